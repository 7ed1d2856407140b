"""What all parts of the model share: the strict base class, and how a field says where it is shown."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from generator.model.text import Slug


class Part(BaseModel):
    """A part of a plan: frozen, and no field but its own.

    `shorthand` names the field that a bare text stands for where this part is expected.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)
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
    for name, info in type(part).model_fields.items():
        value, key = getattr(part, name), info.alias or name
        if isinstance(value, Part):
            yield (*path, key), value
            yield from walk(value, (*path, key))
        elif isinstance(value, tuple):
            for at, inner in enumerate(value):
                if isinstance(inner, Part):
                    yield (*path, key, at), inner
                    yield from walk(inner, (*path, key, at))
