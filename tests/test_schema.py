"""The JSON Schemas: they allow what the reader reads, refuse what it refuses, and are kept in step."""

import json
import re
from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from generator.catalogue import REGISTERS
from generator.cli import main
from generator.guide.scalars import SCALARS
from generator.guide.schema import plan_schema, register_schema, schema_files
from generator.guide.snippets import AMOUNTS, BY_PERIOD, MEASURED, PERIODS
from generator.load import dutch
from generator.load.places import find, plain
from generator.model.text import Slug, Target
from generator.model.values import AmountOrGap, AmountsByPeriod, Measurements, ShareValue, When
from generator.reader import read_text

ROOT = Path(__file__).parent.parent
VALID = [*sorted((ROOT / "tests/cases/valid").glob("*.yml")), *sorted((ROOT / "plans").glob("*.yml"))]
HEAD = {"title": "Plan", "kind": "other", "organisation": "n.v.t.", "summary": "Zin."}


class Core(yaml.SafeLoader):
    """Reads YAML 1.2 as editors' programs do: a date is a text, `yes` too."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", "^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", "^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", "^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))


def with_texts_for_keys(value: Any) -> Any:  # noqa: ANN401 - as free as YAML
    if isinstance(value, dict):
        return {str(key): with_texts_for_keys(inner) for key, inner in value.items()}
    return [with_texts_for_keys(inner) for inner in value] if isinstance(value, list) else value


def read(text: str) -> Any:  # noqa: ANN401 - as free as YAML
    return yaml.load(text, Loader=Core)  # noqa: S506 - a safe loader


def mistakes(value: object, schema: Mapping[str, Any] | None = None) -> list[str]:
    validator = Draft7Validator(schema or plan_schema())
    return [error.message for error in validator.iter_errors(with_texts_for_keys(value))]


@pytest.mark.parametrize("text", schema_files().values(), ids=schema_files())
def test_it_is_a_schema(text: str) -> None:
    Draft7Validator.check_schema(json.loads(text))


@pytest.mark.parametrize("name", REGISTERS)
def test_a_register_is_a_list_of_its_entries(name: str) -> None:
    schema = register_schema(REGISTERS[name])
    assert mistakes(read((ROOT / "plans" / "registers" / f"{name}.yml").read_text("utf-8")), schema) == []
    assert mistakes({"id": "x"}, schema)
    assert mistakes([{"onbekend": "x"}], schema)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("areas", "[{id: texel, name: Texel, kind: eiland}]"),
        ("areas", "[{id: texel, name: Texel, inhabitants: ca. 13800}]"),
        ("organisations", "[{id: Met Spatie, name: X}]"),
        ("organisations", "[{id: x}]"),
        ("themes", "[{id: x, name: X, naam: Y}]"),
        ("plain_words", "[{word: middels}]"),
    ],
)
def test_a_mistake_in_a_register_is_refused(name: str, wrong: str) -> None:
    assert mistakes(read(wrong), register_schema(REGISTERS[name]))


@pytest.mark.parametrize(("word", "keys"), dutch.KEYS.items(), ids=dutch.KEYS)
def test_a_dutch_word_is_answered_with_the_key_that_is_meant(word: str, keys: str) -> None:
    schema = plan_schema()
    parts = [schema, *schema["definitions"].values()]
    answers = [answer for part in parts for answer in part.get("allOf", ())]
    refused = [answer["errorMessage"] for answer in answers if answer["properties"].get(word) is False]
    registers_only = {"aliases", "name", "website", "telephone", "inhabitants"}
    assert refused or word in keys.split() or {*keys.split()} <= registers_only
    assert all(any(f"'{key}'" in said for key in keys.split()) for said in refused)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_what_can_be_read_is_allowed(path: Path) -> None:
    assert mistakes(read(path.read_text("utf-8"))) == []


QUALIFIERS = ("", "ruim ", "om en nabij de ", "± ", "tot maximaal ")
CURRENCIES = ("", "€ ", "€", "EUR ", "euro ")
FIGURES = (
    *("35550", "35.550", "35 550", "35\u00a0550", "12.560,-", "12.560,--", "12.560, =", "12,50", "0", "-500", "+5"),
    *("3,3 miljoen", "5 mln", "1,2 mld.", "10k", "100 duizend", "12.560 euro", "15-20", "15 \u2013 20", "15 t/m 20"),
    *("15 à 20", "van 10 tot 20", "tussen 15 en 20", "10.000 tot en met 20.000", "€ 15 - € 20", "15-20 miljoen"),
)
RATES = ("", " per jaar", " per 15 minuten", "/uur", " jaarlijks", " p.j.", " + p.m.", " plus pro memorie", " maximaal")
WITHOUT_FIGURES = (
    "p.m.",
    "PM",
    "p. m.",
    "pro memorie",
    "€ p.m.",
    "p.m. per jaar",
    "Onbekend",
    " N.v.t. ",
    "zie bijlage",
)


def test_every_spelling_of_an_amount_that_can_be_read_is_allowed() -> None:
    spelled = ["".join(words) for words in product(QUALIFIERS, CURRENCIES, FIGURES, RATES)]
    read_well = [each for each in (*spelled, *WITHOUT_FIGURES) if is_read(AmountOrGap, each)]
    schema = Draft7Validator(SCALARS[AmountOrGap])

    assert len(read_well) > 2000
    assert [each for each in read_well if not schema.is_valid(each)] == []


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (AmountOrGap, ["veel", "B014", "35.55.5", "35.5501", "35 5500", "1.23", "€", "x5", ""]),
        (AmountsByPeriod, ["p.m.", "5000", "veel"]),
        (ShareValue, ["3/0", "helft", "-1", "1,2,3", "%", "1e3"]),
        (Slug, ["step_plans", "Mijn doel", "-x", "é"]),
        (Target, ["Step_plans", "a b", "_x"]),
    ],
    ids=["amount", "amounts", "share", "id", "target"],
)
def test_what_is_refused_cannot_be_read(kind: object, typed: list[str]) -> None:
    schema = Draft7Validator(SCALARS[kind])
    assert [each for each in typed if schema.is_valid(each)] == []
    assert [each for each in typed if is_read(kind, each)] == []


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (AmountsByPeriod, ["n.v.t.", "Onbekend", " zie bijlage "]),
        (ShareValue, ["12", "12,5 %", "2/3", ".5", "5.", "100%", " 40 % "]),
        (Slug, ["kansrijke-start", "012", "2024-start"]),
        (Target, ["step_plans", "kansrijke-start", "website_text"]),
    ],
    ids=["amounts", "share", "id", "target"],
)
def test_what_is_allowed_can_be_read(kind: object, typed: list[str]) -> None:
    schema = Draft7Validator(SCALARS[kind])
    assert [each for each in typed if not schema.is_valid(each)] == []
    assert [each for each in typed if not is_read(kind, each)] == []


@pytest.mark.parametrize(
    ("kind", "offered"),
    [(When, PERIODS), (AmountOrGap, AMOUNTS), (AmountsByPeriod, [BY_PERIOD]), (Measurements, MEASURED)],
    ids=["period", "amount", "amounts", "measured"],
)
def test_what_is_offered_as_a_value_can_be_read(kind: object, offered: Iterable[Mapping[str, str]]) -> None:
    for each in offered:
        typed = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", each["body"])
        value = plain(find(read_text(f"x: {typed}\n".encode(), "x").root, ("x",)))
        assert is_read(kind, value), typed


def is_read(kind: Any, value: object) -> bool:  # noqa: ANN401 - a type
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    "wrong",
    [
        "titel: x",
        "nergens: x",
        "figures: [alleen tekst]",
        "status: bezig",
        "budget: {lines: [{title: x, amount: 35.550}]}",
        "budget: {lines: [{title: x, amount: '€ veel'}]}",
        "budget: {lines: [{title: x, amounts: {ooit: 5}}]}",
        "budget: {lines: [{amount: 5}]}",
        "goals: [{id: Met Spatie, title: x}]",
        "period: {woorden: x}",
        "shares: [{title: x, parts: [{title: y, value: helft}]}]",
    ],
)
def test_what_the_reader_refuses_is_refused(wrong: str) -> None:
    assert mistakes(HEAD) == []
    assert mistakes({**HEAD, **read(wrong)})


@pytest.mark.parametrize("missing", HEAD)
def test_what_every_plan_must_have_is_required(missing: str) -> None:
    assert mistakes({key: value for key, value in HEAD.items() if key != missing})


@pytest.mark.parametrize(("path", "text"), schema_files().items(), ids=schema_files())
def test_the_committed_file_is_in_step(path: str, text: str) -> None:
    assert (ROOT / "plans" / path).read_text("utf-8") == text, "run 'plans schema'"


def test_it_makes_no_noise_about_what_may_be_absent() -> None:
    assert not any("null" in text for text in schema_files().values())


def test_the_settings_of_the_editor_name_every_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert {path.removeprefix("./plans/") for path in settings["yaml.schemas"]} == schema_files().keys()


def test_the_editor_asks_nothing_of_others() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    asked = ("yaml.schemaStore.enable", "yaml.kubernetesCRDStore.enable", "redhat.telemetry.enabled")
    assert [settings[name] for name in asked] == [False, False, False]
    extensions = json.loads((ROOT / ".vscode" / "extensions.json").read_text("utf-8"))
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}


def test_the_command_writes_them_and_tells_whether_they_are_in_step(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "--check"]) == 1
    assert main(["schema"]) == 0
    assert all((project / "plans" / path).read_text("utf-8") == text for path, text in schema_files().items())
    assert main(["schema", "--check"]) == 0
    (project / "plans" / "plan.schema.json").write_text("{}", "utf-8")
    capsys.readouterr()
    assert main(["schema", "--check"]) == 1
    assert capsys.readouterr().out == "plans/plan.schema.json klopt niet meer; draai plans schema.\n"
