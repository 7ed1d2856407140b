"""A YAML file becomes a tree that knows its places, or every mistake in it."""

import string
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator import report
from generator.errors import Finding, InvalidPlans, PlansError, Severity
from generator.load.structure import keys_below
from generator.model.plan import Plan
from generator.reader import Document, Mapping, Node, Scalar, Sequence, read_file, read_text

KEYS_OF_A_PLAN = keys_below(Plan)
INVALID = sorted(Path(__file__).parent.joinpath("cases", "invalid").glob("yaml-*.yml"))
GENERATOR = Path(__file__).parent.parent / "generator"

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), max_size=30)
KEYS = st.text(string.ascii_letters, min_size=1, max_size=10)
TREES = st.recursive(
    TEXT,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(KEYS, below, max_size=4),
    max_leaves=15,
)
# Pieces of which mistakes are made; far more telling than letters drawn at random.
PIECES = st.sampled_from(
    [
        *"'\"[]{},:#|>*&!%@`?-\\\n\t ",
        "\n  ",
        "\n    ",
        "\n- ",
        ": ",
        " #",
        "title",
        "a b",
        "é",
        "\u00a0",
        "•",
        "“",
        "\r\n",
    ]
)


def read(text: str) -> Document:
    return read_text(text.encode(), "plan.yml")


def findings_of(data: bytes, top: type[Mapping | Sequence] = Mapping) -> tuple[Finding, ...]:
    try:
        return read_text(data, "plan.yml", top, KEYS_OF_A_PLAN).advice
    except InvalidPlans as invalid:
        return invalid.findings


def plain(node: Node) -> Any:  # noqa: ANN401 - as free as YAML
    match node:
        case Mapping():
            return {key.text: plain(value) for key, value in node.entries}
        case Sequence():
            return [plain(item) for item in node.items]
        case Scalar():
            return node.text


def places(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{found.code} {found.place.line}:{found.place.column}" for found in findings]


def test_a_scalar_keeps_its_source_text() -> None:
    document = read("a: nee\nb: 2024-01-01\nc: 0123\nd: 1_000\ne: ~\nf: .5\ng: 12:30\nh: 1e3\ni:\n")
    assert plain(document.root) == {
        "a": "nee",
        "b": "2024-01-01",
        "c": "0123",
        "d": "1_000",
        "e": "~",
        "f": ".5",
        "g": "12:30",
        "h": "1e3",
        "i": "",
    }


def test_quotes_and_blocks_are_told_apart_from_plain_text() -> None:
    document = read("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >\n  x\nf:\n")
    assert isinstance(document.root, Mapping)
    values = [value for _, value in document.root.entries if isinstance(value, Scalar)]
    assert [(value.quoted, value.block) for value in values] == [
        (False, False),
        (True, False),
        (True, False),
        (False, True),
        (False, True),
        (False, False),
    ]


def test_a_place_points_at_the_text_with_its_quotes() -> None:
    document = read("title: Plan\ngoals:\n  - {title: 'Één doel', when: 2024}\n")
    assert isinstance(document.root, Mapping)
    goals = document.root.entries[1][1]
    assert isinstance(goals, Sequence)
    assert not goals.flow
    goal = goals.items[0]
    assert isinstance(goal, Mapping)
    assert goal.flow
    assert (goal.place.line, goal.place.column) == (3, 5)
    place = goal.entries[0][1].place
    assert (place.file, place.line, place.column, place.length) == ("plan.yml", 3, 13, 10)
    assert place.text == "  - {title: 'Één doel', when: 2024}"


def test_columns_count_characters_not_bytes() -> None:
    document = read("{x: 😀é, y: b}")
    assert isinstance(document.root, Mapping)
    assert document.root.entries[1][0].place.column == 9


def test_a_text_of_several_lines_points_at_its_first() -> None:
    document = read("a: Een tekst\n  die doorloopt\n")
    assert isinstance(document.root, Mapping)
    value = document.root.entries[0][1]
    assert isinstance(value, Scalar)
    assert value.text == "Een tekst die doorloopt"
    assert (value.place.line, value.place.column, value.place.length) == (1, 4, 9)


@pytest.mark.parametrize(
    "text",
    [
        "---\na: b\n",
        "a: b\n...\n",
        "a:\tb\n",
        "a: b # opmerking\n",
        "a: 'b' #2\n",
        "a: [een-id, 12, -3, 4.5, 'Een tekst', \"Nog een\"]\n",
        "a: [b,\n  c]\n",
        "a: {b: c,\n  d: e}\n",
        "a: {b: }\n",
        "a: {b: Wie?, c: wat ?}\n",
        "a: https://voorbeeld.nl:80/a#b\n",
        "a:\n  - https://voorbeeld.nl\n  - mailto:info@wijk.example\n",
        "a: |\n  - geen lijst\n  sleutel:waarde\n  \tingesprongen\n  \u00a0\n",
        "a: 'een\n  tekst: zo'\n",
        "a: -34\n",
        "a: \u2018b\u2019 en “c”\n",
        "a: 'Foto''s'\n",
        "a: CAFÉ\u2019S\n",
    ],
)
def test_what_is_right_gives_no_findings(text: str) -> None:
    assert read(text).advice == ()


@pytest.mark.parametrize(
    ("text", "place", "suggestion"),
    [
        ("a: Plan #2\n", "Y080 1:9", "a: 'Plan #2'"),
        ("a: #2\n", "Y080 1:4", "a: '#2'"),
        ("a:\n  - Plan #2 en 3\n", "Y080 2:10", "- 'Plan #2 en 3'"),
        ("a : b\n", "Y081 1:2", "a:"),
        ("a: |\n  Dit:\n  • een\n  • twee\n", "Y082 3:3", "- een"),
    ],
)
def test_what_may_be_meant_otherwise_is_advice(text: str, place: str, suggestion: str | None) -> None:
    advice = read(text).advice
    assert places(advice) == [place]
    assert advice[0].severity is Severity.ADVICE
    assert advice[0].values.get("suggestion") == suggestion


def expected(path: Path) -> list[str]:
    """Give code and place of each finding in a mistake file; its words stand below an empty line."""
    told = path.with_suffix(".txt").read_text("utf-8").split("\n\n")[0].splitlines()
    return [line for line in told if line.startswith("Y")]  # the rest is told of what could be read


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem.removeprefix("yaml-"))
def test_a_mistake_is_found_where_the_editor_must_look(path: Path) -> None:
    with pytest.raises(InvalidPlans) as invalid:
        read_file(path, path.name, keys=KEYS_OF_A_PLAN)
    assert sorted(places(invalid.value.findings)) == sorted(expected(path))


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem.removeprefix("yaml-"))
def test_a_mistake_is_worded_and_its_remedy_can_be_read(path: Path) -> None:
    for finding in findings_of(path.read_bytes()):
        for language in report.LANGUAGES:
            said = report.sentences(finding, language)
            assert said.what
            assert said.help
        suggestion = finding.values.get("suggestion")
        if suggestion is not None:
            codes = {found.code for found in findings_of(suggestion.encode())}
            assert codes <= {"Y011"}, suggestion  # part of a plan: an item, or a text


def test_every_code_has_words_and_every_word_a_code() -> None:
    sources = "".join(path.read_text("utf-8") for path in sorted(GENERATOR.rglob("*.py")))
    used = {f"Y{number:03}" for number in range(1000) if f'"Y{number:03}"' in sources}
    assert used == {code for code in report.messages() if code.startswith("Y")}


def test_every_code_but_those_of_whole_files_has_a_mistake_file() -> None:
    found = {line.split()[0] for path in INVALID for line in expected(path)}
    codes = {code for code in report.messages() if code.startswith("Y")}
    assert codes - found == {"Y001", "Y015", "Y016"}  # too large to keep; only for registers


def test_the_remedy_repeats_the_words_of_the_editor() -> None:
    (finding,) = findings_of(b"title: Stap 1: intake\nkind: other\n")
    assert finding.values["suggestion"] == "title: 'Stap 1: intake'"
    (finding,) = findings_of(b"title: Stap 1: intake'\nkind: other\n")
    assert finding.values["suggestion"] == "title: 'Stap 1: intake'"
    (finding,) = findings_of(b"goals:\n  - 'Foto's'\n")
    assert finding.values["suggestion"] == '- "Foto\'s"'
    (finding,) = findings_of(b"a: {title: Sport, bewegen en cultuur, when: 2024}\n")
    assert finding.values["suggestion"] == "title: 'Sport, bewegen en cultuur'"


def test_one_mistake_does_not_hide_the_next() -> None:
    text = "title: Stap 1: intake\nkind: 'Foto's'\ngoals:\n\t- a\nlead: `x`\nlead: [Sport, en spel]\n"
    assert places(findings_of(text.encode())) == [
        "Y050 1:14",
        "Y040 2:12",
        "Y030 4:1",
        "Y023 5:7",
        "Y061 6:8",
    ]


def test_a_duplicate_key_names_the_line_of_the_first() -> None:
    findings = findings_of(b"a: 1\n'a': 2\nb: {c: 1, c: 2}\na: 3\n")
    assert [(found.code, found.place.line, found.values["first"]) for found in findings] == [
        ("Y025", 2, "1"),
        ("Y025", 3, "3"),
        ("Y025", 4, "1"),
    ]


def test_a_register_is_a_list() -> None:
    assert plain(read_text(b"- id: a\n- id: b\n", "x.yml", top=Sequence).root) == [{"id": "a"}, {"id": "b"}]
    assert places(findings_of(b"id: a\n", Sequence)) == ["Y015 1:1"]
    assert places(findings_of(b"", Sequence)) == ["Y016 0:0"]


def test_24_levels_are_enough_and_25_too_many() -> None:
    assert findings_of(b"{a: " * 24 + b"b" + b"}" * 24) == ()
    assert [found.code for found in findings_of(b"{a: " * 25 + b"b" + b"}" * 25)] == ["Y012"]


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b"{" * 100_000,
        b"- " * 100_000,
        b"? " * 100_000,
        b"".join(b" " * depth + b"a:\n" for depth in range(900)),
        b"a: [" * 100_000,
        b"{a,a" + b",a" * 100_000,
        b"&a " * 100_000,
        b"a:\n" * 100_000,
        b"'" * 100_001,
        b"a: x: " * 50_000,
        b"a: " + b" " * 400_000 + b": x",
        b"\x80\n" * 100_000,
        "Ã©".encode() * 100_000,
        b"<<<<<<< a\n" * 10_000,
    ],
    ids=range(15),
)
def test_bombs_end_in_a_few_findings(data: bytes) -> None:
    findings = findings_of(data)
    assert 0 < len(findings) <= 200
    assert all(len(value) < 400 for found in findings for value in found.values.values())


def test_a_huge_text_is_a_text() -> None:
    assert findings_of(b"a: " + b"x" * 500_000) == ()
    assert findings_of(b"a: |\n" + b"  x\n" * 100_000) == ()
    assert [found.code for found in findings_of(b"a: " + b"x" * 600_000)] == ["Y001"]


def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    with pytest.raises(InvalidPlans) as caught:
        read_file(tmp_path, "plans/map.yml")
    assert [(each.code, each.place.file) for each in caught.value.findings] == [("S022", "plans/map.yml")]


def test_without_libyaml_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    with pytest.raises(PlansError, match="libyaml"):
        read("a: b\n")


@given(st.dictionaries(KEYS, TREES, max_size=5))
def test_what_is_written_is_read(tree: dict[str, Any]) -> None:
    written = yaml.safe_dump(tree, default_style='"', allow_unicode=True, width=1_000_000, sort_keys=False)
    findings = [found for found in findings_of(written.encode()) if found.severity is Severity.ERROR]
    damaged = {"Y006", "Y007", "Y008"}  # texts that happen to look damaged
    if not findings:
        assert plain(read(written).root) == tree
    assert {found.code for found in findings} <= damaged


@given(st.dictionaries(KEYS, TEXT, min_size=1))
def test_a_place_holds_the_text_it_points_at(tree: dict[str, str]) -> None:
    written = yaml.safe_dump(tree, default_style="'", allow_unicode=True, width=1_000_000)
    if any(found.severity is Severity.ERROR for found in findings_of(written.encode())):
        return
    root = read(written).root
    assert isinstance(root, Mapping)
    for key, value in root.entries:
        for node in (key, value):
            assert isinstance(node, Scalar)
            place = node.place
            pointed = place.text[place.column - 1 : place.column - 1 + place.length]
            assert yaml.safe_load(pointed) == node.text


def check_findings(data: bytes) -> None:
    lines = len(data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for finding in findings_of(data):
        place = finding.place
        assert place.line <= lines
        assert place.length > 0
        assert (place.line == 0) == (place.column == 0)
        assert place.column <= len(place.text) + 1
        assert report.sentences(finding).what


@settings(max_examples=300)
@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
@example(b"a\r")
def test_no_bytes_break_the_reader(data: bytes) -> None:
    check_findings(data)


@settings(max_examples=300)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    check_findings(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=30).map("".join))
@example("a:\n  - 'b\n  c'd\n")
@example("...\n a")
@example("{a: b\n#")
@example("a: |9\n")
@example("[''\t\t")
def test_no_heap_of_mistakes_breaks_the_reader(text: str) -> None:
    check_findings(text.encode())
