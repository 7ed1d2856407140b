"""What is told of a plan first: on its card, above its page and as its key facts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator import prose
from generator.finances import Finances
from generator.labels import to_markup
from generator.model.base import Question
from generator.model.plan import Plan
from generator.model.registers import Organisation
from generator.model.text import Gap, Line
from generator.pages import filters, money_filters
from generator.period import Period

_MOST_SHOWN = 160  # characters, as search engines do
_LEAST_SHOWN = 60

_POINT = re.compile(r"(?P<word>[^\s(]+)\. (?=(?P<next>\w))")
# Single letters with points between them, and the words that plans cut short.
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]|incl|excl|bijv|enz|t/m|nr|ca", re.IGNORECASE)


def banner(plan: Plan, today: date) -> str:
    """Give the warning that a plan's page begins with: draft, withdrawn, superseded, ended or none."""
    if plan.status in ("draft", "withdrawn", "superseded"):
        return plan.status
    return "ended" if is_over(plan, today) or plan.status == "completed" else ""


def is_over(plan: Plan, today: date) -> bool:
    """Tell whether the period of a plan has passed."""
    return isinstance(plan.period, Period) and plan.period.end is not None and plan.period.end < today


def state(plan: Plan, today: date) -> tuple[str, str]:
    """Give the label and the look of a plan's badge: what it says of itself, else what its period says."""
    told = banner(plan, today)
    if told == "ended" or plan.status is None:
        return "plan_state", told or _of_period(plan, today)
    return "plan_status", plan.status


def _of_period(plan: Plan, today: date) -> str:
    begins = plan.period.start if isinstance(plan.period, Period) else None
    if begins is None:
        return ""
    return "upcoming" if begins > today else "current"


def current_first(plans: Iterable[Plan], today: date) -> list[Plan]:
    """Sort plans: what counts now or will, then drafts, then what is over."""
    order = {"": 0, "draft": 1}
    return sorted(plans, key=lambda plan: order.get(banner(plan, today), 2))


def description(plan: Plan) -> str:
    """Give a plan in a few words, for search engines and cards: whole sentences where they fit."""
    text = prose.to_text(plan.summary)
    if len(text) <= _MOST_SHOWN:
        return text
    sentences = max((end for end in _sentence_ends(text) if end <= _MOST_SHOWN), default=0)
    if sentences >= _LEAST_SHOWN:
        return text[:sentences]
    return text[: _MOST_SHOWN - 3].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


def _sentence_ends(text: str) -> Iterator[int]:
    """Give where sentences end: at a point with a capital behind it, unless it belongs to an abbreviation."""
    for point in _POINT.finditer(text):
        if point["next"].isupper() and not _ABBREVIATION.fullmatch(point["word"]):
            yield point.end("word") + 1


@pass_context
def doubt(context: Context) -> Markup | None:
    """Say of an application or an assignment that it is one, where nothing in the plan tells what came of it."""
    plan, site = context["plan"], filters.site_of(context)
    upcoming = _of_period(plan, site.settings.today) == "upcoming"
    told = plan.status or plan.progress or any(entry.item.status for entry in context["outline"].walk())
    if upcoming or told or any(stone.status for stone in plan.milestones):
        return None
    return site.labels.get(f"doubt.{plan.kind}")


@dataclass(frozen=True, slots=True)
class KeyFact:
    """What a resident looks for first; `name` says which of the questions it answers."""

    name: str
    label: Markup
    text: Markup


@pass_context
def key_facts(context: Context) -> list[KeyFact]:
    """Give when, where, how much, who does it, whom to ask, and for whom it is."""
    plan, labels = context["plan"], filters.site_of(context).labels
    who = plan.lead or (plan.organisation,)
    cost = cost_of(context, plan)
    found = {
        "when": filters.when(context, plan.period, short=True) if plan.period is not None else None,
        "areas": filters.names(context, plan.areas, "areas") if plan.areas else None,
        "cost": cost and filters.link(f"#{context['anchors'][Question.MONEY]}", cost),
        "lead": filters.names(context, who, "organisations"),
        "ask": _whom_to_ask(context, plan),
        "audience": to_markup(plan.audience) if plan.audience else None,
    }
    return [KeyFact(name, labels(f"fact.{name}"), text) for name, text in found.items() if text]


def _whom_to_ask(context: Context, plan: Plan) -> Markup | None:
    """Name the organisation that answers questions: that of the contact, else of the plan.

    Behind it comes its telephone, or else the plan's own organisation with its telephone.
    """
    site = filters.site_of(context)
    named = [name for name in (plan.contact and plan.contact.organisation, plan.organisation) if isinstance(name, Line)]
    known = site.catalogue.find("organisations", named[0]) if named else None
    name = known.name if known else next(iter(named), None)
    if plan.contact:
        asked = filters.link("#sectie--contact", name or site.labels("sections.contact"))
    elif name:
        asked = filters.names(context, name, "organisations")
    else:
        return None
    owner = site.catalogue.find("organisations", plan.organisation) if isinstance(plan.organisation, Line) else None
    for entry in (known, owner):
        if isinstance(entry, Organisation) and entry.telephone:
            who = asked if entry is known else Markup("{}; {}").format(asked, to_markup(entry.name))
            return Markup("{}, {}").format(who, filters.telephone(entry.telephone))
    return asked


@pass_context
def cost_of(context: Context, plan: Plan) -> Markup | None:
    """Give the total of a plan in words, or why it has none."""
    money = filters.site_of(context).finances[plan.id]
    account = money.statement.main
    if account is None or account.balance is None:
        return None
    found = account.balance.cost.total
    if found.sum.empty:
        return filters.unknown_amount(context, _why_unknown(money))
    return money_filters.cost_in_full(context, money, account, found)


def _why_unknown(money: Finances) -> Gap:
    """Give the word for a plan of which no cost is known: where it can be found, if anywhere."""
    words = {each.gap for each in money.unknown}
    return next((word for word in (Gap.ANNEX, Gap.PROMISED, Gap.WITHHELD) if word in words), Gap.UNKNOWN)
