"""What plans share: organisations, areas, themes and words. One file each in `plans/registers/`."""

from typing import Literal

from generator.model.base import Part
from generator.model.details import Term
from generator.model.text import Line, Prose, Slug


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
    inhabitants: int | None = None


class Theme(Entry):
    """A subject, such as youth or health."""


class Registers(Part):
    """All registers together."""

    organisations: tuple[Organisation, ...] = ()
    areas: tuple[Area, ...] = ()
    themes: tuple[Theme, ...] = ()
    glossary: tuple[Term, ...] = ()
