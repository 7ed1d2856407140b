"""What a text where an id belongs was meant to refer to: something with that title, or several things at once."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.errors import Finding
from generator.nearest import nearest
from generator.reader import Mapping, Node, Scalar

REFERRING = frozenset({"for", "of", "part_of"})
"""Keys whose values are ids of something else in the file."""

_BETWEEN = re.compile(r"\s*[,;/+&]\s*|\s+en\s+", re.IGNORECASE)
_ALIKE = 0.8
_NAMES = frozenset({"title", "name", "term"})


def as_reference(refused: Finding, root: Node) -> Finding:
    """Say which id of a file was meant by a text that is none."""
    text = refused.values["text"].strip("'\"‘’“” ")  # noqa: RUF001 - curly quotes are what is typed
    by_name = dict(_named(root))
    ids = set(by_name.values())
    parts = [part.strip() for part in _BETWEEN.split(text)]
    if len(parts) > 1 and ids.issuperset(parts):
        return Finding("T010", refused.place, {"text": refused.values["text"], "suggestion": ", ".join(parts)})
    if refused.values["suggestion"] in ids:
        return refused
    name = nearest(text.casefold(), by_name, _ALIKE) or _begun(text.casefold(), by_name)
    meant = by_name[name] if name else nearest(refused.values["suggestion"], ids, _ALIKE)
    return replace(refused, values={**refused.values, "suggestion": meant}) if meant else refused


def _begun(text: str, by_name: dict[str, str]) -> str:
    """Give the one name that begins with a text."""
    found = [name for name in by_name if name.startswith(text)]
    return found[0] if len(found) == 1 else ""


def _named(root: Node) -> Iterator[tuple[str, str]]:
    """Give the names in a file with the ids that stand beside them."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            continue
        if isinstance(node, Mapping):
            own = {key.text: value.text for key, value in node.entries if isinstance(value, Scalar)}
            if "id" in own:
                yield own["id"].casefold(), own["id"]
                yield from ((own[key].casefold(), own["id"]) for key in _NAMES & own.keys())
            waiting += [value for _, value in node.entries]
        else:
            waiting += node.items
