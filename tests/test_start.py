"""The starting file of a plan: it can be checked at once, and every example in it can be used."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from generator.catalogue import catalogue
from generator.check import check
from generator.cli import main
from generator.load import load_plan
from generator.model.plan import PlanKind
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
