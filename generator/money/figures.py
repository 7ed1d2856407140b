"""Figures printed the way a language does, and divided; the package itself knows what they mean."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import floor

from babel import Locale
from babel.numbers import parse_pattern

_SCALED_UNITS = {  # what one stands for, in the words of each language
    "euro-x1000": {"nl": "x €\N{NO-BREAK SPACE}1.000", "en": "x €1,000"},
    "euro-mln": {"nl": "x €\N{NO-BREAK SPACE}1 miljoen", "en": "x €1 million"},
}
_EUROS = {"euro": 1, "euro-x1000": 1000, "euro-mln": 1_000_000}  # what one stands for
_READS_AS_THOUSANDS = 3  # as many decimals as there are digits in a group


def spell_unit(unit: str, language: str = "nl") -> str:
    """Print the unit as a table's caption says it: "x € 1.000" for a scaled unit, "€" for euro."""
    if unit == "euro":
        return "€"
    words = _SCALED_UNITS.get(unit)
    return unit if words is None else words.get(language, words["en"])


def is_scaled(unit: str) -> bool:
    """Tell whether figures in this unit are rounded to thousands or millions."""
    return unit in _SCALED_UNITS


def in_euros(value: Decimal, unit: str) -> Decimal | None:
    """Give a figure in euros; None where its unit is no money."""
    return value * _EUROS[unit] if unit in _EUROS else None


def figures(low: Decimal, high: Decimal, language: str, unit: str) -> str:
    """Print one figure, or a range, with its unit; "" is a bare number."""
    ends = [low] if low == high else [low, high]
    if unit == "euro":
        return " \N{EN DASH} ".join(_number(end, language, currency=True) for end in ends)
    joined = " \N{EN DASH} ".join(_number(end, language, currency=False) for end in ends)
    return f"{joined} {spell_unit(unit, language)}".rstrip()


def rounded(value: Decimal, step: Decimal = Decimal(1)) -> Decimal:
    """Round a figure to a step the way schools teach: a half goes up."""
    return value.quantize(step, ROUND_HALF_UP)


def decimals(value: Decimal) -> int:
    """Count the decimals that a figure needs: 2 for 21.45, 0 for 1.50E+6."""
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def divided(value: Decimal, ratios: Sequence[Fraction]) -> tuple[Decimal, ...]:
    """Divide a figure to the cent, the cents that are left going to the largest remainders."""
    power = max(2, decimals(value))
    wanted = [Fraction(value) * ratio * 10**power for ratio in ratios]
    shares = [floor(share) for share in wanted]
    left = round(sum(wanted)) - sum(shares)
    by_remainder = sorted(range(len(ratios)), key=lambda place: shares[place] - wanted[place])
    for place in by_remainder[:left]:
        shares[place] += 1
    return tuple(Decimal(share).scaleb(-power) for share in shares)


def _number(value: Decimal, language: str, *, currency: bool) -> str:
    """Print one figure, never rounded."""
    cents = decimals(value)
    if cents == _READS_AS_THOUSANDS and abs(value) >= 1:
        cents += 1
    if currency and cents:
        cents = max(cents, 2)
    locale = Locale.parse(language)
    pattern = locale.currency_formats["standard"] if currency else locale.decimal_formats[None]
    fraction = "." + "0" * cents if cents else ""
    shape = re.sub(r"\.[0#]+", "", pattern.pattern).replace("0", "0" + fraction)
    return str(parse_pattern(shape).apply(value, locale, currency="EUR", currency_digits=False))
