"""The money of a plan: budget lines, what the source states, tariffs and shares."""

from typing import Literal

from pydantic import Field

from generator.model.base import Addressed, Part
from generator.model.text import Line, LineOrGap, Prose, Slug
from generator.model.values import AmountOrGap, AmountsByPeriod, Facts, ShareValue


class BudgetLine(Addressed):
    """One line of the ledger: a cost, or a contribution by somebody."""

    title: Line
    kind: Literal["cost", "contribution"] = "cost"
    serves: tuple[Slug, ...] = Field((), alias="for")
    by: LineOrGap | None = None
    state: Literal["requested", "expected"] | None = None
    unit: Line | None = None
    amount: AmountOrGap | None = None
    amounts: AmountsByPeriod | None = None
    amended: AmountsByPeriod | None = None
    realised: AmountsByPeriod | None = None
    part_of: Slug | None = None
    option: Slug | None = None
    chosen: bool = False
    correction: bool = False
    note: Prose | None = None
    facts: Facts = Field(default_factory=dict)


class Stated(Part):
    """A total as the source prints it; compared with ours, never corrected in silence."""

    title: Line | None = None
    of: tuple[Slug, ...]
    amount: AmountOrGap | None = None
    amounts: AmountsByPeriod | None = None
    cumulative: bool = False
    note: Prose | None = None


class Budget(Part):
    """What a plan costs and who pays."""

    unit: Literal["euro", "euro-x1000", "euro-mln"] = "euro"
    vat: Literal["included", "excluded", "n.v.t.", "onbekend"] | None = None
    partial: Line | None = None
    text: Prose | None = None
    lines: tuple[BudgetLine, ...] = ()
    stated: tuple[Stated, ...] = ()
    facts: Facts = Field(default_factory=dict)


class Tariff(Addressed):
    """A price; tariffs are never added up."""

    title: Line
    per: Line | None = None
    amount: AmountOrGap | None = None
    amounts: AmountsByPeriod | None = None
    note: Prose | None = None


class SharePart(Part):
    """One part of a whole."""

    title: Line
    value: ShareValue
    text: Prose | None = None


class Share(Addressed):
    """How a whole is divided: points, percentages, or parts of a budget line (`of`)."""

    title: Line
    unit: Line | None = None
    total: ShareValue | None = None
    of: Slug | None = None
    parts: tuple[SharePart, ...]
    note: Prose | None = None
