"""Words as the search compares them. The browser's half is tested with the same pairs in browser/test_queries.py."""

from pathlib import Path

import pytest

from generator.finish.words import fold, key, number, tails, words_of

SAME, DIFFERENT = (
    [line.split("\t") for line in part.splitlines() if line and not line.startswith("#")]
    for part in (Path(__file__).parent / "cases" / "words.tsv").read_text("utf-8").split("---\n")
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_of_a_word_have_the_same_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_words_have_another_key(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize("word", [*(word for pair in SAME for word in pair), "Coördinator", "\u2019s", "12", "H2O"])
def test_a_key_is_its_own_key(word: str) -> None:
    assert key(key(word)) == key(word)


def test_capitals_and_accents_do_not_count() -> None:
    assert fold("Coördinator \u2019s Ávonds") == "coordinator 's avonds"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("€ 35.550,- per jaar", ["35550", "per", "jaar"]),
        ("35 550 of 35\u00a0550 of € 35.550,00", ["35550", "of", "35550", "of", "35550"]),
        ("€ 1,3 miljoen", ["1d3", "1300000"]),
        ("0,33 fte in Q1 2024", ["0d33", "fte", "in", "Q1", "2024"]),
        ("30-05-2022", ["30", "5", "2022"]),
        ("CJG's en foto\u2019s", ["CJG's", "en", "foto\u2019s"]),
        ("WIJ-team", ["WIJ", "team"]),
        ("12 uur, 1000 dagen", ["12", "uur", "1000", "dagen"]),
        ("", []),
    ],
)
def test_the_words_of_a_text(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words


def test_an_amount_has_one_spelling() -> None:
    assert {number(amount) for amount in ("35.550", "35 550", "35.550,00", "35550")} == {"35550"}


@pytest.mark.parametrize(
    ("word", "known", "found"),
    [
        ("wijkondersteuner", {"wijk", "wij"}, ["ondersteuner"]),
        ("dorpsondersteuner", {"dorp"}, ["ondersteuner"]),
        ("jeugdbudget", {"budget"}, ["budget"]),
        ("samenwerkingspartner", {"samenwerking", "partner", "samen"}, ["partner"]),
        ("moeten", {"eten"}, []),
        ("straat", set[str](), []),
    ],
)
def test_a_compound_is_found_by_its_last_part(word: str, known: set[str], found: list[str]) -> None:
    assert list(tails(word, known)) == found
