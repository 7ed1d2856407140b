"""The house style: the colours a municipality chose, and every colour of the site that follows from them."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.house.colour import TEXT, WHITE, Colour, nearest

_BLUE, _SAND, _NIGHT = Colour.read("#0b4f6c"), Colour.read("#f7f5f0"), Colour.read("#1f262c")

# What greys may keep of the hue of the text, so that they stay greys.
_GREY = 0.03


@dataclass(frozen=True, slots=True)
class House:
    """The colours of a municipality: the header and what is written on it, lines, links, blocks, and text."""

    brand: Colour = _BLUE
    on_brand: Colour = WHITE
    accent: Colour = _BLUE
    link: Colour = _BLUE
    surface: Colour = _SAND
    ink: Colour = _NIGHT


DEFAULT = House()
"""The colours of a site whose municipality chose none."""


FIXED: Mapping[str, Colour] = {
    "ground": WHITE,
    "good": Colour.read("#17694e"),
    "notice": Colour.read("#8a4b00"),
    "bad": Colour.read("#a52a2a"),
    "focus": Colour.read("#b3470a"),
    "notice-ground": Colour.read("#fdf4e3"),
    "bad-ground": Colour.read("#fcefed"),
}
"""Colours that no municipality chooses, but that meet the ones it does; `tokens.css` holds the same."""


def light(house: House) -> Mapping[str, str]:
    """Give the tokens of the light site: what was chosen, as it was chosen, and what goes between."""
    brand, ink, surface = house.brand, house.ink, house.surface
    darker = house.on_brand.luminance > brand.luminance
    grounds = [(each, TEXT) for each in (surface, WHITE, FIXED["notice-ground"], FIXED["bad-ground"])]
    deep = 0.83 * brand.lightness if darker else brand.lightness + (1 - brand.lightness) / 4
    return {
        "brand": str(brand),
        "brand-deep": str(brand.toned(deep)),
        "on-brand": str(house.on_brand),
        "accent": str(house.accent),
        "link": str(house.link),
        "link-hover": str(house.link.toned(0.71 * house.link.lightness)),
        "ground": str(WHITE),
        "surface": str(surface),
        "line": str(surface.toned(surface.lightness - 0.09, 2.4, _GREY)),
        "line-strong": str(surface.toned(surface.lightness - 0.38, 3, _GREY)),
        "ink": str(ink),
        "ink-soft": str(nearest(ink.toned(ink.lightness + (0.49 - ink.lightness) * 0.88), grounds)),
        "shade": f"{ink}2a",
    }


def dark(house: House) -> Mapping[str, str]:
    """Give the tokens of the dark site: the same hues, at lightnesses that can always be read on each other."""
    brand, ink = house.brand, house.ink
    return {
        "brand": str(brand.toned(0.34, 0.8)),
        "brand-deep": str(brand.toned(0.281, 0.64)),
        "on-brand": str(WHITE),
        "accent": str(house.accent.toned(0.588, 1.19)),
        "link": str(house.link.toned(0.812, 0.9)),
        "link-hover": str(house.link.toned(0.907, 0.5)),
        "ground": str(ink.toned(0.224, 0.92, _GREY)),
        "surface": str(ink.toned(0.27, 1.2, _GREY)),
        "line": str(ink.toned(0.386, 1.5, _GREY)),
        "line-strong": str(ink.toned(0.671, 1.5, _GREY)),
        "ink": str(ink.toned(0.926, 0.35, _GREY)),
        "ink-soft": str(ink.toned(0.775, 1, _GREY)),
        "shade": f"{ink.toned(0.857, 1.45, _GREY)}38",
    }


def stylesheet(house: House) -> str:
    """Write the tokens as CSS; dark by the visitor's system or by choice, and never on paper."""
    dark_rules = _rules(dark(house))
    return (
        "/* Made of extra.colours in mkdocs.yml by generator/house. */\n"
        f":root {{\n{_rules(light(house))}}}\n"
        f'@media screen and (prefers-color-scheme: dark) {{\n:root:not([data-scheme="light"]) {{\n{dark_rules}}}\n}}\n'
        f'@media screen {{\n:root[data-scheme="dark"] {{\n{dark_rules}}}\n}}\n'
    )


def _rules(tokens: Mapping[str, str]) -> str:
    return "".join(f"  --pw-{name}: {colour};\n" for name, colour in tokens.items())
