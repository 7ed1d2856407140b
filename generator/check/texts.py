"""The parts and the texts of a plan, each with its place in the file."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain

from generator.catalogue import Catalogue
from generator.errors import Finding, Severity
from generator.load import PlanFile
from generator.model.base import Part, fields_with, walk
from generator.model.text import PLACEHOLDER, Prose
from generator.outline import Path
from generator.reader import Mapping as MappingNode
from generator.reader import Node, Scalar


@lru_cache(maxsize=1)  # one rule after the other asks it of the same file
def parts_of(file: PlanFile) -> tuple[tuple[Path, Part], ...]:
    """Give every part below a plan with its place."""
    return tuple(walk(file.plan))


@lru_cache(maxsize=1)
def prose_of(file: PlanFile) -> tuple[tuple[Path, Prose], ...]:
    """Give all prose of a plan with its place, also where it stands in a list or under a key of its own."""
    return tuple(_prose_in(chain([((), file.plan)], parts_of(file))))


def _prose_in(parts: Iterable[tuple[Path, Part]]) -> Iterator[tuple[Path, Prose]]:
    for path, part in parts:
        for name, key in fields_with(Prose, type(part)):
            value, above = getattr(part, name), (*path, key)
            if isinstance(value, Prose):
                yield above, value
            below = (
                value.items() if isinstance(value, Mapping) else enumerate(value if isinstance(value, tuple) else ())
            )
            yield from (((*above, step), text) for step, text in below if isinstance(text, Prose))


_KEY_OF_THE_FORMAT = re.compile("[a-z_]+|[0-9]{4}")


def scalars(node: Node, without: frozenset[str] = frozenset()) -> Iterator[Scalar]:
    """Give every value of a file as it was typed, but not what stands below the keys in `without`."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Scalar):
            yield each
        elif isinstance(each, MappingNode):
            waiting += [value for key, value in reversed(each.entries) if key.text not in without]
        else:
            waiting += reversed(each.items)


def own_words(node: Node) -> Iterator[tuple[Scalar, Scalar]]:
    """Give every key that an editor made up, such as the label of a fact, with its value."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, MappingNode):
            values = [(key, value) for key, value in each.entries if not _KEY_OF_THE_FORMAT.fullmatch(key.text)]
            yield from ((key, value) for key, value in values if isinstance(value, Scalar))
            waiting += [value for _, value in reversed(each.entries)]
        elif not isinstance(each, Scalar):
            waiting += reversed(each.items)


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
    ("T008", "---", re.compile(r"^[ ]*(\|?[ ]*:?-{3,}:?[ ]*\|.*)$", re.MULTILINE)),
)


def literal(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on headings, HTML, tables and images in running text, the first of each kind in a text."""
    for path, text in prose_of(file):
        for code, sign, pattern in _LITERAL:
            found = pattern.search(text) if sign in text else None
            if found:
                yield Finding(code, file.place_of(found[1], *path), {"text": found[1]}, Severity.ADVICE)
