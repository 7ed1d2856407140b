"""Keys that a part does not know, taken together, as one mistake makes many of them.

The key above a list was deleted, so that its items ended up in the list before it; a name stands where its key belongs;
a section stands below another one, too far to the right.
"""

import re
from collections.abc import Iterable, Sequence

from generator.errors import Finding
from generator.load.expand import field_types, part_in
from generator.model.base import Part
from generator.model.people import Contact, Signature
from generator.reader import Mapping, Node, Scalar
from generator.reader import Sequence as SequenceNode

_OF_A_PERSON = re.compile(
    "name|naam|voornaam|achternaam|persoon|person|contactpersoon|ondertekenaar|e-?mail|mail|tel|telefoon"
    "|telefoonnummer|phone|mobiel",
    re.IGNORECASE,
)
_FEWEST = 2  # unknown keys by which items are of another list


def items_of_another_list(key: str, items: Sequence[Node], owner: Node, part: type[Part]) -> Finding | None:
    """Explain items with unknown keys, in the list under a key, that fit in a list whose own key is not there.

    There is an item for each unknown key; `owner` is the mapping around the list, `part` what it is read as.
    """
    mappings = [item for item in items if isinstance(item, Mapping)]
    if len(items) < _FEWEST or len(mappings) < len(items) or not isinstance(owner, Mapping):
        return None
    used = {own.text for item in mappings for own, _ in item.entries}
    there = {own.text for own, _ in owner.entries}
    types = {own: part_in(annotation) for own, annotation in field_types(part).items() if own not in there}
    fits = [own for own, inner in types.items() if inner and used <= field_types(inner).keys()]
    if len(fits) != 1:
        return None
    return Finding("S026", mappings[0].entries[0][0].place, {"key": key, "suggestion": fits[0]})


def name_for_key(item: Node, missing: str, keys: Iterable[str]) -> Finding | None:
    """Explain `- politie: doet mee`, where the name itself stands in the place of a key."""
    if not isinstance(item, Mapping) or len(item.entries) != 1:
        return None
    name, value = item.entries[0]
    if not isinstance(value, Scalar):
        return None
    rest = ", ".join(each for each in keys if each != missing)
    values = {"key": name.text, "suggestion": f"{missing}: {name.text}", "text": value.text, "keys": rest}
    return Finding("S027", name.place, values)


def is_of_a_person(key: str, part: type[Part]) -> bool:
    """Tell whether a key asks for a person, where a plan names an office or a team."""
    return part in (Contact, Signature) and _OF_A_PERSON.fullmatch(key) is not None


def section_too_deep(key: Scalar, value: Node, top: Iterable[str]) -> Finding | None:
    """Explain a key of the margin that stands below another section, with a block of its own."""
    is_block = isinstance(value, Mapping | SequenceNode) and not value.flow
    return Finding("S028", key.place, {"key": key.text}) if is_block and key.text in top else None
