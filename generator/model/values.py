"""How the fields of a plan read periods, amounts, series of measurements and shares."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated

from pydantic_core import PydanticCustomError

from generator.errors import Refused
from generator.model.text import Gap, Line, LineOrGap, read_gap, refusable
from generator.money import Amount, parse_amount
from generator.period import Period, parse_period, stated


class Unquoted(str):
    """A value as it was typed in the file, without quotes, which matters for amounts."""

    __slots__ = ()


def _when(value: object) -> Period | Gap:
    if isinstance(value, Period | Gap):
        return value
    if isinstance(value, Mapping):
        words, means = value.get("words"), value.get("means")
        if set(value) - {"words", "means"} or not isinstance(words, str) or not isinstance(means, str | None):
            raise Refused("P010", text="")
        return stated(Line.read(words), parse_period(means) if means else None)
    if not isinstance(value, str):
        raise Refused("P010", text="")
    return read_gap(value) or parse_period(value)


When = Annotated[Period | Gap, refusable(_when)]
"""A period in words, words with what they mean, or a gap word."""


def _amount(value: object) -> Amount | Gap:
    if isinstance(value, Amount | Gap):
        return value
    if not isinstance(value, str):
        raise Refused("B016", text="")
    return read_gap(value) or parse_amount(value, quoted=not isinstance(value, Unquoted))


AmountOrGap = Annotated[Amount | Gap, refusable(_amount)]
"""One amount, or a gap word."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """Amounts by period, in the order in which they were written; or one gap word for all of them."""

    by_period: tuple[tuple[Period, Amount | Gap], ...] = ()
    gap: Gap | None = None


def _amounts(value: object) -> Amounts:
    if isinstance(value, Amounts):
        return value
    if gap := read_gap(value):
        return Amounts(gap=gap)
    if not isinstance(value, Mapping):
        raise Refused("B015", text=str(value))
    return Amounts(tuple((parse_period(str(key)), _amount(entry)) for key, entry in value.items()))


AmountsByPeriod = Annotated[Amounts, refusable(_amounts)]
"""A mapping of period to amount, such as `{2024: 12560, 2025: p.m.}`, or a gap word."""

Series = tuple[tuple[Period | None, Line | Gap], ...]


def _series(value: object) -> Series:
    if isinstance(value, tuple):
        return value
    if isinstance(value, Mapping):
        return tuple((parse_period(str(key)), _line(entry)) for key, entry in value.items())
    return ((None, _line(value)),)


def _line(value: object) -> Line | Gap:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "a text")
    return read_gap(value) or Line.read(value)


Measurements = Annotated[Series, refusable(_series)]
"""What an indicator shows: one value, or a mapping of period to value."""

Facts = Mapping[Line, LineOrGap]
"""Short facts of a form: label and value."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share: its exact value and how it was written, such as `2/3`, `5` or `12,5 %`."""

    value: Fraction
    words: Line


def _ratio(value: object) -> Ratio:
    if isinstance(value, Ratio):
        return value
    if not isinstance(value, str):
        raise Refused("B017", text="")
    words = Line.read(value)
    number = words.removesuffix("%").strip().replace(",", ".")
    try:
        fraction = Fraction(number)
    except (ValueError, ZeroDivisionError):
        raise Refused("B017", text=words) from None
    if fraction < 0 or not number.isascii() or "e" in number.lower() or "_" in number:
        raise Refused("B017", text=words)
    return Ratio(fraction / 100 if words.endswith("%") else fraction, words)


ShareValue = Annotated[Ratio, refusable(_ratio)]
"""A part of a whole: a number or a fraction."""
