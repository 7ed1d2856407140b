"""Keys that are misspelt beyond doubt, read as they were meant, so that what stands below them is checked at once."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.errors import Finding, Place
from generator.load.expand import field_types, part_in
from generator.load.structure import certain_key
from generator.model.base import Part
from generator.reader import Mapping, Node, Scalar, Sequence

# What a value of another shape than its key asks for is told with: the key was a guess, so that says nothing.
_SHAPES = frozenset({"B015", "B016", "P010", "S002", "S007", "S014", "S015", "S018", "S033"})


@dataclass(frozen=True, slots=True)
class Respelled:
    """A tree with its keys as they were meant, the findings about them, and where their values stand but blocks."""

    root: Node
    findings: tuple[Finding, ...]
    values: frozenset[Place]

    def tells(self, finding: Finding) -> bool:
        """Tell whether something found in this tree is to be told beside the findings about the keys."""
        return not (finding.code in _SHAPES and finding.place in self.values)


def respelled(root: Node, part: type[Part]) -> Respelled:
    """Read the keys of a part, or of a list of them, as they were meant."""
    found: list[tuple[Finding, Node]] = []
    mended = _mended(root, part, found)
    places = frozenset(value.place for _, value in found if not isinstance(value, Mapping))
    return Respelled(mended, tuple(finding for finding, _ in found), places)


def _mended(node: Node, part: type[Part], found: list[tuple[Finding, Node]]) -> Node:
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_mended(item, part, found) for item in node.items))
    if isinstance(node, Mapping):
        return replace(node, entries=tuple(_entries(node, part, found)))
    return node


def _entries(node: Mapping, part: type[Part], found: list[tuple[Finding, Node]]) -> Iterator[tuple[Scalar, Node]]:
    types = field_types(part)
    taken = {key.text for key, _ in node.entries}
    for key, value in node.entries:
        meant = "" if key.text in types else certain_key(key.text, part)
        if meant and meant not in taken:
            taken.add(meant)
            found.append((Finding("S001", key.place, {"key": key.text, "suggestion": meant}), value))
        else:
            meant = key.text
        inner = part_in(types.get(meant))
        yield replace(key, text=meant), _mended(value, inner, found) if inner else value
