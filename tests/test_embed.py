"""Pages written by hand that show a part of the plans."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.errors import Finding, InvalidPlans, PlansError, Severity
from generator.labels import read_labels
from generator.load import PlanFile
from generator.pages import writer
from generator.pages.embed import embedded
from generator.pages.embed.check import holds, wrong_embeds
from generator.pages.embed.find import content_pages, embeds_in, read_page
from generator.pages.embed.fit import fit
from generator.pages.embed.words import PARTS, Kind, read_words
from generator.pages.view import Site
from generator.report import messages, sentences

Make = Callable[..., Site]
Pages = Callable[..., dict[str, str]]
LABELS = Path(__file__).parent.parent / "templates" / "labels"

EVERYTHING = ", ".join([*read_words(LABELS, "nl").known(""), "plan ...", "wijk ...", "thema ..."])
AREAS = '- {id: noord, name: Noord}\n- {id: zuid, name: "\'t Zuid"}\n'
THEMES = "- {id: groen, name: Groen}\n"
BUURTPLAN = """
areas: noord
themes: groen
period: 2025 t/m 2027
goals: [{id: samen, title: Samen}]
activities: [{id: bomen, title: Bomen, when: Q1 2026, for: samen}]
milestones: [{id: feest, title: Feest, when: 2027, text: 'Met [bomen](#bomen).[^bron]'}]
budget:
  lines: [{title: Grond, amounts: {2025: 10, 2026: 20}, note: 'Voor [bomen](#bomen).'}]
glossary: [{term: Bewoner, text: Wie er woont.}]
footnotes: {bron: Een bron.}
"""


@pytest.fixture
def site(site_of: Make) -> Site:
    """Make a site with a plan that has everything and one that has nothing."""
    plans = {"buurtplan": BUURTPLAN, "leeg": "areas: zuid\n"}
    return site_of(plans, areas=AREAS, themes=THEMES)


@pytest.fixture
def pages(site: Site) -> Pages:
    """Give a function that writes pages by hand and gives those that embeds change."""

    def write(**written: str) -> dict[str, str]:
        for name, text in written.items():
            (site.settings.content / f"{name}.md").write_text(text, "utf-8")
        return {file.uri: str(file.content) for file in embedded(site, writer(site).env)}

    return write


def test_a_word_on_a_line_of_its_own_becomes_that_part(pages: Pages) -> None:
    found = pages(index="# Welkom\n\n[[plannen]]\n\n[[ Dit  Kwartaal ]]  \n\n[[wijken]]\n\nTot ziens.\n")["index.md"]

    assert found.startswith("# Welkom\n")
    assert found.endswith("\nTot ziens.\n")
    assert 'href="/plannen/buurtplan/"' in found
    assert "Bomen" in found
    assert "Noord" in found
    assert "[[" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Zonder iets.\n",
        "Zie [[plannen]] hier.\n",
        "[[onbekend]]\n",
        "\\[[plannen]]\n",
        "`[[plannen]]`\n",
        "```\n[[plannen]]\n```\n",
        "~~~ md\n[[plan buurtplan: geld]]\n\n[[wijken]]\n~~~\n",
        "````\n```\n[[plannen]]\n```\n````\n",
        "    [[plannen]]\n",
        "```\n[[plannen]]\n",
        "<!--\n[[plannen]]\n-->\n",
        "[[plan bestaat-niet]]\n",
        "[[wijk bestaat-niet]]\n",
        "",
    ],
)
def test_a_page_that_embeds_nothing_stays_as_it_is(pages: Pages, text: str) -> None:
    assert pages(index=text) == {}


def test_what_follows_a_code_block_is_embedded(pages: Pages) -> None:
    found = pages(index="```\n[[plannen]]\n```\n\n[[plan buurtplan]]\n")["index.md"]

    assert found.count("[[plannen]]") == 1
    assert found.count(">Buurtplan buurtplan<") == 1


def test_a_page_in_a_folder_is_written_out_too(pages: Pages, site: Site) -> None:
    folder = site.settings.content / "uitleg"
    folder.mkdir()
    (folder / "meer.md").write_text("[[plannen]]\n", "utf-8")

    assert 'href="/plannen/buurtplan/"' in pages()["uitleg/meer.md"]


@pytest.mark.parametrize(
    ("part", "shown"),
    [
        ("", 'class="pw-card"'),
        (": kaart", 'class="pw-card"'),
        (": samenvatting", "<p>Drie zinnen voor "),
        (": feiten", "<dt>Wanneer</dt>"),
        (": planning", 'class="pw-timeline"'),
        (": geld", "Grond"),
        (": dit kwartaal", "Bomen"),
        (": This Quarter", "Bomen"),
        (":summary", "<p>Drie zinnen voor "),
    ],
)
def test_a_part_of_a_plan_is_shown_and_leads_to_the_plan(pages: Pages, part: str, shown: str) -> None:
    found = pages(index=f"[[plan Buurtplan{part}]]\n")["index.md"]

    assert shown in found
    assert 'href="/plannen/buurtplan/' in found
    assert not re.search(r"^#|^\s*$", found.strip(), re.MULTILINE), "Markdown or an empty line within the HTML"


def test_a_quarter_in_which_a_plan_does_nothing_says_so(pages: Pages) -> None:
    assert "er nu niets" in pages(index="[[plan leeg: dit kwartaal]]\n")["index.md"]


@pytest.mark.parametrize("line", ["wijk noord", "wijk Noord: plannen", "thema groen: plannen", "area noord"])
def test_the_plans_of_an_area_or_a_theme_are_shown(pages: Pages, line: str) -> None:
    found = pages(index=f"[[{line}]]\n")["index.md"]

    assert "/plannen/buurtplan/" in found
    assert "/plannen/leeg/" not in found


@pytest.mark.parametrize(
    ("line", "shown"),
    [("wijk noord: dit kwartaal", True), ("thema groen: dit kwartaal", True), ("wijk 't zuid: dit kwartaal", False)],
)
def test_the_quarter_of_an_area_or_a_theme_is_shown(pages: Pages, line: str, *, shown: bool) -> None:
    assert ("/plannen/buurtplan/#bomen" in pages(index=f"[[{line}]]\n")["index.md"]) == shown


def test_the_same_part_twice_keeps_its_ids_apart(pages: Pages) -> None:
    line = "[[plan buurtplan: planning]]\n\n"
    found = pages(index=f"{line}{line}[[plan buurtplan: geld]]\n")["index.md"]

    ids = re.findall(r'\sid="([^"]+)"', found)
    named = re.findall(r'\s(?:aria-labelledby|popovertarget)="([^"]+)"', found)
    assert len(ids) == len(set(ids))
    assert all(each.startswith(("deel--1--", "deel--2--", "deel--3--")) for each in ids)
    assert named
    assert set(named) <= set(ids)


def test_links_to_what_did_not_come_along_lead_to_the_plan(pages: Pages) -> None:
    found = pages(index="[[plan buurtplan: planning]]\n")["index.md"]

    assert 'href="/plannen/buurtplan/#bomen"' in found
    assert 'href="/plannen/buurtplan/#voetnoot--bron"' in found
    assert 'href="#' not in found


def test_a_word_of_the_plan_opens_its_meaning(pages: Pages) -> None:
    found = pages(index="[[plan buurtplan: samenvatting]]\n")["index.md"]

    assert "<span>bewoners</span>.</button>" in found
    assert "Wie er woont." in found


def test_headings_stand_below_the_one_above_them(pages: Pages) -> None:
    card = "[[plan buurtplan]]\n\n"
    found = pages(index=f"{card}# A\n\n{card}### B\n\n```\n# C\n```\n{card}###### D\n\n{card}")["index.md"]

    assert re.findall(r"<h(\d)>", found) == ["2", "2", "4", "6"]


def test_a_piece_fits_where_it_lands() -> None:
    html = (
        '## A > B {#a}\n\n \n<h4>C</h4> <a href="#a" aria-label="a b">#a</a> <a href="#z">z</a>'
        '<td headers="a z" data-id="a"></td>'
    )

    assert fit(html, "/plannen/x/", "deel--1", 3) == (
        '<h4 id="deel--1--a">A > B</h4>\n<h6>C</h6> <a href="#deel--1--a" aria-label="a b">#a</a>'
        ' <a href="/plannen/x/#z">z</a><td headers="deel--1--a z" data-id="a"></td>'
    )


# --- what is wrong ---


def wrong(site: Site, text: str) -> list[Finding]:
    (site.settings.content / "index.md").write_text(text, "utf-8")
    return list(wrong_embeds(site.settings, site.catalogue))


@pytest.mark.parametrize(
    ("line", "code", "values"),
    [
        ("planen", "E007", {"text": "planen", "suggestion": "plannen"}),
        ("buurtplan: geld", "E007", {"text": "buurtplan: geld", "suggestion": "plan buurtplan: geld"}),
        ("plan: buurtplan", "E007", {"text": "plan: buurtplan", "suggestion": "plan buurtplan"}),
        ("x", "V010", {"text": "x", "known": EVERYTHING}),
        ("plan burtplan", "E001", {"kind": "plan", "id": "burtplan", "suggestion": "buurtplan"}),
        ("plan Buurtplan buurtplan: geld", "E001", {"suggestion": "buurtplan"}),
        ("plan q: geld", "E002", {"kind": "plan", "id": "q", "known": "buurtplan, leeg"}),
        ("plan buurtplan: plannig", "E003", {"kind": "plan", "part": "plannig", "suggestion": "planning"}),
        ("plan buurtplan: risico", "E004", {"known": "kaart, samenvatting, feiten, planning, geld, dit kwartaal"}),
        ("plan buurtplan: plannen", "E003", {"suggestion": "planning"}),
        ("plan buurtplan:", "E004", {"part": ""}),
        ("wijk noord: geld", "E004", {"kind": "wijk", "known": "plannen, dit kwartaal"}),
        ("plan leeg: geld", "E005", {"id": "leeg", "part": "geld"}),
        ("plan leeg: timeline", "E005", {"id": "leeg", "part": "timeline"}),
        ("wijk noort", "E001", {"kind": "wijk", "id": "noort", "suggestion": "noord"}),
        ("thema q", "E002", {"kind": "thema", "id": "q", "known": "groen"}),
    ],
)
def test_a_line_that_would_show_nothing_is_told(site: Site, line: str, code: str, values: dict[str, str]) -> None:
    (found,) = wrong(site, f"[[{line}]]\n")

    assert (found.code, {key: found.values[key] for key in values}) == (code, values)
    for language in ("nl", "en"):
        assert sentences(found, language).help


@pytest.mark.parametrize("line", ["plannen", "plan leeg", "plan leeg: dit kwartaal", "wijk zuid", "thema groen: plans"])
def test_a_line_that_shows_something_is_right(site: Site, line: str) -> None:
    assert wrong(site, f"[[{line}]]\n") == []


def test_a_draft_may_be_shown_in_the_preview_only(site_of: Make) -> None:
    site = site_of({"concept": "status: draft\nareas: noord\n"}, areas=AREAS)
    public = replace(site, settings=replace(site.settings, drafts=False))

    assert wrong(site, "[[plan concept]]\n\n[[wijk noord]]\n") == []
    found = wrong(public, "[[plan concept: geld]]\n\n[[wijk noord]]\n")
    assert [(each.code, each.values["id"]) for each in found] == [("E006", "concept"), ("E005", "noord")]


def test_a_misspelt_area_in_a_plan_is_looked_for_there(site_of: Make) -> None:
    site = site_of({"plan": "areas: oost\n"}, areas=AREAS)

    (found,) = wrong(site, "[[wijk noord]]\n")

    assert (found.code, found.values["other"]) == ("E012", "plans/plan.yml")


def test_where_there_is_nothing_yet_no_choice_is_given(site_of: Make) -> None:
    (found,) = wrong(site_of({}), "[[plan buurtplan]]\n")

    assert (found.code, found.values) == ("E011", {"kind": "plan", "id": "buurtplan"})


def test_what_could_not_be_read_is_not_told_twice(site_of: Make) -> None:
    site = site_of({"stuk": "doelen: {\n"}, areas="- {id: noord, naam: Noord}\n")

    assert wrong(site, "[[plan stuk: geld]]\n\n[[wijk noord]]\n") == []


def test_a_line_with_more_on_it_is_advice(site: Site) -> None:
    text = "Zie [[plannen]] en \\[[plannen]], `[[plannen]]`, [[x]].\n    [[plannen]]\n  [[wijken]]\n"

    found = wrong(site, text)

    assert [(each.code, each.severity, each.place.line, each.place.column) for each in found] == [
        ("E008", Severity.ADVICE, 1, 5),
        ("E010", Severity.ADVICE, 2, 1),
        ("E008", Severity.ADVICE, 3, 3),
    ]


def test_a_finding_has_its_place(site: Site) -> None:
    text = "# A\n\u2028\n[[plannen]]\n\n[[ planen ]]  \n\n```\n[[x]]\n```\n"

    (found,) = wrong(site, text)

    assert (found.place.file, found.place.line, found.place.column) == ("content/index.md", 5, 1)
    assert (found.place.length, found.place.text) == (12, "[[ planen ]]")


def test_every_message_about_embeds_is_given() -> None:
    codes = {code for code in messages() if code.startswith("E0")}

    assert codes == {"E001", "E002", "E003", "E004", "E005", "E006", "E007", "E008", "E009", "E010", "E011", "E012"}


def test_a_page_that_is_no_utf_8_is_told_at_its_line(site: Site) -> None:
    path = site.settings.content / "index.md"
    path.write_bytes("# Welkom\n\nÉén [[x]]\n".encode("cp1252"))

    assert list(wrong_embeds(site.settings, site.catalogue)) == []
    with pytest.raises(InvalidPlans) as refused:
        read_page(path, "content/index.md")
    assert [(each.code, each.place.file, each.place.line) for each in refused.value.findings] == [
        ("Y004", "content/index.md", 3)
    ]


@pytest.mark.parametrize(
    "line",
    [
        "[plan buurtplan: geld]",
        "[[plan buurtplan: geld]",
        "[[plan buurtplan: geld",
        "[plan buurtplan: geld]]",
        "{{plan buurtplan: geld}}",
        "  {{ plan buurtplan: geld }}  ",
        "<<plan buurtplan: geld>>",
        "((plan buurtplan: geld))",
    ],
)
def test_brackets_that_are_almost_right_are_told_with_the_right_ones(site: Site, line: str) -> None:
    (found,) = wrong(site, f"Tekst.\n\n{line}\n")

    assert (found.code, found.place.line) == ("E009", 3)
    assert sentences(found).help == "typ op deze regel alleen: [[plan buurtplan: geld]]"


@pytest.mark.parametrize(
    "line",
    ["[plan b](over.md)", "[plan b]: over.md", "\\[[plannen]]", "(wijken)", "plannen", "[ ] wijken", "[over ons]"],
)
def test_other_text_between_brackets_is_text(site: Site, line: str) -> None:
    assert wrong(site, f"{line}\n") == []


def test_a_byte_order_mark_is_no_trouble(site: Site) -> None:
    (site.settings.content / "index.md").write_text("[[planen]]\n", "utf-8-sig")

    assert [found.place.line for found in wrong_embeds(site.settings, site.catalogue)] == [1]


def test_pages_come_in_a_fixed_order_and_folders_are_no_pages(site: Site) -> None:
    content: Path = site.settings.content
    (content / "map.md").mkdir()
    for name in ("b.md", "a.md", "map.md/c.md"):
        (content / name).write_text("", "utf-8")

    assert [path.relative_to(content).as_posix() for path in content_pages(site.settings)] == [
        "a.md",
        "b.md",
        "map.md/c.md",
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_part_has_a_word_in_every_language(language: str) -> None:
    words = read_words(LABELS, language)

    for kind, parts in PARTS.items():
        for part, word in zip(parts, words.known(kind), strict=True):
            asked = words.read(f"{words.kind(kind)} x: {word}" if kind else word)
            assert asked is not None
            assert (asked.kind, asked.part) == (kind, part)


def edits_to_make(
    parts: Mapping[Kind, Iterable[str]], templates: Iterable[str], labels: Mapping[str, Iterable[str]]
) -> set[str]:
    """Say which edits are missing: none where every part has its word in each language and its template, and no more.

    A template is named as below templates/embeds/, a label by its dotted key.
    """
    wanted_templates = {f"plan/{part}" if kind == "plan" else part for kind in parts for part in parts[kind]}
    wanted_labels = {f"embed_part.{part}" if kind else f"embed.{part}" for kind in parts for part in parts[kind]}
    wanted_labels |= {f"embed_of.{kind}" for kind in parts if kind}
    return {
        *(f"template {name}" for name in wanted_templates ^ set(templates)),
        *(f"{language} {key}" for language, known in labels.items() for key in wanted_labels ^ set(known)),
    }


def test_every_part_has_its_words_and_its_template() -> None:
    folder = LABELS.parent / "embeds"
    templates = {path.relative_to(folder).with_suffix("").as_posix() for path in folder.rglob("*.md")}
    groups = ("embed", "embed_of", "embed_part")
    labels = {
        language: {f"{group}.{key}" for group in groups for key in read_labels(LABELS, language).group(group)}
        for language in ("nl", "en")
    }

    assert edits_to_make(PARTS, templates - {"plan"}, labels) == set()


def test_what_is_forgotten_for_a_new_part_is_named() -> None:
    labels = {"nl": ["embed_of.plan", "embed_part.risks"], "en": ["embed_of.plan"]}

    assert edits_to_make({"plan": ["risks"]}, [], labels) == {"template plan/risks", "en embed_part.risks"}
    assert edits_to_make({"": ["plans"]}, ["plans", "old"], {"nl": ["embed.plans"]}) == {"template old"}


def test_a_part_without_a_word_is_one_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "labels"
    folder.mkdir(parents=True)
    text = (LABELS / "nl.yml").read_text("utf-8")
    (folder / "nl.yml").write_text(text.replace("  timeline: planning\n", ""), "utf-8")

    with pytest.raises(PlansError, match=r"Er is geen tekst 'embed_part\.timeline' in templates/labels"):
        read_words(folder, "nl")


def test_a_section_that_is_empty_shows_nothing(plan_from: Callable[..., PlanFile]) -> None:
    assert holds(plan_from("risks: [{title: Regen}]\n").plan, "risks")
    assert not holds(plan_from("").plan, "risks")
    assert not holds(plan_from("").plan, "unheard-of")
    assert all(holds(plan_from("").plan, part) for part in ("card", "summary", "facts", "quarter"))


def test_embeds_know_the_level_they_stand_at() -> None:
    found = [(each.text, each.level) for each in embeds_in("[[a]]\n## B\n[[c  d]]\n#geen kop\n[[e]]\n")]

    assert found == [("a", 1), ("c d", 2), ("e", 2)]
