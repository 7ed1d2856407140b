"""What stands in a file apart from the sections that cannot be read, so that all its mistakes are told at once."""

import re
from collections.abc import Sequence as Several
from pathlib import Path

from generator.errors import Finding, InvalidPlans, Severity
from generator.reader import Mapping, Node, Sequence, read_text
from generator.reader.encoding import MOST_BYTES

_LINE_ENDS = re.compile(r"\r\n|\r|\n")
_BEGINS = {Mapping: re.compile(r"[^\s#\]})-]"), Sequence: re.compile(r"-(?: |$)")}


def rest_of(
    path: Path, name: str, wrong: Several[Finding], top: type[Mapping | Sequence], keys: frozenset[str]
) -> Node | None:
    """Read a file without the sections in which something is `wrong`; None where too little is left.

    Every line keeps its number: those of a section are emptied. A section is what stands below one line at the margin.
    """
    numbers = {each.place.line for each in wrong if each.severity is Severity.ERROR}
    if not numbers or 0 in numbers:
        return None
    with path.open("rb") as file:
        lines = _LINE_ENDS.split(file.read(MOST_BYTES).decode("utf-8-sig", "replace"))
    starts = [number for number, line in enumerate(lines) if _BEGINS[top].match(line)]
    if not starts:
        return None
    # A line at the margin that is wrong itself may belong to the section above it.
    numbers |= {number - 1 for number in numbers if number - 1 in starts}
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        if any(start < number <= end for number in numbers):
            lines[start:end] = [""] * (end - start)
    try:
        return read_text("\n".join(lines).encode(), name, top, keys).root
    except InvalidPlans:
        return None
