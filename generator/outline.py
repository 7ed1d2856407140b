"""A plan's goals and activities as one tree: each with its anchor, its number, and what it inherits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, count
from typing import Literal, TypeVar

from generator.model.base import Addressed, Part, named, walk
from generator.model.details import Milestone
from generator.model.items import Activity, Goal, Item, ItemStatus, StepPlan
from generator.model.plan import Plan
from generator.model.text import Gap, Line, Prose, slugify
from generator.period import Period

Level = Literal["pillars", "goals", "results", "activities", "steps"]
Path = tuple[str | int, ...]
Names = tuple[Line | Gap, ...]
Tracked = TypeVar("Tracked", Item, Milestone)


@dataclass(frozen=True, slots=True)
class Steps:
    """A step plan in its place."""

    plan: StepPlan
    anchor: str
    steps: tuple["Entry", ...]

    def walk(self) -> Iterator["Entry"]:
        """Give the steps and all below them, in the order of the page."""
        for step in self.steps:
            yield from step.walk()


@dataclass(frozen=True, slots=True)
class Entry:
    """One goal, result, activity or step in its place in the plan.

    `called` is what this plan calls this level; empty where the labels' own word holds. `number` is the
    printed code, or the place in a step plan. `lead` and `areas` hold also where only a level above says
    so. `above` gives anchor and title of the levels above, from the top.
    """

    item: Item
    level: Level
    path: Path
    anchor: str
    called: str
    number: str
    lead: Names
    areas: Names
    above: tuple[tuple[str, Line], ...]
    goals: tuple["Entry", ...] = ()
    results: tuple["Entry", ...] = ()
    step_plans: tuple[Steps, ...] = ()
    activities: tuple["Entry", ...] = ()

    @property
    def why(self) -> Prose | None:
        """The reason for a goal; nothing else has one."""
        return self.item.why if isinstance(self.item, Goal) else None

    def walk(self) -> Iterator["Entry"]:
        """Give this entry and all below it, in the order of the page."""
        yield self
        yield from _walk(self.goals, self.results, self.step_plans, self.activities)


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole tree of a plan, and its milestones with their anchors.

    `titles` names everything with an id, `formerly` gives the ids that it had before.
    """

    pillars: tuple[Entry, ...]
    goals: tuple[Entry, ...]
    step_plans: tuple[Steps, ...]
    activities: tuple[Entry, ...]
    milestones: tuple[tuple[str, Milestone], ...]
    titles: Mapping[str, Line]
    formerly: Mapping[str, tuple[str, ...]]

    def walk(self) -> Iterator[Entry]:
        """Give every entry, in the order of the page."""
        yield from _walk(self.pillars, self.goals, self.step_plans, self.activities)


def step_plans(outline: Outline) -> Iterator[Steps]:
    """Give every step plan of a plan, wherever it stands."""
    yield from outline.step_plans
    for entry in outline.walk():
        yield from entry.step_plans


def _walk(
    first: tuple[Entry, ...], second: tuple[Entry, ...], step_plans: tuple[Steps, ...], last: tuple[Entry, ...]
) -> Iterator[Entry]:
    for entry in chain(first, second, *(steps.steps for steps in step_plans), last):
        yield from entry.walk()


def outline(plan: Plan, reserved: frozenset[str] = frozenset()) -> Outline:
    """Work out the tree of a plan; anchors in `reserved` go to nothing without an id of its own."""
    parts = tuple(walk(plan))
    builder = _Builder(plan, _anchors(parts, reserved), _statuses(plan))
    top = _Above(lead=plan.lead, areas=plan.areas)
    return Outline(
        pillars=builder.entries("pillars", plan.pillars, ("pillars",), top),
        goals=builder.entries("goals", plan.goals, ("goals",), top),
        step_plans=builder.step_plans(plan.step_plans, ("step_plans",), top),
        activities=builder.entries("activities", plan.activities, ("activities",), top),
        milestones=tuple(
            (builder.anchors[("milestones", at)], builder.now(stone)) for at, stone in enumerate(plan.milestones)
        ),
        titles={name: title for _, part, name in named(parts) if (title := getattr(part, "title", None))},
        formerly={
            part.id: part.formerly_at
            for _, part in parts
            if isinstance(part, Addressed) and part.id and part.formerly_at
        },
    )


def _anchors(parts: Sequence[tuple[Path, Part]], reserved: frozenset[str]) -> Mapping[Path, str]:
    """Give every item its anchor: its id, else its title as a slug. Ids go first, so they never change."""
    items = [(path, part) for path, part in parts if isinstance(part, Item | StepPlan | Milestone)]
    anchors = {path: part.id for path, part in items if part.id}
    taken = {name for _, _, name in named(parts)} | reserved
    taken |= {name for _, part in parts if isinstance(part, Addressed) for name in part.formerly_at}
    for path, part in items:
        if path not in anchors:
            base = slugify(part.title or "stappenplan")[:60].strip("-") or "onderdeel"
            anchors[path] = next(name for name in _numbered(base) if name not in taken)
            taken.add(anchors[path])
    return anchors


def _statuses(plan: Plan) -> Mapping[str, ItemStatus]:
    """Give the status of each item that progress names, by the newest update; one without a date is the oldest."""
    found: dict[str, ItemStatus] = {}
    days = {at: each.when.start for at, each in enumerate(plan.progress) if isinstance(each.when, Period)}
    newest_first = sorted(range(len(plan.progress)), key=lambda at: days.get(at) or date.min, reverse=True)
    for update in (plan.progress[at] for at in newest_first):
        for name in update.of:
            if update.status:
                found.setdefault(name, update.status)
    return found


def _numbered(base: str) -> Iterator[str]:
    yield base
    yield from (f"{base}-{number}" for number in count(2))


@dataclass(frozen=True, slots=True)
class _Above:
    """What an entry gets from the levels above it: names, areas, titles, and how deep each level is."""

    lead: Names = ()
    areas: Names = ()
    titles: tuple[tuple[str, Line], ...] = ()
    depths: tuple[Level, ...] = ()


@dataclass(frozen=True, slots=True)
class _Builder:
    plan: Plan
    anchors: Mapping[Path, str]
    statuses: Mapping[str, ItemStatus]

    def now(self, item: Tracked) -> Tracked:
        """Give an item with the status that the newest progress gives it."""
        status = self.statuses.get(item.id or "")
        return item.model_copy(update={"status": status}) if status else item

    def entries(self, level: Level, items: Sequence[Item], path: Path, above: _Above) -> tuple[Entry, ...]:
        return tuple(self._entry(level, self.now(item), (*path, at), at, above) for at, item in enumerate(items))

    def step_plans(self, plans: Sequence[StepPlan], path: Path, above: _Above) -> tuple[Steps, ...]:
        return tuple(
            Steps(
                plan,
                self.anchors[(*path, at)],
                self.entries("steps", plan.steps, (*path, at, "steps"), replace(above, lead=plan.lead or above.lead)),
            )
            for at, plan in enumerate(plans)
        )

    def _entry(self, level: Level, item: Item, path: Path, at: int, above: _Above) -> Entry:
        called = getattr(self.plan.called, level)
        depth = above.depths.count(level)
        anchor = self.anchors[path]
        below = _Above(
            lead=item.lead or above.lead,
            areas=item.areas or above.areas,
            titles=(*above.titles, (anchor, item.title)),
            depths=(*above.depths, level),
        )
        entry = Entry(
            item=item,
            level=level,
            path=path,
            anchor=anchor,
            called=called[min(depth, len(called) - 1)] if called else "",
            number=item.code or (str(at + 1) if level == "steps" else ""),
            lead=below.lead,
            areas=below.areas,
            above=above.titles,
        )
        return self._with_levels_below(entry, item, below)

    def _with_levels_below(self, entry: Entry, item: Item, below: _Above) -> Entry:
        path = entry.path
        if isinstance(item, Goal):
            entry = replace(
                entry,
                goals=self.entries("goals", item.goals, (*path, "goals"), below),
                results=self.entries("results", item.results, (*path, "results"), below),
            )
        if isinstance(item, Goal | Activity):
            entry = replace(
                entry,
                step_plans=self.step_plans(item.step_plans, (*path, "step_plans"), below),
                activities=self.entries("activities", item.activities, (*path, "activities"), below),
            )
        return entry
