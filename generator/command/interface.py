"""Click in Dutch: headings of the help, and what is wrong with what was typed."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

import click

_HEADINGS = {"Options": "Opties", "Commands": "Opdrachten", "Positional arguments": "Argumenten"}


class _Formatter(click.HelpFormatter):
    """Writes the help with Dutch headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how to call a command."""
        super().write_usage(prog, args, prefix or "Gebruik: ")

    def write_heading(self, heading: str) -> None:
        """Write the heading above a list."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of options or commands, each with what it does."""
        rows = [(name, text.replace("[required]", "[verplicht]")) for name, text in rows]
        super().write_dl(rows, col_max, col_spacing)


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command with help in Dutch."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - whatever click takes
        super().__init__(*args, **{"options_metavar": "[OPTIES]", **kwargs})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give the option that shows the help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Toon deze uitleg."
        return option


class Group(Command, click.Group):
    """A command with commands below it, with help in Dutch."""

    command_class = Command

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - whatever click takes
        super().__init__(*args, **{"subcommand_metavar": "OPDRACHT ...", **kwargs})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order in which they were defined."""
        del ctx
        return list(self.commands)


def one_of(words: Sequence[str]) -> Callable[[str], str]:
    """Make the type of an option that is one of a few words."""

    def choose(value: str) -> str:
        if value not in words:
            raise click.BadParameter(f"kies uit {', '.join(words)}, niet '{value}'")
        return value

    return choose


def day(value: str) -> date:
    """Read a date written as 2026-11-22."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise click.BadParameter(f"schrijf een datum als 2026-11-22, niet '{value}'")


def sentence(error: click.ClickException) -> str:
    """Say in one plain sentence what is wrong with what was typed."""
    match error:
        case click.NoSuchOption():
            return f"De optie {error.option_name} is er niet.{_meant(error.possibilities)}"
        case click.MissingParameter():
            return f"Hier ontbreekt iets: {_name(error.param)}."
        case click.BadParameter():
            return f"{_name(error.param)}: {error.message}."
        case click.BadOptionUsage():
            return f"De optie {error.option_name} is niet goed gebruikt."
    unknown = re.search(r"No such command '(.*)'", error.message)
    if unknown:
        return f"De opdracht '{unknown[1]}' is er niet.{_meant(getattr(error, 'possibilities', None))}"
    return f"De opdracht is niet begrepen ({error.message})"


def hint(error: click.ClickException) -> str:
    """Say where to read how a command is used."""
    context = getattr(error, "ctx", None)
    return f"Zie {context.command_path} --help." if context else "Zie --help."


def _meant(possibilities: Sequence[str] | None) -> str:
    return f" Bedoelt u {' of '.join(sorted(possibilities))}?" if possibilities else ""


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "invoer"
    return (
        parameter.opts[0] if isinstance(parameter, click.Option) else parameter.make_metavar(_Context(Command("plans")))
    )
