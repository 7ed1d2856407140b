"""What every field of a plan means, for people: the schema for editors' programs and the guide come from it.

The sentences stand in `fields.yml`. A field is looked up under its part, then under the types that the part is
built from, then under `shared`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args, get_origin

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
    raise KeyError(f"{part.__name__}.{key}")


def meanings(part: type[Part], key: str) -> Mapping[str, str]:
    """Give what each word means of which a field lets choose; raises `KeyError` where that is not written down."""
    values = _told()[_VALUES]
    names = (f"{each.__name__}.{key}" for each in part.__mro__)
    return next(values[name] for name in names if name in values)


def parts_of(part: type[Part]) -> Iterator[type[Part]]:
    """Give a part and every part that its fields may hold, each once, in the order of the model."""
    found: dict[type[Part], None] = {}

    def visit(each: type[Part]) -> None:
        if each not in found:
            found[each] = None
            for info in each.model_fields.values():
                for inner in parts_in(info.annotation):
                    visit(inner)

    visit(part)
    yield from found


def parts_in(annotation: Any) -> Iterator[type[Part]]:  # noqa: ANN401 - a type
    """Give the parts that stand in a type, such as the goal in a tuple of goals."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from parts_in(inner)


def options_in(annotation: Any) -> tuple[str, ...]:  # noqa: ANN401 - a type
    """Give the words of which a type lets choose."""
    if get_origin(annotation) is Literal:
        return tuple(str(option) for option in get_args(annotation))
    return next((found for inner in get_args(annotation) if (found := options_in(inner))), ())


@cache
def _told() -> dict[str, dict[str, Any]]:
    text = files("generator.guide").joinpath("fields.yml").read_text("utf-8")
    found: dict[str, dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


def names() -> frozenset[str]:
    """Give the name of every field and of every choice that is explained, such as `Plan.title`."""
    told = _told()
    fields = (f"{part}.{key}" for part, keys in told.items() if part != _VALUES for key in keys)
    return frozenset((*fields, *(f"{_VALUES}.{name}" for name in told[_VALUES])))
