"""An amount as a source prints it, read without guessing and printed back without loss.

`parse_amount` reads what a Dutch plan may hold ("€ 12.560,-", "ruim 3 miljoen", "p.m.") and refuses
what can be read in two ways; `mistakes.py` says how to write it. `spell` prints an amount so that
reading it again gives the same amount. `Sum` adds amounts and keeps zero, unknown and absent apart.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from generator.errors import Refused
from generator.money.figures import figures
from generator.money.mistakes import diagnose

ZERO = Decimal(0)

_MAX_TEXT = 200  # no printed amount is longer, and the patterns below need not cope with a novel
_MAX_DIGITS = 15  # far above any public budget, far below the 28 digits where Decimal starts to round
_THOUSANDS = 3  # digits in a group, and so the number of decimals that reads as a group

_SCALES = {
    "duizend|thousand|k": 3,
    "ton": 5,
    r"miljoen|million|mln\.?|mio": 6,
    r"miljard|billion|mld\.?|mrd\.?": 9,
}
_QUALIFIERS = (
    r"tot (?:maximaal|max\.?|circa|ca\.?|ongeveer)|tot|ruim|krap|circa|ca\.?|c\.a\.|ongeveer|plusminus|plm\.?"
    r"|maximaal|maximum|max\.?|minimaal|minimum|min\.|minstens|ten ?minste|ten hoogste|hooguit|hoogstens"
    r"|bijna|iets meer dan|iets minder dan|meer dan|minder dan|rond de|rond|om en nabij(?: de)?"
    r"|naar schatting|geschat|gemiddeld|indicatief|vanaf|about|approximately|approx\.?|around|nearly|almost"
    r"|over|up to|at most|at least|more than|less than|\+/-|±|~|≈|≥|≤|>|<"
)
_TIMES = {  # what a rate may be typed as -> (the Dutch form it is kept in, its English form)
    "jaar|jr|j|year|yr|annum": ("jaar", "year"),
    "kwartaal|quarter": ("kwartaal", "quarter"),
    "maand|mnd|month": ("maand", "month"),
    "week|wk": ("week", "week"),
    "dag|day": ("dag", "day"),
    "uur|u|hour|hr": ("uur", "hour"),
    "halfjaar|half year": ("halfjaar", "half year"),
    "schooljaar|school year": ("schooljaar", "school year"),
    "kind|child": ("kind", "child"),
    "inwoner|resident": ("inwoner", "resident"),
    "persoon|person": ("persoon", "person"),
}

_CURRENCY = r"(?:€|euro\b|eur\b)"


def _side(name: str, sign: str) -> str:
    """Return the pattern of one figure, its groups named after `name`."""
    scales = "|".join(_SCALES)
    return (
        rf"(?:(?P<{name}before>{sign}) ?)?(?:{_CURRENCY} ?)?(?:(?P<{name}after>{sign}) ?)?"
        rf"(?P<{name}whole>[1-9][0-9]{{0,2}}(?:(?:\.[0-9]{{3}})+|(?: [0-9]{{3}})+)|0|[1-9][0-9]*)"
        rf"(?:,(?P<{name}cents>[0-9]{{1,6}})|, ?(?:--?|==?))?"
        rf"(?: ?(?P<{name}scale>{scales})(?![a-z]))?(?: ?{_CURRENCY})?"
    )


_FIGURE = re.compile(_side("a", "[-+]"), re.IGNORECASE)
# A sign inside a range would be read as its dash, so "(?!)" allows none.
_RANGE = re.compile(
    rf"(?:(?:van|from) )?{_side('a', '(?!)')} ?(?:-|t/m|tot en met|tot|à|to) ?{_side('b', '(?!)')}",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"(?:tussen|between) {_side('a', '(?!)')} (?:en|and) {_side('b', '(?!)')}", re.IGNORECASE)
_PM = re.compile(
    r"(?:(?P<rest>.*[^ ]) ?(?:\+|plus|en|and) ?)?(?:€ ?|eur(?:o)? )?(?:p\.? ?m\.?|pro memorie)", re.IGNORECASE
)
_PER = re.compile(
    r"(?P<rest>.*[^ ])(?: per | ?/ ?| ?p/ ?)(?P<every>(?:[0-9]{1,3} )?[^\W\d_]+(?:[ -][^\W\d_]+){0,3})",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"(?P<rest>.*[^ ]) (?:jaarlijks|p\.?j\.?|yearly|annually)", re.IGNORECASE)
_QUALIFIED = re.compile(
    rf"(?P<words>(?:{_QUALIFIERS})(?: (?:{_QUALIFIERS}))*)(?:(?<=[^\w]) ?| |(?=€))(?P<rest>.+)", re.IGNORECASE
)
_QUALIFIED_BEHIND = re.compile(
    r"(?P<rest>.*[^ ]) (?P<words>maximaal|max\.?|minimaal|min\.|ongeveer|circa|indicatief)", re.IGNORECASE
)
_YAML_NUMBER_WITH_POINT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount as a source prints it.

    `value` is None where there is only "p.m."; `upper` is the far end of a range. `pm` says that something
    is still to be added. `qualifier` ("ruim", "ca.") and `words` (the whole text) are as typed; `per` is
    kept in Dutch ("per jaar") and makes it a rate. Two amounts are equal whatever their `words`.
    """

    value: Decimal | None
    upper: Decimal | None = None
    pm: bool = False
    qualifier: str = ""
    per: str = ""
    words: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Sum:
    """What several amounts come to, from `low` to `high` where one of them is a range.

    `pm` counts the amounts that are still unknown, `known` says that at least one figure was added and
    `about` that one of them was qualified. Zero is known and 0; unknown is p.m. only; absent is `empty`.
    """

    low: Decimal = ZERO
    high: Decimal = ZERO
    pm: int = 0
    known: bool = False
    about: bool = False

    @classmethod
    def of(cls, amount: Amount) -> "Sum":
        """Return the sum of one amount; its rate, if it is one, is the caller's to leave out."""
        low = ZERO if amount.value is None else amount.value
        high = low if amount.upper is None else amount.upper
        return cls(low, high, int(amount.pm), amount.value is not None, bool(amount.qualifier))

    @property
    def empty(self) -> bool:
        """Whether nothing was added at all, not even p.m."""
        return not self.known and not self.pm

    @property
    def exact(self) -> bool:
        """Whether it is one figure that hides nothing: no p.m., no range, no "ca."."""
        return self.known and not self.pm and not self.about and self.low == self.high

    def __add__(self, other: "Sum") -> "Sum":
        """Return the sum of both."""
        return Sum(
            self.low + other.low,
            self.high + other.high,
            self.pm + other.pm,
            self.known or other.known,
            self.about or other.about,
        )

    def __neg__(self) -> "Sum":
        """Return the same with its sign turned; what is unknown stays unknown."""
        return Sum(-self.high, -self.low, self.pm, self.known, self.about)

    def __sub__(self, other: "Sum") -> "Sum":
        """Return what is left of this after the other, from the least to the most it can be."""
        return self + -other


def add(amounts: Iterable[Amount]) -> Sum:
    """Add amounts, in any order."""
    return sum((Sum.of(amount) for amount in amounts), Sum())


def parse_amount(text: str, *, quoted: bool = True) -> Amount:
    """Read an amount from the source text of a YAML value, or raise `Refused` with a code and a suggestion.

    `quoted` tells whether the text stood in quotes: without them `35.550` is 35,55 to YAML and
    35 550 to a Dutch reader, so it is refused.
    """
    plain = _tidy(text)
    if not quoted and _YAML_NUMBER_WITH_POINT.fullmatch(plain):
        raise _mistake(text, plain, unquoted=True)
    amount = _read(plain, text)
    if amount is None:
        raise _mistake(text, plain, unquoted=False)
    return amount


def spell(amount: Amount, language: str = "nl", unit: str = "euro") -> str:
    """Print an amount in a language, with its qualifier, its rate and "p.m.".

    Unit "euro" prints "€ 12.560", a scaled unit "12,5 x € 1.000", "" the bare number for a
    table that says its unit elsewhere, and any other unit is printed behind the number.
    """
    if amount.value is None:
        figure = "p.m."
    else:
        upper = amount.value if amount.upper is None else amount.upper
        figure = figures(amount.value, upper, language, unit) + (" + p.m." if amount.pm else "")
    return " ".join(part for part in (amount.qualifier, figure, _rate(amount.per, language)) if part)


def spell_sum(total: Sum, language: str = "nl", unit: str = "euro") -> str | None:
    """Print a sum: "€ 12.560 + p.m.", "€ 0", "p.m.", or None where there is nothing to print."""
    if total.empty:
        return None
    if not total.known:
        return "p.m."
    about = {"nl": "ca. "}.get(language, "approx. ") if total.about else ""
    return about + figures(total.low, total.high, language, unit) + (" + p.m." if total.pm else "")


def _tidy(text: str) -> str:
    """Return the text with every kind of space as one plain space and every kind of dash as a hyphen."""
    spaced = "".join(" " if c == "\t" or unicodedata.category(c) == "Zs" else c for c in text)
    return re.sub(" +", " ", spaced.translate(_DASHES)).strip()


def _mistake(text: str, plain: str, *, unquoted: bool) -> Refused:
    """Return why the text is refused; a suggestion that cannot be read itself is never made."""

    def figure(part: str) -> Decimal | None:
        amount = _read(part, part)
        return amount.value if amount and amount.upper is None and not amount.per else None

    def readable(part: str) -> bool:
        return _read(part, part) is not None

    code, values = diagnose(plain[:_MAX_TEXT], figure, readable, unquoted=unquoted)
    return Refused(code, text=text, **values)


def _read(plain: str, words: str) -> Amount | None:
    """Read a tidied text, or return None."""
    if len(plain) > _MAX_TEXT:
        return None
    rest, per = _split_rate(plain)
    rest, pm = _split_pm(rest)
    if not rest:
        return Amount(None, None, pm=True, per=per, words=words) if pm else None
    qualifier = ""
    if found := _QUALIFIED.fullmatch(rest) or _QUALIFIED_BEHIND.fullmatch(rest):
        qualifier, rest = found["words"], found["rest"]
    if found := _FIGURE.fullmatch(rest):
        if found["abefore"] and found["aafter"]:
            return None  # "- € -4": one sign too many
        lower, upper = _value(found, "a"), None
        if lower is not None and "-" in (found["abefore"], found["aafter"]):
            lower = -lower
    else:
        lower, upper = _range(rest)
        if upper is None:
            return None
    return None if lower is None else Amount(lower, upper, pm, qualifier, per, words)


def _range(text: str) -> tuple[Decimal, Decimal] | tuple[None, None]:
    """Read "15-20" or "tussen 15 en 20"; in "15-20 miljoen" both are millions."""
    found = _RANGE.fullmatch(text) or _BETWEEN.fullmatch(text)
    if not found:
        return None, None
    lower, upper = _value(found, "a"), _value(found, "b")
    bare = _value(found, "b", scaled=False)
    if lower is not None and bare is not None and not found["ascale"] and found["bscale"] and lower < bare:
        # "€ 500.000 - 1 miljoen" is not borrowed: 500.000 millions would be more than 1 million.
        lower = lower.scaleb(_power(found["bscale"]))
    if lower is None or upper is None or lower >= upper:
        return None, None
    return lower, upper


def _value(found: re.Match[str], name: str, *, scaled: bool = True) -> Decimal | None:
    """Return what one figure of a match is worth, or None where its decimals could be thousands."""
    whole, cents = re.sub(r"[ .]", "", found[name + "whole"]), found[name + "cents"] or ""
    scale = found[name + "scale"]
    if len(cents) == _THOUSANDS and whole != "0" and not scale:
        return None
    value = Decimal(f"{whole}.{cents or 0}" if cents else whole)
    value = value.scaleb(_power(scale)) if scale and scaled else value
    return None if value.adjusted() >= _MAX_DIGITS else value


def _power(scale: str) -> int:
    """Return the power of ten that a word such as "mln" stands for."""
    return next(power for words, power in _SCALES.items() if re.fullmatch(words, scale, re.IGNORECASE))


def _split_rate(text: str) -> tuple[str, str]:
    """Split "€ 3.000 per jaar" into its figure and its rate, the rate in Dutch."""
    if found := _YEARLY.fullmatch(text):
        return found["rest"], "per jaar"
    if not (found := _PER.fullmatch(text)):
        return text, ""
    for typed, (dutch, _) in _TIMES.items():
        if re.fullmatch(typed, found["every"], re.IGNORECASE):
            return found["rest"], f"per {dutch}"
    return found["rest"], f"per {found['every']}"


def _split_pm(text: str) -> tuple[str, bool]:
    """Split "€ 5.000 + p.m." into its figure and whether p.m. stood there."""
    found = _PM.fullmatch(text)
    return (found["rest"] or "", True) if found else (text, False)


def _rate(per: str, language: str) -> str:
    """Return a rate in a language; one that is not in the list stays as typed."""
    if language != "nl":
        return next((f"per {english}" for dutch, english in _TIMES.values() if per == f"per {dutch}"), per)
    return per
