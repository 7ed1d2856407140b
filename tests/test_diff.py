"""`plans diff`: what can be compared, and what it says where it cannot."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli
from generator.changes.sources import snapshots
from generator.errors import PlansError

Run = Callable[..., tuple[int, str, str]]

HEAD = "title: Buurtplan\nkind: action-plan\norganisation: n.v.t.\nsummary: Drie zinnen voor bewoners.\n"
STEP = "activities:\n  - {{id: uitrol, title: Uitrol, when: {}}}\n"
MOVED = "  - Activiteit 'Uitrol' schuift van Q2 2024 naar Q4 2024 (2 kwartalen later).\n"


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=redactie", "-c", "user.email=redactie@wijk.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)  # noqa: S607


def write(folder: Path, when: str) -> None:
    (folder / "plans/registers").mkdir(parents=True, exist_ok=True)
    (folder / "plans/buurt.yml").write_text(HEAD + STEP.format(when), "utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, templates: Path) -> Path:
    """Make a site with one plan, of which git knows an earlier version as v1; work there."""
    folder = tmp_path / "site"
    write(folder, "Q2 2024")
    (folder / "mkdocs.yml").write_text("site_name: Plannen\ntheme: {language: nl}\n", "utf-8")
    (folder / "templates").symlink_to(templates)
    git(folder.parent, "init", "--quiet", "--initial-branch=main", str(folder))
    git(folder, "add", "plans", "mkdocs.yml")
    git(folder, "commit", "--quiet", "--message=Eerste versie")
    git(folder, "tag", "v1")
    write(folder, "Q4 2024")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def templates() -> Path:
    return Path(__file__).parent.parent / "templates"


@pytest.fixture
def diff(capfd: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str | Path) -> tuple[int, str, str]:
        status = cli.main(["diff", *map(str, arguments)])
        said = capfd.readouterr()
        assert "Traceback" not in said.out + said.err
        return status, said.out, said.err

    return run


@pytest.mark.parametrize("old", ["HEAD", "main", "v1", "HEAD:plans", "v1:plans/buurt.yml", "v1:plans/"])
@pytest.mark.usefixtures("site")
def test_a_revision_is_compared_with_the_files_of_now(diff: Run, old: str) -> None:
    status, out, err = diff(old)

    assert (status, err) == (0, "")
    assert out == f"Van {old} naar de bestanden van nu. 1 wijziging in 1 plan.\n\nBuurtplan\n{MOVED}"


def test_two_revisions_are_compared(site: Path, diff: Run) -> None:
    git(site, "commit", "--quiet", "--all", "--message=Tweede versie")

    assert diff("v1", "HEAD")[1].endswith(MOVED)
    assert diff("v1:plans/buurt.yml", "HEAD")[1].endswith(MOVED)
    assert "Geen verschil: 1 plan vergeleken." in diff("HEAD")[1]


def test_files_and_folders_are_compared(site: Path, tmp_path: Path, diff: Run) -> None:
    old = tmp_path / "oud"
    write(old, "Q2 2024")

    for one, other in ((old, site), (old / "plans", "plans"), (old / "plans/buurt.yml", "plans/buurt.yml")):
        assert diff(one, other)[1].endswith(MOVED)
    assert diff(old / "plans")[1].endswith(MOVED)
    assert diff(old / "plans/buurt.yml")[1].endswith(MOVED)


@pytest.mark.usefixtures("site")
def test_files_of_any_name_are_two_versions_of_one_plan(site: Path, tmp_path: Path, diff: Run) -> None:
    old = tmp_path / "Buurtplan (oud).yml"
    old.write_text(HEAD + STEP.format("Q2 2024"), "utf-8")

    assert diff(old, site / "plans/buurt.yml")[1].endswith(MOVED)


def test_a_site_in_a_folder_of_the_repository_is_found(site: Path, tmp_path: Path, diff: Run) -> None:
    top = tmp_path / "top"
    top.mkdir()
    (site / ".git").rename(top / ".git")
    moved = site.rename(top / "site")
    git(top, "add", "--all")
    git(top, "commit", "--quiet", "--message=In een map")
    write(moved, "Q1 2025")

    for old in ("HEAD", "HEAD:site/plans", "HEAD:plans/buurt.yml"):
        assert "van Q4 2024 naar Q1 2025 (1 kwartaal later)" in diff(old, "--config", moved / "mkdocs.yml")[1]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["v9"], "Er is geen bestand, map of git-versie 'v9'."),
        (["--", "-x"], "Er is geen bestand, map of git-versie '-x'."),
        (["HEAD:niets"], "In de versie HEAD staat geen niets."),
        (["HEAD:mkdocs.yml"], "staat geen plan mkdocs.yml om mee te vergelijken."),
        (["plans/buurt.yml"], "plans/buurt.yml is zelf de versie van nu."),
        (["plans"], "plans is zelf de versie van nu."),
        (["plans/registers"], "In plans/registers staan geen plannen."),
        ([], "Hier ontbreekt iets: OUD."),
    ],
)
@pytest.mark.usefixtures("site")
def test_what_cannot_be_compared_is_one_sentence(diff: Run, arguments: list[str], sentence: str) -> None:
    status, out, err = diff(*arguments)

    assert (status, out) == (2, "")
    assert sentence in err
    assert err.count("\n") == 1


def test_without_git_there_are_no_revisions(tmp_path: Path) -> None:
    write(tmp_path, "Q2 2024")

    with pytest.raises(PlansError, match="is geen map van git"):
        snapshots("main", None, tmp_path / "plans")


def test_a_shallow_clone_says_what_to_fetch(site: Path, tmp_path: Path) -> None:
    git(site, "commit", "--quiet", "--all", "--message=Tweede versie")
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-tags", f"file://{site}", "ondiep")

    with pytest.raises(PlansError, match="fetch-depth: 0"):
        snapshots("v1", None, tmp_path / "ondiep/plans")


def test_a_plan_that_cannot_be_read_makes_it_fail(site: Path, diff: Run) -> None:
    (site / "plans/buurt.yml").write_text("titel: Buurtplan\n", "utf-8")

    status, out, _ = diff("HEAD")

    assert status == 2
    assert "Dit kan niet vergeleken worden." in out
    assert "Geen verschil" not in out


@pytest.mark.usefixtures("site")
def test_a_program_gets_json_and_a_pull_request_markdown(diff: Run) -> None:
    report = json.loads(diff("HEAD", "--format", "json")[1])
    (plan,) = report["plans"]
    (change,) = plan["changes"]

    assert (report["version"], report["complete"], report["compared"], report["new"]) == (1, True, 1, "")
    assert (plan["id"], plan["state"], plan["title"]) == ("buurt", "changed", "Buurtplan")
    assert (change["kind"], change["anchor"], change["path"]) == ("Rescheduled", "uitrol", ["activities", 0])
    assert diff("HEAD", "--format", "markdown")[1].startswith("## Wat verandert er voor bewoners?\n\nVan HEAD naar ")
    assert diff("HEAD", "--lang", "en")[1].startswith("From HEAD to the files as they are now. 1 change in 1 plan.")
