"""The texts of a plan, each with its place in the file."""

from collections.abc import Iterator, Mapping
from itertools import chain

from generator.load import PlanFile
from generator.model.base import walk
from generator.model.text import Prose
from generator.outline import Path


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
