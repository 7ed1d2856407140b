"""The texts of a plan, each with its place in the file."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from generator.catalogue import Catalogue
from generator.errors import Finding, Severity
from generator.load import PlanFile
from generator.model.base import fields_with, walk
from generator.model.text import PLACEHOLDER, Prose
from generator.outline import Path
from generator.reader import Mapping as MappingNode
from generator.reader import Node, Scalar


def prose_of(file: PlanFile) -> Iterator[tuple[Path, Prose]]:
    """Give all prose of a plan with its place, also where it stands in a list or under a key of its own."""
    for path, part in chain([((), file.plan)], walk(file.plan)):
        for name, key in fields_with(Prose, type(part)):
            value, above = getattr(part, name), (*path, key)
            if isinstance(value, Prose):
                yield above, value
            below = (
                value.items() if isinstance(value, Mapping) else enumerate(value if isinstance(value, tuple) else ())
            )
            yield from (((*above, step), text) for step, text in below if isinstance(text, Prose))


def scalars(node: Node, without: frozenset[str] = frozenset()) -> Iterator[Scalar]:
    """Give every value of a file as it was typed, but not what stands below the keys in `without`."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Scalar):
            yield each
        elif isinstance(each, MappingNode):
            waiting += [value for key, value in reversed(each.entries) if key.text not in without]
        else:
            waiting += reversed(each.items)


def unfinished(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on what a starting file left to the editor and is still there."""
    for scalar in scalars(file.root):
        if scalar.text.lstrip().lower().startswith(PLACEHOLDER):
            said = scalar.text.strip()[len(PLACEHOLDER) :].strip()
            yield Finding("T005", file.place_in(PLACEHOLDER, scalar.place), {"text": said}, Severity.ADVICE)


# What looks like Markdown or HTML and has no meaning in a text: it would stand on the page as it was typed.
_TAG = r"(?i)(</?(?:a|b|br|div|em|h[1-6]|i|img|li|ol|p|span|strong|sub|sup|table|u|ul)\b[^<>\n]*>)"
_LITERAL = (
    ("T006", re.compile(r"^[ ]*(#{1,6} .+)$", re.MULTILINE)),
    ("T007", re.compile(_TAG)),
    ("T009", re.compile(r"(!\[[^\]\n]*\]\([^)\n]*\))")),
    ("T008", re.compile(r"^[ ]*(\|?[ ]*:?-{3,}:?[ ]*\|.*)$", re.MULTILINE)),
)


def literal(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on headings, HTML, tables and images in running text, the first of each kind in a text."""
    for path, text in prose_of(file):
        for code, pattern in _LITERAL:
            found = pattern.search(text)
            if found:
                yield Finding(code, file.place_of(found[1], *path), {"text": found[1]}, Severity.ADVICE)
