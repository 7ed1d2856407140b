"""Prose: the small part of Markdown that running text of a plan may use, as HTML.

Emphasis, links, lists and paragraphs; `[...](#id)` links to an item of the plan and `[^key]` cites a
footnote. Nothing else has a meaning: all other characters print as typed. HTML, so that every site
engine prints the same.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from generator.model.text import Prose, escape

# Where a link may lead: a web address, in which parentheses stand in pairs, or an item of this plan.
_TARGET = re.compile(r"\((https?://(?:[^\s()<>]|\([^\s()<>]*\))+|#[a-z0-9]+(?:-[a-z0-9]+)*)\)", re.IGNORECASE)
_EURO = re.compile(r"€ (?=\d)")
_FOOTNOTE = re.compile(r"\[\^([A-Za-z0-9-]+)\]")
# Without any of these a text is paragraphs of words.
_MARKED = re.compile(r"[*_\[]|^[ \t]*(?:[-+]|[0-9]+[.)])(?:[ \t]|$)", re.MULTILINE)
_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_MOST_KEPT = 512  # more texts than a plan has
_DEEPEST = 100  # levels of list and list item; markdown-it drops the text below


class _Renderer(RendererHTML):
    """Prints text literally and footnote references as links."""

    def text(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, _env: EnvType) -> str:
        """Print a text, every character of it; the end of a typed line is a space, and a sum keeps its sign."""
        return escape(_EURO.sub("€\N{NO-BREAK SPACE}", tokens[idx].content.replace("\n", " ")))

    def footnote(self, tokens: Sequence[Token], idx: int, _options: OptionsDict, env: EnvType) -> str:
        """Print a reference to a footnote; one that does not exist is text."""
        key = tokens[idx].content
        numbers: Mapping[str, int] = env["footnotes"]
        if key not in numbers:
            return escape(f"[^{key}]")
        return f'<sup class="pw-ref"><a href="#voetnoot--{key}">{numbers[key]}</a></sup>'


def _footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    match = _FOOTNOTE.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        state.push("footnote", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _link(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """Read `[words](target)`: without the titles, references and empty links of the rule it replaces."""
    start, end = state.pos + 1, state.posMax
    if state.src[state.pos] != "[":
        return False
    close = state.md.helpers.parseLinkLabel(state, state.pos, disableNested=True)
    target = _TARGET.match(state.src, close + 1, end)
    if close < 0 or target is None or not state.src[start:close].strip():
        return False
    if not silent:
        state.pos, state.posMax = start, close
        state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(target[1])}
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1)
    state.pos, state.posMax = target.end(), end
    return True


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": _DEEPEST}, renderer_cls=_Renderer)
    parser.enable(["emphasis", "link", "list"])
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.before("link", "footnote", _footnote)
    return parser


def to_html(text: Prose, footnotes: Mapping[str, object] | None = None) -> Markup:
    """Give prose as HTML: paragraphs and lists; `footnotes` are those of the plan, in their order."""
    numbers = {key: number for number, key in enumerate(footnotes or (), start=1)}
    html = _parser().render(text, {"footnotes": numbers})
    return Markup(re.sub(r"\n+", "\n", html).strip())  # noqa: S704 - made of escaped text and an allow-list


def to_texts(text: Prose) -> tuple[str, ...]:
    """Give prose without marks: a text for each paragraph and list item, on one line."""
    if not _MARKED.search(text):
        return tuple(line for each in _BETWEEN_PARAGRAPHS.split(text) if (line := " ".join(each.split())))
    tokens = _tokens(text)
    typed = ("".join(child.content for child in token.children or () if child.type == "text") for token in tokens)
    return tuple(line for each in typed if (line := " ".join(each.split())))


@lru_cache(maxsize=_MOST_KEPT)
def _tokens(text: Prose) -> Sequence[Token]:
    """Parse a text for what it says; several rules look at the same text one after the other."""
    return _parser().parse(text, {"footnotes": {}})


def to_text(text: Prose) -> str:
    """Give prose as one line without marks, for a description or a card."""
    return " ".join(to_texts(text))


def is_target(text: str) -> bool:
    """Tell whether a link may lead there: a web address, or an item of this plan."""
    return _TARGET.fullmatch(f"({text})") is not None


def links(text: Prose) -> tuple[str, ...]:
    """Give what prose refers to: addresses, items (`#id`) and footnotes (`^key`), in order."""
    found: list[str] = []
    for token in _tokens(text) if "[" in text else ():
        for child in token.children or ():
            if child.type == "link_open":
                found.append(str(child.attrs["href"]))
            elif child.type == "footnote":
                found.append(f"^{child.content}")
    return tuple(found)
