"""The meaning of every field: all are explained, nothing else is, and every example can be used."""

from itertools import chain

import pytest
from pydantic import TypeAdapter

from generator.load.expand import expand, field_types, options_in, part_in, parts_of
from generator.load.places import find, plain
from generator.meaning import explained, meanings, names
from generator.model.base import Part
from generator.model.plan import Plan
from generator.model.registers import Area, Organisation, PlainWord, Theme
from generator.reader import read_text

TOPS: tuple[type[Part], ...] = (Plan, Organisation, Area, Theme, PlainWord)
PARTS = list(dict.fromkeys(chain.from_iterable(parts_of(top) for top in TOPS)))
FIELDS = [(part, key) for part in PARTS for key in field_types(part) if (part, key) != (Plan, "id")]


def is_choice(part: type[Part], key: str) -> bool:
    annotation = field_types(part)[key]
    return bool(options_in(annotation)) and not part_in(annotation)


@pytest.mark.parametrize(("part", "key"), FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_a_field_is_explained_and_its_example_can_be_used(part: type[Part], key: str) -> None:
    told = explained(part, key)
    assert told.what.endswith(".")
    node = find(read_text(f"{told.example}\n".encode(), key).root, (key,))
    if not (key == "kind" and is_choice(part, key)):
        TypeAdapter(field_types(part)[key]).validate_python(plain(expand(node, field_types(part)[key])))


@pytest.mark.parametrize(
    ("part", "key"),
    [field for field in FIELDS if is_choice(*field)],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_every_word_to_choose_has_a_meaning(part: type[Part], key: str) -> None:
    assert tuple(meanings(part, key)) == options_in(field_types(part)[key])


def test_nothing_is_explained_that_is_not_there() -> None:
    used = {f"values.{base.__name__}.{key}" for part, key in FIELDS if is_choice(part, key) for base in part.__mro__}
    used |= {f"{base.__name__}.{key}" for part, key in FIELDS for base in part.__mro__}
    used |= {f"shared.{key}" for _, key in FIELDS}
    assert sorted(names() - used) == []
