"""What changes for a resident between two versions of the plans; `plans diff` prints it.

`sources.py` reads two versions into memory, `compare_snapshots` tells what changed as data (`types.py`), and
`words.py` says it. In between: `tree.py` gives every part its place, `match.py` finds what is the same thing in
both, `compare.py` and `fields.py` tell the differences. An old version is read leniently: what its plan
says that the format of today refuses is not compared, and is told apart.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.changes.compare import compare, counted, totals
from generator.changes.match import likeness
from generator.changes.names import Names, register_names
from generator.changes.side import Side
from generator.changes.sources import Snapshot
from generator.changes.tree import tree
from generator.changes.types import (
    Comparison,
    NotCompared,
    OfPlan,
    PlanAdded,
    PlanChanges,
    PlanRemoved,
    PlanRenamed,
    TotalChanged,
    Unread,
    title_of,
)
from generator.load.lenient import Version, read_list, read_version
from generator.model.base import Part
from generator.model.plan import Plan
from generator.model.registers import Registers

__all__ = ["Comparison", "Snapshot", "compare_snapshots"]

_SAME_PLAN = 0.75


@dataclass(frozen=True, slots=True)
class _Read:
    """A snapshot as far as it could be read, and how its registers name things."""

    label: str
    plans: Mapping[str, Version]
    registers: Mapping[str, Version]
    names: Names


def compare_snapshots(old: Snapshot, new: Snapshot) -> Comparison:
    """Compare two versions of everything, or of one plan; what is the same in both is left out."""
    before, after = _read(old), _read(new)
    alone = old.alone and new.alone
    same = dict(zip(before.plans, after.plans, strict=True)) if alone else _same_plans(before.plans, after.plans)
    found = [] if alone else [*_of_registers(before, after), *_gone_and_come(before, after, same)]
    for one, other in same.items():
        changes = _compare(before.plans[one], after.plans[other], other, before, after)
        if one != other and not alone and isinstance(changes, PlanChanges):
            found.append(PlanRenamed(one, one in _former_ids(after.plans[other]), changes))
        elif not (isinstance(changes, PlanChanges) and changes.same):
            found.append(changes)
    told = tuple(sorted(found, key=lambda each: (title_of(each).casefold(), title_of(each))))
    return Comparison(old.label, new.label, told, len(before.plans) + len(after.plans) - len(same))


def _read(snapshot: Snapshot) -> _Read:
    plans = {key: read_version(data, f"{key}.yml", Plan, id=key) for key, data in snapshot.plans.items()}
    registers = {
        key: read_list(data, f"registers/{key}.yml", Registers, key) for key, data in snapshot.registers.items()
    }
    entries = {key: getattr(each.part, key) for key, each in registers.items() if each.part}
    return _Read(snapshot.label, plans, registers, register_names(Registers.model_validate(entries)))


def _same_plans(old: Mapping[str, Version], new: Mapping[str, Version]) -> Mapping[str, str]:
    """Give the new id of every plan that is in both: the same id, a former one, or that of a plan nearly the same."""
    same = {key: key for key in old if key in new}
    gone = {key: each.part for key, each in old.items() if key not in new and isinstance(each.part, Plan)}
    come = {key: each.part for key, each in new.items() if key not in old and isinstance(each.part, Plan)}
    scores = {
        (one, other): 1.0 if _kept(gone[one], come[other]) else likeness(gone[one], come[other]) * 0.99
        for one in gone
        for other in come
    }
    for one, other in sorted(scores, key=lambda each: (-scores[each], each)):
        if scores[one, other] >= _SAME_PLAN and one not in same and other not in same.values():
            same[one] = other
    return same


def _kept(old: Plan, new: Plan) -> bool:
    """Tell whether one of two plans says that it had the address of the other."""
    return old.id in new.formerly_at or new.id in old.formerly_at


def _former_ids(version: Version) -> tuple[str, ...]:
    return getattr(version.part, "formerly_at", ())


def _gone_and_come(old: _Read, new: _Read, same: Mapping[str, str]) -> Iterator[OfPlan]:
    for key, version in old.plans.items():
        if key not in same:
            yield PlanRemoved(key, getattr(version.part, "title", key))
    for key, version in new.plans.items():
        if key not in same.values():
            yield PlanAdded(key, getattr(version.part, "title", key))


def _of_registers(old: _Read, new: _Read) -> Iterator[OfPlan]:
    """Compare the registers one by one; one that is not there is empty."""
    empty = Version(b"", Registers())
    for key in dict.fromkeys((*old.registers, *new.registers)):
        changes = _compare(old.registers.get(key, empty), new.registers.get(key, empty), f"registers/{key}", old, new)
        if not (isinstance(changes, PlanChanges) and changes.same):
            yield changes


def _compare(old: Version, new: Version, name: str, before: _Read, after: _Read) -> PlanChanges | NotCompared:
    """Compare two versions of one plan, or of one register."""
    unread = tuple(
        Unread(read.label, version.findings) for read, version in ((before, old), (after, new)) if version.findings
    )
    if not (old.part and new.part):
        return NotCompared(name, unread)
    told, notation, editors = counted(
        compare(
            Side(tree(old.part, before.names), old.root, before.names, old.unread),
            Side(tree(new.part, after.names), new.root, after.names, new.unread),
        )
    )
    sums = () if unread else tuple(_totals(old.part, new.part))  # what could not be read may be money
    if old.data != new.data and not (told or notation or editors or unread):
        notation = 1  # comments, empty lines, or the like
    return PlanChanges(name, str(getattr(new.part, "title", name)), told, sums, notation, editors, unread)


def _totals(old: Part, new: Part) -> Iterator[TotalChanged]:
    if isinstance(old, Plan) and isinstance(new, Plan):
        yield from totals(old, new)
