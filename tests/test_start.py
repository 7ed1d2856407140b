"""The starting file of a plan: it can be checked at once, and every example in it can be used."""

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from generator.catalogue import catalogue
from generator.check import check
from generator.cli import main
from generator.load import load_plan
from generator.load.expand import field_types
from generator.model.plan import Plan, PlanKind
from generator.model.registers import Registers
from generator.start import starting_file
from generator.tidy import tidied

KINDS: tuple[PlanKind, ...] = get_args(PlanKind)


@pytest.mark.parametrize("kind", KINDS)
def test_it_passes_with_only_advice_on_what_is_still_to_fill_in(kind: PlanKind, tmp_path: Path) -> None:
    path = tmp_path / "nieuw.yml"
    path.write_text(starting_file(kind), "utf-8")
    plan = load_plan(path, path.name)
    found = [each.code for each in check(catalogue([plan], Registers()), date(2026, 1, 15))]
    assert found == ["T005", "T005"]
    assert plan.plan.kind == kind
    assert plan.plan.status == "draft"


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_in_it_can_be_used(kind: PlanKind, tmp_path: Path) -> None:
    text = starting_file(kind)
    used = re.sub("^#(?! )", "", text, flags=re.MULTILINE)
    used = re.sub("^#(?= +-| +[a-z_]+:\\n)", "", used, flags=re.MULTILINE)
    path = tmp_path / "nieuw.yml"
    path.write_text(used, "utf-8")
    read = load_plan(path, path.name)
    assert read.plan.sources
    assert read.plan.contact
    assert not [each for each in check(catalogue([read], Registers()), date(2026, 1, 15)) if each.severity == "error"]


@pytest.mark.parametrize("kind", KINDS)
def test_it_names_every_field_once_and_the_usual_ones_first(kind: PlanKind) -> None:
    named = re.findall("^(?:#|# )?([a-z_]+):", starting_file(kind), flags=re.MULTILINE)
    known = [key for key in field_types(Plan) if key not in ("id", "formerly_at", "change_note")]
    assert sorted(named) == sorted(known)
    assert set(named[:4]) >= {"title", "kind", "organisation"}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_tidy(kind: PlanKind) -> None:
    assert tidied(starting_file(kind).encode(), "nieuw.yml") == starting_file(kind)


def test_the_command_writes_it_for_a_kind_in_dutch(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "wijkplan", "mijn-wijk"]) == 0
    assert "kind: neighbourhood-plan" in (project / "plans" / "mijn-wijk.yml").read_text("utf-8")
    assert "plans/mijn-wijk.yml" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("wijkplann", "mijn-wijk", "Bedoelt u 'wijkplan'?"),
        ("brood", "mijn-wijk", "is geen soort plan. Kies uit"),
        ("wijkplan", "Mijn Wijk", "neem bijvoorbeeld 'mijn-wijk'"),
        ("wijkplan", "index", "kan geen id zijn"),
        ("wijkplan", "everything", "Er is al een plan everything.yml"),
    ],
)
def test_what_cannot_be_is_said(
    kind: str, name: str, said: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(project.rglob("*"))
    assert main(["new", kind, name]) == 2
    assert said in capsys.readouterr().err
    assert sorted(project.rglob("*")) == before
