"""One of the two versions: its tree, the file it was read from, and how it names things."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.changes.names import Names, entry_of, is_name
from generator.changes.tree import Branch
from generator.model.text import Prose
from generator.outline import Path
from generator.reader import Mapping as MappingNode
from generator.reader import Node, Sequence

REFERENCES = frozenset({"serves", "of", "part_of", "body", "reports_to"})


@dataclass(frozen=True)
class Side:
    """A version of a plan. `names` gives the name in the registers of every spelling, `unread` is not compared."""

    root: Branch
    node: Node | None = None
    names: Names = field(default_factory=dict)
    unread: frozenset[Path] = frozenset()

    def is_unread(self, path: Path) -> bool:
        """Tell whether something at or below a path could not be read."""
        return any(each[: len(path)] == path for each in self.unread)

    def written(self, path: Path) -> object:
        """Give how a value is spelled in the file: whatever of it an editor can see, but for its place."""
        node = self._nodes.get(path)
        return _spelled(node) if node else None

    def at(self, path: Path) -> Node | None:
        """Give what stands in the file at a path."""
        return self._nodes.get(path)

    def keys(self, path: Path) -> tuple[str, ...]:
        """Give the keys of the file at a path, in their order."""
        node = self._nodes.get(path)
        return tuple(key.text for key, _ in node.entries) if isinstance(node, MappingNode) else ()

    def identity(self, field_name: str, value: str) -> str:
        """Give the id that a name has in its register; empty where no register knows it."""
        return entry_of(self.names, field_name, value)[0]

    def shown(self, field_name: str, value: str) -> str:
        """Give a name as a reader knows it: that of the register, or the title of what it refers to."""
        known, name = entry_of(self.names, field_name, value)
        if known or not (field_name in REFERENCES or is_name(field_name)):
            return name
        return next((each.where.title for each in self.root.walk() if each.id == value and each.where.title), value)

    @cached_property
    def _nodes(self) -> Mapping[Path, Node]:
        return dict(_placed(self.node, ())) if self.node else {}


def relinked(text: Prose, renamed: Mapping[str, str]) -> Prose:
    """Give prose with the links to items that have another id now."""
    for old, new in renamed.items():
        text = Prose(text.replace(f"(#{old})", f"(#{new})"))
    return text


def _placed(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
    """Give a node and all below it, each with its place."""
    yield path, node
    if isinstance(node, MappingNode):
        for key, value in node.entries:
            yield from _placed(value, (*path, key.text))
    elif isinstance(node, Sequence):
        for at, item in enumerate(node.items):
            yield from _placed(item, (*path, at))


def _spelled(node: Node) -> object:
    if isinstance(node, MappingNode):
        return node.flow, tuple((_spelled(key), _spelled(value)) for key, value in node.entries)
    if isinstance(node, Sequence):
        return node.flow, tuple(map(_spelled, node.items))
    return node.text, node.quoted, node.block
