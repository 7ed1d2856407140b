"""The schemas for editors' programs and the guide for editors, both made from the model; what it means: `meaning`."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from generator.meaning import Explained, explained, meanings, names
from generator.model.base import Part

__all__ = ["Explained", "explained", "meanings", "names", "options_in", "parts_in", "parts_of"]


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
