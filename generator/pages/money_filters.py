"""What templates call to print money: sums in words, and the pieces of a bar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator import ledger
from generator.finances import Finances, Unknown
from generator.labels import to_markup
from generator.ledger.stated import Comparison
from generator.ledger.types import Account, Balance, Column, Group, Row, Running, Series, Total
from generator.model.money import Stated
from generator.model.text import Gap
from generator.model.values import Amounts
from generator.money import Sum
from generator.pages import filters
from generator.period import Period
from generator.timeline import WIDTH


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a bar, in the units of its drawing."""

    kind: str
    x: int
    width: int


def most(balance: Balance) -> Decimal:
    """Give the largest figure of any column: what a full bar stands for."""
    sums = [
        max(each.sum.high, paid.sum.high) for each, paid in zip(balance.cost.cells, balance.covered.cells, strict=True)
    ]
    return max(sums, default=Decimal(0))


def parts_at(balance: Balance, at: int) -> list[tuple[str, Decimal]]:
    """Give what a bar shows for one column, or at -1 in all: what is covered, what is asked, what is left to cover."""
    cost, covered, asked = (
        (series.cells[at] if at >= 0 else series.total).sum.high
        for series in (balance.cost, balance.covered, balance.asked)
    )
    return shown_parts(cost, covered, asked)


def shown_parts(cost: Decimal, covered: Decimal, asked: Decimal) -> list[tuple[str, Decimal]]:
    """Give the pieces of a bar: what is covered, what is asked of the rest, and what is left then."""
    asked = min(asked, max(cost - covered, Decimal(0)))
    return [("covered", covered), ("asked", asked), ("open", max(cost - covered - asked, Decimal(0)))]


def outcome(balance: Balance, at: int) -> str:
    """Give the word for what is left in a column, or at -1 in all: nothing where it is even or not all is known."""
    word = balance.outcomes[at]
    to_cover, asked = (series.total if at < 0 else series.cells[at] for series in (balance.to_cover, balance.asked))
    if word == "deficit" and asked.sum.exact and asked.sum.low >= to_cover.sum.high:
        return "asked"
    return "" if word in (None, "even") else str(word)


def pieces(parts: Iterable[tuple[str, Decimal]], whole: Decimal) -> list[Piece]:
    """Lay the parts of a bar side by side; what is not there takes no place."""
    found: list[Piece] = []
    before = Decimal(0)
    for kind, value in parts:
        if value > 0 and whole > 0:
            left, right = round(before * WIDTH / whole), round((before + value) * WIDTH / whole)
            found.append(Piece(kind, left, max(right - left, 1)))
        before += max(value, Decimal(0))
    return found


@pass_context
def column_label(context: Context, column: Column) -> Markup:
    """Name a column: a year, a school year, the words of a longer period, or "zonder jaar"."""
    labels = filters.site_of(context).labels
    if column.kind == "school-year":
        return labels("money.school_year", years=column.label)
    return to_markup(column.label) if column.label else labels("money.undated")


@pass_context
def unit_words(context: Context, unit: str) -> Markup:
    """Name the unit of an account."""
    return filters.site_of(context).labels.get(f"unit.{unit}", unit)


def bare(unit: str) -> str:
    """Give the unit to print in a cell of a table whose caption names it: only euros are printed again."""
    return unit if unit == "euro" else ""


@pass_context
def running(context: Context, given: Running) -> Markup:
    """Print an amount that is in no total: "€ 3.000 per jaar (telt niet mee in het totaal)"."""
    amount = filters.amount(context, given.amount, given.entry.unit)
    return filters.site_of(context).labels("money.running", amount=amount)


@pass_context
def figure(context: Context, given: Total, unit: str = "euro") -> Markup:
    """Print a sum; that of a single amount keeps the word of the plan: "max. € 5.000" and not "ca. € 5.000"."""
    if len(given.explanation) == 1:
        ((_, amount),) = given.explanation
        if Sum.of(amount) == given.sum:
            return filters.amount(context, amount, unit)
    return filters.total(context, given.sum, unit)


def known_part(balance: Balance | Group, kind: str) -> Series:
    """Give the costs, or the contributions of a kind without those of unknown amount, which are told apart."""
    series: Series = getattr(balance, kind)
    if kind == "cost":
        return series
    return Series(tuple(replace(each, missing=()) for each in series.cells), replace(series.total, missing=()))


def is_all_asked(balance: Balance, at: int) -> bool:
    """Tell whether what is left to cover in a column, or at -1 in all, is exactly what is asked."""
    to_cover, asked = (series.total if at < 0 else series.cells[at] for series in (balance.to_cover, balance.asked))
    same = to_cover.sum.exact and asked.sum.exact and to_cover.sum.low == asked.sum.low > 0
    return same and not asked.missing


def is_asked_throughout(balance: Balance) -> bool:
    """Tell whether it is so in all and in every column in which anything is left."""
    left = [at for at, cell in enumerate(balance.to_cover.cells) if cell.sum.high or balance.asked.cells[at].sum.high]
    return all(is_all_asked(balance, at) for at in (-1, *left))


def drawn(balance: Balance, columns: Iterable[int]) -> list[str]:
    """Give the kinds of money that have a piece in any of the bars: what a legend must explain."""
    return list(dict.fromkeys(kind for at in columns for kind, value in parts_at(balance, at) if value > 0))


def has_figures(account: Account) -> bool:
    """Tell whether any amount in an account is known."""
    listed = (amounts for row in account.rows for amounts in (row.entry.amounts, row.entry.amended, row.entry.realised))
    return any(amount.value is not None for amounts in listed for _, amount in amounts)


@pass_context
def left_to_cover(context: Context, balance: Balance, at: int, unit: str, *, told: bool = False) -> Markup:
    """Print what is left to cover in a column, or at -1 in all: at most that, where a contribution is not known.

    What is paid too much is "€ 500 over"; where it is `told` beside that word, only the amount.
    """
    cost, covered, left = (
        series.total if at < 0 else series.cells[at] for series in (balance.cost, balance.covered, balance.to_cover)
    )
    labels = filters.site_of(context).labels
    if is_surplus(left):
        words = at_least(context, -left.sum, covered.missing, unit)
        words = labels("money.at_most", amount=words) if cost.missing and not covered.missing else words
        return words if told else labels("money.surplus", amount=words)
    words = in_full(context, Total(left.sum, missing=cost.missing), unit, told=told)
    if cost.missing or not covered.missing or left.sum.empty:
        return words
    return labels("money.at_most", amount=words)


def is_surplus(left: Total) -> bool:
    """Tell whether what is left to cover is certainly less than nothing."""
    return left.sum.known and left.sum.high < 0


@pass_context
def at_least(context: Context, given: Sum, missing: Sequence[str], unit: str = "euro") -> Markup:
    """Print a sum as the least that it can be, where anything that belongs in it is missing."""
    words = filters.total(context, given, unit)
    return filters.site_of(context).labels("money.at_least", amount=words) if missing else words


@pass_context
def in_full(context: Context, given: Total, unit: str = "euro", *, told: bool = False) -> Markup:
    """Print a total with what is still unknown beside it: "€ 120.000 + 2 posten nog niet bekend".

    Outside tables it is `told` in a few words more: "€ 120.000 (2 bedragen zijn nog niet bekend)".
    """
    labels, words = filters.site_of(context).labels, figure(context, given, unit)
    if not given.missing:
        return words
    if given.sum.empty:
        return Markup('<span class="pw-gap">{}</span>').format(labels("money.unknown_lines", count=len(given.missing)))
    count = len(given.missing)
    beside = labels("money.unknown_told", count=count) if told else labels("money.unknown_beside", count=count)
    return Markup('{} <span class="pw-beside">{}</span>').format(words, beside)


def cost_in_full(context: Context, money: Finances, account: Account, cost: Total) -> Markup:
    """Print the cost of a plan with all that must be known of it: what is unknown, and a printed total that differs."""
    words, printed = in_full(context, cost, account.unit, told=True), money.differing("cost")
    if printed is None:
        return words
    stated = filters.amount(context, printed.stated, printed.unit)
    beside = filters.site_of(context).labels("money.in_document", stated=stated)
    return Markup('{} <span class="pw-beside">{}</span>').format(words, beside)


@pass_context
def row_in_words(context: Context, row: Row) -> Markup:
    """Print the amounts of one line in a sentence: "2024: € 10; 2025: nog niet bekend"."""
    dated = [(period, filters.amount(context, amount, row.entry.unit)) for period, amount in row.entry.amounts]
    unknown = [
        (each.period, filters.unknown_amount(context, each.gap))
        for each in context["money"].unknown
        if each.key == row.entry.key
    ]
    return Markup("; ").join(
        Markup("{}: {}").format(filters.when(context, period), words) if period else words
        for period, words in dated + unknown
    )


def money_kind(row: Row) -> str:
    """Tell what the amounts of a line are: a cost, a contribution, or effort such as hours per week."""
    return "effort" if ledger.is_rate(row.entry.unit) else row.entry.kind


@pass_context
def claim_title(context: Context, comparison: Comparison) -> Markup:
    """Name a printed total: its title or what it is of, and the column."""
    labels = filters.site_of(context).labels
    titles = context["outline"].titles
    of = Markup(", ").join(labels.get(f"money.of.{each}", titles.get(each, each)) for each in comparison.claim.of)
    name = to_markup(comparison.claim.title) if comparison.claim.title else of
    if comparison.claim.cumulative:
        name = labels("money.cumulative_of", name=name)
    at = comparison.column or ""
    return Markup("{}, {}").format(name, to_markup(at)) if at else name


def gaps_in(amounts: Amounts | None) -> list[tuple[Period | None, Gap]]:
    """Give the gap words among amounts, each with its period; without one where it stands for all of them."""
    if amounts is None:
        return []
    by_period = [(period, each) for period, each in amounts.by_period if isinstance(each, Gap)]
    return [(None, amounts.gap)] if amounts.gap else list(by_period)


def stated_gaps(stated: Stated) -> list[tuple[Period | None, Gap]]:
    """Give the gap words that stand where the source prints a total."""
    single: list[tuple[Period | None, Gap]] = [(None, stated.amount)] if isinstance(stated.amount, Gap) else []
    return single + gaps_in(stated.amounts)


def known(sums: Iterable[Sum]) -> bool:
    """Tell whether any of these sums holds a figure."""
    return any(each.known for each in sums)


def shown_in(unknown: Unknown, account: Account) -> bool:
    """Tell whether an account has a column of its own for what is unknown."""
    return unknown.period is not None and ledger.column_of(unknown.period).same in {
        each.same for each in account.columns
    }
