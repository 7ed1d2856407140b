"""Reads `mkdocs.yml` word by word, each with its place."""

import yaml

from generator import reader
from generator.errors import Finding, InvalidPlans, Place
from generator.options.words import EXTRA, THEME, TOP
from generator.reader import Node, Scalar, Sequence

UNKNOWN = "!"
"""Stands for a value that is known only where the site is built."""

_OURS_ONLY = frozenset({"Y020", "Y021", "Y022"})  # tags and anchors: MkDocs takes them
_EMPTY = frozenset({"Y010", "Y011", "Y015"})


def read_options(data: bytes, name: str) -> tuple[reader.Mapping, tuple[Finding, ...]]:
    """Read a `mkdocs.yml` that findings call `name`, with advice on it; raises `InvalidPlans` with what is wrong."""
    try:
        document = reader.read_text(data, name, keys=frozenset((*TOP, *THEME, *EXTRA)))
    except InvalidPlans as invalid:
        codes = {each.code for each in invalid.findings}
        root = _as_mkdocs_reads(data, name) if codes & _OURS_ONLY else None
        if isinstance(root, reader.Mapping):
            return root, ()
        if codes & _EMPTY:
            raise InvalidPlans([Finding("N001", Place(name))]) from None
        raise
    return (document.root, document.advice) if isinstance(document.root, reader.Mapping) else _no_block(name)


def _no_block(name: str) -> tuple[reader.Mapping, tuple[Finding, ...]]:
    raise InvalidPlans([Finding("N001", Place(name))])


def _as_mkdocs_reads(data: bytes, name: str) -> Node | None:
    """Read a file with tags or anchors; None where MkDocs cannot read it either."""
    try:
        text = data.decode("utf-8-sig")
        return _node(yaml.compose(text, Loader=yaml.CSafeLoader), name, text.splitlines())
    except (UnicodeDecodeError, yaml.YAMLError):
        return None


def _node(node: yaml.Node | None, name: str, lines: list[str]) -> Node | None:
    if node is None:
        return None
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    place = Place(name, start.line + 1, start.column + 1, max(1, length), lines[start.line])
    flow = bool(getattr(node, "flow_style", False))
    if node.tag.startswith("!"):
        return Scalar(UNKNOWN, place, quoted=True)
    if isinstance(node, yaml.MappingNode):
        pairs = ((_node(key, name, lines), _node(value, name, lines)) for key, value in node.value)
        entries = tuple((key, value) for key, value in pairs if isinstance(key, Scalar) and value)
        return reader.Mapping(entries, place, flow)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(each for item in node.value if (each := _node(item, name, lines))), place, flow)
    return Scalar(str(node.value), place, quoted=bool(getattr(node, "style", "")))


def below(node: Node | None, key: str) -> Node | None:
    """Give what stands under a key; None where that is not there."""
    entries = node.entries if isinstance(node, reader.Mapping) else ()
    return next((value for own, value in entries if own.text == key), None)


def is_blank(node: Node) -> bool:
    """Tell whether nothing stands behind a key."""
    return isinstance(node, Scalar) and not node.text.strip() and not node.quoted
