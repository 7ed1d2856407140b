"""The money of a plan divided by who pays it and by what it is for: one row per payer or goal."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.catalogue import Catalogue
from generator.labels import to_markup
from generator.ledger import grouped
from generator.ledger.types import Account, Balance, Entry, Group, Total
from generator.model.text import Line
from generator.money import Sum
from generator.money.figures import rounded
from generator.pages import filters
from generator.pages.money_filters import in_full, known_part, parts_at

_GIVEN = ("covered", "asked", "expected")
_ALL = 100  # percent


@dataclass(frozen=True, slots=True)
class MoneyPart:
    """The money of one payer or goal, with its name."""

    name: Markup
    group: Group

    @property
    def given(self) -> list[tuple[str, Decimal]]:
        """What a bar of contributions shows."""
        return [(kind, getattr(self.group, kind).total.sum.high) for kind in _GIVEN]

    @property
    def gives(self) -> Total:
        """All that is contributed, certain or not."""
        totals: list[Total] = [getattr(self.group, kind).total for kind in _GIVEN]
        missing = tuple(title for each in totals for title in each.missing)
        return Total(sum((each.sum for each in totals), Sum()), missing=missing)

    @property
    def several(self) -> bool:
        """Whether it is the money of several goals together."""
        return len(self.group.key) > 1


def payer_of(catalogue: Catalogue, entry: Entry) -> tuple[str, ...]:
    """Give the payer of a contribution by its name in the register, so that every spelling is one payer."""
    if not entry.by:
        return ()
    found = catalogue.find("organisations", entry.by)
    return (found.name if found else entry.by,)


@pass_context
def payers(context: Context, account: Account) -> list[MoneyPart]:
    """Give who contributes, in the order of the plan; those that nobody names come last."""
    catalogue = filters.site_of(context).catalogue
    found = [group for group in grouped(account, lambda entry: payer_of(catalogue, entry)) if _gives(group)]
    found.sort(key=lambda group: not group.key)
    nobody = filters.site_of(context).labels("money.by_nobody")
    return [
        MoneyPart(filters.names(context, Line(group.key[0]), "organisations") if group.key else nobody, group)
        for group in found
    ]


def _gives(group: Group) -> bool:
    return not all(getattr(group, kind).total.empty for kind in _GIVEN)


@pass_context
def goals(context: Context, account: Account) -> list[MoneyPart]:
    """Give what money is for, in the order of the page: the goals, several goals together, the whole plan.

    A line for several goals is not divided over them; it has a row of its own. Empty where no line is for a goal.
    """
    aims = context["money"].aims
    found = [group for group in grouped(account, lambda entry: aims[entry.key]) if not _is_nothing(group)]
    order = {place.anchor: at for at, place in enumerate(context["outline"].walk())}
    found.sort(key=lambda group: (not group.key, len(group.key), [order.get(each, len(order)) for each in group.key]))
    if not any(group.key for group in found):
        return []
    return [MoneyPart(_aim(context, group.key), group) for group in found]


def _is_nothing(group: Group) -> bool:
    return group.cost.total.empty and not _gives(group)


def _aim(context: Context, key: tuple[str, ...]) -> Markup:
    labels = filters.site_of(context).labels
    if not key:
        return labels("money.whole_plan")
    titles = {place.anchor: place.item.title for place in context["outline"].walk()}
    linked = [filters.link(f"#{each}", titles[each]) if each in titles else _elsewhere(context, each) for each in key]
    return linked[0] if len(linked) == 1 else labels("money.several_goals", titles=Markup("; ").join(linked))


def _elsewhere(context: Context, name: str) -> Markup:
    """Name what is no goal or activity of this plan: a milestone, a part, or a goal of another plan."""
    return filters.references(context, [name])


def columns_given(parts: Iterable[MoneyPart]) -> Iterator[str]:
    """Give the states of which a contribution has an amount or still lacks one: the columns of a table."""
    listed = [part.group for part in parts]
    return (kind for kind in _GIVEN if not all(getattr(group, kind).total.empty for group in listed))


def rest(balance: Balance) -> Total:
    """Give the part of the cost that no contribution is for, neither certain nor asked nor expected."""
    left = balance.to_cover.total.sum - balance.asked.total.sum - balance.expected.total.sum
    known = balance.cost.total.sum.known and left.low > 0
    return Total(left, missing=balance.cost.total.missing) if known else Total()


def rates(accounts: Iterable[Account]) -> int:
    """Count the lines with an amount that is in no total, such as "€ 3.000 per jaar"."""
    return len({each.entry.key for account in accounts for each in account.running})


def kinds_of(balance: Balance) -> list[str]:
    """Give the kinds of money of which a plan has a sum, or costs that are not known yet."""
    return [kind for kind in ("cost", *_GIVEN) if not known_part(balance, kind).total.empty]


@pass_context
def not_asked(context: Context, balance: Balance, unit: str) -> Markup:
    """Print what is left to cover after all that is asked: what the open piece of the bar stands for."""
    value = dict(parts_at(balance, -1))["open"]
    sums = [series.total.sum for series in (balance.cost, balance.covered, balance.asked)]
    about = not all(each.exact or each.empty for each in sums)
    left, cost = Sum(value, value, known=True, about=about), balance.cost.total
    words = in_full(context, Total(left, missing=cost.missing), unit)
    if cost.missing or not balance.covered.total.missing + balance.asked.total.missing:
        return words
    return filters.site_of(context).labels("money.at_most", amount=words)


@pass_context
def percentage(context: Context, part: Total, whole: Total) -> Markup:
    """Print what part of a total something is; nothing where either is not exactly known, or it is more."""
    if not (part.sum.exact and whole.sum.exact and whole.sum.low > 0) or part.missing or whole.missing:
        return Markup()
    exact = part.sum.low * _ALL / whole.sum.low
    if exact > _ALL:
        return Markup()
    percent = rounded(exact)
    labels = filters.site_of(context).labels
    if exact and not percent:
        return labels("money.hardly")
    return labels("money.share", percent=to_markup(f"{percent}\N{NO-BREAK SPACE}%"))
