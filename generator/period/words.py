"""Spells parts of a calendar in plain words, so that `grammar.py` reads the same parts back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from generator.period.calendar import (
    DAY,
    EDGES,
    MONTHS,
    SEASONS,
    Edge,
    Language,
    Part,
    Season,
    Span,
    edge_of,
    months,
    season_of,
)

_Scale: TypeAlias = Literal["year", "quarter", "month", "day"]
_SCALES: Final[tuple[_Scale, ...]] = ("year", "quarter", "month", "day")
_Family: TypeAlias = Literal["year", "season", "month"]
_FAMILIES: Final[tuple[_Family, ...]] = ("year", "season", "month")

_WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "nl": {
        "and": "en",
        "to": "tot en met",
        "from": "vanaf",
        "through": "tot en met",
        "onwards": "en verder",
        "all of": "heel",
        "about": "ongeveer",
        "by": "tegen",
        "by about": "tegen",
        "first half": "eerste helft van",
        "second half": "tweede helft van",
        "school year": "schooljaar",
        "quarter": "kwartaal",
    },
    "en": {
        "and": "and",
        "to": "to",
        "from": "from",
        "through": "up to and including",
        "onwards": "and onwards",
        "all of": "all of",
        "about": "about",
        "by": "by",
        "by about": "by about",
        "first half": "first half of",
        "second half": "second half of",
        "school year": "school year",
        "quarter": "quarter",
    },
}

ORDINALS: Final[Mapping[Language, tuple[str, ...]]] = {
    "nl": ("eerste", "tweede", "derde", "vierde"),
    "en": ("first", "second", "third", "fourth"),
}
"""The four quarters of a year by their place."""

# What editors type and residents do not read with ease: "Q1", "1e kw.", "H2", "2025-W12", "e.v.", days in numbers.
_CODE: Final = re.compile(
    r"\b(?:[qk][1-4]|h[12]|[1-4]e kw\b|\d{4}-w\d|e\.v|d\.?d\b|\d{1,4}([-/.])\d{1,2}\1\d{1,4}|\d{4}-\d\d(?!\d))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One name in the sentence, its words from small to large, and how it hangs on the one before."""

    name: tuple[str, ...]
    link: Literal["and", "to"] = "and"
    before: str = ""


def is_code(text: str) -> bool:
    """Tell whether a text holds anything that is shorter to type than it is easy to read, such as "Q1"."""
    return bool(_CODE.search(text))


def spell(parts: Sequence[Part], *, approximate: bool, language: Language) -> str:
    """Spell parts, merged and in order, in the shortest natural wording that can be read back."""
    if approximate:
        return _spell_roughly(parts, language)
    if len(parts) == 1 and (opened := _opened(parts[0], language)):
        return opened
    return _sentence([piece for part in parts for piece in _pieces(part, language)], language)


def by_month(part: Part, language: Language) -> str | None:
    """Spell a closed part of whole months from its first month to its last; None for any other part."""
    start, end = part
    if not start or not end or _scale(start, end) == "day":
        return None
    first, last = (_Piece(_name("month", day, language)) for day in (start, end))
    return _sentence([first, replace(last, link="to")], language)


def _spell_roughly(parts: Sequence[Part], language: Language) -> str:
    """Prefer words that are rough by themselves ("begin 2022") to "about" before exact ones."""
    words = _WORDS[language]
    if len(parts) == 1:
        start, end = parts[0]
        if start and end:
            rough = _rough_span(start, end, language)
        elif start:
            rough = _rough_edge(start, 0, language)
            rough = f"{words['from']} {rough}" if rough else None
        elif end:
            rough = _rough_edge(end, 1, language)
            exact = " ".join(_name(_scale(None, end), end, language))
            rough = f"{words['by']} {rough}" if rough else f"{words['by about']} {exact}"
        if rough:
            return rough
    return f"{words['about']} {spell(parts, approximate=False, language=language)}"


def _rough_span(start: date, end: date, language: Language) -> str | None:
    for family in _FAMILIES:
        for span, name in _rough_units(start, family, language):
            if span == (start, end):
                return name
    if len(_pieces((start, end), language)) == 1:
        return None  # "ongeveer 2024" says more than "begin 2024 tot en met eind 2024"
    for family in _FAMILIES:  # both ends from one family: no "voorjaar 2025 tot en met eind juni 2025"
        first = [name for span, name in _rough_units(start, family, language) if span[0] == start]
        last = [name for span, name in _rough_units(end, family, language) if span[1] == end]
        if first and last:
            return f"{first[0]} {_WORDS[language]['to']} {last[0]}"
    return None


def _rough_edge(day: date, side: Literal[0, 1], language: Language) -> str | None:
    for family in _FAMILIES:
        for span, name in _rough_units(day, family, language):
            if span[side] == day:
                return name
    return None


def _rough_units(day: date, family: _Family, language: Language) -> Iterator[tuple[Span, str]]:
    """Give the rough units of one family around a day, with their names."""
    year = day.year
    if family == "season":
        for season, name in SEASONS[language].items():
            if season is Season.WINTER:
                for first in (year - 1, year):
                    yield season_of(first, season), f"{name} {first}-{first + 1}"
            else:
                yield season_of(year, season), f"{name} {year}"
        return
    month, count, unit = 1, 12, str(year)
    if family == "month":
        month, count, unit = day.month, 1, f"{MONTHS[language][day.month - 1]} {year}"
    for edge in (Edge.BEGIN, Edge.MIDDLE, Edge.END):
        yield edge_of(year, month, count, edge), f"{EDGES[language][edge]} {unit}"


def _pieces(part: Part, language: Language) -> list[_Piece]:
    """Name one part exactly: one unit, two units in a row, or a first and a last one."""
    start, end = part
    words = _WORDS[language]
    scale = _scale(start, end)
    if start and end:
        if whole := _whole((start, end), language):
            return [_Piece((whole,))]
        first, last = (_Piece(_name(scale, day, language)) for day in (start, end))
        if first == last:
            return [first]
        adjacent = _around(scale, start)[1] + DAY == _around(scale, end)[0]
        return [first, last if adjacent else replace(last, link="to")]
    if end:
        return [_Piece(_name(scale, end, language), before=words["through"])]
    if not start:
        raise ValueError("a part without a first and a last day holds nothing to spell")
    return [_Piece(_name(scale, start, language), before=words["from"])]


def _opened(part: Part, language: Language) -> str | None:
    """Name an open end that stands alone: after a comma "2025 en verder" could belong to the rest."""
    start, end = part
    if end or not start or (scale := _scale(start, None)) not in ("year", "quarter"):
        return None
    return " ".join((*_name(scale, start, language), _WORDS[language]["onwards"]))


def _whole(span: Span, language: Language) -> str | None:
    """Name a half-year or a school year, the units that stand outside the scales."""
    words, year = _WORDS[language], span[0].year
    if span == months(year, 1, 6):
        return f"{words['first half']} {year}"
    if span == months(year, 7, 6):
        return f"{words['second half']} {year}"
    if span == months(year, 8, 12):
        return f"{words['school year']} {year}-{year + 1}"
    return None


def _scale(start: date | None, end: date | None) -> _Scale:
    """Find the largest unit that begins at the one day and ends at the other."""
    for scale in _SCALES:
        if (not start or _around(scale, start)[0] == start) and (not end or _around(scale, end)[1] == end):
            return scale
    return "day"


def _around(scale: _Scale, day: date) -> Span:
    match scale:
        case "year":
            return months(day.year, 1, 12)
        case "quarter":
            return months(day.year, (day.month - 1) // 3 * 3 + 1, 3)
        case "month":
            return months(day.year, day.month, 1)
        case "day":
            return day, day


def _name(scale: _Scale, day: date, language: Language) -> tuple[str, ...]:
    month = MONTHS[language][day.month - 1]
    match scale:
        case "year":
            return (str(day.year),)
        case "quarter":
            return ORDINALS[language][(day.month - 1) // 3], _WORDS[language]["quarter"], str(day.year)
        case "month":
            return month, str(day.year)
        case "day":
            return str(day.day), month, str(day.year)


def _sentence(pieces: Sequence[_Piece], language: Language) -> str:
    """Join the pieces; what a name shares with the next one is said once, as in "15 en 22 januari 2026"."""
    words = _WORDS[language]
    last_and = max((n for n, piece in enumerate(pieces) if n and piece.link == "and"), default=0)
    pieces = [*pieces[:1], *(_whole_year(piece, before, language) for before, piece in pairwise(pieces))]
    short = [*(_without_shared(piece, following) for piece, following in pairwise(pieces)), pieces[-1]]
    text = ""
    for n, piece in enumerate(short):
        if n:
            comma = piece.link == "and" and n != last_and
            text += ", " if comma else f" {words[piece.link]} "
        text += " ".join(filter(None, (piece.before, *piece.name)))
    return text


def _whole_year(piece: _Piece, before: _Piece, language: Language) -> _Piece:
    """Keep a year from being read as one of two years of the name before it: "Q1 2024 en heel 2025"."""
    bare = len(piece.name) == 1 and piece.name[0].isdigit() and not piece.before
    if bare and piece.link == "and" and len(before.name) > 1:
        return replace(piece, before=_WORDS[language]["all of"])
    return piece


def _without_shared(piece: _Piece, following: _Piece) -> _Piece:
    if following.before:
        return piece
    # The next name must keep its own first word, and so must this one.
    most = min(len(piece.name), len(following.name)) - 1
    shared = 0
    while shared < most and piece.name[-1 - shared] == following.name[-1 - shared]:
        shared += 1
    return replace(piece, name=piece.name[: len(piece.name) - shared])
