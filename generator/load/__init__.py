"""From a YAML file to a `Plan`, or to every finding of the file at once."""

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.errors import Finding, InvalidPlans, Place
from generator.load.expand import expand
from generator.load.places import find, plain
from generator.load.respelling import respelled
from generator.load.structure import findings_of, keys_below
from generator.model.base import Part
from generator.model.plan import Plan
from generator.model.text import slugify
from generator.reader import Mapping, Node, Sequence, read_file

# Names that the site's own pages use: of a plan, and of an entry of a register.
RESERVED_IDS = frozenset({"index"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """A file that was read, what it may say that was not meant, and where everything stands in it."""

    name: str
    root: Node
    advice: tuple[Finding, ...] = ()
    lines: tuple[str, ...] = field(default=(), repr=False)

    def place(self, *path: str | int) -> Place:
        """Tell where the value at this path stands, or the nearest thing above it."""
        return self.node(*path).place

    def node(self, *path: str | int) -> Node:
        """Give what stands at this path, or the nearest thing above it."""
        return find(self.root, path)

    def place_of(self, words: str, *path: str | int) -> Place:
        """Tell where words stand in the text at this path, of one line or of many."""
        return self.place_in(words, self.place(*path))

    def place_in(self, words: str, place: Place) -> Place:
        """Tell where words stand in the text that begins at a place."""
        for number in range(place.line - 1, len(self.lines)):
            column = self.lines[number].find(words, place.column - 1 if number == place.line - 1 else 0)
            if column >= 0:
                return Place(self.name, number + 1, column + 1, len(words), self.lines[number])
        return place


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFile(ReadFile):
    """A plan with the file it was read from, its own folder, and the names of the photos and documents there."""

    plan: Plan
    folder: Path
    attachments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFile(ReadFile):
    """The entries of a register with the file they were read from."""

    entries: tuple[Part, ...]


def load_plan(path: Path, name: str) -> PlanFile:
    """Read one plan; `name` is how findings call the file.

    Raises `InvalidPlans` with all findings of the file.
    """
    document = read_file(path, name, keys=keys_below(Plan))

    def read(root: Node) -> Plan:
        values = plain(root)
        return Plan.model_validate({**values, "id": slugify(path.stem) or "plan"})

    root = expand(document.root, Plan)
    wrong = [*_check_name(path, name), *_check_id(path, root)]
    try:
        plan = read(root)
    except ValidationError:
        wrong += _refused(document.root, Plan, Plan, read)
    if wrong:
        raise InvalidPlans((*wrong, *document.advice))
    return PlanFile(
        plan=plan,
        name=name,
        root=root,
        advice=document.advice,
        lines=document.lines,
        folder=path.with_suffix(""),
        attachments=_attachments(path.with_suffix("")),
    )


def load_entries(path: Path, name: str, entry: type[Part]) -> RegisterFile:
    """Read one register: a list of entries.

    Raises `InvalidPlans` with all findings of the file.
    """
    document = read_file(path, name, top=Sequence, keys=keys_below(entry))
    listed: Any = types.GenericAlias(tuple, (entry, ...))

    def read(root: Node) -> tuple[Part, ...]:
        return TypeAdapter[tuple[Part, ...]](listed).validate_python(plain(root))

    root = expand(document.root, listed)
    try:
        entries = read(root)
    except ValidationError:
        raise InvalidPlans((*_refused(document.root, listed, entry, read), *document.advice)) from None
    return RegisterFile(entries=entries, name=name, root=root, advice=document.advice)


def _refused(root: Node, kind: object, part: type[Part], read: Callable[[Node], object]) -> Iterator[Finding]:
    """Tell everything that is wrong with a tree; a key that is misspelt beyond doubt hides nothing below it."""
    meant = respelled(root, part)
    yield from meant.findings
    root = expand(meant.root, kind)
    try:
        read(root)
    except ValidationError as error:
        yield from filter(meant.tells, findings_of(error, root, part))


def _attachments(folder: Path) -> frozenset[str]:
    """Give the files in the folder of a plan, by how the plan names them."""
    found = folder.rglob("*") if folder.is_dir() else ()
    return frozenset(path.relative_to(folder).as_posix() for path in found if path.is_file())


def _check_name(path: Path, name: str) -> Iterator[Finding]:
    stem = slugify(path.stem) or "plan"
    if path.name != f"{stem}.yml" or stem in RESERVED_IDS:
        suggestion = f"plan-{stem}.yml" if stem in RESERVED_IDS else f"{stem}.yml"
        yield Finding("S011", Place(name), {"text": path.name, "suggestion": suggestion})


def _check_id(path: Path, root: Node) -> Iterator[Finding]:
    if isinstance(root, Mapping):
        keys = (key for key, _ in root.entries if key.text == "id")
        yield from (Finding("S010", key.place, {"text": path.stem}) for key in keys)
