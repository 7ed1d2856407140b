"""Mistakes that people make in the five plans: each is answered at its line, once, with words that mend it.

A plan that a municipality took away takes its mistakes along.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.catalogue import Catalogue, catalogue, read_catalogue
from generator.check import check
from generator.errors import Finding, InvalidPlans
from generator.load import load_plan
from generator.report import LANGUAGES, sentences

TODAY = date(2026, 11, 22)
PLANS = Path(__file__).parent.parent / "plans"
CASES = Path(__file__).parent / "cases" / "mistakes.yml"
MOST_FINDINGS = 2


@dataclass(frozen=True, slots=True)
class Mistake:
    """One change of a plan, and what must be told of it: codes with their lines, counted from the change.

    What is told of a file that nobody reads has no line; it stands as 0 too.
    """

    name: str
    plan: str
    old: str
    new: str
    finds: dict[str, int]
    help: str
    after: str = ""

    def made_in(self, text: str) -> tuple[str, int]:
        """Give a plan with the mistake in it, and the line where the mistake begins."""
        start = text.index(self.after)
        assert self.after or text.count(self.old) == 1, "the words must stand once in the plan"
        at = text.index(self.old, start)
        return text[:at] + self.new + text[at + len(self.old) :], text.count("\n", 0, at) + 1


MISTAKES = [Mistake(**each) for each in yaml.safe_load(CASES.read_text("utf-8"))]
HERE = [each for each in MISTAKES if (PLANS / f"{each.plan}.yml").exists()]


@pytest.fixture(scope="module")
def everything() -> Catalogue:
    return read_catalogue(PLANS, "plans")[0]


@pytest.fixture(scope="module")
def known(everything: Catalogue) -> Counter[object]:
    """Give what is told of the plans as they are."""
    advice = (each for file in everything.plans for each in file.advice)
    return Counter(map(told, (*advice, *check(everything, TODAY))))


def told(finding: Finding) -> object:
    """Give what makes two findings the same, also where lines were added above them."""
    return finding.code, finding.place.file, tuple(sorted(finding.values.items())), finding.place.text


def findings_in(text: str, plan: str, everything: Catalogue, folder: Path) -> Iterable[Finding]:
    """Check a changed plan among all others."""
    name = f"plans/{plan}.yml"
    path = folder / f"{plan}.yml"
    path.write_text(text, "utf-8")
    before = next(file for file in everything.plans if file.plan.id == plan)
    try:
        loaded = load_plan(path, name)
    except InvalidPlans as invalid:
        return invalid.findings
    changed = replace(loaded, folder=before.folder, attachments=before.attachments)
    others = [file for file in everything.plans if file is not before]
    among = replace(catalogue([*others, changed], everything.registers), files=everything.files)
    return (*changed.advice, *check(among, TODAY))


@pytest.mark.parametrize("mistake", HERE, ids=lambda mistake: mistake.name)
def test_a_mistake_is_answered_at_its_line_with_its_remedy(
    mistake: Mistake, everything: Catalogue, known: Counter[object], tmp_path: Path
) -> None:
    text, line = mistake.made_in((PLANS / f"{mistake.plan}.yml").read_text("utf-8"))

    left = Counter(known)
    found = []
    for each in findings_in(text, mistake.plan, everything, tmp_path):
        left[told(each)] -= 1
        if left[told(each)] < 0:
            found.append(each)

    offsets = ((each.code, each.place.line and each.place.line - line) for each in found)
    assert sorted(offsets) == sorted(mistake.finds.items())
    assert any(mistake.help in sentences(each).help for each in found), [sentences(each).help for each in found]
    assert all(sentences(each, language).what for each in found for language in LANGUAGES)


def test_no_mistake_is_answered_with_a_heap() -> None:
    assert all(1 <= len(mistake.finds) <= MOST_FINDINGS for mistake in MISTAKES)
    assert len({mistake.name for mistake in MISTAKES}) == len(MISTAKES)
