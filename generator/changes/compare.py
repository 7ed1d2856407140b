"""Two versions of a plan, or of the registers, to what changed between them: pure functions over trees."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.changes.fields import Context, differences, own_fields, path_of
from generator.changes.match import Pair, pairs
from generator.changes.side import Side
from generator.changes.tree import Branch
from generator.changes.types import (
    Added,
    AmountChanged,
    AmountMoved,
    Change,
    EditorsOnly,
    FieldChanged,
    ListChanged,
    Moved,
    NotationOnly,
    Removed,
    Renamed,
    Reordered,
    Rescheduled,
    Retitled,
    StatusChanged,
    TextChanged,
    TotalChanged,
    Where,
)
from generator.finances import finances
from generator.ledger.types import Balance
from generator.model.items import Item
from generator.model.money import BudgetLine
from generator.model.plan import Plan
from generator.money import Sum
from generator.outline import Path, outline

EDITORS_ONLY = frozenset({"notes", "plain_words"})
"""The fields of a plan, and the registers, that no page shows."""

_RANK: tuple[type[Change], ...] = (
    StatusChanged, Rescheduled, AmountChanged, AmountMoved, Added, Removed, Moved, Retitled, Renamed, ListChanged,
    FieldChanged, Reordered, TextChanged, NotationOnly, EditorsOnly,
)  # fmt: skip
"""The kinds of change, the most important to a resident first."""


@dataclass(frozen=True, slots=True)
class _Matched:
    """The parts of two versions, paired, each part found by its place."""

    pairs: tuple[Pair, ...]
    before: Mapping[Path, Branch]
    after: Mapping[Path, Branch]
    old: Mapping[Path, Branch]
    new: Mapping[Path, Branch]
    parent_of_old: Mapping[Path, Branch]
    parent_of_new: Mapping[Path, Branch]


def compare(old: Side, new: Side) -> tuple[Change, ...]:
    """Give everything that changed, the most important first, then in the order of the page."""
    found = _matched(old.root, new.root)
    renamed = {one.id: other.id for one, other in found.pairs if one.id and other.id and one.id != other.id}
    changes = [
        *_gone_and_come(old, new, found),
        *(change for pair in found.pairs for change in _of_pair(old, new, pair, found, renamed)),
    ]
    order = {branch.path: at for at, branch in enumerate(new.root.walk())}
    return tuple(sorted(changes, key=lambda each: (*_rank(each), order.get(each.where.path, len(order)))))


def _rank(change: Change) -> tuple[bool, int]:
    """Rank a change: what is said of the plan as a whole about its time and status goes first."""
    whole = change.where.kind == "plan" and isinstance(change, StatusChanged | Rescheduled)
    return not whole, _RANK.index(type(change))


def _matched(old: Branch, new: Branch) -> _Matched:
    found = pairs(old, new)
    return _Matched(
        pairs=found,
        before={other.path: one for one, other in found},
        after={one.path: other for one, other in found},
        old={branch.path: branch for branch in old.walk()},
        new={branch.path: branch for branch in new.walk()},
        parent_of_old=_parents(old),
        parent_of_new=_parents(new),
    )


def _parents(root: Branch) -> Mapping[Path, Branch]:
    return {child.path: branch for branch in root.walk() for children in branch.below.values() for child in children}


def _gone_and_come(old: Side, new: Side, found: _Matched) -> Iterator[Change]:
    """Tell what is only in one of both; of what stands below it only how much there is."""
    for path, branch in found.old.items():
        if path in found.after:
            continue
        above = found.parent_of_old[path]
        if above.path in found.after and not _left_out(new, found.after[above.path], branch):
            below = sum(each.path not in found.after for each in branch.walk()) - 1
            yield Removed(branch.where, _named(above, found.parent_of_old), below)
    for path, branch in found.new.items():
        if path in found.before:
            continue
        above = found.parent_of_new[path]
        if above.path in found.before and not _left_out(old, found.before[above.path], branch):
            below = sum(each.path not in found.before for each in branch.walk()) - 1
            yield Added(branch.where, _named(above, found.parent_of_new), below)


def _left_out(side: Side, above: Branch, branch: Branch) -> bool:
    """Tell whether the other version may have had this part, but could not be read there."""
    field = branch.path[-1] if branch.single else branch.path[-2]
    return side.is_unread((*above.path, field))


def _named(branch: Branch, parents: Mapping[Path, Branch]) -> Where:
    """Give the nearest place at or above a part that has a name."""
    while branch.path and (branch.single or not branch.where.title):
        branch = parents[branch.path]
    return branch.where


def _of_pair(old: Side, new: Side, pair: Pair, found: _Matched, renamed: Mapping[str, str]) -> Iterator[Change]:
    """Tell what changed of one thing that is in both."""
    one, other = pair
    if one.path:
        yield from _moved(pair, found)
    yield from _reordered(pair, found)
    if (node := old.at(one.path)) and node is new.at(other.path):
        return  # the very same text, read once
    context = Context(old, new, other.where, renamed, _unit(pair, new.root), _served(pair, new.root))
    for name in own_fields(one, other):
        before, after = path_of(one, name), path_of(other, name)
        if old.is_unread(before) or new.is_unread(after):
            continue
        changes = tuple(_of_field(context, pair, name))
        yield from changes
        if not changes and old.written(before) != new.written(after):
            yield NotationOnly(other.where, name)
    keys, others = old.keys(one.path), new.keys(other.path)
    if [key for key in keys if key in others] != [key for key in others if key in keys]:
        yield NotationOnly(other.where, "")


def _of_field(context: Context, pair: Pair, name: str) -> Iterator[Change]:
    was, now = (getattr(branch.part, name) for branch in pair)
    if name == "id":
        yield from _renamed(pair)
    elif name in EDITORS_ONLY:
        if was != now:
            yield EditorsOnly(context.where, name)
    elif name == "title" and was and now:
        if was != now:
            yield Retitled(replace(context.where, title=was), was, now)
    elif name != "formerly_at":
        yield from differences(context, name, was, now)


def _moved(pair: Pair, found: _Matched) -> Iterator[Change]:
    one, other = pair
    above, above_now = found.parent_of_old[one.path], found.parent_of_new[other.path]
    if found.after.get(above.path) is not above_now or (not one.single and one.path[-2] != other.path[-2]):
        yield Moved(other.where, one.where, _named(above, found.parent_of_old), _named(above_now, found.parent_of_new))


def _renamed(pair: Pair) -> Iterator[Change]:
    """Tell of an address that is gone; that of a title alone goes with the title, and was promised to nobody."""
    one, other = pair
    was, now = one.where.anchor, other.where.anchor
    if was and was != now and (one.id or other.id) and was not in other.formerly_at:
        yield Renamed(other.where, was, now, probable=bool(one.id and other.id and other.id not in one.formerly_at))


def _reordered(pair: Pair, found: _Matched) -> Iterator[Change]:
    one, other = pair
    for name in one.below:
        stayed = [after for each in one.below[name] if (after := found.after.get(each.path))]
        order = [branch.path for branch in other.below.get(name, ())]
        places = [order.index(each.path) for each in stayed if each.path in order]
        if places != sorted(places):
            yield Reordered(other.where, name)


def _unit(pair: Pair, root: Branch) -> str:
    """Give the unit of the amounts of a part: its own, or that of the budget."""
    own = getattr(pair[1].part, "unit", None) if isinstance(pair[1].part, BudgetLine) else None
    budget = getattr(root.part, "budget", None)
    return own or (budget.unit if budget else "euro")


def _served(pair: Pair, root: Branch) -> Where:
    """Give what the money of a part is for: of the only budget line of an item with a number, that item."""
    part, where = pair[1].part, pair[1].where
    lines = getattr(getattr(root.part, "budget", None), "lines", ())
    if not isinstance(part, BudgetLine) or len(part.serves) != 1:
        return where
    times = Counter(name for line in lines for name in line.serves)
    served = next((each for each in root.walk() if isinstance(each.part, Item) and each.id == part.serves[0]), None)
    return served.where if served and served.where.number and times[served.id] == 1 else where


def totals(old: Balance | None, new: Balance | None, unit: str) -> Iterator[TotalChanged]:
    """Give what the money of a plan comes to, where that changed."""
    for of in ("cost", "covered", "asked"):
        was, now = _total(old, of), _total(new, of)
        if was != now:
            yield TotalChanged(of, was, now, unit)


def may_move_money(changes: Iterable[Change]) -> bool:
    """Tell whether one of these changes can make what the money comes to other than it was."""
    return not all(isinstance(each, StatusChanged | Rescheduled | Retitled | TextChanged) for each in changes)


def balance_of(plan: Plan) -> Balance | None:
    """Add up the money of a plan."""
    account = finances(plan, outline(plan)).statement.main
    return account.balance if account else None


def _total(balance: Balance | None, of: str) -> Sum:
    return getattr(balance, of).total.sum if balance else Sum()


def counted(changes: Iterable[Change]) -> tuple[tuple[Change, ...], int, int]:
    """Set apart what is only written otherwise and what only editors see; both are but counted."""
    listed = tuple(changes)
    notation = tuple(each for each in listed if isinstance(each, NotationOnly))
    editors = tuple(each for each in listed if each not in notation and EDITORS_ONLY.intersection(_keys(each)))
    told = tuple(each for each in listed if each not in notation and each not in editors)
    return told, len(notation), len(editors)


def _keys(change: Change) -> tuple[object, ...]:
    return (*change.where.path[:1], change.field) if isinstance(change, EditorsOnly) else change.where.path[:1]
