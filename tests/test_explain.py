"""Words of the glossary, explained where they stand."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator import prose
from generator.model.details import Term
from generator.model.text import Prose
from generator.pages.explain import explain

ADDED = re.compile(
    r'<span class="pw-word"><button type="button" popovertarget="(?P<id>[^"]+)">'
    r"(?P<before>[^<]*)<span>(?P<word>[^<]*)</span>(?P<after>[^<]*)</button>"
    r'<span class="pw-meaning" id="(?P=id)" popover data-pagefind-ignore>'
    r"(?P<meaning><b>[^<]*</b>(?: <span>[^<]*</span>)*)</span></span>"
)
"""One explained word: nothing else may come in."""


def term(name: str, short: str | None = None, text: str | None = "Wat het is.") -> Term:
    return Term.model_validate({"term": name, "short": short, "text": text})


GGD = term("Gemeentelijke Gezondheidsdienst", "GGD", "De gezondheidsdienst.")
TEAM = term("WIJ-team")
START = term("Kansrijke Start")
BASIS = term("Sociale basis")


def told(text: str, *terms: Term) -> list[str]:
    """Give the words that are explained in a paragraph."""
    html = prose.to_html(Prose.read(text))
    block = Markup('<div class="pw-prose">\n{}\n</div>').format(html)
    found = explain(block, terms, "doelen")
    assert without_buttons(found) == block
    return [unescape(match["word"]) for match in ADDED.finditer(found)]


def without_buttons(html: str) -> str:
    return ADDED.sub(lambda match: match["before"] + match["word"] + match["after"], html)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("De GGD helpt.", ["GGD"]),
        ("de ggd helpt", []),
        ("De gemeentelijke gezondheidsdienst helpt, en de GGD ook.", ["gemeentelijke gezondheidsdienst"]),
        ("Een kansrijke\nstart in de wijk", ["kansrijke start"]),
        ("KANSRIJKE STARTS", ["KANSRIJKE STARTS"]),
        ("WIJ-teams en het WIJ-team", ["WIJ-teams"]),
        ("wij-teamwerk", []),
        ("GGD's en GGD\N{RIGHT SINGLE QUOTATION MARK}s", ["GGD's"]),
        ("De GGD\N{RIGHT SINGLE QUOTATION MARK}s", ["GGD\N{RIGHT SINGLE QUOTATION MARK}s"]),
        ("AGGD en GGDX en GGD_", []),
        ("een GGD-arts", ["GGD"]),
        ("*GGD* en **WIJ-team**", ["GGD", "WIJ-team"]),
        ("[GGD](https://voorbeeld.nl) en GGD", ["GGD"]),
        ("- GGD\n- GGD\n- WIJ-team", ["GGD", "WIJ-team"]),
        ("sociale bases, sociale basis", ["sociale basis"]),
        ("Sociale  Basissen", []),
    ],
)
def test_a_text_explains_the_first_use_of_a_word(text: str, found: list[str]) -> None:
    assert told(text, GGD, TEAM, START, BASIS) == found


def test_the_longest_name_is_explained() -> None:
    assert told("Het sociale basis fonds", BASIS, term("Sociale basis fonds")) == ["sociale basis fonds"]


def test_a_name_of_two_terms_and_a_term_without_a_meaning_stay_as_they_are() -> None:
    assert told("De BCF en de GGD", term("Fonds", "BCF"), term("Financiering", "BCF"), term("GGD", text=None)) == []
    assert told("Een fonds met BCF", term("Fonds", "BCF"), term("Financiering", "BCF")) == ["fonds"]


def test_a_term_whose_abbreviation_differs_in_capitals_only_is_explained() -> None:
    assert told("De WMO, de Wmo.", term("Wmo", "WMO")) == ["WMO"]


def test_a_word_opens_its_whole_name_and_its_meaning() -> None:
    meaning = "Eerst **dit**.\n\n- en [dat](https://voorbeeld.nl)\n- <b>"
    found = explain(Markup('<p class="pw-lead">(ABC).</p>'), [term("A & B", "ABC", meaning)], "geld")

    assert found == (
        '<p class="pw-lead"><span class="pw-word">'
        '<button type="button" popovertarget="uitleg--geld-1">(<span>ABC</span>).</button>'
        '<span class="pw-meaning" id="uitleg--geld-1" popover data-pagefind-ignore><b>A &#38; B (ABC)</b>'
        " <span>Eerst dit.</span> <span>en dat</span> <span>&#60;b&#62;</span></span></span></p>"
    )


@pytest.mark.parametrize(
    "html",
    [
        Markup("<p>GGD</p>"),
        Markup("## GGD {#ggd}"),
        Markup('<div class="pw-meta">GGD</div>'),
        Markup('<div class="pw-prose"><a href="#ggd">GGD</a></div>'),
        Markup('<div class="pw-prose"><h3>GGD <em>GGD</em></h3></div>'),
        Markup('<table><tr><th><div class="pw-prose">GGD</div></th></tr></table>'),
        Markup('<details><summary><span class="pw-prose">GGD</span></summary></details>'),
        Markup('<dl class="pw-terms"><dd class="pw-prose">GGD</dd></dl>'),
        Markup('<div class="pw-prose"><img alt="GGD"><br title="a > GGD"><!-- GGD --></div>'),
        Markup('<div class="pw-prose"></div><p>GGD</p>'),
        Markup('<div class="pw-prose"><p>een</p></div></div></p>GGD'),
        Markup('<div class="pw-prose"><button>GGD</button></div>'),
    ],
)
def test_only_running_text_is_explained(html: Markup) -> None:
    assert explain(html, [GGD], "doelen") == html


def test_ids_are_counted_and_begin_with_their_text() -> None:
    found = explain(Markup('<p class="pw-prose"><br>GGD</p> <p class="pw-prose">GGD WIJ-team</p>'), [GGD, TEAM], "x")

    assert [match["id"] for match in ADDED.finditer(found)] == ["uitleg--x-1", "uitleg--x-2"]


class Text(HTMLParser):
    """Reads the text of HTML as a browser does."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data


WORDS = st.sampled_from(
    ["GGD", "WIJ-team", "<b>", "&", "'", '"', "**", "*", "(", ").", "-", "\n\n", "#", "x", " ", "[a](#b)"]
)
TEXTS = st.lists(WORDS | st.text(max_size=3), min_size=1, max_size=12).map("".join)


def readable(text: str) -> bool:
    try:
        Prose.read(text)
    except ValueError:
        return False
    return True


@given(TEXTS.filter(readable), TEXTS.filter(readable), TEXTS.filter(readable))
def test_nothing_but_buttons_is_added_whatever_the_text_and_the_meaning(text: str, name: str, meaning: str) -> None:
    if "\n" in name.strip():
        name = "GGD"
    html = Markup('<p class="pw-lead">{}</p>').format(prose.to_html(Prose.read(text)))

    found = explain(html, [term(name, None, meaning), TEAM], "doelen")

    assert without_buttons(found) == html
    for match in ADDED.finditer(found):
        assert Text(match["meaning"]).text.startswith((name.strip(), "WIJ-team"))
