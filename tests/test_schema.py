"""The JSON Schema of a plan: it allows what the reader reads, refuses what it refuses, and is kept in step."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.cli import main
from generator.guide.schema import NAME, as_text, json_schema

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


def mistakes(value: object) -> list[str]:
    return [error.message for error in Draft7Validator(json_schema()).iter_errors(with_texts_for_keys(value))]


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(json_schema())


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_what_can_be_read_is_allowed(path: Path) -> None:
    assert mistakes(yaml.load(path.read_text("utf-8"), Loader=Core)) == []  # noqa: S506 - a safe loader


@pytest.mark.parametrize(
    "wrong",
    [
        "titel: x",
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
    assert mistakes({**HEAD, **yaml.load(wrong, Loader=Core)})  # noqa: S506 - a safe loader


@pytest.mark.parametrize("missing", HEAD)
def test_what_every_plan_must_have_is_required(missing: str) -> None:
    assert mistakes({key: value for key, value in HEAD.items() if key != missing})


def test_the_committed_file_is_in_step() -> None:
    assert (ROOT / "plans" / NAME).read_text("utf-8") == as_text(), "run 'plans schema'"


def test_it_makes_no_noise_about_what_may_be_absent() -> None:
    assert "null" not in as_text()


def test_the_command_writes_it_and_tells_whether_it_is_in_step(project: Path) -> None:
    path = project / "plans" / NAME
    assert main(["schema", "--check"]) == 1
    assert main(["schema"]) == 0
    assert path.read_text("utf-8") == as_text()
    assert main(["schema", "--check"]) == 0
