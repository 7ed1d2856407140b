"""What changes for a resident between two versions of the plans; `plans diff` prints it.

`sources.py` reads two versions into memory, `compare_snapshots` tells what changed as data (`types.py`), and
`words.py` says it. In between: `tree.py` gives every part its place, `match.py` finds what is the same thing in
both, `compare.py` and `fields.py` tell the differences, `elsewhere.py` what went to another plan. An old version is
read leniently: what its plan says that the format of today refuses is not compared, and is told apart.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.changes.compare import compare, counted, may_move_money, totals
from generator.changes.elsewhere import Both, told_where
from generator.changes.match import likeness
from generator.changes.reading import Known, Reading, Shared
from generator.changes.sources import Snapshot
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
    id_of,
    title_of,
)
from generator.load.lenient import Version
from generator.model.plan import Plan
from generator.model.registers import Registers

__all__ = ["Comparison", "Snapshot", "compare_snapshots"]

_SAME_PLAN = 0.75


@dataclass(frozen=True, slots=True)
class _Read:
    """A snapshot as far as it could be read."""

    label: str
    plans: Mapping[str, Known]
    shared: Shared


def compare_snapshots(old: Snapshot, new: Snapshot, reading: Reading = Reading()) -> Comparison:  # noqa: B008 - frozen
    """Compare two versions of everything, or of one plan; what is the same in both is left out."""
    before, after = _read(old, reading), _read(new, reading)
    alone = old.alone and new.alone
    same = dict(zip(before.plans, after.plans, strict=True)) if alone else _same_plans(before.plans, after.plans)
    found = [] if alone else [*_of_registers(before, after), *_gone_and_come(before, after, same)]
    for one, other in same.items():
        changes = _compare(before.plans[one], after.plans[other], other, old.label, new.label)
        if one != other and not alone and isinstance(changes, PlanChanges):
            found.append(PlanRenamed(one, one in _former_ids(after.plans[other]), changes))
        elif not (isinstance(changes, PlanChanges) and changes.same):
            found.append(changes)
    if len(found) > 1:  # something may have gone from one plan to another
        found = told_where(found, _changed(found, before, after, same))
    told = tuple(sorted(found, key=lambda each: (title_of(each).casefold(), title_of(each))))
    return Comparison(old.label, new.label, told, len(before.plans) + len(after.plans) - len(same))


def _read(snapshot: Snapshot, reading: Reading) -> _Read:
    shared = reading.shared(tuple(snapshot.registers.items()))
    return _Read(snapshot.label, {key: reading.plan(key, data, shared) for key, data in snapshot.plans.items()}, shared)


def _same_plans(old: Mapping[str, Known], new: Mapping[str, Known]) -> Mapping[str, str]:
    """Give the new id of every plan that is in both: the same id, a former one, or that of a plan nearly the same."""
    same = {key: key for key in old if key in new}
    gone = {key: part for key, each in old.items() if key not in new and isinstance(part := each.version.part, Plan)}
    come = {key: part for key, each in new.items() if key not in old and isinstance(part := each.version.part, Plan)}
    scores = {
        (one, other): 1.0 if _kept(gone[one], come[other]) else likeness(gone[one], come[other]) * 0.99
        for one in gone
        for other in come
    }
    for one, other in sorted(scores, key=lambda each: (-scores[each], each)):
        if scores[one, other] >= _SAME_PLAN and one not in same and other not in same.values():
            same[one] = other
    return same


def _changed(found: Iterable[OfPlan], old: _Read, new: _Read, same: Mapping[str, str]) -> Iterator[Both]:
    """Give both versions of the plans that are not what they were, where parts of them may have gone to others."""
    former = {other: one for one, other in same.items()}
    for plan in found:
        if not isinstance(plan, NotCompared):
            before = None if isinstance(plan, PlanAdded) else old.plans.get(former.get(id_of(plan), id_of(plan)))
            after = None if isinstance(plan, PlanRemoved) else new.plans.get(id_of(plan))
            roots = (each.side.root if each and each.side else None for each in (before, after))
            yield Both(title_of(plan), *roots)


def _kept(old: Plan, new: Plan) -> bool:
    """Tell whether one of two plans says that it had the address of the other."""
    return old.id in new.formerly_at or new.id in old.formerly_at


def _former_ids(known: Known) -> tuple[str, ...]:
    return getattr(known.version.part, "formerly_at", ())


def _gone_and_come(old: _Read, new: _Read, same: Mapping[str, str]) -> Iterator[OfPlan]:
    for key, known in old.plans.items():
        if key not in same:
            yield PlanRemoved(key, getattr(known.version.part, "title", key))
    for key, known in new.plans.items():
        if key not in same.values():
            yield PlanAdded(key, getattr(known.version.part, "title", key))


def _of_registers(old: _Read, new: _Read) -> Iterator[OfPlan]:
    """Compare the registers one by one; one that is not there is empty."""
    if old.shared is new.shared:
        return
    before, after = old.shared, new.shared
    for key in dict.fromkeys((*before.registers, *after.registers)):
        one, other = (
            each.registers.get(key) or Known(Version(b"", Registers()), each.names) for each in (before, after)
        )
        changes = _compare(one, other, f"registers/{key}", old.label, new.label)
        if not (isinstance(changes, PlanChanges) and changes.same):
            yield changes


def _compare(old: Known, new: Known, name: str, was: str, now: str) -> PlanChanges | NotCompared:
    """Compare two versions of one plan, or of one register; `was` and `now` are what the versions are called."""
    both = ((was, old.version), (now, new.version))
    unread = tuple(Unread(label, version.findings) for label, version in both if version.findings)
    if not (old.side and new.side):
        return NotCompared(name, unread)
    told, notation, editors = counted(compare(old.side, new.side))
    # What could not be read may be money.
    sums = tuple(_totals(old, new)) if may_move_money(told) and not unread else ()
    if old.version.data != new.version.data and not (told or notation or editors or unread):
        notation = 1  # comments, empty lines, or the like
    title = str(getattr(new.version.part, "title", name))
    return PlanChanges(name, title, told, sums, notation, editors, unread)


def _totals(old: Known, new: Known) -> Iterator[TotalChanged]:
    if isinstance(old.version.part, Plan) and isinstance(new.version.part, Plan):
        budget = new.version.part.budget
        yield from totals(old.balance, new.balance, budget.unit if budget else "euro")
