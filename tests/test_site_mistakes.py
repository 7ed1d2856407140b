"""Mistakes outside the plans: each is answered at its line, once, with words that mend it."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.check.known import Known
from generator.check.page_links import page_links
from generator.errors import Finding, InvalidPlans, Severity
from generator.report import LANGUAGES, sentences
from generator.settings import read_settings
from generator.site import read_site

TODAY = date(2026, 11, 22)
CASES = Path(__file__).parent / "cases" / "site_mistakes.yml"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One change of a file, or a new one, and what must be told of it: codes with their lines from the change."""

    name: str
    file: str
    new: str
    finds: dict[str, int]
    help: str
    old: str = ""
    encoding: str = "utf-8"
    anywhere: bool = False


MISTAKES = [Mistake(**each) for each in yaml.safe_load(CASES.read_text("utf-8"))]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, copy_project: Callable[..., Path]) -> Path:
    return copy_project(tmp_path_factory.mktemp("mistakes") / "project")


@pytest.fixture(scope="module")
def known(site: Path) -> Counter[object]:
    return Counter(map(told, findings_of(site)))


def findings_of(site: Path) -> tuple[Finding, ...]:
    try:
        return read_site(read_settings(site / "mkdocs.yml", TODAY))[1]
    except InvalidPlans as invalid:
        return invalid.findings


def told(finding: Finding) -> object:
    return finding.code, finding.place.file, tuple(sorted(finding.values.items())), finding.place.text


@pytest.fixture
def made(site: Path, request: pytest.FixtureRequest) -> Iterator[tuple[Mistake, int]]:
    """Make a mistake in the site for one test; gives the line where it begins."""
    mistake: Mistake = request.param
    path = site / mistake.file
    before = path.read_bytes() if mistake.old else b""
    text = before.decode()
    assert not mistake.old or mistake.old in text, "the words must stand in the file"
    at = text.index(mistake.old)
    path.write_bytes((text[:at] + mistake.new + text[at + len(mistake.old) :]).encode(mistake.encoding, "replace"))
    yield mistake, text.count("\n", 0, at) + 1
    path.write_bytes(before) if mistake.old else path.unlink()


@pytest.mark.parametrize("made", MISTAKES, ids=lambda mistake: mistake.name, indirect=True)
def test_a_mistake_is_answered_at_its_line_with_its_remedy(
    made: tuple[Mistake, int], site: Path, known: Counter[object]
) -> None:
    mistake, line = made

    left, found = Counter(known), []
    for each in findings_of(site):
        left[told(each)] -= 1
        if left[told(each)] < 0:
            found.append(each)

    offsets = {each.code: each.place.line and each.place.line - line for each in found}
    expected = mistake.finds
    assert offsets.keys() == expected.keys() if mistake.anywhere else offsets == expected, found
    assert {each.place.file for each in found} == {mistake.file}
    assert len(found) == len(expected)
    assert any(mistake.help in sentences(each).help for each in found), [sentences(each).help for each in found]
    assert all(sentences(each, language).what for each in found for language in LANGUAGES)


@pytest.mark.parametrize(
    "line",
    [
        "Zie [de plannen](plannen/index.md), [de wijken](/wijken/) en [2026](planning/2026.md).",
        "Zie [zoeken](zoeken.md#een), [hier boven](#over-deze-site) en [het plein](../zoeken/).",
        "Zie [de gids](redactie/meldingen.md#soort-a), [de wet](https://wet.nl) en [een knop](#).",
        "![Een straat met bomen](beeld/straat.svg) <img src='../beeld/straat.svg' alt=''>",
        "`[x](nergens.md)` en \\[x](nergens.md)",
        "<!-- [x](nergens.md) -->",
        "---\n\ntitle: dit is gewone tekst",
    ],
)
def test_what_is_right_is_not_told(site: Path, known: Counter[object], line: str) -> None:
    path = site / "content" / "over.md"
    text = path.read_text("utf-8")
    path.write_text(f"{text}\n{line}\n", "utf-8")
    try:
        assert [each for each in findings_of(site) if told(each) not in known and each.code != "W013"] == []
    finally:
        path.write_text(text, "utf-8")


def test_tags_and_anchors_of_mkdocs_are_no_mistake(site: Path, known: Counter[object]) -> None:
    path = site / "mkdocs.yml"
    text = path.read_text("utf-8")
    tagged = text.replace("site_url: https://plannen.voorbeeld.nl/", "site_url: !ENV [SITE_URL, 'https://a.nl/']")
    path.write_text(tagged.replace("language: nl", "language: &taal nl"), "utf-8")
    try:
        assert [each for each in findings_of(site) if told(each) not in known] == []
    finally:
        path.write_text(text, "utf-8")


def test_a_link_to_a_draft_is_told_as_that() -> None:
    known = Known(pages={"index.md"}, drafts={"plannen/geheim.md"})
    texts = {"index.md": "[a b](plannen/geheim.md) [c d](/plannen/geheim/) [e f](#nergens-te-vinden)\n"}

    found = page_links("content/index.md", "index.md", texts, known)

    assert [(each.code, each.place.column) for each in found] == [("W014", 7), ("W014", 32), ("W013", 56)]


def test_while_a_plan_cannot_be_read_its_pages_may_be_there(site: Path) -> None:
    plan = min((site / "plans").glob("*.yml"))
    text = plan.read_bytes()
    plan.write_bytes(text + b"titel: x\n")
    try:
        assert {each.place.file for each in findings_of(site) if each.severity is Severity.ERROR} == {
            f"plans/{plan.name}"
        }
    finally:
        plan.write_bytes(text)
