"""What the page about the money of all plans is given: their sums, without counting any money twice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Literal

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.ledger import grouped
from generator.ledger.types import Account, Balance, Total
from generator.model.plan import Plan
from generator.model.registers import Area
from generator.model.text import Line
from generator.money import Sum
from generator.pages.filters import site_of
from generator.pages.money_filters import known_part
from generator.pages.money_parts import payer_of
from generator.pages.per_head import PerHead, per_head
from generator.pages.view import Site

# A plan that stands so to another one is paid from it, or takes its place: their money is counted once.
_CHILD_OF = ("part-of", "implements", "funded-by")
_INSTEAD_OF = ("amends", "replaces")


KINDS = ("cost", "covered", "asked", "expected")


@dataclass(frozen=True, slots=True)
class Together:
    """What several plans come to, with the share of each."""

    parts: tuple[tuple[Plan, Total], ...]

    @property
    def whole(self) -> Total:
        """The sum over these plans, with every line of which an amount is not known."""
        missing = tuple(title for _, each in self.parts for title in each.missing)
        explanation = tuple(term for _, each in self.parts for term in each.explanation)
        return Total(sum((each.sum for _, each in self.parts), Sum()), explanation, missing)


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """The money of all plans in one year, from one payer, or for one theme or area; `name` "" where none is named."""

    name: Line
    cost: Together
    covered: Together
    asked: Together
    expected: Together

    @property
    def given(self) -> Total:
        """All that is contributed, certain or not."""
        return Together((*self.covered.parts, *self.asked.parts, *self.expected.parts)).whole


@dataclass(frozen=True, slots=True)
class PlanMoney:
    """The money of one plan; `under` is the plan whose money already holds it, and then it is not `counted`."""

    plan: Plan
    under: Plan | None
    account: Account
    balance: Balance
    per_head: PerHead | None

    @property
    def most(self) -> Decimal:
        """What the bar of this plan needs room for."""
        return max(self.balance.cost.total.sum.high, self.balance.covered.total.sum.high)

    @property
    def counted(self) -> bool:
        """Tell whether the money is in the total over all plans."""
        return self.under is None


@dataclass(frozen=True, slots=True)
class MoneyTable:
    """The money of all plans with amounts in one unit: each plan, all together, and divided in four ways.

    A plan with several themes or areas is at each of them, so those rows are not to be added.
    """

    unit: str
    rows: tuple[PlanMoney, ...]
    total: MoneyRow
    years: tuple[MoneyRow, ...]
    payers: tuple[MoneyRow, ...]
    themes: tuple[MoneyRow, ...]
    areas: tuple[MoneyRow, ...]


def money_tables(site: Site) -> tuple[MoneyTable, ...]:
    """Give the money over all plans, a table per unit of money; no plan's money is counted twice."""
    accounts = _accounts(site)
    under = holders([file.plan for file in site.catalogue.plans], frozenset(plan.id for plan, _, _ in accounts))
    by_unit: dict[str, list[PlanMoney]] = {}
    for plan, account, balance in accounts:
        row = PlanMoney(plan, under.get(plan.id), account, balance, per_head(site, plan))
        by_unit.setdefault(account.unit, []).append(row)
    return tuple(_table(site, unit, by_unit[unit]) for unit in sorted(by_unit, key=lambda unit: (unit != "euro", unit)))


def _accounts(site: Site) -> list[tuple[Plan, Account, Balance]]:
    """Give the account and the balance of every plan that has figures; what is withdrawn is not paid."""
    accounts = ((file.plan, site.finances[file.plan.id].statement.main) for file in site.catalogue.plans)
    return [
        (plan, account, account.balance)
        for plan, account in accounts
        if account and account.balance and plan.status != "withdrawn" and _has_figures(account.balance)
    ]


def _has_figures(balance: Balance) -> bool:
    return any(each.total.sum.known for each in (balance.cost, balance.covered, balance.asked, balance.expected))


def _table(site: Site, unit: str, rows: Sequence[PlanMoney]) -> MoneyTable:
    counted = [row for row in rows if row.counted]
    found = _Table()
    for row in counted:
        found.add("total", Line(), row.plan, _totals(row.balance))
        for at, column in enumerate(row.account.columns):
            if column.kind == "year":
                found.add("years", Line(column.label), row.plan, _totals(row.balance, at))
        for group in grouped(row.account, partial(payer_of, site.catalogue)):
            given: dict[str, Total] = {kind: getattr(group, kind).total for kind in KINDS if kind != "cost"}
            found.add("payers", next(map(Line, group.key), Line()), row.plan, given)
        for register in ("themes", "areas"):
            for name in _named(site, row.plan, register):
                found.add(register, name, row.plan, _totals(row.balance))
    return MoneyTable(
        unit,
        tuple(rows),
        next(iter(found.rows("total")), MoneyRow(Line(), *[Together(())] * len(KINDS))),
        years=tuple(sorted(found.rows("years"), key=lambda row: row.name)),
        payers=tuple(sorted(found.rows("payers"), key=lambda row: (not row.name, -row.given.sum.high, row.name))),
        themes=tuple(sorted(found.rows("themes"), key=_by_name)),
        areas=tuple(sorted(found.rows("areas"), key=_by_name)),
    )


def unknown_plans(site: Site, tables: Iterable[MoneyTable]) -> list[Plan]:
    """Give the plans that name costs but no amount at all, and whose money is in no other plan that does."""
    with_money = frozenset(row.plan.id for table in tables for row in table.rows)
    plans = [file.plan for file in site.catalogue.plans]
    told = with_money | frozenset(holders(plans, with_money))
    return [
        plan
        for plan in plans
        if plan.id not in told and plan.status != "withdrawn" and site.finances[plan.id].unknown_of("cost")
    ]


def silent_areas(site: Site, tables: Iterable[MoneyTable]) -> list[Area]:
    """Give the areas of which no plan names an amount."""
    named = {row.name for table in tables for row in table.areas}
    areas = (area for area in site.catalogue.registers.areas if site.catalogue.plans_of("areas", area))
    return sorted((area for area in areas if area.name not in named), key=lambda area: area.name.casefold())


@pass_context
def whole_area(context: Context, name: Line) -> Markup | None:
    """Say of an area that it is a whole, where parts have plans of their own, whose money is not in its row."""
    site = site_of(context)
    area = site.catalogue.find("areas", name)
    parts = site.catalogue.parts_of("areas", area) if area else ()
    if not isinstance(area, Area) or not any(site.catalogue.plans_of("areas", part) for part in parts):
        return None
    return site.labels.get(f"all_money.whole.{area.kind}") or site.labels("all_money.whole.other")


def kinds_in(rows: Iterable[MoneyRow]) -> list[str]:
    """Give the kinds of money that any of these rows has: the columns of their table."""
    listed = list(rows)
    return [kind for kind in KINDS if any(getattr(row, kind).parts for row in listed)]


def _by_name(row: MoneyRow) -> tuple[bool, str]:
    return not row.name, row.name.casefold()


def _totals(balance: Balance, at: int | None = None) -> dict[str, Total]:
    """Give the cost and the known contributions of a balance, in one column or in all."""
    every = {kind: known_part(balance, kind) for kind in KINDS}
    return {kind: series.total if at is None else series.cells[at] for kind, series in every.items()}


def _named(site: Site, plan: Plan, register: Literal["themes", "areas"]) -> list[Line]:
    """Give the themes or areas of a plan as the register spells them, each once; "" where it names none."""
    found = [(site.catalogue.find(register, name), name) for name in getattr(plan, register) if isinstance(name, Line)]
    return list(dict.fromkeys(entry.name if entry else name for entry, name in found)) or [Line()]


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows being filled in: by the way of dividing, the name of the row and the kind, what each plan adds."""

    found: dict[str, dict[Line, dict[str, list[tuple[Plan, Total]]]]] = field(default_factory=dict)

    def add(self, way: str, name: Line, plan: Plan, totals: Mapping[str, Total]) -> None:
        """Add the money of a plan to a row; what is nothing makes no row."""
        for kind, total in totals.items():
            if not total.empty:
                row = self.found.setdefault(way, {}).setdefault(name, {kind: [] for kind in KINDS})
                row[kind].append((plan, total))

    def rows(self, way: str) -> Iterator[MoneyRow]:
        """Give the rows of one way of dividing."""
        for name, kinds in self.found.get(way, {}).items():
            yield MoneyRow(name, *(Together(tuple(kinds[kind])) for kind in KINDS))


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
