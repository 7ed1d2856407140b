"""Plain language: how a text is cut, counted and measured, and what is advised."""

from collections.abc import Callable

import pytest

from generator.catalogue import Catalogue
from generator.check.language import readability, sentences, syllables
from generator.errors import Finding, Severity

Read = Callable[..., tuple[Catalogue, tuple[Finding, ...]]]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("zo", 1),
        ("buurt", 1),
        ("ouders", 2),
        ("gemeente", 3),
        ("nieuwe", 2),
        ("wijkondersteuner", 5),
        ("coördinator", 5),
        ("beïnvloeden", 4),
        ("radio", 3),
        ("theater", 3),
        ("financieel", 4),
        ("officiële", 5),
        ("hrm", 1),
        ("GGD", 3),
    ],
)
def test_syllables_are_counted_by_the_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dit is een zin. En dit ook!", 2),
        ("Dit is m.b.t. het plan o.a. goed, t/m. dinsdag.", 1),
        ("Het kost € 1.500,50 per jaar.", 1),
        ('Hij zei: "Doe mee." Dat hielp.', 3),
        ("Kies iets, bijv. Een fiets (enz.) Of niets. DRS. Jansen helpt.", 2),
        ("Wie is er? Ir. Jansen! Neef. Nicht.", 4),
        ("", 0),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_the_score_is_that_of_flesch_and_douma() -> None:
    measured = readability(("De kat zit op de mat. De hond is buiten.",))
    assert (measured.words, measured.per_sentence, measured.per_word) == (10, 5, 1.1)
    assert measured.score == pytest.approx(206.84 - 0.93 * 5 - 77 * 1.1)


def test_a_text_without_words_has_no_score() -> None:
    assert readability(("12,5 %",)).words == 0


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [each.code for each in found if each.code.startswith("L")]


def test_a_word_of_offices_is_told_once_a_text_with_the_plainer_word(catalogue_from: Read) -> None:
    words = "- {word: middels, instead: met}\n- {word: ten behoeve van, instead: voor}\n"
    text = "text: Middels dit plan, middels geld en ten behoeve van u. Het hulpmiddel is goed.\n"
    _, found = catalogue_from({"een": f"risks:\n  - title: Risico\n    {text}"}, plain_words=words)
    told = [each for each in found if each.code == "L003"]
    assert [(each.values["text"], each.values["plainer"]) for each in told] == [
        ("Middels", "met"),
        ("ten behoeve van", "voor"),
    ]
    assert {each.severity for each in told} == {Severity.ADVICE}
    assert told[0].place.text[told[0].place.column - 1 :].startswith("Middels")


def test_without_a_list_no_word_is_told(catalogue_from: Read) -> None:
    _, found = catalogue_from({"een": "website_text: Middels dit plan.\n"})
    assert codes(found) == []


def test_what_only_editors_read_is_not_measured(catalogue_from: Read) -> None:
    long = " ".join(["woord"] * 30)
    _, found = catalogue_from({"een": f"notes: {long}.\n", "twee": f"website_text: {long}.\n"})
    assert codes(found) == ["L001"]
