"""What changed, from git: what residents are told, when, and what they are told where git does not know."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator import cli
from generator.errors import PlansError
from generator.history import Entry, History, Unknown, read_history
from generator.load.lenient import Version, read_root
from generator.model.base import Part
from generator.reader import Node
from generator.settings import read_settings
from generator.site import labels_of, read_site, site_files

ROOT = Path(__file__).parent.parent
WHO = ["-c", "user.name=Verzonnen Redacteur", "-c", "user.email=redactie@wijk.example", "-c", "commit.gpgsign=false"]
HEAD = "title: Buurtplan\nkind: action-plan\norganisation: n.v.t.\nsummary: Drie zinnen voor bewoners.\n"
MOVED = "Activiteit 'Uitrol' schuift van 2024 naar 2025 (1 jaar later)."
NEW = "Dit plan is nieuw op deze site."


def plan(when: str = "2024", more: str = "") -> str:
    return f"{HEAD}{more}activities:\n  - {{id: uitrol, title: Uitrol, when: {when}, text: Een tekst.}}\n"


@dataclass(frozen=True)
class Repository:
    """A site under git, at some place below the top of its repository."""

    top: Path
    within: str = ""

    @property
    def site(self) -> Path:
        return self.top / self.within

    def git(self, *arguments: str, moment: str = "2026-01-01T12:00:00Z") -> None:
        dates = {"GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z", "GIT_COMMITTER_DATE": moment}
        plain = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "PATH": "/usr/local/bin:/usr/bin:/bin"}
        command = ["git", "-C", str(self.top), *WHO, *arguments]
        subprocess.run(command, check=True, capture_output=True, env={**plain, **dates})

    def write(self, **plans: str | None) -> None:
        """Write plans by their id, or by the name of their file; None is gone."""
        for name, text in plans.items():
            path = self.site / "plans" / (name if "." in name or "/" in name else f"{name}.yml")
            path.parent.mkdir(exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_text(text, "utf-8")

    def commit(self, moment: str, **plans: str | None) -> None:
        self.write(**plans)
        self.git("add", "--all")
        moment = moment if "T" in moment else f"{moment}T12:00:00Z"
        self.git("commit", "--quiet", "--allow-empty", "--message=Geheime boodschap", moment=moment)

    def set(self, extra: str, language: str = "nl") -> None:
        around = "site_name: Buurt\nsite_url: https://plannen.voorbeeld.nl/\n"
        (self.site / "mkdocs.yml").write_text(f"theme: {{language: {language}}}\nextra: {extra}\n{around}", "utf-8")


@pytest.fixture(autouse=True)
def nobody_but_us(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work as a person does, with none of the settings of this machine."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def site_in(folder: Path) -> Path:
    for name in ("plans", "content"):
        (folder / name).mkdir(parents=True)
    (folder / "content/index.md").write_text("# Welkom\n\n[[wijzigingen]]\n", "utf-8")
    (folder / "templates").symlink_to(ROOT / "templates")
    return folder


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(site_in(tmp_path / "site"))
    made.git("init", "--quiet", "--initial-branch=main")
    (made.top / ".gitignore").write_text("templates\n", "utf-8")
    made.set("{}")
    return made


def history(site: Path, *, drafts: bool = False) -> History:
    settings = read_settings(site / "mkdocs.yml", date(2026, 6, 1), drafts=drafts)
    everything, findings = read_site(settings)
    assert not [each for each in findings if each.severity == "error"]
    return read_history(settings, everything, labels_of(settings))


def told(site: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(str(entry.day), entry.plan, entry.said) for entry in history(site).entries]


def pages(site: Path) -> Mapping[str, str]:
    settings = read_settings(site / "mkdocs.yml", date(2026, 6, 1))
    everything, _ = read_site(settings)
    return {file.uri: str(file.content) for file in site_files(everything, settings)}


def codes(site: Path) -> list[tuple[str, int]]:
    _, findings = read_site(read_settings(site / "mkdocs.yml", date(2026, 6, 1)))
    return [(each.code, each.place.line) for each in findings]


# --- when, and what ---


def test_the_newest_comes_first(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt=plan())
    repository.commit("2026-02-10", buurt=plan("2025"))
    repository.commit("2026-03-20", stad=plan().replace("Buurtplan", "Stadsplan"))

    assert told(repository.site) == [
        ("2026-03-20", "stad", (NEW,)),
        ("2026-02-10", "buurt", (MOVED,)),
        ("2026-01-05", "buurt", (NEW,)),
    ]


def test_a_merge_counts_on_its_own_day_and_as_a_whole(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt=plan())
    repository.git("checkout", "--quiet", "-b", "voorstel")
    repository.commit("2026-02-01", buurt=plan("2030"))
    repository.commit("2026-02-02", buurt=plan("2025"))
    repository.git("checkout", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--no-edit", "voorstel", moment="2026-03-03T12:00:00Z")

    assert told(repository.site)[:-1] == [("2026-03-03", "buurt", (MOVED,))]


def test_a_day_is_a_day_in_the_netherlands(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt=plan())
    repository.commit("2026-01-31T23:30:00Z", buurt=plan("2025"))
    repository.commit("2026-07-31T22:30:00Z", buurt=plan("2024"))

    assert [day for day, _, _ in told(repository.site)] == ["2026-08-01", "2026-02-01", "2026-01-05"]


def test_changes_of_one_day_are_one(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt=plan(), stad=plan().replace("Buurtplan", "Stadsplan"))
    for hour, when in ((8, "2030"), (10, "2031"), (12, "2025")):
        repository.commit(f"2026-02-01T{hour:02}:00:00Z", buurt=plan(when))
    repository.commit("2026-03-01T09:00:00Z", stad=plan("2040"))
    repository.commit("2026-03-01T10:00:00Z", stad=plan().replace("Buurtplan", "Stadsplan"))

    assert told(repository.site)[:-2] == [("2026-02-01", "buurt", (MOVED,))]


def test_what_no_resident_sees_is_no_change(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt=plan())
    repository.commit("2026-02-01", buurt=plan("'2024'") + "# een opmerking\n")
    repository.commit("2026-02-02", buurt=plan("'2024'", "notes: Voor de redactie.\n"))
    repository.commit("2026-02-03", buurt=plan("'2024'").replace("id: uitrol", "id: start"))
    repository.commit("2026-02-04", **{"registers/themes.yml": "- {id: jeugd, name: Jeugd}\n", "buurt/foto.txt": "x"})

    assert told(repository.site) == [("2026-01-05", "buurt", (NEW,))]


def test_only_what_was_committed_is_history(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt=plan())
    repository.write(buurt=plan("2025"), nieuw=plan())

    assert told(repository.site) == [("2026-01-05", "buurt", (NEW,))]


def test_no_name_and_no_message_is_told(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt=plan())
    repository.commit("2026-02-10", buurt=plan("2025"))

    everything = "".join(pages(repository.site).values())
    assert not [word for word in ("Verzonnen", "redactie@", "Geheime", "2001") if word in everything]


def test_money_that_adds_up_to_something_else_is_told(repository: Repository) -> None:
    money = "budget: {{lines: [{{title: Speeltuin, amount: {}}}]}}\n"
    repository.commit("2026-01-05", buurt=plan(more=money.format(100)))
    repository.commit("2026-02-01", buurt=plan(more=money.format(150)))

    _, _, said = told(repository.site)[0]
    assert said[-1].replace("\N{NO-BREAK SPACE}", " ") == "Kosten van het hele plan: € 100 → € 150 (+50,0 %)."


# --- why, and adopted when ---


def test_a_note_stands_with_the_change_that_it_explains(repository: Repository) -> None:
    why = "change_note: De raad gaf [meer tijd](https://raad.voorbeeld.nl/1) voor [de uitrol](#uitrol).\n"
    repository.commit("2026-01-05", buurt=plan())
    repository.commit("2026-02-01", buurt=plan("2025", why))
    repository.commit("2026-03-01", buurt=plan("2026", why))

    later, explained, _ = history(repository.site).entries
    assert (later.note, explained.said) == (None, (MOVED,))
    page = pages(repository.site)["wijzigingen/index.md"]
    assert page.count("De raad gaf") == 1
    assert '<a href="https://raad.voorbeeld.nl/1">meer tijd</a> voor de uitrol' in page


def test_a_note_alone_is_worth_telling(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt=plan())
    repository.commit("2026-02-01", buurt=plan(more="change_note: Er is geld.\n"))
    repository.commit("2026-03-01", buurt=plan())

    assert [(entry.note, entry.said) for entry in history(repository.site).entries] == [
        ("Er is geld.", ()),
        (None, (NEW,)),
    ]


def test_the_day_of_adoption_goes_before_that_of_the_commit(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt=plan())
    repository.commit("2026-02-01", stad=plan().replace("Buurtplan", "Stadsplan"))
    repository.commit("2026-03-01", buurt=plan("2025", "dates: {adopted: 15 januari 2026}\n"))
    repository.commit("2026-04-01", buurt=plan("2026", "dates: {adopted: 15-01-2026}\n"))

    assert [day for day, _, _ in told(repository.site)] == ["2026-04-01", "2026-02-01", "2026-01-15", "2026-01-05"]
    page = pages(repository.site)["wijzigingen/index.md"]
    assert "Vastgesteld: 15 januari 2026" in page
    assert page.index("Februari 2026") < page.index("Vastgesteld") < page.index(">5 januari 2026")


@pytest.mark.parametrize(
    ("adopted", "day"),
    [("maart 2025", "2025-03-01"), ("uiterlijk 3 maart 2025", "2025-03-03"), ("n.t.b.", "2026-02-01")],
)
def test_adoption_may_be_less_than_a_day(repository: Repository, adopted: str, day: str) -> None:
    repository.commit("2026-01-05", buurt=plan())
    repository.commit("2026-02-01", buurt=plan("2025", f"dates: {{adopted: {adopted}}}\n"))

    assert (day, "buurt", (MOVED,)) in told(repository.site)


# --- plans that come, go, and change their name ---


def test_a_plan_keeps_its_history_under_another_name(repository: Repository) -> None:
    repository.commit("2026-01-05", **{"buurt.yaml": plan()})
    repository.commit("2026-02-01", **{"buurt.yaml": None}, buurt=plan("2025"))
    repository.commit("2026-03-01", buurt=None, wijk=plan("2025"))
    repository.commit("2026-04-01", wijk=plan("2026"))

    moved = "Activiteit 'Uitrol' schuift van 2025 naar 2026 (1 jaar later)."
    assert told(repository.site) == [
        ("2026-04-01", "wijk", (moved,)),
        ("2026-02-01", "wijk", (MOVED,)),
        ("2026-01-05", "wijk", (NEW,)),
    ]


def test_of_a_plan_that_is_gone_only_that_is_told(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt=plan(), stad=plan().replace("Buurtplan", "Stadsplan"))
    repository.commit("2026-02-01", stad=plan("2025").replace("Buurtplan", "Stadsplan"))
    repository.commit("2026-03-01", stad=None)

    assert told(repository.site) == [
        ("2026-03-01", "", ("Dit plan staat niet meer op deze site.",)),
        ("2026-01-05", "buurt", (NEW,)),
    ]
    assert "<b>Stadsplan</b>" in pages(repository.site)["wijzigingen/index.md"]


def test_a_draft_is_not_told_of_until_it_is_none(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt=plan(more="status: draft\nchange_note: Nog geheim.\n"))
    repository.commit("2026-02-01", buurt=plan("2025", "status: draft\n"))

    assert told(repository.site) == []
    assert len(history(repository.site, drafts=True).entries) == 2

    repository.commit("2026-03-01", buurt=plan("2025", "status: adopted\n"))
    assert told(repository.site) == [("2026-03-01", "buurt", (NEW,))]

    repository.commit("2026-04-01", buurt=plan("2025", "status: draft\n"))
    assert "Uitrol" not in "".join(pages(repository.site).values())


# --- versions of another time ---


def test_a_version_that_cannot_be_read_counts_as_the_one_before(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt=plan())
    repository.commit("2026-02-01", buurt="titel: {kapot\n")
    repository.commit("2026-03-01", buurt=plan("2025"))

    assert told(repository.site) == [("2026-03-01", "buurt", (MOVED,)), ("2026-01-05", "buurt", (NEW,))]


def test_a_plan_of_another_format_says_that_its_past_is_unknown(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt="naam: Buurtplan\nstappen: [een, twee]\n")
    repository.commit("2026-02-01", buurt="naam: Buurtplan\nstappen: [een]\n")
    repository.commit("2026-03-01", buurt=plan())

    ((day, _, (said,)),) = told(repository.site)
    assert day == "2026-03-01"
    assert "De vorige versie is niet meer te lezen" in said


def test_what_is_left_of_an_old_version_is_compared(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt=plan(more="kleur: groen\naudience: Iedereen\n"))
    repository.commit("2026-02-01", buurt=plan("2025", "audience: Iedereen\n"))

    said = told(repository.site)[0][2]
    assert said[0] == MOVED
    assert said[1].startswith("Een deel van de vorige versie is niet meer te lezen.")


def test_a_footnote_is_not_called_by_its_key(repository: Repository) -> None:
    footnote = "ambition: Alles beter.[^raad-2024]\nfootnotes:\n  raad-2024: {}\n"
    repository.commit("2026-01-05", buurt=plan(more=footnote.format("Vastgesteld in mei.")))
    repository.commit("2026-02-01", buurt=plan(more=footnote.format("Vastgesteld in juni.")))

    assert told(repository.site)[0][2] == ("Het plan: een voetnoot is aangepast.",)


@pytest.mark.parametrize("text", ["Bel 06 24356789", "Vraag Anne de Vries"])
def test_what_was_personal_and_is_gone_stays_gone(repository: Repository, text: str) -> None:
    lines = "activities:\n  - {{title: Uitrol, lead: ['{}', 'Wijkteam'], with: {}}}\n"
    repository.commit("2026-01-05", buurt=HEAD + lines.format(text, "Team A"))
    repository.commit("2026-02-01", buurt=HEAD + lines.format("Wijkteam Noord", "Team B"))

    said = told(repository.site)[0][2]
    assert said == ("Activiteit 'Uitrol', samen met: nu ook 'Team B'; niet meer 'Team A'.",)


# --- from when ---


def test_a_date_says_from_when(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt=plan("2023"))
    repository.commit("2026-02-01", buurt=plan())
    repository.commit("2026-03-01", buurt=plan("2025"))
    repository.set("{history: {since: 2026-03-01}}")

    assert told(repository.site) == [("2026-03-01", "buurt", (MOVED,))]
    assert "sinds 1 maart 2026" in pages(repository.site)["wijzigingen/index.md"]

    repository.set("{history: {since: '2026-03-02'}}")
    found = pages(repository.site)
    assert "Sinds 2 maart 2026 is er niets veranderd." in found["index.md"]
    assert "Sinds 2 maart 2026 is er niets veranderd in dit plan." in found["plannen/buurt.md"]


@pytest.mark.parametrize("tag", [["tag", "v1"], ["tag", "--annotate", "--message=Eerste versie", "v1"]])
def test_a_tag_says_from_when(repository: Repository, tag: list[str]) -> None:
    repository.commit("2026-02-01", buurt=plan())
    repository.git(*tag, moment="2026-05-01T12:00:00Z")
    repository.commit("2026-02-01T18:00:00Z", buurt=plan("2025"))
    repository.set("{history: {since: v1}}")

    assert told(repository.site) == [("2026-02-01", "buurt", (MOVED,))]
    assert "sinds 1 februari 2026" in pages(repository.site)["wijzigingen/index.md"]


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ("{history: {since: v9}}", "D001"),
        ("{history: {since: 31-12-2025}}", "D001"),
        ("{history: {since: --all}}", "D001"),
        ("{history: {since: [v1]}}", "S007"),
        ("{history: {since: }}", "S006"),
        ("{history: {from: v1}}", "S003"),
        ("{history: v1}", "S014"),
    ],
)
def test_a_wrong_setting_is_found_in_its_line(repository: Repository, extra: str, code: str) -> None:
    repository.commit("2026-02-01", buurt=plan())
    repository.set(extra)

    assert codes(repository.site) == [(code, 2)]


@pytest.mark.parametrize("extra", ["{}", "", "{history: }", "{history: {}}"])
def test_without_a_setting_everything_is_told(repository: Repository, extra: str) -> None:
    repository.commit("2020-02-01", buurt=plan())
    repository.set(extra)

    assert told(repository.site) == [("2020-02-01", "buurt", (NEW,))]


# --- where git does not know ---


def unknown(site: Path, word: str) -> None:
    """Expect that every page of a site says or keeps silent why nothing is known."""
    found = pages(site)
    assert word in found["wijzigingen/index.md"]
    assert word in found["index.md"]
    assert "Wat is er veranderd?" not in found["plannen/buurt.md"]


def test_outside_git_the_page_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = Repository(site_in(tmp_path / "los"))
    site.write(buurt=plan())
    site.set("{history: {since: v1}}")
    monkeypatch.setenv("CI", "true")

    unknown(site.site, "Eerdere versies van de plannen zijn hier niet bewaard.")
    assert codes(site.site) == []


def test_plans_that_git_does_not_keep_have_no_history(repository: Repository) -> None:
    repository.write(buurt=plan())
    assert history(repository.site).unknown is Unknown.OUTSIDE

    (repository.top / ".gitignore").write_text("templates\nplans\n", "utf-8")
    repository.commit("2026-01-01")
    assert history(repository.site).unknown is Unknown.OUTSIDE


@pytest.fixture
def shallow(repository: Repository, tmp_path: Path) -> Path:
    """Clone a site with its last version only."""
    repository.commit("2026-01-05", buurt=plan())
    repository.git("tag", "v1")
    repository.set("{history: {since: v1}}")
    repository.commit("2026-02-01", buurt=plan("2025"))
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.top}", str(tmp_path / "ondiep"))
    (tmp_path / "ondiep/templates").symlink_to(ROOT / "templates")
    return tmp_path / "ondiep"


def test_a_shallow_clone_is_a_notice(shallow: Path) -> None:
    unknown(shallow, '<p class="pw-banner">Hier zijn alleen de laatste versies')
    assert codes(shallow) == []


def test_who_builds_from_a_shallow_clone_is_told(
    shallow: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(shallow)
    monkeypatch.setattr("generator.command.engine.build", lambda *_: None)

    assert cli.main(["build"]) == 0
    assert capsys.readouterr().err.startswith("Let op: De site kan niet vertellen wat er is veranderd. ")


@pytest.mark.parametrize("ci", ["true", "1"])
def test_a_shallow_clone_stops_a_build_that_nobody_looks_at(
    shallow: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, ci: str
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.chdir(shallow)

    assert cli.main(["check"]) == 0
    assert cli.main(["generate", "--to", str(tmp_path / "uit")]) == 2
    assert "'fetch-depth: 0'" in capsys.readouterr().err


@pytest.mark.parametrize("ci", ["", "false", "0"])
def test_a_person_may_say_that_this_is_no_ci(shallow: Path, monkeypatch: pytest.MonkeyPatch, ci: str) -> None:
    monkeypatch.setenv("CI", ci)

    assert history(shallow).unknown is Unknown.SHALLOW


def test_a_computer_without_git(repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    repository.commit("2026-01-05", buurt=plan())
    repository.set("{history: {since: v1}}")
    monkeypatch.setenv("PATH", str(tmp_path))

    unknown(repository.site, "Dat is er niet.")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(PlansError, match="Installeer het programma git"):
        history(repository.site)


def test_a_repository_that_git_refuses(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit("2026-01-05", buurt=plan())
    shutil.rmtree(repository.top / ".git/objects")

    unknown(repository.site, "omdat git deze map weigert")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(PlansError, match="'git status' in deze map zegt waarom"):
        history(repository.site)


# --- the same for everyone, and fast ---


def test_a_site_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    repository = Repository(tmp_path, "sites/buurt")
    site_in(repository.site)
    repository.set("{}")
    repository.git("init", "--quiet", "--initial-branch=main")
    repository.commit("2026-01-05", buurt=plan())
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/andere.yml").write_text(plan(), "utf-8")
    repository.commit("2026-02-01", buurt=plan("2025"))

    assert told(repository.site) == [("2026-02-01", "buurt", (MOVED,)), ("2026-01-05", "buurt", (NEW,))]


def test_the_settings_of_a_person_make_no_difference(repository: Repository) -> None:
    repository.commit("2026-01-05", buurt=plan())
    repository.commit("2026-02-01", buurt=plan("2025"))
    before = told(repository.site)
    for key, value in (
        ("log.diffMerges", "combined"),
        ("log.showRoot", "false"),
        ("log.showSignature", "true"),
        ("log.date", "relative"),
        ("diff.renames", "copies"),
        ("diff.noprefix", "true"),
        ("color.ui", "always"),
        ("format.pretty", "%s"),
        ("core.quotePath", "true"),
    ):
        repository.git("config", key, value)
    repository.git("commit", "--quiet", "--allow-empty", "--message=Nieuw")

    assert told(repository.site) == before


def test_a_copy_gives_the_same_pages(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2026-01-05", buurt=plan(), stad=plan().replace("Buurtplan", "Stadsplan"))
    repository.commit("2026-02-01", buurt=plan("2025"))
    repository.git("clone", "--quiet", f"file://{repository.top}", str(tmp_path / "kopie"))
    (tmp_path / "kopie/templates").symlink_to(ROOT / "templates")

    assert pages(repository.site) == pages(tmp_path / "kopie")


def test_every_version_is_read_once(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in range(10):
        repository.commit(str(date(2026, 1, 5) + timedelta(day)), buurt=plan(str(2024 + day)), stad=plan())
    read: list[str] = []

    def counted(data: bytes, root: Node, kind: type[Part], **given: str) -> Version:
        read.append(given["id"])
        return read_root(data, root, kind, **given)

    monkeypatch.setattr("generator.changes.reading.read_root", counted)

    assert len(history(repository.site).entries) == 11
    assert len(read) == 11
    history(repository.site)
    assert len(read) == 11, "the same commit was worked out again"


# --- on the page ---


@pytest.fixture
def busy(repository: Repository) -> Repository:
    """Change a plan on seven days, and on the last one in seven places."""
    for month in range(1, 7):
        repository.commit(f"2026-{month:02}-05", buurt=plan(str(2023 + month)))
    steps = "".join(f"  - {{title: 'Stap *{at}* <b>'}}\n" for at in range(7))
    repository.commit("2026-07-05", buurt=plan("2029") + steps)
    return repository


def test_changes_stand_by_month(busy: Repository) -> None:
    page = pages(busy.site)["wijzigingen/index.md"]

    assert re.findall(r"^## (\w+ 2026) \{#(.+)\}$", page, re.MULTILINE)[:2] == [
        ("Juli 2026", "m-2026-07"),
        ("Juni 2026", "m-2026-06"),
    ]
    assert 'href="/plannen/buurt/#sectie--wijzigingen"' in page


def test_many_changes_are_folded(busy: Repository) -> None:
    page = pages(busy.site)["wijzigingen/index.md"]
    before, _, folded = page.partition("<summary>Bekijk nog 4 veranderingen</summary>")

    assert (before.count("Stap"), folded.count("Stap")) == (3, 4)
    assert "<b>&#39;" not in page
    assert "&#42;6&#42;" in folded


def test_a_plan_shows_its_last_five_days(busy: Repository) -> None:
    page = pages(busy.site)["plannen/buurt.md"]
    here = page[page.index("### Wat is er veranderd? {#sectie--wijzigingen}") :]
    before, _, folded = here.partition("<summary>Bekijk ook 2 eerdere dagen</summary>")

    assert re.findall(r"<b>5 (\w+) 2026</b>", before) == ["juli", "juni", "mei", "april", "maart"]
    assert re.findall(r"<b>5 (\w+) 2026</b>", folded) == ["februari", "januari"]


def test_a_hand_written_page_shows_the_newest_three_in_brief(busy: Repository) -> None:
    page = pages(busy.site)["index.md"]
    before, _, folded = page.partition("<summary>Bekijk nog 5 veranderingen</summary>")

    assert (before.count("Stap"), folded.count("Stap")) == (2, 5)

    assert re.findall(r"5 (\w+) 2026", page) == ["juli", "juni", "mei"]
    assert 'href="/wijzigingen/"' in page


def test_english_has_its_own_words(busy: Repository) -> None:
    busy.set("{}", "en")
    page = pages(busy.site)["wijzigingen/index.md"]

    assert "This plan is new on this site." in page
    assert "# What has changed?" in page


def test_an_entry_without_a_plan_on_the_site_belongs_to_no_plan() -> None:
    gone = Entry("", "Weg", date(2026, 1, 1), None, None, ("Weg.",))

    assert History((gone,)).of("buurt") == ()
