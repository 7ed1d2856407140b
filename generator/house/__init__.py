"""The house style in `mkdocs.yml`: a municipality's logo and colours, or what is wrong with them.

theme.logo, theme.favicon    pictures in `content/` or in `templates/theme/`
extra.colours                the colours of `House`, each optional; `style.py` makes a style sheet of them
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import yaml

from generator.errors import Finding, Place, Refused
from generator.house.colour import Colour
from generator.house.pairs import house_of, unreadable
from generator.house.style import DEFAULT, House, dark, light, stylesheet
from generator.nearest import nearest

__all__ = ["DEFAULT", "House", "dark", "light", "read_house", "stylesheet"]

KEYS = tuple(field.name for field in fields(House))

_COLOURS = "colours"
# Words for it that the site would pass over in silence.
_OTHER_WORDS = ("colors", "colour", "color", "kleuren", "kleur")

_PICTURES = ("logo", "favicon")

Entry = tuple[yaml.ScalarNode, yaml.Node]


@dataclass(frozen=True, slots=True)
class _Source:
    """The lines of a `mkdocs.yml`, and what findings call it."""

    name: str
    lines: Sequence[str]

    def place(self, node: yaml.Node) -> Place:
        """Tell where a node stands; of one over several lines, where it begins."""
        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if end.line == start.line else 1
        text = self.lines[start.line] if start.line < len(self.lines) else ""
        return Place(self.name, start.line + 1, start.column + 1, max(length, 1), text)


def read_house(text: str, name: str, folders: Sequence[Path]) -> tuple[House, tuple[Finding, ...]]:
    """Read the house style from the text of a `mkdocs.yml` that findings call `name`.

    Pictures are looked for in the `folders`. The house style can be used whatever is wrong with it.
    """
    source = _Source(name, text.splitlines())
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    extra = _below(root, "extra")
    findings = [*_missing_pictures(source, _below(root, "theme"), folders), *_not_a_block(source, extra)]
    chosen: dict[str, Colour] = {}
    places: dict[str, Place] = {}
    for key, node in _entries(_below(extra, _COLOURS)):
        place = source.place(node)
        try:
            name = _known(key.value)
            chosen[name] = _colour(name, node, place)
            places[name] = place
        except Refused as refused:
            at = source.place(key) if key.value not in KEYS else place
            findings.append(Finding(refused.code, at, refused.values))
    for each in unreadable(chosen):
        code = "H005" if each.key == "brand" else "H001"
        findings.append(Finding(code, places[each.key], each.values))
    return house_of(chosen), tuple(findings)


def _missing_pictures(source: _Source, theme: yaml.Node | None, folders: Sequence[Path]) -> Iterator[Finding]:
    for key, node in _entries(theme):
        named = key.value in _PICTURES and isinstance(node, yaml.ScalarNode) and node.value
        if named and not any((folder / named).is_file() for folder in folders):
            yield Finding("H004", source.place(node), {"key": key.value, "file": named})


def _not_a_block(source: _Source, extra: yaml.Node | None) -> Iterator[Finding]:
    """Refuse colours under another word, and colours without a word of their own."""
    for key, node in _entries(extra):
        if key.value in _OTHER_WORDS:
            yield Finding("S001", source.place(key), {"key": key.value, "suggestion": _COLOURS})
        elif key.value == _COLOURS and not isinstance(node, yaml.MappingNode) and node.value:
            yield Finding("S014", source.place(node), {"key": _COLOURS, "keys": ", ".join(KEYS)})


def _known(key: str) -> str:
    if key in KEYS:
        return key
    near = nearest(key.lower(), KEYS)
    raise Refused("S001", key=key, suggestion=near) if near else Refused("S003", key=key, keys=", ".join(KEYS))


def _colour(key: str, node: yaml.Node, place: Place) -> Colour:
    if not isinstance(node, yaml.ScalarNode):
        raise Refused("S007", key=key)
    if node.value:
        return Colour.read(node.value)
    comment = re.search(r"#[0-9A-Fa-f]+", place.text[place.column - 1 :])
    raise Refused("H003", key=key, suggestion=comment[0]) if comment else Refused("S006", key=key)


def _entries(node: yaml.Node | None) -> Iterator[Entry]:
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode):
            yield key, value


def _below(node: yaml.Node | None, name: str) -> yaml.Node | None:
    return next((value for key, value in _entries(node) if key.value == name), None)
