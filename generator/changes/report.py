"""A comparison for a person (text), for a pull request (Markdown) and for a program (JSON).

Nothing here reads as "no changes" unless everything was compared. The JSON is one object. Names are
never removed or given another meaning; new ones may come:

    version   1
    old, new  what was compared, as it was named; "" for the files as they are now
    complete  false where something could not be compared
    compared  how many plans were looked at
    plans     those that are other than they were, by title, each with
        id, title  of today; of a register the id is "registers/<name>"
        state      "changed", "added", "removed", "renamed" or "not-compared"
        old_id     the former id of a plan with state "renamed", else ""
        says       a sentence about the plan as a whole, or ""
        notation   how many values are only written otherwise
        editors    how many changes only editors see
        unread     what could not be read: version, file, line, code, what
        totals     what the money comes to: of, says
        changes    the most important first, each with
            kind    such as "Rescheduled"; the class in generator/changes/types.py
            of      the kind of thing: "plan", a level such as "goals", a list such as "risks"
            path    its place in the file, a list of keys and positions from 0
            anchor  its place on the page, or ""
            number  its number, or ""
            title   its title
            field   the field that changed, or ""
            says    the change in one sentence
            gone, come   of running text: the sentences that went and came
"""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from generator.changes.sentences import say, say_inside, say_plan, say_total, sentences_changed
from generator.changes.types import (
    Change,
    Comparison,
    NotCompared,
    OfPlan,
    PlanAdded,
    PlanChanges,
    PlanRemoved,
    PlanRenamed,
    Reordered,
    TextChanged,
    Unread,
    changes_of,
    id_of,
    title_of,
    unread_of,
)
from generator.changes.words import Wording, field_name, place, upper
from generator.labels import Labels
from generator.model.text import escape
from generator.report import sentences
from generator.report.columns import visible

FORMATS = ("text", "markdown", "json")

# What GitHub makes a link or a mention of, even where it is spelled as a reference.
_LIVE = re.compile(r"&#64;|&#35;|www(?=\.)|(?<=://)|\bGH(?=-)")
_STOP = "&#8288;"  # a word joiner: it shows nothing, and nothing is found across it

_STATES = {
    PlanChanges: "changed",
    PlanAdded: "added",
    PlanRemoved: "removed",
    PlanRenamed: "renamed",
    NotCompared: "not-compared",
}


def as_text(comparison: Comparison, labels: Labels) -> str:
    """Write a comparison for a terminal."""
    t = Wording(labels, visible)
    blocks = [_head(comparison, t)]
    for plan in comparison.plans:
        lines = [_title(plan, t), *(f"  - {said}" for said in _lines(plan, t))]
        for unread in unread_of(plan):
            lines += [f"  {said}" for said in _unread(unread, t)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def as_markdown(comparison: Comparison, labels: Labels) -> str:
    """Write a comparison for a pull request: no text of a plan becomes markup, a link or a mention."""
    t = Wording(labels, quoted)
    blocks = [f"## {t('changes.title')}", _head(comparison, t)]
    for plan in comparison.plans:
        blocks.append(f"### {_title(plan, t)}")
        if lines := list(_lines(plan, t)):
            blocks.append("\n".join(f"- {said}" for said in lines))
        for unread in unread_of(plan):
            first, *rest = _unread(unread, t)
            blocks.append("\n".join([f"**{first}**", "", *(f"- {each.strip(' -')}" for each in rest)]))
        blocks += [_details(each, t) for each in changes_of(plan) if isinstance(each, TextChanged)]
    return "\n\n".join(blocks) + "\n"


def as_json(comparison: Comparison, labels: Labels) -> str:
    """Write a comparison as one JSON object; the docstring of this module describes it."""
    t = Wording(labels)
    report = {
        "version": 1,
        "old": comparison.old,
        "new": comparison.new,
        "complete": comparison.complete,
        "compared": comparison.compared,
        "plans": [_record(plan, t) for plan in comparison.plans],
    }
    return json.dumps(report, indent=2) + "\n"


def quoted(text: str) -> str:
    """Spell a text so that a comment on GitHub prints exactly its characters, and makes nothing of them."""
    return _LIVE.sub(lambda found: found[0] + _STOP, escape(text))


def _head(comparison: Comparison, t: Wording) -> str:
    """Say what was compared and how much changed; where not all was compared, never that nothing did."""
    said = [t("changes.between", old=_version(comparison.old, t), new=_version(comparison.new, t))]
    told = [plan for plan in comparison.plans if not isinstance(plan, NotCompared)]
    changes = _count(told, t)
    if not comparison.plans:
        said.append(t("changes.none", count=comparison.compared))
    elif changes or comparison.complete:
        changes = changes or t("changes.count", count=0)
        plans = sum(not _register(plan) for plan in told)
        where = t("changes.in_plans", count=plans, changes=changes) if plans else ""
        said.append(f"{where or t('changes.in_registers', changes=changes)}.")
    if not comparison.complete:
        said.append(t("changes.incomplete"))
    return " ".join(said)


def _count(plans: Sequence[OfPlan], t: Wording) -> str:
    """Count the changes, and apart from them the lists in another order; empty where there is neither."""
    changes = [change for plan in plans for change in changes_of(plan)]
    reordered = sum(isinstance(each, Reordered) for each in changes)
    counts = (
        ("count", len(changes) - reordered + sum(bool(say_plan(plan, t)) for plan in plans)),
        ("reordered", reordered),
    )
    return t("changes.and").join(t(f"changes.{key}", count=count) for key, count in counts if count)


def _version(name: str, t: Wording) -> str:
    return t.quote(name) if name else t("changes.now")


def _register(plan: OfPlan) -> str:
    """Give the name of the register that this is about; empty for a plan."""
    folder, _, register = id_of(plan).rpartition("/")
    return register if folder else ""


def _title(plan: OfPlan, t: Wording) -> str:
    """Give the title of a plan, or of a register."""
    register = _register(plan)
    return t.quote(title_of(plan)) if not register else upper(t.get(f"changes.register.{register}", register))


def _lines(plan: OfPlan, t: Wording) -> Iterator[str]:
    """Say everything about a plan, line by line."""
    if said := say_plan(plan, t):
        yield _ended(said)
    inside = plan.changes if isinstance(plan, PlanRenamed) else plan
    if isinstance(inside, PlanChanges):
        yield from (_ended(each) for each in say_inside(inside.changes, inside.totals, t))
        counts = (("notation", inside.notation), ("editors", inside.editors))
        yield from (f"{t(f'changes.only.{key}', count=count)}." for key, count in counts if count)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."


def _unread(unread: Unread, t: Wording) -> Iterator[str]:
    yield t("changes.unread", version=_version(unread.version, t))
    for finding in unread.findings:
        where = f"{finding.place.file}:{finding.place.line}" if finding.place.line else finding.place.file
        yield f"  - {t.quote(where)}: {t.quote(sentences(finding, t.language).what)}"


def _details(change: TextChanged, t: Wording) -> str:
    """Fold away what a text was and is: only the sentences that are not the same."""
    gone, come = sentences_changed(change)
    what = place(change.where, t) + (
        "" if change.field == "text" else f", {field_name(change.where, change.field, change.key, t)}"
    )
    lines = [f"<details><summary>{t('changes.prose.of', what=what)}</summary>", ""]
    for key, told in (("gone", gone), ("come", come)):
        if told:
            lines += [f"{t(f'changes.prose.{key}')}:", "", *(f"- {t.quote(each)}" for each in told), ""]
    if not (gone or come):
        lines += [t("changes.prose.marks"), ""]
    return "\n".join([*lines, "</details>"])


def _record(plan: OfPlan, t: Wording) -> dict[str, Any]:
    inside = plan.changes if isinstance(plan, PlanRenamed) else plan
    counted = inside if isinstance(inside, PlanChanges) else PlanChanges("", "")
    return {
        "id": id_of(plan),
        "title": title_of(plan),
        "state": _STATES[type(plan)],
        "old_id": plan.old if isinstance(plan, PlanRenamed) else "",
        "says": say_plan(plan, t),
        "notation": counted.notation,
        "editors": counted.editors,
        "unread": [each for unread in unread_of(plan) for each in _unread_records(unread, t)],
        "totals": [{"of": each.of, "says": say_total(each, t)} for each in counted.totals],
        "changes": [_change(each, t) for each in changes_of(plan)],
    }


def _unread_records(unread: Unread, t: Wording) -> Iterator[dict[str, Any]]:
    for each in unread.findings:
        yield {
            "version": unread.version,
            "file": each.place.file,
            "line": each.place.line,
            "code": each.code,
            "what": sentences(each, t.language).what,
        }


def _change(change: Change, t: Wording) -> dict[str, Any]:
    where = change.where
    gone, come = sentences_changed(change) if isinstance(change, TextChanged) else ((), ())
    return {
        "kind": type(change).__name__,
        "of": where.kind,
        "path": list(where.path),
        "anchor": where.anchor,
        "number": where.number,
        "title": where.title,
        "field": getattr(change, "field", ""),
        "says": say(change, t),
        "gone": list(gone),
        "come": list(come),
    }
