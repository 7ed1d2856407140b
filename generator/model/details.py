"""The smaller parts of a plan: relations, prose sections, figures, risks, indicators, sources and notes."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from generator.errors import Refused
from generator.model.base import Addressed, Part, Question
from generator.model.items import ItemStatus
from generator.model.text import Gap, Line, LineOrGap, Prose, Slug, Target
from generator.model.values import Facts, Measurements, When
from generator.money import Amount, parse_amount


class Dates(Part):
    """When the plan was asked for, written, adopted and so on: as precise as is known."""

    asked: When | None = None
    dated: When | None = None
    adopted: When | None = None
    agreed: When | None = None
    signed: When | None = None
    published: When | None = None


class Called(Part):
    """What this plan calls its levels, from the top."""

    pillars: tuple[Line, ...] = ()
    goals: tuple[Line, ...] = ()
    results: tuple[Line, ...] = ()
    activities: tuple[Line, ...] = ()
    step_plans: tuple[Line, ...] = ()
    steps: tuple[Line, ...] = ()


class RelatedGoal(Part):
    """A goal of another plan, for use in `for`."""

    id: Slug
    title: Line


class Relation(Part):
    """How this plan stands to another plan, law or agreement."""

    type: Literal["part-of", "implements", "amends", "replaces", "succeeds", "funded-by", "related"]
    plan: Slug | None = None
    title: Line | None = None
    when: When | None = None
    goals: tuple[RelatedGoal, ...] = ()
    note: Prose | None = None


class Source(Addressed):
    """The document that the plan was written from."""

    title: Line
    when: When | None = None
    file: LineOrGap | None = None
    url: Line | None = None
    note: Prose | None = None


class Image(Part):
    """A photo in the folder of the plan."""

    shorthand = "file"
    file: Line
    alt: Line
    credit: Line | None = None


SectionKind = Literal[
    "background",
    "principles",
    "question",
    "preconditions",
    "monitoring",
    "communication",
    "participation",
    "embedding",
    "other",
]

SECTION_QUESTIONS: Mapping[str, Question] = {
    "background": Question.BACKGROUND,
    "principles": Question.GOALS,
    "question": Question.DETAILS,
    "preconditions": Question.RISKS,
    "monitoring": Question.RESULTS,
    "communication": Question.PEOPLE,
    "participation": Question.PEOPLE,
    "embedding": Question.BACKGROUND,
    "other": Question.DETAILS,
}
"""Where a prose section goes: the question that its kind answers."""


class Section(Addressed):
    """A section in prose; its kind says where it goes and what it is called."""

    shorthand = "text"
    kind: SectionKind
    title: Line | None = None
    text: Prose | None = None
    items: tuple[Prose, ...] = ()


class Figure(Part):
    """A number worth a card; with `per` it is the number of people over whom the cost of the plan is divided."""

    title: Line
    value: LineOrGap
    per: Literal["inhabitant", "child"] | None = None
    note: Prose | None = None

    @property
    def count(self) -> Amount | None:
        """The value as a number of people ("ongeveer 3000"), where it is one."""
        try:
            read = None if isinstance(self.value, Gap) else parse_amount(self.value)
        except Refused:
            return None
        return read if read and read.value and read.value >= 1 and not (read.per or read.pm) else None


class Milestone(Addressed):
    """A moment that matters."""

    title: Line
    when: When | None = None
    recurs: Line | None = None
    kind: Literal["phase", "decision", "evaluation", "report", "meeting", "commitment", "other"] = "other"
    serves: tuple[Slug, ...] = Field((), alias="for")
    status: ItemStatus | None = None
    text: Prose | None = None


class Risk(Addressed):
    """What may go wrong and what is done about it."""

    title: Line
    text: Prose | None = None
    measure: Prose | None = None
    serves: tuple[Slug, ...] = Field((), alias="for")
    lead: tuple[LineOrGap, ...] = ()
    facts: Facts = Field(default_factory=dict)


class Indicator(Addressed):
    """How a result is measured."""

    title: Line
    text: Prose | None = None
    unit: Line | None = None
    direction: Literal["up", "down", "same"] | None = None
    baseline: Measurements = ()
    target: Measurements = ()
    targets: Measurements = ()
    expected: Measurements = ()
    measured: Measurements = ()
    compare: Mapping[Line, LineOrGap] = Field(default_factory=dict)
    source: Line | None = None
    recurs: Line | None = None
    serves: tuple[Slug, ...] = Field((), alias="for")
    note: Prose | None = None


class Progress(Part):
    """A dated update, apart from the plan's own text."""

    when: When
    of: tuple[Slug, ...] = ()
    status: ItemStatus | None = None
    text: Prose | None = None
    evidence: Line | None = None


class Document(Addressed):
    """A file in the folder of the plan, an address, or a gap word."""

    title: Line
    file: LineOrGap | None = None
    note: Prose | None = None


class Term(Part):
    """A word or abbreviation with its meaning."""

    shorthand = "term"
    term: Line
    short: Line | None = None
    text: Prose | None = None


class Missing(Part):
    """What is missing or promised where no value can say it; shown where it belongs."""

    shorthand = "note"
    of: Target | None = None
    state: Literal["promised", "missing", "withheld", "blank", "unclear"] = "missing"
    due: When | None = None
    note: Prose | None = None


class SourceNote(Part):
    """Where the source contradicts itself or is unclear."""

    shorthand = "text"
    of: Target | None = None
    text: Prose
