"""Words that carry their meaning where they stand.

The first time that a text uses a word of the glossary, the word becomes a button that opens its meaning. The meaning
is a popover, which browsers open and close by themselves: by keyboard, by touch, and without any script. It follows
its word at once, so that a screen reader comes upon it there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from markupsafe import Markup

from generator.glossary import names_of, spelled, whole
from generator.labels import to_markup
from generator.model.details import Term
from generator.prose import to_texts

# A comment, or a tag with its attributes, in which a quoted value may hold any character.
_TAG = re.compile(
    r"""<!--.*?-->|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>(?:[^>"']|"[^"]*"|'[^']*')*)>""",
    re.IGNORECASE | re.DOTALL,
)
_CLASSES = re.compile(r"""\sclass="([^"]*)\"""")
_CHARACTER = re.compile(r"&#?\w+;|.", re.DOTALL)

# Only running text is explained, and in it nothing that has a task of its own; the list of words explains itself.
_RUNNING = {"pw-prose", "pw-lead"}
_CLOSED = {"a", "button", "caption", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "label", "summary", "svg", "th"}
_CLOSED_CLASSES = {"pw-terms"}
_VOID = {"br", "col", "hr", "img", "input", "source", "wbr"}

# A line may be broken before and after a button, so what belongs to the word stands in it.
_BEFORE = "([\"'“„«-/\N{LEFT SINGLE QUOTATION MARK}"
_AFTER = ".,;:!?)]\"'”»…-/\N{RIGHT SINGLE QUOTATION MARK}"


@dataclass(frozen=True, slots=True)
class _Book:
    """The pattern that finds every name of a term, with a group for each, and the term of each group."""

    pattern: re.Pattern[str]
    terms: tuple[Term, ...]

    def find(self, text: str) -> Iterator[tuple[re.Match[str], Term]]:
        """Give every name in a text with its term."""
        for match in self.pattern.finditer(text):
            yield match, self.terms[(match.lastindex or 0) - 1]


@dataclass(frozen=True, slots=True)
class _Element:
    """An element that is open: whether it holds running text, and whether no word in it may become a button."""

    name: str = ""
    running: bool = False
    closed: bool = False


def explain(html: Markup, terms: Iterable[Term], prefix: str) -> Markup:
    """Give HTML in which the first use of each term opens its meaning.

    Terms without a meaning, and names that two terms share, stay as they are. `prefix` keeps the ids apart where a
    page holds several texts.
    """
    book = _book([term for term in terms if term.text])
    if book is None or not book.pattern.search(unescape(html)):
        return html
    told: list[Term] = []
    open_elements = [_Element()]
    parts: list[str] = []
    for text, tag in _pieces(str(html)):
        inside = open_elements[-1]
        parts.append(_explained(text, book, told, prefix) if inside.running and not inside.closed else text)
        if tag:
            parts.append(tag[0])
            _enter(open_elements, tag)
    return Markup("".join(parts))  # noqa: S704 - what came in, with buttons made of escaped text


def _book(terms: Sequence[Term]) -> _Book | None:
    """Make the book of terms; the longest name is looked for first."""
    shared = Counter(name for term in terms for name in {each.casefold() for each in names_of(term)})
    named = [(name, term) for term in terms for name in names_of(term) if shared[name.casefold()] == 1]
    named.sort(key=lambda each: -len(each[0]))
    pattern = whole("|".join(f"({spelled(name, term)})" for name, term in named))
    return _Book(re.compile(pattern), tuple(term for _, term in named)) if named else None


def _pieces(html: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """Give every tag with the text before it, and the text after the last one."""
    at = 0
    for tag in _TAG.finditer(html):
        yield html[at : tag.start()], tag
        at = tag.end()
    yield html[at:], None


def _enter(open_elements: list[_Element], tag: re.Match[str]) -> None:
    """Follow a tag into its element, or out of it."""
    name = (tag["name"] or "").lower()
    if tag["end"]:
        if name in [each.name for each in open_elements]:
            while open_elements.pop().name != name:
                pass
    elif name and name not in _VOID and not tag["rest"].endswith("/"):
        above, found = open_elements[-1], _CLASSES.search(tag["rest"])
        classes = set(found[1].split()) if found else set()
        open_elements.append(
            _Element(
                name,
                running=above.running or not classes.isdisjoint(_RUNNING),
                closed=above.closed or name in _CLOSED or not classes.isdisjoint(_CLOSED_CLASSES),
            )
        )


def _explained(text: str, book: _Book, told: list[Term], prefix: str) -> str:
    """Give a text in which every term that was not told yet opens its meaning."""
    if not book.pattern.search(unescape(text)):
        return text
    spellings = _CHARACTER.findall(text)
    plain = "".join(unescape(each)[:1] or "\N{REPLACEMENT CHARACTER}" for each in spellings)
    parts: list[str] = []
    done = 0
    for match, term in book.find(plain):
        if term in told:
            continue
        told.append(term)
        start, end = match.span()
        before = len(plain[done:start]) - len(plain[done:start].rstrip(_BEFORE))
        after = len(plain[end:]) - len(plain[end:].lstrip(_AFTER))
        cuts = (done, start - before, start, end, end + after)
        lead, opening, word, closing = ("".join(spellings[a:b]) for a, b in pairwise(cuts))
        parts += [lead, _button(f"{opening}<span>{word}</span>{closing}", term, f"uitleg--{prefix}-{len(told)}")]
        done = end + after
    return "".join([*parts, *spellings[done:]])


def _button(word: str, term: Term, anchor: str) -> str:
    """Print a word, spelled as it was, with its meaning behind it."""
    name = f"{term.term} ({term.short})" if term.short and term.short != term.term else term.term
    meaning = "".join(f" <span>{to_markup(each)}</span>" for each in (to_texts(term.text) if term.text else ()))
    return (
        f'<span class="pw-word"><button type="button" popovertarget="{anchor}">{word}</button>'
        f'<span class="pw-meaning" id="{anchor}" popover data-pagefind-ignore><b>{to_markup(name)}</b>{meaning}</span>'
        "</span>"
    )
