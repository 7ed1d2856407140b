"""Fields of which the value is chosen from a few English words: what may stand there, said in Dutch too."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Literal, get_args, get_origin

from generator.errors import Finding, Spoken
from generator.load import dutch
from generator.meaning import meanings
from generator.model.base import Part
from generator.reader import Node, Scalar

_CUTOFF = 0.7
_YES_OR_NO = {"true": "ja", "false": "nee"}


def unknown_value(node: Node, key: str, annotation: object, part: type[Part]) -> Finding:
    """Tell of a value that a field of a part does not know, with the one that seems to be meant."""
    text = node.text if isinstance(node, Scalar) else ""
    allowed = options(annotation)
    meant = _meanings(part, key, annotation)
    shown = ", ".join(f"{option} ({_begun_small(meant[option])})" if option in meant else option for option in allowed)
    values = {"key": key, "text": text, "options": Spoken(shown, ", ".join(allowed))}
    near = _nearest(text, allowed, meant)
    return Finding("S004", node.place, {**values, "suggestion": near}) if near else Finding("S005", node.place, values)


def options(annotation: object) -> list[str]:
    """Give the words of which a type lets choose."""
    if annotation is bool:
        return list(_YES_OR_NO)
    if get_origin(annotation) is Literal:
        return [str(option) for option in get_args(annotation)]
    return next((found for inner in get_args(annotation) if (found := options(inner))), [])


def _meanings(part: type[Part], key: str, annotation: object) -> Mapping[str, str]:
    if options(annotation) == list(_YES_OR_NO):
        return _YES_OR_NO
    try:
        return meanings(part, key)
    except KeyError:
        return {}


def _nearest(text: str, allowed: list[str], meant: Mapping[str, str]) -> str:
    """Give the option that a word stands for: in Dutch, misspelt, or by what it means."""
    word = " ".join(text.lower().replace("-", " ").replace("_", " ").strip(" .,!?'\"").split())
    dutch_words = {each: _of(said, allowed) for each, said in dutch.VALUES.items()}
    known = {each: option for each, option in dutch_words.items() if option}
    known |= {said.lower(): option for option, said in meant.items()}
    known |= {option.replace("-", " "): option for option in allowed}
    near = get_close_matches(word, known, n=1, cutoff=_CUTOFF)
    return known.get(word) or (known[near[0]] if near else "")


def _of(said: str, allowed: list[str]) -> str:
    return next((each for each in said.split() if each in allowed), "")


def _begun_small(text: str) -> str:
    return text[:1].lower() + text[1:]
