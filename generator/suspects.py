"""What YAML accepts but no editor means: each function looks at one node and yields findings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from generator.encoding import Source, forbidden_character
from generator.errors import Finding, Place, Severity
from generator.remedies import BULLETS, ODD_SPACES, glued, quoted, shortened, take_apart, unquoted, written

SPECIAL = {"&": "Y020", "*": "Y021", "!": "Y022"}
_INDENTED_ODDLY = re.compile(r"^ *[\t" + ODD_SPACES + r"][\s" + ODD_SPACES + "]*")
_IN_BRACKETS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|-?[0-9]+(?:\.[0-9]+)?")
_BULLET = re.compile(r"(?m)^\s*([" + BULLETS + r"])\s")
_LOOKS_LIKE_KEY = re.compile(r" *(?:- +)*[A-Za-z_][A-Za-z_0-9-]{0,40} ?:(?: |$)")
_COMMENT_GLUED = re.compile(r"[ \t]+(#[^\s#].*)")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the tree a value stands: its key and the key's line, or that it is an item of a list.

    `line` and `column` count from 0; the column is where the collection around it begins.
    """

    key: str = ""
    line: int = 0
    column: int = 0
    listed: bool = False
    flow: bool = False

    def written(self, text: str) -> str:
        """Write the value here as another text, in quotes."""
        return written(self.key, quoted(text), dashed=self.listed)


def indentation(source: Source, lines: Iterable[int], literal: Sequence[range]) -> Iterator[Finding]:
    """Report lines that begin with a tab or an odd space, where that is not part of a text."""
    odd = {n: found for n in lines if (found := _INDENTED_ODDLY.match(source.lines[n]))}
    for number in odd.keys() - {n for lines in literal for n in lines} if odd else ():
        blank = odd[number].group()
        if blank == source.lines[number] and not blank.strip(" \t"):
            continue  # a line of spaces and tabs: harmless, or libyaml stops there and traps.py explains
        column = next(n for n, character in enumerate(blank) if character != " ")
        code = "Y030" if blank[column] == "\t" else "Y031"
        yield Finding(code, source.place(number, column, len(blank) - column))


def special(source: Source, event: yaml.NodeEvent, spot: Spot) -> Finding:
    """Explain an anchor, an alias or a tag: mostly a text that begins with the wrong character."""
    mark = event.start_mark
    rest = source.lines[mark.line][mark.column :]
    values = {"text": shortened(rest), "suggestion": spot.written(rest)}
    return Finding(SPECIAL.get(rest[:1], "Y022"), source.place(mark.line, mark.column, len(rest)), values)
