"""The house style: colours that are chosen, colours that follow, and what is told when they cannot be read."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.command.common import ERRORS
from generator.errors import Finding
from generator.house import KEYS, House, dark, light, read_house, stylesheet
from generator.house.colour import SHAPE, TEXT, WHITE, Colour, contrast, nearest
from generator.house.pairs import MET, WORDS, house_of, unreadable
from generator.house.style import FIXED
from generator.report import as_text, sentences

TOKENS = Path(__file__).parents[1] / "templates/theme/assets/stylesheets/tokens.css"

colours = st.builds(Colour, *[st.integers(0, 255)] * 3)
choices = st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, colours))


def read(colours: str) -> tuple[House, tuple[Finding, ...]]:
    return read_house(f"extra:\n  colours:\n{colours}", "mkdocs.yml", ())


def told(text: str) -> list[tuple[str, int, int]]:
    _, findings = read_house(text, "mkdocs.yml", ())
    return [(each.code, each.place.line, each.place.column) for each in findings]


def fixed_tokens(scheme: str) -> dict[str, Colour]:
    """Give the colours in tokens.css of `light` or `dark`."""
    parts = TOKENS.read_text("utf-8").split('[data-scheme="dark"]')
    part = parts[1] if scheme == "dark" else parts[0].partition("/* Dark")[0]
    return {name: Colour.read(value) for name, value in re.findall(r"--pw-([\w-]+): (#\w{3,6});", part)}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000", "#fff", 21),
        ("#777", "#fff", 4.48),
        ("#0b4f6c", "#ffffff", 8.94),
        ("#f00", "#00f", 2.15),
        ("#abc", "#AABBCC", 1),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(Colour.read(one), Colour.read(other)) == pytest.approx(expected, abs=0.005)


@given(colours)
def test_a_colour_is_read_as_it_is_written(colour: Colour) -> None:
    assert Colour.read(str(colour)) == colour
    assert Colour.read(str(colour).upper()) == colour


@given(colours, st.floats(0.1, 1), st.floats(0, 3))
def test_another_tone_has_the_lightness_that_was_asked(colour: Colour, lightness: float, chroma: float) -> None:
    assert colour.toned(lightness, chroma).lightness == pytest.approx(lightness, abs=0.03)


def test_the_nearest_colour_keeps_its_hue() -> None:
    assert str(nearest(Colour.read("#33aa33"), [(WHITE, TEXT)])) == "#018a0c"
    assert nearest(Colour.read("#006400"), [(WHITE, TEXT)]) == Colour.read("#006400")
    with pytest.raises(ValueError, match="no lightness of #777777"):
        nearest(Colour.read("#777"), [(WHITE, 7), (Colour(0, 0, 0), 7)])


def test_without_colours_the_site_has_its_own() -> None:
    assert read_house("site_name: x\n", "mkdocs.yml", ()) == (House(), ())
    assert read_house("extra:\n  colours:\n", "mkdocs.yml", ()) == (House(), ())


def test_one_colour_is_enough_and_lines_and_links_follow_it() -> None:
    house, findings = read("    brand: '#7a1f3d'\n")

    assert findings == ()
    assert {str(each) for each in (house.brand, house.accent, house.link)} == {"#7a1f3d"}


def test_a_light_brand_with_dark_text_gives_links_that_can_be_read() -> None:
    house, findings = read("    brand: '#ffcc00'\n    on_brand: '#1a1a1a'\n")

    assert findings == ()
    assert str(house.brand) == "#ffcc00"
    assert contrast(house.link, WHITE) >= TEXT
    assert contrast(Colour.read(light(house)["brand-deep"]), house.on_brand) >= TEXT


def test_what_was_chosen_is_not_altered() -> None:
    written = "".join(f"    {key}: '{value}'\n" for key, value in CHOSEN.items())
    house, findings = read(written)

    assert findings == ()
    assert {key: light(house)[key.replace("_", "-")] for key in KEYS} == CHOSEN


CHOSEN: Mapping[str, str] = {
    "brand": "#5b2a86",
    "on_brand": "#fffbe6",
    "accent": "#c2410c",
    "link": "#5b2a86",
    "surface": "#faf5ff",
    "ink": "#221a2b",
}


def test_too_little_contrast_is_told_at_its_place_with_the_ratio_and_a_colour_that_will_do() -> None:
    _, findings = read("    link: '#5599aa'\n")

    assert as_text(findings) == (
        "fout[H001]: te weinig contrast: link #5599aa met de achtergrond #ffffff is 3,2 : 1, nodig is 4,5 : 1\n"
        " --> mkdocs.yml:3:11\n"
        "   |\n"
        " 3 |     link: '#5599aa'\n"
        "   |           ^^^^^^^^^\n"
        "   = hulp: neem bijvoorbeeld link: '#317687'\n"
        "\n"
        "1 fout in 1 bestand\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("extra:\n  colours: {link: '#5599aa', brand: '#ffcc00'}\n", [("H001", 2, 19), ("H005", 2, 37)]),
        ("extra:\n  colours:\n    on_brand: '#456'\n", [("H001", 3, 15)]),
        ("extra:\n  colours:\n    surface: '#888'\n", [("H001", 3, 14)]),
        ("extra:\n  colours:\n    ink: '#999'\n", [("H001", 3, 10)]),
        ("extra:\n  colours:\n    accent: '#ccc'\n", [("H001", 3, 13)]),
        ("extra:\n  colours:\n    brand: blauw\n", [("H002", 3, 12)]),
        ("extra:\n  colours:\n    brand: 0b4f6c\n", [("H002", 3, 12)]),
        ("extra:\n  colours:\n    brand: #0b4f6c\n", [("H003", 3, 11)]),
        ("extra:\n  colours:\n    brand:\n", [("S006", 3, 11)]),
        ("extra:\n  colours:\n    brand: [1]\n", [("S007", 3, 12)]),
        ("extra:\n  colours:\n    brnd: '#000'\n", [("S001", 3, 5)]),
        ("extra:\n  colours:\n    brnad: geel\n", [("S001", 3, 5)]),
        ("extra:\n  colours:\n    zwier: '#000'\n", [("S003", 3, 5)]),
        ("extra:\n  colours: blauw\n", [("S014", 2, 12)]),
        ("extra:\n  colors: {brand: '#000'}\n", [("S001", 2, 3)]),
        ("theme:\n  logo: beeld/logo.svg\n", [("H004", 2, 9)]),
        ("theme:\n  favicon: https://voorbeeld.nl/x.png\n", [("H004", 2, 12)]),
        ("theme: material\nextra: []\n", []),
        ("- a\n", []),
    ],
)
def test_each_mistake_is_told_at_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert told(text) == expected


def test_a_colour_that_nobody_chose_is_named_in_words_of_the_language() -> None:
    _, findings = read("    surface: '#888'\n    ink: '#999'\n")

    assert [sentences(each, "nl").what.partition(" is ")[0] for each in findings] == [
        "te weinig contrast: surface #888888 met de kleur van wat goed gaat #17694e",
        "te weinig contrast: ink #999999 met de achtergrond #ffffff",
    ]
    assert "with the background #ffffff is" in sentences(findings[1], "en").what
    assert {other for met in MET.values() for other, _ in met} <= WORDS.keys() | set(KEYS)


@pytest.mark.parametrize(("written", "proposed"), [("brand: 0b4f6c", "'#0b4f6c'"), ("brand: #0b4f6c", "'#0b4f6c'")])
def test_a_colour_without_quotes_or_hash_is_proposed_as_it_should_be(written: str, proposed: str) -> None:
    _, findings = read(f"    {written}\n")
    assert proposed in sentences(findings[0]).help


def test_a_picture_may_stand_in_the_content_or_in_the_theme(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "wapen.png").touch()
    text = "theme: {logo: wapen.png}\n"

    assert read_house(text, "mkdocs.yml", (tmp_path / "theme", tmp_path / "content"))[1] == ()


@given(choices)
@settings(max_examples=50, deadline=None)
def test_following_every_remedy_is_enough(chosen: dict[str, Colour]) -> None:
    mended = chosen | {each.key: each.remedy for each in unreadable(chosen)}

    assert list(unreadable(mended)) == []
    assert house_of(chosen) == house_of(mended)


@given(choices)
@settings(max_examples=50, deadline=None)
def test_whatever_is_chosen_both_schemes_can_be_read(chosen: dict[str, Colour]) -> None:
    house = house_of(chosen)
    for scheme, tokens in (("light", light(house)), ("dark", dark(house))):
        colours = fixed_tokens(scheme) | {name: Colour.read(value[:7]) for name, value in tokens.items()}
        low = [
            f"{scheme}: {name} {colours[name]} on {ground} {colours[ground]}: {ratio:.2f}"
            for names, grounds, least in MEETINGS
            for name in names.split()
            for ground in grounds.split()
            if (ratio := contrast(colours[name], colours[ground])) < least
        ]
        assert low == []


MEETINGS = (
    ("on-brand", "brand brand-deep", TEXT),
    ("ink ink-soft link link-hover", "ground surface notice-ground bad-ground", TEXT),
    ("good notice bad", "ground surface", TEXT),
    ("focus accent line-strong", "ground surface", SHAPE),
)
"""Every colour of text or of a shape that means something, and the grounds it stands on in the style sheets."""


def test_the_fixed_colours_are_those_of_the_style_sheet() -> None:
    of_house = {"ground"}
    tokens = fixed_tokens("light")

    assert {name: colour for name, colour in FIXED.items() if name not in of_house} == {
        name: tokens[name] for name in FIXED.keys() - of_house
    }


def test_the_style_sheet_holds_both_schemes_and_keeps_paper_light() -> None:
    text = stylesheet(House())

    assert text.count("--pw-brand:") == 3
    assert all(block.startswith(" screen") for block in text.split("@media")[1:])
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_site_with_an_unreadable_colour_is_refused(
    project: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    config = project / "mkdocs.yml"
    config.write_text(re.sub(r"(?m)^( *link:).*$", r"\1 '#88bbcc'", config.read_text("utf-8")), "utf-8")

    assert main([command]) == ERRORS

    said = capsys.readouterr()
    assert (
        "link #88bbcc met de achtergrond #ffffff is 2,0 : 1, nodig is 4,5 : 1\n --> mkdocs.yml:" in said.out + said.err
    )
    assert not (project / "site").exists()
