"""What happens in a quarter, over all plans: what starts, what runs and what ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.plan import Plan
from generator.model.text import Line
from generator.outline import Names, Outline
from generator.period import Period, Quarter
from generator.timeline import dated

# A site over more years than this shows only those in which something starts or ends.
_MOST_YEARS = 60


@dataclass(frozen=True, slots=True)
class Happening:
    """Something with a time in a plan; `anchor` is its place on the plan's page.

    A `moment` is a milestone of which only a longer period is known. The plan `as_a_whole` is one too.
    """

    plan: Plan
    title: Line
    anchor: str
    period: Period
    areas: Names
    lead: Names
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
    starts: tuple[Happening, ...]
    runs: tuple[Happening, ...]
    ends: tuple[Happening, ...]
    sometime: tuple[Happening, ...]

    def __bool__(self) -> bool:
        """Tell whether anything happens at all."""
        return bool(self.starts or self.runs or self.ends or self.sometime)


def happenings(plans: Iterable[tuple[Plan, Outline]]) -> tuple[Happening, ...]:
    """Give everything that has a date in these plans, in the order of time."""
    found = [happening for plan, outline in plans for happening in _happenings(plan, outline)]
    return tuple(sorted(found, key=lambda each: (each.period.sort_key, each.plan.id)))


def _happenings(plan: Plan, outline: Outline) -> Iterator[Happening]:
    if plan.status == "withdrawn":
        return
    if isinstance(plan.period, Period) and plan.period.dated:
        yield Happening(plan, plan.title, "", plan.period, plan.areas, plan.lead, as_a_whole=True)
    for entry in outline.walk():
        period = dated(entry.item)
        if period and entry.item.status != "stopped":
            yield Happening(plan, entry.item.title, entry.anchor, period, entry.areas, entry.lead)
    for anchor, milestone in outline.milestones:
        period = dated(milestone)
        if period and milestone.status != "stopped":
            moment = milestone.kind != "phase" and _is_long(period)
            yield Happening(plan, milestone.title, anchor, period, plan.areas, plan.lead, moment=moment)


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


def years(found: Iterable[Happening], today: date) -> tuple[int, ...]:
    """Give every year from the first to the last in which anything starts or ends, and the present one."""
    known = {today.year, *(day.year for each in found for day in (each.start, each.end) if day)}
    if max(known) - min(known) > _MOST_YEARS:
        return tuple(sorted(known))
    return tuple(range(min(known), max(known) + 1))
