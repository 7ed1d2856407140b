"""What can change between two versions of a plan, as data; `words.py` says it in words.

A change never says what a reader is to think of it: it carries the place and the values before and after.
"""

from dataclasses import dataclass
from typing import Any, TypeAlias

from generator.errors import Finding
from generator.model.text import Gap, Prose
from generator.money import Amount, Sum
from generator.outline import Path
from generator.period import Period


@dataclass(frozen=True, slots=True)
class Where:
    """What a change is about, as a reader knows it.

    `kind` is "plan", a level of the tree ("goals"), or the name of a list or section ("risks", "budget");
    `called` is the plan's own word for that level. `anchor` is the place on the page, empty where there is
    none, `path` the place in the file.
    """

    plan: str = ""
    kind: str = "plan"
    title: str = ""
    number: str = ""
    called: str = ""
    anchor: str = ""
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is other than it was. `where` is its place now; of what is gone, its place before."""

    where: Where


@dataclass(frozen=True, slots=True)
class Added(Change):
    """Something new, and how much is new below it; `other` is the title of the plan that it came from, if any."""

    under: Where
    below: int
    other: str = ""


@dataclass(frozen=True, slots=True)
class Removed(Change):
    """Something that is gone, and how much has gone with it; `other` is the title of the plan it went to, if any."""

    under: Where
    below: int
    other: str = ""


@dataclass(frozen=True, slots=True)
class Moved(Change):
    """The same thing at another place in the tree."""

    was: Where
    old: Where
    new: Where


@dataclass(frozen=True, slots=True)
class Retitled(Change):
    """Another title."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Renamed(Change):
    """Another address, so that links to the old one break.

    `probable` says that nothing but its likeness tells that it is the same thing. `new` is empty where it has
    no address any more.
    """

    old: str
    new: str
    probable: bool


@dataclass(frozen=True, slots=True)
class Reordered(Change):
    """A list with the same things in another order; `of` names the list."""

    of: str


@dataclass(frozen=True, slots=True)
class FieldChanged(Change):
    """Another value of a field, or of one entry of it (`key`); None is no value."""

    field: str
    key: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class StatusChanged(FieldChanged):
    """Another status."""

    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class TextChanged(FieldChanged):
    """Other running text."""

    old: Prose | None
    new: Prose | None


@dataclass(frozen=True, slots=True)
class Rescheduled(FieldChanged):
    """Another time."""

    old: Period | Gap | None
    new: Period | Gap | None


@dataclass(frozen=True, slots=True)
class AmountChanged(FieldChanged):
    """Another amount: of a period, or as a whole. `of` is what the money is for, where that says more than its line."""

    old: Amount | Gap | None
    new: Amount | Gap | None
    period: Period | None
    unit: str
    of: Where


@dataclass(frozen=True, slots=True)
class AmountMoved(Change):
    """The same amount, in another period; `unit` and `of` as for one that changed."""

    field: str
    amount: Amount
    old: Period
    new: Period
    unit: str
    of: Where


@dataclass(frozen=True, slots=True)
class ListChanged(Change):
    """Names or lines of a list that have come and gone."""

    field: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotationOnly(Change):
    """The same value, written otherwise."""

    field: str


@dataclass(frozen=True, slots=True)
class EditorsOnly(Change):
    """Something that no page shows; residents are not told."""

    field: str


@dataclass(frozen=True, slots=True)
class TotalChanged:
    """What the money of a plan comes to; `of` is "cost", "covered" or "asked"."""

    of: str
    old: Sum
    new: Sum
    unit: str


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read of a version, and so was not compared."""

    version: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """A plan in two versions. `changes` has the most important first, without notation and editors' notes."""

    id: str
    title: str
    changes: tuple[Change, ...] = ()
    totals: tuple[TotalChanged, ...] = ()
    notation: int = 0
    editors: int = 0
    unread: tuple[Unread, ...] = ()

    @property
    def same(self) -> bool:
        """Whether it was compared as a whole and nothing in it is other than it was."""
        return not (self.changes or self.totals or self.notation or self.editors or self.unread)


@dataclass(frozen=True, slots=True)
class PlanAdded:
    """A plan that was not there."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class PlanRemoved:
    """A plan that is not there any more."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class PlanRenamed:
    """A plan with another address, and what else changed in it; `kept` says that the old address still works."""

    old: str
    kept: bool
    changes: PlanChanges


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A plan of which a version cannot be read at all, so that nothing can be said about it."""

    id: str
    unread: tuple[Unread, ...]


OfPlan: TypeAlias = PlanChanges | PlanAdded | PlanRemoved | PlanRenamed | NotCompared


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of everything: `plans` in the order of their titles, those without any change left out."""

    old: str
    new: str
    plans: tuple[OfPlan, ...]
    compared: int

    @property
    def complete(self) -> bool:
        """Whether everything could be compared."""
        return not any(unread_of(plan) for plan in self.plans)


def unread_of(plan: OfPlan) -> tuple[Unread, ...]:
    """Give what could not be read of a plan."""
    match plan:
        case PlanRenamed(changes=changes):
            return changes.unread
        case PlanChanges(unread=unread) | NotCompared(unread=unread):
            return unread
    return ()


def title_of(plan: OfPlan) -> str:
    """Give the title of a plan; of one that cannot be read, its id."""
    match plan:
        case PlanRenamed(changes=changes):
            return changes.title
        case NotCompared(id=name):
            return name
    return plan.title


def changes_of(plan: OfPlan) -> tuple[Change, ...]:
    """Give what changed inside a plan."""
    match plan:
        case PlanRenamed(changes=inside):
            return inside.changes
        case PlanChanges(changes=changes):
            return changes
    return ()


def id_of(plan: OfPlan) -> str:
    """Give the id of a plan, that of today."""
    return plan.changes.id if isinstance(plan, PlanRenamed) else plan.id
