"""What a line of YAML seems to say, and how the editor could write it so that YAML understands.

Nothing here knows YAML's grammar: it reads one line the way a person does, to find the words that a
remedy must repeat.
"""

import re
from dataclasses import dataclass

ODD_SPACES = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff"
BULLETS = "•◦▪‣●∙·\uf0b7"  # the last is what Word's bullet becomes

_LONGEST = 300  # a remedy repeats a sentence, never a book
_KEY_LENGTH = 80  # bounds the search as well: a line may hold half a million characters
_QUOTES = {"'": "'", '"': '"', "“": "”", "‘": "’", "„": "”", "”": "”", "’": "’"}
_ENTRY = re.compile(
    r"(?P<indent>[ \t]*)(?P<dashes>(?:-[ ]+)*)"
    r"(?:(?P<key>[^\s:#'\"\[\]{},&*!|>%@`“‘„-][^:#\[\]{},]{0," + str(_KEY_LENGTH) + r"}?)[ ]{0,9}:(?:[ \t]+|$))?"
    r"(?P<value>.*)",
    re.DOTALL,
)
_COMMENT = re.compile(r"[ \t]#[ \t]")
_GLUED = re.compile(r"(?P<key>[A-Za-z_][A-Za-z_0-9-]{0,40}):(?P<gap>[\t" + ODD_SPACES + r"]*)(?P<text>(?!//).*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line taken apart; columns count from 0. `key` is '' where the line has none."""

    indent: int
    dashed: bool
    column: int
    key: str
    value: str
    value_column: int

    def with_text(self, text: str) -> str:
        """Write this entry with another text, in quotes."""
        return written(self.key, quoted(text), dashed=self.dashed)


def take_apart(line: str) -> Entry:
    """Read one line as `- key: value`, in which each part may be missing."""
    found = _ENTRY.match(line)
    if found is None:  # every part may be empty, so this is for the type checker
        return Entry(0, dashed=False, column=0, key="", value=line, value_column=0)
    comment = _COMMENT.search(line, found.start("value"))
    value = line[found.start("value") : comment.start() if comment else None].rstrip()
    return Entry(
        indent=len(found["indent"]),
        dashed=bool(found["dashes"]),
        column=found.end("dashes"),
        key=(found["key"] or "").strip(),
        value=value,
        value_column=found.start("value"),
    )


def glued(text: str) -> re.Match[str] | None:
    """Recognise `key:value` without the space; an address such as https://... is none."""
    found = _GLUED.match(text)
    return found if found and found["text"].strip() else None


def written(key: str, value: str, *, dashed: bool = False) -> str:
    """Write `key: value` or `- value` the way a plan file should have it."""
    entry = f"{key}: {value}" if key else value
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
