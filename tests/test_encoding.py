"""Bytes become lines of text, with everything that is wrong with their characters."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import Finding, InvalidPlans
from generator.reader.encoding import MOST_BYTES, MOST_FINDINGS, Decoded, decode, forbidden_character


def findings_of(data: bytes) -> tuple[Finding, ...]:
    return decode(data, "plan.yml").findings


def refused(data: bytes) -> tuple[Finding, ...]:
    with pytest.raises(InvalidPlans) as invalid:
        decode(data, "plan.yml")
    return invalid.value.findings


def test_plain_text_comes_through_as_lines() -> None:
    assert decode("a: é\nb: €\n".encode(), "plan.yml").source.lines == ("a: é", "b: €", "")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_accepted(end: str) -> None:
    decoded = decode(f"a: b{end}{end}c: d{end}".encode(), "plan.yml")
    assert decoded.source.lines == ("a: b", "", "c: d", "")
    assert decoded.findings == ()


def test_the_mark_of_utf_8_is_accepted_in_front_only() -> None:
    decoded = decode("\ufeffa: b\n\ufeffc: d".encode(), "plan.yml")
    assert decoded.source.lines[0] == "a: b"
    assert [(found.code, found.place.line, found.values["character"]) for found in decoded.findings] == [
        ("Y006", 2, "U+FEFF")
    ]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-le", "UTF-32"),
        ("utf-32-be", "UTF-32"),
    ],
)
def test_other_encodings_are_refused_by_name(encoding: str, name: str) -> None:
    (finding,) = refused("title: Café in Voorbeeld\n".encode(encoding))
    assert (finding.code, finding.place.line, finding.values) == ("Y003", 0, {"encoding": name})


def test_a_byte_of_windows_1252_names_the_character_and_its_word() -> None:
    decoded = decode("a: b\nc: het café, € 5\n".encode("cp1252"), "plan.yml")
    (finding,) = decoded.findings
    assert (finding.code, finding.place.line, finding.place.column) == ("Y004", 2, 11)
    assert finding.values == {"character": "é", "word": "café,"}
    assert decoded.source.lines[1] == "c: het café, € 5"


def test_a_byte_of_no_character_is_said_to_be_unreadable() -> None:
    (finding,) = findings_of(b"a: V\x81b\n")
    assert (finding.code, finding.values) == ("Y005", {"word": "V\ufffdb"})


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\0", "U+0000"),
        ("\x0b", "U+000B"),
        ("\x1b", "U+001B"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("\u2028", "U+2028"),
        ("\u2029", "U+2029"),
        ("\uffff", "U+FFFF"),
    ],
)
def test_control_characters_are_refused_and_replaced(character: str, name: str) -> None:
    decoded = decode(f"a: b{character}c\n".encode(), "plan.yml")
    (finding,) = decoded.findings
    assert (finding.code, finding.place.column, finding.values) == ("Y006", 5, {"character": name})
    assert decoded.source.lines == ("a: b\ufffdc", "")
    assert forbidden_character(f"b{character}c") == name


def test_a_tab_is_no_control_character() -> None:
    assert findings_of(b"a:\tb\n") == ()
    assert forbidden_character("a\tb\nc") is None


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        ("â\u201a¬", "€"),
        ("Ã«", "ë"),
        ("Ã©Ã©", "éé"),
        ("â€™", "\u2019"),
        ("â€“", "\u2013"),
        ("Ã¢â€šÂ¬", "€"),
        ("â\x82¬", "€"),
        ("Â\u00a0", "\u00a0"),
    ],
)
def test_damaged_characters_say_what_was_meant(damaged: str, meant: str) -> None:
    (finding,) = findings_of(f"a: x{damaged}y\n".encode())
    assert (finding.code, finding.place.column, finding.place.length) == ("Y007", 5, len(damaged))
    assert finding.values == {"damaged": damaged, "meant": meant}


@pytest.mark.parametrize("text", ["CAFÉ\u2019S", "Ücretsiz", "São Tomé", "“IDEEËN”", "Ân", "âge", "Í", "25 °C"])
def test_rare_letters_are_not_taken_for_damage(text: str) -> None:
    assert findings_of(f"a: {text}\n".encode()) == ()


def test_a_control_character_that_looks_like_damage_is_refused() -> None:
    decoded = decode("a: Â\x80\n".encode(), "plan.yml")
    assert [(found.code, found.values) for found in decoded.findings] == [("Y006", {"character": "U+0080"})]
    assert decoded.source.lines[0] == "a: Â\ufffd"


def test_a_lost_character_is_reported() -> None:
    (finding,) = findings_of("a: co\ufffdrdinator\n".encode())
    assert (finding.code, finding.values) == ("Y008", {"word": "co\ufffdrdinator"})


@pytest.mark.parametrize(
    "beginning", [b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0", b"{\\rtf1", b"\x89PNG", b"\xff\xd8\xff"]
)
def test_another_kind_of_file_is_named(beginning: bytes) -> None:
    (finding,) = refused(beginning + bytes(range(256)))
    assert finding.code == "Y002"


def test_a_file_has_a_largest_size() -> None:
    assert findings_of(b"a" * MOST_BYTES) == ()
    (finding,) = refused(b"a" * (MOST_BYTES + 1))
    assert (finding.code, finding.values) == ("Y001", {"most": "512"})


def test_each_unfinished_merge_is_one_finding() -> None:
    merge = b"<<<<<<< HEAD\na: b\n||||||| base\na: x\n=======\na: c\n>>>>>>> other\n"
    findings = refused(merge + b"d: e\n" + merge)
    assert [(found.code, found.place.line, found.values["last"]) for found in findings] == [
        ("Y009", 1, "7"),
        ("Y009", 9, "15"),
    ]


def test_a_line_of_equals_signs_alone_is_no_merge() -> None:
    assert findings_of(b"a: |\n  b\n=======\n") == ()


def test_one_finding_of_a_kind_for_each_line_and_no_endless_list() -> None:
    assert [found.code for found in findings_of(b"\x80\x80 \0\0 \x80\n")] == ["Y004", "Y006"]
    assert len(findings_of("\u00e9".encode() + b"\x80\n" * 1000)) == MOST_FINDINGS


def test_a_file_that_was_wholly_saved_as_windows_1252_is_one_mistake() -> None:
    text = "a: één\nb: € 5\nc: \x00 ö\n"
    assert [found.code for found in findings_of(text.encode("cp1252"))] == ["Y004", "Y006"]
    assert [found.code for found in findings_of("a: ë\n".encode() + text.encode("cp1252"))] == [
        "Y004",
        "Y004",
        "Y006",
        "Y004",
    ]


@given(st.binary(max_size=300))
def test_no_bytes_break_decoding(data: bytes) -> None:
    with contextlib.suppress(InvalidPlans):
        check(decode(data, "plan.yml"))


@given(st.text(st.characters(codec="utf-8"), max_size=100))
def test_right_text_stays_as_it_is(text: str) -> None:
    with contextlib.suppress(InvalidPlans):
        decoded = decode(text.encode(), "plan.yml")
        check(decoded)
        if not decoded.findings:
            expected = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
            assert "\n".join(decoded.source.lines) == expected


def check(decoded: Decoded) -> None:
    text = "".join(decoded.source.lines)
    assert forbidden_character(text) is None
    text.encode()
    for finding in decoded.findings:
        place = finding.place
        assert decoded.source.lines[place.line - 1] == place.text
        assert 0 < place.column <= len(place.text)
