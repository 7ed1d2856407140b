"""Files among the plans that nobody reads are told, each with what to do."""

from datetime import date
from pathlib import Path

import pytest

from generator.catalogue import read_catalogue
from generator.check import check
from generator.errors import Severity


def found(folder: Path, *names: str) -> list[tuple[str, str, str]]:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("- {id: noord, name: Noord}\n" if "registers" in name else "title: A\n", "utf-8")
    findings = [each for each in read_catalogue(folder, "plans")[1] if each.severity is Severity.ADVICE]
    return [(each.code, each.place.file, str([*each.values.values()][-1])) for each in findings]


@pytest.mark.parametrize(
    ("name", "code", "remedy"),
    [
        ("wijk.yml.txt", "S025", "wijk.yml"),
        ("wijk.YAML.docx", "S025", "wijk.yml"),
        ("wijk.yml (1)", "S025", "wijk.yml"),
        ("wijk.ymal", "S025", "wijk.yml"),
        ("registers/organisation.yml", "S019", "organisations.yml"),
        ("registers/organisations.yaml", "S019", "organisations.yml"),
        ("registers/Areas.yml", "S019", "areas.yml"),
        ("registers/themes.yml.txt", "S019", "themes.yml"),
        ("plan.docx", "S031", "plan.docx"),
        ("wijken/beijum.yml", "S021", "plans/beijum.yml"),
        ("wijken/noord/areas.yaml", "S021", "plans/registers/areas.yml"),
    ],
)
def test_a_file_that_nobody_reads_is_told_with_its_remedy(tmp_path: Path, name: str, code: str, remedy: str) -> None:
    assert found(tmp_path, name) == [(code, f"plans/{name}", remedy)]


def test_a_folder_that_was_meant_for_the_registers_is_told_once_and_hides_what_they_hold(tmp_path: Path) -> None:
    (tmp_path / "wijk.yml").write_text(
        "title: A\nkind: other\norganisation: gemeente-voorbeeld\nsummary: Een plan voor de WIJ.\n", "utf-8"
    )

    assert found(tmp_path, "register/areas.yml", "register/themes.yml") == [("S029", "plans/register", "registers")]
    everything, _ = read_catalogue(tmp_path, "plans")
    assert [each.code for each in check(everything, date(2026, 1, 15))] == []


def test_an_unknown_register_is_told_with_those_there_are(tmp_path: Path) -> None:
    ((code, file, known),) = found(tmp_path, "registers/xyz.yml")

    assert (code, file) == ("S020", "plans/registers/xyz.yml")
    assert known.startswith("organisations.yml, areas.yml, ")


def test_what_belongs_among_the_plans_is_no_stray(tmp_path: Path) -> None:
    names = (
        "plan.schema.json",
        ".wijk.yml.swp",
        "wijk.yml~",
        "wijk.yml.orig",
        "leesmij.txt",
        "README.md",
        "registers/areas.yml",
        "registers/README.md",
        "wijk/foto.jpg",
        "los/begroting.pdf",
    )

    assert found(tmp_path, *names) == []
