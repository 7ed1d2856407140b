"""Every part of a plan with its fields, for a page of the editors' guide: made from the model, so it cannot drift.

The names of the parts stand in `parts.yml`, what the fields mean in `fields.yml`; what a field takes comes from
its type.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import chain
from types import NoneType
from typing import Any, get_args, get_origin

import yaml

from generator.load.expand import field_types, options_in, part_in, parts_of
from generator.meaning import explained, meanings
from generator.model.base import Part
from generator.model.plan import Plan
from generator.model.registers import Area, Count, Organisation, PlainWord, Theme
from generator.model.text import Line, LineOrGap, Prose, Slug, Target
from generator.model.values import AmountOrGap, AmountsByPeriod, Measurements, ShareValue, When

FILES: tuple[type[Part], ...] = (Plan, Organisation, Area, Theme, PlainWord)
"""What a file may hold: a plan, or the entries of a register."""

_KINDS: tuple[tuple[Any, str], ...] = (
    (Line, "line"),
    (Prose, "text"),
    (LineOrGap, "name"),
    (Slug, "id"),
    (Target, "id"),
    (Count, "number"),
    (bool, "yes_no"),
    (When, "period"),
    (AmountOrGap, "amount"),
    (AmountsByPeriod, "amounts"),
    (Measurements, "measurements"),
    (ShareValue, "share"),
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a field takes: its `kind`, one or `many` of them, and the name and address of the part it holds."""

    kind: str
    many: bool = False
    part: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """One field: its key, its address on the page, and everything that is to be said about it."""

    key: str
    anchor: str
    what: str
    example: str
    takes: Taken
    required: bool
    options: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class PartEntry:
    """One part: its name, its address on the page, its fields; `shorthand` is the field that a bare text fills."""

    name: str
    anchor: str
    what: str
    shorthand: str
    fields: tuple[FieldEntry, ...]


@cache
def handbook() -> tuple[PartEntry, ...]:
    """Give every part that a file may hold, in the order of the model."""
    parts = dict.fromkeys(chain.from_iterable(parts_of(each) for each in FILES))
    return tuple(_part(part) for part in parts)


@cache
def part_names() -> Mapping[str, Mapping[str, str]]:
    """Give for each part what one and what several are called, and what it is."""
    text = files("generator.guide").joinpath("parts.yml").read_text("utf-8")
    found: dict[str, dict[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return found


def names_of(part: type[Part]) -> Mapping[str, str]:
    """Give what one and what several of a part are called, and what it is; raises `KeyError` where nobody wrote it."""
    try:
        return part_names()[part.__name__]
    except KeyError:
        raise KeyError(f"write what {part.__name__} is called in generator/guide/parts.yml") from None


def _part(part: type[Part]) -> PartEntry:
    told = names_of(part)
    # Any part may have had another id, and few did: that is no field to begin with.
    types = dict(sorted(field_types(part).items(), key=lambda each: each[0] == "formerly_at"))
    shorthand = part.shorthand if part.shorthand in types and part is not Plan else ""
    return PartEntry(told["one"], _anchor(part), told["what"], shorthand, tuple(_fields(part, types)))


def _fields(part: type[Part], types: Mapping[str, Any]) -> Iterator[FieldEntry]:
    """Describe the fields of a part; the id of a plan is the name of its file."""
    required = {info.alias or name for name, info in part.model_fields.items() if info.is_required()}
    for key, annotation in types.items():
        if (part, key) == (Plan, "id"):
            continue
        told, takes = explained(part, key), _taken(annotation)
        options = meanings(part, key) if takes.kind == "choice" else {}
        example = told.example
        if options and example.removeprefix(f"{key}: ") not in options:
            example = f"{key}: {next(iter(options))}"
        yield FieldEntry(key, f"{_anchor(part)}--{key}", told.what, example, takes, key in required, options)


def _taken(annotation: Any, *, many: bool = False) -> Taken:  # noqa: ANN401 - a type
    """Tell what a type takes, without the list, or the nothing, around it."""
    kind = next((kind for known, kind in _KINDS if known == annotation), "")
    if kind:
        return Taken(kind, many)
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return Taken("part", many, names_of(annotation)["many" if many else "one"], _anchor(annotation))
    if options_in(annotation) and not part_in(annotation):
        return Taken("choice", many)
    inner = get_args(annotation)
    if get_origin(annotation) is tuple:
        return _taken(inner[0], many=True)
    if get_origin(annotation) is Mapping:
        return Taken("notes" if inner[1] is Prose else "facts")
    return _taken(next(each for each in inner if each is not NoneType), many=many)


def _anchor(part: type[Part]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", part.__name__).lower()
