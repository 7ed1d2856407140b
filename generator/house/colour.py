"""A colour, the contrast between two, and the nearest colour that can be seen on others.

Lightness, chroma and hue are those of OKLCH: equal steps look equal, and a colour keeps its hue while it gets
lighter or darker. Contrast is that of WCAG 2, from 1 to 21.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Self

from generator.errors import Refused

# Lightness is searched in steps of one in so many, the vividness that a screen can show by halving so often.
_STEPS, _HALVINGS = 200, 8

# The light of each value of a part of a colour, by sRGB.
_LINEAR = tuple(
    share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
    for share in (value / 255 for value in range(256))
)

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_BARE = re.compile(r"(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_EXAMPLE = "#0b4f6c"


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of the screen: red, green and blue, each from 0 to 255."""

    red: int
    green: int
    blue: int

    @classmethod
    def read(cls, text: str) -> Self:
        """Read `#rgb` or `#rrggbb`; raises `Refused` for anything else."""
        if not _HEX.fullmatch(text):
            raise Refused("H002", text=text, suggestion=f"#{text}" if _BARE.fullmatch(text) else _EXAMPLE)
        digits = text[1:] if len(text) > len("#rgb") else "".join(digit * 2 for digit in text[1:])
        return cls(*bytes.fromhex(digits))

    def __str__(self) -> str:
        """Write the colour as `#rrggbb`."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """Tell how much light the colour gives: 0 is black, 1 is white."""
        red, green, blue = self._linear
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    @property
    def lightness(self) -> float:
        """Tell how light the colour looks: 0 is black, 1 is white."""
        return self._oklab[0]

    def toned(self, lightness: float, chroma: float = 1, most: float = math.inf) -> "Colour":
        """Give this hue at another lightness; `chroma` is a factor, `most` a limit on how vivid it gets.

        What the screen cannot show at that lightness becomes less vivid, never another hue.
        """
        _, a, b = self._oklab
        own = math.hypot(a, b)
        share = min(own * chroma, most) / own if own else 0
        if not _is_shown(_of_oklab(lightness, a * share, b * share)):
            step, share = share / 2, 0
            for _ in range(_HALVINGS):
                tried = share + step
                share = tried if _is_shown(_of_oklab(lightness, a * tried, b * tried)) else share
                step /= 2
        red, green, blue = (min(max(part, 0), 255) for part in _of_oklab(lightness, a * share, b * share))
        return Colour(red, green, blue)

    @property
    def _linear(self) -> tuple[float, float, float]:
        return _LINEAR[self.red], _LINEAR[self.green], _LINEAR[self.blue]

    @property
    def _oklab(self) -> tuple[float, float, float]:
        red, green, blue = self._linear
        long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        return (
            0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
            1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
            0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
        )


WHITE = Colour(255, 255, 255)

TEXT, SHAPE = 4.5, 3.0
"""The least contrast of text, and of a shape that means something."""


def contrast(one: Colour, other: Colour) -> float:
    """Give the contrast between two colours."""
    dark, light = sorted((one.luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)


def nearest(colour: Colour, others: Iterable[tuple[Colour, float]]) -> Colour:
    """Give the colour nearest to one, darker or lighter, that has a contrast with each of these others.

    Raises `ValueError` where not even black or white has it.
    """
    wanted = tuple(others)
    own = colour.lightness
    lightnesses = sorted((step / _STEPS for step in range(_STEPS + 1)), key=lambda each: abs(each - own))
    for candidate in chain([colour], (colour.toned(lightness) for lightness in lightnesses)):
        if all(contrast(candidate, other) >= least for other, least in wanted):
            return candidate
    raise ValueError(f"no lightness of {colour} can be seen on {', '.join(str(other) for other, _ in wanted)}")


def _of_oklab(lightness: float, a: float, b: float) -> tuple[int, int, int]:
    """Give red, green and blue at these coordinates, below 0 or above 255 where a screen cannot show it."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short
    return _part(red), _part(green), _part(blue)


def _is_shown(parts: tuple[int, int, int]) -> bool:
    return min(parts) >= 0 and max(parts) <= 255  # noqa: PLR2004 - a byte


def _part(share: float) -> int:
    gamma = 12.92 * share if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055  # noqa: PLR2004 - sRGB
    return round(255 * gamma)
