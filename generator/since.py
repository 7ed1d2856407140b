"""From when on the site tells what changed: `extra.history.since` in `mkdocs.yml`, a date or a tag of git."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.errors import Finding, Place
from generator.options import below, is_blank
from generator.reader import Mapping, Node, Scalar

_KEYS = ("since",)


@dataclass(frozen=True, slots=True)
class Since:
    """A moment as it was typed, and where; `day` is None where that names a version of git."""

    text: str
    place: Place
    day: date | None = None


def read_since(options: Mapping) -> tuple[Since | None, tuple[Finding, ...]]:
    """Read the moment from a `mkdocs.yml`; None is from the first version on."""
    history = below(below(options, "extra"), "history")
    findings = tuple(_wrong(history))
    node = below(history, "since")
    if findings or not isinstance(node, Scalar):
        return None, findings
    return Since(node.text, node.place, _day(node.text)), ()


def _wrong(history: Node | None) -> Iterator[Finding]:
    """Refuse what is no block, keys that nobody reads, and what is no moment."""
    if history is None or is_blank(history):
        return
    if not isinstance(history, Mapping):
        yield Finding("S014", history.place, {"key": "history", "keys": ", ".join(_KEYS)})
        return
    for key, value in history.entries:
        if key.text not in _KEYS:
            yield Finding("S003", key.place, {"key": key.text, "keys": ", ".join(_KEYS)})
        elif not isinstance(value, Scalar):
            yield Finding("S007", value.place, {"key": key.text})
        elif not value.text:
            yield Finding("S006", key.place, {"key": key.text})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
