"""What was left in a text and would stand on the page as it was typed: notes for later, Markdown and HTML."""

import re
from collections.abc import Iterator

from generator.catalogue import Catalogue
from generator.check.texts import prose_of, scalars
from generator.errors import Finding, Severity
from generator.load import PlanFile
from generator.model.text import PLACEHOLDER

_SIGN_OF_IT = re.compile(r"[\[(<…]|\.\.\.|TODO|XXX|orem")  # without any of these it is no such note
# What an editor writes for later, or for a colleague.
_FOR_LATER = re.compile(
    r"\b(?:TODO|XXX+|[Ll]orem ipsum)\b|^\s*(?:\.{3,}|…)\s*$"
    r"|[\[(<](?:\s*\.{3}\s*|…|[^\]()>\n]{0,30}\b(?:nog|nader|later) (?:in te |aan te )?(?:(?:in|aan)?vullen|nakijken)"
    r"|[^\]()>\n]{0,30}\b(?:checken|klopt dit|opmerking)\b[^\]()>\n]{0,40})[!?. ]*[\])>]"
)


def unfinished(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on what a starting file left to the editor and is still there, and on notes for later."""
    for scalar in scalars(file.root, frozenset({"notes"})):
        later = _FOR_LATER.search(scalar.text) if _SIGN_OF_IT.search(scalar.text) else None
        if later:
            said = later[0].strip()
            yield Finding("T011", file.place_in(said, scalar.place), {"text": said}, Severity.ADVICE)
        if scalar.text.lstrip()[: len(PLACEHOLDER)].lower() == PLACEHOLDER:
            said = scalar.text.strip()[len(PLACEHOLDER) :].strip()
            yield Finding("T005", file.place_in(PLACEHOLDER, scalar.place), {"text": said}, Severity.ADVICE)


# What looks like Markdown or HTML and has no meaning in a text: it would stand on the page as it was typed. Each
# with a sign without which there is none.
_TAG = r"(?i)(</?(?:a|b|br|div|em|h[1-6]|i|img|li|ol|p|span|strong|sub|sup|table|u|ul)\b[^<>\n]*>)"
_REVERSED = r"\([^()\n]+\)\[#[^\[\]\n]+\]"  # (words)[#id]
_APART = r"\[[^\[\]\n]+\] \(#[^()\n]*\)"  # [words] (#id)
_UNCLOSED = r"\[[^\[\]\n]+\]\(#[\w-]*(?![\w-])(?![^()\n]*\))"  # [words](#id
_LITERAL = (
    ("T006", "#", re.compile(r"^[ ]*(#{1,6} .+)$", re.MULTILINE)),
    ("T007", "<", re.compile(_TAG)),
    ("T009", "![", re.compile(r"(!\[[^\]\n]*\]\([^)\n]*\))")),
    ("T012", "#", re.compile(f"({_REVERSED}|{_APART}|{_UNCLOSED})")),
    ("T014", "&", re.compile(r"(&(?:amp|nbsp|euro|lt|gt|quot|eacute|euml|iuml|ouml);)")),
    ("T008", "|", re.compile(r"^[ ]*(\|?[ ]*:?-{3,}:?[ ]*\|.*|\|.*\|)[ ]*$", re.MULTILINE)),
)


def literal(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on headings, HTML, tables and images in running text, the first of each kind in a text."""
    for path, text in prose_of(file):
        for code, sign, pattern in _LITERAL:
            found = pattern.search(text) if sign in text else None
            if found:
                yield Finding(code, file.place_of(found[1], *path), {"text": found[1]}, Severity.ADVICE)
