"""Plans nobody has seen: what is right renders, what is wrong is told at its place and in its words.

In `cases/invalid/<mistake>.txt` stand the code, line and column of every finding in `<mistake>.yml`, and
below an empty line what each says in Dutch. The cases of YAML itself (`yaml-*`) are read once more in
`test_reader.py`.
"""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from generator.catalogue import Catalogue, catalogue, read_catalogue
from generator.check import check
from generator.check.texts import prose_of
from generator.errors import Finding, InvalidPlans, Severity
from generator.load import load_plan
from generator.model.base import Part, walk
from generator.model.registers import Registers
from generator.prose import to_text
from generator.report import messages, sentences
from generator.settings import Settings
from generator.site import site_files

TODAY = date(2026, 1, 15)
ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"
VALID = CASES / "valid"
MISTAKES = sorted((CASES / "invalid").glob("*.yml"))
INVALID = [path for path in MISTAKES if not path.name.startswith("yaml-")]
LANGUAGES = sorted(path.stem for path in (ROOT / "templates/labels").glob("*.yml"))


def findings_in(path: Path) -> list[Finding]:
    """Read and check one plan by itself; everything that was found, in the order of the file."""
    try:
        file = load_plan(path, path.name)
    except InvalidPlans as invalid:
        found = invalid.findings
    else:
        found = (*file.advice, *check(catalogue([file], Registers()), TODAY))
    return sorted(found, key=lambda each: (each.place.line, each.place.column, each.code))


def told(findings: list[Finding]) -> Iterator[str]:
    yield "\n".join(f"{each.code} {each.place.line}:{each.place.column}" for each in findings)
    for each in findings:
        said = sentences(each)
        yield f"{said.what}\n{said.help}"


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_a_mistake_is_told_at_its_place_and_in_its_words(path: Path) -> None:
    found, file = "\n\n".join(told(findings_in(path))) + "\n", path.with_suffix(".txt")
    assert found == file.read_text("utf-8"), (
        f"is this what an editor must read? Then write it into {file.name}:\n{found}"
    )


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_finding_points_at_characters_that_are_there(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    for finding in findings_in(path):
        place = finding.place
        assert lines[place.line - 1] == place.text
        assert place.column + place.length - 1 <= max(len(place.text), place.column)


def test_every_message_about_plans_has_a_case() -> None:
    cases = {
        line.split()[0] for path in INVALID for line in path.with_suffix(".txt").read_text("utf-8").splitlines() if line
    }
    elsewhere = {
        "T001",  # what the reader refuses before: test_text.py
        "S008",  # what no type of the model gives today
        "S011",  # names of files: test_load.py
        "S019", "S020", "S021", "S025", "S029", "S031",  # files that nobody reads: test_strays.py
        "S022", "S023", "S024",  # files that are not there: test_reader.py, test_selection.py
        "S013",  # numbers stand in registers only: test_check.py
        "B011", "B012", "B013", "B014",  # the finer kinds of mistake in amounts: test_money.py
        "F001", "F002", "F003",  # photos: test_photos.py
        "B028", "T002",  # told as V003 and S006
        "L003",  # needs a register: test_language.py
        "V005",  # needs other plans: test_check.py
        "E001", "E002", "E003", "E004", "E005", "E006", "E007", "E008", "E009", "E010",
        "E011", "E012", "V010",  # pages: test_embed.py
        *(code for code in messages() if code.startswith("N")),  # the site: test_site_mistakes.py
        "W010", "W011", "W012", "W013", "W014", "F012", "F013",  # links of pages: test_site_mistakes.py
        "F014", "F015", "F016", "F017", "F018", "F019",  # files: test_attachments.py, test_site_mistakes.py
        "V011", "V012", "V013", "V016", "V017",  # registers: test_check.py
        "D001",  # the settings of the history: test_history.py
        "F008",  # pages written by hand: test_check.py
        "G003",  # needs other plans: test_check.py
        "F010", "F011",  # files in the folder of a plan: test_attachments.py
        "H001", "H002", "H003", "H004", "H005",  # mkdocs.yml: test_house.py
        "V018", "V019",  # other plans, and files in the folder of a plan: test_check.py
    }  # fmt: skip

    about_plans = {code for code in messages() if not code.startswith("Y")}

    untried = sorted(about_plans - cases - elsewhere)
    assert not untried, f"make these mistakes in a plan in tests/cases/invalid/: {', '.join(untried)}"
    assert not elsewhere & cases, "a case tells these now: take them off the list"
    assert elsewhere <= about_plans, "no message has these codes: take them off the list"


@pytest.fixture(scope="module")
def everything() -> tuple[Catalogue, tuple[Finding, ...]]:
    found, findings = read_catalogue(VALID, "plans")
    return found, (*findings, *check(found, TODAY))


def test_every_case_loads_without_errors(everything: tuple[Catalogue, tuple[Finding, ...]]) -> None:
    found, findings = everything

    assert [each for each in findings if each.severity is Severity.ERROR] == []
    assert {file.plan.id for file in found.plans} == {path.stem for path in VALID.glob("*.yml")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_site_of_all_cases_renders(
    everything: tuple[Catalogue, tuple[Finding, ...]], language: str, tmp_path: Path
) -> None:
    found, _ = everything
    settings = settings_for(tmp_path, language)

    pages = {file.uri: file.content for file in site_files(found, settings) if isinstance(file.content, str)}

    assert {f"plannen/{file.plan.id}.md" for file in found.plans} <= pages.keys()
    assert all("None" not in page.split() for page in pages.values())


@pytest.mark.parametrize("path", sorted(VALID.glob("*.yml")), ids=lambda path: path.stem)
def test_every_case_makes_a_site_by_itself(path: Path, tmp_path: Path) -> None:
    alone = catalogue([load_plan(path, path.name)], Registers())

    pages = list(site_files(alone, settings_for(tmp_path, "nl")))

    assert f"plannen/{path.stem}.md" in {page.uri for page in pages}


def test_a_site_without_any_plan_has_its_pages(tmp_path: Path) -> None:
    pages = {page.uri for page in site_files(catalogue([], Registers()), settings_for(tmp_path, "nl"))}

    assert pages >= {"plannen/index.md", "planning/index.md", "planning/2026.md", "geld/index.md"}
    assert "begrippen.md" not in pages


def test_two_hundred_activities_are_no_trouble(tmp_path: Path) -> None:
    listed = "".join(f"  - {{title: Actie {n}, when: {2020 + n % 9}, lead: Team {n}}}\n" for n in range(200))
    path = tmp_path / "veel.yml"
    path.write_text((VALID / "minimal.yml").read_text("utf-8") + "activities:\n" + listed, "utf-8")

    pages = {
        page.uri: page
        for page in site_files(catalogue([load_plan(path, path.name)], Registers()), settings_for(tmp_path, "nl"))
    }

    assert str(pages["plannen/veel.md"].content).count("Actie 199") >= 2


def settings_for(folder: Path, language: str) -> Settings:
    (folder / "content").mkdir(exist_ok=True)
    (folder / "content/index.md").write_text("# Welkom\n\n[[plannen]]\n\n[[plans]]\n", "utf-8")
    return Settings(
        root=folder,
        today=date(2026, 1, 15),
        plans=VALID,
        content=folder / "content",
        templates=ROOT / "templates",
        site=folder / "site",
        language=language,
        drafts=True,
    )


def test_the_case_with_everything_uses_every_field() -> None:
    """A section that a municipality adds to `Plan` itself is its own affair; the parts of the format are not."""
    plan = load_plan(VALID / "everything.yml", "everything.yml").plan
    used: dict[type[Part], set[str]] = {}
    for _, part in walk(plan):
        used.setdefault(type(part), set()).update(part.model_fields_set)

    unused = {f"{part.__name__}.{field}" for part in used for field in part.model_fields if field not in used[part]}

    assert len(used) > 30
    assert not unused, f"write these fields into {VALID / 'everything.yml'}: {', '.join(sorted(unused))}"


def test_a_page_shows_every_text_of_the_case_with_everything(
    everything: tuple[Catalogue, tuple[Finding, ...]], tmp_path: Path
) -> None:
    found, _ = everything
    file = next(each for each in found.plans if each.plan.id == "everything")
    pages = site_files(found, settings_for(tmp_path, "nl"))
    page = next(str(each.content) for each in pages if each.uri == "plannen/everything.md")
    shown = " ".join(re.sub("<[^>]*>", "", unescape(page)).split())

    lost = {path for path, text in prose_of(file) if " ".join(to_text(text).split()) not in shown}

    assert lost == {("notes",), ("change_note",)}, "print them in the template of their section"
