"""The command `plans`, as someone at a keyboard meets it."""

import gc
import json
import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from generator import cli
from generator.command import engine
from generator.errors import PlansError

Run = Callable[..., tuple[int, str, str]]

MISTAKE = "\ntitel: Nog een keer\n"


@pytest.fixture
def plans(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command; gives the exit status and what it said on both streams."""

    def run(*arguments: str | Path) -> tuple[int, str, str]:
        status = cli.main([str(argument) for argument in arguments])
        said = capfd.readouterr()
        assert "Traceback" not in said.out + said.err
        return status, said.out, said.err

    return run


def any_plan(project: Path) -> Path:
    return min(project.glob("plans/*.yml"))


def break_plan(project: Path) -> Path:
    path = any_plan(project)
    path.write_text(path.read_text("utf-8") + MISTAKE, "utf-8")
    return path


def test_help_reads_as_dutch_and_names_every_command(plans: Run) -> None:
    status, out, _ = plans()
    assert status == 0
    assert plans("--help")[1] == out
    commands = [line.split()[0] for line in out.split("Opdrachten:\n")[1].splitlines()]
    assert commands == list(cli.plans.commands)
    for command in commands:
        status, out, _ = plans(command, "--help")
        assert status == 0
        assert out.startswith(f"Gebruik: plans {command} ")


def test_the_readme_names_every_command() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    named = re.findall(r"^\| `plans (\w+)", readme, re.MULTILINE)
    assert named == list(cli.plans.commands), "README.md, The command: a row for each, in the order of the program"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["bouw"], "De opdracht 'bouw' is er niet. Zie plans --help.\n"),
        (["chck"], "De opdracht 'chck' is er niet. Bedoelt u check? Zie plans --help.\n"),
        (
            ["check", "--format", "xml"],
            "--format: kies uit text, github, gitlab, json, niet 'xml'. Zie plans check --help.\n",
        ),
        (["generate"], "Hier ontbreekt iets: --to. Zie plans generate --help.\n"),
        (
            ["build", "--today", "morgen"],
            "--today: schrijf een datum als 2026-11-22, niet 'morgen'. Zie plans build --help.\n",
        ),
    ],
)
def test_what_was_typed_wrong_is_one_sentence(plans: Run, arguments: list[str], sentence: str) -> None:
    assert plans(*arguments) == (2, "", sentence)


@pytest.mark.parametrize("command", [["build"], ["serve"], ["check"], ["generate", "--to", "x"]])
def test_without_settings_nothing_can_be_done(
    plans: Run,
    command: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = plans(*command)
    assert (status, out) == (2, "")
    assert err.startswith("Er is geen mkdocs.yml in ")
    assert err.count("\n") == 1


@pytest.mark.usefixtures("project")
def test_good_plans_are_good(plans: Run) -> None:
    status, out, err = plans("check")
    assert (status, err) == (0, "")
    assert "fout" not in out.splitlines()[-1]


def test_mistakes_are_shown_with_their_place(plans: Run, project: Path) -> None:
    path = break_plan(project)
    line = path.read_text("utf-8").splitlines().index("titel: Nog een keer") + 1
    status, out, err = plans("check")
    assert (status, err) == (1, "")
    assert f" --> plans/{path.name}:{line}:1\n" in out
    assert "bedoelt u 'title'?" in out
    assert out.splitlines()[-1].startswith("1 fout")
    assert "did you mean 'title'?" in plans("check", "--lang", "en")[1]


def test_other_programs_get_json_and_github_gets_annotations(plans: Run, project: Path) -> None:
    path = break_plan(project)
    status, out, _ = plans("check", "--format", "json")
    assert status == 1
    assert json.loads(out)["errors"] == 1
    status, out, _ = plans("check", "--format", "github")
    assert status == 1
    assert f"::error file=plans/{path.name}," in out


def test_the_step_summary_of_github_gets_the_whole_list(
    plans: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = project.parent / "summary.md"
    summary.write_text("Eerder.\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    plans("check", "--format", "github")
    good = summary.read_text("utf-8")
    break_plan(project)
    plans("check", "--format", "github")
    assert good.startswith("Eerder.\n## Controle van de plannen\n")
    assert "fout" in summary.read_text("utf-8").removeprefix(good)
    assert "redactie/meldingen/#s001)" in summary.read_text("utf-8")


def test_gitlab_gets_a_report_of_code_quality(plans: Run, project: Path) -> None:
    path = break_plan(project)
    status, out, _ = plans("check", "--format", "gitlab")
    assert status == 1
    assert f"plans/{path.name}" in {each["location"]["path"] for each in json.loads(out)}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "said"), [([], "dit bestand is er niet"), (["--lang", "en"], "this file is not there")]
)
def test_a_file_that_is_not_there_is_told_in_the_language_asked_for(
    plans: Run, arguments: list[str], said: str
) -> None:
    status, out, err = plans("check", "weg.yml", *arguments)
    assert (status, out) == (2, "")
    assert said in err


def test_settings_may_stand_elsewhere(plans: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project.parent)
    assert plans("check", "--config", "project/mkdocs.yml")[0] == 0


def test_a_build_with_mistakes_leaves_the_old_site(plans: Run, project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("oud", "utf-8")
    break_plan(project)
    status, out, err = plans("build")
    assert (status, out) == (1, "")
    assert "bedoelt u 'title'?" in err
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"]


def test_settings_that_cannot_be_read_are_told_by_every_command(plans: Run, project: Path) -> None:
    path = project / "mkdocs.yml"
    path.write_text(path.read_text("utf-8").replace("  name: material", "\tname: material"), "utf-8")
    line = path.read_text("utf-8").split("\tname")[0].count("\n") + 1
    finding = f"fout[Y030]: deze regel begint met een tab\n --> mkdocs.yml:{line}:1\n"
    for command in ("build", "serve"):
        status, out, err = plans(command)
        assert (status, out) == (2, "")
        assert err.startswith(finding)
    status, out, err = plans("check")
    assert (status, err) == (1, "")
    assert out.startswith(finding)
    told = json.loads(plans("check", "--format", "json")[1])["findings"]
    assert [(each["code"], each["line"]) for each in told] == [("Y030", line)]


def test_a_build_with_mistakes_ends_with_what_must_be_mended(plans: Run, project: Path) -> None:
    (project / "site").mkdir()
    page = project / "content" / "over.md"
    page.write_text("# Over\n\n[hier](https://a.nl)\n\n[weg](nergensheen.pdf)\n", "utf-8")

    status, _, err = plans("build")

    assert (status, "advies[" in err) == (1, False)
    assert re.search(
        r"= hulp: .*\n\n1 fout in 1 bestand\nOok \d+ advie\w+ in \d+ bestand\w*: 'plans check' laat ze zien\.\n"
        r"De vorige site blijft staan zoals die was\.\n$",
        err,
    )


def test_a_build_that_the_engine_refuses_leaves_the_old_site(plans: Run, project: Path) -> None:
    (project / "site").mkdir()
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra_css: los\n")
    status, _, err = plans("build")
    assert status == 2
    assert err.startswith("MkDocs kon de site niet bouwen; de vorige site staat er nog.\n")
    assert "extra_css" in err
    assert not list((project / "site").iterdir())
    assert sorted(path.name for path in project.iterdir()) == sorted(
        ["content", "mkdocs.yml", "plans", "site", "templates"]
    )


def test_a_template_with_a_mistake_is_one_sentence(plans: Run, project: Path) -> None:
    (project / "templates" / "pages" / "plan.md").write_text("{{ nergens.iets }}", "utf-8")
    status, out, err = plans("generate", "--to", project.parent / "out")
    assert (status, out) == (2, "")
    assert "plan.md, regel 1" in err
    assert err.count("\n") == 1


def test_building_generating_and_finishing(plans: Run, project: Path) -> None:
    status, out, _ = plans("build", "--today", "2026-03-01")
    assert status == 0
    assert out.startswith("De site staat in site: ")
    assert (project / "site" / "pagefind" / "pagefind.js").is_file()
    status, out, _ = plans("generate", "--to", project.parent / "out", "--today", "2026-03-01")
    assert status == 0
    assert out.endswith(" pagina's.\n")
    assert plans("finish", project / "site") == (0, f"De site in {project / 'site'} is af.\n", "")


def test_finishing_something_else_is_one_sentence(plans: Run, tmp_path: Path) -> None:
    status, out, err = plans("finish", tmp_path)
    assert (status, out) == (2, "")
    assert err == f"In {tmp_path} staat geen gebouwde site: er is geen index.html.\n"


@pytest.mark.usefixtures("project")
def test_what_nobody_expected_is_one_sentence_too(
    plans: Run,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def surprise(*_: object) -> None:
        raise KeyError("iets\nraars")

    monkeypatch.setattr(cli, "read_site", surprise)
    status, _, err = plans("build")
    assert status == 2
    assert err.startswith("Er ging iets mis in het programma zelf (KeyError: 'iets\\nraars').")
    assert err.count("\n") == 1
    assert cli.main(["--debug", "build"]) == 2
    assert "Traceback" in capfd.readouterr().err


@pytest.mark.usefixtures("project")
def test_stopping_the_work_is_no_mistake(plans: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "read_site", stop)
    assert plans("build")[0] == cli.INTERRUPTED


@pytest.mark.usefixtures("project")
def test_a_preview_on_a_bad_address_is_one_sentence(plans: Run) -> None:
    status, _, err = plans("serve", "--address", "127.0.0.1:nul")
    assert status == 2
    assert "Kies een ander" in err


@pytest.mark.usefixtures("project")
def test_the_day_of_today_reaches_the_engine(plans: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[engine.Engine] = []

    def build(mkdocs: engine.Engine, _: Path) -> None:
        asked.append(mkdocs)
        raise PlansError("genoeg")

    monkeypatch.setattr(engine, "build", build)
    assert plans("build", "--today", "2024-02-29") == (2, "", "genoeg\n")
    monkeypatch.setenv("PLANS_TODAY", "2023-01-01")
    plans("build")
    assert [mkdocs.today.isoformat() for mkdocs in asked] == ["2024-02-29", "2023-01-01"]


@pytest.mark.usefixtures("project")
def test_garbage_is_looked_for_again_after_a_check(plans: Run) -> None:
    plans("check")
    assert gc.isenabled()


def test_every_option_has_help() -> None:
    for command in cli.plans.commands.values():
        assert command.help
        assert all(option.help for option in command.params if isinstance(option, click.Option))
