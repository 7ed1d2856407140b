"""The texts of a plan, each with its place in the file."""

from collections.abc import Iterator, Mapping
from itertools import chain

from generator.catalogue import Catalogue
from generator.errors import Finding, Severity
from generator.load import PlanFile
from generator.model.base import walk
from generator.model.text import PLACEHOLDER, Prose
from generator.outline import Path
from generator.reader import Mapping as MappingNode
from generator.reader import Node, Scalar


def prose_of(file: PlanFile) -> Iterator[tuple[Path, Prose]]:
    """Give all prose of a plan with its place, also where it stands in a list or under a key of its own."""
    for path, part in chain([((), file.plan)], walk(file.plan)):
        for name, info in type(part).model_fields.items():
            value, above = getattr(part, name), (*path, info.alias or name)
            if isinstance(value, Prose):
                yield above, value
            below = (
                value.items() if isinstance(value, Mapping) else enumerate(value if isinstance(value, tuple) else ())
            )
            yield from (((*above, key), text) for key, text in below if isinstance(text, Prose))


def scalars(node: Node, without: frozenset[str] = frozenset()) -> Iterator[Scalar]:
    """Give every value of a file as it was typed, but not what stands below the keys in `without`."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, MappingNode):
        for key, value in node.entries:
            if key.text not in without:
                yield from scalars(value, without)
    else:
        for item in node.items:
            yield from scalars(item, without)


def unfinished(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on what a starting file left to the editor and is still there."""
    for scalar in scalars(file.root):
        if scalar.text.lstrip().lower().startswith(PLACEHOLDER):
            said = scalar.text.strip()[len(PLACEHOLDER) :].strip()
            yield Finding("T005", file.place_in(PLACEHOLDER, scalar.place), {"text": said}, Severity.ADVICE)
