"""The words periods are written in, Dutch and English, and the cutting of a text into those words."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from generator.nearest import nearest
from generator.period.calendar import FIRST_YEAR, LAST_YEAR, MONTHS, Edge, Season


class Kind(Enum):
    """What a word does in a period."""

    FROM = auto()  # vanaf 2025
    BETWEEN = auto()  # van ... tot en met: promises a range
    OF = auto()  # eerste kwartaal van 2021
    BY = auto()  # uiterlijk 2025
    TOWARDS = auto()  # tegen 2025
    BEFORE = auto()  # vóór 2025
    MAYBE_BEFORE = auto()  # voor 2025
    UNTIL = auto()  # tot 2025
    THROUGH = auto()  # t/m 2025, and 2024 t/m 2025
    TO = auto()  # 2024 to 2025
    AFTER = auto()  # na 2025
    OVER = auto()  # over 2024
    ONWARDS = auto()  # en verder
    ABOUT = auto()  # ongeveer
    FILLER = auto()  # in het jaar
    AND = auto()
    SLASH = auto()
    DASH = auto()  # value 1 when no space stands around it
    EDGE = auto()  # begin, eind
    HALF = auto()  # eerste helft; value 1 when it means the middle by itself, as in "half maart"
    HALF_YEAR = auto()
    QUARTER = auto()
    WEEK = auto()
    MONTH = auto()
    SEASON = auto()
    SCHOOL_YEAR = auto()
    ORDINAL = auto()  # eerste, 1e; -1 for the last one
    NUMBER = auto()
    YEAR = auto()
    DATE = auto()
    YEAR_MONTH = auto()  # 2024-06, or 2024-25
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign of a text: what it does, its number if it has one, and how it was written."""

    kind: Kind
    text: str
    value: int = 0
    edge: Edge | None = None
    season: Season | None = None


# Kind, Dutch, English. Longer phrases win from shorter ones; a full stop at the end is always allowed.
_PHRASES: Final[tuple[tuple[Kind, str, str], ...]] = (
    (
        Kind.FROM,
        "vanaf|per|sinds|met ingang van|m.i.v|ingaande|ingaand per|v.a",
        "from|since|starting|starting in|starting from|as of|as from|with effect from",
    ),
    (Kind.BETWEEN, "van", ""),
    (Kind.OF, "", "of"),
    (Kind.BY, "uiterlijk|niet later dan", "by|at the latest by|no later than|not later than"),
    (Kind.TOWARDS, "tegen|richting", "towards|toward"),
    (Kind.BEFORE, "vóór|vòòr|vóor|voór", "before"),
    (Kind.MAYBE_BEFORE, "voor", ""),
    (Kind.UNTIL, "tot|tot aan", "until|till|up to"),
    (
        Kind.THROUGH,
        "tot en met|t/m|tm|t.e.m|tem",
        "up to and including|until and including|to and including|through",
    ),
    (Kind.TO, "", "to"),
    (Kind.AFTER, "na|na afloop van", "after"),
    (Kind.OVER, "over", ""),
    (
        Kind.ONWARDS,
        "en verder|e.v|ev|en later|en daarna|en volgende jaren|en volgende",
        "and onwards|and onward|onwards|onward|and beyond|and later|and further",
    ),
    (Kind.ABOUT, "ongeveer|omstreeks|rond|rondom|circa|ca", "about|around|approximately|roughly"),
    (
        Kind.FILLER,
        "in|de|het|aan|op|gedurende|tijdens|in de loop van|loop van|periode|jaar|jaren|heel|maand|d.d|dd",
        "the|at|on|during|in the course of|throughout|period|year|years|all of|month",
    ),
    (
        Kind.FILLER,
        "kalenderjaar|begrotingsjaar|boekjaar|ergens in",
        "calendar year|financial year|sometime in",
    ),
    (Kind.AND, "en|alsmede|evenals", "and|as well as"),
    (Kind.HALF_YEAR, "halfjaar|half jaar|semester|h", "half-year|half year"),
    (Kind.QUARTER, "kwartaal|kwartalen|kw|kwart|q|k", "quarter|quarters"),
    (Kind.WEEK, "week|weken|wk|weeknummer|w", "weeks"),
    (Kind.SCHOOL_YEAR, "schooljaar|schooljaren", "school year|school years"),
)
_HALVES: Final[Mapping[str, int]] = MappingProxyType({"helft": 0, "half": 1})
_EDGE_PHRASES: Final[tuple[tuple[Edge, str, str], ...]] = (
    (Edge.BEGIN, "begin", "early|beginning of|start of"),
    (Edge.MIDDLE, "medio|midden|halverwege", "mid|middle of|halfway through"),
    (Edge.END, "eind|einde", "late|end of"),
)
_SEASON_PHRASES: Final[tuple[tuple[Season, str, str], ...]] = (
    (Season.SPRING, "voorjaar|lente", "spring"),
    (Season.SUMMER, "zomer", "summer"),
    (Season.LATE_SUMMER, "nazomer", "late summer"),
    (Season.AUTUMN, "najaar|herfst", "autumn|fall"),
    (Season.WINTER, "winter", ""),
)
_ORDINALS: Final[Mapping[int, tuple[str, str]]] = MappingProxyType(
    {
        1: ("eerste", "first"),
        2: ("tweede", "second"),
        3: ("derde", "third"),
        4: ("vierde", "fourth"),
        -1: ("laatste", "final"),
    }
)
_SHORT_MONTHS: Final[tuple[tuple[str, str], ...]] = (
    ("jan", ""),
    ("feb|febr", ""),
    ("mrt", "mar"),
    ("apr", ""),
    ("", ""),
    ("jun", ""),
    ("jul", ""),
    ("aug", ""),
    ("sep|sept", ""),
    ("okt", "oct"),
    ("nov", ""),
    ("dec", ""),
)


def _entries() -> Iterator[tuple[str, str, Token]]:
    """Give a Dutch and an English list of phrases with the token that both stand for."""
    for kind, dutch, english in _PHRASES:
        yield dutch, english, Token(kind, "")
    for half, value in _HALVES.items():
        yield half, "", Token(Kind.HALF, "", value)
    for edge, dutch, english in _EDGE_PHRASES:
        yield dutch, english, Token(Kind.EDGE, "", edge=edge)
    for season, dutch, english in _SEASON_PHRASES:
        yield dutch, english, Token(Kind.SEASON, "", season=season)
    for number, (dutch, english) in _ORDINALS.items():
        yield dutch, english, Token(Kind.ORDINAL, "", number)
    for number, (dutch, english) in enumerate(_SHORT_MONTHS, start=1):
        token = Token(Kind.MONTH, "", number)
        yield f"{MONTHS['nl'][number - 1]}|{dutch}", f"{MONTHS['en'][number - 1].casefold()}|{english}", token


def _lexicon() -> Mapping[str, Token]:
    return MappingProxyType(
        {
            phrase: Token(token.kind, phrase, token.value, token.edge, token.season)
            for dutch, english, token in _entries()
            for phrase in f"{dutch}|{english}".split("|")
            if phrase
        }
    )


LEXICON: Final = _lexicon()
_DUTCH: Final = frozenset(phrase for dutch, _, _ in _entries() for phrase in dutch.split("|"))
_SIGNS: Final[Mapping[str, Kind]] = MappingProxyType(
    {",": Kind.AND, ";": Kind.AND, "&": Kind.AND, "+": Kind.AND, "/": Kind.SLASH, "-": Kind.DASH}
)
_TOKEN: Final = re.compile(
    r"""
      (?P<date> [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} (?![0-9])
              | [0-9]{1,2} (?P<sign>[-/.]) [0-9]{1,2} (?P=sign) (?:[0-9]{4}|[0-9]{2}) (?![0-9]) )
    | (?P<year_month> [0-9]{4}-[0-9]{2} (?![0-9-]) )
    | (?P<ordinal> [0-9]{1,2} ) (?:ste|de|e|st|nd|rd|th) (?![^\W\d_])
    | (?P<number> [0-9]+ )
    | (?P<phrase> PHRASES ) \.? (?![^\W\d_])
    | (?P<word> [^\W\d_]+ )
    | (?P<tight> (?<=\S) - (?=\S) )
    | \S
    """.replace("PHRASES", "|".join(re.escape(phrase) for phrase in sorted(LEXICON, key=len, reverse=True))),
    re.VERBOSE,
)
_APOSTROPHES: Final = "'’‘"  # noqa: RUF001 - the curly ones people type
_THIS_CENTURY: Final = re.compile("[2-9][0-9]")
_NEAR: Final = 0.75
_SLIPS: Final = 3  # more unknown words than this are no slips of the pen
_FEW: Final = 2  # so many letters make no word to mend, and so many may be missing from one
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")  # noqa: RUF001 - the dashes people type


def normalised(text: str) -> str:
    """Fold what readers do not see as different: capitals, kinds of space and dash, invisible signs."""
    text = unicodedata.normalize("NFKC", text).translate(_DASHES).casefold()
    text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return " ".join(text.replace("mid-", "mid ").split()).rstrip(" .")


def tokens(text: str) -> tuple[Token, ...]:
    """Cut a text into words and signs; what no period is written with becomes an unknown token."""
    return tuple(_token(match) for match in _TOKEN.finditer(normalised(text)))


def _token(match: re.Match[str]) -> Token:
    text = match[0]
    if match["phrase"]:
        return LEXICON[match["phrase"]]
    if match["ordinal"]:
        return Token(Kind.ORDINAL, text, int(match["ordinal"]))
    if match["number"]:
        year = len(text) == len("2024") and FIRST_YEAR <= int(text) <= LAST_YEAR
        return Token(Kind.YEAR if year else Kind.NUMBER, text, int(text))
    if match["date"] or match["year_month"]:
        return Token(Kind.DATE if match["date"] else Kind.YEAR_MONTH, text)
    return Token(_SIGNS.get(text, Kind.UNKNOWN), text, 1 if match["tight"] else 0)


def mended(text: str) -> str | None:
    """Replace slips of the pen by the nearest word that exists; None when a word is near to nothing."""
    text = normalised(text)
    result, done = "", 0
    found = [(match, _token(match)) for match in _TOKEN.finditer(text)]
    if sum(token.kind is Kind.UNKNOWN for _, token in found) > _SLIPS:
        return None
    for n, (match, token) in enumerate(found):
        before = found[n - 1][1].kind if n else None
        after = found[n + 1][1].kind if n + 1 < len(found) else None
        word = _mended(token, before, after)
        if word is None:
            return None
        result += text[done : match.start()] + word
        done = match.end()
    return result


def _mended(token: Token, before: Kind | None, after: Kind | None) -> str | None:
    """Mend one word: a misspelled one, a fifth quarter, or a year of two figures at the end."""
    if token.kind is Kind.UNKNOWN:
        return "" if token.text in _APOSTROPHES else _nearest(token.text)
    if Kind.QUARTER in (before, after) and token.kind in (Kind.NUMBER, Kind.ORDINAL):
        number = str(min(max(token.value, 1), 4))
        return token.text if number == str(token.value) else number + "e" * (token.kind is Kind.ORDINAL)
    if token.kind is Kind.NUMBER and not after and before and _THIS_CENTURY.fullmatch(token.text):
        return f"20{token.text}"
    return token.text


def _nearest(word: str) -> str | None:
    if len(word) <= _FEW:
        return None
    alike = [phrase for phrase in LEXICON if abs(len(phrase) - len(word)) <= _FEW]
    return nearest(word, alike, _NEAR) or None


def is_english(text: str) -> bool:
    """Tell whether a text uses a word that only English has; without one it counts as Dutch."""
    return any(token.text in LEXICON and token.text not in _DUTCH for token in tokens(text))
