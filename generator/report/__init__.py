"""Findings in words: as text for a terminal, as annotations for GitHub, as JSON for other programs.

The sentences stand in `messages/*.yml`, one entry per code: `{nl: {what, help}, en: {what, help}}`. What
an editor wrote is filled in as it is and never read as a sentence itself; characters that a terminal
would act upon are shown by name.

The JSON is one object. Names are never removed or given another meaning; new ones may come:

    version   1
    errors    how many findings are errors
    advice    how many are advice
    findings  in the order of the text, each with
        code       such as "B004", stable
        severity   "error" or "advice"
        file       as it was given, or relative to the project
        line       from 1; 0 is the file as a whole
        column     from 1, in characters; 0 is the line as a whole
        length     how many characters are meant
        text       the line itself
        what       what is wrong, one sentence
        help       how to mend it
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TextIO

import yaml

from generator.errors import Finding, Place, Severity, Spoken
from generator.report.columns import cropped, visible, width

LANGUAGES = ("nl", "en")

# A line number takes at least this many columns, so that most reports line up.
_NUMBER_WIDTH = 2

_WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "error": "fout",
        "advice": "advies",
        "help": "hulp",
        "errors_1": "1 fout",
        "errors_n": "{} fouten",
        "advice_1": "1 advies",
        "advice_n": "{} adviezen",
        "files_1": "in 1 bestand",
        "files_n": "in {} bestanden",
        "plans_1": "Alles in orde: 1 plan.",
        "plans_n": "Alles in orde: {} plannen.",
        "well": "Alles in orde.",
    },
    "en": {
        "error": "error",
        "advice": "advice",
        "help": "help",
        "errors_1": "1 error",
        "errors_n": "{} errors",
        "advice_1": "1 piece of advice",
        "advice_n": "{} pieces of advice",
        "files_1": "in 1 file",
        "files_n": "in {} files",
        "plans_1": "All is well: 1 plan.",
        "plans_n": "All is well: {} plans.",
        "well": "All is well.",
    },
}

# What the terminal is told before a word of this kind.
_COLOURS = {"error": "1;31", "advice": "1;36", "place": "34", "plain": "1"}


@dataclass(frozen=True, slots=True)
class Sentences:
    """What a finding says: what is wrong, and how to mend it."""

    what: str
    help: str


@cache
def messages() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Give all messages: code, language, then `what` and `help`, with their placeholders."""
    found: dict[str, Mapping[str, Mapping[str, str]]] = {}
    for file in sorted(files("generator").joinpath("messages").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yml"):
            found |= yaml.safe_load(file.read_text("utf-8")) or {}
    return found


def sentences(finding: Finding, language: str = "nl") -> Sentences:
    """Word one finding in a language; languages other than English get Dutch."""
    message = messages()[finding.code]["en" if language == "en" else "nl"]
    english = language == "en"
    values = {
        name: visible(value.english if english and isinstance(value, Spoken) else value)
        for name, value in finding.values.items()
    }
    return Sentences(message["what"].format_map(values), message["help"].format_map(values))


def as_text(findings: Iterable[Finding], language: str = "nl", *, plans: int = 0, colour: bool = False) -> str:
    """Write findings for a person: each with its line and a caret, then how many there are.

    `plans` is the number of plans to name where nothing is wrong; 0 names none.
    """
    findings = tuple(findings)
    blocks = [_block(finding, language, colour=colour) for finding in findings]
    return "\n\n".join([*blocks, summary(findings, language, plans=plans)]) + "\n"


def summary(findings: Iterable[Finding], language: str = "nl", *, plans: int = 0) -> str:
    """Count the findings in one line."""
    findings = tuple(findings)
    words = _words(language)
    if not findings:
        return _count(words, "plans", plans) if plans else words["well"]
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    counts = (("errors", errors), ("advice", len(findings) - errors))
    kinds = ", ".join(_count(words, key, count) for key, count in counts if count)
    return f"{kinds} {_count(words, 'files', len({finding.place.file for finding in findings}))}"


def as_github(findings: Iterable[Finding], language: str = "nl") -> str:
    """Write findings as workflow commands, which GitHub shows beside the lines of a change."""
    return "".join(f"{_command(finding, language)}\n" for finding in findings)


def as_json(findings: Iterable[Finding], language: str = "nl") -> str:
    """Write findings as one JSON object; the docstring of this module describes it."""
    findings = tuple(findings)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    report = {
        "version": 1,
        "errors": errors,
        "advice": len(findings) - errors,
        "findings": [_record(finding, language) for finding in findings],
    }
    return json.dumps(report, indent=2) + "\n"


def wants_colour(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Tell whether a stream is a terminal whose owner has not refused colours (see no-color.org)."""
    return stream.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def _words(language: str) -> Mapping[str, str]:
    return _WORDS.get(language, _WORDS["nl"])


def _count(words: Mapping[str, str], key: str, number: int) -> str:
    return words[f"{key}_1"] if number == 1 else words[f"{key}_n"].format(number)


def _block(finding: Finding, language: str, *, colour: bool) -> str:
    said = sentences(finding, language)
    words = _words(language)
    place = finding.place
    margin = " " * (max(_NUMBER_WIDTH, len(str(place.line))) + 1)
    head = _painted(f"{words[finding.severity]}[{finding.code}]", finding.severity, colour=colour)
    lines = [f"{head}: {_painted(said.what, 'plain', colour=colour)}"]
    lines.append(_painted(" --> ", "place", colour=colour) + _where(place))
    lines += _quoted(place, margin, finding.severity, colour=colour)
    lines.append(f"{margin}{_painted('=', 'place', colour=colour)} {words['help']}: {said.help}")
    return "\n".join(lines)


def _where(place: Place) -> str:
    parts = [visible(place.file)]
    if place.line:
        parts.append(str(place.line))
        if place.column:
            parts.append(str(place.column))
    return ":".join(parts)


def _quoted(place: Place, margin: str, severity: str, *, colour: bool) -> list[str]:
    if not place.line or not place.text.strip():
        return []
    bar = _painted("|", "place", colour=colour)
    number = _painted(f"{place.line:>{len(margin) - 1}} |", "place", colour=colour)
    before, meant, after = cropped(place.text, place.column, place.length)
    lines = [f"{margin}{bar}", f"{number} {before + meant + after}".rstrip()]
    if place.column:
        carets = _painted("^" * max(1, width(meant)), severity, colour=colour)
        lines.append(f"{margin}{bar} {' ' * width(before)}{carets}")
    return lines


def _painted(text: str, kind: str, *, colour: bool) -> str:
    return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m" if colour and text else text


def _command(finding: Finding, language: str) -> str:
    said = sentences(finding, language)
    words = _words(language)
    place = finding.place
    properties = {"file": visible(place.file), "title": f"{words[finding.severity]}[{finding.code}]"}
    if place.line:
        properties["line"] = str(place.line)
    if place.line and place.column:
        properties |= {"col": str(place.column), "endColumn": str(place.column + place.length)}
    listed = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    command = "error" if finding.severity is Severity.ERROR else "notice"
    return f"::{command} {listed}::" + _escaped(f"{said.what}\n{words['help']}: {said.help}")


def _escaped(text: str, more: str = "") -> str:
    for character in ("%", "\r", "\n", *more):
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _record(finding: Finding, language: str) -> dict[str, str | int]:
    said = sentences(finding, language)
    place = finding.place
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "length": place.length,
        "text": place.text,
        "what": said.what,
        "help": said.help,
    }
