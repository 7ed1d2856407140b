"""Reads many versions of a file fast: of a new version only the blocks that are not the same as before.

A block is a key at the margin and all that stands below it. Every block that was read before is the very same
object again, by which `compare.py` knows at once that nothing in it changed. Only its line numbers are not those
of the file, so this is for whoever tells of no lines. Where blocks alone cannot say what the whole file says,
there is no answer, and the file is to be read as a whole.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from generator.errors import InvalidPlans
from generator.load.expand import expand
from generator.model.base import Part
from generator.reader import Mapping, Node, Scalar, read_text
from generator.reader.encoding import MOST_BYTES

Entries = tuple[tuple[Scalar, Node], ...]

_KEY = re.compile(rb"^[A-Za-z_][\w-]*:(?=[ \r\n]|\Z)", re.MULTILINE)
_OTHER_DOCUMENT = re.compile(rb"^(?:---|\.\.\.)", re.MULTILINE)
_MOST_KEPT = 4096  # blocks


def block_reader(kind: type[Part]) -> Callable[[bytes], Mapping | None]:
    """Give what reads the versions of files that hold a part of this kind; None where it cannot."""
    entries_in = lru_cache(_MOST_KEPT)(lambda block: _entries(block, kind))

    def read(data: bytes) -> Mapping | None:
        if len(data) > MOST_BYTES or _OTHER_DOCUMENT.search(data):
            return None
        found: list[tuple[Scalar, Node]] = []
        for block in _blocks(data):
            entries = entries_in(block)
            if not entries:
                return None
            found += entries
        twice = len({key.text for key, _ in found}) < len(found)
        return Mapping(tuple(found), found[0][0].place) if found and not twice else None

    return read


def _blocks(data: bytes) -> Iterator[bytes]:
    """Cut a file at its keys; what stands above the first goes with that."""
    starts = [found.start() for found in _KEY.finditer(data)]
    for start, end in zip([0, *starts[1:]], [*starts[1:], len(data)], strict=True):
        yield data[start:end]


def _entries(block: bytes, kind: type[Part]) -> Entries:
    try:
        root = expand(read_text(block, "").root, kind)
    except InvalidPlans:
        return ()
    return root.entries if isinstance(root, Mapping) else ()
