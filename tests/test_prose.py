"""Prose: an allow-list of elements whatever an editor writes, and every other character as it was typed."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.text import Prose
from generator.prose import links, to_html, to_text

FOOTNOTES = {"raad": "Vastgesteld door de raad.", "2": "Nog een."}

ALLOWED = {
    "p": {},
    "ul": {},
    "ol": {"start": r"\d+"},  # a list that begins at 3 says so
    "li": {},
    "em": {},
    "strong": {},
    "a": {"href": r"https?://[!-~]+|#[a-z0-9-]+"},
    "sup": {"class": "pw-ref"},
}
"""Every element that prose may make, and its attributes with what they may hold."""


@dataclass
class Page:
    """What a browser makes of a piece of HTML."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    problems: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The text with every run of white space as one space, as a browser shows it."""
        return " ".join(self.text.split())

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.elements]


class Reader(HTMLParser):
    """Reads HTML, and reports what is not closed or not text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag == "a" and "a" in self.open:
            self.page.problems.append("a link in a link")
        self.open.append(tag)
        self.page.text += "" if tag in ("em", "strong", "a", "sup") else " "

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.page.problems.append(f"</{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        self.page.text += data

    def handle_comment(self, data: str) -> None:
        self.page.problems.append(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        self.page.problems.append(f"a declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        self.page.problems.append(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        self.page.problems.append(f"an instruction: {data}")


def read(html: str) -> Page:
    reader = Reader()
    reader.feed(html)
    reader.close()
    reader.page.problems += [f"<{tag}> stays open" for tag in reader.open]
    return reader.page


def shown(text: str) -> Page:
    return read(str(to_html(Prose.read(text), FOOTNOTES)))


def not_allowed(page: Page) -> list[str]:
    found = list(page.problems)
    for name, attributes in page.elements:
        if name not in ALLOWED:
            found.append(f"<{name}>")
        for key, value in attributes.items():
            if not re.fullmatch(ALLOWED.get(name, {}).get(key, r"(?!)"), value):
                found.append(f'<{name} {key}="{value}">')
    return found


calm = settings(deadline=None)  # a busy machine is no mistake

# --- whatever is written ---

# Text full of what means something to Markdown or HTML, and text of any kind.
PIECES = st.sampled_from(
    [
        *"*_[]()<>&#!`~^|{}:.-+=\\\"' \n",
        *("- ", "1. ", "3) ", "    ", "](", "](https://a.nl)", "](#doel)", "](javascript:", "[^raad]", "[^", "](<"),
        *("<b>", "</p>", "<!--", "<script>", "&amp;", "&#60;", "https://a.nl/x_(y)", "{: onclick=x}", "{#id}"),
        *("# ", "> ", "```", "---", "[x]: https://a.nl", "![", '"titel"', "[TOC]", "*[a]: b", "woord", "é", "\u00a0"),
    ]
)


def is_prose(text: str) -> bool:
    try:
        Prose.read(text)
    except ValueError:
        return False
    return True


anything = (st.lists(PIECES, max_size=20).map("".join) | st.text()).filter(is_prose)


@calm
@given(anything)
def test_nothing_but_the_allowed_elements_comes_out(text: str) -> None:
    assert not not_allowed(shown(text))


@calm
@given(anything)
def test_a_page_in_markdown_keeps_it_as_it_is(text: str) -> None:
    html = to_html(Prose.read(text), FOOTNOTES)

    page = markdown.markdown(f"# Plan\n\n<div>\n{html}\n</div>\n\nSlot", extensions=["attr_list", "toc", "tables"])

    assert f"<div>\n{html}\n</div>" in page


@calm
@given(anything)
def test_no_word_is_lost(text: str) -> None:
    """Marks may go, and so may the address of a link and the key of a footnote; words never."""
    without = re.sub(
        r"\]\((https?://|#)[^\s]*\)|^[\s\-+*0-9.)]*(?=\s|$)|\[\^[a-z0-9-]+\]", " ", text, flags=re.MULTILINE
    )

    for word in re.findall(r"[a-z]{3,}", without):
        assert word in shown(text).text


MARKS = re.compile(r"[*_\[\]]|^\s*([-+]|\d+[.)])(\s|$)", re.MULTILINE)
without_marks = anything.filter(lambda text: not MARKS.search(text))


@calm
@given(without_marks)
def test_text_without_marks_prints_as_typed(text: str) -> None:
    page = shown(text)

    assert page.words == " ".join(text.split())
    assert set(page.names) <= {"p"}


@calm
@given(without_marks)
def test_a_description_of_text_without_marks_is_that_text(text: str) -> None:
    assert to_text(Prose.read(text)) == " ".join(text.split())


# --- what has a meaning ---


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Een zin.", "<p>Een zin.</p>"),
        ("Een zin\nop twee regels.", "<p>Een zin op twee regels.</p>"),
        ("Een alinea.\n\nNog een.", "<p>Een alinea.</p>\n<p>Nog een.</p>"),
        ("*schuin* en _schuin_", "<p><em>schuin</em> en <em>schuin</em></p>"),
        ("**vet**", "<p><strong>vet</strong></p>"),
        ("- een\n- twee", "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>"),
        ("Zin:\n- een", "<p>Zin:</p>\n<ul>\n<li>een</li>\n</ul>"),
        ("1. een\n2. twee", "<ol>\n<li>een</li>\n<li>twee</li>\n</ol>"),
        ("3. drie", '<ol start="3">\n<li>drie</li>\n</ol>'),
        ("- een\n  - onder", "<ul>\n<li>een\n<ul>\n<li>onder</li>\n</ul>\n</li>\n</ul>"),
        ("[tekst](https://a.nl)", '<p><a href="https://a.nl">tekst</a></p>'),
        ("[*tekst*](https://a.nl)", '<p><a href="https://a.nl"><em>tekst</em></a></p>'),
        ("[doel](#kansrijke-start)", '<p><a href="#kansrijke-start">doel</a></p>'),
        ("[x](https://a.nl/b_(c))", '<p><a href="https://a.nl/b_(c)">x</a></p>'),
        ("[x](https://a.nl/?a=1&b=é)", '<p><a href="https://a.nl/?a=1&amp;b=%C3%A9">x</a></p>'),
        ("zo[^raad]", '<p>zo<sup class="pw-ref"><a href="#voetnoot--raad">1</a></sup></p>'),
        ("zo[^2]", '<p>zo<sup class="pw-ref"><a href="#voetnoot--2">2</a></sup></p>'),
    ],
)
def test_the_small_part_of_markdown(text: str, html: str) -> None:
    assert to_html(Prose.read(text), FOOTNOTES) == html


def test_lists_may_be_many_levels_deep() -> None:
    page = shown("- " * 40 + "onderaan")

    assert page.words == "onderaan"
    assert page.names == ["ul", "li"] * 40


# --- what has none ---


@pytest.mark.parametrize(
    "text",
    [
        "<b>vet</b>",
        "<script>alert(1)</script>",
        "<!-- weg -->",
        "<https://a.nl>",
        "https://a.nl",
        "[x](javascript:alert(1))",
        "[x](JavaScript:alert(1))",
        "[x](data:text/html,x)",
        "[x](vbscript:x)",
        "[x](//elders.nl)",
        "[x](/pad)",
        "[x](../pad)",
        "[x](mailto:naam@wijk.example)",
        "[x](https://)",
        "[x](https://a.nl 'titel')",
        '[x](https://a.nl "titel")',
        '[x](https://a(b).nl "titel")',
        '[x](#doel "titel")',
        "[x](<https://a.nl>)",
        "[x]( https://a.nl )",
        "[x](https:// a.nl)",
        "[x]()",
        "[x](#)",
        "[x](#doel-)",
        "[](https://a.nl)",
        "[ ](#doel)",
        "[x][y]",
        "[x]: https://a.nl",
        "[x] (https://a.nl)",
        "[^onbekend]",
        "[^]",
        "[TOC]",
        "x {: onclick=alert(1)}",
        "x {#id}",
        "# Kop",
        "> citaat",
        "`code`",
        "```",
        "~~weg~~",
        "a | b",
        "---",
        "***",
        "&amp; &lt; &#60; &nbsp;",
        "\\* \\<b> \\",
        "a * b * c",
        "2*3",
        "snake_case_name",
    ],
)
def test_nothing_else_has_a_meaning(text: str) -> None:
    page = shown(text)

    assert page.words == text
    assert page.names == ["p"]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("![foto](https://a.nl/x.jpg)", "!foto", ["p", "a"]),
        ("\\[x](https://a.nl)", "\\x", ["p", "a"]),
        ("Kop\n===", "Kop ===", ["p"]),
        ("    ingesprongen", "ingesprongen", ["p"]),
        ("regel  \nregel", "regel regel", ["p"]),
        ("[a [b](https://b.nl) c](https://c.nl)", "[a b c](https://c.nl)", ["p", "a"]),
        ("[a [^raad]](https://c.nl)", "[a 1](https://c.nl)", ["p", "sup", "a"]),
    ],
)
def test_what_looks_like_more_stays_the_small_part(text: str, words: str, names: list[str]) -> None:
    page = shown(text)

    assert (page.words, page.names) == (words, names)


def test_a_footnote_that_the_plan_does_not_have_is_text() -> None:
    assert to_html(Prose("zo[^raad]")) == "<p>zo&#91;&#94;raad&#93;</p>"


# --- what it refers to, and its plain text ---


def test_links_are_given_in_order() -> None:
    text = Prose("[a](#doel) en [b](https://b.nl)[^raad]\n\n- [c](#stap) [d](javascript:x)")

    assert links(text) == ("#doel", "https://b.nl", "^raad", "#stap")


def test_the_text_of_marks_is_kept_and_footnotes_go() -> None:
    assert to_text(Prose("**Vet** en [een *link*](https://a.nl)[^raad].\n\n- punt")) == "Vet en een link. punt"


@pytest.mark.parametrize(
    "text", ["[" * 4000, "*a" * 4000, "[a](" * 4000, "- " * 4000, "*a **b " * 2000, "[^" * 4000, "[a](https://" * 2000]
)
def test_long_texts_of_marks_do_no_harm(text: str) -> None:
    assert not not_allowed(shown(text))
