"""What goes into the ledger of a plan and what comes out of it; `settle`, in the package itself, does the sums."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from generator.money import Amount, Sum
from generator.period import Period

Kind: TypeAlias = Literal["cost", "contribution"]
State: TypeAlias = Literal["certain", "requested", "expected"]
Outcome: TypeAlias = Literal["deficit", "surplus", "even"]
# None stands for an amount without a period: one sum for the whole plan.
Dated: TypeAlias = tuple[Period | None, Amount]
Part: TypeAlias = tuple[date | None, date | None]
ColumnKey: TypeAlias = tuple[str, tuple[Part, ...], str]

_SCHOOL_YEAR = ((8, 1), (7, 31))  # month and day on which one begins and ends


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger, or an amount that stands on a goal or activity.

    `key` is its id, or "" without one; `serves` names every goal, activity or section it belongs to.
    `unit` "" means the unit of the statement. `amended` and `realised` are shown, never added. `unknown` holds
    the periods of which the amount is not known; None for all of it.
    """

    key: str
    title: str
    kind: Kind = "cost"
    by: str = ""
    state: State = "certain"
    unit: str = ""
    amounts: tuple[Dated, ...] = ()
    unknown: tuple[Period | None, ...] = ()
    part_of: str | None = None
    option: str | None = None
    chosen: bool = False
    correction: bool = False
    serves: tuple[str, ...] = ()
    amended: tuple[Dated, ...] = ()
    realised: tuple[Dated, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A total that the source prints: of lines (`of`), per period, as one `amount`, or both.

    `of` holds ids of lines, of what they serve, names of funders, or the words cost, covered and asked.
    """

    title: str
    of: tuple[str, ...]
    amounts: tuple[Dated, ...] = ()
    amount: Amount | None = None
    cumulative: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A year, a school year, or a span: an undivided sum that belongs to no year."""

    kind: Literal["year", "school-year", "span"]
    parts: tuple[Part, ...]
    label: str

    @property
    def same(self) -> ColumnKey:
        """What two spellings of one column share; without a calendar only the words tell."""
        return self.kind, self.parts, "" if self.parts else self.label

    @property
    def start(self) -> date:
        """The day to order columns by; what has no date comes last."""
        days = [day for part in self.parts for day in part if day]
        return min(days, default=date.max)

    @property
    def end(self) -> date:
        """The last day that is known."""
        return max((day for part in self.parts for day in part if day), default=date.max)


def column_of(period: Period | None) -> Column:
    """Return the column that a closed period belongs in."""
    parts = period.parts if period else ()
    first, last = (parts[0][0], parts[-1][1]) if parts else (None, None)
    if first and last and first.year == last.year:
        year = first.year
        return Column("year", ((date(year, 1, 1), date(year, 12, 31)),), str(year))
    if first and last and len(parts) == 1 and last.year == first.year + 1:
        days = ((first.month, first.day), (last.month, last.day))
        if days == _SCHOOL_YEAR:
            return Column("school-year", parts, f"{first.year}-{last.year}")
    return Column("span", parts, period.words if period else "")


@dataclass(frozen=True, slots=True)
class Total:
    """A sum with its `explanation`: the titles and amounts it was computed from.

    An amount that was taken away stands there with its sign turned. Where an option is still open, all its
    alternatives stand there and the sum is a range. `missing` has the title of every line of which an amount
    that belongs here is not known.
    """

    sum: Sum = field(default_factory=Sum)
    explanation: tuple[tuple[str, Amount], ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to print: no figure, no p.m., and nothing that is still unknown."""
        return self.sum.empty and not self.missing


@dataclass(frozen=True, slots=True)
class Series:
    """One total per column of its account, and the total of all of them."""

    cells: tuple[Total, ...]
    total: Total


@dataclass(frozen=True, slots=True)
class Row:
    """One line as a row: what it plans, what that was amended to and what was realised.

    `counted` is False for a `part_of` line and for an option that was not chosen: shown, not added.
    """

    entry: Entry
    counted: bool
    planned: Series
    amended: Series
    realised: Series


@dataclass(frozen=True, slots=True)
class Running:
    """An amount without an end, such as "€ 3.000 per jaar": in no total."""

    entry: Entry
    period: Period | None
    amount: Amount


@dataclass(frozen=True, slots=True)
class Cumulative:
    """Running sums up to and including each of `columns`, the last one the total."""

    columns: tuple[Column, ...]
    cost: tuple[Sum, ...]
    covered: tuple[Sum, ...]
    asked: tuple[Sum, ...]
    expected: tuple[Sum, ...]
    to_cover: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Cost against contributions; `to_cover` is cost less what is certain, `asked` how much of it is asked.

    `outcomes` has one word per column and one more for the total: None where "tekort" or "overschot" may
    not be printed. `cumulative` is None where an undivided sum takes it away.
    """

    cost: Series
    covered: Series
    asked: Series
    expected: Series
    to_cover: Series
    outcomes: tuple[Outcome | None, ...]
    cumulative: Cumulative | None


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of an account that share a `key`, such as those of one payer: their cost and contributions."""

    key: tuple[str, ...]
    cost: Series
    covered: Series
    asked: Series
    expected: Series


@dataclass(frozen=True, slots=True)
class Account:
    """All lines of one unit; rates ("uren per week") have no `balance` because they are never added."""

    unit: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    running: tuple[Running, ...]
    balance: Balance | None


@dataclass(frozen=True, slots=True)
class Statement:
    """The money of one plan: an account per unit, that of the budget's own `unit` first.

    Values are as typed: in "euro-x1000" 12,5 stays 12.5, and printing adds "x € 1.000".
    """

    unit: str
    entries: tuple[Entry, ...]
    accounts: tuple[Account, ...]

    @property
    def main(self) -> Account | None:
        """The account in the unit of the budget, if it has lines."""
        return next((account for account in self.accounts if account.unit == self.unit), None)
