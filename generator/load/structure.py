"""What the strict model refuses, as findings: unknown and missing keys, wrong types, unreadable values."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.errors import Finding, Place
from generator.load import dutch
from generator.load.astray import is_of_a_person, items_of_another_list, name_for_key, section_too_deep
from generator.load.choices import missing_value, unknown_value
from generator.load.expand import field_types, is_blank, part_in, parts_of
from generator.load.identify import REFERRING, as_reference
from generator.load.places import find, find_key, find_text, plain
from generator.model.base import Part
from generator.model.values import AmountsByPeriod, Measurements
from generator.nearest import nearest
from generator.reader import Mapping as MappingNode
from generator.reader import Node, Scalar
from generator.reader import Sequence as SequenceNode

Steps = tuple[str | int, ...]

_MOST_OWNERS = 3
_DEEPEST_LIST = 2  # steps to a key in an item of a register, which is a list itself
_CERTAIN = 0.8  # how much two words have in common of which one is the other misspelt
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_BY_PERIOD = (AmountsByPeriod, Measurements)


def findings_of(error: ValidationError, root: Node, part: type[Part]) -> Iterator[Finding]:
    """Word what pydantic refused as findings with their places, a misspelt key and the key it hides as one."""
    details = error.errors(include_url=False)
    together = dict(_together(details, root, part))
    yield from together.values()
    hidden = {path for detail in details for path in _hidden(detail, part)}
    for detail in details:
        path = detail["loc"]
        node, annotation = find(root, path), _annotation(path, part)
        if detail["type"] == "missing" and path in hidden:
            continue
        if detail["type"] in ("missing", "extra_forbidden") and not together.keys().isdisjoint((path[:-1], path[:-2])):
            continue
        if isinstance(node, MappingNode) and annotation in _BY_PERIOD:
            yield from _by_period(node, annotation)
        else:
            yield _finding(detail, root, part)


def _together(details: list[ErrorDetails], root: Node, part: type[Part]) -> Iterator[tuple[Steps, Finding]]:
    """Find the mistakes that make several unknown and missing keys; each with the list or the item that it is about."""
    unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    lists: dict[Steps, list[Node]] = {}
    for path in unknown:
        if isinstance(path[-2:][0], int) and len(path) > _DEEPEST_LIST:
            lists.setdefault(path[:-2], []).append(find(root, path[:-1]))
    for path, items in lists.items():
        found = items_of_another_list(str(path[-1]), items, find(root, path[:-1]), _part_at(path, part))
        if found:
            yield path, found
    missing = [detail["loc"] for detail in details if detail["type"] == "missing"]
    for path in unknown:
        owner, lacking = path[:-1], [each for each in missing if each[:-1] == path[:-1]]
        keys = sorted(field_types(_part_at(path, part)))
        if len(lacking) != 1 or [each for each in unknown if each[:-1] == owner] != [path] or _hides(path, part):
            continue
        found = name_for_key(find(root, owner), str(lacking[0][-1]), keys)
        if not found and isinstance(find(root, path), Scalar):
            values = {"key": str(path[-1]), "suggestion": str(lacking[0][-1])}
            found = Finding("S001", find_key(root, path).place, values)
        if found:
            yield owner, found


def _hides(path: Steps, part: type[Part]) -> str:
    """Give the key that an unknown key stands for; nothing where it resembles none."""
    key, owner = str(path[-1]), _part_at(path, part)
    keys = sorted(field_types(owner))
    if _is_text(key, keys) or is_of_a_person(key, owner):
        return owner.shorthand
    return _same_key(key, keys) or _near_key(key, keys)


def _by_period(node: MappingNode, annotation: Any) -> Iterator[Finding]:  # noqa: ANN401 - a type
    """Read every entry by itself: the whole is refused for the first that is wrong, all of them are told."""
    adapter = TypeAdapter[Any](annotation)
    for key, value in node.entries:
        entry = MappingNode(((key, value),), key.place)
        try:
            adapter.validate_python(plain(entry))
        except ValidationError as error:
            detail = error.errors(include_url=False)[0]
            found = _refused(detail, entry) if detail["type"] == "refused" else _no_text(value, key.text)
            yield _no_period(found, key, node) if found.code in ("P001", "P002") else found


def _no_period(found: Finding, key: Scalar, node: MappingNode) -> Finding:
    """Say what may stand before an amount: a period and no other words; the year that is missing, where it is near."""
    years = {int(own.text) for own, _ in node.entries if own is not key and _YEAR.fullmatch(own.text)}
    left = [str(year) for year in range(min(years), max(years)) if year not in years] if years else []
    near = nearest(key.text, left)
    if near:
        return Finding("P006", found.place, {"text": key.text, "near": near})
    return Finding("P009", found.place, {"text": key.text})


def _finding(detail: ErrorDetails, root: Node, part: type[Part]) -> Finding:
    path = detail["loc"]
    node = find_key(root, path[:-1]) if path[-1:] == ("[key]",) else find(root, path)
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(path, root, part)
    if kind == "missing":
        return _missing(find(root, path[:-1]), path, part)
    if is_blank(node) and isinstance(path[-1], int):
        return Finding("S030", node.place, {"key": key})
    if is_blank(node) and not (kind == "refused" and detail["ctx"]["code"].startswith("B")):
        return Finding("S016" if _is_required(path, part) else "S006", node.place, {"key": key})
    found = _wrong_value(detail, node, key, _annotation(path, part), _part_at(path, part))
    return as_reference(found, root) if found.code == "T004" and key in REFERRING else found


def _missing(owner: Node, path: Steps, part: type[Part]) -> Finding:
    """Tell of a key that must be there; what was written as one text must become a block."""
    key, annotation = str(path[-1]), _annotation(path, part)
    above = next((step for step in reversed(path[:-1]) if isinstance(step, str)), "")
    if isinstance(owner, MappingNode) and len(owner.entries) == 1:
        short, value = owner.entries[0]
        if isinstance(value, Scalar) and short.place == value.place and above:
            mended = f"{{{short.text}: {value.text}, {key}: '...'}}"
            return Finding("S018", value.place, {"key": key, "suggestion": mended})
    return missing_value(_first_line(owner), key, annotation, _part_at(path, part))


def _is_required(path: Steps, part: type[Part]) -> bool:
    """Tell whether the part at a path cannot do without the key that the path ends with."""
    fields = _part_at(path, part).model_fields.items()
    return any((info.alias or name) == path[-1] and info.is_required() for name, info in fields)


def _refused(detail: ErrorDetails, node: Node) -> Finding:
    """Point at the text that could not be read, at or below a node."""
    values = {key: str(value) for key, value in detail["ctx"].items() if key != "code"}
    place = find_text(node, values["text"]).place if "text" in values else node.place
    return Finding(detail["ctx"]["code"], place, values)


def _unknown_key(path: Steps, root: Node, part: type[Part]) -> Finding:
    key, keys = str(path[-1]), sorted(field_types(_part_at(path, part)))
    place = find_key(root, path).place
    if is_of_a_person(key, _part_at(path, part)):
        return Finding("S032", place, {"key": key, "suggestion": _part_at(path, part).shorthand})
    if _is_text(key, keys):
        return _text_for_key(key, find(root, path), find(root, path[:-1]), place)
    near = _same_key(key, keys) or _near_key(key, keys)
    if near:
        return Finding("S001", place, {"key": key, "suggestion": near})
    top = field_types(part) if len(path) > 1 and isinstance(path[0], str) else ()
    deep = section_too_deep(Scalar(key, place), find(root, path), top)
    if deep:
        return deep
    owners = _owners(key, _part_at(path, part), find(root, path))
    if 0 < len(owners) <= _MOST_OWNERS:
        return Finding("S017", place, {"key": key, "owners": ", ".join(owners)})
    return Finding("S003", place, {"key": key, "keys": _listed(_part_at(path, part))})


def _text_for_key(key: str, value: Node, owner: Node, place: Place) -> Finding:
    """Explain a text in which a colon stands: an item of a list, or a line that stands loose among keys."""
    text = f"{key}: {value.text}" if isinstance(value, Scalar) else key
    if isinstance(owner, MappingNode) and not owner.flow and owner.entries[0][0].text != key:
        return Finding("S034", place, {"text": text})
    return Finding("S009", place, {"key": key, "suggestion": _quoted(text)})


@cache
def keys_below(part: type[Part]) -> frozenset[str]:
    """Give every key that a file of this part may hold, at any depth."""
    return frozenset(key for each in parts_of(part) for key in field_types(each))


def _owners(key: str, part: type[Part], value: Node) -> list[str]:
    """Give the keys of a part below which another key may stand, with a value such as this."""
    inside = ((own, part_in(annotation)) for own, annotation in field_types(part).items())
    fits = {own: field_types(inner)[key] for own, inner in inside if inner and key in field_types(inner)}
    is_block = isinstance(value, SequenceNode) and any(isinstance(item, MappingNode) for item in value.items)
    return sorted(own for own, annotation in fits.items() if part_in(annotation) or not is_block)


def _hidden(detail: ErrorDetails, part: type[Part]) -> Iterator[Steps]:
    """Give the path of the key that an unknown key may stand for: the one it resembles, or the text itself."""
    if detail["type"] == "extra_forbidden" and (near := _hides(detail["loc"], part)):
        yield (*detail["loc"][:-1], near)


def _is_text(key: str, keys: list[str]) -> bool:
    """Tell whether a key looks like the beginning of a text in which a colon stands."""
    return (" " in key.strip() or key[:1].isupper()) and not _same_key(key, keys)


def _same_key(key: str, keys: list[str]) -> str:
    """Give the key that a word is in another spelling, or in Dutch."""
    word = " ".join(key.lower().replace("_", " ").replace("-", " ").split())
    english = (word.replace(" ", "_"), *dutch.KEYS.get(word, "").split())
    return next((each for each in english if each in keys), "")


def _near_key(key: str, keys: list[str], alike: float = 0.7) -> str:
    known = {word: own for word in dutch.KEYS if (own := _same_key(word, keys))} | {own: own for own in keys}
    return known.get(nearest(key.strip().lower().replace("-", "_"), known, alike), "")


def certain_key(key: str, part: type[Part]) -> str:
    """Give the key of a part that a word is beyond doubt: in another spelling, in Dutch, or but for a letter or two."""
    keys = sorted(field_types(part))
    if _is_text(key, keys) or is_of_a_person(key, part):
        return ""
    return _same_key(key, keys) or _near_key(key, keys, _CERTAIN)


def _listed(part: type[Part]) -> str:
    return ", ".join(sorted(field_types(part)))


def _wrong_value(detail: ErrorDetails, node: Node, key: str, annotation: object, part: type[Part]) -> Finding:
    """Word why a value is not what its field expects."""
    kind, inner = detail["type"], part_in(annotation)
    if kind == "refused":
        return _refused(detail, node)
    if kind == "literal_error" or kind.startswith("bool"):
        return unknown_value(node, key, annotation, part)
    if kind.startswith("int"):
        text = node.text if isinstance(node, Scalar) else ""
        return Finding("S013", node.place, {"key": key, "text": text})
    if kind == "model_type" and inner:
        return Finding("S014", node.place, {"key": key, "keys": _listed(inner)})
    if kind in ("mapping_type", "dict_type"):
        return Finding("S015", node.place, {"key": key})
    return _no_text(node, key) if kind == "string_type" else Finding("S008", node.place, {"key": key})


def _no_text(node: Node, key: str) -> Finding:
    """Say that a text is expected; one line with a colon was meant as a text."""
    if isinstance(node, MappingNode) and len(node.entries) == 1 and not node.flow:
        first, value = node.entries[0]
        spelled = f"{first.text}: {value.text}" if isinstance(value, Scalar) else first.text
        return Finding("S009", first.place, {"key": first.text, "suggestion": _quoted(spelled)})
    return Finding("S007", node.place, {"key": key})


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _annotation(path: Steps, part: type[Part]) -> Any:  # noqa: ANN401 - a type, or what stands for one
    """Give the type of the value at a path, an optional one without its None."""
    keys = [step for step in path if isinstance(step, str)]
    annotation = field_types(_part_at(path, part)).get(keys[-1]) if keys else None
    return next((inner for inner in get_args(annotation) if inner in _BY_PERIOD), annotation)


def _part_at(path: Steps, part: type[Part]) -> type[Part]:
    """Give the part whose key the last step of a path is."""
    for step in path[:-1]:
        if isinstance(step, str):
            part = part_in(field_types(part).get(step)) or part
    return part


def _first_line(node: Node) -> Place:
    """Give the place of the first key of a mapping: where a missing key would be looked for."""
    if isinstance(node, MappingNode) and node.entries:
        return node.entries[0][0].place
    return node.place
