"""A YAML file as a tree: texts, mappings and lists, each knowing where it stands."""

from dataclasses import dataclass
from typing import TypeAlias

from generator.errors import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as the editor typed it; `quoted` and `block` tell in which of YAML's ways.

    A key without a value has a scalar with an empty text that is not quoted.
    """

    text: str
    place: Place
    quoted: bool = False
    block: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file; `flow` when written as `{...}`."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    place: Place
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `flow` when written as `[...]`."""

    items: tuple["Node", ...]
    place: Place
    flow: bool = False


Node: TypeAlias = Scalar | Mapping | Sequence
