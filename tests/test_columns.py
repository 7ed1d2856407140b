"""Text on a terminal."""

import pytest

from generator.report.columns import MOST, cropped, visible, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Foto's: € 12.560,-", "Foto's: € 12.560,-"),
        ("a\x1bb", "a␛b"),
        ("a\u0085b", "a<U+0085>b"),
        ("a\ufeffb", "a<U+FEFF>b"),
        ("a\u2028b", "a<U+2028>b"),
        ("a\ud800b", "a<U+D800>b"),
    ],
)
def test_what_cannot_be_seen_is_named(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_columns_are_counted_as_a_terminal_does() -> None:
    assert width("abc") == 3
    assert width("日本") == 4
    assert width("e\u0301") == 1


def test_tabs_go_to_the_next_stop() -> None:
    assert cropped("a\tb\tc", 3, 1) == ("a   ", "b", "   c")


def test_a_tab_is_pointed_at_over_its_whole_width() -> None:
    assert cropped("\tx", 1, 1) == ("", "    ", "x")


def test_a_long_place_is_shown_in_part() -> None:
    before, meant, after = cropped("x" * 1000, 1, 1000)
    assert (before, meant, after) == ("", "x" * MOST, "…")
