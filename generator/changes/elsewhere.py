"""What is gone from one plan and new in another: it only went there, and its links with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.changes.tree import Branch
from generator.changes.types import Added, Change, OfPlan, PlanChanges, PlanRenamed, Removed, Where

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Both:
    """A plan by its title of today, in two versions; one that is not there, or cannot be read, is None."""

    title: str
    old: Branch | None
    new: Branch | None


def told_where(plans: list[OfPlan], changed: Iterable[Both]) -> list[OfPlan]:
    """Add to what left a plan, or came into one, which other plan it went to or came from."""
    keys = [(each.title, _keys(each.old), _keys(each.new)) for each in changed]
    come = {key: title for title, old, new in keys for key in new - old}
    gone = {key: title for title, old, new in keys for key in old - new}
    return [_of_plan(plan, come, gone) for plan in plans] if come.keys() & gone.keys() else plans


def _keys(root: Branch | None) -> frozenset[Key]:
    return frozenset(_key(branch.where) for branch in root.walk() if branch.id) if root else frozenset()


def _key(where: Where) -> Key:
    """Give what makes something in another plan the same thing: its kind, its id and its title."""
    return where.kind, where.anchor, where.title


def _of_plan(plan: OfPlan, come: Mapping[Key, str], gone: Mapping[Key, str]) -> OfPlan:
    match plan:
        case PlanRenamed(changes=inside):
            return replace(plan, changes=_inside(inside, come, gone))
        case PlanChanges():
            return _inside(plan, come, gone)
    return plan


def _inside(plan: PlanChanges, come: Mapping[Key, str], gone: Mapping[Key, str]) -> PlanChanges:
    return replace(plan, changes=tuple(_told(change, come, gone) for change in plan.changes))


def _told(change: Change, come: Mapping[Key, str], gone: Mapping[Key, str]) -> Change:
    match change:
        case Added():
            return replace(change, other=gone.get(_key(change.where), ""))
        case Removed():
            return replace(change, other=come.get(_key(change.where), ""))
    return change
