"""A change as one sentence, for whoever lives there."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from generator.changes.types import (
    Added,
    AmountChanged,
    AmountMoved,
    Change,
    FieldChanged,
    ListChanged,
    Moved,
    NotCompared,
    OfPlan,
    PlanAdded,
    PlanRemoved,
    PlanRenamed,
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
from generator.changes.words import (
    Wording,
    amount,
    field_name,
    moment,
    percent,
    place,
    shift,
    thing,
    total,
    upper,
    value,
)
from generator.model.text import Gap, Prose
from generator.period import Period
from generator.prose import to_texts

_OWN_HEADING = frozenset({"lines", "stated", "tariffs"})  # things whose amounts are headed by what they are
_PLANNING = frozenset({"when"})
_CERTAINTY = frozenset({"state"})
_BEFORE_TOTALS = (StatusChanged, Rescheduled, AmountChanged, AmountMoved)
_SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=\S)")


def say(change: Change, t: Wording) -> str:
    """Say in one sentence, without its full stop, what changed."""
    for kind, words in _WORDS.items():
        if isinstance(change, kind):
            return words(change, t)
    raise TypeError(f"nobody says {type(change).__name__}")


def _filled(key: str, where: Where, t: Wording, **values: str) -> str:
    return upper(t(f"changes.say.{key}", what=place(where, t), **values))


def _under(where: Where, t: Wording) -> str:
    return " " + t("changes.under", what=place(where, t)) if where.path else ""


def _come_or_gone(change: Added | Removed, t: Wording) -> str:
    here, other = ("added", "came") if isinstance(change, Added) else ("removed", "went")
    key, title = (other, t.named(change.other)) if change.other else (here, "")
    below = ", " + t("changes.below", count=change.below) if change.below else ""
    return _filled(key, change.where, t, under=_under(change.under, t), below=below, title=title)


def _retitled(change: Retitled, t: Wording) -> str:
    key = "retitled_whole" if change.where.kind == "plan" else "retitled"  # a plan is not named by what it was called
    return _filled(key, change.where, t, old=t.named(change.old), new=t.named(change.new))


def _moved(change: Moved, t: Wording) -> str:
    if thing(change.where, t) != thing(change.was, t) and change.where.kind != change.was.kind:
        kind = thing(change.was, t)
        return _filled("moved_level", change.where, t, kind=kind, old=place(change.old, t))
    return _filled("moved", change.where, t, old=place(change.old, t), new=place(change.new, t))


def _renamed(change: Renamed, t: Wording) -> str:
    key = "renamed_probably" if change.probable else "renamed" if change.new else "unnamed"
    old, new = t.quote(f"#{change.old}"), t.quote(f"#{change.new}")
    return _filled(key, change.where, t, old=old, new=new, id=t.quote(change.old))


def _reordered(change: Reordered, t: Wording) -> str:
    listed = t.get(f"changes.list.{change.of}", "") or field_name(change.where, change.of, "", t)
    whole = change.where.kind == "plan" or not change.where.path
    return upper(t("changes.say.reordered", list=listed, under="" if whole else _under(change.where, t)))


def _list(change: ListChanged, t: Wording) -> str:
    name = field_name(change.where, change.field, "", t)
    gone, come = (
        ", ".join(value(change.where, change.field, each, t) for each in names)
        for names in (change.removed, change.added)
    )
    if any(isinstance(each, Gap) for each in (*change.removed, *change.added)):  # no name, but that there is none
        way = "changed" if gone and come else "given" if come else "taken"
        return _filled(f"field_{way}", change.where, t, field=name, old=gone, new=come, shift="")
    parts = [t(f"changes.names.{key}", names=names) for key, names in (("come", come), ("gone", gone)) if names]
    return _filled("list", change.where, t, field=name, parts="; ".join(parts))


def _amount(change: AmountChanged, t: Wording) -> str:
    """Say what an amount was and is: "Begroting 2025, opgave 2: € 122.063 → € 98.000"."""
    period = t.time(change.period) if change.period else ""
    return t(
        "changes.say.amount",
        heading=" ".join(each for each in (_heading(change, t), period) if each),
        what=_paid(change, t),
        old=amount(change.old, change.unit, t),
        new=amount(change.new, change.unit, t),
        percent=percent(change.old, change.new, t),
    )


def _amount_moved(change: AmountMoved, t: Wording) -> str:
    return t(
        "changes.say.amount_moved",
        heading=_heading(change, t),
        what=_paid(change, t),
        amount=amount(change.amount, change.unit, t),
        old=moment(change.old, t),
        new=moment(change.new, t),
        shift=shift(change.old, change.new, t),
    )


def _heading(change: AmountChanged | AmountMoved, t: Wording) -> str:
    kind = change.where.kind
    other = t.get(f"changes.money.{kind}", t("changes.money.other"))
    return t.get(f"changes.money.{kind}_{change.field}", other)


def _paid(change: AmountChanged | AmountMoved, t: Wording) -> str:
    """Name what an amount is for; after its heading a budget line needs no other word for what it is."""
    of, own = change.of, change.of == change.where
    named = own and of.kind in _OWN_HEADING and of.title
    return t.named(of.title) if named else place(of, t, short=not own)


def _field(change: FieldChanged, t: Wording) -> str:
    where, was, now = change.where, change.old, change.new
    name = field_name(where, change.field, change.key, t)
    way = "given" if was is None or was == "" else "taken" if now is None or now == "" else "changed"
    if isinstance(change, TextChanged):
        key = "text" if change.field == "text" else "prose"
        return _filled(f"{key}_{way}", where, t, field=name)
    old, new = (_shown(change, each, t) for each in (was, now))
    if isinstance(change, StatusChanged):
        return _filled(f"status_{way}", where, t, old=old, new=new)
    if change.field in _CERTAINTY:
        return _filled(f"state_{way}", where, t, old=old, new=new)
    if isinstance(change, Rescheduled) and change.field in _PLANNING:
        if isinstance(was, Period) and isinstance(now, Period) and was.dated and now.dated:
            return _filled(
                "planning_shifts", where, t, old=moment(was, t), new=moment(now, t), shift=shift(was, now, t)
            )
        return _filled(f"planning_{way}", where, t, old=old, new=new)
    return _filled(f"field_{way}", where, t, field=name, old=old, new=new, shift=shift(was, now, t))


def _shown(change: FieldChanged, given: Any, t: Wording) -> str:  # noqa: ANN401 - any value of a field
    return "" if given is None else value(change.where, change.field, given, t)


_WORDS: Mapping[type[Change], Callable[[Any, Wording], str]] = {
    Added: _come_or_gone,
    Removed: _come_or_gone,
    Moved: _moved,
    Retitled: _retitled,
    Renamed: _renamed,
    Reordered: _reordered,
    ListChanged: _list,
    AmountChanged: _amount,
    AmountMoved: _amount_moved,
    FieldChanged: _field,
}


def say_total(change: TotalChanged, t: Wording) -> str:
    """Say what the money of a plan came to and comes to now."""
    return t(
        "changes.say.total",
        what=t(f"changes.total.{change.of}"),
        old=total(change.old, change.unit, t),
        new=total(change.new, change.unit, t),
        percent=percent(change.old, change.new, t),
    )


def say_inside(changes: Sequence[Change], totals: Sequence[TotalChanged], t: Wording) -> Iterator[str]:
    """Say what changed inside a plan, and what its money comes to right behind what goes before all other changes."""
    first = next((at for at, each in enumerate(changes) if not isinstance(each, _BEFORE_TOTALS)), len(changes))
    yield from (say(each, t) for each in changes[:first])
    yield from (say_total(each, t) for each in totals)
    yield from (say(each, t) for each in changes[first:])


def say_plan(plan: OfPlan, t: Wording) -> str:
    """Say what became of a plan as a whole; nothing of one that only changed inside."""
    match plan:
        case PlanAdded(title=title):
            return t("changes.plan.added", title=t.quote(title))
        case PlanRemoved(title=title, id=name):
            return t("changes.plan.removed", title=t.quote(title), id=t.quote(name))
        case PlanRenamed(old=old, kept=kept, changes=changes):
            key = "renamed_kept" if kept else "renamed"
            return t(f"changes.plan.{key}", old=t.quote(old), new=t.quote(changes.id))
        case NotCompared():
            return t("changes.plan.not_compared")
    return ""


def sentences_changed(change: TextChanged) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the sentences that are gone from a text and those that came into it, as plain text."""
    old, new = _sentences(change.old), _sentences(change.new)
    gone: list[str] = []
    come: list[str] = []
    for kind, start, end, to_start, to_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += old[start:end]
            come += new[to_start:to_end]
    return tuple(gone), tuple(come)


def _sentences(text: Prose | None) -> list[str]:
    if not isinstance(text, Prose):
        return []
    return [each for paragraph in to_texts(text) for each in _SENTENCE.split(paragraph) if each]
