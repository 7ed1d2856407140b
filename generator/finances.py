"""The money of a plan: from its budget lines and the amounts on its goals and activities to the ledger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.ledger import column_of, settle
from generator.ledger.stated import Comparison, compare
from generator.ledger.types import Claim, Column, Dated, Entry, Row, Statement
from generator.model.money import Budget, BudgetLine, Stated
from generator.model.plan import Plan
from generator.model.text import Gap
from generator.model.values import Amounts
from generator.money import Amount
from generator.outline import Outline, Path
from generator.period import Period


@dataclass(frozen=True, slots=True)
class Unknown:
    """An amount that the plan leaves out, with the word it uses for that; `period` None means all of it."""

    key: str
    period: Period | None
    gap: Gap


@dataclass(frozen=True, slots=True)
class Finances:
    """What a plan says about money, added up.

    `lines` gives the budget line of a ledger entry by its key, `paths` the place in the file, `anchors` the
    place on the page.
    """

    statement: Statement
    comparisons: tuple[Comparison, ...]
    unknown: tuple[Unknown, ...]
    lines: Mapping[str, BudgetLine]
    paths: Mapping[str, Path]
    anchors: Mapping[str, str]

    def rows_for(self, anchor: str) -> tuple[Row, ...]:
        """Give the rows that serve the item at an anchor, or stand on it."""
        return tuple(row for account in self.statement.accounts for row in account.rows if anchor in self._direct(row))

    def _direct(self, row: Row) -> tuple[str, ...]:
        line = self.lines.get(row.entry.key)
        return line.serves if line else row.entry.serves[:1]

    def gaps_of(self, key: str, column: Column | None = None) -> tuple[Unknown, ...]:
        """Give what a line leaves out: in one column, or all of it."""
        return tuple(
            each
            for each in self.unknown
            if each.key == key
            and (column is None or (each.period is not None and column_of(each.period).same == column.same))
        )

    @property
    def still_unknown(self) -> int:
        """Count the lines of which an amount is not known; "n.v.t." is known."""
        return len({each.key for each in self.unknown if each.gap is not Gap.NOT_APPLICABLE})


def finances(plan: Plan, outline: Outline) -> Finances:
    """Add up the money of a plan."""
    budget = plan.budget or Budget()
    listed = list(_listed(budget, outline))
    entries = tuple(entry for entry, _, _, _ in listed)
    statement = settle(entries, budget.unit)
    return Finances(
        statement=statement,
        comparisons=compare(statement, (_claim(stated) for stated in budget.stated)),
        unknown=tuple(gap for _, gaps, _, _ in listed for gap in gaps),
        lines={entry.key: line for (entry, _, _, _), line in zip(listed, budget.lines, strict=False)},
        paths={entry.key: path for entry, _, path, _ in listed},
        anchors={entry.key: anchor for entry, _, _, anchor in listed},
    )


_Listed = tuple[Entry, tuple[Unknown, ...], Path, str]


def _listed(budget: Budget, outline: Outline) -> Iterator[_Listed]:
    """Give every ledger entry, what it leaves out, its place in the file and its place on the page."""
    for at, line in enumerate(budget.lines):
        key = line.id or f"#{at + 1}"
        entry = Entry(
            key=key,
            title=line.title,
            kind=line.kind,
            by="" if line.by is None or isinstance(line.by, Gap) else str(line.by),
            state=line.state or "certain",
            unit=line.unit or budget.unit,
            amounts=_dated(line.amount, line.amounts),
            part_of=line.part_of,
            option=line.option,
            chosen=line.chosen,
            correction=line.correction,
            serves=tuple(dict.fromkeys(above for each in line.serves for above in (each, *_above(outline, each)))),
            amended=_dated(None, line.amended),
            realised=_dated(None, line.realised),
        )
        yield entry, tuple(_unknown(key, line.amount, line.amounts)), ("budget", "lines", at), line.id or ""
    for place in outline.walk():
        item = place.item
        if item.amount is None and item.amounts is None:
            continue
        key = f"#{place.anchor}"
        yield (
            Entry(
                key=key,
                title=item.title,
                unit=budget.unit,
                amounts=_dated(item.amount, item.amounts),
                serves=(place.anchor, *(anchor for anchor, _ in place.above)),
            ),
            tuple(_unknown(key, item.amount, item.amounts)),
            place.path,
            place.anchor,
        )


def _above(outline: Outline, anchor: str) -> tuple[str, ...]:
    entry = next((entry for entry in outline.walk() if entry.anchor == anchor), None)
    return tuple(above for above, _ in entry.above) if entry else ()


def _dated(amount: Amount | Gap | None, amounts: Amounts | None) -> tuple[Dated, ...]:
    single: tuple[Dated, ...] = ((None, amount),) if isinstance(amount, Amount) else ()
    by_period = amounts.by_period if amounts else ()
    return single + tuple((period, each) for period, each in by_period if isinstance(each, Amount))


def _unknown(key: str, amount: Amount | Gap | None, amounts: Amounts | None) -> Iterator[Unknown]:
    if isinstance(amount, Gap):
        yield Unknown(key, None, amount)
    if amounts and amounts.gap:
        yield Unknown(key, None, amounts.gap)
    for period, each in amounts.by_period if amounts else ():
        if isinstance(each, Gap):
            yield Unknown(key, period, each)


def _claim(stated: Stated) -> Claim:
    return Claim(
        title=stated.title or "",
        of=stated.of,
        amounts=_dated(None, stated.amounts),
        amount=stated.amount if isinstance(stated.amount, Amount) else None,
        cumulative=stated.cumulative,
    )
