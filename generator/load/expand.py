"""Short spellings: where a part is expected a text is its title, where a list is, one value is a list of one.

One function that looks at the type of the field; the strict model looks only afterwards, so a mistake four
levels down is one finding. Places are kept: what is added stands where the short spelling stood.
"""

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import PlainValidator

from generator.model.base import Part
from generator.reader import Mapping, Node, Scalar, Sequence


def expand(node: Node, annotation: object) -> Node:
    """Write out the short spellings in a node that stands where a value of this type is expected."""
    if is_blank(node):
        return node
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        return node if _reads_itself(metadata) else expand(node, inner)
    if get_origin(annotation) in (Union, UnionType):
        options = [option for option in get_args(annotation) if option is not NoneType]
        return expand(node, options[0])
    if get_origin(annotation) is tuple:
        return _expand_list(node, get_args(annotation)[0])
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return _expand_part(node, annotation)
    return node


def _expand_list(node: Node, annotation: object) -> Node:
    items = node.items if isinstance(node, Sequence) else (node,)
    return Sequence(tuple(expand(item, annotation) for item in items), node.place, flow=False)


def _expand_part(node: Node, part: type[Part]) -> Node:
    types = field_types(part)
    if isinstance(node, Scalar) and part.shorthand in types:
        key = Scalar(part.shorthand, node.place, quoted=False, block=False)
        node = Mapping(((key, node),), node.place, flow=False)
    if not isinstance(node, Mapping):
        return node
    entries = tuple(
        (key, expand(value, types[key.text]) if key.text in types else value) for key, value in node.entries
    )
    return Mapping(entries, node.place, flow=node.flow)


@cache
def field_types(part: type[Part]) -> dict[str, Any]:
    """Give the type of every field of a part by the key that a file uses for it."""
    return {
        info.alias or name: Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        for name, info in part.model_fields.items()
    }


def is_blank(node: Node) -> bool:
    """Tell whether nothing was written where a value is expected."""
    return isinstance(node, Scalar) and not node.text.strip()


def _reads_itself(metadata: list[object]) -> bool:
    return any(isinstance(entry, PlainValidator) for entry in metadata)
