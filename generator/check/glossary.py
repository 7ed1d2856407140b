"""Words and abbreviations: used without an explanation, explained without use, or with two meanings. Advice only."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from generator.catalogue import NAMED_IN, Catalogue, spelling
from generator.check.texts import parts_of, prose_of, scalars
from generator.errors import Finding, Severity
from generator.glossary import uses
from generator.load import PlanFile, ReadFile
from generator.load.places import find_text
from generator.model.base import fields_among
from generator.model.details import Term
from generator.outline import Path

_ABBREVIATION = re.compile(r"(?<![\w./&^-])[A-Z][A-Z0-9]{1,7}(?![\w&])")
_CAPITALS_AROUND = re.compile(r"\b[A-Z]{2,}[ ,]+$|^[ ,]+[A-Z]{2,}\b")  # a heading in capitals
_IN_A_NUMBER = re.compile(r"\b(?:[1-9][0-9]{3}|[A-Z]{2}[0-9]{2}) ?$")  # a postcode, a bank account
# What every reader knows, the numbers of Rome and of paper, and the quarters of a year.
_EVERYDAY = re.compile(
    r"TODO|XXX|NL|EU|TV|VS|BV|NV|OK|PDF|SMS|DVD|CD|ID|PC|ICT|HBO|MBO|HAVO|VWO|VMBO|BTW|AOW|RSIN|BSN|IBAN|KVK|WC|EHBO|AED|GPS|USB|WIFI|FAQ"
    r"|[IVX]{2,}|[A-Z][0-9]{1,2}"
)
_LETTERS_OF_A_POSTCODE = 2
_WORD = re.compile(r"\w+")
_LIKE_A_TITLE = ("title", "term", "role", "audience")


def unexplained(catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on an abbreviation that a plan uses and nothing explains; each once, where it stands first.

    A register that cannot be read may explain any of them.
    """
    if any(f"registers/{register}" in catalogue.unread for register in ("glossary", *NAMED_IN)):
        return
    names = (name for entries in catalogue.names.values() for entry in entries.values() for name in _names(entry))
    known = _words(chain(names, _said(catalogue.registers.glossary)))
    for file in catalogue.plans:
        yield from _unexplained_in(file, known | _words(_said(file.plan.glossary)))


def _unexplained_in(file: PlanFile, explained: set[str]) -> Iterator[Finding]:
    whole = ""
    for path, text in _texts(file):
        for found in _ABBREVIATION.finditer(text):
            short = found[0]
            if short in explained or _EVERYDAY.fullmatch(short) or _is_shouted(found):
                continue
            explained.add(short)
            whole = whole or "\n".join(scalar.text for scalar in scalars(file.root))
            if not _is_written_out(short, whole):
                yield Finding("G001", file.place_of(short, *path), {"text": short}, Severity.ADVICE)


def _texts(file: PlanFile) -> Iterator[tuple[Path, str]]:
    """Give the titles and the prose of a plan, in the order of the page."""
    for path, part in parts_of(file):
        titles = (((*path, key), getattr(part, name)) for name, key in fields_among(type(part), _LIKE_A_TITLE))
        yield from ((where, text) for where, text in titles if isinstance(text, str))
    yield from ((path, text) for path, text in prose_of(file) if path != ("notes",))


def _said(terms: Iterable[Term]) -> Iterator[str]:
    return (name for term in terms for name in (term.term, term.short or ""))


def _words(names: Iterable[str]) -> set[str]:
    """Give every word in the name of something: what stands there needs no explanation."""
    return {word for name in names for word in _WORD.findall(name)}


def _names(entry: object) -> tuple[str, ...]:
    return (getattr(entry, "name", ""), *getattr(entry, "aliases", ()))


def _is_shouted(found: re.Match[str]) -> bool:
    """Tell whether a word in capitals stands among others, or in a number."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    in_number = _IN_A_NUMBER.search(before) and (len(found[0]) == _LETTERS_OF_A_POSTCODE or after[1:2].isdigit())
    return bool(_CAPITALS_AROUND.search(before) or _CAPITALS_AROUND.match(after) or in_number)


def _is_written_out(short: str, text: str) -> bool:
    """Tell whether a text explains an abbreviation itself: `Volledige Naam (VN)`, or `VN (volledige naam)`."""
    word = re.escape(short)
    return re.search(rf"\w\s+\({word}\)|(?<!\w){word}\s+\([^)\s]+\s[^)]*\)", text) is not None


def unused(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on a term that the plan explains and never uses."""
    if not file.plan.glossary:
        return
    text = "\n".join(scalar.text for scalar in scalars(file.root, frozenset({"glossary"})))
    for at, term in enumerate(file.plan.glossary):
        others = "\n".join(other.text or "" for other in file.plan.glossary if other is not term)
        if not uses(f"{text}\n{others}", term):
            yield Finding("G002", file.place("glossary", at, "term"), {"text": term.term}, Severity.ADVICE)


def lists_of_terms(catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on a term or an abbreviation that stands twice in one list, and on a term that nothing explains."""
    first: dict[tuple[str, str], tuple[Term, int]] = {}
    for file, path, term in _terms(catalogue):
        place = find_text(file.node(*path), term.term).place
        other, line = first.setdefault((file.name, spelling(term.term)), (term, place.line))
        if other is not term:
            yield Finding("G004", place, {"text": term.term, "line": str(line)}, Severity.ADVICE)
            continue
        if not term.text and not term.short:
            yield Finding("G005", place, {"text": term.term}, Severity.ADVICE)
        if not term.short:
            continue
        place = find_text(file.node(*path), term.short).place
        other, line = first.setdefault((file.name, term.short), (term, place.line))
        if other is not term:
            values = {"text": term.short, "term": other.term, "line": str(line)}
            yield Finding("G006", place, values, Severity.ADVICE)


def two_meanings(catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on an abbreviation that stands for one thing here and for another in another file, at both places."""
    by_short: dict[str, list[tuple[ReadFile, Path, Term]]] = {}
    for file, path, term in _terms(catalogue):
        if term.short and spelling(term.short) != spelling(term.term):
            by_short.setdefault(term.short, []).append((file, path, term))
    for short, found in by_short.items():
        for file, path, term in found:
            others = ((their, each) for their, _, each in found if their is not file)
            other = next(((their, each) for their, each in others if not _same(term, each)), None)
            if other:
                values: Mapping[str, str] = {"text": short, "term": other[1].term, "other": other[0].name}
                place = find_text(file.node(*path), short).place
                yield Finding("G003", place, values, Severity.ADVICE)


def _terms(catalogue: Catalogue) -> Iterator[tuple[ReadFile, Path, Term]]:
    register = catalogue.files.get("glossary")
    if register:
        yield from ((register, (at,), term) for at, term in enumerate(register.entries) if isinstance(term, Term))
    for file in catalogue.plans:
        yield from ((file, ("glossary", at), term) for at, term in enumerate(file.plan.glossary))


def _same(one: Term, other: Term) -> bool:
    """Tell whether two terms are spellings of one, or one is the other with more words."""
    first, second = (spelling(term.term).replace(" ", "") for term in (one, other))
    return first.startswith(second) or second.startswith(first)
