"""The value type for when something happens: read from an editor's words, known to the day, spelled in words.

Only this module is for the rest of the house. Behind it `lexicon.py` cuts a text into words,
`grammar.py` reads them, `units.py` turns what was said into days, `words.py` spells
days in words, and `calendar.py` does the sums.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Final

from generator.errors import Refused
from generator.period import words as period_words
from generator.period.calendar import Language, Part, merged, months
from generator.period.grammar import read
from generator.period.lexicon import is_english, mended, normalised
from generator.period.units import Choice, ImpossibleError, UnclearError, UnreadableError

_BEHIND: Final = re.compile(r"[ ,;]+$|[ T]00:00(?::00)?$")
_YEAR_FIRST: Final = re.compile(r"^((?:19|20)[0-9]{2}) (\D+)$")
_SHORT_YEAR: Final = re.compile(r" ([0-9]{2})$")
_LONGEST: Final = 500  # characters; a text beyond that is no period but a pasted paragraph
_MOST_KEPT: Final = 4_096  # readings: plans name the same years and quarters over and over
_QUOTED: Final = 100  # as much of it as a message repeats
_QUARTERS: Final = 4
_AMERICAN: Final = re.compile(r"(?P<month>0?[1-9]|1[0-2])[-/.](?P<day>1[3-9]|2[0-9]|3[01])[-/.](?P<year>[0-9]{4})")
_COMMA: Final = re.compile(r",\s*(?=[0-9]{4}$)")

# Words that tie a time to something no calendar knows, or that only tell how long it takes.
_RELATIVE: Final = re.compile(
    r"\b(?:legislatuur|(?:raads|bestuurs|college|coalitie|plan|project|subsidie|contract|beleids)periode"
    r"|meerjaren\w+|looptijd|komende?|afgelopen|huidige?|volgende?|vorige?|lopende?|aanstaande|deze|dit"
    r"|zo (?:snel|spoedig)|zsm|z\.s\.m|termijn|in plaats van|later|daarna|vervolgens|direct|heden|nu|vandaag"
    r"|maximaal|minimaal|doorlopend|continu|structureel|permanent|zodra|wanneer|indien"
    r"|na \w*(?:stelling|loop|luit)"
    r"|coming|next|current|this|previous|past|last|ongoing|term|as soon as|in due course|instead of|once|when"
    r"|now|today|present|at most|until further notice"
    r"|(?:[0-9]+|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|enkele|paar|aantal|meerdere"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|few|several)"
    r" (?:jaar|jaren|maand|maanden|weken|dagen|kwartalen|years?|months?|weeks|days?|quarters))\b"
)
_RECURRING: Final = re.compile(
    r"\b(?:\w*jaarlijkse?|maandelijkse?|wekelijkse?|dagelijkse?|elke?|iedere?|periodieke?"
    r"|per (?:jaar|halfjaar|kwartaal|maand|week|dag)|annual|annually|yearly|monthly|weekly|quarterly|daily"
    r"|every|each|(?:once|twice) a \w+|per (?:year|quarter|month|day))\b"
)


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    """One quarter of a calendar year, numbered 1 to 4; quarters sort by time."""

    year: int
    number: int

    def __post_init__(self) -> None:
        """Refuse a fifth quarter."""
        if not 1 <= self.number <= _QUARTERS:
            raise ValueError(f"a year has four quarters, not a quarter {self.number}")

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Give the quarter a day falls in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def start(self) -> date:
        """Its first day."""
        return months(self.year, self.number * 3 - 2, 3)[0]

    @property
    def end(self) -> date:
        """Its last day."""
        return months(self.year, self.number * 3 - 2, 3)[1]

    @property
    def next(self) -> "Quarter":
        """The quarter after it."""
        return Quarter(self.year + self.number // _QUARTERS, self.number % _QUARTERS + 1)

    @property
    def previous(self) -> "Quarter":
        """The quarter before it."""
        first = self.number == 1
        return Quarter(self.year - 1, _QUARTERS) if first else Quarter(self.year, self.number - 1)

    def __str__(self) -> str:
        """Give the short name that both languages share: "Q3 2024"."""
        return f"Q{self.number} {self.year}"

    def spell(self, language: Language) -> str:
        """Name the quarter in full words: "derde kwartaal van 2024"."""
        ordinal = period_words.ORDINALS[language][self.number - 1]
        return f"{ordinal} kwartaal van {self.year}" if language == "nl" else f"{ordinal} quarter of {self.year}"


@dataclass(frozen=True, slots=True)
class Period:
    """When something happens, as the editor wrote it and as the calendar knows it.

    `words` are the editor's own. `parts` are (first day, last day), in order and never touching: a deadline
    has no first day, an open end no last day, and a text no calendar can hold has no parts at all.
    Two periods are equal when words and dates are; compare `parts` for the dates alone.
    """

    words: str
    parts: tuple[Part, ...] = ()
    approximate: bool = False

    def __post_init__(self) -> None:
        """Merge the parts, whoever gave them, and refuse those that no reading can give."""
        given = self.parts
        object.__setattr__(self, "parts", merged(given))
        for start, end in (*given, *self.parts):
            if (start is None and end is None) or (start and end and end < start):
                raise ValueError(f"no period runs from {start} to {end}")

    @property
    def dated(self) -> bool:
        """Whether a calendar can hold it; if not, there are only words."""
        return bool(self.parts)

    @property
    def start(self) -> date | None:
        """The first day; None for a deadline and for words only."""
        return self.parts[0][0] if self.parts else None

    @property
    def end(self) -> date | None:
        """The last day; None for an open end and for words only."""
        return self.parts[-1][1] if self.parts else None

    @property
    def open(self) -> bool:
        """Whether it goes on without an end: "en verder"."""
        return self.dated and self.end is None

    @property
    def deadline(self) -> bool:
        """Whether only an end is said: "uiterlijk 2026"."""
        return self.start is None and self.end is not None

    @property
    def sort_key(self) -> tuple[date, date]:
        """What to sort by: first day, then last; a deadline stands at its end, bare words come last."""
        first = self.parts[0][0] or self.parts[0][1] if self.parts else None
        return first or date.max, self.end or date.max

    def overlaps(self, start: date, end: date) -> bool:
        """Tell whether it shares a day with the days from `start` to `end`."""
        return any((not last or start <= last) and (not first or first <= end) for first, last in self.parts)

    def quarters(self, until: date | None = None) -> tuple[Quarter, ...]:
        """List the calendar quarters it touches, in order.

        A deadline touches the quarter of its last day. An open end runs to `until`, the end of the plan, and
        is a ValueError without it; where it begins after that, it touches the quarter it begins in.
        """
        found: dict[Quarter, None] = {}
        for first, last in self._bounded(until):
            quarter = Quarter.of(first)
            while quarter <= Quarter.of(last):
                found[quarter] = None
                quarter = quarter.next
        return tuple(found)

    def _bounded(self, until: date | None) -> Iterator[tuple[date, date]]:
        for start, end in self.parts:
            last = end or until
            if last is None:
                raise ValueError(f"'{self.words}' has no end: say until which day to count")
            first = start or last
            yield first, max(first, last)

    def spell(self, language: Language) -> str:
        """Say when it is in plain words: "derde kwartaal 2024 en verder"; words without dates stay as they are.

        `parse_period` reads the same dates back: for years from 1900 to 2199, and lists of some ten parts.
        """
        if not self.dated:
            return self.words
        return period_words.spell(self.parts, approximate=self.approximate, language=language)

    def tell(self, language: Language) -> str:
        """Say when it is to a resident: as typed where that is plain Dutch, or only means these dates; else spelled."""
        if language == "nl" and not (period_words.is_code(self.words) and _says(self)):
            return self.words
        return self.spell(language)

    def tell_shortly(self, language: Language) -> str:
        """Say when it is as `tell` does, or from month to month where that says the same in fewer letters."""
        told = self.tell(language)
        if self.approximate or len(self.parts) != 1 or not _says(self):
            return told
        return min(told, period_words.by_month(self.parts[0], language) or told, key=len)


@cache  # many pages of a site print the same periods
def _says(period: Period) -> bool:
    """Tell whether the words say these dates and nothing more; words that an editor explained say more."""
    try:
        return parse_period(period.words) == period
    except Refused:
        return False


def parse_period(text: str) -> Period:
    """Read a period from an editor's words, Dutch or English; what is no period is Refused.

    P001 not understood, P002 no calendar can hold it, P003 means two things, P004 a day that does not
    exist, P005 ends before it begins, P006 not understood but near to something, P007 the year is missing,
    P008 tells how often and not when.
    """
    words = text.strip()
    if len(words) > _LONGEST:
        begun = words[:_QUOTED] + "…"
        raise Refused("P001", text=begun, quoted=_quoted(begun))
    try:
        return _read(words)
    except UnclearError:
        refused = _unclear(words)
    except UnreadableError:
        refused = _unreadable(words)
    except ImpossibleError as impossible:
        refused = _impossible(words, impossible)
    raise refused


def stated(words: str, means: Period | None = None) -> Period:
    """Keep words that no calendar can hold, with the dates of what they mean if that is known."""
    if not words.strip():
        raise Refused("P001", text=words, quoted=_quoted(words))
    if means is None:
        return Period(words.strip())
    return Period(words.strip(), means.parts, means.approximate)


@lru_cache(maxsize=_MOST_KEPT)
def _read(words: str, choice: Choice = None) -> Period:
    reading = read(words, choice)
    return Period(words, reading.parts, reading.approximate)


def _unclear(words: str) -> Refused:
    """Name both readings, each in a spelling that has only that one."""
    choices: tuple[Choice, ...] = (0, 1)
    readings: list[str] = []
    impossible: ImpossibleError | None = None
    for choice in choices:
        try:
            spelled = _read(words, choice).spell(_language(words))
        except UnreadableError:
            continue
        except ImpossibleError as verdict:
            impossible = verdict
            continue
        if spelled not in readings:
            readings.append(spelled)
    match readings:
        case [first, second]:
            return Refused("P003", text=words, first=first, second=second)
        case [near]:
            return Refused("P006", text=words, near=near)
    if impossible:
        return Refused(impossible.code, text=words, **impossible.values)
    return _unreadable(words)


def _impossible(words: str, verdict: ImpossibleError) -> Refused:
    """Say what cannot be; a month before its day, or a comma before the year, is something else misspelt."""
    american = _AMERICAN.fullmatch(words)
    meant = f"{american['day']}-{american['month']}-{american['year']}" if american else _COMMA.sub(" ", words)
    if meant != words:
        try:
            return Refused("P006", text=words, near=_read(meant).spell(_language(words)))
        except (UnclearError, UnreadableError, ImpossibleError):
            pass
    return Refused(verdict.code, text=words, **verdict.values)


def _unreadable(words: str) -> Refused:
    """Find out why a text is no period, so that the message can say what to do."""
    text = normalised(words)
    if _RECURRING.search(text):
        return Refused("P008", text=words, quoted=_quoted(words))
    if _RELATIVE.search(text):
        return Refused("P002", text=words, quoted=_quoted(words))
    if near := _near(words):
        return Refused("P006", text=words, near=near)
    return Refused("P001", text=words, quoted=_quoted(words))


def _near(words: str) -> str | None:
    for better in (mended(words), *_rewritten(words)):
        try:
            if better is not None:
                return _read(better).spell(_language(better))
        except (UnclearError, UnreadableError, ImpossibleError):
            continue
    return None


def _rewritten(words: str) -> Iterator[str]:
    """Write a text otherwise: without a comma or the time of a spreadsheet behind it, the year last, or in full."""
    bare = _BEHIND.sub("", words)
    yield bare
    yield _YEAR_FIRST.sub(r"\2 \1", bare)
    yield _SHORT_YEAR.sub(r" 20\1", bare)


def _language(words: str) -> Language:
    return "en" if is_english(words) else "nl"


def _quoted(words: str) -> str:
    """Write a text as YAML takes it on one line."""
    return "'" + " ".join(words.split()).replace("'", "''") + "'"
