"""Click in Dutch: headings of the help, and what is wrong with what was typed."""

import re
from collections.abc import Sequence
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


class Choice(click.ParamType):
    """One of a few words."""

    name = "keuze"

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """Show the words in the help."""
        del param, ctx
        return f"[{'|'.join(self.words)}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take one of the words."""
        if value not in self.words:
            self.fail(f"kies uit {', '.join(self.words)}, niet '{value}'", param, ctx)
        return value


class Day(click.ParamType):
    """A date written as 2026-11-22."""

    name = "JJJJ-MM-DD"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date."""
        if isinstance(value, date):
            return value
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        self.fail(f"schrijf een datum als 2026-11-22, niet '{value}'", param, ctx)


def sentence(error: click.ClickException) -> str:
    """Say in one plain sentence what is wrong with what was typed."""
    match error:
        case click.NoSuchOption():
            return f"De optie {error.option_name} is er niet.{_nearest(error.possibilities)}"
        case click.MissingParameter():
            return f"Hier ontbreekt iets: {_name(error.param)}."
        case click.BadParameter():
            return f"{_name(error.param)}: {error.message}."
        case click.BadOptionUsage():
            return f"De optie {error.option_name} is niet goed gebruikt."
    unknown = re.search(r"No such command '(.*)'", error.message)
    if unknown:
        return f"De opdracht '{unknown[1]}' is er niet."
    return f"De opdracht is niet begrepen ({error.message})"


def hint(error: click.ClickException) -> str:
    """Say where to read how a command is used."""
    context = getattr(error, "ctx", None)
    return f"Zie {context.command_path if context else 'plans'} --help."


def _nearest(possibilities: Sequence[str] | None) -> str:
    return f" Bedoelt u {' of '.join(sorted(possibilities))}?" if possibilities else ""


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "invoer"
    return parameter.opts[0] if isinstance(parameter, click.Option) else parameter.make_metavar(_Context(Command("plans")))
