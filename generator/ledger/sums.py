"""The sums of the ledger: which amounts add, in which column they stand, and what is left out of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from generator.ledger.types import Column, ColumnKey, Dated, Entry, Series, Total, column_of
from generator.money import ZERO, Amount, Sum, add
from generator.period import Period

Wanted: TypeAlias = Callable[[Period | None], bool]


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
            _Picked(
                entry,
                [a for period, a in entry.amounts if not is_running(period, a) and wanted(period)],
                missing=any(map(wanted, entry.unknown)),
            )
            for entry in entries
        ]
    )


@dataclass(frozen=True, slots=True)
class _Picked:
    """What goes into a total of one line, and whether an amount of it is not known."""

    entry: Entry
    amounts: Sequence[Amount]
    missing: bool


def _total(picked: Sequence[_Picked]) -> Total:
    """Add what was picked of each line; an alternative of which nothing was picked still counts as one."""
    explanation = tuple((each.entry.title, amount) for each in picked for amount in each.amounts)
    total = Sum()
    alternatives: dict[str, list[Sum]] = {}
    for each in picked:
        if each.entry.option and not each.entry.chosen:
            alternatives.setdefault(each.entry.option, []).append(add(each.amounts))
        else:
            total += add(each.amounts)
    missing = tuple(each.entry.title for each in picked if each.missing)
    return Total(sum(map(_spread, alternatives.values()), total), explanation, missing)


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


def columns_of(dated: Iterable[Dated], unknown: Iterable[Period | None] = ()) -> tuple[Column, ...]:
    """Return the columns of these amounts, and of what is unknown in them, in order of time; undated sums last."""
    periods = [period for period, amount in dated if not is_running(period, amount)]
    periods += [period for period in unknown if period and not period.open]
    labels: dict[ColumnKey, Column] = {}
    for column in map(column_of, periods):
        first = labels.get(column.same, column)
        labels[column.same] = min(column, first, key=lambda each: each.label)
    return tuple(sorted(labels.values(), key=lambda each: (each.start, each.end, each.label)))


def series(entries: Sequence[Entry], columns: Sequence[Column]) -> Series:
    """Return the totals of these lines, per column and in all."""
    return Series(tuple(column_totals(entries, [[column] for column in columns])), total_of(entries))


def column_totals(entries: Sequence[Entry], wanted: Iterable[Sequence[Column]]) -> Iterator[Total]:
    """Give the total of these lines in each of several lists of columns."""
    placed = [
        (entry, _by_column(entry), {column_of(period).same for period in entry.unknown if period}) for entry in entries
    ]
    for columns in wanted:
        yield _total(
            [
                _Picked(
                    entry,
                    [amount for column in columns for amount in amounts.get(column.same, [])],
                    missing=any(column.same in unknown for column in columns),
                )
                for entry, amounts, unknown in placed
            ]
        )


def _by_column(entry: Entry) -> dict[ColumnKey, list[Amount]]:
    """Return the amounts of a line by the column they stand in."""
    placed: dict[ColumnKey, list[Amount]] = {}
    for period, amount in entry.amounts:
        if not is_running(period, amount):
            placed.setdefault(column_of(period).same, []).append(amount)
    return placed
