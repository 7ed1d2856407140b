"""What the page of one plan is given: its questions, its relations, its shares and its loose ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.labels import to_markup
from generator.ledger import divide
from generator.model.base import Question, walk
from generator.model.details import SECTION_QUESTIONS, RelatedGoal, Section
from generator.model.money import Share
from generator.model.plan import Plan, sections_by_question
from generator.model.text import Gap, Line, Prose, slugify
from generator.money import Amount
from generator.pages import filters, in_short
from generator.pages.glossary import words_of
from generator.pages.per_head import per_head
from generator.pages.view import Site, part_anchor
from generator.period import Period
from generator.timeline import WIDTH, groups, window


def plan_context(site: Site, plan: Plan) -> dict[str, Any]:
    """Give what `templates/pages/plan.md` and the sections may use."""
    outline = site.outlines[plan.id]
    frame = window(plan, outline)
    today = site.settings.today
    return {
        "plan": plan,
        "outline": outline,
        "money": site.finances[plan.id],
        "per_head": per_head(site, plan),
        "window": frame,
        "today_x": frame.x(today) if frame and frame.start <= today <= frame.end else None,
        "groups": groups(outline),
        "banner": in_short.banner(plan, today),
        "questions": sections_by_question(),
        "anchors": {question: part_anchor(plan, question) for question in Question},
        "related": tuple(related(site, plan)),
        "shares": tuple(_share(site, plan, share, at) for at, share in enumerate(plan.shares, start=1)),
        "words": words_of(site.catalogue.registers.glossary, plan),
        "sections_by_question": prose_by_question(plan),
    }


@dataclass(frozen=True, slots=True)
class PlacedSection:
    """A prose section with its address on the page."""

    id: str | None
    kind: str
    title: Line | None
    text: Prose | None
    items: tuple[Prose, ...]
    anchor: str


def prose_by_question(plan: Plan) -> dict[Question, list[PlacedSection]]:
    """Give the prose sections of a plan by the question that their kind answers."""
    found: dict[Question, list[PlacedSection]] = {question: [] for question in Question}
    for at, section in enumerate(plan.sections, start=1):
        found[SECTION_QUESTIONS[section.kind]].append(_placed(section, at))
    return found


def _placed(section: Section, at: int) -> PlacedSection:
    anchor = section.id or f"tekst--{at}-{slugify(section.title or section.kind)[:40].strip('-')}"
    return PlacedSection(section.id, section.kind, section.title, section.text, section.items, anchor)


@dataclass(frozen=True, slots=True)
class Related:
    """One relation of a plan, read in either direction; `uri` is empty where the other has no page."""

    label: Markup
    title: Line
    uri: str
    when: Period | Gap | None
    goals: tuple[RelatedGoal, ...]
    note: Prose | None


def related(site: Site, plan: Plan) -> Iterator[Related]:
    """Give how a plan stands to others, and how other plans stand to it."""
    for relation in plan.relations:
        other = site.catalogue.plan(relation.plan) if relation.plan else None
        title = other.title if other else relation.title or Line(relation.plan or "")
        label = site.labels(f"relation.{relation.type}")
        yield Related(
            label, title, site.plan_uri(other.id) if other else "", relation.when, relation.goals, relation.note
        )
    for file in site.catalogue.plans:
        for relation in file.plan.relations:
            if relation.plan == plan.id:
                label = site.labels(f"relation_back.{relation.type}")
                yield Related(label, file.plan.title, site.plan_uri(file.plan.id), None, (), None)


@dataclass(frozen=True, slots=True)
class SharePartView:
    """One part of a whole, with the width of its bar and the amounts that follow from it."""

    title: Line
    text: Prose | None
    words: Markup
    width: int
    amounts: tuple[tuple[Period, Amount], ...]


@dataclass(frozen=True, slots=True)
class ShareView:
    """How a whole is divided; `columns` are the periods of the line it divides, `whole` that line's title."""

    title: Line
    anchor: str
    total: Line | None
    unit: Line | None
    whole: str
    money_unit: str
    columns: tuple[Period, ...]
    parts: tuple[SharePartView, ...]
    note: Prose | None


def _share(site: Site, plan: Plan, share: Share, at: int) -> ShareView:
    whole = (share.total.value if share.total else sum(part.value.value for part in share.parts)) or 1
    entry = next((each for each in site.finances[plan.id].statement.entries if each.key == share.of), None)
    ratios = [part.value.value / whole for part in share.parts]
    amounts = [(period, divide(amount, ratios)) for period, amount in (entry.amounts if entry else ()) if period]
    parts = tuple(
        SharePartView(
            title=part.title,
            text=part.text,
            words=_ratio_words(part.value.words, share.unit),
            width=round(part.value.value / whole * WIDTH),
            amounts=tuple((period, divided[index]) for period, divided in amounts),
        )
        for index, part in enumerate(share.parts)
    )
    return ShareView(
        title=share.title,
        anchor=share.id or f"verdeling--{at}",
        total=share.total.words if share.total else None,
        unit=share.unit,
        whole=entry.title if entry else "",
        money_unit=entry.unit if entry else "",
        columns=tuple(period for period, _ in amounts),
        parts=parts,
        note=share.note,
    )


def _ratio_words(words: Line, unit: Line | None) -> Markup:
    return to_markup(f"{words} {unit}" if unit else words)


@pass_context
def form_facts(context: Context) -> list[filters.Pair]:
    """Give what a form says of a plan: its dates and its reference."""
    plan = context["plan"]
    dates = [
        pair
        for name in type(plan.dates).model_fields
        if (at := getattr(plan.dates, name)) is not None
        for pair in filters.fact(context, f"date.{name}", filters.when(context, at))
    ]
    return [
        *dates,
        *filters.fact(context, "fact.reference", filters.value(context, plan.reference) if plan.reference else None),
    ]


@pass_context
def loose(context: Context, kind: str) -> list[Any]:
    """Give the gaps or source notes that stand nowhere else on the page: not at an item, not at a section."""
    plan = context["plan"]
    placed = placed_names(plan)
    return [each for each in getattr(plan, kind) if each.of not in placed]


def placed_names(plan: Plan) -> frozenset[str]:
    """Give every name that a gap or source note of this plan can stand at: its sections, and items with an id."""
    sections = {name for names in sections_by_question().values() for name in names}
    ids = {name for _, part in walk(plan) if (name := getattr(part, "id", None))}
    return frozenset((sections | ids) - {"gaps", "source_notes"})
