"""The phrases of which sentences about changes are made: places, times, amounts and values."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from babel.numbers import format_decimal

from generator.changes.shift import Shift, shifts
from generator.changes.types import Where
from generator.labels import Labels
from generator.model.text import Gap
from generator.money import Amount, Sum, spell, spell_sum
from generator.period import Period
from generator.period.calendar import Language

_VALUES = {  # where the words of a value stand, by the kind of thing and the field
    ("plan", "kind"): "plan_kind",
    ("plan", "status"): "plan_status",
    ("relations", "type"): "relation",
    ("sections", "kind"): "section_kind",
    ("milestones", "kind"): "milestone",
    ("indicators", "direction"): "direction",
    ("gaps", "state"): "gap_state",
    ("budget", "unit"): "unit",
    ("budget", "vat"): "money.vat",
    ("lines", "kind"): "money.here",
    ("lines", "state"): "money.state",
    ("figures", "per"): "money.per",
    ("partners", "rank"): "rank",
    ("organisations", "kind"): "entry_kind",
    ("areas", "kind"): "entry_kind",
}
_MINUS = "\N{MINUS SIGN}"
_SMALLEST = Decimal("0.1")
_QUARTER = re.compile(r"(?:\w+ (?:en|and) )?\w+ (?:kwartaal|quarter)\b")
_QUOTED = re.compile(r"(?<!\w)'|'(?!\w)")  # not the apostrophe within a word


def as_typed(period: Period, language: Language) -> str:
    """Give a time as its editor typed it, who finds it back in the file; in another language it is spelled out."""
    return period.words if language == "nl" else period.spell(language)


@dataclass(frozen=True, slots=True)
class Wording:
    """The labels of the site as plain text; how a text is quoted and a time is said where they are to be printed."""

    labels: Labels
    quote: Callable[[str], str] = str
    say_time: Callable[[Period, Language], str] = as_typed

    @property
    def language(self) -> Language:
        """The language that times and amounts are spelled in."""
        return "en" if self.labels.language == "en" else "nl"

    def __call__(self, key: str, **values: str | int) -> str:
        """Give a label, its open places filled with what is quoted already; with a `count` in one of two forms."""
        if "count" in values:
            key = f"{key}.{'one' if values['count'] == 1 else 'other'}"
        return self.labels.plain(key).format(**values)

    def named(self, text: str) -> str:
        """Put a text between quotation marks: double ones where it has single ones itself."""
        mark = '"' if _QUOTED.search(text) else "'"
        return f"{mark}{self.quote(text)}{mark}"

    def time(self, period: Period) -> str:
        """Give a time in the words of its reader."""
        return self.quote(self.say_time(period, self.language))

    def get(self, key: str, default: str = "") -> str:
        """Give a label, or what stands for one that nobody wrote yet."""
        return self.labels.words.get(key, default)


def moment(period: Period, t: Wording) -> str:
    """Say a time behind a preposition, where a quarter has an article."""
    said = t.time(period)
    return t("changes.quarter", when=said) if _QUARTER.match(said) else said


def thing(where: Where, t: Wording) -> str:
    """Give the word for the kind of thing: the plan's own, or that of the labels."""
    if where.called:
        return t.quote(_lower(where.called))
    fallback = t.get(f"sections.{where.kind}", "") or where.kind.replace("_", " ")
    level = t.get(f"level.{where.kind}", fallback)
    return t.get(f"changes.thing.{where.kind}", _lower(level))


def place(where: Where, t: Wording, *, short: bool = False) -> str:
    """Name a thing within a sentence: "stap 3 'Uitrol'"; in short without the title where it has a number."""
    if where.kind == "plan" or not where.path:
        return t("changes.thing.plan") if where.kind == "plan" else t("changes.thing.registers")
    title = t.named(where.title) if where.title and not (short and where.number) else ""
    return " ".join(each for each in (thing(where, t), t.quote(where.number), title) if each)


def field_name(where: Where, field: str, key: str, t: Wording) -> str:
    """Name a field, and the entry of it."""
    name = t.get(f"changes.field.{where.kind}_{field}", "") or t.get(f"changes.field.{field}", "")
    name = name or _lower(t.get(f"sections.{field}", "")) or field.replace("_", " ")
    return f"{name} {t.named(key)}" if key else name


def upper(sentence: str) -> str:
    """Begin a sentence with a capital; a character that is spelled as a reference has none."""
    return sentence[:1].upper() + sentence[1:]


def _lower(word: str) -> str:
    """Write a word as within a sentence; one that is all capitals stays."""
    return word if word[1:2].isupper() else word[:1].lower() + word[1:]


def value(where: Where, field: str, given: object, t: Wording) -> str:
    """Print a value: a gap word as what it is, a word of the format as the site says it, a text in quotes."""
    match given:
        case Gap():
            return t(f"gap.{given}")
        case bool():
            return t(f"changes.bool.{'true' if given else 'false'}")
        case Period():
            return t.time(given)
        case Amount():
            return t.quote(spell(given, t.language))
    text = str(given)
    group = "item_status" if field == "status" and where.kind != "plan" else _VALUES.get((where.kind, field), "")
    said = t.get(f"{group}.{text.replace('.', '')}", "") if group else ""
    return f"'{said}'" if said else t.named(text)


def amount(given: Amount | Gap | None, unit: str, t: Wording) -> str:
    """Print an amount in its unit; what is not there is said to be."""
    if given is None:
        return t("changes.nothing")
    if isinstance(given, Gap):
        return t(f"gap.{given}")
    return t.quote(spell(given, t.language, unit))


def total(given: Sum, unit: str, t: Wording) -> str:
    """Print a sum."""
    return t.quote(spell_sum(given, t.language, unit) or t("changes.nothing"))


def percent(old: Amount | Sum | Gap | None, new: Amount | Sum | Gap | None, t: Wording) -> str:
    """Print by how much one figure differs from another, with one decimal; nothing where that says nothing."""
    before, after = _figure(old), _figure(new)
    if before is None or after is None or before == 0:
        return ""
    exact = Fraction(after - before) / Fraction(abs(before)) * 100
    rounded = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(_SMALLEST, ROUND_HALF_UP)
    if not rounded:
        return ""
    sign = _MINUS if rounded < 0 else "+"
    figure = format_decimal(abs(rounded), "#,##0.0", locale=t.language)
    return " " + t("changes.percent", figure=sign + figure)


def _figure(given: Amount | Sum | Gap | None) -> Decimal | None:
    """Give the one figure of an amount that hides nothing; a range, p.m. and a rate have none."""
    if isinstance(given, Sum):
        return given.low if given.known and not given.pm and given.low == given.high else None
    if not isinstance(given, Amount) or given.upper is not None or given.pm or given.per:
        return None
    return given.value


def shift(old: object, new: object, t: Wording) -> str:
    """Say how much later or longer it is: " (2 kwartalen later)"."""
    if not (isinstance(old, Period) and isinstance(new, Period)):
        return ""
    said = [_shift(each, t) for each in shifts(old, new)]
    if old.open != new.open and old.dated and new.dated:
        said.append(t(f"changes.shift.{'opened' if new.open else 'closed'}"))
    return f" ({t('changes.and').join(said)})" if said else ""


def _shift(each: Shift, t: Wording) -> str:
    way = "more" if each.count > 0 else "less"
    return t(f"changes.shift.{each.side}_{way}", span=t(f"changes.span.{each.measure}", count=abs(each.count)))
