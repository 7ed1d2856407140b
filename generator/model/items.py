"""Goals and activities: the two kinds of node of a plan, which nest to any depth."""

from typing import Literal

from pydantic import Field

from generator.model.base import Addressed, Part
from generator.model.text import Line, LineOrGap, Prose, Slug
from generator.model.values import AmountOrGap, AmountsByPeriod, Facts, When

ItemStatus = Literal["proposed", "planned", "in-development", "running", "delayed", "done", "stopped"]


class Formerly(Part):
    """What a goal was called before."""

    title: Line
    until: When | None = None


class Item(Addressed):
    """What a goal, a result and an activity have in common."""

    code: Line | None = None
    title: Line
    formerly: Formerly | None = None
    text: Prose | None = None
    serves: tuple[Slug, ...] = Field((), alias="for")
    when: When | None = None
    recurs: Line | None = None
    lead: tuple[LineOrGap, ...] = ()
    with_whom: tuple[LineOrGap, ...] = Field((), alias="with")
    areas: tuple[LineOrGap, ...] = ()
    audience: Line | None = None
    status: ItemStatus | None = None
    amount: AmountOrGap | None = None
    amounts: AmountsByPeriod | None = None
    facts: Facts = Field(default_factory=dict)


class Result(Item):
    """A result that a goal is to reach."""


class Activity(Item):
    """What we do. A step is an activity in a step plan."""

    activities: "tuple[Activity, ...]" = ()
    step_plans: "tuple[StepPlan, ...]" = ()


class StepPlan(Addressed):
    """Ordered work with a planning."""

    shorthand = "title"
    title: Line | None = None
    text: Prose | None = None
    serves: tuple[Slug, ...] = Field((), alias="for")
    lead: tuple[LineOrGap, ...] = ()
    steps: tuple[Activity, ...]


class Goal(Item):
    """What we want; a pillar is a goal with another name."""

    why: Prose | None = None
    goals: "tuple[Goal, ...]" = ()
    results: tuple[Result, ...] = ()
    step_plans: tuple[StepPlan, ...] = ()
    activities: tuple[Activity, ...] = ()


# The types above name each other; pydantic resolves the names once all of them exist.
Activity.model_rebuild()
Goal.model_rebuild()
