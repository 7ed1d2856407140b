"""What a plan costs for each inhabitant or child: only where the plan, or its area, says how many there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.ledger.types import Account, Total
from generator.model.plan import Plan
from generator.model.registers import Area
from generator.model.text import Line
from generator.money import Amount, Sum
from generator.money.figures import in_euros, rounded
from generator.pages.view import Site

_WHOLE_EUROS_FROM = 10  # below this the cents are worth reading


@dataclass(frozen=True, slots=True)
class People:
    """How many inhabitants or children the cost of a plan is divided by; `of` says who they are."""

    per: str
    count: Amount
    of: Line


@dataclass(frozen=True, slots=True)
class PerHead:
    """The cost for each of these people in euros, and on average in each year where all of it has a year."""

    people: People
    cost: Total
    each: Sum
    yearly: Sum | None


def people_of(site: Site, plan: Plan) -> People | None:
    """Give the people of a plan: those of its figure with `per`, else the inhabitants of its only area."""
    for figure in plan.figures:
        if figure.per:
            return People(figure.per, figure.count, figure.title) if figure.count else None
    found = site.catalogue.find("areas", plan.areas[0]) if len(plan.areas) == 1 else None
    if isinstance(found, Area) and found.inhabitants:
        return People("inhabitant", Amount(Decimal(found.inhabitants)), found.name)
    return None


def per_head(site: Site, plan: Plan) -> PerHead | None:
    """Divide the cost of a plan by its people; None where there is no cost or no number of people."""
    people, account = people_of(site, plan), site.finances[plan.id].statement.main
    if people is None or account is None or account.balance is None:
        return None
    cost = account.balance.cost.total
    one = in_euros(Decimal(1), account.unit)
    if one is None or not cost.sum.known or cost.sum.low <= 0:
        return None
    years = _years(account)
    yearly = _divided(cost.sum, one, [people.count, Amount(Decimal(years))]) if years > 1 else None
    return PerHead(people, cost, _divided(cost.sum, one, [people.count]), yearly)


def _years(account: Account) -> int:
    """Count the years that the cost is spread over; 0 where some of it is not in a year."""
    cells = zip(account.columns, account.balance.cost.cells if account.balance else (), strict=False)
    found = [column.kind for column, cell in cells if not cell.empty]
    return len(found) if all(kind == "year" for kind in found) else 0


def _divided(cost: Sum, one: Decimal, divisors: Sequence[Amount]) -> Sum:
    """Divide a sum, of which one unit is worth `one` euro, from the least to the most that it can be."""
    low, high = cost.low * one, cost.high * one
    about = cost.about
    for divisor in divisors:
        if divisor.value:
            low, high = low / (divisor.upper or divisor.value), high / divisor.value
            about = about or bool(divisor.qualifier)
    least, most = _rounded(low), _rounded(high)
    return Sum(least, most, cost.pm, known=True, about=about or (least, most) != (low, high))


def _rounded(value: Decimal) -> Decimal:
    return rounded(value, Decimal(1) if value >= _WHOLE_EUROS_FROM else Decimal("0.01"))
