"""The units a period is said in, and the days they stand for once every unit knows its year."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, TypeAlias

from generator.period.calendar import DAY, Edge, Part, Season, Span, edge_of, merged, months, season_of
from generator.period.lexicon import Kind

# Which of two meanings to take where the text leaves both open; None refuses to choose.
Choice: TypeAlias = Literal[0, 1] | None


class UnreadableError(Exception):
    """The text is no period."""


class UnclearError(Exception):
    """The text means two things; reading it with choice 0 and 1 gives both."""


class ImpossibleError(Exception):
    """The text can be read, but no calendar holds it; `code` and `values` are those of the finding."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as far as it is said; ORDINAL, NUMBER and EDGE borrow what they are part of from the right.

    `kind` DATE is a day, with its number and month; `year` is the first one of a school year or a winter,
    and `paired` says that both of its years were written.
    """

    kind: Kind
    number: int = 0
    month: int = 0
    year: int | None = None
    edge: Edge | None = None
    season: Season | None = None
    paired: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """One part as it is said: a word that opens it, a unit, and perhaps a last unit."""

    units: tuple[Unit, ...]
    opener: Kind | None = None
    joiner: Kind | None = None
    onwards: bool = False

    @property
    def rough(self) -> bool:
        """Whether people mean it approximately; what they borrow does not change that."""
        rough_units = any(unit.season or (unit.edge and unit.edge.rough) for unit in self.units)
        return self.opener is Kind.TOWARDS or rough_units


HALVES: Final = {1: Edge.FIRST_HALF, 2: Edge.SECOND_HALF, -1: Edge.SECOND_HALF}
_MONTHS_IN: Final = {Kind.YEAR: 12, Kind.SCHOOL_YEAR: 12, Kind.HALF_YEAR: 6, Kind.QUARTER: 3, Kind.MONTH: 1}
_SCHOOL_YEAR_BEGINS: Final = 8


def choose(choice: Choice) -> Literal[0, 1]:
    """Take one of two meanings, or say that it has to be asked."""
    if choice is None:
        raise UnclearError
    return choice


def parts_of(clauses: Sequence[Clause], choice: Choice) -> tuple[Part, ...]:
    """Turn clauses into days, merged and in order."""
    known = iter(_completed([unit for clause in clauses for unit in clause.units]))
    complete = [replace(clause, units=tuple(next(known) for _ in clause.units)) for clause in clauses]
    parts = merged(_part(clause, choice) for clause in complete)
    if (None, None) in parts:
        raise UnreadableError
    return parts


def _completed(units: Sequence[Unit]) -> list[Unit]:
    """Give every unit what it borrows from the one at its right."""
    result: list[Unit] = []
    right: Unit | None = None
    for unit in reversed(units):
        right = _borrowed(unit, right)
        result.append(right)
    return result[::-1]


def _borrowed(unit: Unit, right: Unit | None) -> Unit:
    if unit.kind is Kind.NUMBER and right and right.kind is Kind.DATE:
        return replace(right, number=unit.number)
    if unit.kind is Kind.EDGE and right and right.edge and unit.edge:
        return replace(right, edge=unit.edge)
    if unit.kind is Kind.ORDINAL and right:
        if right.edge in HALVES.values() and unit.number in HALVES:
            return replace(right, edge=HALVES[unit.number])
        if right.kind in (Kind.QUARTER, Kind.HALF_YEAR):
            return replace(right, number=unit.number)
    if unit.kind in (Kind.NUMBER, Kind.EDGE, Kind.ORDINAL):
        raise UnreadableError
    if unit.year is None:
        whole_year = right and right.kind is Kind.YEAR and not right.edge
        if not right or right.paired or whole_year:
            raise ImpossibleError("P007")
        return replace(unit, year=right.year)
    return unit


def _part(clause: Clause, choice: Choice) -> Part:
    """Turn a clause into a first and a last day."""
    spans = [_span(unit, choice) for unit in clause.units]
    start: date | None
    end: date | None
    start, end = spans[0][0], spans[-1][1]
    if clause.joiner:
        if clause.joiner is Kind.UNTIL:
            end = _until(clause.units[-1], spans[-1], choice)
        if end < start:
            raise ImpossibleError("P005", start=f"{start:%d-%m-%Y}", end=f"{end:%d-%m-%Y}")
    else:
        start, end = _opened(clause, spans[0], choice)
    return start, None if clause.onwards else end


def _opened(clause: Clause, span: Span, choice: Choice) -> Part:
    """Apply the word that opens a clause to its only unit."""
    unit, (start, end) = clause.units[0], span
    part: Part = span
    match clause.opener:
        case Kind.FROM:
            part = start, None
        case Kind.AFTER:
            part = end + DAY, None
        case Kind.BY | Kind.THROUGH | Kind.TOWARDS:
            part = None, end
        case Kind.UNTIL:
            part = None, _until(unit, span, choice)
        # "voor 1 maart" and "voor de zomer" are deadlines; "voor 2025" may be the year's own budget.
        case Kind.MAYBE_BEFORE if not (unit.kind in (Kind.DATE, Kind.SEASON) or (unit.edge and unit.edge.rough)):
            part = span if choose(choice) == 0 else (None, start - DAY)
        case Kind.BEFORE | Kind.MAYBE_BEFORE:
            part = None, _before(unit, span)
        case Kind.OVER:
            part = span if choose(choice) == 0 else (end + DAY, None)
    return part


def _until(unit: Unit, span: Span, choice: Choice) -> date:
    """Give the last day of "tot": without the day that is named, with the whole of "eind 2022"."""
    start, end = span
    if unit.kind is Kind.DATE:
        return start - DAY
    if unit.edge and unit.edge.rough:
        return end
    return start - DAY if choose(choice) == 0 else end


def _before(unit: Unit, span: Span) -> date:
    return span[1] if unit.edge is Edge.END else span[0] - DAY


def _span(unit: Unit, choice: Choice) -> Span:
    """Give the first and last day of a unit that borrows nothing any more."""
    year = unit.year or 0
    if unit.season is Season.WINTER or unit.kind is Kind.SCHOOL_YEAR:
        # "winter 2024" ends or begins in that year.
        year -= 0 if unit.paired else 1 - choose(choice)
    if unit.kind is Kind.DATE or unit.kind is Kind.WEEK or unit.season is Season.LATE_SUMMER:
        if unit.edge:
            raise UnreadableError
        return _fixed_span(unit, year)
    first = _first_month(unit)
    count = _MONTHS_IN.get(unit.kind, 3)
    return edge_of(year, first, count, unit.edge) if unit.edge else months(year, first, count)


def _fixed_span(unit: Unit, year: int) -> Span:
    """Give the days of a unit that months cannot make."""
    if unit.season:
        return season_of(year, unit.season)
    try:
        if unit.kind is Kind.DATE:
            day = date(year, unit.month, unit.number)
            return day, day
        monday = date.fromisocalendar(year, unit.number, 1)
    except ValueError:
        day_text = f"{unit.number:02}-{unit.month:02}-{year}"
        week_text = f"week {unit.number} {year}"
        raise ImpossibleError("P004", day=day_text if unit.kind is Kind.DATE else week_text) from None
    return monday, monday + 6 * DAY


def _first_month(unit: Unit) -> int:
    if unit.season:
        return unit.season.value
    match unit.kind:
        case Kind.QUARTER | Kind.HALF_YEAR:
            length = _MONTHS_IN[unit.kind]
            number = 12 // length if unit.number == -1 else unit.number
            if not 1 <= number <= 12 // length:
                raise UnreadableError
            return (number - 1) * length + 1
        case Kind.MONTH:
            if not 1 <= unit.number <= _MONTHS_IN[Kind.YEAR]:
                raise ImpossibleError("P004", day=f"{unit.year}-{unit.number:02}")
            return unit.number
        case Kind.SCHOOL_YEAR:
            return _SCHOOL_YEAR_BEGINS
        case _:
            return 1
