"""A plan's file, tidied: indentation, long lines, no blanks at the end of a line; nothing that it says changes.

ruamel.yaml writes the file again from what it read, comments and order included. The result counts only when
our own reader reads exactly the same from it as from the file before.
"""

import re
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from generator.errors import InvalidPlans, PlansError
from generator.reader import Document, Mapping, Node, Sequence, read_text

WIDTHS = (120, 1 << 16)
"""Characters after which a text without quotes goes on at the next line; where that breaks a key, never."""


def tidied(data: bytes, name: str, top: type[Mapping | Sequence] = Mapping) -> str:
    """Give the text of a file as it should stand; the same text where nothing needs tidying.

    `top` is what the whole file must be: a register is a list. A file whose every line ends as on Windows keeps
    that, for git may have written it so there. Raises `InvalidPlans` where the file cannot be read, `PlansError`
    where tidying would change what it says.
    """
    before = _said(read_text(data, name, top))
    end = "\r\n" if 0 < data.count(b"\n") == data.count(b"\r\n") else "\n"
    lines = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub(r"[ \t]+$", "", lines, flags=re.MULTILINE)
    for width in WIDTHS:
        try:
            written = _rewritten(text, width, top).replace("\n", end)
            if _said(read_text(written.encode(), name, top)) == before:
                return written
        except (YAMLError, InvalidPlans):
            continue
    raise PlansError(f"{name} blijft zoals het is: netjes gemaakt zou er iets anders staan.")


def _rewritten(text: str, width: int, top: type[Mapping | Sequence]) -> str:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = width
    below = 2 if top is Mapping else 0
    yaml.indent(mapping=2, sequence=2 + below, offset=below)
    target = StringIO()
    yaml.dump(yaml.load(text), target)
    lines = re.sub(r"[ \t]+$", "", target.getvalue(), flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"


def _said(document: Document) -> object:
    """Give all that a file says, every value as it was typed, quoted or not."""
    return _flat(document.root)


def _flat(node: Node) -> object:
    """Give a node with whether it was quoted, which matters for amounts, and with its keys in their order."""
    if isinstance(node, Mapping):
        return [(_flat(key), _flat(value)) for key, value in node.entries]
    if isinstance(node, Sequence):
        return [_flat(item) for item in node.items]
    return node.text, node.quoted or node.block
