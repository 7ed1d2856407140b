"""From a YAML file to a `Plan`, or to every finding of the file at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.errors import Finding, InvalidPlans, Place
from generator.expand import expand
from generator.model.plan import Plan
from generator.model.text import slugify
from generator.nodes import Node, Sequence, read_file
from generator.places import find, plain
from generator.structure import findings_of

# Names that the site's own pages use.
RESERVED_PLAN_IDS = frozenset({"index"})


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan with the file it was read from; `root` knows where everything stands."""

    plan: Plan
    name: str
    root: Node
    advice: tuple[Finding, ...] = ()

    def place(self, *path: str | int) -> Place:
        """Tell where the value at this path stands, or the nearest thing above it."""
        return self.node(*path).place

    def node(self, *path: str | int) -> Node:
        """Give what stands at this path, or the nearest thing above it."""
        return find(self.root, path)


def load_plan(path: Path, name: str) -> PlanFile:
    """Read one plan; `name` is how findings call the file.

    Raises `InvalidPlans` with all findings of the file.
    """
    wrong_name = tuple(_check_name(path, name))
    document = read_file(path, name)
    root = expand(document.root, Plan)
    try:
        plan = Plan.model_validate({**plain(root), "id": slugify(path.stem) or "plan"})
    except ValidationError as error:
        raise InvalidPlans((*wrong_name, *findings_of(error, root, Plan), *document.advice)) from None
    if "id" in plain(root):
        wrong_name += (Finding("S010", find(root, ("id",)).place, {"text": path.stem}),)
    if wrong_name:
        raise InvalidPlans((*wrong_name, *document.advice))
    return PlanFile(plan, name, root, document.advice)


def load_entries(path: Path, name: str, entry: type[Any]) -> tuple[tuple[Any, Place], ...]:
    """Read one register: a list of entries, each with its place.

    Raises `InvalidPlans` with all findings of the file.
    """
    document = read_file(path, name, top=Sequence)
    root = expand(document.root, tuple[entry, ...])
    try:
        entries = TypeAdapter(tuple[entry, ...]).validate_python(plain(root))
    except ValidationError as error:
        raise InvalidPlans((*findings_of(error, root, entry), *document.advice)) from None
    return tuple((item, find(root, (at,)).place) for at, item in enumerate(entries))


def _check_name(path: Path, name: str) -> Iterator[Finding]:
    if path.suffix != ".yml" or path.stem != slugify(path.stem) or path.stem in RESERVED_PLAN_IDS:
        yield Finding("S011", Place(name), {"text": path.name, "suggestion": f"{slugify(path.stem) or 'plan'}.yml"})
