"""What templates call to print the parts of a plan: items with their facts, roles, indicators and notes.

Each takes the `context` of the page of a plan, with its `plan` and `outline`.
"""

from collections.abc import Iterable
from datetime import date
from textwrap import shorten

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.labels import to_markup
from generator.model.details import Document, Indicator, Missing, Progress, Source
from generator.model.items import Formerly
from generator.model.money import Tariff
from generator.model.people import Role
from generator.model.text import Gap, Line, Prose
from generator.outline import Entry, Steps, step_plans
from generator.pages.filters import (
    Pair,
    amount,
    as_html,
    fact,
    gap,
    link,
    names,
    references,
    reports_to,
    site_of,
    unknown_amount,
    url,
    value,
    when,
)
from generator.period import Period
from generator.prose import to_text
from generator.timeline import Row, row

_SHOWN_OF_NOTE = 70  # characters


@pass_context
def entry_title(context: Context, entry: Entry) -> Markup:
    """Print the title of a goal, with what the plan calls it and its number."""
    labels = site_of(context).labels
    called = to_markup(entry.called) if entry.called else labels.get(f"level.{entry.level}")
    if entry.item.code:
        return Markup("{} {}: {}").format(called, to_markup(entry.item.code), to_markup(entry.item.title))
    return Markup("{}: {}").format(called, to_markup(entry.item.title)) if called else to_markup(entry.item.title)


@pass_context
def step_plan_title(context: Context, steps: Steps) -> Markup:
    """Print the title of a step plan, with what the plan calls its step plans; that alone where it has no title."""
    called = context["plan"].called.step_plans
    word = to_markup(called[0]) if called else None
    if steps.plan.title is None:
        return word or site_of(context).labels("steps.title")
    title = to_markup(steps.plan.title)
    return Markup("{}: {}").format(word, title) if word else title


@pass_context
def facts(context: Context, entry: Entry) -> list[Pair]:
    """Give the short facts of an item: when, how often, who, with whom, and the rest."""
    item = entry.item
    return [
        *fact(context, "fact.when", when(context, item.when) if item.when is not None else None),
        *fact(context, "fact.recurs", item.recurs),
        *fact(context, "fact.lead", names(context, item.lead, "organisations") if item.lead else None),
        *fact(context, "fact.with", names(context, item.with_whom, "organisations") if item.with_whom else None),
        *other_facts(context, entry),
    ]


@pass_context
def other_facts(context: Context, entry: Entry) -> list[Pair]:
    """Give the short facts of an item that a table of steps has no column for; what it stands under goes unsaid."""
    item = entry.item
    over = {anchor for anchor, _ in entry.above} | _only_goal(context)
    serves = [each for each in item.serves if each not in over]
    return [
        *fact(context, "fact.areas", names(context, item.areas, "areas") if item.areas else None),
        *fact(context, "fact.audience", item.audience),
        *fact(context, "fact.serves", references(context, serves) if serves else None),
        *fact(context, "fact.formerly", _formerly(context, item.formerly) if item.formerly else None),
        *((to_markup(label), value(context, text)) for label, text in item.facts.items()),
    ]


def _only_goal(context: Context) -> set[str]:
    """Give the one goal of a plan, to which everything contributes; nothing where there are more."""
    goals = [entry.anchor for entry in context["outline"].walk() if entry.level in ("pillars", "goals")]
    return set(goals) if len(goals) == 1 else set()


def _formerly(context: Context, formerly: Formerly) -> Markup:
    if formerly.until is None:
        return to_markup(formerly.title)
    return site_of(context).labels("fact.until", title=formerly.title, when=when(context, formerly.until))


@pass_context
def served_by(context: Context, entry: Entry) -> list[Pair]:
    """Give links to what elsewhere in the plan serves an item: activities, step plans, moments, risks, indicators."""
    plan, outline, labels = context["plan"], context["outline"], site_of(context).labels
    kinds = {
        "activities": [(each.anchor, each.item) for each in outline.walk()],
        "step_plans": [(each.anchor, each.plan) for each in step_plans(outline)],
        "milestones": outline.milestones,
        "risks": [(risk.id or context["anchors"]["risks"], risk) for risk in plan.risks],
        "indicators": [(indicator.id or context["anchors"]["results"], indicator) for indicator in plan.indicators],
    }
    found = [
        (
            kind,
            [
                link(f"#{anchor}", each.title or labels("steps.title"))
                for anchor, each in listed
                if entry.item.id in each.serves
            ],
        )
        for kind, listed in kinds.items()
    ]
    return [(labels(f"served_by.{kind}"), Markup(", ").join(links)) for kind, links in found if links]


@pass_context
def role_facts(context: Context, role: Role) -> list[Pair]:
    """Give the short facts of a role: where it belongs, to whom it reports and how long it exists."""
    return [
        *fact(context, "governance.in", reports_to(context, (role.body,)) if role.body else None),
        *fact(
            context, "governance.by", names(context, role.organisation, "organisations") if role.organisation else None
        ),
        *fact(context, "governance.reports_to", reports_to(context, role.reports_to) if role.reports_to else None),
        *fact(context, "fact.when", when(context, role.when) if role.when is not None else None),
        *fact(context, "governance.until", when(context, role.until) if role.until is not None else None),
        *((to_markup(label), value(context, text)) for label, text in role.facts.items()),
    ]


@pass_context
def measurements(context: Context, indicator: Indicator) -> list[tuple[Markup, list[Markup]]]:
    """Give what an indicator shows: per kind of value its label and its values in words."""
    labels = site_of(context).labels
    found = [
        (labels(f"indicator.{kind}"), [_measurement(context, at, text, indicator.unit) for at, text in series])
        for kind in ("baseline", "target", "targets", "expected", "measured")
        if (series := getattr(indicator, kind))
    ]
    rest: list[tuple[str, list[Markup]]] = [
        (
            "compare",
            [
                Markup("{}: {}").format(to_markup(k), _with_unit(context, v, indicator.unit))
                for k, v in indicator.compare.items()
            ],
        ),
        ("direction", [labels(f"direction.{indicator.direction}")] if indicator.direction else []),
        ("source", [to_markup(indicator.source)] if indicator.source else []),
        ("recurs", [to_markup(indicator.recurs)] if indicator.recurs else []),
        ("serves", [references(context, indicator.serves)] if indicator.serves else []),
    ]
    return found + [(labels(f"indicator.{kind}"), texts) for kind, texts in rest if texts]


def _measurement(context: Context, at: Period | None, text: Line | Gap, unit: Line | None) -> Markup:
    shown = _with_unit(context, text, unit)
    return Markup("{}: {}").format(when(context, at), shown) if at else shown


def _with_unit(context: Context, text: Line | Gap, unit: Line | None) -> Markup:
    if isinstance(text, Gap) or unit is None or unit in text:
        return value(context, text)
    space = "" if unit == "%" else " "
    return to_markup(f"{text}{space}{unit}")


@pass_context
def amounts_in_words(context: Context, tariff: Tariff) -> Markup:
    """Print all amounts of a tariff on one line, each with its period."""
    listed = [amount(context, tariff.amount)] if tariff.amount is not None else []
    if tariff.amounts:
        listed += [unknown_amount(context, tariff.amounts.gap)] if tariff.amounts.gap else []
        listed += [
            Markup("{}: {}").format(when(context, at), amount(context, each)) for at, each in tariff.amounts.by_period
        ]
    return Markup("; ").join(listed)


@pass_context
def document_link(context: Context, document: Source | Document) -> Markup:
    """Print the title of a document with a link to it, or a word for why there is none."""
    site, plan = site_of(context), context["plan"]
    address = getattr(document, "url", None) or (document.file if isinstance(document.file, Line) else None)
    if address and address.lower().startswith(("https://", "http://")):
        return link(address, document.title)
    if address and ".." not in address and (site.settings.plans / plan.id / address).is_file():
        return link(url(f"{site.folder('plans')}/{plan.id}/{address}"), document.title)
    why = document.file if isinstance(document.file, Gap) else None
    word = gap(context, why) if why else site.labels("document.offline")
    return Markup("<cite>{}</cite> · {}").format(to_markup(document.title), word)


def newest_first(updates: Iterable[Progress]) -> list[Progress]:
    """Sort dated updates, the newest first."""
    return sorted(
        updates,
        key=lambda each: each.when.start or date.min if isinstance(each.when, Period) else date.min,
        reverse=True,
    )


def is_dated(when: object) -> bool:
    """Tell whether a calendar can hold it."""
    return isinstance(when, Period) and when.dated


def rows(entries: Iterable[Entry]) -> list[Row]:
    """Give the rows of a timeline for these entries."""
    return [row(entry) for entry in entries]


def bar_class(status: str, milestone: str) -> str:
    """Give the look of a bar: what is done, what runs, what stopped, and what is still to come."""
    if milestone:
        return "pw-milestone"
    return {"done": "pw-done", "running": "pw-running", "delayed": "pw-running", "stopped": "pw-stopped"}.get(
        status, "pw-planned"
    )


@pass_context
def notes(context: Context, of: str | None) -> list[Markup]:
    """Give what is missing at a place of the plan, and what its source leaves unclear there."""
    plan, labels = context["plan"], site_of(context).labels
    if not of:
        return []
    gaps = [each for each in plan.gaps if each.of == of]
    texts = [note.text for note in plan.source_notes if note.of == of]
    unclear = [as_html(context, text) for text in texts]
    fold = Markup('<details class="pw-sourcenote">\n<summary>{}</summary>\n{}\n</details>')
    return [
        *(Markup('<div class="pw-missing">\n{}\n</div>').format(missing(context, each)) for each in gaps),
        *([fold.format(labels("source_note", start=_start(texts[0])), Markup("\n").join(unclear))] if unclear else []),
    ]


def _start(text: Prose) -> str:
    """Give the first words of a text, to tell what it is about."""
    return shorten(to_text(text), _SHOWN_OF_NOTE, placeholder=" …")


@pass_context
def missing(context: Context, told: Missing) -> Markup:
    """Print one gap: its state, by when it was promised, and the note."""
    labels = site_of(context).labels
    head = labels(f"gap_state.{told.state}")
    if told.due is not None:
        head = Markup("{} ({})").format(head, labels("gap_due", when=when(context, told.due)))
    return Markup("<p><b>{}</b></p>{}").format(head, Markup("\n") + as_html(context, told.note) if told.note else "")
