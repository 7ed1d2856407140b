"""Reads the words of a period by the grammar of the plan format: text in, parts of a calendar out.

    period := part {en , & / part} [en verder]
    part   := from p [tot | t/m p] | by p | after p | p [range p]
    p      := [begin | medio | eind | eerste helft van | tweede helft van] unit

The whole text is read or nothing is. A year, month or "kwartaal" that is not said is borrowed from the
right: in "Q3 en Q4 2024" both quarters are of 2024.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from generator.period.calendar import FIRST_YEAR, LAST_YEAR, MONTHS, Edge, Part, Season
from generator.period.lexicon import Kind, Token, tokens
from generator.period.units import HALVES, Choice, Clause, Unit, UnreadableError, choose, parts_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says: its parts, merged and in order, and whether it says so approximately."""

    parts: tuple[Part, ...]
    approximate: bool


_OPENERS: Final = (
    Kind.FROM,
    Kind.BETWEEN,
    Kind.BY,
    Kind.TOWARDS,
    Kind.BEFORE,
    Kind.MAYBE_BEFORE,
    Kind.UNTIL,
    Kind.THROUGH,
    Kind.AFTER,
    Kind.OVER,
)
_JOINERS: Final = (Kind.UNTIL, Kind.THROUGH, Kind.TO, Kind.DASH)
_COUNTED: Final = (Kind.QUARTER, Kind.WEEK, Kind.HALF_YEAR)
_TWO: Final = 2


def read(text: str, choice: Choice = None) -> Reading:
    """Read a text, or raise one of the errors of `units.py`."""
    reader = _Reader(tokens(text), choice)
    clauses = reader.clauses()
    return Reading(parts_of(clauses, choice), reader.about or any(clause.rough for clause in clauses))


class _Reader:
    """Walks over the tokens once, from left to right."""

    def __init__(self, found: Sequence[Token], choice: Choice) -> None:
        self.found = found
        self.choice = choice
        self.at = 0
        self.about = False
        # What a number without a word counts: the 14 of "week 12 t/m 14".
        self.counting: Kind | None = None

    def peek(self, ahead: int = 0) -> Kind | None:
        return self.found[self.at + ahead].kind if self.at + ahead < len(self.found) else None

    def take(self, *kinds: Kind) -> Token | None:
        if self.peek() not in kinds:
            return None
        self.at += 1
        return self.found[self.at - 1]

    def skip(self, *kinds: Kind) -> None:
        while token := self.take(Kind.FILLER, Kind.ABOUT, *kinds):
            self.about |= token.kind is Kind.ABOUT

    def clauses(self) -> list[Clause]:
        """Read the whole text."""
        result = self.years() or [self.clause()]
        while self.separator() and self.peek() is not Kind.ONWARDS:
            result += self.years() or [self.clause()]
        if self.take(Kind.ONWARDS):
            result[-1] = replace(result[-1], onwards=True)
        if self.peek():
            raise UnreadableError
        return result

    def separator(self) -> bool:
        if self.take(Kind.AND):
            self.take(Kind.AND)  # ", en"
            return True
        before = self.found[self.at - 1].kind
        if self.peek() is Kind.SLASH and before is self.peek(1) is Kind.YEAR:
            raise UnreadableError  # nobody can tell what the second year of "Q1 2024/2025" is
        return bool(self.take(Kind.SLASH))

    def years(self) -> list[Clause]:
        """Read "2024/2025/2026"; of two years only the editor knows whether they are a school year."""
        begin = self.at
        self.skip()
        years, spaced = self.short_pair(), False
        if not years and self.peek() is Kind.YEAR:
            years = [self.found[self.at].value]
            self.at += 1
            while (slash := self.take(Kind.SLASH)) or self.peek() is Kind.YEAR:
                spaced |= not slash
                if (year := self.next_year(years[0])) is None:
                    self.at -= 1  # the slash belongs to what comes next
                    break
                years.append(year)
        if len(years) < _TWO:
            self.at = begin
            return []
        if len(years) > _TWO:
            if spaced:
                raise UnreadableError
            return [Clause((Unit(Kind.YEAR, year=year),)) for year in years]
        return self.two_years(years[0], years[1])

    def two_years(self, first: int, last: int) -> list[Clause]:
        units = tuple(Unit(Kind.YEAR, year=year) for year in (first, last))
        school_year = Clause((Unit(Kind.SCHOOL_YEAR, year=first, paired=True),))
        if self.counting is Kind.SCHOOL_YEAR and last == first + 1:
            return [school_year]
        if choose(self.choice) == 0:
            return [Clause((unit,)) for unit in units]
        return [school_year] if last == first + 1 else [Clause(units, joiner=Kind.THROUGH)]

    def short_pair(self) -> list[int]:
        """Read "2024-25"; "2024-06" is a month, and "2011-12" may be either."""
        if self.peek() is not Kind.YEAR_MONTH:
            return []
        year, number = map(int, self.found[self.at].text.split("-"))
        last = year // 100 * 100 + number
        if last <= year or (_is_month(number) and (last != year + 1 or choose(self.choice) == 0)):
            return []
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise UnreadableError
        self.at += 1
        return [year, last]

    def next_year(self, first: int) -> int | None:
        """Take a year; after a slash two figures will do, as in "2024/25"."""
        if token := self.take(Kind.YEAR):
            return token.value
        if self.peek() is Kind.NUMBER and len(self.found[self.at].text) == len("25"):
            year = first // 100 * 100 + self.found[self.at].value
            if year > first:
                self.at += 1
                return year
        return None

    def clause(self) -> Clause:
        self.skip()
        opener = self.opener()
        first = self.unit()
        joiner = self.take(*_JOINERS) if opener in (None, Kind.FROM, Kind.BETWEEN) else None
        if not joiner:
            if opener is Kind.BETWEEN:
                raise UnreadableError
            return Clause((first,), opener)
        uiterlijk = self.take(Kind.BY)
        return Clause((first, self.unit()), opener, Kind.THROUGH if uiterlijk else joiner.kind)

    def opener(self) -> Kind | None:
        token = self.take(*_OPENERS)
        if not token:
            return None
        self.skip()
        if token.kind is Kind.BY:  # "uiterlijk per", "uiterlijk vóór"
            if self.take(Kind.BEFORE, Kind.MAYBE_BEFORE):
                return Kind.BEFORE
            self.take(Kind.FROM, Kind.THROUGH, Kind.TOWARDS)
        if token.kind is Kind.UNTIL and self.take(Kind.BY):
            return Kind.BY
        return token.kind

    def unit(self) -> Unit:
        self.skip()
        edge = self.edge()
        if not edge:
            return self.base()
        self.skip(Kind.OF, Kind.BETWEEN)
        if self.peek() in (None, Kind.ONWARDS, Kind.AND, Kind.SLASH, *_JOINERS):
            return Unit(Kind.EDGE, edge=edge)
        return replace(self.base(), edge=edge)

    def edge(self) -> Edge | None:
        if token := self.take(Kind.EDGE):
            return token.edge
        if self.peek() is Kind.HALF and self.found[self.at].value:
            self.at += 1
            return Edge.MIDDLE
        if self.peek() is Kind.ORDINAL and self.peek(1) is Kind.HALF:
            self.at += 2
            half = HALVES.get(self.found[self.at - 2].value)
            if not half:
                raise UnreadableError
            return half
        return None

    def base(self) -> Unit:
        """Read one unit with the year that may follow it."""
        self.at += 1
        token = self.found[self.at - 1] if self.at <= len(self.found) else Token(Kind.UNKNOWN, "")
        match token.kind:
            case Kind.DATE:
                unit = self.numeric_date(token.text)
            case Kind.YEAR_MONTH:
                year, month = map(int, token.text.split("-"))
                unit = Unit(Kind.MONTH, month, year=_known_year(year))
            case Kind.YEAR:
                unit = self.after_year(token.value)
            case Kind.SEASON:
                unit = self.season(token)
            case Kind.SCHOOL_YEAR:
                unit = self.school_year()
            case Kind.MONTH:
                unit = Unit(Kind.MONTH, token.value, year=self.year())
            case _:
                unit = self.numbered(token)
        return unit

    def numbered(self, token: Token) -> Unit:
        """Read a unit that a number belongs to: "Q3", "3e kwartaal", "15 maart", or the number alone."""
        match token.kind:
            case Kind.QUARTER | Kind.HALF_YEAR | Kind.WEEK if number := self.take(Kind.NUMBER):
                return self.counted(token.kind, number.value)
            case Kind.ORDINAL if counted := self.take(Kind.QUARTER, Kind.HALF_YEAR):
                return self.counted(counted.kind, token.value)
            case Kind.ORDINAL | Kind.NUMBER if token.value > 0 and (named := self.take(Kind.MONTH)):
                return Unit(Kind.DATE, token.value, named.value, year=self.year())
            case Kind.NUMBER if self.counting in _COUNTED and not self.month_ahead():
                return self.counted(self.counting, token.value)
            case Kind.ORDINAL | Kind.NUMBER:
                return Unit(token.kind, token.value)
            case _:
                raise UnreadableError

    def counted(self, kind: Kind, number: int) -> Unit:
        self.counting = kind
        return Unit(kind, number, year=self.year())

    def month_ahead(self) -> bool:
        """Whether the numbers here are days, as the 15 of "Q1, 15 en 22 mei 2025"."""
        ahead = 0
        while self.peek(ahead) in (Kind.NUMBER, Kind.AND, Kind.SLASH, *_JOINERS):
            ahead += 1
        return self.peek(ahead) is Kind.MONTH

    def year(self) -> int | None:
        """Take the year behind a unit, also in "maart-2025" and "Q3 van het jaar 2024"."""
        begin = self.at
        if self.peek() is Kind.DASH and self.found[self.at].value:
            self.at += 1
        else:
            self.skip(Kind.OF, Kind.BETWEEN)
        if token := self.take(Kind.YEAR):
            return token.value
        self.at = begin
        return None

    def after_year(self, year: int) -> Unit:
        """Read what may follow a year that comes first: "2024-Q3", but not the dash of "2024-Q3 2025"."""
        begin = self.at
        if self.counting is Kind.SCHOOL_YEAR:
            self.at -= 1
            if self.pair():
                return Unit(Kind.SCHOOL_YEAR, year=year, paired=True)
            self.at = begin
        if self.peek() is Kind.DASH and self.found[self.at].value:
            self.at += 1
        counted, number = self.take(*_COUNTED), self.take(Kind.NUMBER)
        if counted and number and self.year() is None:
            return Unit(counted.kind, number.value, year=year)
        self.at = begin
        return Unit(Kind.YEAR, year=year)

    def season(self, token: Token) -> Unit:
        self.skip(Kind.OF, Kind.BETWEEN)
        if token.season is Season.WINTER and (first := self.pair()):
            return Unit(Kind.SEASON, year=first, season=token.season, paired=True)
        return Unit(Kind.SEASON, year=self.year(), season=token.season)

    def school_year(self) -> Unit:
        self.counting = Kind.SCHOOL_YEAR
        self.skip(Kind.OF, Kind.BETWEEN)
        if first := self.pair():
            return Unit(Kind.SCHOOL_YEAR, year=first, paired=True)
        year = self.year()
        if self.peek() in (Kind.DASH, Kind.SLASH):
            raise UnreadableError  # "schooljaar 2024-2026" is no school year, and not two for certain
        return Unit(Kind.SCHOOL_YEAR, year=year)

    def pair(self) -> int | None:
        """Take two years in a row and give the first: "2024-2025", "2024/25", "24/25"."""
        begin = self.at
        if token := self.take(Kind.YEAR_MONTH):
            first, last = (int(number) for number in token.text.split("-"))
            last += first // 100 * 100
        else:
            first = self.next_year(2000) or 0
            sign = self.take(Kind.DASH, Kind.SLASH)
            last = (self.next_year(first) or 0) if sign else 0
        if FIRST_YEAR <= first == last - 1 < LAST_YEAR:
            return first
        self.at = begin
        return None

    def numeric_date(self, text: str) -> Unit:
        """Read "30-05-2022" and "2022-05-30"; a year of two figures may be read in several ways."""
        numbers = [int(number) for number in text.replace("/", "-").replace(".", "-").split("-")]
        if text[:4].isdigit():
            numbers.reverse()
        day, month, year = numbers
        if text[-4:].isdigit() or text[:4].isdigit():
            return Unit(Kind.DATE, day, month, _known_year(year))
        readings = (
            (2000 + year, month, day),
            (2000 + year, day, month),
            (2000 + day, month, year),
            (1900 + year, month, day),
        )
        others = [other for other in readings[1:] if other != readings[0] and _is_date(*other)]
        year, month, day = readings[0] if choose(self.choice) == 0 or not others else others[0]
        return Unit(Kind.DATE, day, month, year)


def _known_year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnreadableError
    return year


def _is_month(number: int) -> bool:
    return 1 <= number <= len(MONTHS["nl"])


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
