"""The sentences of findings, from `messages/*.yml`, and how many findings there are, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

import yaml

from generator.errors import Finding, Place, Severity, Spoken
from generator.report.columns import visible

LANGUAGES = ("nl", "en")

GUIDE = "redactie/meldingen/"
"""The page of the editors' guide that explains every code, from the first page of the site."""

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
        "checked": "Controle van de plannen",
        "cut": "De lijst is ingekort; alles staat in het verslag van de controle.",
        "explained": "Meer uitleg bij elke code",
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
        "checked": "Check of the plans",
        "cut": "The list was cut short; everything is in the log of the check.",
        "explained": "More about each code",
    },
}


@dataclass(frozen=True, slots=True)
class Sentences:
    """What a finding says: what is wrong, and how to mend it."""

    what: str
    help: str


@cache
def _read() -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for file in sorted(files("generator").joinpath("messages").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yml"):
            found |= yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) or {}
    return found


@cache
def messages() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Give all messages: code, language, then `what` and `help`, with their placeholders."""
    return {code: {language: entry[language] for language in LANGUAGES} for code, entry in _read().items()}


def severities(code: str) -> tuple[Severity, ...]:
    """Tell how serious a code may be: most are errors, `severity` in its message says otherwise."""
    known = {"advice": (Severity.ADVICE,), "either": (Severity.ERROR, Severity.ADVICE)}
    return known.get(_read()[code].get("severity", ""), (Severity.ERROR,))


def sentences(finding: Finding, language: str = "nl") -> Sentences:
    """Word one finding in a language; languages other than English get Dutch."""
    message = messages()[finding.code][_known(language)]
    english = _known(language) == "en"
    values = {
        name: visible(value.english if english and isinstance(value, Spoken) else value)
        for name, value in finding.values.items()
    }
    return Sentences(message["what"].format_map(values), message["help"].format_map(values))


def pieces(sentence: str) -> list[tuple[str, str]]:
    """Take a sentence apart: what is said, each with the name of the placeholder behind it, or nothing."""
    return [(said, name or "") for said, name, _, _ in Formatter().parse(sentence)]


def guide_to(finding: Finding) -> str:
    """Give the section of the editors' guide about a finding, from the first page of the site."""
    return f"{GUIDE}#{finding.code.lower()}"


def summary(findings: Iterable[Finding], language: str = "nl", *, plans: int = 0) -> str:
    """Count the findings in one line."""
    findings = tuple(findings)
    said = words(language)
    if not findings:
        return _count(said, "plans", plans) if plans else said["well"]
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    counts = (("errors", errors), ("advice", len(findings) - errors))
    kinds = ", ".join(_count(said, key, count) for key, count in counts if count)
    return f"{kinds} {_count(said, 'files', len({finding.place.file for finding in findings}))}"


def where(place: Place) -> str:
    """Give a place as `plans/wijk.yml:88:21`."""
    parts = [visible(place.file)]
    if place.line:
        parts.append(str(place.line))
        if place.column:
            parts.append(str(place.column))
    return ":".join(parts)


def words(language: str) -> Mapping[str, str]:
    """Give the words around the sentences."""
    return _WORDS[_known(language)]


def _known(language: str) -> str:
    return "en" if language == "en" else "nl"


def _count(said: Mapping[str, str], key: str, number: int) -> str:
    return said[f"{key}_1"] if number == 1 else said[f"{key}_n"].format(number)
