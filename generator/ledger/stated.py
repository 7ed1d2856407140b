"""Totals that a source prints, set beside our own: compared, never corrected in silence.

`compare` looks at every claim; two claims that differ by the same amount and share one amount of one line
point at that amount, their `crossing`. `differences` yields what an editor should look at, as advice.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Literal, TypeAlias

from generator.errors import Severity
from generator.ledger import (
    Claim,
    Entry,
    Statement,
    Total,
    Wanted,
    column_of,
    decided_options,
    is_counted,
    is_rate,
    is_running,
    plain,
    total_of,
)
from generator.ledger.checks import RESERVED, LedgerProblem, overlap
from generator.money import ZERO, Amount, Sum, spell, spell_sum
from generator.money.figures import is_scaled
from generator.period import Period

Verdict: TypeAlias = Literal["equal", "rounding", "differs", "incomparable"]


@dataclass(frozen=True, slots=True)
class Crossing:
    """The one amount that two differing claims share: the line's id and title, and the column."""

    key: str
    title: str
    column: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """One printed total beside ours.

    `column` is the year or period it is about, "" for the total. `difference` is stated less computed, and
    None where the two cannot be compared.
    """

    claim: Claim
    period: Period | None
    column: str
    unit: str
    stated: Amount
    computed: Total
    difference: Decimal | None
    verdict: Verdict
    crossing: Crossing | None = None


@dataclass(frozen=True, slots=True)
class _Scope:
    """The lines a claim is about; `positions` are their places in the statement."""

    unit: str
    positions: tuple[int, ...]
    entries: tuple[Entry, ...]


# Which cells of the table went into a comparison: (place of the line, label of the column).
_Cells: TypeAlias = frozenset[tuple[int, str]]


def compare(statement: Statement, claims: Iterable[Claim]) -> tuple[Comparison, ...]:
    """Compare printed totals with ours, per column and for the total.

    Only where the statement is in a scaled unit ("euro-x1000") may a difference be "rounding".
    """
    found: list[tuple[Comparison, _Cells]] = []
    for claim in claims:
        scope = _scope(statement, claim)
        rounded = is_scaled(statement.unit) and scope.unit == statement.unit
        stated: list[tuple[Period | None, Amount]] = list(claim.amounts)
        if claim.amount is not None:
            stated.append((None, claim.amount))
        found += [_comparison(claim, scope, period, amount, rounded=rounded) for period, amount in stated]
    return tuple(_crossed(statement, each, found) for each in found)


def differences(statement: Statement, comparisons: Iterable[Comparison]) -> Iterator[LedgerProblem]:
    """Yield, as advice, every printed total that differs from ours or is about nothing we know."""
    for comparison in comparisons:
        title = comparison.claim.title or ", ".join(comparison.claim.of)
        where = f" ({comparison.column})" if comparison.column else ""
        values = {"title": title, "where": where}
        names = [name for name in comparison.claim.of if name not in RESERVED]
        unknown = [name for name in names if not _named(statement, name)]
        if unknown:
            yield LedgerProblem("B032", title, {**values, "of": ", ".join(unknown)}, Severity.ADVICE)
        if comparison.verdict != "differs":
            continue
        values["stated"] = spell(comparison.stated, "nl", comparison.unit)
        values["computed"] = spell_sum(comparison.computed.sum, "nl", comparison.unit) or "-"
        if comparison.difference is not None:
            values["difference"] = spell(Amount(comparison.difference), "nl", comparison.unit)
        code = "B030"
        if comparison.crossing:
            values |= {"line": comparison.crossing.title, "cell": comparison.crossing.column}
            code = "B033" if comparison.claim.cumulative else "B031"
        yield LedgerProblem(code, title, values, Severity.ADVICE)


def _named(statement: Statement, name: str) -> list[int]:
    """Return the places of the lines that a name in a claim's `of` stands for."""
    decided = decided_options(statement.entries)
    places = list(enumerate(statement.entries))
    if name in RESERVED:
        kind, state = {
            "cost": ("cost", None),
            "covered": ("contribution", "certain"),
            "asked": ("contribution", "requested"),
        }[name]
        return [
            place
            for place, entry in places
            if entry.unit == statement.unit and is_counted(entry, decided)
            if entry.kind == kind and state in (None, entry.state)
        ]
    if own := [place for place, entry in places if entry.key == name]:
        return own
    # What is said of a goal is said of its costs, in the budget's unit, where it has any.
    serving = [(place, entry) for place, entry in places if name in entry.serves]
    serving = [(place, entry) for place, entry in serving if entry.chosen or entry.option not in decided]
    serving = [pair for pair in serving if pair[1].unit == statement.unit] or serving
    serving = [pair for pair in serving if pair[1].kind == "cost"] or serving
    if serving:
        return [place for place, _ in serving]
    return [
        place
        for place, entry in places
        if entry.kind == "contribution" and entry.by == name and is_counted(entry, decided)
    ]


def _scope(statement: Statement, claim: Claim) -> _Scope:
    """Return the lines a claim is about; none where they are in different units."""
    places = sorted({place for name in claim.of for place in _named(statement, name)})
    keys = {statement.entries[place].key for place in places} - {""}
    places = [place for place in places if not _inside(statement, statement.entries[place], keys)]
    entries = [statement.entries[place] for place in places]
    units = {entry.unit for entry in entries}
    if len(units) != 1:
        return _Scope("", (), ())
    # A line that is called by its own id is meant as it stands, chosen or not.
    listed = tuple(plain(entry) if entry.key in claim.of else entry for entry in entries)
    return _Scope(units.pop(), tuple(places), listed)


def _inside(statement: Statement, entry: Entry, keys: set[str]) -> bool:
    """Tell whether a line is part of one of these others, so that it would be added twice."""
    wholes = {each.key: each.part_of for each in statement.entries if each.key}
    passed: set[str] = set()
    above = entry.part_of
    while above is not None and above not in passed:
        if above in keys and above != entry.key:
            return True
        passed.add(above)
        above = wholes.get(above)
    return False


def _comparison(
    claim: Claim, scope: _Scope, period: Period | None, stated: Amount, *, rounded: bool
) -> tuple[Comparison, _Cells]:
    """Compare one printed figure with ours."""
    inside = partial(_within, period, claim.cumulative)
    column = column_of(period).label if period else ""
    added_rates = is_rate(scope.unit) and (period is None or claim.cumulative or len(scope.entries) > 1)
    if added_rates or is_running(period, stated):
        nothing = Comparison(claim, period, column, scope.unit, stated, Total(), None, "incomparable")
        return nothing, frozenset()
    computed = total_of(scope.entries, inside)
    slack = _slack(stated, computed) if rounded else ZERO
    difference, verdict = _verdict(Sum.of(stated), computed.sum, slack)
    known = not total_of(scope.entries).sum.empty
    if not known or (verdict != "equal" and _unclear(scope, period, inside, cumulative=claim.cumulative)):
        difference, verdict = None, "incomparable"
    cells = frozenset(
        (place, column_of(when).label)
        for place, entry in zip(scope.positions, scope.entries, strict=True)
        for when, amount in entry.amounts
        if not is_running(when, amount) and inside(when)
    )
    return Comparison(claim, period, column, scope.unit, stated, computed, difference, verdict), cells


def _within(period: Period | None, cumulative: bool, when: Period | None) -> bool:  # noqa: FBT001 - bound by partial
    """Tell whether an amount belongs to a printed figure; without a period the figure is the total."""
    if period is None:
        return True
    if when is None:
        return False
    if not period.parts or not when.parts:
        return period.words == when.words and not period.parts and not when.parts
    if cumulative:
        return (when.end or date.max) <= (period.end or date.max)
    return all(
        any((o[0] or date.min) <= (i[0] or date.min) and (i[1] or date.max) <= (o[1] or date.max) for o in period.parts)
        for i in when.parts
    )


def _unclear(scope: _Scope, period: Period | None, inside: Wanted, *, cumulative: bool) -> bool:
    """Tell whether some amount may belong to the printed figure or not: undivided, undated or running."""
    if period is None:
        return False
    for entry in scope.entries:
        for when, amount in entry.amounts:
            if inside(when) and not is_running(when, amount):
                continue
            begun = cumulative and when is not None and (when.start or date.min) <= (period.end or date.max)
            if when is None or not when.parts or begun or overlap(period, when):
                return True
    return False


def _verdict(stated: Sum, computed: Sum, slack: Decimal) -> tuple[Decimal | None, Verdict]:
    """Return the difference and what it means."""
    # Lines that have money elsewhere say nothing about this column: the source's 0 agrees with that.
    ours = Sum(known=True) if computed.empty else computed
    if (stated.low, stated.high, bool(stated.pm)) == (ours.low, ours.high, bool(ours.pm)):
        same = stated.known == ours.known
        return (ZERO if stated.known and not stated.pm else None), "equal" if same else "incomparable"
    if not stated.exact or not ours.exact:
        return None, "incomparable"
    difference = stated.low - ours.low
    return difference, "rounding" if abs(difference) < slack else "differs"


def _slack(stated: Amount, computed: Total) -> Decimal:
    """Return the least difference that rounding alone cannot explain.

    Every figure may be half a last digit off. Our lines are taken to be rounded alike, to the finest digit
    among them: in a table with one decimal, 12 is 12,0.
    """
    figures = [amount.value for _, amount in computed.explanation if amount.value]
    last_digit = min((_last_digit(figure) for figure in figures), default=ZERO)
    own = _last_digit(stated.value) if stated.value is not None else ZERO
    return (last_digit * len(figures) + own) / 2


def _last_digit(value: Decimal) -> Decimal:
    """Return what one is worth in the last digit that was typed: 0.1 for 12.6."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else ZERO


def _crossed(
    statement: Statement, own: tuple[Comparison, _Cells], found: Sequence[tuple[Comparison, _Cells]]
) -> Comparison:
    """Name the one cell that this claim shares with another that differs by the same amount."""
    comparison, cells = own
    if comparison.verdict != "differs":
        return comparison
    if comparison.claim.cumulative:
        begun = _begun(comparison, cells, found)
        return _at_cell(statement, comparison, begun) if len(begun) == 1 else comparison
    shared = {
        cells & others
        for other, others in found
        if other.verdict == "differs" and not other.claim.cumulative
        if (other.unit, other.difference) == (comparison.unit, comparison.difference)
        # A total that holds the whole row differs as well, but says nothing about the place.
        if not cells <= others and not others <= cells and len(cells & others) == 1
    }
    return _at_cell(statement, comparison, shared.pop()) if len(shared) == 1 else comparison


def _begun(comparison: Comparison, cells: _Cells, found: Sequence[tuple[Comparison, _Cells]]) -> _Cells:
    """Give the cells that a running total has and the one before does not, where it is the first that differs."""
    earlier = [
        (other, theirs)
        for other, theirs in found
        if other.claim is comparison.claim and _day(other.period) < _day(comparison.period)
    ]
    if any(other.verdict == "differs" for other, _ in earlier):
        return frozenset()
    return cells.difference(*(theirs for _, theirs in earlier))


def _day(period: Period | None) -> date:
    """Give the last day that a running total covers."""
    return period.end if period and period.end else date.max


def _at_cell(statement: Statement, comparison: Comparison, cell: _Cells) -> Comparison:
    ((place, column),) = cell
    entry = statement.entries[place]
    return replace(comparison, crossing=Crossing(entry.key, entry.title, column))
