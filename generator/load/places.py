"""Between a tree of nodes and the values read from it: as plain values, and back to the place of each."""

from typing import Any

from generator.model.values import Typed
from generator.reader import Mapping, Node, Scalar, Sequence


def plain(node: Node) -> Any:  # noqa: ANN401 - as free as YAML
    """Give a node as plain Python values, every scalar as the text that was typed."""
    if isinstance(node, Mapping):
        return {Typed(key.text, quoted=key.quoted): plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return Typed(node.text, quoted=node.quoted or node.block)


def find(node: Node, path: tuple[str | int, ...]) -> Node:
    """Follow a path of keys and positions as far as it goes."""
    for step in path:
        if isinstance(node, Mapping):
            below = next((value for key, value in node.entries if key.text == step), None)
        elif isinstance(node, Sequence) and isinstance(step, int):
            below = node.items[step] if step < len(node.items) else None
        else:
            below = None
        if below is None:
            break
        node = below
    return node


def find_key(node: Node, path: tuple[str | int, ...]) -> Node:
    """Follow a path and give the key at its end, where there is one; else as `find` does."""
    above = find(node, path[:-1])
    if isinstance(above, Mapping):
        return next((key for key, _ in above.entries if key.text == path[-1]), above)
    return find(node, path)


def find_text(node: Node, text: str) -> Node:
    """Find the scalar with this text at or below a node; the node itself where there is none."""
    below: list[Node] = [node]
    while below:
        candidate = below.pop(0)
        if isinstance(candidate, Scalar):
            if candidate.text.strip() == text.strip():
                return candidate
        elif isinstance(candidate, Sequence):
            below.extend(candidate.items)
        else:
            below.extend(part for entry in candidate.entries for part in entry)
    return node
