"""The ledger of one plan: what its lines add up to, per year and per unit, and from which amounts.

`settle` turns the lines into a `Statement`, `grouped` divides an account by payer or by goal; `sums.py` does the
adding. Nothing is refused here: `checks.py` yields what is wrong with the lines, `stated.py` compares the outcome
with the totals that a source prints.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from generator.ledger.sums import (
    Wanted,
    column_totals,
    columns_of,
    decided_options,
    is_counted,
    is_rate,
    is_running,
    plain,
    series,
    total_of,
)
from generator.ledger.types import (
    Account,
    Balance,
    Claim,
    Column,
    Cumulative,
    Dated,
    Entry,
    Group,
    Outcome,
    Row,
    Running,
    Series,
    State,
    Statement,
    Total,
    column_of,
)
from generator.money import Amount, Sum
from generator.money.figures import divided

__all__ = [
    "Account",
    "Balance",
    "Claim",
    "Column",
    "Cumulative",
    "Dated",
    "Entry",
    "Group",
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
    "grouped",
    "is_counted",
    "is_rate",
    "is_running",
    "plain",
    "settle",
    "total_of",
]

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


def _account(unit: str, entries: Sequence[Entry], decided: frozenset[str]) -> Account:
    """Return the account of one unit."""
    columns = columns_of(
        (dated for entry in entries for dated in (*entry.amounts, *entry.amended, *entry.realised)),
        (period for entry in entries for period in entry.unknown),
    )
    rows = tuple(_row(entry, columns, counted=is_counted(entry, decided)) for entry in entries)
    running = tuple(
        Running(entry, period, amount)
        for entry in entries
        for period, amount in entry.amounts
        if is_running(period, amount)
    )
    balance = None if is_rate(unit) else _balance([row.entry for row in rows if row.counted], columns)
    return Account(unit, columns, rows, running, balance)


def _row(entry: Entry, columns: Sequence[Column], *, counted: bool) -> Row:
    """Return one line as a row, whether it is counted or not."""
    alone = plain(entry)
    amended = replace(alone, amounts=entry.amended, unknown=())
    realised = replace(alone, amounts=entry.realised, unknown=())
    return Row(
        entry,
        counted,
        series([alone], columns),
        series([amended], columns),
        series([realised], columns),
    )


def _balance(entries: Sequence[Entry], columns: tuple[Column, ...]) -> Balance:
    """Set cost against contributions."""
    cost, covered, asked, expected = _sides(entries, columns)
    to_cover = Series(
        tuple(map(_less, cost.cells, covered.cells)),
        _less(cost.total, covered.total),
    )
    sides = zip((*cost.cells, cost.total), (*covered.cells, covered.total), strict=True)
    outcomes = tuple(_outcome(spent, got) for spent, got in sides)
    return Balance(cost, covered, asked, expected, to_cover, outcomes, _cumulative(entries))


def _sides(entries: Sequence[Entry], columns: Sequence[Column]) -> tuple[Series, Series, Series, Series]:
    """Return the cost of these lines, and their contributions in each state."""
    cost = [entry for entry in entries if entry.kind == "cost"]
    given = [[entry for entry in entries if entry.kind == "contribution" and entry.state == s] for s in _STATES]
    first, second, third = (series(each, columns) for each in given)
    return series(cost, columns), first, second, third


def grouped(account: Account, key_of: Callable[[Entry], tuple[str, ...]]) -> tuple[Group, ...]:
    """Divide the lines that count over groups, in the order of the lines; every line is in one group.

    Only a line of an option that is still open can be in a group with 0 as its least and in the total with more.
    """
    found: dict[tuple[str, ...], list[Entry]] = {}
    for row in account.rows:
        if row.counted:
            found.setdefault(key_of(row.entry), []).append(row.entry)
    return tuple(Group(key, *_sides(entries, account.columns)) for key, entries in found.items())


def _less(cost: Total, covered: Total) -> Total:
    """Take one total from another and keep what both were computed from."""
    taken = tuple((title, _negated(amount)) for title, amount in covered.explanation)
    return Total(cost.sum - covered.sum, cost.explanation + taken, cost.missing + covered.missing)


def _negated(amount: Amount) -> Amount:
    """Turn the sign of an amount; p.m. stays p.m."""
    if amount.value is None:
        return amount
    if amount.upper is None:
        return replace(amount, value=-amount.value)
    return replace(amount, value=-amount.upper, upper=-amount.value)


def _outcome(cost: Total, covered: Total) -> Outcome | None:
    """Return the word for a difference, only where both sides are there and nothing of them is unknown."""
    if not (cost.sum.known and covered.sum.known) or cost.sum.pm or covered.sum.pm or cost.missing or covered.missing:
        return None
    left = cost.sum - covered.sum
    if left.low > 0:
        return "deficit"
    if left.high < 0:
        return "surplus"
    return "even" if left.low == left.high else None


def _cumulative(entries: Sequence[Entry]) -> Cumulative | None:
    """Return the running sums, unless an amount cannot be placed in one year and before the next."""
    columns = columns_of(dated for entry in entries for dated in entry.amounts)
    undivided = any(column.kind == "span" for column in columns)
    # A school year beside a calendar year leaves open what was spent when the first of them ends.
    if not columns or undivided or any(a.end >= b.start for a, b in pairwise(columns)):
        return None

    def upto(state: State | None) -> tuple[Sum, ...]:
        kind = "contribution" if state else "cost"
        own = [entry for entry in entries if entry.kind == kind and (not state or entry.state == state)]
        return tuple(each.sum for each in column_totals(own, [columns[: at + 1] for at in range(len(columns))]))

    cost, covered = upto(None), upto("certain")
    to_cover = tuple(spent - got for spent, got in zip(cost, covered, strict=True))
    return Cumulative(columns, cost, covered, upto("requested"), upto("expected"), to_cover)
