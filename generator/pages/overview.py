"""What the page about the money of all plans is given: their sums, without counting any money twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.ledger.types import Balance
from generator.model.plan import Plan
from generator.money import Sum
from generator.pages.view import Site

# A plan that stands so to another one is paid from it, or takes its place: their money is counted once.
_CHILD_OF = ("part-of", "implements", "funded-by")
_INSTEAD_OF = ("amends", "replaces")


@dataclass(frozen=True, slots=True)
class PlanMoney:
    """The money of one plan; `under` is the plan whose money already holds it, and then it is not `counted`."""

    plan: Plan
    under: Plan | None
    unknown: int
    cost: Sum
    covered: Sum
    asked: Sum

    @property
    def counted(self) -> bool:
        """Tell whether the money is in the total over all plans."""
        return self.under is None


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """The money of all plans with amounts in one unit, and their totals."""

    unit: str
    rows: tuple[PlanMoney, ...]
    cost: Sum
    covered: Sum
    asked: Sum


@dataclass(frozen=True, slots=True)
class YearMoney:
    """What the plans together cost in one year, with the share of each plan."""

    label: str
    cost: Sum
    parts: tuple[tuple[Plan, Sum], ...]


def money_tables(site: Site) -> tuple[MoneyTable, ...]:
    """Give the money over all plans, a table per unit of money; no plan's money is counted twice."""
    balances = _balances(site)
    under = holders([file.plan for file in site.catalogue.plans], frozenset(plan.id for plan, _, _ in balances))
    by_unit: dict[str, list[PlanMoney]] = {}
    for plan, unit, balance in balances:
        cost, covered, asked = (each.total.sum for each in (balance.cost, balance.covered, balance.asked))
        row = PlanMoney(plan, under.get(plan.id), site.finances[plan.id].still_unknown, cost, covered, asked)
        by_unit.setdefault(unit, []).append(row)
    return tuple(_table(unit, by_unit[unit]) for unit in sorted(by_unit, key=lambda unit: (unit != "euro", unit)))


def _balances(site: Site) -> list[tuple[Plan, str, Balance]]:
    """Give the unit and the balance of every plan that has figures; what is withdrawn is not paid."""
    accounts = ((file.plan, site.finances[file.plan.id].statement.main) for file in site.catalogue.plans)
    return [
        (plan, account.unit, account.balance)
        for plan, account in accounts
        if account and account.balance and plan.status != "withdrawn" and _has_figures(account.balance)
    ]


def _has_figures(balance: Balance) -> bool:
    return any(each.total.sum.known for each in (balance.cost, balance.covered, balance.asked))


def _table(unit: str, rows: Sequence[PlanMoney]) -> MoneyTable:
    counted = [row for row in rows if row.counted]
    return MoneyTable(
        unit,
        tuple(rows),
        sum((row.cost for row in counted), Sum()),
        sum((row.covered for row in counted), Sum()),
        sum((row.asked for row in counted), Sum()),
    )


def holders(plans: Sequence[Plan], with_money: frozenset[str]) -> Mapping[str, Plan]:
    """Give, by the id of a plan, the nearest one with money whose money holds that of it: a parent or a replacement.

    Of plans that hold each other's money, in a circle, the first by its id holds that of the others.
    """
    by_id = {plan.id: plan for plan in plans}
    up = _up(plans)
    above = {plan.id: _above(plan, up) for plan in plans}
    nearest = {
        own: next((each for each in found if each in with_money and (own not in above[each] or each < own)), None)
        for own, found in above.items()
    }
    return {own: by_id[each] for own, each in nearest.items() if each}


def _up(plans: Sequence[Plan]) -> Mapping[str, list[str]]:
    """Give the plans that stand directly above each plan."""
    up: dict[str, list[str]] = {plan.id: [] for plan in plans}
    for plan in plans:
        for relation in plan.relations:
            if relation.plan in up and relation.type in _CHILD_OF:
                up[plan.id].append(relation.plan)
            elif relation.plan in up and relation.type in _INSTEAD_OF and plan.status != "withdrawn":
                up[relation.plan].append(plan.id)
    return up


def _above(plan: Plan, up: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Give every plan above a plan, directly or through others, the nearest first."""
    found = {plan.id: None}
    todo = [plan.id]
    for current in todo:
        new = [each for each in up[current] if each not in found]
        found.update(dict.fromkeys(new))
        todo += new
    return tuple(found)[1:]


def money_years(site: Site) -> tuple[YearMoney, ...]:
    """Give what all plans cost together per year, for plans in whole euros whose money is counted."""
    table = next((table for table in money_tables(site) if table.unit == "euro"), None)
    if table is None:
        return ()
    by_year: dict[str, list[tuple[Plan, Sum]]] = {}
    for row in table.rows:
        account = site.finances[row.plan.id].statement.main
        if not row.counted or account is None or account.balance is None:
            continue
        for column, cell in zip(account.columns, account.balance.cost.cells, strict=True):
            if column.kind == "year" and not cell.sum.empty:
                by_year.setdefault(column.label, []).append((row.plan, cell.sum))
    return tuple(
        YearMoney(year, sum((each for _, each in parts), Sum()), tuple(parts))
        for year, parts in sorted(by_year.items())
    )
