"""Fields of which the value is chosen from a few English words: what may stand there, said in Dutch too."""

from collections.abc import Collection, Mapping

from generator.errors import Finding, Place, Spoken
from generator.load import dutch
from generator.load.expand import options_in
from generator.meaning import meanings
from generator.model.base import Part
from generator.nearest import nearest
from generator.reader import Node, Scalar

_ALIKE = 0.7
_YES_OR_NO = {"true": "ja", "false": "nee"}


def unknown_value(node: Node, key: str, annotation: object, part: type[Part]) -> Finding:
    """Tell of a value that a field of a part does not know, with the one that seems to be meant."""
    text = node.text if isinstance(node, Scalar) else ""
    words = options_in(annotation)
    allowed, meant = (words, _meanings(part, key)) if words else (tuple(_YES_OR_NO), _YES_OR_NO)
    values = {"key": key, "text": text, "options": _told(allowed, meant)}
    near = _nearest(text, allowed, meant)
    return Finding("S004", node.place, {**values, "suggestion": near}) if near else Finding("S005", node.place, values)


def missing_value(place: Place, key: str, annotation: object, part: type[Part]) -> Finding:
    """Tell of a field that must be there; where it is chosen from a few words, with those."""
    words = options_in(annotation)
    if not words:
        return Finding("S002", place, {"key": key})
    return Finding("S033", place, {"key": key, "options": _told(words, _meanings(part, key))})


def _told(allowed: Collection[str], meant: Mapping[str, str]) -> Spoken:
    shown = ", ".join(f"{option} ({_begun_small(meant[option])})" if option in meant else option for option in allowed)
    return Spoken(shown, ", ".join(allowed))


def _meanings(part: type[Part], key: str) -> Mapping[str, str]:
    try:
        return meanings(part, key)
    except KeyError:
        return {}


def _nearest(text: str, allowed: Collection[str], meant: Mapping[str, str]) -> str:
    """Give the option that a word stands for: in Dutch, misspelt, or by what it means."""
    word = " ".join(text.lower().replace("-", " ").replace("_", " ").strip(" .,!?'\"").split())
    dutch_words = {each: _of(said, allowed) for each, said in dutch.VALUES.items()}
    known = {each: option for each, option in dutch_words.items() if option}
    known |= {said.lower(): option for option, said in meant.items()}
    known |= {option.replace("-", " "): option for option in allowed}
    return known.get(word) or known.get(nearest(word, known, _ALIKE), "")


def _of(said: str, allowed: Collection[str]) -> str:
    return next((each for each in said.split() if each in allowed), "")


def _begun_small(text: str) -> str:
    return text[:1].lower() + text[1:]
