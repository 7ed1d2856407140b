"""Pages written by hand: images without words, links that say nothing, and personal data."""

import re
from collections.abc import Iterator

from generator.catalogue import Catalogue
from generator.check.links import says_nothing
from generator.check.privacy import is_registered, personal
from generator.errors import Finding, Place, Severity

# What stands in code or in a comment is an example, not a part of the page.
_CODE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)[^\n]*|\Z)|`[^`\n]+`|<!--.*?-->", re.MULTILINE | re.DOTALL
)
_IMAGE = re.compile(r"!\[\s*\](?:\([^)\n]*\)|\[[^\]\n]*\])|<img\b(?![^>]*\balt\s*=)[^>]*>", re.IGNORECASE)
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]\n]+)\]\([^)\n]*\)")


def page(name: str, text: str, catalogue: Catalogue) -> Iterator[Finding]:
    """Find what is wrong with one page; `name` is how findings call it."""
    lines = text.splitlines()
    for number, line in enumerate(_without_code(text).splitlines(), start=1):
        for code, start, words, severity in _wrong(line, catalogue):
            place = Place(name, number, start + 1, len(words), lines[number - 1])
            yield Finding(code, place, {"text": words}, severity)


def _without_code(text: str) -> str:
    """Put spaces in the place of code and comments, so that all else keeps its place."""
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)


def _wrong(line: str, catalogue: Catalogue) -> Iterator[tuple[str, int, str, Severity]]:
    yield from (("F008", found.start(), found[0], Severity.ERROR) for found in _IMAGE.finditer(line))
    for found in _LINK.finditer(line):
        if says_nothing(found["words"]):
            yield "W007", found.start("words"), found["words"], Severity.ADVICE
    for data in personal(line):
        if data.severity is Severity.ERROR or not is_registered(data.words, catalogue):
            yield data.code, max(0, line.find(data.words)), data.words, data.severity
