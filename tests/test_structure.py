"""What the model refuses becomes findings; `cases/invalid` shows each of them on a plan."""

from collections.abc import Callable
from typing import get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.errors import Finding, InvalidPlans
from generator.load import PlanFile, dutch
from generator.load.expand import expand, field_types
from generator.load.places import plain
from generator.load.structure import findings_of
from generator.model.base import Part
from generator.model.plan import Plan
from generator.model.registers import Area, Organisation, Theme
from generator.reader import Mapping, read_text
from generator.report import sentences


def parts() -> set[type[Part]]:
    found: set[type[Part]] = set()
    todo: list[type[Part]] = [Plan, Organisation, Area, Theme]
    while todo:
        part = todo.pop()
        if part not in found:
            found.add(part)
            todo += [
                inner for annotation in field_types(part).values() for inner in inside(annotation) if is_part(inner)
            ]
    return found


def inside(annotation: object) -> list[type]:
    own = [annotation] if isinstance(annotation, type) and get_origin(annotation) is None else []
    return own + [found for inner in get_args(annotation) for found in inside(inner)]


def is_part(annotation: type) -> bool:
    return issubclass(annotation, Part)


def words(annotation: object) -> set[str]:
    found = {each for each in get_args(annotation) if isinstance(each, str)}
    return found.union(*(words(inner) for inner in get_args(annotation) if not isinstance(inner, str)))


KEYS = {key for part in parts() for key in field_types(part)}
VALUES = {word for part in parts() for annotation in field_types(part).values() for word in words(annotation)}


def refused(plan_from: Callable[..., PlanFile], text: str) -> tuple[Finding, ...]:
    with pytest.raises(InvalidPlans) as caught:
        plan_from(text)
    return caught.value.findings


@pytest.mark.parametrize("word", dutch.KEYS)
def test_every_dutch_key_stands_for_keys_of_the_format(word: str) -> None:
    assert word == word.lower()
    assert set(dutch.KEYS[word].split()) <= KEYS


@pytest.mark.parametrize("word", dutch.VALUES)
def test_every_dutch_value_stands_for_values_of_the_format(word: str) -> None:
    assert word == word.lower()
    assert set(dutch.VALUES[word].split()) <= VALUES | {"true", "false"}


@pytest.mark.parametrize(
    ("text", "key", "suggestion"),
    [
        ("goals:\n  - {title: A, toelichting: B}\n", "toelichting", "text"),
        ("tariffs:\n  - {title: A, toelichting: B}\n", "toelichting", "note"),
        ("partners:\n  - {naam: A}\n", "naam", "organisation"),
        ("glossary:\n  - {naam: A}\n", "naam", "term"),
        ("activities:\n  - {title: A, Wanneer: 2026}\n", "Wanneer", "when"),
        ("activities:\n  - {title: A, samen met: B}\n", "samen met", "with"),
        ("activities:\n  - {title: A, stapenplan: B}\n", "stapenplan", "step_plans"),
        ("activities:\n  - {title: A, wih: B}\n", "wih", "with"),
    ],
)
def test_a_word_is_read_as_the_key_that_is_allowed_there(
    plan_from: Callable[..., PlanFile], text: str, key: str, suggestion: str
) -> None:
    (found,) = refused(plan_from, text)

    assert (found.code, dict(found.values)) == ("S001", {"key": key, "suggestion": suggestion})


def test_the_key_of_a_list_is_named_and_not_the_position(plan_from: Callable[..., PlanFile]) -> None:
    (found,) = refused(plan_from, "areas:\n  - noord\n  - {a: b}\n")

    assert (found.code, found.values["key"]) == ("S007", "areas")


def test_an_amount_that_is_wrong_twice_is_told_at_both_places(plan_from: Callable[..., PlanFile]) -> None:
    text = "activities:\n  - title: A\n    amounts: {2024: '2.500', 2025: 2.500, 2026: 2.500}\n"

    assert [(found.place.line, found.place.column) for found in refused(plan_from, text)] == [(7, 36), (7, 49)]


def test_a_misspelt_key_hides_only_the_key_it_was_meant_to_be(plan_from: Callable[..., PlanFile]) -> None:
    found = refused(plan_from, "sources:\n  - titel: A\nsigned:\n  - {rool: A}\nimage:\n  fil: a.jpg\n")

    assert [(each.code, each.values["key"]) for each in sorted(found, key=lambda each: each.place.line)] == [
        ("S001", "titel"),
        ("S001", "rool"),
        ("S001", "fil"),
        ("S002", "alt"),
    ]


YAML = st.recursive(
    st.sampled_from(["", "tekst", "2024", "'2024'", "ja", "n.v.t.", "35.550", "Stap 1"]),
    lambda below: (
        st.lists(below, min_size=1, max_size=3).map(lambda items: "[" + ", ".join(items) + "]")
        | st.dictionaries(st.sampled_from(sorted(KEYS)), below, max_size=3).map(
            lambda entries: "{" + ", ".join(f"{key}: {value}" for key, value in entries.items()) + "}"
        )
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(field_types(Plan))), YAML, min_size=1, max_size=4))
def test_whatever_stands_anywhere_is_read_or_told(entries: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in entries.items())
    try:
        document = read_text(text.encode(), "plan.yml")
    except InvalidPlans:
        return
    root = expand(document.root, Plan)
    assert isinstance(root, Mapping)
    try:
        Plan.model_validate({**plain(root), "id": "plan"})
    except ValidationError as error:
        for found in findings_of(error, root, Plan):
            assert 1 <= found.place.line <= len(entries)
            assert sentences(found).what
