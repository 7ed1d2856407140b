"""How the words of a glossary are found in a text."""

import re

from generator.model.details import Term
from generator.model.text import Line

_ABBREVIATION = 4  # words up to this length are matched with their own capitals
_APOSTROPHE = "['\N{RIGHT SINGLE QUOTATION MARK}]"


def names_of(term: Term) -> tuple[Line, ...]:
    """Give what a text may call a term: the word itself and its abbreviation."""
    return (term.term,) if term.short in (None, term.term) else (term.term, term.short)


def spelled(name: Line, term: Term) -> str:
    """Give the pattern of a name of a term: in any capitals, an abbreviation in its own; the plural counts too.

    An abbreviation that is written small throughout has none, and may begin a sentence.
    """
    words = r"\s+".join(re.escape(word) for word in name.split())
    if name == term.short or len(name) <= _ABBREVIATION:
        capitals = "" if any(each.isupper() for each in name) else "i"
        return f"(?{capitals}:{words}(?:{_APOSTROPHE}?s)?)"
    return f"(?i:{words}(?:e?n|{_APOSTROPHE}?s)?)"


def whole(pattern: str) -> str:
    """Give the pattern of whole words only."""
    return rf"(?<!\w)(?:{pattern})(?!\w)"


def uses(text: str, term: Term) -> bool:
    """Tell whether a text holds a term, by any of its names."""
    return re.search(whole("|".join(spelled(name, term) for name in names_of(term))), text) is not None
