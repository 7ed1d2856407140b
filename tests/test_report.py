"""Findings in words."""

import ast
import io
import json
import re
import string
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import report
from generator.errors import Finding, Place, Severity
from generator.report.columns import visible, width

SOURCES = Path(__file__).parent.parent / "generator"
CODE = re.compile(r"[A-Z]\d{3}")

LINE = "    amounts: {2020: '€ 60.00,0', 2021: 60000}"
WRONG = Finding("B004", Place("plans/wijkondersteuner.yml", 88, 21, 11, LINE), {"text": "€ 60.00,0"})
ADVICE = Finding("S002", Place("plans/a.yml"), {"key": "title"}, Severity.ADVICE)


def test_a_finding_shows_its_line_with_a_caret_and_how_to_mend_it() -> None:
    assert report.as_text([WRONG]) == (
        "fout[B004]: bedrag niet begrepen: '€ 60.00,0'\n"
        " --> plans/wijkondersteuner.yml:88:21\n"
        "   |\n"
        "88 |     amounts: {2020: '€ 60.00,0', 2021: 60000}\n"
        "   |                     ^^^^^^^^^^^\n"
        "   = hulp: schrijf bijvoorbeeld '€ 12.560', '€ 21,45', '€ 1,5 miljoen', p.m. of onbekend\n"
        "\n"
        "1 fout in 1 bestand\n"
    )


def test_a_finding_about_a_whole_file_names_only_the_file() -> None:
    assert report.as_text([ADVICE], "en") == (
        "advice[S002]: 'title' is missing here\n"
        " --> plans/a.yml\n"
        "   = help: add a line 'title: ...'\n"
        "\n"
        "1 piece of advice in 1 file\n"
    )


@pytest.mark.parametrize(
    ("findings", "plans", "language", "line"),
    [
        ([WRONG, WRONG, WRONG, ADVICE, ADVICE], 5, "nl", "3 fouten, 2 adviezen in 2 bestanden"),
        ([WRONG, WRONG], 5, "en", "2 errors in 1 file"),
        ([], 5, "nl", "Alles in orde: 5 plannen."),
        ([], 1, "nl", "Alles in orde: 1 plan."),
        ([], 0, "en", "All is well."),
        ([], 0, "fr", "Alles in orde."),
    ],
)
def test_the_closing_line_counts(findings: list[Finding], plans: int, language: str, line: str) -> None:
    assert report.summary(findings, language, plans=plans) == line


def caret(text: str, column: int, length: int = 1) -> tuple[str, str]:
    place = Place("a.yml", 1, column, length, text)
    lines = report.as_text([Finding("T002", place)]).splitlines()
    assert lines[3].startswith(" 1 | ")
    return lines[3][5:], lines[4][5:]


def test_the_caret_stands_under_tabs_wide_and_combining_characters() -> None:
    assert caret("\tx: y", 5) == ("    x: y", " " * 7 + "^")
    assert caret("日本: y", 5) == ("日本: y", " " * 6 + "^")
    assert caret("日本: y", 1, 2) == ("日本: y", "^" * 4)
    assert caret("e\u0301: y", 5) == ("e\u0301: y", " " * 3 + "^")


def test_a_place_may_lie_beyond_the_end_of_its_line() -> None:
    assert caret("title:", 7, 40) == ("title:", " " * 6 + "^")
    assert caret("title: x", 8, 40) == ("title: x", " " * 7 + "^")


def test_of_a_long_line_only_the_part_around_the_place_is_shown() -> None:
    line, mark = caret("a" * 500 + "HERE" + "b" * 500, 501, 4)
    assert width(line) <= 125
    assert line.startswith("…a")
    assert line.endswith("b…")
    assert line[mark.index("^") : mark.rindex("^") + 1] == "HERE"


def test_values_are_literal_and_cannot_command_a_terminal() -> None:
    text = report.as_text([Finding("B004", Place("a\n.yml"), {"text": "{text}{0} \x1b[31m\r\n\u202e\u200b\x7f"})])
    assert "bedrag niet begrepen: '{text}{0} ␛[31m␍␊<U+202E><U+200B>␡'" in text
    assert " --> a␊.yml\n" in text


@given(st.text())
def test_any_text_becomes_one_printable_line(text: str) -> None:
    assert len(visible(text).splitlines()) <= 1
    assert "\x1b" not in visible(text)


@given(st.text(), st.integers(0, 50), st.integers(1, 50))
def test_any_line_can_be_shown(text: str, column: int, length: int) -> None:
    finding = Finding("B004", Place("a.yml", 7, column, length, text), {"text": text})
    assert report.as_text([finding]).endswith("\n1 fout in 1 bestand\n")


def test_colours_are_for_a_terminal_that_wants_them() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    assert report.wants_colour(Terminal(), {})
    assert not report.wants_colour(Terminal(), {"NO_COLOR": "1"})
    assert not report.wants_colour(Terminal(), {"TERM": "dumb"})
    assert not report.wants_colour(io.StringIO(), {})


def test_colours_change_no_character() -> None:
    coloured = report.as_text([WRONG, ADVICE], colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == report.as_text([WRONG, ADVICE])


def test_the_address_of_the_guide_stands_below_the_findings() -> None:
    said = report.as_text([WRONG, ADVICE], site_url="https://plannen.voorbeeld.nl/plan/").splitlines()

    assert said[-2:] == [
        "Meer uitleg bij elke code: https://plannen.voorbeeld.nl/plan/redactie/meldingen/",
        "1 fout, 1 advies in 2 bestanden",
    ]
    assert "Meer uitleg" not in report.as_text([], site_url="https://plannen.voorbeeld.nl/")


def test_github_annotations_are_escaped() -> None:
    finding = Finding("B004", Place("a,b:c%.yml", 2, 3, 4, "x"), {"text": "5% ::error::"})
    assert report.as_github([finding, ADVICE]).splitlines() == [
        (
            "::error file=a%2Cb%3Ac%25.yml,title=fout[B004],line=2,col=3,endColumn=7::"
            "bedrag niet begrepen: '5%25 ::error::'%0A"
            "hulp: schrijf bijvoorbeeld '€ 12.560', '€ 21,45', '€ 1,5 miljoen', p.m. of onbekend"
        ),
        (
            "::notice file=plans/a.yml,title=advies[S002]::hier ontbreekt 'title'%0A"
            "hulp: voeg een regel 'title: ...' toe"
        ),
    ]


def test_json_holds_everything() -> None:
    read = json.loads(report.as_json([WRONG, ADVICE], "en"))
    assert (read["version"], read["errors"], read["advice"]) == (1, 1, 1)
    assert read["findings"][0] == {
        "code": "B004",
        "severity": "error",
        "file": "plans/wijkondersteuner.yml",
        "line": 88,
        "column": 21,
        "length": 11,
        "text": LINE,
        "what": "amount not understood: '€ 60.00,0'",
        "help": "write for example '€ 12.560', '€ 21,45', '€ 1,5 miljoen', p.m. or onbekend",
        "guide": "redactie/meldingen/#b004",
    }


def test_gitlab_tells_findings_apart_and_knows_them_again_on_another_line() -> None:
    moved = replace(WRONG, place=WRONG.place._replace(line=90))
    read = json.loads(report.as_gitlab([WRONG, ADVICE, moved], "en"))
    again = json.loads(report.as_gitlab([moved]))
    assert read[0] == {
        "description": "amount not understood: '€ 60.00,0': write for example '€ 12.560', '€ 21,45', '€ 1,5 miljoen', "
        "p.m. or onbekend",
        "check_name": "B004",
        "fingerprint": again[0]["fingerprint"],
        "severity": "major",
        "location": {"path": "plans/wijkondersteuner.yml", "lines": {"begin": 88}},
    }
    assert (read[1]["severity"], read[1]["location"]["lines"]["begin"]) == ("info", 1)
    assert len({each["fingerprint"] for each in read}) == len(read)


def test_the_summary_for_github_holds_every_finding_as_text() -> None:
    wrong = Finding("B004", Place("a<b>.yml", 2), {"text": "</li> @wie [x](y) #1\n# kop"})
    said = report.as_markdown([wrong, ADVICE], "nl", site_url="https://plannen.voorbeeld.nl/plan/")
    assert said.startswith("## Controle van de plannen\n\n1 fout, 1 advies in 2 bestanden\n\n- **fout [B004](")
    assert "(https://plannen.voorbeeld.nl/plan/redactie/meldingen/#b004)" in said
    assert not [active for active in ("</li>", "@wie", "[x]", " #1", "a<b>") if active in said]
    assert "&#60;/li&#62; &#64;wie &#91;x&#93;(y) &#35;1␊&#35; kop" in said
    assert "**advies S002**" in report.as_markdown([ADVICE])


def test_the_summary_for_github_says_so_where_nothing_is_wrong() -> None:
    assert report.as_markdown([], plans=5) == "## Controle van de plannen\n\nAlles in orde: 5 plannen.\n"


def test_the_summary_for_github_keeps_below_what_it_takes() -> None:
    long = Finding("B004", Place("a.yml", 2), {"text": "€" * 1000})
    said = report.as_markdown([long] * 2000)
    assert len(said.encode()) < 1024 * 1024
    assert said.endswith("De lijst is ingekort; alles staat in het verslag van de controle.\n")


def placeholders(code: str, language: str) -> set[str]:
    parsed = (string.Formatter().parse(sentence) for sentence in report.messages()[code][language].values())
    return {name for parts in parsed for _, name, _, _ in parts if name is not None}


def codes_in_sources() -> set[str]:
    quoted = re.compile(rf"[\"']({CODE.pattern})[\"']")
    sources = (path for path in SOURCES.rglob("*.py") if path.name != "report.py")
    return {code for path in sources for code in quoted.findall(path.read_text("utf-8"))}


def given_in_sources() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Give each call that names a code and spells out all its values."""
    for path in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Name):
                values = spelled_out(node)
                code = node.args[0]
                if values is not None and isinstance(code, ast.Constant):
                    yield f"{path.name}:{node.lineno}", str(code.value), values


def spelled_out(call: ast.Call) -> frozenset[str] | None:
    if isinstance(call.func, ast.Name) and call.func.id == "Refused":
        names = [keyword.arg for keyword in call.keywords]
        return None if None in names else frozenset(str(name) for name in names)
    if not (isinstance(call.func, ast.Name) and call.func.id == "Finding"):
        return None
    values = call.args[2] if len(call.args) > 2 else ast.Dict([], [])
    if isinstance(values, ast.Dict) and all(isinstance(key, ast.Constant) for key in values.keys):
        return frozenset(str(key.value) for key in values.keys if isinstance(key, ast.Constant))
    return None


def test_every_code_has_a_message_and_every_message_is_used() -> None:
    silent = codes_in_sources() - report.messages().keys()
    unused = report.messages().keys() - codes_in_sources()

    assert not silent, f"write a message in generator/messages/ for {', '.join(sorted(silent))}"
    assert not unused, f"nothing tells these: take them out of generator/messages/: {', '.join(sorted(unused))}"


@pytest.mark.parametrize("code", sorted(report.messages()))
def test_both_languages_say_what_is_wrong_and_how_to_mend_it(code: str) -> None:
    message = report.messages()[code]
    assert CODE.fullmatch(code)
    assert set(message) == set(report.LANGUAGES)
    assert all(set(said) == {"what", "help"} and all(said.values()) for said in message.values())
    assert placeholders(code, "nl") == placeholders(code, "en")


def test_no_code_has_two_messages() -> None:
    lines = [line for path in SOURCES.glob("messages/*.yml") for line in path.read_text("utf-8").splitlines()]
    codes = [line.rstrip(":") for line in lines if re.fullmatch(rf"{CODE.pattern}:", line)]
    assert sorted(codes) == sorted(report.messages())


def test_a_message_leaves_open_what_the_code_fills_in() -> None:
    wrong = [
        f"{where}: {code} is given {sorted(values)}, its message asks {sorted(placeholders(code, 'nl'))}"
        for where, code, values in given_in_sources()
        if code in report.messages() and not placeholders(code, "nl") <= values
    ]
    assert wrong == []


def test_errors_stand_last_where_a_terminal_leaves_its_reader() -> None:
    error = Finding("Y099", Place("plans/a.yml", 1))
    advice = Finding("T005", Place("plans/b.yml", 2), {"text": "x"}, Severity.ADVICE)

    told = report.as_text([error, advice])

    assert told.index("T005") < told.index("Y099")
