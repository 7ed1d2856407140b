"""Prints the findings of a check, in the form that was asked for."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.command.common import ERRORS, GOOD
from generator.errors import Finding, PlansError
from generator.report import as_github, as_gitlab, as_json, as_markdown, as_text, summary, wants_colour
from generator.site import has_errors

FORMATS = ("text", "github", "gitlab", "json")
STEP_SUMMARY = "GITHUB_STEP_SUMMARY"


def tell(findings: Sequence[Finding], form: str, language: str, *, plans: int = 0, site_url: str = "") -> int:
    """Print findings and give the exit status for them; `plans` is how many plans were looked at."""
    colour = wants_colour(sys.stdout, os.environ)
    if form == "json":
        text = as_json(findings, language)
    elif form == "gitlab":
        text = as_gitlab(findings, language)
    elif form == "github":
        text = f"{as_github(findings, language)}{summary(findings, language, plans=plans)}\n"
        _summarise(as_markdown(findings, language, plans=plans, site_url=site_url))
    else:
        text = as_text(findings, language, plans=plans, site_url=site_url, colour=colour)
    click.echo(text, nl=False, color=colour)
    return ERRORS if has_errors(findings) else GOOD


def _summarise(markdown: str) -> None:
    """Add to the summary of a step of GitHub, which shows ten annotations and no more."""
    path = os.environ.get(STEP_SUMMARY)
    try:
        if path:
            with Path(path).open("a", encoding="utf-8", newline="\n") as file:
                file.write(markdown)
    except OSError as error:
        raise PlansError(f"Het verslag {path} kan niet geschreven worden: {error.strerror}") from None
