"""Pages written by hand that show a part of the plans."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import PlansError
from generator.pages import writer
from generator.pages.embed import content_pages, embedded, unknown_embeds
from generator.pages.view import Site

Make = Callable[..., Site]
KNOWN = {"plannen", "dit kwartaal", "wijken"}


@pytest.fixture
def pages(site_of: Make) -> Callable[..., dict[str, str]]:
    """Give a function that writes pages by hand and gives those that embeds change."""

    def write(**written: str) -> dict[str, str]:
        site = site_of({"buurtplan": "areas: noord\nactivities: [{title: Bomen, when: Q1 2026}]\n"}, areas=AREAS)
        for name, text in written.items():
            (site.settings.content / f"{name}.md").write_text(text, "utf-8")
        return {file.uri: str(file.content) for file in embedded(site, writer(site).env)}

    return write


AREAS = "- {id: noord, name: Noord}\n- {id: zuid, name: Zuid}\n"


def test_a_word_on_a_line_of_its_own_becomes_that_part(pages: Callable[..., dict[str, str]]) -> None:
    found = pages(index="# Welkom\n\n[[plannen]]\n\n[[ Dit Kwartaal ]]  \n\n[[wijken]]\n\nTot ziens.\n")["index.md"]

    assert found.startswith("# Welkom\n")
    assert found.endswith("\nTot ziens.\n")
    assert 'href="/plannen/buurtplan/"' in found
    assert "Bomen" in found
    assert "Noord" in found
    assert "Zuid" not in found
    assert "[[" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Zonder iets.\n",
        "Zie [[plannen]] hier.\n",
        "[[onbekend]]\n",
        "```\n[[plannen]]\n```\n",
        "~~~ md\n[[plannen]]\n\n[[wijken]]\n~~~\n",
        "````\n```\n[[plannen]]\n```\n````\n",
        "    [[plannen]]\n",
        "```\n[[plannen]]\n",
        "",
    ],
)
def test_a_page_that_embeds_nothing_stays_as_it_is(pages: Callable[..., dict[str, str]], text: str) -> None:
    assert pages(index=text) == {}


def test_what_follows_a_code_block_is_embedded(pages: Callable[..., dict[str, str]]) -> None:
    found = pages(index="```\n[[plannen]]\n```\n\n[[plannen]]\n")["index.md"]

    assert found.count("[[plannen]]") == 1
    assert found.count("Buurtplan") == 1


def test_a_page_in_a_folder_is_written_out_too(pages: Callable[..., dict[str, str]], site_of: Make) -> None:
    folder = site_of({}).settings.content / "uitleg"
    folder.mkdir()
    (folder / "meer.md").write_text("[[plannen]]\n", "utf-8")

    assert 'href="/plannen/buurtplan/"' in pages()["uitleg/meer.md"]


def test_a_word_that_nobody_knows_is_told_at_its_place(site_of: Make) -> None:
    settings = site_of({}).settings
    (settings.content / "index.md").write_text("# A\n\u2028\n[[plannen]]\n\n[[ planen ]]\n\n```\n[[x]]\n```\n", "utf-8")

    (found,) = unknown_embeds(settings, KNOWN)

    assert (found.code, dict(found.values)) == ("V010", {"text": "planen", "known": "dit kwartaal, plannen, wijken"})
    assert (found.place.file, found.place.line, found.place.column) == ("content/index.md", 5, 1)
    assert (found.place.length, found.place.text) == (12, "[[ planen ]]")


def test_a_page_that_is_no_utf_8_is_one_sentence(site_of: Make) -> None:
    settings = site_of({}).settings
    (settings.content / "index.md").write_bytes("# Één\n".encode("cp1252"))

    with pytest.raises(PlansError, match=r"index\.md kan niet gelezen worden"):
        list(unknown_embeds(settings, KNOWN))


def test_a_byte_order_mark_is_no_trouble(site_of: Make) -> None:
    settings = site_of({}).settings
    (settings.content / "index.md").write_text("[[planen]]\n", "utf-8-sig")

    assert [found.place.line for found in unknown_embeds(settings, KNOWN)] == [1]


def test_pages_come_in_a_fixed_order_and_folders_are_no_pages(site_of: Make) -> None:
    content: Path = site_of({}).settings.content
    (content / "map.md").mkdir()
    for name in ("b.md", "a.md", "map.md/c.md"):
        (content / name).write_text("", "utf-8")

    found = [path.relative_to(content).as_posix() for path in content_pages(site_of({}).settings)]

    assert found == ["a.md", "b.md", "map.md/c.md"]
