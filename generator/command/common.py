"""What the commands share: exit statuses, options, the day of today, and how findings are told."""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from generator.command import engine
from generator.command.interface import day, one_of
from generator.errors import Finding
from generator.report import LANGUAGES, wants_colour
from generator.report.refusal import refusal

GOOD, ERRORS, FAILED = 0, 1, 2

with_config = click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    metavar="BESTAND",
    help="De instellingen van de site; gewoonlijk mkdocs.yml in deze map.",
)
with_today = click.option(
    "--today",
    type=day,
    envvar=engine.TODAY,
    metavar="JJJJ-MM-DD",
    help="De dag die 'vandaag' is op de site; gewoonlijk de dag van nu.",
)
with_lang = click.option(
    "--lang",
    type=one_of(LANGUAGES),
    metavar="|".join(LANGUAGES),
    help="De taal van de meldingen; gewoonlijk die van de site.",
)


def refused(findings: Sequence[Finding], language: str, *, stays: bool = False) -> int:
    """Tell what is wrong, and give the exit status for it; `stays` says that the previous site is still there."""
    colour = wants_colour(sys.stderr, os.environ)
    click.echo(refusal(findings, language, stays=stays, colour=colour), nl=False, err=True, color=colour)
    return ERRORS


def clock() -> date:
    """Give the day of now, where this runs."""
    return datetime.now(UTC).astimezone().date()


def shown(path: Path) -> str:
    """Give a path as short as someone would type it here."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)
