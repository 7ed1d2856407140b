"""What templates call to print how a sum was computed ("Zo berekend")."""

from collections.abc import Iterable, Sequence

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.labels import to_markup
from generator.ledger.types import Account, Series, Total
from generator.model.plan import Plan
from generator.money import Amount, add
from generator.pages import filters
from generator.pages.money_filters import column_label, figure, in_full


@pass_context
def explained(context: Context, given: Total, unit: str) -> Markup:
    """Print how a sum was computed: "€ 10 (huur) + € 5 (inzet) = € 15"."""
    terms = [
        Markup("{} ({})").format(filters.amount(context, amount, unit), to_markup(title))
        for title, amount in given.explanation
    ]
    return _equation(context, terms, given.missing, given, unit)


@pass_context
def explained_total(context: Context, series: Series, account: Account) -> Markup:
    """Print how the total over all columns was computed: "€ 10 (2024) + € 5 (2025) = € 15"."""
    terms = [
        Markup("{} ({})").format(in_full(context, cell, account.unit), column_label(context, column))
        for column, cell in zip(account.columns, series.cells, strict=True)
        if not cell.empty
    ]
    dated = {title for cell in series.cells for title in cell.missing}
    undated = [title for title in series.total.missing if title not in dated]
    return _equation(context, terms, undated, series.total, account.unit)


@pass_context
def explained_series(context: Context, series: Series, account: Account) -> Markup:
    """Print how a total was computed: from its lines, or from its years where it is one line."""
    by_title: dict[str, list[Amount]] = {}
    for title, amount in series.total.explanation:
        by_title.setdefault(title, []).append(amount)
    if len(by_title) == 1:
        return explained_total(context, series, account)
    terms = [
        Markup("{} ({})").format(
            figure(context, Total(add(amounts), tuple((title, each) for each in amounts)), account.unit),
            to_markup(title),
        )
        for title, amounts in by_title.items()
    ]
    return _equation(context, terms, series.total.missing, series.total, account.unit)


@pass_context
def explained_plans(context: Context, parts: Sequence[tuple[Plan, Total]], whole: Total, unit: str) -> Markup:
    """Print how a sum over plans was computed: "€ 10 (Groenplan) + € 5 + 1 post nog niet bekend (Speelplan) = ..."."""
    terms = [Markup("{} ({})").format(in_full(context, each, unit), to_markup(plan.title)) for plan, each in parts]
    return _equation(context, terms, (), whole, unit)


def _equation(context: Context, terms: list[Markup], missing: Iterable[str], total: Total, unit: str) -> Markup:
    """Print terms, the lines that are still unknown, and what they come to; a lone term is its own outcome."""
    labels = filters.site_of(context).labels
    unknown = [labels("money.unknown_line", title=to_markup(title)) for title in missing]
    joined = Markup(" + ").join(terms + unknown)
    return joined if len(terms) <= 1 else Markup("{} = {}").format(joined, in_full(context, total, unit))
