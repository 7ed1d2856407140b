"""Findings for GitHub: annotations beside the lines of a change, and a summary of the step.

GitHub shows the first ten annotations of a kind, so the summary holds everything. It takes 1 MiB.
"""

from collections.abc import Iterable

from generator.errors import Finding, Severity
from generator.model.text import escape
from generator.report.columns import visible
from generator.report.wording import guide_to, sentences, summary, where, words

_MOST = 1_000_000  # bytes of a summary


def as_github(findings: Iterable[Finding], language: str = "nl") -> str:
    """Write findings as workflow commands, which GitHub shows beside the lines of a change."""
    return "".join(f"{_command(finding, language)}\n" for finding in findings)


def as_markdown(findings: Iterable[Finding], language: str = "nl", *, plans: int = 0, site_url: str = "") -> str:
    """Write all findings as Markdown; where the address of the site is known each code links to the guide."""
    findings = tuple(findings)
    said = words(language)
    head = f"## {said['checked']}\n\n{escape(summary(findings, language, plans=plans))}\n"
    lines, size = [head], len(head.encode())
    for finding in findings:
        line = _item(finding, language, site_url)
        size += len(line.encode())
        if size > _MOST:
            lines.append(f"\n{said['cut']}\n")
            break
        lines.append(line)
    return "".join(lines)


def _item(finding: Finding, language: str, site_url: str) -> str:
    said, around = sentences(finding, language), words(language)
    code = f"[{finding.code}]({site_url.rstrip('/')}/{guide_to(finding)})" if site_url else finding.code
    return (
        f"\n- **{around[finding.severity]} {code}**: {escape(said.what)}<br>\n"
        f"  {escape(where(finding.place))}<br>\n"
        f"  {around['help']}: {escape(said.help)}\n"
    )


def _command(finding: Finding, language: str) -> str:
    said = sentences(finding, language)
    around = words(language)
    place = finding.place
    properties = {"file": visible(place.file), "title": f"{around[finding.severity]}[{finding.code}]"}
    if place.line:
        properties["line"] = str(place.line)
    if place.line and place.column:
        properties |= {"col": str(place.column), "endColumn": str(place.column + place.length)}
    listed = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    command = "error" if finding.severity is Severity.ERROR else "notice"
    return f"::{command} {listed}::" + _escaped(f"{said.what}\n{around['help']}: {said.help}")


def _escaped(text: str, more: str = "") -> str:
    for character in ("%", "\r", "\n", *more):
        text = text.replace(character, f"%{ord(character):02X}")
    return text
