"""Between a tree of nodes and the values read from it: as plain values, and back to the place of each."""

from typing import Any

from generator.model.values import Unquoted
from generator.reader import Mapping, Node, Scalar, Sequence


def plain(node: Node) -> Any:  # noqa: ANN401 - as free as YAML
    """Give a node as plain Python values, every scalar as the text that was typed."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if node.quoted or node.block else Unquoted(node.text)


def below(node: Node, step: str | int) -> Node | None:
    """Give what stands under a key or at a position of a node; None where there is nothing."""
    if isinstance(node, Mapping):
        return next((value for key, value in node.entries if key.text == step), None)
    if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def find(node: Node, path: tuple[str | int, ...]) -> Node:
    """Follow a path of keys and positions as far as it goes."""
    for step in path:
        under = below(node, step)
        if under is None:
            break
        node = under
    return node


def find_key(node: Node, path: tuple[str | int, ...]) -> Node:
    """Follow a path and give the key at its end, where there is one; else as `find` does."""
    above = find(node, path[:-1])
    if isinstance(above, Mapping):
        return next((key for key, _ in above.entries if key.text == path[-1]), above)
    return find(node, path)


def find_text(node: Node, text: str) -> Node:
    """Find the scalar with this text at or below a node; the node itself where there is none."""
    waiting: list[Node] = [node]
    while waiting:
        candidate = waiting.pop(0)
        if isinstance(candidate, Scalar):
            if candidate.text.strip() == text.strip():
                return candidate
        elif isinstance(candidate, Sequence):
            waiting.extend(candidate.items)
        else:
            waiting.extend(part for entry in candidate.entries for part in entry)
    return node
