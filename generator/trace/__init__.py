"""The nothing-lost report: what the text of a source holds that a plan does not carry, and the other way round."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalogue import Catalogue, spelling
from generator.load import PlanFile
from generator.model.base import Part, walk
from generator.period import Period
from generator.reader import Mapping as MappingNode
from generator.reader import Node, Scalar
from generator.trace.facts import Fact, facts, unique, words_of

# What only the file itself needs: ids, and what refers to them.
_KEYS_WITHOUT_TEXT = frozenset({"id", "for", "of", "part_of", "option", "kind", "type", "status", "state", "file"})


@dataclass(frozen=True, slots=True)
class Lost:
    """A fact that stands on one side only; of a name, the `words` that the other side has not."""

    fact: Fact
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Traced:
    """What was compared and found.

    `missing` are facts of the source that the plan does not carry, `added` those of the plan that the source does
    not hold, `unused` the lines of the list of exceptions that no longer except anything.
    """

    compared: int
    missing: tuple[Lost, ...]
    added: tuple[Lost, ...]
    ignored: int
    unused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """One of two texts: its facts, its words, and the figures in it."""

    facts: tuple[Fact, ...]
    words: Mapping[str, int]
    figures: frozenset[str]
    dates: frozenset[tuple[str, ...]]


def trace(file: PlanFile, catalogue: Catalogue, source: str, ignore: Sequence[str] = ()) -> Traced:
    """Compare a plan with the text it was written from.

    Figures are compared by value, dates as far as both tell, names by their words: a sentence may be written anew,
    what it says may not get lost. `ignore` are texts of facts that are left out with reason.
    """
    original = _side(enumerate(source.splitlines(), start=1))
    written = _side([*_lines(file.root), *_registers(file, catalogue), *_periods(file)])
    own = _side(_lines(file.root))
    left_out = {spelling(text) for text in ignore}
    missing = tuple(_lost(original.facts, written))
    kept = tuple(lost for lost in missing if spelling(lost.fact.text) not in left_out)
    told = {spelling(lost.fact.text) for lost in missing}
    return Traced(
        compared=len(original.facts),
        missing=kept,
        added=tuple(_lost(own.facts, original)),
        ignored=len(missing) - len(kept),
        unused=tuple(text for text in ignore if spelling(text) not in told),
    )


def _side(lines: Iterable[tuple[int, str]]) -> _Side:
    listed = list(lines)
    found = facts(listed)
    return _Side(
        facts=unique(found),
        words=words_of("\n".join(line for _, line in listed)),
        figures=frozenset(fact.value for fact in found if fact.value),
        dates=frozenset(fact.key for fact in found if fact.kind in ("date", "quarter")),
    )


def _lost(found: Iterable[Fact], other: _Side) -> Iterator[Lost]:
    for fact in found:
        if fact.kind == "name":
            words = tuple(word for word in fact.key if not _known(word, other.words))
            if words:
                yield Lost(fact, words)
        elif not _carried(fact, other):
            yield Lost(fact)


def _carried(fact: Fact, other: _Side) -> bool:
    if fact.value:
        return fact.value in other.figures or fact.value in other.words
    if fact.kind == "abbreviation":
        return all(part in other.words for part in re.split("[-&/]", fact.key[0].casefold()))
    return any(_agree(fact.key, date) for date in other.dates)


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two dates or quarters say the same, where both say something."""
    return len(one) == len(other) and all(a == b or not b or not a for a, b in zip(one, other, strict=True))


def _known(word: str, words: Mapping[str, int]) -> bool:
    """Tell whether a text has a word, or all parts of a compound, with or without an s at the end."""
    stem = word.removesuffix("'s")
    whole = any(each in words for each in (word, stem, f"{stem}s", stem.removesuffix("s")))
    return whole or ("-" in word and all(_known(part, words) for part in word.split("-")))


def _lines(node: Node, key: str = "") -> Iterator[tuple[int, str]]:
    """Give the texts of a file with their lines, without those that no reader sees."""
    if isinstance(node, Scalar):
        if key not in _KEYS_WITHOUT_TEXT:
            start = node.place.line + (1 if node.block else 0)
            yield from enumerate(node.text.splitlines(), start=start)
    elif isinstance(node, MappingNode):
        for name, value in node.entries:
            yield name.place.line, f"\t{name.text}"
            yield from _lines(value, name.text)
    else:
        for item in node.items:
            yield from _lines(item, key)


def _registers(file: PlanFile, catalogue: Catalogue) -> Iterator[tuple[int, str]]:
    """Give what the registers say of all that the plan names: the page of the plan shows it."""
    for register, named in catalogue.named.items():
        for entry_id in named.get(file.plan.id, ()):
            entry = catalogue.find(register, entry_id)
            if entry:
                yield from ((0, text) for text in (entry.name, *entry.aliases, entry.text or ""))
    for term in catalogue.registers.glossary:
        yield from ((0, text) for text in (term.term, term.short or "", term.text or ""))


def _periods(file: PlanFile) -> Iterator[tuple[int, str]]:
    """Give every quarter that a period of the plan covers: "Q1 t/m Q3 2024" carries the second too."""
    for part in (file.plan, *(part for _, part in walk(file.plan))):
        for period in _periods_of(part):
            if period.dated and period.start and period.end:
                yield from ((0, f"Q{quarter.number} {quarter.year}") for quarter in period.quarters())


def _periods_of(part: Part) -> Iterator[Period]:
    values = (getattr(part, name) for name in type(part).model_fields)
    yield from (value for value in values if isinstance(value, Period))
