"""A plan, or the registers, as one tree of parts, each knowing its place in the words of the plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import shorten

from generator.changes.names import Names, entry_of
from generator.changes.types import Where
from generator.model.base import Part
from generator.model.details import RelatedGoal
from generator.model.plan import Plan
from generator.model.text import Prose
from generator.outline import Path, outline, step_plans
from generator.prose import to_text

_NAMES = ("title", "name", "term", "word", "organisation", "role", "team", "plan")
_TEXTS = ("text", "note")
_MOST_LETTERS = 60  # of a text that stands for a name


@dataclass(frozen=True, slots=True)
class Branch:
    """A part in its place; `below` holds the parts in each of its fields, `single` those that are no list."""

    part: Part
    where: Where
    below: Mapping[str, tuple["Branch", ...]]
    single: bool = False

    @property
    def path(self) -> Path:
        """Its place in the file."""
        return self.where.path

    @property
    def id(self) -> str:
        """Its id; empty where it has none, and of the plan itself, whose id is the name of its file."""
        return (getattr(self.part, "id", None) or "") if self.path else ""

    @property
    def formerly_at(self) -> tuple[str, ...]:
        """The ids that it had before."""
        return getattr(self.part, "formerly_at", ())

    def walk(self) -> Iterator["Branch"]:
        """Give this part and all below it, in the order of the file."""
        yield self
        for branches in self.below.values():
            for branch in branches:
                yield from branch.walk()


def tree(root: Part, names: Names) -> Branch:
    """Give a plan, or the registers, as a tree; organisations are called by the names of the registers."""
    known = _places(root) if isinstance(root, Plan) else {}
    plan = root.id if isinstance(root, Plan) else ""
    kind = "plan" if isinstance(root, Plan) else "registers"
    return _branch(root, Where(plan, kind, name_of(root), path=()), known, names)


def name_of(part: Part) -> str:
    """Give what a part is called: its title or name, or else the beginning of its text."""
    named = (value for field in _NAMES if (value := getattr(part, field, None)))
    texts = (value for field in _TEXTS if (value := getattr(part, field, None)))
    return next((str(name) for name in named), "") or _beginning(next(texts, ""))


def _beginning(text: str) -> str:
    """Give the first words of a text, as they are read on the page."""
    read = to_text(Prose(text))
    begun = shorten(read, _MOST_LETTERS, placeholder="") or read[:_MOST_LETTERS]
    return begun.rstrip(".") if len(begun) == len(read) else begun.rstrip(" .,;:") + "…"


def _places(plan: Plan) -> Mapping[Path, Where]:
    """Give the places of all that the outline of a plan knows: its levels, numbers and anchors."""
    tree = outline(plan)
    found = {
        entry.path: Where(plan.id, entry.level, entry.item.title, entry.number, entry.called, entry.anchor, entry.path)
        for entry in tree.walk()
    }
    for at, (anchor, stone) in enumerate(tree.milestones):
        found["milestones", at] = Where(plan.id, "milestones", stone.title, anchor=anchor, path=("milestones", at))
    called = plan.called.step_plans[0] if plan.called.step_plans else ""
    for steps in step_plans(tree):
        for step in steps.steps[:1]:
            path = step.path[:-2]
            found[path] = Where(plan.id, "step_plans", steps.plan.title or "", "", called, steps.anchor, path)
    return found


def _branch(part: Part, where: Where, known: Mapping[Path, Where], names: Names, *, single: bool = False) -> Branch:
    below: dict[str, tuple[Branch, ...]] = {}
    for name in type(part).model_fields:
        value, path = getattr(part, name), (*where.path, name)
        if isinstance(value, Part):
            title = where.title if where.path else ""
            below[name] = (_branch(value, Where(where.plan, name, title, path=path), known, names, single=True),)
        elif isinstance(value, tuple) and any(isinstance(each, Part) for each in value):
            places = [
                known.get((*path, at)) or _place(where.plan, (*path, at), part, names) for at, part in enumerate(value)
            ]
            below[name] = tuple(_branch(each, place, known, names) for each, place in zip(value, places, strict=True))
    return Branch(part, where, below, single)


def _place(plan: str, path: Path, part: Part, names: Names) -> Where:
    kind = "related_goals" if isinstance(part, RelatedGoal) else str(path[-2])
    name = entry_of(names, "organisation", name_of(part))[1] if hasattr(part, "organisation") else name_of(part)
    return Where(plan, kind, name, anchor=getattr(part, "id", None) or "", path=path)
