"""How far one time lies from another, in the largest measure that says it exactly."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from generator.period import Period

Measure = Literal["years", "quarters", "months", "days"]
Side = Literal["whole", "start", "end", "length"]

_MONTHS: tuple[tuple[Measure, int], ...] = (("years", 12), ("quarters", 3), ("months", 1))


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a time, or one of its ends, went: `count` is negative where it went back or became shorter."""

    side: Side
    count: int
    measure: Measure


def shifts(old: Period, new: Period) -> Iterator[Shift]:
    """Tell how far a period went: as a whole, by its length, or by each of its ends; nothing that cannot be counted.

    The ends of "medio 2024" are not meant to the day, so of a rough time only the whole is counted.
    """
    start = _distance(old.start, new.start)
    end = _distance(_day_after(old.end), _day_after(new.end))
    if start and end and start == end:
        yield Shift("whole", *start)
    elif old.approximate or new.approximate:
        return
    elif end and (old.deadline or old.start == new.start):
        yield Shift("whole" if old.deadline and new.deadline else "length", *end)
    else:
        for side, found in (("start", start), ("end", end)):
            if found:
                yield Shift("start" if side == "start" else "end", *found)


def _day_after(day: date | None) -> date | None:
    """Give the first day that is not in it any more, so that the ends of two months are a month apart."""
    return day + timedelta(days=1) if day and day < date.max else None


def _distance(old: date | None, new: date | None) -> tuple[int, Measure] | None:
    """Give how far apart two days are; None where one of both is not known, or they are the same."""
    if not old or not new or old == new:
        return None
    months = (new.year - old.year) * 12 + new.month - old.month
    if old.day == new.day:
        measure, size = next(each for each in _MONTHS if months % each[1] == 0)
        return months // size, measure
    return (new - old).days, "days"
