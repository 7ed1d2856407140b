"""The nothing-lost report: what of a source a plan does not carry, on small texts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue import Catalogue, catalogue
from generator.cli import main
from generator.load import PlanFile
from generator.model.registers import Registers
from generator.trace import Traced, trace
from generator.trace.facts import facts
from generator.trace.words import as_text

NOTHING: Catalogue = catalogue([], Registers())


def found_in(line: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(fact.kind, fact.key) for fact in facts([(1, line)])]


@pytest.mark.parametrize(
    ("line", "kind", "key"),
    [
        ("Dit kost € 35.550,- in totaal", "amount", ("35550",)),
        ("het kost 35 550 euro", "amount", ("35550",)),
        ("het kost € 3,3 miljoen", "amount", ("3300000",)),
        ("een bedrag van €60.000,50", "amount", ("60000.5",)),
        ("van 12,5% naar", "percentage", ("12.5",)),
        ("ongeveer 40 procent", "percentage", ("40",)),
        ("op 3 maart 2024", "date", ("2024", "3", "3")),
        ("op 03-03-2024", "date", ("2024", "3", "3")),
        ("op 2024-03-03", "date", ("2024", "3", "3")),
        ("in mrt. 2024", "date", ("2024", "3", "")),
        ("elk jaar op 5 mei", "date", ("", "5", "5")),
        ("in Q3 en Q4 2024", "quarter", ("2024", "3")),
        ("in het eerste kwartaal van 2025", "quarter", ("2025", "1")),
        ("in k2 '24", "quarter", ("2024", "2")),
        ("voor 1.434 kinderen", "number", ("1434",)),
        ("vijf keer per jaar", "number", ("5",)),
        ("samen met de GGD", "abbreviation", ("GGD",)),
        ("de POH-GGZ doet mee", "abbreviation", ("POH-GGZ",)),
        ("samen met Stichting Het Duin", "name", ("stichting", "het", "duin")),
        ("in het park van De Wijert", "name", ("de", "wijert")),
    ],
)
def test_a_fact_is_read_however_it_is_written(line: str, kind: str, key: tuple[str, ...]) -> None:
    assert (kind, key) in found_in(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "1. Ouders doen mee",
        "Ouders doen mee",
        "zie https://voorbeeld.nl/Plan/2024",
        "<p class='Naam 12'>ouders</p>",
    ],
)
def test_what_is_no_fact_is_not_read(line: str) -> None:
    assert found_in(line) == []


def test_a_part_of_a_date_is_no_number() -> None:
    assert found_in("op 3 maart 2024 is er € 5") == [("date", ("2024", "3", "3")), ("amount", ("5",))]


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for fact in facts(enumerate(text.splitlines(), start=1)):
        assert fact.text
        assert fact.key


SOURCE = """Plan voor de Berkenbuurt
Het project kost € 35.550 en begint in Q2 2024.
Stichting Het Duin en de GGD werken samen voor 120 kinderen.
Op 3 maart 2024 is de aftrap, daarna vijf avonden.
"""


@pytest.fixture
def traced(plan_from: Callable[..., PlanFile]) -> Callable[..., Traced]:
    def make(summary: str, *ignore: str) -> Traced:
        return trace(plan_from(f"notes: |\n  {summary}\n"), NOTHING, SOURCE, ignore)

    return make


CARRIED = "In de Berkenbuurt werken de GGD en Stichting Het Duin samen voor 120 kinderen. "
MONEY = "Het kost 35550. Begin: 3-3-2024, stappen vanaf Q2 2024, met 5 avonden."


def test_a_plan_that_carries_everything_misses_nothing(traced: Callable[..., Traced]) -> None:
    assert traced(CARRIED + MONEY).missing == ()


def test_what_is_lost_is_told_with_its_line_in_the_source(traced: Callable[..., Traced]) -> None:
    missing = traced(CARRIED).missing
    assert [(lost.fact.text, lost.fact.line) for lost in missing] == [
        ("€ 35.550", 2),
        ("Q2", 2),
        ("2024", 2),
        ("3 maart 2024", 4),
        ("vijf", 4),
    ]


def test_of_a_name_the_words_that_are_lost_are_told(traced: Callable[..., Traced]) -> None:
    missing = traced(CARRIED.replace("Stichting Het Duin", "de stichting") + MONEY).missing
    assert [(lost.fact.text, lost.words) for lost in missing] == [("Stichting Het Duin", ("duin",))]


def test_what_the_plan_adds_is_told_with_its_line_in_the_plan(traced: Callable[..., Traced]) -> None:
    added = traced(f"{CARRIED}{MONEY} De NPG betaalt € 7.").added
    assert [lost.fact.text for lost in added] == ["NPG", "€ 7"]
    assert {lost.fact.line for lost in added} == {6}


def test_an_exception_is_counted_and_one_that_is_of_no_use_is_told(traced: Callable[..., Traced]) -> None:
    found = traced(CARRIED, "€ 35.550", "q2", "2024", "iets anders")
    assert [lost.fact.text for lost in found.missing] == ["3 maart 2024", "vijf"]
    assert found.ignored == 3
    assert found.unused == ("iets anders",)


def test_a_period_carries_every_quarter_in_it(plan_from: Callable[..., PlanFile]) -> None:
    plan = plan_from("activities:\n  - {title: Start, when: Q1 t/m Q3 2024}\n")
    missing = trace(plan, NOTHING, "start in Q2 2024, klaar in Q4 2024").missing
    assert [lost.fact.key for lost in missing] == [("2024", "4")]


def test_the_registers_carry_the_names_that_a_plan_uses_by_their_ids(
    catalogue_from: Callable[..., tuple[Catalogue, object]],
) -> None:
    register = "- {id: duin, name: Stichting Het Duin}\n- {id: strand, name: Stichting Strand}\n"
    everything, _ = catalogue_from({"een": "lead: duin\n"}, organisations=register)
    source = "samen met Stichting Het Duin en met Stichting Strand"
    missing = trace(everything.plans[0], everything, source).missing
    assert [lost.words for lost in missing] == [("strand",)]


@pytest.mark.parametrize(("language", "words"), [("nl", "niet in het plan: 1"), ("en", "not in the plan: 1")])
def test_the_report_names_file_and_line(traced: Callable[..., Traced], language: str, words: str) -> None:
    text = as_text(traced(CARRIED + MONEY.replace("35550", "veel")), "plan.yml", "bron.txt", language)
    assert words in text
    assert "bron.txt:2: € 35.550" in text


def test_the_command_ends_with_1_while_something_is_missing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = project / "bron.txt"
    source.write_text("Het kost € 987.654.321.", "utf-8")
    arguments = ["trace", "plans/everything.yml", str(source)]
    assert main(arguments) == 1
    assert "€ 987.654.321" in capsys.readouterr().out
    (project / "terecht.txt").write_text("# geen bedrag van dit plan\n€ 987.654.321\n", "utf-8")
    assert main([*arguments, "--ignore", str(project / "terecht.txt")]) == 0


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
def test_the_command_reads_a_source_in_every_encoding_of_word(
    project: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    source = project / "bron.txt"
    source.write_bytes("coördinatie kost € 987.654.321".encode(encoding))
    assert main(["trace", "plans/everything.yml", str(source)]) == 1
    assert "€ 987.654.321" in capsys.readouterr().out


@pytest.mark.parametrize("begin", [b"PK\x03\x04\x14\x00\x06\x00", b"%PDF-1.7\n"])
def test_a_document_is_no_text(project: Path, capsys: pytest.CaptureFixture[str], begin: bytes) -> None:
    (project / "bron.docx").write_bytes(begin)
    assert main(["trace", "plans/everything.yml", "bron.docx"]) == 2
    assert "Tekst zonder opmaak" in capsys.readouterr().err


def test_a_plan_with_a_mistake_or_a_file_that_is_not_there_is_said(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "plans" / "fout.yml").write_text("titel: x\n", "utf-8")
    (project / "bron.txt").write_text("x", "utf-8")
    assert main(["trace", "plans/fout.yml", "bron.txt"]) == 1
    assert "S001" in capsys.readouterr().err
    assert main(["trace", "plans/nergens.yml", "bron.txt"]) == 1
    assert "S02" in capsys.readouterr().err
    assert main(["trace", "plans/everything.yml", "nergens.txt"]) == 2
    assert "nergens" in capsys.readouterr().err
