"""The parts and the texts of a plan, each with its place in the file."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain

from generator.load import PlanFile
from generator.model.base import Part, fields_with, walk
from generator.model.text import Prose
from generator.outline import Path
from generator.reader import Mapping as MappingNode
from generator.reader import Node, Scalar


@lru_cache(maxsize=1)  # one rule after the other asks it of the same file
def parts_of(file: PlanFile) -> tuple[tuple[Path, Part], ...]:
    """Give every part below a plan with its place."""
    return tuple(walk(file.plan))


@lru_cache(maxsize=1)
def prose_of(file: PlanFile) -> tuple[tuple[Path, Prose], ...]:
    """Give all prose of a plan with its place, also where it stands in a list or under a key of its own."""
    return tuple(_prose_in(chain([((), file.plan)], parts_of(file))))


def _prose_in(parts: Iterable[tuple[Path, Part]]) -> Iterator[tuple[Path, Prose]]:
    for path, part in parts:
        for name, key in fields_with(Prose, type(part)):
            value, above = getattr(part, name), (*path, key)
            if isinstance(value, Prose):
                yield above, value
            below = (
                value.items() if isinstance(value, Mapping) else enumerate(value if isinstance(value, tuple) else ())
            )
            yield from (((*above, step), text) for step, text in below if isinstance(text, Prose))


_KEY_OF_THE_FORMAT = re.compile("[a-z_]+|[0-9]{4}")


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


def own_words(node: Node) -> Iterator[tuple[Scalar, Scalar]]:
    """Give every key that an editor made up, such as the label of a fact, with its value."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, MappingNode):
            values = [(key, value) for key, value in each.entries if not _KEY_OF_THE_FORMAT.fullmatch(key.text)]
            yield from ((key, value) for key, value in values if isinstance(value, Scalar))
            waiting += [value for _, value in reversed(each.entries)]
        elif not isinstance(each, Scalar):
            waiting += reversed(each.items)
