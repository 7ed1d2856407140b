"""The timeline of a plan: what happens when, as rows with bars that any page can draw."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Literal

from generator.model.details import Milestone
from generator.model.items import Item
from generator.model.plan import Plan
from generator.model.text import Gap, Line, Prose
from generator.outline import Entry, Names, Outline
from generator.period import Period

WIDTH = 400
"""How wide a bar's drawing is, in its own units."""

_MAX_TICKS = 12
_LEAST_WIDTH = 2


@dataclass(frozen=True, slots=True)
class Window:
    """The whole years that a timeline shows, first and last day included."""

    start: date
    end: date

    def x(self, day: date) -> int:
        """Give the horizontal place of the beginning of a day."""
        days = (self.end - self.start).days + 1
        return round(min(max((day - self.start).days, 0), days) * WIDTH / days)

    @property
    def years(self) -> tuple[tuple[int, int], ...]:
        """Give each year to name, with its horizontal place; not more of them than can be read."""
        years = range(self.start.year, self.end.year + 1)
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if len(years) / step <= _MAX_TICKS)
        return tuple((year, self.x(date(year, 1, 1))) for year in years if (year - self.start.year) % step == 0)


@dataclass(frozen=True, slots=True)
class Shape:
    """One piece of a bar. A moment without a beginning, such as a deadline, is a `mark`."""

    kind: Literal["bar", "arrow", "mark"]
    x: int
    width: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a timeline: a step, activity, goal or milestone.

    `own_names` are who its own text names, `names` also who a level above names. `milestone` is the kind
    of milestone, empty for an item of the outline.
    """

    title: Line
    anchor: str
    number: str
    own_names: Names
    names: Names
    status: str
    when: Period | Gap | None
    recurs: Line | None
    text: Prose | None
    serves: tuple[str, ...]
    milestone: str = ""
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong to one goal or step plan; `title` is empty where they belong to none."""

    title: str
    anchor: str
    rows: tuple[Row, ...]


def groups(outline: Outline) -> tuple[Group, ...]:
    """Give all that has a time in a plan, by the pillar, goal or step plan it belongs to; what has none comes last."""
    goals = (*outline.pillars, *outline.goals)
    named = [steps for steps in outline.step_plans if steps.plan.title]
    found = [
        *(Group(goal.item.title, goal.anchor, _rows(goal.walk())) for goal in goals),
        *(Group(str(steps.plan.title), steps.anchor, _rows(steps.walk())) for steps in named),
    ]
    untitled = (steps.steps for steps in outline.step_plans if not steps.plan.title)
    loose = chain(*untitled, outline.activities)
    milestones = (milestone_row(anchor, stone) for anchor, stone in outline.milestones)
    rest = Group("", "", (*(row for entry in loose for row in _rows(entry.walk())), *milestones))
    return tuple(group for group in (*found, rest) if group.rows)


def _rows(entries: Iterable[Entry]) -> tuple[Row, ...]:
    return tuple(row(entry) for entry in entries if entry.item.when is not None or entry.item.recurs)


def row(entry: Entry) -> Row:
    """Give the row of an entry of the outline."""
    item = entry.item
    return Row(
        title=item.title,
        anchor=entry.anchor,
        number=entry.number,
        own_names=item.lead + item.with_whom,
        names=entry.lead + item.with_whom,
        status=item.status or "",
        when=item.when,
        recurs=item.recurs,
        text=item.text,
        serves=item.serves,
        entry=entry,
    )


def milestone_row(anchor: str, milestone: Milestone) -> Row:
    """Give the row of a milestone."""
    return Row(
        title=milestone.title,
        anchor=anchor,
        number="",
        own_names=(),
        names=(),
        status=milestone.status or "",
        when=milestone.when,
        recurs=milestone.recurs,
        text=milestone.text,
        serves=milestone.serves,
        milestone=milestone.kind,
    )


def window(plan: Plan, outline: Outline) -> Window | None:
    """Give the whole years that hold every date of a plan; None for a plan without dates."""
    whens = [plan.period, *(entry.item.when for entry in outline.walk()), *(stone.when for stone in plan.milestones)]
    days = [day for when in whens if isinstance(when, Period) for day in _days(when)]
    if not days:
        return None
    return Window(date(min(days).year, 1, 1), date(max(days).year, 12, 31))


def _days(period: Period) -> Iterator[date]:
    yield from (day for part in period.parts for day in part if day)


def shapes(period: Period, window: Window) -> tuple[Shape, ...]:
    """Draw a period in a window: a bar per part, an arrow where the end is open."""
    return tuple(_shapes(period.parts, window))


def _shapes(parts: Iterable[tuple[date | None, date | None]], window: Window) -> Iterator[Shape]:
    for start, end in parts:
        if start is None and end is not None:
            yield Shape("mark", window.x(end), 0)
        elif start is not None and end is None:
            yield Shape("arrow", window.x(start), WIDTH - window.x(start))
        elif start is not None and end is not None:
            left = window.x(start)
            width = max(window.x(end + timedelta(days=1)) - left, _LEAST_WIDTH)
            yield Shape("bar", min(left, WIDTH - _LEAST_WIDTH), width)


def dated(item: Item | Milestone) -> Period | None:
    """Give the dates of an item, where it has any that a calendar can hold."""
    return item.when if isinstance(item.when, Period) and item.when.dated else None
