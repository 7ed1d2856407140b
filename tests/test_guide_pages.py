"""The editors' guide is in step with the program: fields, messages, links and examples."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.catalogue import catalogue, read_catalogue
from generator.check import check
from generator.cli import plans
from generator.errors import Finding, InvalidPlans, Place
from generator.guide.handbook import FILES, handbook, part_names
from generator.labels import read_labels
from generator.load import PlanFile, load_plan
from generator.load.expand import field_types, parts_of
from generator.model.plan import Plan
from generator.model.registers import Registers
from generator.model.text import GAP_WORDS, read_gap, slugify
from generator.money import parse_amount
from generator.pages import guide_pages
from generator.pages.view import FOLDERS, make_site
from generator.period import parse_period
from generator.report import GUIDE, as_text, messages, pieces, severities
from generator.settings import Settings
from generator.site import problem_files

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "content" / FOLDERS["guide"]
WRITTEN = {path.relative_to(ROOT / "content").as_posix(): path.read_text("utf-8") for path in FOLDER.glob("*.md")}
SETTINGS = Settings(
    ROOT, date(2026, 1, 15), ROOT / "plans", ROOT / "content", ROOT / "templates", ROOT / "site", edit_url="https://x/"
)


def shown(language: str = "nl") -> dict[str, str]:
    """Give every page of the guide as it goes to the engine."""
    labels = read_labels(ROOT / "templates/labels", language)
    registers = read_catalogue(ROOT / "plans", "plans")[0].registers
    made = guide_pages(make_site(SETTINGS, catalogue((), registers), labels))
    return WRITTEN | {page.uri: str(page.content) for page in made}


PAGES = shown()


def anchors(page: str) -> list[str]:
    named = re.findall(r'\sid="([^"]+)"', page) + re.findall(r"^#+ .*\{ ?#(\S+?) ?\}$", page, re.MULTILINE)
    return named + [slugify(title) for title in re.findall(r"^#+ ([^{\n]+)$", page, re.MULTILINE)]


# --- the generated parts ---


def test_every_field_of_every_part_has_its_place_and_nothing_else_has() -> None:
    parts = dict.fromkeys(part for each in FILES for part in parts_of(each))
    fields = {(part.__name__, key) for part in parts for key in field_types(part)} - {(Plan.__name__, "id")}
    entries = [field.anchor for part in handbook() for field in part.fields]

    assert len(entries) == len(set(entries)) == len(fields)
    assert set(entries) <= set(anchors(PAGES["redactie/velden.md"]))
    assert "plan--budget" in entries
    assert part_names().keys() == {part.__name__ for part in parts}


def test_every_code_has_a_section_and_no_section_is_left_of_a_code_that_is_gone() -> None:
    sections = [name for name in anchors(PAGES["redactie/meldingen.md"]) if re.fullmatch(r"[a-z]\d{3}", name)]

    assert sorted(sections) == sorted(code.lower() for code in messages())
    assert GUIDE == "redactie/meldingen/"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_everything_that_a_message_fills_in_has_a_word(language: str) -> None:
    labels = read_labels(ROOT / "templates/labels", language)
    said = (sentence for each in messages().values() for sentence in each[language].values())
    names = {name for sentence in said for _, name in pieces(sentence) if name}

    wordless = sorted(names - labels.group("guide.filled").keys())
    assert not wordless, f"write under guide.filled in templates/labels/ a word for {', '.join(wordless)}"
    assert {code[0] for code in messages()} <= labels.group("guide.subject").keys()


def test_no_word_is_left_for_what_no_message_fills_in() -> None:
    said = (sentence for each in messages().values() for sentence in each["nl"].values())
    names = {name for sentence in said for _, name in pieces(sentence)}

    assert sorted(read_labels(ROOT / "templates/labels", "nl").group("guide.filled").keys() - names) == []


def test_what_a_field_takes_is_told_in_words() -> None:
    page = PAGES["redactie/velden.md"]

    def told(anchor: str) -> str:
        section = page.partition(f'id="{anchor}">')[2].partition("</section>")[0]
        return " ".join(re.sub(r"<[^>]+>", " ", section).split())

    assert told("plan--title").startswith("title Verplicht · één regel tekst De naam van het plan.")
    assert "een lijst van doelen" in told("plan--goals")
    assert "een blok: begroting" in told("plan--budget")
    assert "een keuze" in told("plan--status")
    assert "Vastgesteld" in told("plan--status")
    assert "een lijst van id&#39;s" in told("goal--for")
    assert "bedragen per jaar" in told("budget-line--amounts")
    assert "een periode" in told("activity--when")


def test_an_english_site_gets_its_words_in_english() -> None:
    page = shown("en")["redactie/meldingen.md"]

    assert "amount not understood" in page
    assert "bedrag niet begrepen: &#39;<var>" not in page


def test_the_severity_that_a_message_declares_is_the_one_that_it_has() -> None:
    found = [finding for path in sorted((ROOT / "tests/cases/invalid").glob("*.yml")) for finding in findings_in(path)]

    wrong = {(each.code, each.severity) for each in found if each.severity not in severities(each.code)}

    assert len(found) > 100
    assert wrong == set()


def test_the_severity_in_the_sources_is_declared() -> None:
    calls = re.compile(r'"([A-Z]\d{3})"[^"\n]*(?:"[^"\n]*"[^"\n]*)*Severity\.ADVICE')
    sources = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "generator").rglob("*.py")))
    given = set(calls.findall(sources))

    assert {"L001", "P020"} <= given
    undeclared = [code for code in sorted(given & messages().keys()) if "advice" not in severities(code)]
    assert not undeclared, f"write 'severity: advice' in generator/messages/ for {', '.join(undeclared)}"


def findings_in(path: Path) -> Iterator[Finding]:
    try:
        file = load_plan(path, path.name)
    except InvalidPlans as invalid:
        yield from invalid.findings
    else:
        yield from (*file.advice, *check(catalogue([file], Registers()), date(2026, 1, 15)))


# --- the pages ---


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_link_leads_somewhere(page: str) -> None:
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", PAGES[page], flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'href="([^"]+)"', text)

    for link in links:
        file, _, anchor = link.partition("#")
        target = str(Path(page).parent / file) if file else page
        assert target in PAGES, f"{page} links to {link}"
        assert not anchor or anchor in anchors(PAGES[target]), f"{page} links to {link}"


@pytest.mark.parametrize("page", sorted(PAGES))
def test_no_address_stands_twice_on_a_page(page: str) -> None:
    found = anchors(PAGES[page])

    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize("page", sorted(WRITTEN))
def test_residents_do_not_find_the_guide_in_a_search(page: str) -> None:
    assert re.search(r"^search: false$", WRITTEN[page].partition("\n---\n")[0], re.MULTILINE)


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(text, id=f"{name}-{number}")
        for name, page in sorted(WRITTEN.items())
        for number, text in enumerate(re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL))
    ],
)
def test_every_example_can_stand_in_a_plan(plan_from: Callable[..., PlanFile], example: str) -> None:
    plan_from(example)


def test_the_message_that_is_shown_is_what_the_check_says(tmp_path: Path) -> None:
    shown = re.findall(r"^```\n(fout.*?)^```", WRITTEN["redactie/meldingen.md"], re.MULTILINE | re.DOTALL)[0]
    path = tmp_path / "beijum.yml"
    path.write_text(
        "title: Wijkplan\nkind: neighbourhood-plan\norganisation: n.t.b.\nsummary: |\n  Er komt een feest.\n"
        "activities:\n  - title: Buurtfeest\n    wanneer: mei 2025\n",
        "utf-8",
    )

    with pytest.raises(InvalidPlans) as invalid:
        load_plan(path, "plans/beijum.yml")

    assert as_text(invalid.value.findings).startswith(shown)


def test_every_command_of_the_guide_is_one() -> None:
    pages = "\n".join(WRITTEN.values())
    typed = re.findall(r"^plans (.+)$", pages, re.MULTILINE) + re.findall(r"`plans ([^`]+)`", pages)

    assert {each.split()[0] for each in typed} >= {"new", "check", "fmt", "trace", "diff", "serve"}
    for each in typed:
        name, *arguments = each.split()
        command = plans if name == "--help" else plans.commands[name]
        known = {option for param in command.params for option in param.opts} | {"--help"}
        assert {part for part in (name, *arguments) if part.startswith("--")} <= known, each


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_code_and_field_is_one_step_from_a_list(language: str) -> None:
    pages = shown(language)
    listed = re.findall(r'<li><a href="#([^"]+)">', pages["redactie/meldingen.md"])

    assert listed == [code.lower() for code in sorted(messages())]
    assert '<li><a href="#plan--budget">budget</a></li>' in pages["redactie/velden.md"]


def listed_under(heading: str) -> list[str]:
    section = WRITTEN["redactie/van-word-naar-plan.md"].partition(f"{{ #{heading} }}")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("- ")]
    return [code for line in lines for code in re.findall(r"`([^`]+)`", line)]


def test_every_period_of_the_guide_is_one() -> None:
    assert len(listed_under("periodes")) > 12
    for words in listed_under("periodes"):
        assert parse_period(words).parts, words


def test_every_amount_of_the_guide_is_one() -> None:
    assert len(listed_under("bedragen")) > 8
    for typed in listed_under("bedragen"):
        assert parse_amount(typed.strip("'"), quoted=typed.startswith("'")), typed


def test_every_word_for_what_is_missing_is_in_the_guide() -> None:
    section = WRITTEN["redactie/van-word-naar-plan.md"].partition("{ #ontbreekt }")[2].partition("\n## ")[0]
    told = set(re.findall(r"`([^`]+)`", section))

    assert told - {"0"} == GAP_WORDS.keys()
    assert all(read_gap(word) for word in told - {"0"})


# --- the live preview ---


def test_a_finding_in_the_preview_links_to_the_guide_which_is_still_there() -> None:
    page, *guide = problem_files([Finding("S002", Place("plans/a.yml"), {"key": "title"})], SETTINGS)

    assert f'<a href="/{GUIDE}#s002">S002</a>' in str(page.content)
    assert {"redactie/velden.md", "redactie/meldingen.md"} <= {file.uri for file in guide}


def test_without_a_guide_the_preview_links_nowhere(tmp_path: Path) -> None:
    settings = Settings(tmp_path, SETTINGS.today, tmp_path, tmp_path, SETTINGS.templates, tmp_path)

    (page,) = problem_files([Finding("S002", Place("plans/a.yml"), {"key": "title"})], settings)

    assert "S002" in str(page.content)
    assert "<a " not in str(page.content)
