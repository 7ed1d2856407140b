"""What every field of a plan means, for people: the schema for editors' programs, the guide and findings say it.

The sentences stand in `guide/fields.yml`. A field is looked up under its part, then under the types that the part is
built from, then under `shared`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.model.base import Part

_SHARED, _VALUES = "shared", "values"


@dataclass(frozen=True, slots=True)
class Explained:
    """What a field means in one or two sentences, and how it is written."""

    what: str
    example: str


def explained(part: type[Part], key: str) -> Explained:
    """Give what a field of a part means; raises `KeyError` where nobody has written it down."""
    told = _told()
    for name in (*(each.__name__ for each in part.__mro__), _SHARED):
        if key in told.get(name, {}):
            return Explained(**told[name][key])
    raise KeyError(f"write what {part.__name__}.{key} means in generator/guide/fields.yml")


def meanings(part: type[Part], key: str) -> Mapping[str, str]:
    """Give what each word means of which a field lets choose; raises `KeyError` where that is not written down."""
    values = _told()[_VALUES]
    names = (f"{each.__name__}.{key}" for each in part.__mro__)
    try:
        return next(values[name] for name in names if name in values)
    except StopIteration:
        raise KeyError(f"write what {_VALUES}.{part.__name__}.{key} means in generator/guide/fields.yml") from None


def meaning_of(part: type[Part], key: str, word: str) -> str:
    """Give what one such word means; raises `KeyError` where that is not written down."""
    try:
        return meanings(part, key)[word]
    except KeyError:
        raise KeyError(
            f"write what {word} means under {_VALUES}.{part.__name__}.{key} in generator/guide/fields.yml"
        ) from None


def names() -> frozenset[str]:
    """Give the name of every field and of every choice that is explained, such as `Plan.title`."""
    told = _told()
    fields = (f"{part}.{key}" for part, keys in told.items() if part != _VALUES for key in keys)
    return frozenset((*fields, *(f"{_VALUES}.{name}" for name in told[_VALUES])))


@cache
def _told() -> dict[str, dict[str, Any]]:
    text = files("generator").joinpath("guide", "fields.yml").read_text("utf-8")
    found: dict[str, dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found
