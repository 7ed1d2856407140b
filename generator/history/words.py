"""What changed in the plans, in sentences for residents: those of `plans diff`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.catalogue import Catalogue
from generator.changes.sentences import say_inside
from generator.changes.types import (
    Change,
    FieldChanged,
    NotCompared,
    OfPlan,
    PlanAdded,
    PlanChanges,
    PlanRemoved,
    PlanRenamed,
    Renamed,
    id_of,
    title_of,
    unread_of,
)
from generator.changes.words import Wording
from generator.check.privacy import personal
from generator.check.texts import scalars
from generator.history.days import Told
from generator.history.types import Entry


def entries(told: Iterable[Told], catalogue: Catalogue, t: Wording) -> tuple[Entry, ...]:
    """Word what changed, the newest first; what residents cannot see, and plans that are no longer there, left out."""
    found = [_entry(each, plan_id, catalogue, t) for plan_id, each in _with_ids(told)]
    shown = [entry for entry in found if entry and (entry.said or entry.note or entry.adopted)]
    return tuple(sorted(shown, key=lambda entry: entry.day, reverse=True))


def _with_ids(told: Iterable[Told]) -> Iterator[tuple[str, Told]]:
    """Give everything with the id that its plan has today, which may have had others before."""
    today: dict[str, str] = {}
    for each in told:
        plan_id = today.get(id_of(each.plan), id_of(each.plan))
        if isinstance(each.plan, PlanRenamed):
            today[each.plan.old] = plan_id
        yield plan_id, each


def _entry(told: Told, plan_id: str, catalogue: Catalogue, t: Wording) -> Entry | None:
    plan = catalogue.plan(plan_id)
    if plan is None and not isinstance(told.plan, PlanRemoved):
        return None
    said = tuple(_ended(each) for each in _said(told.plan, t) if not _taken_out(each, plan_id, catalogue))
    note = told.note if told.note and not _taken_out(told.note, plan_id, catalogue) else None
    day = (told.adopted and (told.adopted.start or told.adopted.end)) or told.day
    return Entry(plan.id if plan else "", plan.title if plan else title_of(told.plan), day, told.adopted, note, said)


def _said(plan: OfPlan, t: Wording) -> Iterator[str]:
    """Say everything about a plan that residents can see; addresses are no concern of theirs."""
    whole = {PlanAdded: "added", PlanRemoved: "removed", NotCompared: "not_compared"}
    if type(plan) in whole:
        yield t(f"history.{whole[type(plan)]}")
    inside = plan.changes if isinstance(plan, PlanRenamed) else plan
    if isinstance(inside, PlanChanges):
        told = [_without_key(change) for change in inside.changes if _is_told(change)]
        yield from dict.fromkeys(say_inside(told, inside.totals, t))
        if inside.changes and unread_of(inside):
            yield t("history.partly")


def _is_told(change: Change) -> bool:
    """Tell whether a change gets a sentence: the note stands above them, the date of adoption is that of the entry."""
    return not isinstance(change, Renamed) and getattr(change, "field", "") not in {"adopted", "change_note"}


def _without_key(change: Change) -> Change:
    """Leave out the name of a footnote: on the page it has a number."""
    if isinstance(change, FieldChanged) and change.field == "footnotes":
        return replace(change, field="footnote", key="")
    return change


def _taken_out(text: str, plan_id: str, catalogue: Catalogue) -> bool:
    """Tell whether a text repeats what looks personal and is no longer in the plan: that is gone for good."""
    found = [each.words for each in personal(text)]
    if not found:
        return False
    file = next((file for file in catalogue.plans if file.plan.id == plan_id), None)
    known = [" ".join(scalar.text.split()) for scalar in scalars(file.root)] if file else []
    names = [entry.name for entries in catalogue.names.values() for entry in entries.values()]
    return not all(any(words in each for each in (*known, *names)) for words in found)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."
