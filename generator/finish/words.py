"""Words as the search compares them: capitals, accents, endings and the way an amount is typed do not count.

The browser does the same with what a visitor types, in `search/words.js` of the theme; both are tested with
the pairs in `tests/cases/words.tsv`.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import lru_cache
from unicodedata import combining, normalize

# An amount, whatever stands between its digits; or a word, with the letters after an apostrophe.
_TOKEN = re.compile(
    r"(?P<amount>\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?!\d)(?:,\d+)?|\d+(?:,\d+)?)"
    r"(?:[ \u00a0](?P<times>duizend|miljoen|mln|miljard)\b)?"
    r"|[^\W\d_][^\W_]*(?:['\u2019][^\W_]+)*"
)
_TIMES = {"duizend": 10**3, "miljoen": 10**6, "mln": 10**6, "miljard": 10**9}

_IRREGULAR = (
    ("kinderen", "kind"),
    ("eieren", "ei"),
    ("uren", "uur"),
    ("steden", "stad"),
    ("leden", "lid"),
    ("heden", "heid"),
    ("schepen", "schip"),
    ("musea", "museum"),
    ("bladeren", "blad"),
)
# Nouns whose vowel stays short in the singular: wegen, weg.
_SHORT = re.compile(r"(?:dag|drag|slag|weg|dak|pad|gat|hov|grav|glaz|bed|brek)$")
_OPEN = re.compile(r"(?<![aeiou])([aeou])([bcdfgkmnpstvz])$")
_TWICE = re.compile(r"([bcdfgklmnprst])\1$")
_LONG = re.compile(r"(?<=.)([aeou])\1([lr])$|(?<=..[^aeiou])(e)e(n)$")
_PLURAL_S = re.compile(r"(?<=.{3}[bcdfghklmnprtw])s$|(?<=..[^aeiou]e)s$|(?<=.ie)s$")
_VERB_T = re.compile(r"(?<=.{3}[bcdfghklmprs])t$|(?<=..[^e]n)t$")
_VOICED = {"v": "f", "z": "s"}

_SHORTEST_TAIL = 4
_SHORTEST_REST = 5
_SHORTEST_HEAD = 3


def fold(text: str) -> str:
    """Give a text in small letters without accents."""
    plain = "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
    return plain.replace("\u2019", "'")


def words_of(text: str) -> Iterator[str]:
    """Give the words of a text as they stand there; an amount as its number."""
    for match in _TOKEN.finditer(text):
        if match["amount"] is None:
            yield match[0]
            continue
        yield number(match["amount"])
        if match["times"]:
            yield number(match["amount"], _TIMES[match["times"]])


def number(amount: str, times: int = 1) -> str:
    """Give the digits of an amount: "35.550,00" is 35550, "0,33" is 0d33."""
    value = Decimal(re.sub(r"[^\d,]", "", amount).replace(",", ".")) * times
    return f"{value:f}".rstrip("0").rstrip(".").replace(".", "d") if value % 1 else f"{value:.0f}"


@lru_cache(maxsize=1 << 17)
def key(word: str) -> str:
    """Give what a word is compared by: wijken and wijk have the same, and so have straten and straat."""
    found = fold(word)
    found = re.sub(r"'s?$", "", found).replace("'", "")
    if any(letter.isdigit() for letter in found):
        return found
    while (shorter := _without_ending(found)) != found:
        found = shorter
    return found


def _without_ending(word: str) -> str:
    for ending, singular in _IRREGULAR:
        if word.endswith(ending):
            return word.removesuffix(ending) + singular
    if len(word) < 4:  # noqa: PLR2004 - "les", "wij", "een": nothing to take off
        return word
    if word.endswith("ien") and len(word) > 5:  # noqa: PLR2004 - bacterien, but not gezien
        return word[:-1]
    for ending in ("en", "e"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 2 and not (ending == "e" and base[-1] in "eio"):  # noqa: PLR2004
            return _singular(base)
    shorter = _VERB_T.sub("", _PLURAL_S.sub("", word))
    return _LONG.sub(r"\1\2\3\4", shorter)


def _singular(base: str) -> str:
    """Spell what stood before an ending as a word of its own: strat is straat, buss is bus, huiz is huis."""
    base = _TWICE.sub(r"\1", base) if _TWICE.search(base) else base if _SHORT.search(base) else _lengthened(base)
    return base[:-1] + _VOICED.get(base[-1], base[-1])


def _lengthened(base: str) -> str:
    return base if base.endswith("en") else _OPEN.sub(r"\1\1\2", base)


def tails(word: str, known: AbstractSet[str]) -> Iterator[str]:
    """Give the last parts of a compound, of its key: of wijkondersteuner also ondersteuner.

    A part counts where it is a `known` word itself, and where it stands after the longest known word that the
    compound begins with, perhaps with an s between.
    """
    splits = [(word[:at], word[at:]) for at in range(_SHORTEST_HEAD, len(word) - _SHORTEST_TAIL + 1)]
    yield from (tail for _, tail in splits if tail in known)
    rest = next((tail for head, tail in reversed(splits) if _is_head(head, known)), "")
    if len(rest) >= _SHORTEST_REST and rest not in known:
        yield rest


def _is_head(head: str, known: AbstractSet[str]) -> bool:
    return len(head) >= _SHORTEST_TAIL and (head in known or (head.endswith("s") and head[:-1] in known))
