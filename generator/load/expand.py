"""Short spellings: where a part is expected a text is its title, where a list is, one value is a list of one.

One function that looks at the type of the field; the strict model looks only afterwards, so a mistake four
levels down is one finding. Places are kept: what is added stands where the short spelling stood.
"""

from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import PlainValidator

from generator.model.base import Part
from generator.reader import Mapping, Node, Scalar, Sequence


@dataclass(frozen=True, slots=True)
class _ListOf:
    """What an annotation comes down to where a list is expected; `inner` is what stands in it."""

    inner: "_Shape"


_Shape: TypeAlias = type[Part] | _ListOf | None  # None: it is read as it stands


def expand(node: Node, annotation: object) -> Node:
    """Write out the short spellings in a node that stands where a value of this type is expected."""
    return _expand(node, _shape(annotation))


def _shape(annotation: Any) -> _Shape:  # noqa: ANN401 - a type, or what stands for one
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return None if _reads_itself(inside[1:]) else _shape(inside[0])
    if origin in (Union, UnionType):
        return _shape(next(option for option in inside if option is not NoneType))
    return _ListOf(_shape(inside[0])) if origin is tuple else None


@cache
def _shapes(part: type[Part]) -> dict[str, _Shape]:
    return {key: _shape(annotation) for key, annotation in field_types(part).items()}


def _expand(node: Node, shape: _Shape) -> Node:
    if shape is None or is_blank(node):
        return node
    if isinstance(shape, _ListOf):
        items = node.items if isinstance(node, Sequence) else (node,)
        return Sequence(tuple([_expand(item, shape.inner) for item in items]), node.place, flow=False)
    return _expand_part(node, shape)


def _expand_part(node: Node, part: type[Part]) -> Node:
    shapes = _shapes(part)
    if isinstance(node, Scalar) and part.shorthand in shapes:
        key = Scalar(part.shorthand, node.place, quoted=False, block=False)
        node = Mapping(((key, node),), node.place, flow=False)
    if not isinstance(node, Mapping):
        return node
    entries = tuple([(key, _expand(value, shapes.get(key.text))) for key, value in node.entries])
    return Mapping(entries, node.place, flow=node.flow)


@cache
def field_types(part: type[Part]) -> dict[str, Any]:
    """Give the type of every field of a part by the key that a file uses for it."""
    return {
        info.alias or name: Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        for name, info in part.model_fields.items()
    }


def part_in(annotation: object) -> type[Part] | None:
    """Give the part that a type holds, such as the goal of a list of goals."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((found for inner in get_args(annotation) if (found := part_in(inner))), None)


def parts_of(part: type[Part]) -> tuple[type[Part], ...]:
    """Give a part and every part that its fields may hold, at any depth, each once, in the order of the model."""
    found: dict[type[Part], None] = {}

    def visit(each: type[Part]) -> None:
        if each not in found:
            found[each] = None
            for annotation in field_types(each).values():
                if inner := part_in(annotation):
                    visit(inner)

    visit(part)
    return tuple(found)


def options_in(annotation: object) -> tuple[str, ...]:
    """Give the words of which a type lets choose."""
    if get_origin(annotation) is Literal:
        return tuple(str(option) for option in get_args(annotation))
    return next((found for inner in get_args(annotation) if (found := options_in(inner))), ())


def is_blank(node: Node) -> bool:
    """Tell whether nothing was written where a value is expected."""
    return isinstance(node, Scalar) and not node.text.strip()


def _reads_itself(metadata: tuple[object, ...]) -> bool:
    return any(isinstance(entry, PlainValidator) for entry in metadata)
