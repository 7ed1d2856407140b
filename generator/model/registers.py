"""What plans share: organisations, areas, themes and words. One file each in `plans/registers/`."""

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from generator.model.base import Part
from generator.model.details import Term
from generator.model.text import Line, Prose, Slug

_COUNT = re.compile("[0-9]{1,12}|[0-9]{1,3}(?:[. \u00a0][0-9]{3}){1,3}")


def _digits(value: object) -> object:
    """Read what a Dutch reader reads, where pydantic would not: "12.000" is no dozen."""
    if not isinstance(value, str):
        return value
    if not _COUNT.fullmatch(value.strip()):
        raise PydanticCustomError("int_parsing", "a whole number")
    return re.sub("[^0-9]", "", value)


Count = Annotated[int, BeforeValidator(_digits)]
"""A whole number; thousands may be set apart by a point or a space."""


class Entry(Part):
    """An entry of a register: an id and a name, and other spellings of that name."""

    shorthand = "name"
    id: Slug
    name: Line
    aliases: tuple[Line, ...] = ()
    text: Prose | None = None


class Organisation(Entry):
    """An organisation, or a team of one."""

    kind: Literal[
        "municipality",
        "province",
        "government",
        "care",
        "education",
        "welfare",
        "residents",
        "research",
        "fund",
        "other",
    ] = "other"
    part_of: Slug | None = None
    website: Line | None = None
    telephone: Line | None = None


class Area(Entry):
    """A municipality, district or neighbourhood."""

    kind: Literal["municipality", "district", "neighbourhood", "village", "region", "other"] = "other"
    part_of: Slug | None = None
    inhabitants: Count | None = None


class Theme(Entry):
    """A subject, such as youth or health."""


class PlainWord(Part):
    """A word of offices, with a plainer one."""

    shorthand = "word"
    word: Line
    instead: Line


class Registers(Part):
    """All registers together."""

    organisations: tuple[Organisation, ...] = ()
    areas: tuple[Area, ...] = ()
    themes: tuple[Theme, ...] = ()
    glossary: tuple[Term, ...] = ()
    plain_words: tuple[PlainWord, ...] = ()
