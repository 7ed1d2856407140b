"""The MkDocs adapter, met through MkDocs itself."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

MISTAKE = "\ntitel: Nog een keer\n"


def mkdocs(project: Path, *arguments: str, today: str = "2026-03-01") -> tuple[int, str]:
    environment = {**os.environ, "PLANS_TODAY": today, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *arguments],
        cwd=project,
        env=environment,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done.returncode, done.stdout + done.stderr


def break_plan(project: Path) -> Path:
    path = min(project.glob("plans/*.yml"))
    path.write_text(path.read_text("utf-8") + MISTAKE, "utf-8")
    return path


def pages(project: Path) -> set[str]:
    return {path.relative_to(project / "site").as_posix() for path in project.glob("site/**/*.html")}


def test_a_strict_build_gives_every_plan_a_page_and_logs_no_warning(project: Path) -> None:
    status, said = mkdocs(project, "--strict")
    assert status == 0
    assert {line.split()[0] for line in said.splitlines() if line} == {"INFO"}
    plans = {f"plannen/{path.stem}/index.html" for path in project.glob("plans/*.yml") if path.stem != "draft"}
    assert plans <= pages(project)
    assert (project / "site" / "pagefind" / "pagefind.js").is_file()
    assert "Content-Security-Policy" in (project / "site" / "index.html").read_text("utf-8")


def test_the_smallest_plan_makes_a_site_by_itself(project: Path) -> None:
    shutil.rmtree(project / "plans")
    (project / "plans").mkdir()
    smallest = "title: Buurtplan\nkind: other\norganisation: Gemeente Voorbeeld\nsummary: Wij sporten.\n"
    (project / "plans" / "buurtplan.yml").write_text(smallest, "utf-8")

    status, said = mkdocs(project, "--strict")

    assert status == 0, said
    assert "plannen/buurtplan/index.html" in pages(project)


def test_mistakes_stop_the_build_before_the_old_site_is_touched(project: Path) -> None:
    path = break_plan(project)
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("oud", "utf-8")
    status, said = mkdocs(project)
    assert status == 1
    assert f" --> plans/{path.name}:" in said
    assert "bedoelt u 'title'?" in said
    assert pages(project) == {"index.html"}


def test_a_template_with_a_mistake_is_a_sentence(project: Path) -> None:
    (project / "templates" / "pages" / "plan.md").write_text("{{ nergens.iets }}", "utf-8")
    status, said = mkdocs(project)
    assert status == 2
    assert "plan.md, regel 1" in said
    assert not pages(project)


def test_a_theme_with_a_mistake_is_a_sentence(project: Path) -> None:
    (project / "templates" / "theme" / "main.html").write_text("{% block %}", "utf-8")
    status, said = mkdocs(project)
    assert status == 2
    assert "theme/main.html, regel 1" in said
    assert not pages(project)


def test_addresses_without_folders_are_refused(project: Path) -> None:
    status, said = mkdocs(project, "--no-directory-urls")
    assert status == 2
    assert "use_directory_urls" in said


def test_a_day_that_is_no_day_is_refused(project: Path) -> None:
    status, said = mkdocs(project, today="morgen")
    assert status == 2
    assert "niet 'morgen'" in said


def test_the_settings_may_be_named_from_elsewhere(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", f"{project.name}/mkdocs.yml"],
        cwd=project.parent,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0
    assert "plannen/index.html" in pages(project)


def test_drafts_are_not_built(project: Path) -> None:
    path = min(project.glob("plans/*.yml"))
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("status:")]
    path.write_text("\n".join([*lines, "status: draft", ""]), "utf-8")
    status, _ = mkdocs(project)
    assert status == 0
    assert f"plannen/{path.stem}/index.html" not in pages(project)


def test_the_theme_has_its_words(project: Path) -> None:
    words = (project / "templates" / "labels" / "nl.yml").read_text("utf-8")
    search = next(line.split(":", 1)[1].strip() for line in words.splitlines() if "search_button:" in line)
    assert mkdocs(project)[0] == 0
    assert f'<button type="submit">{search}</button>' in (project / "site" / "index.html").read_text("utf-8")
