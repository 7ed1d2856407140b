"""Findings in words: for a terminal, as annotations for GitHub, for GitLab, as JSON for other programs.

The sentences stand in `messages/*.yml`, one entry per code: `{nl: {what, help}, en: {what, help}}`; `severity` tells of
a code that is `advice`, or `either`, and not always an error. What an editor wrote is filled in as it is and never
read as a sentence itself; characters that a terminal would act upon are shown by name.

The JSON is one object. Names are never removed or given another meaning; new ones may come:

    version   1
    errors    how many findings are errors
    advice    how many are advice
    findings  in the order of the text, each with
        code       such as "B004", stable
        severity   "error" or "advice"
        file       as it was given, or relative to the project
        line       from 1; 0 is the file as a whole
        column     from 1, in characters; 0 is the line as a whole
        length     how many characters are meant
        text       the line itself
        what       what is wrong, one sentence
        help       how to mend it
        guide      where the editors' guide explains the code, from the first page of the site
"""

import json
from collections.abc import Iterable

from generator.errors import Finding, Severity
from generator.report.github import as_github, as_markdown
from generator.report.gitlab import as_gitlab
from generator.report.terminal import as_text, wants_colour
from generator.report.wording import (
    GUIDE,
    LANGUAGES,
    Sentences,
    guide_to,
    messages,
    pieces,
    sentences,
    severities,
    summary,
)

__all__ = [
    "GUIDE",
    "LANGUAGES",
    "Sentences",
    "as_github",
    "as_gitlab",
    "as_json",
    "as_markdown",
    "as_text",
    "guide_to",
    "messages",
    "pieces",
    "sentences",
    "severities",
    "summary",
    "wants_colour",
]


def as_json(findings: Iterable[Finding], language: str = "nl") -> str:
    """Write findings as one JSON object; the docstring of this module describes it."""
    findings = tuple(findings)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    report = {
        "version": 1,
        "errors": errors,
        "advice": len(findings) - errors,
        "findings": [_record(finding, language) for finding in findings],
    }
    return json.dumps(report, indent=2) + "\n"


def _record(finding: Finding, language: str) -> dict[str, str | int]:
    said = sentences(finding, language)
    place = finding.place
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "length": place.length,
        "text": place.text,
        "what": said.what,
        "help": said.help,
        "guide": guide_to(finding),
    }
