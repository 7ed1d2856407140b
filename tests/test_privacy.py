"""Personal data: what is found in a text, and what only looks like it."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue import Catalogue
from generator.check.privacy import personal
from generator.errors import Finding, Severity

Read = Callable[..., tuple[Catalogue, tuple[Finding, ...]]]


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("mail naar wijk.team@wijk.example.", "A001", "wijk.team@wijk.example"),
        ("wijkteam [at] voorbeeld.nl", "A001", "wijkteam [at] voorbeeld.nl"),
        ("bel 050-123 45 67", "A002", "050-123 45 67"),
        ("bel (050) 1234567", "A002", "(050) 1234567"),
        ("bel 06 12345678", "A002", "06 12345678"),
        ("bel +31 6 12345678", "A002", "+31 6 12345678"),
        ("bel 0800-1234567", "A002", "0800-1234567"),
        ("nummer 111222333", "A003", "111222333"),
        ("nummer 1112.22.333", "A003", "1112.22.333"),
        ("NL91ABNA0417164300", "A004", "NL91ABNA0417164300"),
        ("NL91 ABNA 0417 1643 00", "A004", "NL91 ABNA 0417 1643 00"),
        ("vraag de heer Van Dam", "A010", "de heer Van Dam"),
        ("door A.B. Zijlstra", "A010", "A.B. Zijlstra"),
        ("Uitvoerder Karin van Dam", "A010", "Karin van Dam"),
        ("op de Dorpsstraat 12a", "A011", "Dorpsstraat 12a"),
        ("te 9712 AB Groningen", "A011", "9712 AB"),
    ],
)
def test_personal_data_is_found(text: str, code: str, words: str) -> None:
    assert [(found.code, found.words) for found in personal(text)] == [(code, words)]


@pytest.mark.parametrize(
    "text",
    [
        "bel 14 050 of 14 0222",
        "op 01-02-2024 om 12:30",
        "in 2020 2021 2022 en 2023",
        "€ 111222333 en € 111.222.333",
        "KvK 111222333, RSIN 111222333",
        "nummer 111222334",
        "NL91 ABNA 0417 1643 01",
        "https://voorbeeld.nl/zaak/111222333",
        "De Wijert Noord en Kansrijke Start",
        "in 2024 BO en WIJ",
        "de heer des huizes",
        "met 10 straten en 3 pleinen",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert list(personal(text)) == []


@given(st.text(alphabet="0123456789 .-+()@nlNLab", max_size=40))
def test_any_text_can_be_searched(text: str) -> None:
    for found in personal(text):
        assert found.words in " ".join(text.split()) or found.words in text


def told(found: tuple[Finding, ...]) -> list[tuple[str, str, Severity]]:
    return [(each.code, each.place.file, each.severity) for each in found if each.code.startswith("A")]


def test_it_is_an_error_in_a_plan_and_in_a_register(catalogue_from: Read) -> None:
    register = "- {id: wijkteam, name: Wijkteam, telephone: 050-1234567}\n- {id: stad, name: Stad, telephone: 14 050}\n"
    _, found = catalogue_from({"een": "notes: mail naar een@wijk.example\n"}, organisations=register)
    assert told(found) == [
        ("A001", "plans/een.yml", Severity.ERROR),
        ("A002", "plans/registers/organisations.yml", Severity.ERROR),
    ]


def test_a_name_in_the_registers_is_the_name_of_a_school_or_a_street(catalogue_from: Read) -> None:
    plan = {"een": "lead: Karin Zijlstra School\n", "twee": "lead: Karin Zijlstra\n"}
    register = "- {id: school, name: Karin Zijlstra School}\n"
    _, found = catalogue_from(plan, organisations=register)
    assert told(found) == []
    _, found = catalogue_from(plan, organisations="- {id: anders, name: Anders}\n")
    assert [each[2] for each in told(found)] == [Severity.ADVICE, Severity.ADVICE]
