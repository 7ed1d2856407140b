"""The kinds of text: a line prints exactly as typed wherever it lands, and what is refused is named."""

import html
import re
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.labels import to_markup
from generator.model.text import GAP_WORDS, Gap, Line, LineOrGap, Prose, Slug, escape, read_gap, slugify

EXTENSIONS = ["attr_list", "toc", "tables"]


class Reader(HTMLParser):
    """Reads a page: its elements with their attributes, and its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"an instruction: {data}")


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


calm = settings(deadline=None)  # a busy machine is no mistake

# --- a line prints as typed ---

PIECES = st.sampled_from(
    [
        *"*_[]()<>&#!`~^|{}:.-+=\\\"'/ ",
        *("- ", "1. ", "2024. ", "3) ", "    ", "](https://a.nl)", "[^1]", "[TOC]", "{#id}", "{: onclick=x}", "{ .x }"),
        *("<b>", "</p>", "</title>", "<!--", "-->", "<script>", "&amp;", "&#60;", "&#x3c;", "&nbsp;", "klzzwxh:0001"),
        *(
            "```",
            "---",
            "***",
            "===",
            ": ",
            "| a |",
            "::: x",
            "!!! note",
            "--8<--",
            "$x$",
            "{{ x }}",
            "{% x %}",
            "++",
            "==",
        ),
        *("https://a.nl", "a@b.example", "*[a]: b", "[x]: y", "woord", "é", "\u00a0", "\u200b", "\ufeff", "\U0001f600"),
    ]
)


def is_line(text: str) -> bool:
    try:
        Line.read(text)
    except ValueError:
        return False
    return True


lines = (st.lists(PIECES, max_size=12).map("".join) | st.text()).filter(is_line).map(Line.read)

Elements = list[tuple[str, dict[str, str]]]

TABLE: Elements = [
    ("table", {}),
    ("thead", {}),
    ("tr", {}),
    ("th", {}),
    ("th", {}),
    ("tbody", {}),
    ("tr", {}),
    ("td", {}),
    ("td", {}),
]

CONTEXTS: dict[str, tuple[str, Elements]] = {
    "paragraph": ("{}", [("p", {})]),
    "paragraph after another": ("a\n\n{}\n\nb", [("p", {})] * 3),
    "end of a paragraph": ("a {}", [("p", {})]),
    "strong text": ("**{}**", [("p", {}), ("strong", {})]),
    "heading": ("# {}", [("h1", {"id": "x"})]),
    "heading with an anchor": ("## {} {{#x}}", [("h2", {"id": "x"})]),
    "table cell": ("| a | b |\n|---|---|\n| {} | c |", TABLE),
    "last table cell": ("| a | b |\n|---|---|\n| c | {} |", TABLE),
    "table heading": ("| {} | b |\n|---|---|\n| c | d |", TABLE),
    "item": ("- {}", [("ul", {}), ("li", {})]),
    "numbered item": ("1. {}", [("ol", {}), ("li", {})]),
    "link": ("[{}](https://a.nl)", [("p", {}), ("a", {"href": "https://a.nl"})]),
    "HTML in a paragraph": ('a <a href="x">{}</a> b', [("p", {}), ("a", {"href": "x"})]),
    "HTML": ("<div>\n<p>{}</p>\n</div>", [("div", {}), ("p", {})]),
    "HTML table": ("<table><tr><td>{}</td></tr></table>", [("table", {}), ("tr", {}), ("td", {})]),
}
"""Where a line can land: as Markdown, with the elements that the template writes."""


@pytest.mark.parametrize("context", CONTEXTS)
@calm
@given(line=lines)
@example(line=Line("2024. Een goed jaar"))
@example(line=Line("- Vraag: {#id} &amp; <b>*[x](y)*</b> | `a`"))
def test_a_line_prints_exactly_as_typed(context: str, line: Line) -> None:
    template, elements = CONTEXTS[context]

    page = read(markdown.markdown(template.format(escape(line)), extensions=EXTENSIONS))
    empty = read(markdown.markdown(template.format("PLACE"), extensions=EXTENSIONS))

    assert page.text == empty.text.replace("PLACE", line)
    assert [name for name, _ in page.elements] == [name for name, _ in elements]
    for (name, found), (_, wanted) in zip(page.elements, elements, strict=True):
        # a heading without an anchor of its own gets one
        assert found.keys() == wanted.keys() if name == "h1" else found == wanted


@calm
@given(line=lines)
def test_a_line_prints_exactly_in_an_attribute(line: Line) -> None:
    page = read(markdown.markdown(f'<img alt="{escape(line)}">', extensions=EXTENSIONS))

    assert page.elements[-1] == ("img", {"alt": line})


@calm
@given(line=lines)
def test_the_table_of_contents_names_a_heading_exactly(line: Line) -> None:
    converter = markdown.Markdown(extensions=EXTENSIONS)
    converter.convert(f"## {escape(line)} {{#x}}")

    (entry,) = converter.toc_tokens  # type: ignore[attr-defined]
    assert html.unescape(entry["name"]) == " ".join(line.split())  # it evens out white space
    assert entry["id"] == "x"


@calm
@given(line=lines)
def test_an_escaped_line_is_what_it_was(line: Line) -> None:
    assert html.unescape(escape(line)) == line


@calm
@given(line=lines)
def test_a_line_escapes_itself(line: Line) -> None:
    assert line.__html__() == escape(line) == to_markup(line)


@calm
@given(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéüï0123456789 ,()/%€", min_size=1).map(
        str.strip
    )
)
def test_ordinary_words_stay_readable(text: str) -> None:
    assert escape(text) == re.sub(r"^(\d+)\)", r"\1&#41;", text)


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Q3 2024: start", "Q3 2024: start"),
        ("om 12.30 uur", "om 12.30 uur"),
        ("0-4 jaar", "0-4 jaar"),
        ("a:b", "a&#58;b"),
        ("1. Eerst", "1&#46; Eerst"),
        ("1) Eerst", "1&#41; Eerst"),
        ("- punt", "&#45; punt"),
        ("a -- b", "a &#45;&#45; b"),
        ("enzovoort...", "enzovoort&#46;&#46;&#46;"),
        ("B&W", "B&#38;W"),
    ],
)
def test_only_what_could_have_a_meaning_is_spelled_out(text: str, spelled: str) -> None:
    assert escape(text) == spelled


# --- reading lines and prose ---


@pytest.mark.parametrize("kind", [Line, Prose])
@pytest.mark.parametrize(
    "char",
    [
        "\x00",
        "\x02",
        "\x03",
        "\x07",
        "\x1b",
        "\x7f",
        "\x85",
        "\u2028",
        "\u2029",
        "\ud800",
        "\ufffe",
        "\U0010ffff",
    ],
)
def test_control_characters_are_refused_by_their_number(kind: type[Line | Prose], char: str) -> None:
    with pytest.raises(ValueError, match=r"T001") as refused:
        kind.read(f"a{char}b")

    assert context_of(refused.value)["char"] == f"U+{ord(char):04X}"


@pytest.mark.parametrize("kind", [Line, Prose])
def test_a_tab_is_refused_as_what_it_is(kind: type[Line | Prose]) -> None:
    with pytest.raises(ValueError, match=r"T015"):
        kind.read("a\tb")


def context_of(error: BaseException) -> dict[str, str]:
    context = getattr(error, "context", None)
    assert isinstance(context, dict)
    return context


@calm
@given(st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs", "Cf", "Co"))))
def test_every_other_character_is_taken(text: str) -> None:
    assert Line.read(f"a{text}b") == f"a{text}b"
    assert Prose.read(f"a{text}b") == f"a{text}b"


@pytest.mark.parametrize("kind", [Line, Prose])
@pytest.mark.parametrize("text", ["", " ", "\n", " \n "])
def test_no_text_is_refused(kind: type[Line | Prose], text: str) -> None:
    with pytest.raises(ValueError, match="T002"):
        kind.read(text)


def test_a_line_is_one_line() -> None:
    with pytest.raises(ValueError, match="T003"):
        Line.read("een\ntwee")


def test_white_space_around_is_no_part_of_it() -> None:
    assert Line.read("  een twee \n") == "een twee"
    assert Prose.read("\n\n  een\n\ntwee \n") == "  een\n\ntwee"


def test_prose_that_a_template_prints_by_itself_is_a_line() -> None:
    assert Prose("een *twee*\n\ndrie").__html__() == "een &#42;twee&#42; drie"


@pytest.mark.parametrize("kind", [Line, Prose])
def test_pydantic_reads_both_and_refuses_anything_but_text(kind: type[Line | Prose]) -> None:
    adapter = TypeAdapter(kind)

    assert type(adapter.validate_python(" tekst")) is kind
    for other in (1, None, ["a"], b"a"):
        with pytest.raises(ValidationError):
            adapter.validate_python(other, strict=True)


# --- ids ---


@pytest.mark.parametrize("text", ["doel", "doel-1", "2024", "a-b-c"])
def test_an_id_is_lower_case_with_hyphens(text: str) -> None:
    assert TypeAdapter(Slug).validate_python(text) == text


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Doel", "doel"),
        ("één doel", "een-doel"),
        ("-doel", "doel"),
        ("doel-", "doel"),
        ("doel--1", "doel-1"),
        ("doel_1", "doel-1"),
        ("a/../b", "a-b"),
        (".verborgen", "verborgen"),
        ("doel\n", "doel"),
        ("", "doel-1"),
        ("日本", "doel-1"),
    ],
)
def test_any_other_text_is_refused_with_an_id_like_it(text: str, suggestion: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Slug).validate_python(text)

    assert refused.value.errors()[0]["ctx"] == {"code": "T004", "text": text, "suggestion": suggestion}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Wat willen we bereiken?", "wat-willen-we-bereiken"),
        ("Coördinator & reünie", "coordinator-reunie"),
        ("  12 jaar… en ouder ", "12-jaar-en-ouder"),
        ("ﬁnanciën", "financien"),
        ("…", ""),
    ],
)
def test_a_text_becomes_an_id(text: str, slug: str) -> None:
    assert slugify(text) == slug


@calm
@given(st.text())
def test_what_becomes_an_id_is_one(text: str) -> None:
    slug = slugify(text)

    assert slugify(slug) == slug
    assert not slug or TypeAdapter(Slug).validate_python(slug) == slug


# --- gap words ---


@pytest.mark.parametrize(("word", "gap"), GAP_WORDS.items())
def test_gap_words_are_recognised_in_any_case(word: str, gap: Gap) -> None:
    assert read_gap(word) is read_gap(f" {word.upper()} ") is read_gap(word.capitalize()) is gap
    assert TypeAdapter(LineOrGap).validate_python(word) is gap


def test_every_gap_has_a_word() -> None:
    assert set(GAP_WORDS.values()) == set(Gap)


@pytest.mark.parametrize(
    "text", ["", "n.v.t", "nog te bepalen door de raad", "onbekende", "-", "p.m.", None, 1, ["n.v.t."]]
)
def test_nothing_else_is_a_gap_word(text: object) -> None:
    assert read_gap(text) is None


def test_a_line_or_gap_is_one_of_both() -> None:
    adapter = TypeAdapter(LineOrGap)

    assert adapter.validate_python(" GGD ") == Line("GGD")
    assert isinstance(adapter.validate_python("GGD"), Line)
    assert adapter.validate_python(Gap.BLANK) is Gap.BLANK
    for other in (1, None, ["n.v.t."]):
        with pytest.raises(ValidationError):
            adapter.validate_python(other)
    with pytest.raises(ValidationError, match="T003"):
        adapter.validate_python("een\ntwee")
