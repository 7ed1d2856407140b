"""What an editor sees who opens the folder in VS Code: the real language server, with the settings of the project."""

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from language_server import ROOT, LanguageServer, language_server

HEAD = "title: Plan\nkind: other\norganisation: n.v.t.\nsummary: Een zin.\n"
STEP = """title: ${1:Wat we doen}
  when: ${2:Q1 2025}
  lead: ${3:organisatie}
  status: ${4|planned,running,done|}"""
_numbers = count(1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder as an editor opens it: the settings and the schema."""
    made = tmp_path_factory.mktemp("editor")
    shutil.copytree(ROOT / ".vscode", made / ".vscode")
    for path in ROOT.glob("plans/**/*.schema.json"):
        copy = made / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    return made


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[LanguageServer]:
    with language_server(folder) as started:
        yield started


class Opened:
    """A file that is open in the editor, with the cursor where `¦` stands in its text."""

    def __init__(self, server: LanguageServer, folder: Path, text: str, name: str = "") -> None:
        before, _, after = text.partition("¦")
        self.server = server
        self.uri = (folder / "plans" / (name or f"proef-{next(_numbers)}.yml")).as_uri()
        self.position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        self.wrong = server.open(self.uri, before + after)

    def ask(self, method: str) -> Any:  # noqa: ANN401 - as free as JSON
        return self.server.request(method, {"textDocument": {"uri": self.uri}, "position": self.position})

    def completions(self) -> dict[str, dict[str, Any]]:
        return {item["label"]: item for item in self.ask("textDocument/completion")["items"]}

    def messages(self) -> list[tuple[int, str]]:
        """Give the line below the head of every red line, from 1, and what it says."""
        return [(each["range"]["start"]["line"] - HEAD.count("\n") + 1, each["message"]) for each in self.wrong]


@pytest.mark.parametrize("path", sorted((ROOT / "plans").glob("*.yml")), ids=lambda path: path.stem)
def test_a_good_plan_has_no_red_lines(path: Path, server: LanguageServer, folder: Path) -> None:
    assert Opened(server, folder, path.read_text("utf-8")).wrong == []


@pytest.mark.parametrize("path", sorted((ROOT / "plans" / "registers").glob("*.yml")), ids=lambda path: path.stem)
def test_a_good_register_has_no_red_lines(path: Path, server: LanguageServer, folder: Path) -> None:
    assert Opened(server, folder, path.read_text("utf-8"), f"registers/{path.name}").wrong == []


@pytest.mark.parametrize(
    ("text", "offered", "not_offered"),
    [
        (f"{HEAD}¦", {"budget", "goals", "milestones", "risks"}, {"title", "doelen", "steps", "lines"}),
        (f"{HEAD}go¦", {"goals", "governance"}, {"summary"}),
        ("¦", {"title", "kind", "plan"}, {"id"}),
        (f"{HEAD}budget:\n  ¦\n", {"unit", "vat", "lines", "stated"}, {"title", "goals"}),
        (f"{HEAD}budget:\n  lines:\n    - title: Post\n      ¦\n", {"amounts", "by", "state"}, {"goals", "bedrag"}),
        (f"{HEAD}goals:\n  - title: Doel\n    ¦\n", {"why", "results", "activities", "step_plans"}, {"budget"}),
        (f"{HEAD}contact:\n  ¦\n", {"team", "url"}, {"telephone"}),
        (f"{HEAD}status: ¦\n", {"adopted", "draft", "running"}, {"done"}),
        (f"{HEAD}activities:\n  - title: x\n    status: ¦\n", {"planned", "done", "stopped"}, {"draft"}),
        ("title: x\nkind: ¦\n", {"neighbourhood-plan", "council-letter"}, {"adopted"}),
        (f"{HEAD}relations:\n  - type: ¦\n", {"part-of", "amends"}, set()),
    ],
)
def test_what_may_be_typed_is_offered(
    text: str, offered: set[str], not_offered: set[str], server: LanguageServer, folder: Path
) -> None:
    labels = Opened(server, folder, text).completions().keys()
    assert offered <= labels
    assert not not_offered & labels


@pytest.mark.parametrize(
    ("text", "label", "inserted"),
    [
        (HEAD + "¦", "goals", "goals:\n  - "),
        (HEAD + "¦", "areas", "areas: "),
        (HEAD + "¦", "budget", "budget:\n  "),
        (HEAD + "¦", "image", "image:\n  file: $1\n  alt: $2"),
        (HEAD + "¦", "status", "status: "),
        (HEAD + "¦", "website_text", "website_text: |\n  "),
        (HEAD + "goals:\n  - title: x\n    ¦", "text", "text: |\n    "),
        (HEAD + "risks:\n  - ¦", "measure", "measure: |\n    "),
        (HEAD + "activities:\n  - title: x\n    ¦", "amount", "amount: "),
        (HEAD + "activities:\n  - title: x\n    ¦", "amounts", "amounts: {${1:2025}: ${2:10000}}"),
        (HEAD + "budget:\n  lines:\n    - {¦}\n", "amounts", "amounts: {${1:2025}: ${2:10000}}"),
        (HEAD + "indicators:\n  - title: x\n    ¦", "target", "target: "),
        (HEAD + "period: ¦", "2024 t/m 2027", "2024 t/m 2027"),
        (
            HEAD + "activities:\n  - title: x\n    when: ¦",
            "in eigen woorden",
            "{words: ${1:komende winter}, means: ${2:Q4 2025}}",
        ),
        (HEAD + "tariffs:\n  - title: x\n    amount: ¦", "'€ 35.550'", "'€ 35.550'"),
        ("¦", "plan", "title: $1\nkind: $2\norganisation: $3\nsummary: |\n  $4"),
        (
            HEAD + "goals:\n  - title: x\n    step_plans:\n      - steps:\n          - ¦\n",
            "stap met planning",
            STEP,
        ),
        (
            HEAD + "budget:\n  lines:\n    - ¦\n",
            "post met bedragen",
            "title: ${1:Waarvoor}\n  amounts:\n    ${2:2025}: ${3:10000}",
        ),
        (
            HEAD + "risks:\n  - ¦\n",
            "risico met maatregel",
            "title: ${1:Wat er mis kan gaan}\n  measure: ${2:Wat we eraan doen}",
        ),
    ],
)
def test_completing_begins_what_comes_next(
    text: str, label: str, inserted: str, server: LanguageServer, folder: Path
) -> None:
    assert Opened(server, folder, text).completions()[label]["insertText"] == inserted


@pytest.mark.parametrize(
    ("text", "label", "said"),
    [
        ("status: ¦\n", "draft", "Concept; komt niet op de site"),
        ("budg¦", "budget", "Wat het plan kost en wie betaalt."),
    ],
)
def test_what_is_offered_is_explained(text: str, label: str, said: str, server: LanguageServer, folder: Path) -> None:
    assert said in str(Opened(server, folder, HEAD + text).completions()[label]["documentation"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sum¦mary: x\n", "#### plan\n\nDrie zinnen voor bewoners: wat, waar en waarom.\n\n```yaml\nsummary: "),
        ("kind: ot¦her\n", "* `neighbourhood-plan`: Wijkplan\n"),
        ("goals:\n  - wh¦y: x\n", "#### doel\n\nWaarom dit doel nodig is."),
        ("budget:\n  lines:\n    - {ti¦tle: x}\n", "Waar het geld voor is"),
        ("budget:\n  lines:\n    - {title: x, am¦ount: 5}\n", "```yaml\namount: '€ 35.550'\n```"),
        ("ar¦eas: texel\n", "#### plan\n\nVoor welke wijk"),
        ("the¦mes: [jeugd]\n", "```yaml\nthemes: [jeugd, gezondheid]\n```"),
        ("contact: {team: x, organ¦isation: y}\n", "Telefoon en website komen uit het register."),
        ("facts:\n  Scha¦al: stadsbreed\n", "Korte gegevens van een formulier"),
        ("footnotes:\n  ra¦ad: Vastgesteld.\n", "Voetnoten: een korte naam met de tekst."),
        ("budget:\n  lines:\n    - {title: x, amounts: {2025: 50¦00}}\n", "Bedragen per jaar of periode."),
        ("period: {wo¦rds: komende winter}\n", "De woorden zoals ze op de site komen."),
    ],
)
def test_hovering_tells_what_a_field_means(text: str, said: str, server: LanguageServer, folder: Path) -> None:
    shown = Opened(server, folder, text).ask("textDocument/hover")["contents"]["value"]
    assert said in shown
    assert "schema.json" not in shown


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("titel: x\n", 1, "Schrijf 'title'."),
        ("doelen:\n  - x\n", 1, "Schrijf 'goals'."),
        ("tittle: x\n", 1, "Dit past niet in het onderdeel 'plan'."),
        ("footnotes: tekst\n", 1, "Zet hier elke regel met een naam, een dubbele punt, een spatie en de tekst."),
        ("activities:\n  - title: x\n    with: {a: b}\n", 3, "Hier hoort een lijst"),
        ("budget:\n  lines:\n    - {title: x, amounts: p.m.}\n", 3, "Schrijf een bedrag per jaar"),
        ("indicators:\n  - {title: x, measured: {nulmeting: 4}}\n", 2, "Schrijf één getal, of een getal per jaar"),
        ("goals:\n  - {title: x, resultaten: y}\n", 2, "Schrijf 'results'."),
        ("nergens: x\n", 1, "Dit past niet in het onderdeel 'plan'. Verplicht: title, kind, organisation, summary."),
        ("risks:\n  - {measure: x}\n", 2, "Dit past niet in het onderdeel 'risico'. Verplicht: title."),
        ("status: bezig\n", 1, "Kies uit: draft (Concept; komt niet op de site), adopted (Vastgesteld)"),
        ("goals:\n  - title: x\n    status: klaar\n", 3, "Kies uit: proposed (Voorstel), planned (Gepland)"),
        ("budget:\n  lines:\n    - {title: x, amount: 35.550}\n", 3, "Schrijf een bedrag als 35550"),
        ("budget:\n  lines:\n    - {title: x, amount: veel}\n", 3, "Schrijf een bedrag als 35550"),
        ("budget:\n  lines:\n    - {title: x, amounts: 5000}\n", 3, "Schrijf een bedrag per jaar"),
        ("budget:\n  lines:\n    - {title: x, amounts: {ooit: 5}}\n", 3, "Schrijf een bedrag per jaar"),
        ("budget:\n  lines:\n    - {title: x, chosen: ja}\n", 3, "Hier hoort true (ja) of false (nee)."),
        ("goals:\n  - {id: Mijn Doel, title: x}\n", 2, "Een id heeft alleen kleine letters"),
        ("goals:\n  -title: x\n", 2, "Hier hoort een lijst: zet voor elke regel een streepje en een spatie."),
        ("period: [2024, 2025]\n", 1, "Hier hoort tekst."),
        ("image: foto.jpg\n", 1, "Verplicht: file, alt."),
        ("shares:\n  - {title: x, parts: [{title: y, value: helft}]}\n", 2, "Schrijf een getal, een percentage"),
        ("goals:\n  - title: x\n   status: done\n", 3, "Sequence item without - indicator"),
        ("\tgoals: x\n", 1, "Tabs are not allowed as indentation"),
    ],
)
def test_a_mistake_has_a_red_line_with_the_remedy(
    text: str, line: int, said: str, server: LanguageServer, folder: Path
) -> None:
    found = Opened(server, folder, HEAD + text).messages()
    assert found[0][0] == line
    assert found[0][1].startswith(said) or said in found[0][1]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("doelen:\n  - title: x\n    text: y\n", "doelen"),
        ("goals:\n  - title: x\n    resultaten:\n      - y\n", "resultaten"),
        ("titel: x\n", "titel"),
        ("status: bezig\n", "bezig"),
        ("budget:\n  lines:\n    - title: x\n      amounts: {ooit: 5}\n", "ooit"),
    ],
)
def test_the_red_line_is_below_the_word_that_is_wrong(
    text: str, word: str, server: LanguageServer, folder: Path
) -> None:
    opened = Opened(server, folder, HEAD + text)
    lines = (HEAD + text).splitlines()
    places = [each["range"] for each in opened.wrong]
    assert [lines[at["start"]["line"]][at["start"]["character"] : at["end"]["character"]] for at in places] == [word]


def test_no_dutch_word_is_offered_for_a_key(server: LanguageServer, folder: Path) -> None:
    offered = Opened(server, folder, f"{HEAD}¦").completions()
    assert not offered.keys() & {"titel", "doelen", "begroting", "wijken", "looptijd"}


@pytest.mark.parametrize(
    "text",
    [
        "areas: texel\n",
        "areas: [texel, de-wijert]\n",
        "goals: Een doel\n",
        "contact: Sociaal Domein\n",
        "activities:\n  - {title: x, when: 2024-03-01}\n",
        "activities:\n  - {title: x, when: 2024}\n",
        "activities:\n  - {title: 12, when: {words: komende winter, means: Q4 2025}}\n",
        "budget:\n  lines:\n    - {title: x, amounts: {2025: '1.000,-', 2026: p.m., Q1 2027: n.t.b.}}\n",
        "tariffs:\n  - {title: x, amount: '€ 12,50', per: uur}\n",
        "tariffs:\n  - {title: x, amount: '€ 3 per 15 minuten'}\n  - {title: y, amount: Onbekend}\n",
        "tariffs:\n  - {title: x, amount: 15 t/m 20}\n  - {title: y, amount: pro memorie}\n",
        "gaps:\n  - {of: step_plans, state: missing}\n",
    ],
)
def test_what_the_reader_takes_has_no_red_line(text: str, server: LanguageServer, folder: Path) -> None:
    assert Opened(server, folder, HEAD + text).wrong == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("areas.yml", "- {id: x, naam: Y}\n", "Verplicht: id, name."),
        ("organisations.yml", "- {id: x, name: Y, kind: winkel}\n", "Kies uit: municipality (Gemeente)"),
        ("themes.yml", "jeugd: Jeugd\n", "Een register is een lijst"),
    ],
)
def test_a_mistake_in_a_register_has_a_red_line(
    name: str, text: str, said: str, server: LanguageServer, folder: Path
) -> None:
    found = Opened(server, folder, text, f"registers/{name}").wrong
    assert any(said in each["message"] for each in found)
