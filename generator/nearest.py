"""The known word that was meant by one that is not known: how a finding comes to say what to type."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str:
    """Give the known word that a word resembles most, empty where it resembles none.

    `alike` is how much the two must have in common, from 0 to 1; short words need more of it than whole lines.
    """
    return next(iter(get_close_matches(word, known, n=1, cutoff=alike)), "")
