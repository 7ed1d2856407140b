"""The ledger of one plan: what its lines add up to, per year and per unit, and from which amounts.

`settle` turns the lines into a `Statement`. Nothing is refused here: `checks.py` yields what is wrong
with the lines, `stated.py` compares the outcome with the totals that a source prints.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

from generator.ledger.types import (
    Account,
    Balance,
    Claim,
    Column,
    ColumnKey,
    Cumulative,
    Dated,
    Entry,
    Funder,
    Outcome,
    Row,
    Running,
    Series,
    State,
    Statement,
    Total,
    column_of,
)
from generator.money import ZERO, Amount, Sum, add, spell
from generator.money.figures import divided
from generator.period import Period

__all__ = [
    "Account",
    "Balance",
    "Claim",
    "Column",
    "Cumulative",
    "Dated",
    "Entry",
    "Funder",
    "Outcome",
    "Row",
    "Running",
    "Series",
    "State",
    "Statement",
    "Total",
    "Wanted",
    "column_of",
    "decided_options",
    "divide",
    "is_counted",
    "is_rate",
    "is_running",
    "plain",
    "settle",
    "spell_running",
    "total_of",
]

Wanted: TypeAlias = Callable[[Period | None], bool]

_STATES: tuple[State, ...] = ("certain", "requested", "expected")


def settle(entries: Iterable[Entry], unit: str = "euro") -> Statement:
    """Add up the lines of one plan, whose budget is in `unit`."""
    listed = tuple(replace(entry, unit=entry.unit or unit) for entry in entries)
    units = sorted(dict.fromkeys(entry.unit for entry in listed), key=lambda other: other != unit)
    decided = decided_options(listed)
    accounts = tuple(_account(u, [entry for entry in listed if entry.unit == u], decided) for u in units)
    return Statement(unit, listed, accounts)


def divide(amount: Amount, ratios: Sequence[Fraction]) -> tuple[Amount, ...]:
    """Divide an amount into shares of the whole, to the cent; shares of 2/3 and 1/3 add up to it exactly."""
    if amount.value is None:
        return (replace(amount, words=""),) * len(ratios)
    lows = divided(amount.value, ratios)
    if amount.upper is None:
        return tuple(replace(amount, value=low, words="") for low in lows)
    # Dividing the two ends apart could put a share's low end a cent above its high end.
    widths = divided(amount.upper - amount.value, ratios)
    return tuple(
        replace(amount, value=low, upper=low + width if width else None, words="")
        for low, width in zip(lows, widths, strict=True)
    )


def spell_running(running: Running, language: str = "nl") -> str:
    """Print an amount without an end: "+ € 3.000 per jaar"."""
    return f"+ {spell(running.amount, language, running.entry.unit)}"


def is_rate(unit: str) -> bool:
    """Tell whether figures in this unit are rates, which nobody may add."""
    return " per " in f" {unit} "


def is_running(period: Period | None, amount: Amount) -> bool:
    """Tell whether an amount has no end or is a rate, and so is in no total."""
    return bool(amount.per) or (period is not None and period.open)


def decided_options(entries: Iterable[Entry]) -> frozenset[str]:
    """Return the options of which one line at least was chosen."""
    return frozenset(entry.option for entry in entries if entry.option and entry.chosen)


def is_counted(entry: Entry, decided: frozenset[str]) -> bool:
    """Tell whether a line takes part in totals; in an open option every alternative does."""
    dropped = entry.option in decided and not entry.chosen
    return entry.part_of is None and not dropped


def total_of(entries: Iterable[Entry], wanted: Wanted = lambda _: True) -> Total:
    """Add the amounts of these lines in the wanted periods; lines of an open option make it a range."""
    return _total(
        [
            (entry, [a for period, a in entry.amounts if not is_running(period, a) and wanted(period)])
            for entry in entries
        ]
    )


def _total(picked: Sequence[tuple[Entry, Sequence[Amount]]]) -> Total:
    """Add what was picked of each line; an alternative of which nothing was picked still counts as one."""
    explanation = tuple((entry.title, amount) for entry, amounts in picked for amount in amounts)
    total = Sum()
    alternatives: dict[str, list[Sum]] = {}
    for entry, amounts in picked:
        if entry.option and not entry.chosen:
            alternatives.setdefault(entry.option, []).append(add(amounts))
        else:
            total += add(amounts)
    return Total(sum(map(_spread, alternatives.values()), total), explanation)


def plain(entry: Entry) -> Entry:
    """Return a line that adds as any other, for its own row."""
    return replace(entry, option=None)


def _spread(alternatives: Sequence[Sum]) -> Sum:
    """Return the range of an open option; a lone alternative may also not be chosen."""
    if all(alternative.empty for alternative in alternatives):
        return Sum()
    lows = [alternative.low for alternative in alternatives]
    highs = [alternative.high for alternative in alternatives]
    if len(alternatives) == 1:
        lows, highs = [*lows, ZERO], [*highs, ZERO]
    return Sum(
        min(lows),
        max(highs),
        max(alternative.pm for alternative in alternatives),
        any(alternative.known for alternative in alternatives),
        any(alternative.about for alternative in alternatives),
    )


def _account(unit: str, entries: Sequence[Entry], decided: frozenset[str]) -> Account:
    """Return the account of one unit."""
    columns = _columns(dated for entry in entries for dated in (*entry.amounts, *entry.amended, *entry.realised))
    rows = tuple(_row(entry, columns, counted=is_counted(entry, decided)) for entry in entries)
    running = tuple(
        Running(entry, period, amount)
        for entry in entries
        for period, amount in entry.amounts
        if is_running(period, amount)
    )
    balance = None if is_rate(unit) else _balance([row.entry for row in rows if row.counted], columns)
    return Account(unit, columns, rows, running, balance)


def _columns(dated: Iterable[Dated]) -> tuple[Column, ...]:
    """Return the columns of these amounts in order of time, undated sums last."""
    labels: dict[ColumnKey, Column] = {}
    for period, amount in dated:
        if not is_running(period, amount):
            column = column_of(period)
            first = labels.get(column.same, column)
            labels[column.same] = min(column, first, key=lambda each: each.label)
    return tuple(sorted(labels.values(), key=lambda each: (each.start, each.end, each.label)))


def _row(entry: Entry, columns: Sequence[Column], *, counted: bool) -> Row:
    """Return one line as a row, whether it is counted or not."""
    alone = plain(entry)
    amended, realised = replace(alone, amounts=entry.amended), replace(alone, amounts=entry.realised)
    return Row(
        entry,
        counted,
        _series([alone], columns),
        _series([amended], columns),
        _series([realised], columns),
    )


def _series(entries: Sequence[Entry], columns: Sequence[Column]) -> Series:
    """Return the totals of these lines, per column and in all."""
    placed = [(entry, _by_column(entry)) for entry in entries]
    cells = tuple(_total([(entry, by.get(column.same, [])) for entry, by in placed]) for column in columns)
    return Series(cells, total_of(entries))


def _by_column(entry: Entry) -> dict[ColumnKey, list[Amount]]:
    """Return the amounts of a line by the column they stand in."""
    placed: dict[ColumnKey, list[Amount]] = {}
    for period, amount in entry.amounts:
        if not is_running(period, amount):
            placed.setdefault(column_of(period).same, []).append(amount)
    return placed


def _balance(entries: Sequence[Entry], columns: tuple[Column, ...]) -> Balance:
    """Set cost against contributions."""
    cost = _series([entry for entry in entries if entry.kind == "cost"], columns)
    given = [entry for entry in entries if entry.kind == "contribution"]
    covered, asked, expected = (
        _series([entry for entry in given if entry.state == state], columns) for state in _STATES
    )
    to_cover = Series(
        tuple(map(_less, cost.cells, covered.cells)),
        _less(cost.total, covered.total),
    )
    named = dict.fromkeys((entry.by, entry.state) for entry in given)
    funders = tuple(
        Funder(by, state, _series([e for e in given if (e.by, e.state) == (by, state)], columns)) for by, state in named
    )
    sides = zip((*cost.cells, cost.total), (*covered.cells, covered.total), strict=True)
    outcomes = tuple(_outcome(spent.sum, got.sum) for spent, got in sides)
    return Balance(cost, covered, asked, expected, to_cover, funders, outcomes, _cumulative(entries))


def _less(cost: Total, covered: Total) -> Total:
    """Take one total from another and keep what both were computed from."""
    taken = tuple((title, _negated(amount)) for title, amount in covered.explanation)
    return Total(cost.sum - covered.sum, cost.explanation + taken)


def _negated(amount: Amount) -> Amount:
    """Turn the sign of an amount; p.m. stays p.m."""
    if amount.value is None:
        return amount
    if amount.upper is None:
        return replace(amount, value=-amount.value)
    return replace(amount, value=-amount.upper, upper=-amount.value)


def _outcome(cost: Sum, covered: Sum) -> Outcome | None:
    """Return the word for a difference, only where both sides are there and none is p.m."""
    if not (cost.known and covered.known) or cost.pm or covered.pm:
        return None
    left = cost - covered
    if left.low > 0:
        return "deficit"
    if left.high < 0:
        return "surplus"
    return "even" if left.low == left.high else None


def _cumulative(entries: Sequence[Entry]) -> Cumulative | None:
    """Return the running sums, unless an amount cannot be placed in one year and before the next."""
    columns = _columns(dated for entry in entries for dated in entry.amounts)
    undivided = any(column.kind == "span" for column in columns)
    # A school year beside a calendar year leaves open what was spent when the first of them ends.
    if not columns or undivided or any(a.end >= b.start for a, b in pairwise(columns)):
        return None

    def upto(state: State | None) -> tuple[Sum, ...]:
        kind = "contribution" if state else "cost"
        own = [entry for entry in entries if entry.kind == kind and (not state or entry.state == state)]
        placed = [(entry, _by_column(entry)) for entry in own]
        passed = [columns[: place + 1] for place in range(len(columns))]
        return tuple(
            _total([(entry, [a for column in until for a in by.get(column.same, [])]) for entry, by in placed]).sum
            for until in passed
        )

    cost, covered = upto(None), upto("certain")
    to_cover = tuple(spent - got for spent, got in zip(cost, covered, strict=True))
    return Cumulative(columns, cost, covered, upto("requested"), upto("expected"), to_cover)
