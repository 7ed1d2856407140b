"""The nothing-lost report in words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.trace import Lost, Traced
from generator.trace.facts import KINDS, Kind

_KINDS: Mapping[str, Mapping[Kind, str]] = {
    "nl": {
        "amount": "Bedragen",
        "percentage": "Percentages",
        "date": "Datums",
        "quarter": "Kwartalen",
        "number": "Getallen",
        "abbreviation": "Afkortingen",
        "name": "Namen",
    },
    "en": {
        "amount": "Amounts",
        "percentage": "Percentages",
        "date": "Dates",
        "quarter": "Quarters",
        "number": "Numbers",
        "abbreviation": "Abbreviations",
        "name": "Names",
    },
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "missing": "In de bron, niet in het plan: {count}",
        "added": "In het plan, niet in de bron: {count}",
        "unused": "Staat op de lijst met uitzonderingen, maar ontbreekt niet (meer): {count}",
        "without": "zonder: {words}",
        "summary": "{compared} feiten in de bron: {carried} staan in het plan, {ignored} zijn een uitzondering, "
        "{missing} ontbreken.",
    },
    "en": {
        "missing": "In the source, not in the plan: {count}",
        "added": "In the plan, not in the source: {count}",
        "unused": "On the list of exceptions, but not missing (any more): {count}",
        "without": "without: {words}",
        "summary": "{compared} facts in the source: {carried} stand in the plan, {ignored} are excepted, "
        "{missing} are missing.",
    },
}


def as_text(traced: Traced, plan: str, source: str, language: str = "nl") -> str:
    """Word what was found: every fact with the file and the line where it stands, by kind, the sum last."""
    words = _WORDS[language]
    parts = [
        *_listed("missing", traced.missing, source, language),
        *_listed("added", traced.added, plan, language),
    ]
    if traced.unused:
        parts += ["", words["unused"].format(count=len(traced.unused)), *(f"  {text}" for text in traced.unused)]
    lost = len(traced.missing) + traced.ignored
    summary = words["summary"].format(
        compared=traced.compared,
        carried=traced.compared - lost,
        ignored=traced.ignored,
        missing=len(traced.missing),
    )
    return "\n".join([*parts, "", summary]).lstrip("\n") + "\n"


def _listed(title: str, found: Sequence[Lost], file: str, language: str) -> Iterator[str]:
    if not found:
        return
    words = _WORDS[language]
    yield ""
    yield words[title].format(count=len(found))
    by_kind = sorted(found, key=lambda lost: (KINDS.index(lost.fact.kind), lost.fact.line))
    for kind, group in groupby(by_kind, key=lambda lost: lost.fact.kind):
        yield f"  {_KINDS[language][kind]}"
        for lost in group:
            without = words["without"].format(words=", ".join(lost.words))
            partly = bool(lost.words) and len(lost.words) < len(lost.fact.key)
            yield f"    {file}:{lost.fact.line}: {lost.fact.text}" + (f" ({without})" if partly else "")
