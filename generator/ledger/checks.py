"""What is wrong with the lines of a plan's ledger, as data; `messages/money.yml` words it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from generator.errors import Severity
from generator.ledger import Entry, Row, Statement, Total, is_rate
from generator.money import spell, spell_sum
from generator.period import Period

RESERVED = ("cost", "covered", "asked")  # words of a claim's `of`


@dataclass(frozen=True, slots=True)
class LedgerProblem:
    """One thing that is wrong with the ledger: `key` is the id of the line, or its title without one."""

    code: str
    key: str
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    severity: Severity = Severity.ERROR


def check(statement: Statement) -> Iterator[LedgerProblem]:
    """Yield everything that is wrong with the lines of a statement."""
    for entry in statement.entries:
        yield from _amounts(entry)
        yield from _overlaps(entry)
        if entry.chosen and not entry.option:
            yield _problem("B027", entry)
        if entry.key in RESERVED:
            yield _problem("B028", entry)
    yield from _options(statement.entries)
    yield from _parts(statement)


def _problem(code: str, entry: Entry, severity: Severity = Severity.ERROR, **values: str) -> LedgerProblem:
    """Return a problem of one line."""
    return LedgerProblem(code, entry.key or entry.title, {"title": entry.title, **values}, severity)


def _amounts(entry: Entry) -> Iterator[LedgerProblem]:
    """Yield amounts below zero, amounts without an end and rates in a closed period or without one."""
    for period, amount in (*entry.amounts, *entry.amended, *entry.realised):
        words = period.words if period else ""
        printed = amount.words or spell(amount, "nl", entry.unit)
        if amount.value is not None and amount.value < 0 and not entry.correction:
            yield _problem("B020", entry, text=printed, period=words)
        endless = period is not None and period.open
        if endless and not amount.per and amount.value is not None and not is_rate(entry.unit):
            yield _problem("B021", entry, text=printed, period=words)
        if amount.per and not endless:
            yield _problem("B029", entry, Severity.ADVICE, text=printed, where=f" ({words})" if words else "")


def _overlaps(entry: Entry) -> Iterator[LedgerProblem]:
    """Yield keys of one line that share a day, or are the same words."""
    for dated in (entry.amounts, entry.amended, entry.realised):
        for (first, _), (second, _) in combinations(dated, 2):
            if overlap(first, second):
                words = [period.words if period else "" for period in (first, second)]
                yield _problem("B022", entry, first=words[0], second=words[1])


def overlap(first: Period | None, second: Period | None) -> bool:
    """Tell whether two periods share a day; one without dates shares them only with the same words."""
    if not first or not second or not first.parts or not second.parts:
        return (first.words if first else "") == (second.words if second else "")
    return any(
        (a[0] or date.min) <= (b[1] or date.max) and (b[0] or date.min) <= (a[1] or date.max)
        for a in first.parts
        for b in second.parts
    )


def _options(entries: Iterable[Entry]) -> Iterator[LedgerProblem]:
    """Yield options of which several alternatives were chosen, per kind and unit."""
    chosen: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in entries:
        if entry.option and entry.chosen and entry.part_of is None:
            chosen.setdefault((entry.option, entry.kind, entry.unit), []).append(entry)
    for (option, _, _), several in chosen.items():
        if len(several) > 1:
            yield _problem("B023", several[1], option=option, titles=", ".join(e.title for e in several))


def _parts(statement: Statement) -> Iterator[LedgerProblem]:
    """Yield of-whiches without a whole, in a circle, or larger than their whole."""
    wholes = {entry.key: entry for entry in reversed(statement.entries) if entry.key}
    rows = {row.entry.key: row for account in statement.accounts for row in reversed(account.rows)}
    for account in statement.accounts:
        for row in account.rows:
            whole = row.entry.part_of
            if whole is None:
                continue
            if whole not in wholes:
                yield _problem("B024", row.entry, whole=whole)
            elif _circles(row.entry, wholes):
                yield _problem("B026", row.entry, whole=whole)
            elif wholes[whole].unit == row.entry.unit:
                labels = [column.label for column in account.columns]
                yield from _larger(row, rows[whole], labels)


def _circles(entry: Entry, wholes: Mapping[str, Entry]) -> bool:
    """Tell whether following `part_of` from this line comes back to a line it passed."""
    passed: set[str] = set()
    above = entry.part_of
    while above is not None and above in wholes and above not in passed:
        passed.add(above)
        above = wholes[above].part_of
    return above in passed


def _larger(part: Row, whole: Row, labels: Sequence[str]) -> Iterator[LedgerProblem]:
    """Yield the first place where a part is certainly more than its whole."""
    pairs = zip(
        ("", *labels),
        (part.planned.total, *part.planned.cells),
        (whole.planned.total, *whole.planned.cells),
        strict=True,
    )
    for label, own, all_of_it in pairs:
        if _exceeds(own, all_of_it):
            yield _problem(
                "B025",
                part.entry,
                whole=whole.entry.title,
                where=f" ({label})" if label else "",
                part=spell_sum(own.sum, "nl", part.entry.unit) or "",
                total=spell_sum(all_of_it.sum, "nl", part.entry.unit) or "",
            )
            return


def _exceeds(part: Total, whole: Total) -> bool:
    """Tell whether a part is more than its whole, with everything that is known."""
    return part.sum.known and whole.sum.known and not whole.sum.pm and part.sum.low > whole.sum.high
