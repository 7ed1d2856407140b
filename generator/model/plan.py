"""A plan: every field that its file may hold, in the order of the page."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from generator.model.base import Part, Question, section
from generator.model.details import (
    Called,
    Dates,
    Document,
    Figure,
    Image,
    Indicator,
    Milestone,
    Missing,
    Progress,
    Relation,
    Risk,
    Section,
    Source,
    SourceNote,
    Term,
)
from generator.model.items import Activity, Goal, StepPlan
from generator.model.money import Budget, Share, Tariff
from generator.model.people import Contact, Governance, Partner, Signature
from generator.model.text import Line, LineOrGap, Prose, Slug
from generator.model.values import Facts, When

PlanKind = Literal[
    "programme",
    "neighbourhood-plan",
    "project-application",
    "assignment",
    "council-letter",
    "action-plan",
    "annual-plan",
    "other",
]
PlanStatus = Literal["draft", "adopted", "running", "completed", "superseded", "withdrawn"]


class Plan(Part):
    """One plan of a municipality.

    A field declared with `section` is a section of the page: `templates/sections/` holds a template of
    its name and `templates/labels/` its title. The other fields are used all over the page.
    """

    id: Slug = Field(description="The name of the file; not a key of the file itself.")
    formerly_at: tuple[Slug, ...] = ()
    title: Line
    kind: PlanKind
    organisation: LineOrGap
    areas: tuple[LineOrGap, ...] = ()
    themes: tuple[LineOrGap, ...] = ()
    audience: Line | None = None
    period: When | None = None
    status: PlanStatus | None = None
    dates: Dates = Dates()
    reference: LineOrGap | None = None
    lead: tuple[LineOrGap, ...] = ()
    called: Called = Called()
    image: Image | None = None
    notes: Prose | None = None
    change_note: Prose | None = None

    summary: Prose = section(Question.SHORT, ...)
    figures: tuple[Figure, ...] = section(Question.SHORT)

    ambition: Prose | None = section(Question.GOALS, None)
    pillars: tuple[Goal, ...] = section(Question.GOALS)
    goals: tuple[Goal, ...] = section(Question.GOALS)

    step_plans: tuple[StepPlan, ...] = section(Question.WORK)
    activities: tuple[Activity, ...] = section(Question.WORK)

    milestones: tuple[Milestone, ...] = section(Question.TIME)

    budget: Budget | None = section(Question.MONEY, None)
    tariffs: tuple[Tariff, ...] = section(Question.MONEY)
    shares: tuple[Share, ...] = section(Question.MONEY)

    partners: tuple[Partner, ...] = section(Question.PEOPLE)
    governance: Governance | None = section(Question.PEOPLE, None)

    risks: tuple[Risk, ...] = section(Question.RISKS)

    indicators: tuple[Indicator, ...] = section(Question.RESULTS)
    progress: tuple[Progress, ...] = section(Question.RESULTS)

    relations: tuple[Relation, ...] = section(Question.BACKGROUND)

    sections: tuple[Section, ...] = section(Question.DETAILS)
    facts: Facts = section(Question.DETAILS, {})
    glossary: tuple[Term, ...] = section(Question.DETAILS)
    website_text: Prose | None = section(Question.DETAILS, None)

    sources: tuple[Source, ...] = section(Question.SOURCES)
    documents: tuple[Document, ...] = section(Question.SOURCES)
    signed: tuple[Signature, ...] = section(Question.SOURCES)
    contact: Contact | None = section(Question.SOURCES, None)
    footnotes: Mapping[Slug, Prose] = section(Question.SOURCES, {})
    gaps: tuple[Missing, ...] = section(Question.SOURCES)
    source_notes: tuple[SourceNote, ...] = section(Question.SOURCES)


def sections_by_question() -> Mapping[Question, tuple[str, ...]]:
    """Give the sections of a plan's page by the question they answer, in the order of the model.

    The field `sections` is left out: its parts say by their kind where they go.
    """
    found: dict[Question, tuple[str, ...]] = dict.fromkeys(Question, ())
    for name, info in Plan.model_fields.items():
        extra = info.json_schema_extra
        if isinstance(extra, dict) and name != "sections":
            found[Question(str(extra["question"]))] += (name,)
    return found
