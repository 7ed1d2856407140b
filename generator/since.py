"""From when on the site tells what changed: `extra.history.since` in `mkdocs.yml`, a date or a tag of git."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import yaml

from generator.errors import Finding, Place

_KEYS = ("since",)


@dataclass(frozen=True, slots=True)
class Since:
    """A moment as it was typed, and where; `day` is None where that names a version of git."""

    text: str
    place: Place
    day: date | None = None


def read_since(text: str, name: str) -> tuple[Since | None, tuple[Finding, ...]]:
    """Read the moment from the text of a `mkdocs.yml` that findings call `name`; None is from the first version on."""
    lines = text.splitlines()
    history = _below(_below(yaml.compose(text, Loader=yaml.CSafeLoader), "extra"), "history")
    findings = tuple(_wrong(history, name, lines))
    node = _below(history, "since")
    if findings or node is None:
        return None, findings
    place = _place(node, name, lines)
    return Since(node.value, place, _day(node.value)), ()


def _wrong(history: yaml.Node | None, name: str, lines: list[str]) -> Iterator[Finding]:
    """Refuse what is no block, keys that nobody reads, and what is no moment."""
    if history is None:
        return
    if not isinstance(history, yaml.MappingNode):
        if history.value:
            yield Finding("S014", _place(history, name, lines), {"key": "history", "keys": ", ".join(_KEYS)})
        return
    for key, value in history.value:
        if key.value not in _KEYS:
            yield Finding("S003", _place(key, name, lines), {"key": str(key.value), "keys": ", ".join(_KEYS)})
        elif not isinstance(value, yaml.ScalarNode):
            yield Finding("S007", _place(value, name, lines), {"key": key.value})
        elif not value.value:
            yield Finding("S006", _place(key, name, lines), {"key": key.value})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _below(node: yaml.Node | None, name: str) -> yaml.Node | None:
    entries = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in entries if key.value == name), None)


def _place(node: yaml.Node, name: str, lines: list[str]) -> Place:
    start = node.start_mark
    length = node.end_mark.column - start.column if node.end_mark.line == start.line else 1
    return Place(name, start.line + 1, start.column + 1, max(length, 1), lines[start.line])
