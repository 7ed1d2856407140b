"""The money of a plan: from its budget lines and the amounts on its goals and activities to the ledger."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.aims import aims
from generator.ledger import column_of, settle
from generator.ledger.stated import Comparison, compare
from generator.ledger.types import Claim, Column, Dated, Entry, Kind, Row, Statement
from generator.model.money import Budget, BudgetLine, Stated
from generator.model.plan import Plan
from generator.model.text import Gap
from generator.model.values import Amounts
from generator.money import Amount
from generator.outline import Entry as Place
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
    place on the page, `aims` what it is for (see `generator.aims`). `claims` are the printed totals, in the
    order of the file.
    """

    statement: Statement
    claims: tuple[Claim, ...]
    comparisons: tuple[Comparison, ...]
    unknown: tuple[Unknown, ...]
    lines: Mapping[str, BudgetLine]
    paths: Mapping[str, Path]
    anchors: Mapping[str, str]
    aims: Mapping[str, tuple[str, ...]]

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

    def unknown_of(self, kind: Kind) -> Mapping[str, Gap]:
        """Give the word for what is not known of each line of a kind that lacks an amount; "n.v.t." is known."""
        keys = {entry.key for entry in self.statement.entries if entry.kind == kind}
        return {each.key: each.gap for each in self.unknown if each.key in keys and each.gap is not Gap.NOT_APPLICABLE}

    def differing(self, of: str, column: str = "") -> Comparison | None:
        """Give the printed total of `cost`, `covered` or `asked` that differs from ours, in a column or in all."""
        return next(
            (
                each
                for each in self.comparisons
                if each.verdict == "differs" and not each.claim.cumulative
                if each.claim.of == (of,) and each.column == column
            ),
            None,
        )


def finances(plan: Plan, outline: Outline) -> Finances:
    """Add up the money of a plan."""
    budget = plan.budget or Budget()
    listed = (*_lines(budget, outline), *_items(budget, outline))
    aim = aims(outline)
    statement = settle((each.entry for each in listed), budget.unit)
    claims = tuple(map(_claim, budget.stated))
    return Finances(
        statement=statement,
        claims=claims,
        comparisons=compare(statement, claims),
        unknown=tuple(gap for each in listed for gap in each.unknown),
        lines={each.entry.key: each.line for each in listed if each.line},
        paths={each.entry.key: each.path for each in listed},
        anchors={each.entry.key: each.anchor for each in listed},
        aims={each.entry.key: aim(each.line.serves if each.line else (each.anchor,)) for each in listed},
    )


@dataclass(frozen=True, slots=True)
class _Listed:
    """A ledger entry, what it leaves out, its places in the file and on the page, and its budget line if it is one."""

    entry: Entry
    unknown: tuple[Unknown, ...]
    path: Path
    anchor: str
    line: BudgetLine | None = None


def _lines(budget: Budget, outline: Outline) -> Iterator[_Listed]:
    """Give the lines of the budget. One without an id has a key that no id can be."""
    above = {place.anchor: _serves(place) for place in outline.walk()}
    for at, line in enumerate(budget.lines):
        key = line.id or f"/{at + 1}"
        unknown = tuple(_unknown(key, line.amount, line.amounts))
        entry = Entry(
            key=key,
            title=line.title,
            kind=line.kind,
            by="" if line.by is None or isinstance(line.by, Gap) else str(line.by),
            state=line.state or "certain",
            unit=line.unit or budget.unit,
            amounts=_dated(line.amount, line.amounts),
            unknown=_left_open(unknown),
            part_of=line.part_of,
            option=line.option,
            chosen=line.chosen,
            correction=line.correction,
            serves=tuple(dict.fromkeys(name for each in line.serves for name in above.get(each, (each,)))),
            amended=_dated(None, line.amended),
            realised=_dated(None, line.realised),
        )
        yield _Listed(entry, unknown, ("budget", "lines", at), line.id or "", line)


def _items(budget: Budget, outline: Outline) -> Iterator[_Listed]:
    """Give the amounts that stand on goals and activities."""
    for place in outline.walk():
        item = place.item
        if item.amount is None and item.amounts is None:
            continue
        key = f"#{place.anchor}"
        unknown = tuple(_unknown(key, item.amount, item.amounts))
        entry = Entry(
            key=key,
            title=item.title,
            unit=budget.unit,
            amounts=_dated(item.amount, item.amounts),
            unknown=_left_open(unknown),
            serves=_serves(place),
        )
        yield _Listed(entry, unknown, place.path, place.anchor)


def _serves(place: Place) -> tuple[str, ...]:
    """Give all that the money of an item serves: itself, what stands above it, and its section of the plan."""
    return place.anchor, *(anchor for anchor, _ in place.above), str(place.path[0])


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


def _left_open(unknown: Iterable[Unknown]) -> tuple[Period | None, ...]:
    """Give the periods of which an amount may still become known."""
    return tuple(each.period for each in unknown if each.gap is not Gap.NOT_APPLICABLE)


def _claim(stated: Stated) -> Claim:
    return Claim(
        title=stated.title or "",
        of=stated.of,
        amounts=_dated(None, stated.amounts),
        amount=stated.amount if isinstance(stated.amount, Amount) else None,
        cumulative=stated.cumulative,
    )
