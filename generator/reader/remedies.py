"""What a line of YAML seems to say, and how the editor could write it so that YAML understands.

Nothing here knows YAML's grammar: it reads one line the way a person does, to find the words that a
remedy must repeat.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
BULLETS = "•◦▪‣●∙·\uf0b7"  # the last is what Word's bullet becomes
BULLET = re.compile("[" + BULLETS + r"*\u2013\u2014]\s")

NUMBER = re.compile(r"[0-9]{1,2}[.)]\s")

IN_DUTCH = frozenset({"by", "code", "in", "kind", "of", "per", "type"})
"""Keys of the format with which a Dutch text may go on, too."""

_LONGEST = 300  # a remedy repeats a sentence, never a book
_KEY_LENGTH = 80  # bounds the search as well: a line may hold half a million characters
_QUOTES = {"'": "'", '"': '"', "“": "”", "\u2018": "\u2019", "„": "”", "”": "”", "\u2019": "\u2019"}
CURLY_QUOTES = "“”„\u2018\u2019"
_ENTRY = re.compile(
    r"[ \t]*(?P<dashes>(?:-[ ]+)*)"
    r"(?:(?P<key>[^\s:#'\"\[\]{},&*!|>%@`“„-][^:#\[\]{},]{0," + str(_KEY_LENGTH) + r"}?)[ ]{0,9}:(?:[ \t]+|$))?"
    r"(?P<value>.*)",
    re.DOTALL,
)
_RESERVED = "-?:,[]{}#&*!|>'\"%@`"
_NOT_PLAIN = re.compile(r":(?:\s|$)|\s#")
_FLOW_END = re.compile(r"[,\]}](?:\s|$|[,\]}])")
_KEY_IN_BRACKETS = re.compile(r"[{\[,][ ]*(?:(?P<key>[^\s{}\[\],:][^{}\[\],:]*):[ ]+)?$")
_COMMENT = re.compile(r"[ \t]#[ \t]")
_GLUED = re.compile(
    r"(?!mailto:|tel:)(?P<key>[A-Za-z_][A-Za-z_0-9-]{0,40}):(?P<gap>[\t" + ODD_SPACES + r"]*)(?P<text>(?!//)\S.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line taken apart; columns count from 0. `key` is '' where the line has none."""

    dashed: bool
    column: int
    key: str
    value_column: int


def take_apart(line: str) -> Entry:
    """Read one line as `- key: value`, in which each part may be missing."""
    found = _ENTRY.match(line)
    if found is None:  # every part may be empty, so this is for the type checker
        return Entry(dashed=False, column=0, key="", value_column=0)
    return Entry(
        dashed=bool(found["dashes"]),
        column=found.end("dashes"),
        key=(found["key"] or "").strip(),
        value_column=found.start("value"),
    )


def glued(text: str) -> re.Match[str] | None:
    """Recognise `key:value` without the space; an address such as https://... is none."""
    return _GLUED.match(text)


def written(key: str, value: str, *, dashed: bool = False) -> str:
    """Write `key: value` or `- value` the way a plan file should have it."""
    entry = f"{key.strip()}: {value}" if key else value
    return f"- {entry}" if dashed else entry


def quoted(text: str) -> str:
    """Put quotes around a text: single ones, or double ones where the text itself has an apostrophe."""
    text = shortened(text)
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def unquoted(text: str) -> str:
    """Take the quotes off, straight or curly, that an editor put around a text."""
    text = text.strip()
    closing = _QUOTES.get(text[:1])
    if closing is None:
        return text
    inner = text[1:]
    if len(inner) > 1 and inner.endswith((closing, "“")):
        inner = inner[:-1]
    return inner.replace("''", "'") if closing == "'" else inner


def shortened(text: str) -> str:
    """Cut a text that is too long to repeat."""
    text = text.strip()
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"


def is_plain(text: str) -> bool:
    """Tell whether a text can stand in a block list without quotes."""
    return not (_NOT_PLAIN.search(text) or text[:1] in _RESERVED)


def value_at(line: str, column: int, *, flow: bool) -> str:
    """Give the text a person reads from a column on; in brackets up to the next comma or bracket."""
    comment = _COMMENT.search(line, column)
    text = line[column : comment.start() if comment else None]
    if flow:
        text = _FLOW_END.split(text, maxsplit=1)[0]
    return text.rstrip()


class Spot(NamedTuple):
    """Where in the tree a value stands: its key and the key's line, or that it is an item of a list.

    `line` and `column` count from 0; the column is where the collection around it begins.
    """

    key: str = ""
    line: int = -1
    column: int = 0
    listed: bool = False
    flow: bool = False

    def with_text(self, text: str) -> str:
        """Write the value here as another text, in quotes."""
        return written(self.key, quoted(text), dashed=self.listed and not self.flow)


def spot_on(line: str, number: int, column: int) -> Spot:
    """Tell what the value at a column belongs to from its line alone."""
    before = line[max(0, column - _KEY_LENGTH - 10) : column]
    in_brackets = _KEY_IN_BRACKETS.search(before)
    if in_brackets:
        return Spot((in_brackets["key"] or "").strip(), number, flow=True)
    entry = take_apart(line)
    if entry.value_column != column:
        return Spot()
    return Spot(entry.key, number, entry.column, listed=entry.dashed)
