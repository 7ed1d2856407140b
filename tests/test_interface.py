"""Click in Dutch."""

from datetime import date

import click
import pytest

from generator.command.interface import Group, day, hint, one_of, sentence


@click.group(cls=Group)
def tool() -> None:
    """Doe iets."""


@tool.command()
@click.option("--day", "when", type=day, required=True, metavar="DAG", help="Een dag.")
@click.option("--lang", type=one_of(("nl", "en")), default="nl")
@click.argument("file", metavar="BESTAND")
def work(when: date, lang: str, file: str) -> None:
    """Werk."""
    click.echo(f"{when} {lang} {file}")


@tool.command()
def another() -> None:
    """Iets anders."""


def said(*arguments: str) -> str:
    with pytest.raises(click.ClickException) as error:
        tool.main(arguments, prog_name="tool", standalone_mode=False)
    return f"{sentence(error.value)} {hint(error.value)}"


def test_help_is_dutch(capsys: pytest.CaptureFixture[str]) -> None:
    tool.main(["--help"], prog_name="tool", standalone_mode=False)
    tool.main(["work", "--help"], prog_name="tool", standalone_mode=False)
    text = capsys.readouterr().out
    for word in ("Gebruik: tool", "[OPTIES]", "Opties:", "Opdrachten:", "Toon deze uitleg.", "[verplicht]"):
        assert word in text
    for word in ("Usage", "Options", "Commands", "Show this", "[required]"):
        assert word not in text


def test_commands_are_listed_in_the_order_of_the_work(capsys: pytest.CaptureFixture[str]) -> None:
    tool.main(["--help"], prog_name="tool", standalone_mode=False)
    text = capsys.readouterr().out
    assert text.index("work ") < text.index("another ")


def test_good_input_is_taken(capsys: pytest.CaptureFixture[str]) -> None:
    tool.main(["work", "--day", "2026-11-22", "x"], prog_name="tool", standalone_mode=False)
    assert capsys.readouterr().out == "2026-11-22 nl x\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["wrok"], "De opdracht 'wrok' is er niet. Bedoelt u work? Zie tool --help."),
        (["work", "--dag", "x"], "De optie --dag is er niet. Bedoelt u --day of --lang? Zie tool work --help."),
        (["work", "x"], "Hier ontbreekt iets: --day. Zie tool work --help."),
        (["work", "--day", "2026-11-22"], "Hier ontbreekt iets: BESTAND. Zie tool work --help."),
        (
            ["work", "--day", "22-11-2026", "x"],
            "--day: schrijf een datum als 2026-11-22, niet '22-11-2026'. Zie tool work --help.",
        ),
        (
            ["work", "--day", "2026-02-30", "x"],
            "--day: schrijf een datum als 2026-11-22, niet '2026-02-30'. Zie tool work --help.",
        ),
        (
            ["work", "--day", "2026-11-22", "--lang", "fr", "x"],
            "--lang: kies uit nl, en, niet 'fr'. Zie tool work --help.",
        ),
        (["work", "--day"], "De optie --day is niet goed gebruikt. Zie --help."),
    ],
)
def test_what_was_typed_wrong_is_one_dutch_sentence(arguments: list[str], sentence: str) -> None:
    assert said(*arguments) == sentence


def test_too_much_is_refused() -> None:
    assert said("work", "--day", "2026-11-22", "x", "y").startswith("De opdracht is niet begrepen (")
