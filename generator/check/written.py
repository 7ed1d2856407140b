"""A page written by hand as MkDocs reads it: where its links lead, and the anchors that it has."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.html import attributes

# Markdown of the site allows a space in a target, markdown-it only between these.
_SPACED = re.compile(r"(?<=\]\()(?!<)([^()\n\"']*[^()\s\"'] [^()\n\"']+)(?=\))")
_FRONT = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_ATTRIBUTES = re.compile(r"\s*\{:?[^{}]*\}\s*$")
_ID = re.compile(r"#([^\s{}]+)")
_EMBED = re.compile(r"^\[\[.+\]\][ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Link:
    """Where something leads, as it was typed, and from which line; `shown` for a picture, `raw` within HTML."""

    target: str
    line: int
    shown: bool = False
    raw: bool = False


@lru_cache(maxsize=256)
def _tokens(text: str) -> tuple[Token, ...]:
    blank = _FRONT.sub(lambda front: "\n" * front[0].count("\n"), text)
    return tuple(MarkdownIt("commonmark").enable("table").parse(_SPACED.sub(r"<\1>", blank)))


def links_of(text: str) -> Iterator[Link]:
    """Give every link and picture of a page, lines counted from 0."""
    for token in _tokens(text):
        line = token.map[0] if token.map else 0
        if token.type == "html_block":
            yield from _in_html(token.content, line)
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                line += 1
            elif child.type == "link_open":
                yield Link(str(child.attrs["href"]), line)
            elif child.type == "image":
                yield Link(str(child.attrs["src"]), line, shown=True)
            elif child.type == "html_inline":
                yield from _in_html(child.content, line)


def _in_html(html: str, line: int) -> Iterator[Link]:
    for number, part in enumerate(html.split("\n")):
        for name, value in attributes(part):
            if name in ("href", "src") and value:
                yield Link(value, line + number, shown=name == "src", raw=True)


def anchors_of(text: str) -> frozenset[str] | None:
    """Give the anchors of a page; None where it shows a part of the plans, which brings its own."""
    if _EMBED.search(text):
        return None
    tokens = _tokens(text)
    found: Counter[str] = Counter()
    for before, token in pairwise(tokens):
        if before.type == "heading_open":
            found[_anchor(token)] += 1
    html = [token.content for token in tokens if token.type == "html_block"]
    html += [child.content for token in tokens for child in token.children or () if child.type == "html_inline"]
    ids = {value for part in html for name, value in attributes(part) if name in ("id", "name")}
    ids |= {name for each in re.findall(r"\{:?[^{}\n]*\}", text) for name in _ID.findall(each)}
    return frozenset({*found, *(f"{name}_{n}" for name, times in found.items() for n in range(1, times)), *ids})


def _anchor(heading: Token) -> str:
    """Spell a heading as MkDocs does, unless it was given an anchor of its own."""
    given = _ATTRIBUTES.search(heading.content)
    own = _ID.search(given[0]) if given else None
    if own:
        return own[1]
    words = "".join(child.content for child in heading.children or () if child.type in ("text", "code_inline"))
    plain = unicodedata.normalize("NFKD", _ATTRIBUTES.sub("", words)).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())
