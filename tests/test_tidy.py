"""Tidying a plan's file: what changes is how it looks, never what it says."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.errors import InvalidPlans, PlansError
from generator.load.places import plain
from generator.reader import Sequence, read_text
from generator.tidy import tidied

VALID = sorted((Path(__file__).parent / "cases" / "valid").glob("*.yml"))

UNTIDY = """\
# Een plan
title:   Buurtplan
goals:
- title: 'Foto''s'   # twee
  activities:
        - {title:   Start,   when: Q1 2024}
summary: >
    Drie zinnen
    voor bewoners.
"""
TIDY = """\
# Een plan
title: Buurtplan
goals:
  - title: 'Foto''s' # twee
    activities:
      - {title: Start, when: Q1 2024}
summary: >
  Drie zinnen
  voor bewoners.
"""


def test_a_file_is_tidied_with_its_comments_order_and_quotes() -> None:
    assert tidied(UNTIDY.encode(), "plan.yml") == TIDY


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_plan_says_the_same_afterwards_and_stays_as_it_is_the_second_time(path: Path) -> None:
    data = path.read_bytes()
    once = tidied(data, path.name)
    assert tidied(once.encode(), path.name) == once
    assert plain(read_text(once.encode(), path.name).root) == plain(read_text(data, path.name).root)


@given(
    st.dictionaries(
        st.text("abcdefgh", min_size=1, max_size=4),
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=150),
        min_size=1,
        max_size=4,
    )
)
def test_no_text_is_lost(texts: dict[str, str]) -> None:
    typed = "".join(f"{key}: '{text.replace(chr(39), chr(39) * 2)}'\n" for key, text in texts.items())
    try:
        before = plain(read_text(typed.encode(), "plan.yml").root)
        written = tidied(typed.encode(), "plan.yml")
    except (InvalidPlans, PlansError):
        return
    assert plain(read_text(written.encode(), "plan.yml").root) == before


def test_a_register_is_a_list_at_the_margin() -> None:
    data = b"-   id: stad\n    name: Stad\n"
    assert tidied(data, "areas.yml", Sequence) == "- id: stad\n  name: Stad\n"


def test_what_cannot_be_read_is_a_finding() -> None:
    with pytest.raises(InvalidPlans):
        tidied(b"title: x\n\tsummary: y\n", "plan.yml")


def test_windows_line_ends_and_blanks_at_the_end_go() -> None:
    assert tidied(b"title: Plan  \r\n\r\n\r\n\r\nsummary: x\r\n", "plan.yml") == "title: Plan\n\nsummary: x\n"


def test_the_command_writes_what_is_untidy_and_leaves_the_rest(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "plans" / "slordig.yml"
    path.write_text("title:   x\n", "utf-8")
    assert main(["fmt", "--check", "plans/slordig.yml"]) == 0
    assert path.read_text("utf-8") == "title:   x\n"
    assert main(["fmt", "plans/slordig.yml"]) == 0
    assert path.read_text("utf-8") == "title: x\n"
    assert main(["fmt", "plans/slordig.yml"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "plans/slordig.yml kan netter.",
        "plans/slordig.yml is netjes gemaakt.",
        "Alles is netjes.",
    ]


def test_the_command_tells_what_it_cannot_read_and_tidies_the_rest(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "plans" / "fout.yml").write_text("title: x\n\tsummary: y\n", "utf-8")
    (project / "plans" / "slordig.yml").write_text("title:   x\n", "utf-8")
    assert main(["fmt", "plans/fout.yml", "plans/slordig.yml"]) == 1
    told = capsys.readouterr()
    assert "plans/fout.yml:2" in told.err
    assert "plans/slordig.yml is netjes gemaakt." in told.out
    assert main(["fmt", "plans/nergens.yml"]) == 2
