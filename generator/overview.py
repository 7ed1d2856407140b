"""What the pages over all plans are given: money without counting it twice, and words with all their meanings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.ledger.types import Account
from generator.model.details import Term
from generator.model.plan import Plan
from generator.model.text import Line, Prose, slugify
from generator.money import Sum
from generator.view import Site

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
    accounts = _accounts(site)
    units = sorted({account.unit for _, account in accounts}, key=lambda unit: (unit != "euro", unit))
    return tuple(
        _table(site, unit, [(plan, account) for plan, account in accounts if account.unit == unit]) for unit in units
    )


def _accounts(site: Site) -> list[tuple[Plan, Account]]:
    found = ((file.plan, site.finances[file.plan.id].statement.main) for file in site.catalogue.plans)
    return [
        (plan, account)
        for plan, account in found
        if account
        and account.balance
        and plan.status != "withdrawn"
        and (
            account.balance.cost.total.sum.known
            or account.balance.covered.total.sum.known
            or account.balance.asked.total.sum.known
        )
    ]


def _table(site: Site, unit: str, accounts: list[tuple[Plan, Account]]) -> MoneyTable:
    rows = tuple(_row(site, plan, account, [other for other, _ in accounts]) for plan, account in accounts)
    counted = [row for row in rows if row.counted]
    return MoneyTable(
        unit,
        rows,
        sum((row.cost for row in counted), Sum()),
        sum((row.covered for row in counted), Sum()),
        sum((row.asked for row in counted), Sum()),
    )


def _row(site: Site, plan: Plan, account: Account, others: list[Plan]) -> PlanMoney:
    balance = account.balance
    cost, covered, asked = (
        series.total.sum if series else Sum()
        for series in ((balance.cost, balance.covered, balance.asked) if balance else (None, None, None))
    )
    return PlanMoney(plan, holder(plan, others), site.finances[plan.id].still_unknown, cost, covered, asked)


def holder(plan: Plan, others: Iterable[Plan]) -> Plan | None:
    """Give the plan with money whose money already holds that of this plan: a parent, or its replacement."""
    with_money = {other.id: other for other in others}
    up = {
        **{
            relation.plan: other.id
            for other in with_money.values()
            for relation in other.relations
            if relation.type in _INSTEAD_OF and relation.plan
        },
    }
    seen = {plan.id}
    todo = [plan]
    while todo:
        current = todo.pop(0)
        parents = [relation.plan for relation in current.relations if relation.type in _CHILD_OF and relation.plan]
        parents += [up[current.id]] if current.id in up else []
        for parent in parents:
            if parent in with_money and parent not in seen:
                return with_money[parent]
            seen.add(parent)
    return None


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


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of a word, and the plans that give it; no plans when it is a word of the register."""

    text: Prose | None
    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word or abbreviation with all its meanings."""

    term: Line
    short: Line | None
    anchor: str
    meanings: tuple[Meaning, ...]


def words(site: Site) -> tuple[Word, ...]:
    """Give the words of the register and of all plans by alphabet; the same words with the same meaning once."""
    grouped: dict[tuple[str, str], dict[str, tuple[Term, list[Plan]]]] = {}
    for term, plan in _terms(site):
        same = grouped.setdefault((term.term.casefold(), (term.short or "").casefold()), {})
        found = same.setdefault(" ".join((term.text or "").split()), (term, []))
        if plan:
            found[1].append(plan)
    ordered = sorted(grouped.items(), key=lambda item: (slugify(item[0][0]), item[0]))
    taken: set[str] = set()
    return tuple(_word(list(meanings.values()), taken) for _, meanings in ordered)


def _terms(site: Site) -> Iterator[tuple[Term, Plan | None]]:
    yield from ((term, None) for term in site.catalogue.registers.glossary)
    for file in site.catalogue.plans:
        yield from ((term, file.plan) for term in file.plan.glossary)


def _word(found: list[tuple[Term, list[Plan]]], taken: set[str]) -> Word:
    first = found[0][0]
    base = slugify(first.term) or "woord"
    anchor, number = base, 2
    while anchor in taken:
        anchor, number = f"{base}-{number}", number + 1
    taken.add(anchor)
    return Word(first.term, first.short, anchor, tuple(Meaning(term.text, tuple(plans)) for term, plans in found))
