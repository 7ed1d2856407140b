import csv
import re
import string
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise, product
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.errors import Refused
from generator.period import Period, Quarter, parse_period, stated
from generator.period.calendar import Language, Part, merged, months
from generator.period.lexicon import LEXICON

TABLE = Path(__file__).with_name("cases") / "periods.tsv"
LANGUAGES: tuple[Language, Language] = ("nl", "en")


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def refusal(text: str) -> Refused:
    with pytest.raises(Refused) as caught:
        parse_period(text)
    return caught.value


def table(*verdicts: str) -> list[tuple[str, dict[str, str]]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [(row["expression"], row) for row in rows if row["verdict"] in verdicts]


def by_name(rows: Iterable[tuple[str | None, ...]]) -> list[object]:
    return [pytest.param(*row, id=row[0] or "nothing") for row in rows]


# The table of real expressions


def test_every_row_of_the_table_has_a_verdict_that_is_tested() -> None:
    rows = table("accept", "keep-as-words", "refuse")
    assert len(rows) == len(TABLE.read_text(encoding="utf-8").splitlines()) - 1
    assert len(rows) > 60


@pytest.mark.parametrize(("expression", "row"), table("accept"))
def test_a_row_reads_as_it_says(expression: str, row: dict[str, str]) -> None:
    period = parse_period(expression)
    assert period.words == expression
    assert period.start == day(row["start"])
    assert period.open == (row["end"] == "open")
    assert period.end == (None if row["end"] == "open" else day(row["end"]))
    assert period.deadline == (not row["start"])
    assert period.approximate == (row["approximate"] == "yes")


@pytest.mark.parametrize(("expression", "row"), table("keep-as-words"))
def test_a_row_that_no_calendar_holds_is_to_be_kept_as_words(expression: str, row: dict[str, str]) -> None:
    refused = refusal(row["expression"])
    assert (refused.code, refused.values["text"]) == ("P002", expression)


REFUSED_ROWS = {
    "tot 2035": ("P003", "tot en met 2034", "tot en met 2035"),
    "tot 2050": ("P003", "tot en met 2049", "tot en met 2050"),
    "Voor 2025": ("P003", "2025", "tot en met 2024"),
    "over 2024": ("P003", "2024", "2025 en verder"),
    "in de periode 2012 2013": ("P003", "2012 en 2013", "schooljaar 2012-2013"),
    "half maart tot half mei": ("P007",),
    "Datum PM": ("P001",),
}


@pytest.mark.parametrize(("expression", "row"), table("refuse"))
def test_a_row_that_is_refused_says_why(expression: str, row: dict[str, str]) -> None:
    refused = refusal(row["expression"])
    readings = [refused.values[name] for name in ("first", "second") if name in refused.values]
    assert (refused.code, *readings) == REFUSED_ROWS[expression]


# Expressions that are in no table. A reading is "from/to", parts with a space between them, ~ for roughly.

UNSEEN = [
    ("Q1-Q3 2025", "2025-01-01/2025-09-30"),
    ("Q4 2024 t/m Q2 2025", "2024-10-01/2025-06-30"),
    ("Q1/Q2 2024", "2024-01-01/2024-06-30"),
    ("Q3/Q4 2024 en Q1 2025", "2024-07-01/2025-03-31"),
    ("1e kwartaal 2025", "2025-01-01/2025-03-31"),
    ("1e, 2e en 4e kwartaal 2025", "2025-01-01/2025-06-30 2025-10-01/2025-12-31"),
    ("eerste tot en met derde kwartaal van 2025", "2025-01-01/2025-09-30"),
    ("laatste kwartaal van 2024", "2024-10-01/2024-12-31"),
    ("2024-Q3", "2024-07-01/2024-09-30"),
    ("2024-Q3 t/m 2025-Q1", "2024-07-01/2025-03-31"),
    ("2024-Q3 2025", "2024-01-01/2025-09-30"),
    ("2024/2025/2026/Q1 2027", "2024-01-01/2027-03-31"),
    ("2024 Q3", "2024-07-01/2024-09-30"),
    ("Q3-2024", "2024-07-01/2024-09-30"),
    ("kwartaal 3 2024", "2024-07-01/2024-09-30"),
    ("kwartaal 1 t/m 3 van 2024", "2024-01-01/2024-09-30"),
    ("K3 2024", "2024-07-01/2024-09-30"),
    ("2e kw. 2025", "2025-04-01/2025-06-30"),
    ("Q1, 15 en 22 mei 2025", "2025-01-01/2025-03-31 2025-05-15/2025-05-15 2025-05-22/2025-05-22"),
    ("schooljaar 2024-2025", "2024-08-01/2025-07-31"),
    ("schooljaar 2024/2025", "2024-08-01/2025-07-31"),
    ("schooljaar 2024/25", "2024-08-01/2025-07-31"),
    ("Schooljaar 24-25", "2024-08-01/2025-07-31"),
    ("schooljaren 2024-2025 en 2025-2026", "2024-08-01/2026-07-31"),
    ("schooljaren 2024/2025, 2026/2027", "2024-08-01/2025-07-31 2026-08-01/2027-07-31"),
    ("vanaf schooljaar 2024-2025", "2024-08-01/"),
    ("begin schooljaar 2024-2025", "~2024-08-01/2024-10-31"),
    ("week 12 2025", "2025-03-17/2025-03-23"),
    ("week 1 van 2026", "2025-12-29/2026-01-04"),
    ("2025-W12", "2025-03-17/2025-03-23"),
    ("weken 12 t/m 14 2025", "2025-03-17/2025-04-06"),
    ("2e helft 2025", "2025-07-01/2025-12-31"),
    ("eerste halfjaar 2025", "2025-01-01/2025-06-30"),
    ("eerste en tweede helft van 2025", "2025-01-01/2025-12-31"),
    ("eerste helft van maart 2025", "2025-03-01/2025-03-15"),
    ("tweede helft van Q2 2025", "2025-05-16/2025-06-30"),
    ("H2 2025", "2025-07-01/2025-12-31"),
    ("voorjaar 2024", "~2024-03-01/2024-05-31"),
    ("de herfst van 2024", "~2024-09-01/2024-11-30"),
    ("winter 2024-2025", "~2024-12-01/2025-02-28"),
    ("winter 2023/24", "~2023-12-01/2024-02-29"),
    ("voorjaar en zomer 2024", "~2024-03-01/2024-08-31"),
    ("begin zomer 2024", "~2024-06-01/2024-06-30"),
    ("maart t/m juni 2025", "2025-03-01/2025-06-30"),
    ("van maart tot en met juni 2025", "2025-03-01/2025-06-30"),
    ("november 2024 t/m februari 2025", "2024-11-01/2025-02-28"),
    ("jan.-mrt. 2025", "2025-01-01/2025-03-31"),
    ("maart, mei en juli 2025", "2025-03-01/2025-03-31 2025-05-01/2025-05-31 2025-07-01/2025-07-31"),
    ("1 maart 2025 tot 1 juni 2025", "2025-03-01/2025-05-31"),
    ("1 maart tot 1 juni 2025", "2025-03-01/2025-05-31"),
    ("1 maart 2025 t/m 1 juni 2025", "2025-03-01/2025-06-01"),
    ("1 t/m 1 maart 2025", "2025-03-01/2025-03-01"),
    ("1 t/m 15 maart 2025", "2025-03-01/2025-03-15"),
    ("1-15 maart 2025", "2025-03-01/2025-03-15"),
    ("2024-06-01", "2024-06-01/2024-06-01"),
    ("2024-06-01 - 2024-07-15", "2024-06-01/2024-07-15"),
    ("2024-06", "2024-06-01/2024-06-30"),
    ("1/2/2025", "2025-02-01/2025-02-01"),
    ("1.2.2025", "2025-02-01/2025-02-01"),
    ("29 februari 2024", "2024-02-29/2024-02-29"),
    ("eind Q3 2024", "~2024-09-01/2024-09-30"),
    ("begin Q3 2024", "~2024-07-01/2024-07-31"),
    ("medio tweede halfjaar 2024", "~2024-09-01/2024-10-31"),
    ("eind 2024 - begin 2025", "~2024-10-01/2025-03-31"),
    ("begin en eind 2025", "~2025-01-01/2025-03-31 2025-10-01/2025-12-31"),
    ("aan het eind van het jaar 2025", "~2025-10-01/2025-12-31"),
    ("half maart tot half mei 2026", "~2026-03-11/2026-05-20"),
    ("rond 2025", "~2025-01-01/2025-12-31"),
    ("ongeveer maart t/m juni 2025", "~2025-03-01/2025-06-30"),
    ("jaren 2024, 2025 en 2027", "2024-01-01/2025-12-31 2027-01-01/2027-12-31"),
    ("2024, 2026, en 2028", "2024-01-01/2024-12-31 2026-01-01/2026-12-31 2028-01-01/2028-12-31"),
    ("2024 & 2025", "2024-01-01/2025-12-31"),
    ("Q1 2024 en Q1 2025 en verder", "2024-01-01/2024-03-31 2025-01-01/"),
    ("vanaf 2024 t/m 2026", "2024-01-01/2026-12-31"),
    ("na de zomer van 2025", "~2025-09-01/"),
    ("na 1 maart 2025", "2025-03-02/"),
    ("t/m Q2 2025", "/2025-06-30"),
    ("uiterlijk eind maart 2025", "~/2025-03-31"),
    ("tot 1 juni 2025", "/2025-05-31"),
    ("vóór 2025", "/2024-12-31"),
    ("vo\u0301o\u0301r 2025", "/2024-12-31"),
    ("voor 1 maart 2025", "/2025-02-28"),
    ("voor de zomer van 2025", "~/2025-05-31"),
    ("vóór eind 2025", "~/2025-12-31"),
    ("vóór medio 2025", "~/2025-05-31"),
    ("uiterlijk vóór 1 maart 2025", "/2025-02-28"),
    ("tot uiterlijk 2025", "/2025-12-31"),
    ("tot en met 2021 en 2023", "/2021-12-31 2023-01-01/2023-12-31"),
    ("Q1 \u2013 Q3 2025", "2025-01-01/2025-09-30"),
    ("2024\u20142026", "2024-01-01/2026-12-31"),
    ("Q3\u00a02024\u202fen\u00a0verder", "2024-07-01/"),
    ("  MAART   T/M  JUNI   2025.", "2025-03-01/2025-06-30"),
    ("sep\u00adtember 2025", "2025-09-01/2025-09-30"),
    ("Q1 2024 and onwards", "2024-01-01/"),
    ("from 2025", "2025-01-01/"),
    ("from March to June 2025", "2025-03-01/2025-06-30"),
    ("from 1 March 2025 until 1 June 2025", "2025-03-01/2025-05-31"),
    ("until and including 2026", "/2026-12-31"),
    ("up to and including Q3 2026", "/2026-09-30"),
    ("by 2030", "/2030-12-31"),
    ("by the end of 2030", "~/2030-12-31"),
    ("before 1 May 2026", "/2026-04-30"),
    ("mid 2026", "~2026-06-01/2026-07-31"),
    ("mid-2026", "~2026-06-01/2026-07-31"),
    ("early 2026", "~2026-01-01/2026-03-31"),
    ("first half of 2025", "2025-01-01/2025-06-30"),
    ("third quarter of 2025", "2025-07-01/2025-09-30"),
    ("summer 2020", "~2020-06-01/2020-08-31"),
    ("late summer 2020", "~2020-08-16/2020-09-30"),
    ("January 2022", "2022-01-01/2022-01-31"),
    ("1st May 2022", "2022-05-01/2022-05-01"),
    ("school year 2024-2025", "2024-08-01/2025-07-31"),
]


def reading(period: Period) -> str:
    parts = (f"{start or ''}/{end or ''}" for start, end in period.parts)
    return "~" * period.approximate + " ".join(parts)


@pytest.mark.parametrize(("text", "expected"), by_name(UNSEEN))
def test_an_expression_nobody_has_seen_reads_as_people_mean_it(text: str, expected: str) -> None:
    assert reading(parse_period(text)) == expected


@pytest.mark.parametrize("text", [text for text, _ in UNSEEN] + [text for text, _ in table("accept")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_spelled_reads_as_the_same_period(text: str, language: Language) -> None:
    period = parse_period(text)
    assert reading(parse_period(period.spell(language))) == reading(period)


def test_the_words_are_kept_as_typed() -> None:
    assert parse_period("  Q3  en Q4 2024\n").words == "Q3  en Q4 2024"


# What is refused

REFUSED = [
    ("", "P001", {}),
    ("bla", "P001", {}),
    ("2024-2025-2026", "P001", {}),
    ("Q1 2024/2025", "P001", {}),
    ("vanaf 2024/2025", "P001", {}),
    ("2024/06", "P001", {}),
    ("Q1 2024 Q2 2024", "P001", {}),
    ("van 2024", "P001", {}),
    ("2024 -", "P001", {}),
    ("2024/2025/2026/", "P001", {}),
    ("2024/2025/", "P001", {}),
    ("begin 1 maart 2025", "P001", {}),
    ("15 en maart 2025", "P001", {}),
    ("t/m 2024 en vanaf 2023", "P001", {}),
    ("0001-01-01", "P001", {}),
    ("schooljaar 2024-2026", "P001", {}),
    ("Q3 2024 of Q4 2024", "P001", {}),
    ("op termijn", "P002", {"quoted": "'op termijn'"}),
    ("z.s.m.", "P002", {}),
    ("begin raadsperiode", "P002", {}),
    ("drie maanden", "P002", {}),
    ("2024 t/m heden", "P002", {}),
    ("deze collegeperiode 'plus'", "P002", {"quoted": "'deze collegeperiode ''plus'''"}),
    ("over two years", "P002", {}),
    ("van 2024 tot 2035", "P003", {"first": "2024 tot en met 2034", "second": "2024 tot en met 2035"}),
    ("mei 2024 tot juni 2025", "P003", {"second": "mei 2024 tot en met juni 2025"}),
    ("until 2035", "P003", {"first": "up to and including 2034", "second": "up to and including 2035"}),
    ("2024/2025", "P003", {"first": "2024 en 2025", "second": "schooljaar 2024-2025"}),
    ("2024/25", "P003", {"first": "2024 en 2025", "second": "schooljaar 2024-2025"}),
    ("2024-25", "P003", {"first": "2024 en 2025", "second": "schooljaar 2024-2025"}),
    ("2011-12", "P003", {"first": "december 2011", "second": "schooljaar 2011-2012"}),
    ("2012 2015", "P003", {"first": "2012 en 2015", "second": "2012 tot en met 2015"}),
    ("winter 2024", "P003", {"first": "winter 2023-2024", "second": "winter 2024-2025"}),
    ("schooljaar 2024", "P003", {"first": "schooljaar 2023-2024", "second": "schooljaar 2024-2025"}),
    ("01-02-25", "P003", {"first": "1 februari 2025", "second": "2 januari 2025"}),
    ("30-05-22", "P003", {"first": "30 mei 2022", "second": "22 mei 2030"}),
    ("voor maart 2025", "P003", {"first": "maart 2025", "second": "tot en met februari 2025"}),
    ("30-02-2025", "P004", {"day": "30-02-2025"}),
    ("29 februari 2025", "P004", {"day": "29-02-2025"}),
    ("30 en 31 april 2025", "P004", {"day": "31-04-2025"}),
    ("2025-13-01", "P004", {"day": "01-13-2025"}),
    ("2024-13", "P004", {"day": "2024-13"}),
    ("week 53 2025", "P004", {"day": "week 53 2025"}),
    ("2026 t/m 2024", "P005", {"start": "01-01-2026", "end": "31-12-2024"}),
    ("Q4 2024 - Q1 2024", "P005", {"start": "01-10-2024", "end": "31-03-2024"}),
    ("november t/m februari 2025", "P005", {}),
    ("1 maart 2025 tot 1 maart 2025", "P005", {}),
    ("2026 tot 2024", "P005", {}),
    ("Q5 2024", "P006", {"near": "vierde kwartaal 2024"}),
    ("5e kwartaal 2024", "P006", {"near": "vierde kwartaal 2024"}),
    ("jannuari 2024", "P006", {"near": "januari 2024"}),
    ("Februarry 2024 to June 2024", "P006", {"near": "February to June 2024"}),
    ("Q3 '24", "P006", {"near": "derde kwartaal 2024"}),
    ("2024 tot 2024", "P006", {"near": "2024"}),
    ("maart", "P007", {}),
    ("Q1 en verder", "P007", {}),
    ("Q4 en 2025", "P007", {}),
    ("maart, 2025", "P006", {"near": "maart 2025"}),
    ("jaarlijks", "P008", {"quoted": "'jaarlijks'"}),
    ("elk kwartaal", "P008", {}),
    ("twee keer per jaar", "P008", {}),
]


@pytest.mark.parametrize(("text", "code", "values"), REFUSED, ids=[row[0] or "nothing" for row in REFUSED])
def test_a_refusal_has_a_code_and_what_its_sentence_needs(text: str, code: str, values: dict[str, str]) -> None:
    refused = refusal(text)
    assert refused.code == code
    assert refused.values["text"] == text
    assert refused.values.items() >= values.items()


@pytest.mark.parametrize("text", [row[0] for row in REFUSED if row[1] in ("P003", "P006")])
def test_what_a_refusal_proposes_can_be_read(text: str) -> None:
    proposals = [value for name, value in refusal(text).values.items() if name in ("first", "second", "near")]
    readings = {reading(parse_period(proposal)) for proposal in proposals}
    assert len(readings) == len(proposals) > 0


def test_a_pasted_paragraph_is_not_repeated_in_full() -> None:
    assert len(refusal("2024 en " * 100 + "2025").values["text"]) < 110


def test_every_code_has_a_message_with_only_values_that_it_gets() -> None:
    text = files("generator").joinpath("messages", "period.yml").read_text(encoding="utf-8")
    messages = yaml.safe_load(text)
    refusals = [refusal(row[0]) for row in REFUSED] + [refusal("2024" * 150)]
    assert {refused.code for refused in refusals} == set(messages)
    for refused in refusals:
        for language in LANGUAGES:
            message = messages[refused.code][language]
            assert set(message) == {"what", "help"}
            filled = " ".join(sentence.format_map(refused.values) for sentence in message.values())
            assert all(value in filled for name, value in refused.values.items() if name != "text")


def test_the_remedy_for_words_is_yaml_that_holds_the_words() -> None:
    words = "eerst 'ns deze legislatuur: 50 % {of zo} # later"
    messages = yaml.safe_load(files("generator").joinpath("messages", "period.yml").read_text("utf-8"))
    for code, language in product(("P001", "P002"), LANGUAGES):
        told = messages[code][language]["help"].format_map(refusal(words).values)
        found = re.findall("`(.*?)`", told)
        assert found
        assert {yaml.safe_load(each)["words"] for each in found} == {words}


# The wording

SPELLED = [
    ("Q3 en Q4 2024 en Q1 2025 en verder", "derde kwartaal 2024 en verder", "third quarter 2024 and onwards"),
    ("juli 2024 - december 2024", "tweede helft van 2024", "second half of 2024"),
    ("1 januari 2024 t/m 31 maart 2024", "eerste kwartaal 2024", "first quarter 2024"),
    ("Q2 en Q3 2024", "tweede en derde kwartaal 2024", "second and third quarter 2024"),
    ("Q4 2024 en Q1 2025", "vierde kwartaal 2024 en eerste kwartaal 2025", None),
    ("Q1 - Q3 2025", "eerste tot en met derde kwartaal 2025", "first to third quarter 2025"),
    ("2024/2025/2026", "2024 tot en met 2026", "2024 to 2026"),
    ("2024-2025", "2024 en 2025", "2024 and 2025"),
    ("jaren 2024, 2025 en 2027", "2024, 2025 en 2027", "2024, 2025 and 2027"),
    ("Q1 2024 en 2025", "eerste kwartaal 2024 en heel 2025", None),
    ("Q1 2024 en vanaf 2025", "eerste kwartaal 2024 en vanaf 2025", None),
    ("maart en vanaf mei 2024", "maart 2024 en vanaf mei 2024", "March 2024 and from May 2024"),
    ("maart t/m juni 2025", "maart tot en met juni 2025", "March to June 2025"),
    ("1-3-2025 t/m 15-3-2025", "1 tot en met 15 maart 2025", "1 to 15 March 2025"),
    ("15 en 22 januari en 5 februari 2026", "15, 22 januari en 5 februari 2026", None),
    ("vanaf 23 maart 2026", "vanaf 23 maart 2026", "from 23 March 2026"),
    ("uiterlijk Q3 2025", "tot en met derde kwartaal 2025", None),
    ("schooljaar 24/25", "schooljaar 2024-2025", "school year 2024-2025"),
    ("begin 2022", "begin 2022", "early 2022"),
    ("medio 2022", "medio 2022", "mid 2022"),
    ("de zomer van 2022", "zomer 2022", "summer 2022"),
    ("begin 2024 t/m eind 2025", "begin 2024 tot en met eind 2025", "early 2024 to late 2025"),
    ("vanaf eind maart 2026", "vanaf eind maart 2026", "from late March 2026"),
    ("tegen eind 2029", "tegen eind 2029", "by late 2029"),
    ("tegen 5 maart 2029", "tegen 5 maart 2029", "by about 5 March 2029"),
    ("eind Q3 2024", "ongeveer september 2024", "about September 2024"),
]


@pytest.mark.parametrize(("text", "dutch", "english"), by_name(SPELLED))
def test_a_period_is_spelled_in_the_shortest_natural_words(text: str, dutch: str, english: str | None) -> None:
    period = parse_period(text)
    assert period.spell("nl") == dutch
    assert english is None or period.spell("en") == english


TOLD = [
    ("Q1 2024", "eerste kwartaal 2024"),
    ("Q1, Q2 2024", "eerste helft van 2024"),
    ("Q3 en Q4 2024 en Q1 2025 en verder", "derde kwartaal 2024 en verder"),
    ("t/m K3 2025", "tot en met derde kwartaal 2025"),
    ("1e kw. 2025", "eerste kwartaal 2025"),
    ("30-05-2022", "30 mei 2022"),
    ("2024-06-01", "1 juni 2024"),
    ("2015 e.v.", "2015 en verder"),
    ("vanaf begin 2025", "vanaf begin 2025"),
    ("rond de zomer van 2024", "rond de zomer van 2024"),
    ("2018 t/m 2023", "2018 t/m 2023"),
    ("2023- 2026", "2023- 2026"),
    ("schooljaar 2024-2025", "schooljaar 2024-2025"),
    ("met ingang van 2023", "met ingang van 2023"),
]


@pytest.mark.parametrize(("text", "told"), by_name(TOLD))
def test_a_resident_reads_the_words_as_typed_or_plainer_ones(text: str, told: str) -> None:
    assert parse_period(text).tell("nl") == told
    assert parse_period(text).tell("en") == parse_period(text).spell("en")


def test_words_that_an_editor_explained_are_kept() -> None:
    assert stated("Q1, als het lukt", parse_period("Q1 2024")).tell("nl") == "Q1, als het lukt"
    assert stated("Q1, als het lukt").tell("nl") == "Q1, als het lukt"


# Properties

days = st.dates(date(1901, 1, 1), date(2198, 12, 31))
aligned = st.builds(
    lambda year, count, n: months(year, n % (12 // count) * count + 1, count),
    st.integers(2019, 2029),
    st.sampled_from([1, 3, 6, 12]),
    st.integers(0, 11),
)
some_days = st.tuples(st.dates(date(2019, 1, 1), date(2029, 12, 31)), st.integers(0, 900)).map(
    lambda pair: (pair[0], pair[0] + timedelta(days=pair[1]))
)
any_days = st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    spans = draw(st.lists(st.one_of(aligned, some_days, any_days), min_size=1, max_size=5))
    parts: list[Part] = list(merged(spans))
    opened, closed = draw(st.booleans()), draw(st.booleans())
    if opened:
        parts[-1] = (parts[-1][0], None)
    if closed and parts[0][1]:
        parts[0] = (None, parts[0][1])
    return Period("woorden", tuple(parts), draw(st.booleans()))


@given(periods(), st.sampled_from(LANGUAGES))
@settings(max_examples=1000)
def test_spelling_and_reading_are_each_others_inverse(period: Period, language: Language) -> None:
    again = parse_period(period.spell(language))
    assert reading(again) == reading(period)
    assert (again.start, again.end, again.open) == (period.start, period.end, period.open)


vocabulary = st.sampled_from(
    [
        *LEXICON,
        *[
            *"-/,&",
            "2024",
            "2025",
            "2026-07",
            "24/25",
            "3",
            "31",
            "99",
            "1e",
            "5e",
            "Q3",
            "1-1-2025",
            "30-02-24",
        ],
    ]
)
hostile = [
    "1-",
    "na ",
    "a",
    "2024/",
    "2024 ",
    "q",
    "vanaf ",
    "-",
    "jannuari ",
    "1, ",
    "q1, 2 ",
    "na a",
    "15 en ",
]


@given(st.one_of(st.text(), st.lists(vocabulary, max_size=12).map(" ".join)))
@example("².2.2025")
@example("\x00")
@example("١٢ maart ٢٠٢٥")
@example("9" * 5000)
@settings(max_examples=1000, deadline=timedelta(milliseconds=200))
def test_any_text_is_read_or_refused_and_soon(text: str) -> None:
    try:
        period = parse_period(text)
    except Refused as refused:
        assert re.fullmatch("P00[1-8]", refused.code)  # noqa: PT017 - most texts are refused, some are read
        return
    assert period.dated
    for language in LANGUAGES:
        assert reading(parse_period(period.spell(language))) == reading(period)


@given(st.sampled_from(hostile), st.sampled_from(["", "2024", "x", "."]))
@settings(deadline=timedelta(milliseconds=200))
def test_text_made_to_keep_the_reader_busy_is_done_with_soon(text: str, tail: str) -> None:
    with suppress(Refused):
        parse_period((text * 500)[:495] + tail)


quarter = st.builds(Quarter, st.integers(2000, 2100), st.integers(1, 4))
quarter_spelling = st.sampled_from(["Q{n} {y}", "K{n} {y}", "{n}e kwartaal {y}", "{y}-Q{n}", "kwartaal {n} van {y}"])


@given(
    quarter,
    quarter,
    quarter_spelling,
    quarter_spelling,
    st.sampled_from([" t/m ", " - ", " tot en met ", " to "]),
)
def test_a_range_of_quarters_reads_the_same_in_every_spelling(
    one: Quarter, other: Quarter, left: str, right: str, between: str
) -> None:
    first, last = sorted((one, other))
    text = left.format(n=first.number, y=first.year) + between + right.format(n=last.number, y=last.year)
    assert parse_period(text).parts == ((first.start, last.end),)


@given(periods(), days)
def test_a_period_covers_the_days_of_its_parts_and_no_others(period: Period, moment: date) -> None:
    inside = any((start or date.min) <= moment <= (end or date.max) for start, end in period.parts)
    assert period.overlaps(moment, moment) == inside


@given(periods())
def test_the_quarters_are_those_in_which_a_day_is_covered(period: Period) -> None:
    if period.open or period.deadline:
        return
    found = period.quarters()
    assert list(found) == sorted(set(found))
    assert all(period.overlaps(quarter.start, quarter.end) for quarter in found)
    gaps = [one.next for one, other in pairwise(found) if one.next != other]
    outside = [found[0].previous, found[-1].next, *gaps]
    assert not any(period.overlaps(quarter.start, quarter.end) for quarter in outside)


# Asking a period


def test_quarters_and_years_of_disjoint_parts() -> None:
    period = parse_period("maart t/m april en december 2024 en Q1 2026")
    assert [str(quarter) for quarter in period.quarters()] == ["Q1 2024", "Q2 2024", "Q4 2024", "Q1 2026"]


def test_two_parts_in_one_quarter_touch_it_once() -> None:
    assert parse_period("15 en 22 januari 2026").quarters() == (Quarter(2026, 1),)


def test_an_open_end_runs_to_the_end_of_the_plan() -> None:
    period = parse_period("Q3 2024 en verder")
    assert period.open
    assert [str(quarter) for quarter in period.quarters(date(2025, 2, 1))] == [
        "Q3 2024",
        "Q4 2024",
        "Q1 2025",
    ]
    with pytest.raises(ValueError, match="Q3 2024 en verder"):
        period.quarters()


def test_an_open_end_after_the_end_of_the_plan_touches_where_it_begins() -> None:
    assert parse_period("vanaf 2030").quarters(date(2027, 12, 31)) == (Quarter(2030, 1),)


def test_a_deadline_touches_the_quarter_of_its_last_day() -> None:
    period = parse_period("uiterlijk 1 mei 2026")
    assert period.deadline
    assert period.quarters() == (Quarter(2026, 2),)
    assert period.overlaps(date(2020, 1, 1), date(2020, 1, 1))
    assert not period.overlaps(date(2026, 5, 2), date(2026, 5, 2))


def test_overlap_counts_the_first_and_the_last_day() -> None:
    period = parse_period("Q2 2024")
    assert period.overlaps(date(2024, 1, 1), date(2024, 4, 1))
    assert period.overlaps(date(2024, 6, 30), date(2024, 12, 31))
    assert not period.overlaps(date(2024, 1, 1), date(2024, 3, 31))
    assert not period.overlaps(date(2024, 7, 1), date(2024, 12, 31))


def test_periods_sort_by_begin_then_end_and_bare_words_come_last() -> None:
    texts = ["uiterlijk Q1 2024", "Q2 2024", "2024", "vanaf 2024", "Q1 2024", "uiterlijk 2026"]
    periods = [stated("op termijn"), *map(parse_period, texts)]
    expected = [
        "Q1 2024",
        "2024",
        "vanaf 2024",
        "uiterlijk Q1 2024",
        "Q2 2024",
        "uiterlijk 2026",
        "op termijn",
    ]
    assert [period.words for period in sorted(periods, key=lambda period: period.sort_key)] == expected


def test_words_without_dates_cover_nothing() -> None:
    period = stated(" op termijn ")
    assert period == Period("op termijn")
    assert not period.dated
    assert (period.start, period.end, period.open, period.deadline) == (None, None, False, False)
    assert period.quarters() == ()
    assert not period.overlaps(date(2024, 1, 1), date(2024, 1, 1))
    assert period.spell("en") == "op termijn"


def test_words_can_carry_the_dates_they_mean() -> None:
    period = stated("eerste helft van de raadsperiode", parse_period("begin 2026 t/m 2027"))
    assert period.words == "eerste helft van de raadsperiode"
    assert reading(period) == "~2026-01-01/2027-12-31"
    with pytest.raises(Refused):
        stated("  ")


def test_parts_are_merged_whoever_gives_them() -> None:
    first, second, fourth = (months(2024, month, 3) for month in (1, 4, 10))
    assert Period("x", (fourth, second, first)).parts == ((first[0], second[1]), fourth)
    backwards: Part = (second[1], first[0])
    boundless: tuple[Part, ...] = ((None, first[0]), (first[0], None))
    for impossible in (((None, None),), boundless, (backwards, second)):
        with pytest.raises(ValueError, match="no period runs"):
            Period("x", impossible)


@given(quarter, quarter)
def test_quarters_follow_each_other(one: Quarter, other: Quarter) -> None:
    assert one.next.previous == one
    assert one.next.start == one.end + timedelta(days=1)
    assert Quarter.of(one.start) == Quarter.of(one.end) == one
    assert (one < other) == (one.start < other.start)


def test_a_quarter_names_itself() -> None:
    assert str(Quarter(2024, 3)) == "Q3 2024"
    assert Quarter(2024, 3).spell("nl") == "derde kwartaal van 2024"
    assert Quarter(2024, 3).spell("en") == "third quarter of 2024"
    with pytest.raises(ValueError, match="four quarters"):
        Quarter(2024, 5)


def test_the_printed_names_of_both_languages_can_be_read() -> None:
    for language in LANGUAGES:
        for month in range(1, 13):
            span = months(2024, month, 1)
            name = Period("x", (span,)).spell(language)
            assert parse_period(string.capwords(name)).parts == (span,)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Q1 2020 t/m Q1 2031", "januari 2020 tot en met maart 2031"),
        ("Q1 t/m Q3 2024", "januari tot en met september 2024"),
        ("Q1 2024", "eerste kwartaal 2024"),
        ("2024 t/m 2027", "2024 t/m 2027"),
        ("voorjaar 2025", "voorjaar 2025"),
        ("2025 en verder", "2025 en verder"),
        ("1 mei 2024 t/m 3 juni 2025", "1 mei 2024 t/m 3 juni 2025"),
    ],
)
def test_quarters_are_told_by_month_where_that_is_shorter(text: str, told: str) -> None:
    assert parse_period(text).tell_shortly("nl") == told


def test_what_an_editor_explained_is_told_as_typed() -> None:
    assert stated("Q1 2020, drie jaar lang", parse_period("Q1 2020 t/m Q4 2022")).tell_shortly("nl") == (
        "Q1 2020, drie jaar lang"
    )
