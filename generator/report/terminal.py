"""Findings as text for a person: each with its line and a caret, in colour on a terminal."""

from collections.abc import Iterable, Mapping
from typing import TextIO

from generator.errors import Finding, Place, Severity
from generator.report.columns import cropped, width
from generator.report.wording import GUIDE, sentences, summary, where, words

# A line number takes at least this many columns, so that most reports line up.
_NUMBER_WIDTH = 2

# What the terminal is told before a word of this kind.
_COLOURS = {"error": "1;31", "advice": "1;36", "place": "34", "plain": "1"}


def as_text(
    findings: Iterable[Finding], language: str = "nl", *, plans: int = 0, site_url: str = "", colour: bool = False
) -> str:
    """Write findings for a person: each with its line and a caret, then how many there are.

    Errors stand last, where a terminal leaves its reader: they would drown in advice.
    `plans` is the number of plans to name where nothing is wrong; 0 names none. Where the address of the site is
    known, the line before the last tells where it explains the codes.
    """
    findings = sorted(findings, key=lambda finding: finding.severity is Severity.ERROR)
    blocks = [_block(finding, language, colour=colour) for finding in findings]
    end = summary(findings, language, plans=plans)
    if findings and site_url:
        end = f"{words(language)['explained']}: {site_url.rstrip('/')}/{GUIDE}\n{end}"
    return "\n\n".join([*blocks, end]) + "\n"


def wants_colour(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Tell whether a stream is a terminal whose owner has not refused colours (see no-color.org)."""
    return stream.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def _block(finding: Finding, language: str, *, colour: bool) -> str:
    said = sentences(finding, language)
    around = words(language)
    place = finding.place
    margin = " " * (max(_NUMBER_WIDTH, len(str(place.line))) + 1)
    head = _painted(f"{around[finding.severity]}[{finding.code}]", finding.severity, colour=colour)
    lines = [f"{head}: {_painted(said.what, 'plain', colour=colour)}"]
    lines.append(_painted(" --> ", "place", colour=colour) + where(place))
    lines += _quoted(place, margin, finding.severity, colour=colour)
    lines.append(f"{margin}{_painted('=', 'place', colour=colour)} {around['help']}: {said.help}")
    return "\n".join(lines)


def _quoted(place: Place, margin: str, severity: str, *, colour: bool) -> list[str]:
    if not place.line or not place.text.strip():
        return []
    bar = _painted("|", "place", colour=colour)
    number = _painted(f"{place.line:>{len(margin) - 1}} |", "place", colour=colour)
    before, meant, after = cropped(place.text, place.column, place.length)
    lines = [f"{margin}{bar}", f"{number} {before + meant + after}".rstrip()]
    if place.column:
        carets = _painted("^" * max(1, width(meant)), severity, colour=colour)
        lines.append(f"{margin}{bar} {' ' * width(before)}{carets}")
    return lines


def _painted(text: str, kind: str, *, colour: bool) -> str:
    return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m" if colour and text else text
