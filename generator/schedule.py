"""What happens in a quarter, over all plans: what starts, what runs and what ends."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from generator.model.plan import Plan
from generator.model.text import Line
from generator.outline import Entry, Names, Outline, step_plans
from generator.period import Period, Quarter
from generator.timeline import dated

Key = TypeVar("Key")

# What happens once in a longer period is told of the year, not of each of its quarters.
_MOST_QUARTERS = 2

# A site over more years than this shows only those in which something starts or ends.
_MOST_YEARS = 60


@dataclass(frozen=True, slots=True)
class Happening:
    """Something with a time in a plan; `anchor` is its place on the plan's page, `within` what it is a part of there.

    A `moment` is a milestone of which only a longer period is known. The plan `as_a_whole` is one too.
    """

    plan: Plan
    title: Line
    anchor: str
    period: Period
    areas: Names
    within: Line | None = None
    moment: bool = False
    as_a_whole: bool = False

    @property
    def start(self) -> date | None:
        """The first day; None for a deadline."""
        return self.period.start

    @property
    def end(self) -> date | None:
        """The last day; None for an open end."""
        return self.period.end


@dataclass(frozen=True, slots=True)
class InQuarter:
    """What happens in one quarter.

    What both starts and ends in it stands under `starts` only; what happens once, in this quarter or in another
    one of a longer period, under `sometime`.
    """

    quarter: Quarter
    starts: tuple[Happening, ...] = ()
    runs: tuple[Happening, ...] = ()
    ends: tuple[Happening, ...] = ()
    sometime: tuple[Happening, ...] = ()

    @property
    def all(self) -> tuple[Happening, ...]:
        """Everything that happens in it."""
        return self.starts + self.runs + self.ends + self.sometime

    def __bool__(self) -> bool:
        """Tell whether anything happens at all."""
        return bool(self.all)


@dataclass(frozen=True, slots=True)
class InYear:
    """What happens in one year: its four quarters, and apart from them what no single quarter tells.

    That is what runs `throughout` all of it, and what happens once, `sometime` in a period of more than half a year.
    """

    year: int
    quarters: tuple[InQuarter, ...]
    throughout: tuple[Happening, ...]
    sometime: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """What happens as a calendar, opened at `now`.

    In each of `past` something has started or ended by the end of the quarter, in each of `coming` something starts
    or ends from its beginning on, both in order. They differ for what happens once in a longer period: only after
    all of it that is past, only before all of it that is still to come.
    """

    now: Quarter
    years: tuple[int, ...]
    past: tuple[Quarter, ...]
    coming: tuple[Quarter, ...]

    def around(self, quarter: Quarter) -> tuple[Quarter | None, Quarter | None]:
        """Give the nearest quarters before and after one in which something starts or ends."""
        before, after = bisect_left(self.past, quarter), bisect_right(self.coming, quarter)
        return (self.past[before - 1] if before else None), next(iter(self.coming[after : after + 1]), None)


def calendar(found: Sequence[Happening], today: date) -> Calendar:
    """Make the calendar of what happens."""
    days = {day for each in found for day in (each.start, each.end) if day}
    past = {day for each in found for day in ((each.end,) if each.moment else (each.start, each.end)) if day}
    coming = {day for each in found for day in ((each.start,) if each.moment else (each.start, each.end)) if day}
    return Calendar(Quarter.of(today), _years(days, today), _quarters(past), _quarters(coming))


def _quarters(days: Iterable[date]) -> tuple[Quarter, ...]:
    return tuple(sorted({Quarter.of(day) for day in days}))


def happenings(plans: Iterable[tuple[Plan, Outline]]) -> tuple[Happening, ...]:
    """Give everything that has a date in these plans, in the order of time."""
    found = [happening for plan, outline in plans for happening in _happenings(plan, outline)]
    return tuple(sorted(found, key=lambda each: (each.period.sort_key, each.plan.id)))


def _happenings(plan: Plan, outline: Outline) -> Iterator[Happening]:
    if plan.status == "withdrawn":
        return
    if isinstance(plan.period, Period) and plan.period.dated:
        yield Happening(plan, plan.title, "", plan.period, plan.areas, as_a_whole=True)
    step_plan = {step.anchor: steps.plan.title for steps in step_plans(outline) for step in steps.steps}
    for entry in outline.walk():
        period = dated(entry.item)
        if period and entry.item.status != "stopped":
            within = step_plan.get(entry.anchor) or _above(entry)
            yield Happening(plan, entry.item.title, entry.anchor, period, entry.areas, within)
    for anchor, milestone in outline.milestones:
        period = dated(milestone)
        if period and milestone.status != "stopped":
            moment = milestone.kind != "phase" and _is_long(period)
            yield Happening(plan, milestone.title, anchor, period, plan.areas, moment=moment)


def _above(entry: Entry) -> Line | None:
    return entry.above[-1][1] if entry.above else None


def _is_long(period: Period) -> bool:
    """Tell whether a closed period takes more than one quarter."""
    return bool(period.start and period.end) and len(period.quarters()) > 1


def in_quarter(found: Iterable[Happening], quarter: Quarter) -> InQuarter:
    """Sort what happens in a quarter into what starts, runs and ends."""
    here = [each for each in found if _happens(each, quarter)]
    told = {each.plan.id for each in here if not each.as_a_whole}
    here = [each for each in here if not (each.as_a_whole and each.plan.id in told)]
    starts = [each for each in here if not each.moment and _in(each.start, quarter)]
    ends = [each for each in here if not each.moment and _in(each.end, quarter) and not _in(each.start, quarter)]
    runs = [each for each in here if not each.moment and not _in(each.start, quarter) and not _in(each.end, quarter)]
    sometime = [each for each in here if each.moment]
    return InQuarter(quarter, tuple(starts), tuple(runs), tuple(ends), tuple(sometime))


def in_year(found: Iterable[Happening], year: int) -> InYear:
    """Sort what happens in a year by quarter; what belongs to no quarter more than to another is told once."""
    here = tuple(each for each in found if each.period.overlaps(date(year, 1, 1), date(year, 12, 31)))
    sometime = tuple(each for each in here if each.moment and len(each.period.quarters()) > _MOST_QUARTERS)
    apart = frozenset(map(id, sometime))
    here = tuple(each for each in here if id(each) not in apart)
    quarters = [in_quarter(here, Quarter(year, number)) for number in (1, 2, 3, 4)]
    always = frozenset.intersection(*(frozenset(map(id, each.runs)) for each in quarters))
    throughout = tuple(each for each in quarters[0].runs if id(each) in always)
    rest = (replace(each, runs=tuple(run for run in each.runs if id(run) not in always)) for each in quarters)
    return InYear(year, tuple(rest), throughout, sometime)


def divided(found: InQuarter, keys: Callable[[Happening], Iterable[Key]]) -> Mapping[Key, InQuarter]:
    """Divide what happens in a quarter, by area for instance; what has several keys stands under each."""
    parts: dict[Key, tuple[list[Happening], ...]] = {}
    for at, listed in enumerate((found.starts, found.runs, found.ends, found.sometime)):
        for each in listed:
            for key in keys(each):
                parts.setdefault(key, ([], [], [], []))[at].append(each)
    return {key: InQuarter(found.quarter, *map(tuple, four)) for key, four in parts.items()}


def _in(day: date | None, quarter: Quarter) -> bool:
    return day is not None and quarter.start <= day <= quarter.end


def _happens(each: Happening, quarter: Quarter) -> bool:
    """Tell whether something happens in a quarter. An open end runs to the end of its plan, a deadline is a day."""
    if each.period.deadline:
        return _in(each.end, quarter)
    if not each.period.overlaps(quarter.start, quarter.end):
        return False
    frame = each.plan.period
    ended = isinstance(frame, Period) and frame.end is not None and frame.end < quarter.start
    return not (each.period.open and ended) or _in(each.start, quarter)


def _years(days: Iterable[date], today: date) -> tuple[int, ...]:
    """Give every year from the first to the last in which anything starts or ends, and the present one."""
    known = {today.year, *(day.year for day in days)}
    if max(known) - min(known) > _MOST_YEARS:
        return tuple(sorted(known))
    return tuple(range(min(known), max(known) + 1))
