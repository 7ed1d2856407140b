"""Which findings belong to which files."""

from datetime import date
from pathlib import Path

import pytest

from generator.command.selection import findings_in
from generator.errors import InvalidPlans
from generator.settings import Settings, read_settings

MISTAKE = "\ntitel: Nog een keer\n"


@pytest.fixture
def settings(project: Path) -> Settings:
    return read_settings(project / "mkdocs.yml", date(2026, 3, 1))


def break_plans(settings: Settings) -> list[Path]:
    paths = sorted(settings.plans.glob("*.yml"))[:2]
    for path in paths:
        path.write_text(path.read_text("utf-8") + MISTAKE, "utf-8")
    return paths


def codes(files: list[Path], settings: Settings) -> list[tuple[str, str]]:
    return [
        (finding.place.file, finding.code)
        for finding in findings_in(files, settings).findings
        if finding.severity == "error"
    ]


def test_without_files_everything_is_checked(settings: Settings) -> None:
    broken = break_plans(settings)
    assert codes([], settings) == [(f"plans/{path.name}", "S001") for path in broken]


def test_only_the_files_that_were_named_are_reported(settings: Settings) -> None:
    first, second = break_plans(settings)
    third = sorted(settings.plans.glob("*.yml"))[2]
    assert codes([second], settings) == [(f"plans/{second.name}", "S001")]
    assert codes([second, first, second], settings) == [
        (f"plans/{second.name}", "S001"),
        (f"plans/{first.name}", "S001"),
    ]
    assert codes([third], settings) == []


def test_a_register_and_a_page_can_be_named(settings: Settings) -> None:
    register = settings.plans / "registers" / "areas.yml"
    register.write_text("- naam: X\n", "utf-8")
    page = settings.content / "over.md"
    found = codes([register], settings)
    assert found
    assert {name for name, _ in found} == {"plans/registers/areas.yml"}
    assert codes([page], settings) == []


def test_a_file_from_elsewhere_stands_alone(settings: Settings, tmp_path: Path) -> None:
    break_plans(settings)
    elsewhere = tmp_path / "plan-van-elders.yml"
    elsewhere.write_text("titel: X\n", "utf-8")
    assert {name for name, _ in codes([elsewhere], settings)} == {str(elsewhere)}
    good = sorted(settings.plans.glob("*.yml"))[2]
    copy = tmp_path / good.name
    copy.write_text(good.read_text("utf-8"), "utf-8")
    assert {code for _, code in codes([copy], settings)} <= {"V008"}


def test_plans_are_counted(settings: Settings) -> None:
    paths = sorted(settings.plans.glob("*.yml"))
    assert findings_in([], settings).plans == len(paths)
    assert findings_in(paths[:2], settings).plans == 2


def test_a_file_that_is_not_there_is_told_with_one_that_is(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(InvalidPlans) as caught:
        findings_in([tmp_path / "weg.yml"], settings)
    assert [each.code for each in caught.value.findings] == ["S024"]
    path = min(settings.plans.glob("*.yml"))
    with pytest.raises(InvalidPlans) as caught:
        findings_in([path.with_name(f"{path.stem}s.yml")], settings)
    assert [(each.code, each.values) for each in caught.value.findings] == [("S023", {"suggestion": str(path)})]


def test_a_file_that_nobody_reads_is_told_when_it_is_asked_about(settings: Settings) -> None:
    stray = settings.plans / "registers" / "organisation.yml"
    stray.write_text("- Noord\n", "utf-8")
    assert [each.code for each in findings_in([stray], settings).findings] == ["S019"]
