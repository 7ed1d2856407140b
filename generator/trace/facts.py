"""Facts in a running text: its amounts, percentages, dates, quarters, numbers, abbreviations and names.

A text is read line by line. What one pattern has read is blanked, so that no other reads it again: the
"2024" of "1 juni 2024" is a part of a date and no number.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["amount", "percentage", "date", "quarter", "number", "abbreviation", "name"]
Key = tuple[str, ...]
KINDS: tuple[Kind, ...] = ("amount", "percentage", "date", "quarter", "number", "abbreviation", "name")

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_SHORT_MONTHS = {"mrt": 3} | {name[:3]: number for number, name in enumerate(_MONTHS, start=1)}
_COUNTS = (
    *("twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"),
    *("dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"),
)
_TENS = {"dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "zeventig": 70, "tachtig": 80, "negentig": 90}
_WORDS = {word: number for number, word in enumerate(_COUNTS, start=2)} | _TENS | {"honderd": 100}
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
_SCALES = {"duizend": 3, "k": 3, "miljoen": 6, "mln": 6, "mln.": 6, "miljard": 9}

_FIGURE = r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_MONTH = "|".join((*_MONTHS, *_SHORT_MONTHS))
_SCALE = "|".join(re.escape(word) for word in sorted(_SCALES, key=len, reverse=True))

# Marks that a word processor makes of what was typed.
_PLAIN = str.maketrans(
    dict.fromkeys("\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}", "'")
    | dict.fromkeys("\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}", '"')
    | dict.fromkeys("\N{EN DASH}\N{MINUS SIGN}", "-")
    | {"\N{NO-BREAK SPACE}": " "}
)
_SKIPPED = re.compile(r"<[^<>]*>|https?://\S+|&\w+;|&#\d+;")
_DATES = (
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})\b"),
    re.compile(rf"\b(?:(?P<day>\d{{1,2}})\s+)?(?P<name>{_MONTH})\.?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<day>\d{{1,2}})\s+(?P<name>{_MONTH})\b(?!\.?\s+\d{{4}})", re.IGNORECASE),
)
_QUARTER = re.compile(
    r"\b(?:[QK](?P<number>[1-4])\b|(?P<ordinal>eerste|tweede|derde|vierde|[1-4]e)\s+kwartaal)", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b|'\d{2}\b")
_AMOUNT = re.compile(
    rf"(?:€|\b(?:EUR|euro)\b)\s*-?\s*(?P<figure>{_FIGURE})(?:\s*(?P<scale>{_SCALE})\b)?"
    rf"|(?P<before>{_FIGURE})(?:\s*(?P<times>{_SCALE}))?\s*(?:euro\b|€)",
    re.IGNORECASE,
)
_PERCENTAGE = re.compile(rf"(?P<figure>{_FIGURE})\s*(?:%|procent\b)", re.IGNORECASE)
_NUMBER = re.compile(
    rf"(?<![\w,.])(?P<figure>{_FIGURE})(?:\s*(?P<scale>{_SCALE})\b)?(?P<rest>[a-zA-Z]*)", re.IGNORECASE
)
_COUNT = re.compile(rf"\b({'|'.join(sorted(_WORDS, key=len, reverse=True))})\b", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"^\s*\d{1,2}[.)]?\s+(?=\D)")
_ABBREVIATION = re.compile(r"\b(?=(?:[^\W\d_]*[A-Z]){2})[A-Z][A-Za-z]*(?:[-&/][A-Z][A-Za-z]*)*\b")
_LONGEST_ABBREVIATION = 8
_NAME_PART = r"[A-ZÀ-Ý][\w']*(?:-[\wÀ-ÿ]+)*"
_NAME = re.compile(rf"{_NAME_PART}(?:(?:\s+(?:van|de|den|der|het|'t))*\s+{_NAME_PART})*")
_SENTENCE_START = re.compile("(?:^|[.!?:;\N{BULLET}\t\"'(\\[|>/-])\\s*$")
_REACH = 60  # characters in which the year of a quarter is looked for


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: `key` is what it says, the same however it is written; `text` how it is written here."""

    kind: Kind
    key: Key
    text: str
    line: int

    @property
    def value(self) -> str:
        """The figure of an amount, percentage or number; "" for anything else."""
        return self.key[0] if self.kind in ("amount", "percentage", "number") else ""


def facts(lines: Iterable[tuple[int, str]]) -> tuple[Fact, ...]:
    """Read all facts from numbered lines of text, in their order."""
    numbered = [(number, _SKIPPED.sub(lambda at: " " * len(at[0]), line.translate(_PLAIN))) for number, line in lines]
    firmly = _mid_sentence(line for _, line in numbered)
    return tuple(fact for number, line in numbered for fact in _of_line(number, line, firmly))


def words_of(text: str) -> Counter[str]:
    """Count the words of a text in small letters; the parts of a compound with a hyphen count too."""
    found = re.findall(r"\w+(?:['-]\w+)*", text.translate(_PLAIN).casefold())
    return Counter(word for each in found for word in {each, *each.split("-")})


def _of_line(number: int, line: str, firmly: frozenset[str]) -> Iterator[Fact]:
    """Read the facts of a line, each kind from what the kinds before it have left."""
    found: list[tuple[int, Fact]] = []
    left = _LIST_NUMBER.sub(lambda at: " " * len(at[0]), line)
    for kind, pattern, key_of in _READERS:
        for at in pattern.finditer(left):
            found += ((at.start(), Fact(kind, key, _told(at), number)) for key in key_of(at))
        if kind != "abbreviation":  # which may be a part of a name
            left = pattern.sub(lambda at: " " * len(at[0]), left)
    found += ((at.start(), Fact("name", words, _told(at), number)) for at, words in _names(left, firmly))
    yield from (fact for _, fact in sorted(found, key=lambda each: each[0]))


def _told(at: re.Match[str]) -> str:
    return " ".join(at[0].split())


def _figure(text: str, scale: str | None = None) -> str:
    """Give a figure as a plain number: "35.550" and "35 550" are both "35550"."""
    value = Decimal(re.sub(r"[.\s]", "", text).replace(",", ".")).scaleb(_SCALES[scale.lower()] if scale else 0)
    return f"{value.normalize():f}"


def _of_figure(at: re.Match[str]) -> Iterator[Key]:
    groups = at.groupdict()
    yield (_figure(groups.get("figure") or groups["before"], groups.get("scale") or groups.get("times")),)


def _of_word(at: re.Match[str]) -> Iterator[Key]:
    yield (str(_WORDS[at[0].lower()]),)


def _of_abbreviation(at: re.Match[str]) -> Iterator[Key]:
    if _is_short(at[0]):
        yield (at[0],)


def _of_date(at: re.Match[str]) -> Iterator[Key]:
    """Give the parts of a date that are there: year, month, day; "" for what is not."""
    parts = at.groupdict()
    name = (parts.get("name") or "").lower()
    month = _SHORT_MONTHS[name[:3]] if name else int(at["month"])
    yield parts.get("year") or "", str(month), str(int(parts["day"])) if parts.get("day") else ""


def _of_quarter(at: re.Match[str]) -> Iterator[Key]:
    """Give year and number of a quarter; the year may stand further on: "Q3 en Q4 2024"."""
    number = at["number"] or str(_ORDINALS.get(at["ordinal"].lower(), at["ordinal"][0]))
    year = _YEAR.search(at.string, at.end(), at.end() + _REACH)
    yield (f"20{year[0][1:]}" if year[0].startswith("'") else year[0]) if year else "", number


_READERS: tuple[tuple[Kind, re.Pattern[str], Callable[[re.Match[str]], Iterator[Key]]], ...] = (
    *(("date", pattern, _of_date) for pattern in _DATES),
    ("quarter", _QUARTER, _of_quarter),
    ("amount", _AMOUNT, _of_figure),
    ("percentage", _PERCENTAGE, _of_figure),
    ("number", _NUMBER, _of_figure),
    ("number", _COUNT, _of_word),
    ("abbreviation", _ABBREVIATION, _of_abbreviation),
)
"""What is looked for in a line, in this order."""


def _names(line: str, firmly: frozenset[str]) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
    """Give the names of a line: capitalised words, where the first word of a sentence alone says nothing."""
    for at in _NAME.finditer(line):
        parts = [word for word in at[0].split() if word[0].isupper()]
        if _SENTENCE_START.search(line, 0, at.start()) and parts and parts[0].casefold() not in firmly:
            parts = parts[1:]
        words = tuple(part.casefold().rstrip("'") for part in parts if not _is_short(part))
        if words:
            yield at, words


def _is_short(word: str) -> bool:
    """Tell whether a word is an abbreviation, which is looked for as such."""
    return bool(_ABBREVIATION.fullmatch(word)) and len(word) <= _LONGEST_ABBREVIATION


def _mid_sentence(lines: Iterable[str]) -> frozenset[str]:
    """Give the words that have a capital in the middle of a sentence somewhere."""
    found: set[str] = set()
    for line in lines:
        for at in re.finditer(_NAME_PART, line):
            if not _SENTENCE_START.search(line, 0, at.start()) and line[: at.start()].strip():
                found.add(at[0].casefold())
    return frozenset(found)


def unique(found: Sequence[Fact]) -> tuple[Fact, ...]:
    """Give every fact once, where it stands first."""
    first: dict[tuple[Kind, tuple[str, ...]], Fact] = {}
    for fact in found:
        first.setdefault((fact.kind, fact.key), fact)
    return tuple(first.values())
