"""Tidying a plan's file: what changes is how it looks, never what it says."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.errors import InvalidPlans, PlansError
from generator.load.places import plain
from generator.reader import Sequence, read_text
from generator.tidy import tidied

CASES = Path(__file__).parent / "cases"
VALID = sorted((CASES / "valid").glob("*.yml"))
INVALID = sorted((CASES / "invalid").glob("*.yml"))

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


def test_blanks_at_the_end_go() -> None:
    assert tidied(b"title: Plan  \n\n\n\nsummary: x\n", "plan.yml") == "title: Plan\n\nsummary: x\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"title:  x\r\nsummary: |\r\n  a\r\n  b\r\n", "title: x\r\nsummary: |\r\n  a\r\n  b\r\n"),
        (b"title:  x\r\nsummary: y\n", "title: x\nsummary: y\n"),
        (b"title: x", "title: x\n"),
        ("\ufefftitle: x\n".encode(), "title: x\n"),
    ],
    ids=["Windows", "mixed", "no end", "byte order mark"],
)
def test_line_ends_are_those_of_windows_only_where_all_were(data: bytes, expected: str) -> None:
    assert tidied(data, "plan.yml") == expected
    assert tidied(expected.encode(), "plan.yml") == expected


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_mistake_is_a_finding_or_stays_exactly_as_it_is(path: Path) -> None:
    data = path.read_bytes()
    try:
        once = tidied(data, path.name)
    except (InvalidPlans, PlansError):
        return
    assert plain(read_text(once.encode(), path.name).root) == plain(read_text(data, path.name).root)
    assert tidied(once.encode(), path.name) == once


@settings(deadline=None)
@given(
    st.sampled_from(VALID),
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from(list(":#-|>'\"{}[]&*!?%@`~ \t\n\r\u00a0\u2028"))), max_size=5),
)
def test_no_slip_of_the_finger_makes_it_change_what_a_plan_says(path: Path, slips: list[tuple[float, str]]) -> None:
    text = path.read_text("utf-8")[:2000]
    for where, character in slips:
        at = int(where * len(text))
        text = text[:at] + character + text[at:]
    try:
        before = plain(read_text(text.encode(), "plan.yml").root)
        once = tidied(text.encode(), "plan.yml")
    except (InvalidPlans, PlansError):
        return
    assert plain(read_text(once.encode(), "plan.yml").root) == before
    assert tidied(once.encode(), "plan.yml") == once


def test_a_file_that_is_refused_is_not_touched(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = []
    for case in INVALID:
        path = project / "plans" / case.name
        path.write_bytes(case.read_bytes())
        paths.append(path)
    before = {path: path.read_bytes() for path in paths}
    status = main(["fmt", *map(str, paths)])
    told = capsys.readouterr()
    assert status == 1
    assert "Traceback" not in told.err
    tidied_ones = {line.split()[0] for line in told.out.splitlines()}
    changed = {str(path.relative_to(project)) for path in paths if path.read_bytes() != before[path]}
    assert changed == tidied_ones


def test_the_mode_of_a_file_and_a_link_to_it_stay(project: Path) -> None:
    path, link = project / "plans" / "slordig.yml", project / "plans" / "link.yml"
    path.write_text("title:   x\n", "utf-8")
    path.chmod(0o640)
    link.symlink_to("slordig.yml")
    assert main(["fmt", "plans/link.yml"]) == 0
    assert path.read_text("utf-8") == "title: x\n"
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert not [each for each in path.parent.iterdir() if each.name.startswith(".")]


def test_a_folder_that_may_not_be_written_is_one_sentence(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    path = project / "plans" / "slordig.yml"
    path.write_text("title:   x\n", "utf-8")
    monkeypatch.setattr(Path, "replace", full)
    assert main(["fmt", "plans/slordig.yml"]) == 2
    assert capsys.readouterr().err == "plans/slordig.yml kan niet geschreven worden: No space left on device.\n"
    assert path.read_text("utf-8") == "title:   x\n"
    assert not [each for each in path.parent.iterdir() if each.name.startswith(".")]


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
