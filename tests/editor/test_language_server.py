"""What an editor sees who opens the folder in VS Code: the real language server, with the settings of the project."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from language_server import ROOT, LanguageServer, language_server

PLAN = (ROOT / "plans" / "wijkondersteuner.yml").read_text("utf-8")
HEAD = "title: Plan\nkind: other\norganisation: n.v.t.\nsummary: Een zin.\n"
_numbers = count(1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder as an editor opens it: the settings and the schema."""
    made = tmp_path_factory.mktemp("editor")
    shutil.copytree(ROOT / ".vscode", made / ".vscode")
    (made / "plans").mkdir()
    shutil.copy(ROOT / "plans" / "plan.schema.json", made / "plans")
    return made


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[LanguageServer]:
    with language_server(folder) as started:
        yield started


class Opened:
    """A file that is open in the editor, with the cursor where `|` stands in its text."""

    def __init__(self, server: LanguageServer, folder: Path, text: str) -> None:
        before, _, after = text.partition("|")
        self.server = server
        self.uri = (folder / "plans" / f"proef-{next(_numbers)}.yml").as_uri()
        self.position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        self.wrong = server.open(self.uri, before + after)

    def ask(self, method: str) -> Any:  # noqa: ANN401 - as free as JSON
        return self.server.request(method, {"textDocument": {"uri": self.uri}, "position": self.position})

    def labels(self) -> set[str]:
        return {item["label"] for item in self.ask("textDocument/completion")["items"]}


def test_a_good_plan_has_no_red_lines(server: LanguageServer, folder: Path) -> None:
    assert Opened(server, folder, PLAN).wrong == []


def test_keys_are_completed(server: LanguageServer, folder: Path) -> None:
    assert {"budget", "goals", "milestones", "risks"} <= Opened(server, folder, f"{HEAD}|").labels()


def test_keys_below_a_list_are_completed(server: LanguageServer, folder: Path) -> None:
    labels = Opened(server, folder, f"{HEAD}budget:\n  lines:\n    - title: Post\n      |\n").labels()
    assert {"amounts", "by", "state"} <= labels
    assert "goals" not in labels


def test_values_are_completed(server: LanguageServer, folder: Path) -> None:
    assert {"adopted", "draft", "running"} <= Opened(server, folder, f"{HEAD}status: |\n").labels()


@pytest.mark.parametrize(
    ("text", "snippet"),
    [
        ("activities:\n  - |\n", "stap"),
        ("budget:\n  lines:\n    - |\n", "post"),
        ("risks:\n  - |\n", "risico"),
    ],
)
def test_there_is_a_snippet(text: str, snippet: str, server: LanguageServer, folder: Path) -> None:
    assert snippet in Opened(server, folder, f"{HEAD}{text}").labels()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sum|mary: x\n", "Drie zinnen voor bewoners"),
        ("budget:\n  lines:\n    - {ti|tle: x}\n", "Waar het geld voor is"),
    ],
)
def test_hovering_tells_what_a_field_means(text: str, said: str, server: LanguageServer, folder: Path) -> None:
    hover = Opened(server, folder, text).ask("textDocument/hover")
    assert said in str(hover["contents"])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("titel: x\n", 4),
        ("status: bezig\n", 4),
        ("budget:\n  lines:\n    - {title: x, amount: 35.550}\n", 6),
        ("goals:\n  - title: x\n    status: klaar\n", 6),
    ],
)
def test_a_mistake_has_a_red_line(text: str, line: int, server: LanguageServer, folder: Path) -> None:
    wrong = Opened(server, folder, HEAD + text).wrong
    assert [each["range"]["start"]["line"] for each in wrong] == [line]
