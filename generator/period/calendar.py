"""The calendar under periods: spans of days for the units people plan in, and their names per language.

`lexicon.py` and `words.py` both take the names from here, so that what is printed can be
read back.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import Enum
from typing import Final, Literal, TypeAlias

Language: TypeAlias = Literal["nl", "en"]
Span: TypeAlias = tuple[date, date]
# The first and the last day; no first day in a deadline, no last day in an open end.
Part: TypeAlias = tuple[date | None, date | None]

DAY: Final = timedelta(days=1)
# Four-digit numbers outside these are no years in a plan; it also keeps the sums below clear of overflow.
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199

MONTHS: Final[Mapping[Language, tuple[str, ...]]] = {
    "nl": (
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}


class Season(Enum):
    """A season, with the month it begins in; late summer has days of its own."""

    SPRING = 3
    SUMMER = 6
    LATE_SUMMER = 8
    AUTUMN = 9
    WINTER = 12


SEASONS: Final[Mapping[Language, Mapping[Season, str]]] = {
    "nl": {
        Season.SPRING: "voorjaar",
        Season.SUMMER: "zomer",
        Season.LATE_SUMMER: "nazomer",
        Season.AUTUMN: "najaar",
        Season.WINTER: "winter",
    },
    "en": {
        Season.SPRING: "spring",
        Season.SUMMER: "summer",
        Season.LATE_SUMMER: "late summer",
        Season.AUTUMN: "autumn",
        Season.WINTER: "winter",
    },
}


class Edge(Enum):
    """The piece of a unit that a word like "begin" or "eerste helft" points at."""

    BEGIN = "begin"
    MIDDLE = "middle"
    END = "end"
    FIRST_HALF = "first half"
    SECOND_HALF = "second half"

    @property
    def rough(self) -> bool:
        """Whether people mean it approximately: "begin 2025" is rough, "eerste helft van 2025" is not."""
        return self in (Edge.BEGIN, Edge.MIDDLE, Edge.END)


EDGES: Final[Mapping[Language, Mapping[Edge, str]]] = {
    "nl": {Edge.BEGIN: "begin", Edge.MIDDLE: "medio", Edge.END: "eind"},
    "en": {Edge.BEGIN: "early", Edge.MIDDLE: "mid", Edge.END: "late"},
}

# Per unit of so many months: at which month an edge begins and how many months it takes.
_EDGE_MONTHS: Final[Mapping[tuple[int, Edge], tuple[int, int]]] = {
    (12, Edge.BEGIN): (0, 3),
    (12, Edge.MIDDLE): (5, 2),
    (12, Edge.END): (9, 3),
    (12, Edge.FIRST_HALF): (0, 6),
    (12, Edge.SECOND_HALF): (6, 6),
    (6, Edge.BEGIN): (0, 2),
    (6, Edge.MIDDLE): (2, 2),
    (6, Edge.END): (4, 2),
    (6, Edge.FIRST_HALF): (0, 3),
    (6, Edge.SECOND_HALF): (3, 3),
    (3, Edge.BEGIN): (0, 1),
    (3, Edge.MIDDLE): (1, 1),
    (3, Edge.END): (2, 1),
}
# In one month: the first and the last day of an edge; day 31 stands for the month's last day.
_EDGE_DAYS: Final[Mapping[Edge, tuple[int, int]]] = {
    Edge.BEGIN: (1, 10),
    Edge.MIDDLE: (11, 20),
    Edge.END: (21, 31),
    Edge.FIRST_HALF: (1, 15),
    Edge.SECOND_HALF: (16, 31),
}


def months(year: int, month: int, count: int) -> Span:
    """Give the first and last day of `count` months; months past December run on into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last_year, last_month = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    return date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def edge_of(year: int, month: int, count: int, edge: Edge) -> Span:
    """Give the piece that an edge takes of a unit of 1, 3, 6 or 12 months."""
    if (count, edge) in _EDGE_MONTHS:
        offset, length = _EDGE_MONTHS[count, edge]
        return months(year, month + offset, length)
    if count == 1:
        first, last = months(year, month, 1)
        begin, end = _EDGE_DAYS[edge]
        return first.replace(day=begin), last.replace(day=min(end, last.day))
    # Half a quarter breaks in the middle of its second month.
    first, last = months(year, month, count)
    middle = months(year, month + 1, 1)[0].replace(day=15)
    return (first, middle) if edge is Edge.FIRST_HALF else (middle + DAY, last)


def season_of(year: int, season: Season) -> Span:
    """Give the days of a season; winter begins in the year that is given and ends in the next."""
    if season is Season.LATE_SUMMER:
        return date(year, 8, 16), date(year, 9, 30)
    return months(year, season.value, 3)


def merged(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Sort parts and join those that touch or overlap: Q1 and Q2 become one half-year."""

    def begin(part: Part) -> int:
        return part[0].toordinal() if part[0] else 0

    def after(part: Part) -> int:
        return part[1].toordinal() + 1 if part[1] else date.max.toordinal() + 2

    result: list[Part] = []
    for part in sorted(parts, key=begin):
        if result and begin(part) <= after(result[-1]):
            result[-1] = (result[-1][0], max(result[-1], part, key=after)[1])
        else:
            result.append(part)
    return tuple(result)
