"""A file becomes a plan or a register, or every finding at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.errors import InvalidPlans, Severity
from generator.load import PlanFile, load_entries, load_plan
from generator.model.registers import Area, Organisation

PLAN = "title: Buurtplan\nkind: other\norganisation: n.v.t.\nsummary: Kort.\n"


def findings_of(folder: Path, name: str, text: str) -> list[tuple[str, dict[str, str]]]:
    path = folder / name
    path.write_text(text, "utf-8")
    with pytest.raises(InvalidPlans) as caught:
        load_plan(path, name)
    return [(found.code, dict(found.values)) for found in caught.value.findings]


def test_the_name_of_the_file_is_the_id(plan_from: Callable[..., PlanFile]) -> None:
    assert plan_from("", name="jeugd-2024").plan.id == "jeugd-2024"


def test_a_plan_knows_where_everything_stands(plan_from: Callable[..., PlanFile]) -> None:
    file = plan_from("goals:\n  - Groen\n  - {title: Rood, when: 2026}\n")

    assert (file.place("goals", 1, "when").line, file.place("goals", 1, "when").column) == (7, 25)
    assert file.place("goals", 0, "title") == file.place("goals", 0)
    assert file.place("goals", 1, "amounts", "2024") == file.place("goals", 1)
    assert file.place("budget") == file.root.place


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("Jeugd 2024.yml", "jeugd-2024.yml"),
        ("één.yml", "een.yml"),
        ("a_b.yml", "a-b.yml"),
        ("plan.yaml", "plan.yml"),
        ("plan.YML", "plan.yml"),
        ("index.yml", "plan-index.yml"),
        ("日本.yml", "plan.yml"),
    ],
)
def test_a_name_that_can_be_no_id_is_told_with_one_that_can(tmp_path: Path, name: str, suggestion: str) -> None:
    assert findings_of(tmp_path, name, PLAN) == [("S011", {"text": name, "suggestion": suggestion})]


def test_what_is_wrong_with_the_name_comes_with_all_else(tmp_path: Path) -> None:
    found = findings_of(tmp_path, "index.yml", PLAN + "id: index\nstatus: paars\n")

    assert [code for code, _ in found] == ["S011", "S010", "S005"]


def test_advice_on_the_text_stays_with_the_plan(plan_from: Callable[..., PlanFile]) -> None:
    file = plan_from("audience : Bewoners\n")

    assert [found.severity for found in file.advice] == [Severity.ADVICE]


def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    with pytest.raises(InvalidPlans) as caught:
        load_plan(tmp_path / "weg.yml", "weg.yml")

    assert [(each.code, each.place.file) for each in caught.value.findings] == [("S022", "weg.yml")]


def test_a_register_gives_its_entries_with_their_places(tmp_path: Path) -> None:
    path = tmp_path / "areas.yml"
    path.write_text("- {id: noord, name: Noord}\n- {id: zuid, name: Zuid, part_of: noord}\n", "utf-8")

    register = load_entries(path, "registers/areas.yml", Area)

    assert [entry.model_fields_set for entry in register.entries] == [{"id", "name"}, {"id", "name", "part_of"}]
    assert (register.place(1, "part_of").line, register.place(1, "part_of").column) == (2, 35)


def test_a_register_tells_all_its_mistakes(tmp_path: Path) -> None:
    path = tmp_path / "organisations.yml"
    path.write_text("- {naam: Noord}\n- Zuid\n- {id: oost, name: Oost, kind: gemeente}\n", "utf-8")

    with pytest.raises(InvalidPlans) as caught:
        load_entries(path, path.name, Organisation)

    assert [(found.code, found.place.line) for found in caught.value.findings] == [
        ("S001", 1),
        ("S002", 1),
        ("S002", 2),
        ("S004", 3),
    ]
    assert "schrijf" not in str(caught.value)


def test_a_number_of_a_register_is_a_whole_number(tmp_path: Path) -> None:
    path = tmp_path / "areas.yml"
    path.write_text("- {id: noord, name: Noord, inhabitants: ca. 12.000}\n", "utf-8")

    with pytest.raises(InvalidPlans) as caught:
        load_entries(path, path.name, Area)

    (found,) = caught.value.findings
    assert (found.code, dict(found.values)) == ("S013", {"key": "inhabitants", "text": "ca. 12.000"})


@pytest.mark.parametrize("typed", ["12000", "12.000", "'12 000'"])
def test_a_number_of_a_register_is_read_as_in_dutch(tmp_path: Path, typed: str) -> None:
    path = tmp_path / "areas.yml"
    path.write_text(f"- {{id: noord, name: Noord, inhabitants: {typed}}}\n", "utf-8")

    (area,) = load_entries(path, path.name, Area).entries

    assert isinstance(area, Area)
    assert area.inhabitants == 12000


def test_a_register_may_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "areas.yml"
    path.write_text("[]\n", "utf-8")

    assert load_entries(path, path.name, Area).entries == ()
