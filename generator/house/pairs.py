"""Which colours of a house style meet on the light site, and what can be read on what.

The dark site needs no check: its colours are made to be read on each other.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.errors import Spoken
from generator.house.colour import SHAPE, TEXT, Colour, contrast, nearest
from generator.house.style import FIXED, House


class _Other(NamedTuple):
    name: str
    colour: Colour
    least: float


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A chosen colour that has too little contrast with another, and the nearest one that has enough with all."""

    key: str
    colour: Colour
    other: _Other
    remedy: Colour

    @property
    def values(self) -> dict[str, str]:
        """Give what a message fills in; a ratio is rounded down, so that 4,49 does not read as enough."""
        return {
            "key": self.key,
            "colour": str(self.colour),
            "other": _said(self.other),
            "ratio": _comma(contrast(self.colour, self.other.colour)),
            "least": _comma(self.other.least),
            "suggestion": str(self.remedy),
        }


def unreadable(chosen: Mapping[str, Colour]) -> Iterator[Unreadable]:
    """Find the chosen colours that cannot be read, each told once: with the first that it has too little contrast with.

    What comes later is judged as if the earlier was mended, so that following every remedy is enough.
    """
    house = replace(House(), **chosen)
    for key in MET:
        if key in chosen:
            colour: Colour = getattr(house, key)
            remedy = _readable(colour, key, house)
            if remedy != colour:
                failing = (other for other in _met(key, house) if contrast(colour, other.colour) < other.least)
                yield Unreadable(key, colour, next(failing), remedy)
                house = replace(house, **{key: remedy})


def house_of(chosen: Mapping[str, Colour]) -> House:
    """Fill in what was not chosen: lines and links take the brand, as dark as they must be.

    A chosen colour that cannot be read is mended here, so that the preview can be looked at.
    """
    house = replace(House(), **chosen)
    house = replace(house, **{each.key: each.remedy for each in unreadable(chosen)})
    for key in ("accent", "link"):
        if key not in chosen:
            house = replace(house, **{key: _readable(house.brand, key, house)})
    return house


def _readable(colour: Colour, key: str, house: House) -> Colour:
    return nearest(colour, ((other.colour, other.least) for other in _met(key, house)))


# What each colour meets, and how much contrast it then needs; in the order in which they are judged.
MET: Mapping[str, tuple[tuple[str, float], ...]] = {
    "surface": (("good", TEXT), ("notice", TEXT), ("bad", TEXT), ("focus", SHAPE)),
    "ink": (("ground", TEXT), ("surface", TEXT), ("notice-ground", TEXT), ("bad-ground", TEXT)),
    "link": (("ground", TEXT), ("surface", TEXT), ("notice-ground", TEXT), ("bad-ground", TEXT)),
    "accent": (("ground", SHAPE), ("surface", SHAPE)),
    "brand": (("on_brand", TEXT),),
    "on_brand": (("brand", TEXT),),
}


def _met(key: str, house: House) -> list[_Other]:
    known = {**FIXED, "surface": house.surface, "brand": house.brand, "on_brand": house.on_brand}
    return [_Other(name, known[name], least) for name, least in MET[key]]


# Colours that stand nowhere in mkdocs.yml, so that nobody knows them by the name of their token.
WORDS: Mapping[str, tuple[str, str]] = {
    "ground": ("de achtergrond", "the background"),
    "good": ("de kleur van wat goed gaat", "the colour of what goes well"),
    "notice": ("de waarschuwingskleur", "the colour of warnings"),
    "bad": ("de foutkleur", "the colour of mistakes"),
    "focus": ("de rand van wat gekozen is", "the outline of what has the focus"),
    "notice-ground": ("de achtergrond van een waarschuwing", "the background of a warning"),
    "bad-ground": ("de achtergrond van een fout", "the background of a mistake"),
}


def _said(other: _Other) -> Spoken:
    dutch, english = WORDS.get(other.name, (other.name, other.name))
    return Spoken(f"{dutch} {other.colour}", f"{english} {other.colour}")


def _comma(ratio: float) -> str:
    return f"{math.floor(ratio * 10) / 10:.1f}".replace(".", ",")
