"""What all parts of the model share: the strict base class, and how a field says where it is shown."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, get_args

from pydantic import BaseModel, ConfigDict, Field

from generator.model.text import Slug


class Part(BaseModel):
    """A part of a plan: frozen, and no field but its own.

    `shorthand` names the field that a bare text stands for where this part is expected.
    """

    # What reads a part is built when one is read, and then for all parts inside it at once.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, defer_build=True)
    shorthand: ClassVar[str] = "title"


class Addressed(Part):
    """A part that can be linked to; links to where it was formerly go on working."""

    id: Slug | None = None
    formerly_at: tuple[Slug, ...] = ()


class Question(StrEnum):
    """What a resident asks of a plan, in the order in which its page answers."""

    SHORT = "short"
    GOALS = "goals"
    WORK = "work"
    TIME = "time"
    MONEY = "money"
    PEOPLE = "people"
    RISKS = "risks"
    RESULTS = "results"
    BACKGROUND = "background"
    DETAILS = "details"
    SOURCES = "sources"


def section(question: Question, default: object = ()) -> Any:  # noqa: ANN401 - like pydantic's own Field
    """Declare a field that is a section of the page: shown under a question, by the template of its name."""
    return Field(default, json_schema_extra={"question": question})


def walk(part: Part, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], "Part"]]:
    """Give every part below a part, from the top, with the path of keys and positions to it."""
    waiting = [*reversed(_below(part, path))]
    while waiting:
        at, each = waiting.pop()
        yield at, each
        waiting += reversed(_below(each, at))


def _below(part: Part, path: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], Part]]:
    """Give the parts right below a part."""
    found: list[tuple[tuple[str | int, ...], Part]] = []
    for name, key in fields_with(Part, type(part)):
        value = getattr(part, name)
        if isinstance(value, Part):
            found.append(((*path, key), value))
        elif isinstance(value, tuple):
            found += [((*path, key, at), inner) for at, inner in enumerate(value) if isinstance(inner, Part)]
    return found


def named(
    parts: Iterable[tuple[tuple[str | int, ...], Part]],
) -> Iterator[tuple[tuple[str | int, ...], Part, str]]:
    """Give those of some parts that have an id, each with the path to it and the id."""
    for path, each in parts:
        if fields_among(type(each), ("id",)) and (name := getattr(each, "id")):  # noqa: B009 - parts of several types
            yield path, each, name


@cache
def fields_with(kind: type, owner: type[Part]) -> tuple[tuple[str, str], ...]:
    """Give the fields of a part that can hold something of a kind, each with its key in the file."""
    return tuple(
        (name, info.alias or name) for name, info in owner.model_fields.items() if _holds(info.annotation, kind)
    )


@cache
def fields_among(owner: type[Part], names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Give those of some fields that a part has, each with its key in the file."""
    fields = owner.model_fields
    return tuple((name, fields[name].alias or name) for name in names if name in fields)


def _holds(annotation: object, kind: type) -> bool:
    if isinstance(annotation, type):
        return issubclass(annotation, kind)
    return any(_holds(inner, kind) for inner in get_args(annotation))
