"""From a YAML file to a `Plan`, or to every finding of the file at once."""

import types
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Sequence as Listed
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.errors import Finding, InvalidPlans, Place
from generator.load.expand import expand
from generator.load.places import find, plain
from generator.load.respelling import respelled
from generator.load.rest import rest_of
from generator.load.structure import findings_of, keys_below
from generator.model.base import Part
from generator.model.plan import Plan
from generator.model.text import slugify
from generator.reader import Mapping, Node, Sequence, read_file

# Names that the site's own pages use: of a plan, and of an entry of a register.
RESERVED_IDS = frozenset({"index"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReadFile:
    """A file that was read, what it may say that was not meant, and where everything stands in it.

    It equals itself only, so that what is worked out from it can be kept for the next rule that asks.
    """

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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PlanFile(ReadFile):
    """A plan with the file it was read from, its own folder, and the names of the photos and documents there."""

    plan: Plan
    folder: Path
    attachments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RegisterFile(ReadFile):
    """The entries of a register with the file they were read from."""

    entries: tuple[Part, ...]


def load_plan(path: Path, name: str) -> PlanFile:
    """Read one plan; `name` is how findings call the file.

    Raises `InvalidPlans` with all findings of the file.
    """

    def read(root: Node) -> Plan:
        values = plain(root)
        return Plan.model_validate({**values, "id": slugify(path.stem) or "plan"})

    try:
        document = read_file(path, name, keys=keys_below(Plan))
    except InvalidPlans as invalid:
        rest = rest_of(path, name, invalid.findings, Mapping, keys_below(Plan))
        found = _refused(rest, Plan, Plan, read) if rest else ()
        raise InvalidPlans((*invalid.findings, *(each for each in found if not _is_cut_off(each, rest)))) from None
    root = expand(document.root, Plan)
    wrong = [*_check_name(path, name), *_check_id(path, root)]
    try:
        plan = read(root)
    except ValidationError:
        wrong += _refused(document.root, Plan, Plan, read)
    if wrong:
        wrong = [_on_its_line(each, document.lines) for each in wrong]
        raise InvalidPlans((*wrong, *_elsewhere(document.advice, wrong)))
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
    listed: Any = types.GenericAlias(tuple, (entry, ...))

    def read(root: Node) -> tuple[Part, ...]:
        return TypeAdapter[tuple[Part, ...]](listed).validate_python(plain(root))

    try:
        document = read_file(path, name, top=Sequence, keys=keys_below(entry))
    except InvalidPlans as invalid:
        rest = rest_of(path, name, invalid.findings, Sequence, keys_below(entry))
        found = _refused(rest, listed, entry, read) if rest else ()
        raise InvalidPlans((*invalid.findings, *found)) from None
    root = expand(document.root, listed)
    try:
        entries = read(root)
    except ValidationError:
        wrong = [_on_its_line(each, document.lines) for each in _refused(document.root, listed, entry, read)]
        raise InvalidPlans((*wrong, *_elsewhere(document.advice, wrong))) from None
    return RegisterFile(entries=entries, name=name, root=root, advice=document.advice, lines=document.lines)


def _refused(root: Node, kind: object, part: type[Part], read: Callable[[Node], object]) -> Iterator[Finding]:
    """Tell everything that is wrong with a tree; a key that is misspelt beyond doubt hides nothing below it."""
    meant = respelled(root, part)
    yield from meant.findings
    root = expand(meant.root, kind)
    try:
        read(root)
    except ValidationError as error:
        yield from filter(meant.tells, findings_of(error, root, part))


def _elsewhere(advice: Iterable[Finding], wrong: Iterable[Finding]) -> Iterator[Finding]:
    """Give the advice on what is not wrong as well: its remedy is in the error."""
    places = {each.place for each in wrong}
    return (each for each in advice if each.place not in places)


def _on_its_line(finding: Finding, lines: Listed[str]) -> Finding:
    """Point at the tab itself in a text of several lines, and not at where the text begins."""
    place = finding.place
    if finding.code != "T015" or "\t" in place.text[place.column :]:
        return finding
    line = next((number for number in range(place.line, len(lines)) if "\t" in lines[number]), None)
    if line is None:
        return finding
    return replace(finding, place=Place(place.file, line + 1, lines[line].index("\t") + 1, 1, lines[line]))


def _is_cut_off(finding: Finding, rest: Node | None) -> bool:
    """Tell whether something is missing from a plan of which a section was left out: it may stand there."""
    first = rest.entries[0][0].place if isinstance(rest, Mapping) and rest.entries else None
    return finding.code in ("S002", "S033") and finding.place == first


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
