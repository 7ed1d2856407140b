"""Plan text is data: what stands in a line prints as typed, and brings nothing into the page.

A plan that uses every field gets an arbitrary text in every line. The whole site is built by MkDocs, with the
theme, and compared with the site of the same plan with plain words: each text is found exactly, in the body, the
navigation and the head alike, and no element or attribute is there that the plain words have not.
"""

import datetime as dt
import itertools
import os
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.catalogue import catalogue
from generator.command.folder import write_folder
from generator.load import load_plan
from generator.model.base import Part
from generator.model.details import Term
from generator.model.plan import Plan
from generator.model.registers import Area, Organisation, Registers, Theme
from generator.model.text import Line, Prose
from generator.settings import read_settings
from generator.site import navigation, site_files

ROOT = Path(__file__).parents[1]
EVERYTHING = ROOT / "tests" / "cases" / "valid" / "everything.yml"

# Lines that pages sort by: they begin with their number, so that any text gives the same order.
SORTED = {
    "Plan.areas",
    "Plan.themes",
    "Term.term",
    "Term.short",
    "area.name",
    "organisation.name",
    "theme.name",
}

# Lines that name a file or address instead of being printed.
NOT_PRINTED = {"Image.file", "Source.file", "Source.url"}

NASTY = (
    '</title><script>alert("x")</script>',
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }} {% raw %} {# weg #}",
    "**vet** _schuin_ `code` ~~door~~ ==mark==",
    "[link](javascript:alert(1)) ![beeld](x.png) <https://voorbeeld.nl>",
    "# kop {: #id onclick=alert(1) }",
    "- lijst",
    "1. genummerd",
    "| a | b |",
    "&lt;b&gt; &amp; &#60; &nbsp; \\* \\\\",
    "[[plannen]] [^1] *[HTML]: x",
    "--- ... -- (c) :smile: 'enkel' \"dubbel\" 1/2 x^2^ H~2~O",
    "<!-- --> ]]> <?php ?> <![CDATA[",
    "wzxhzdk:0 klzzwxh:0001 www.voorbeeld.nl http://voorbeeld.nl a@b",
    "\N{RIGHT-TO-LEFT OVERRIDE}\N{ZERO WIDTH SPACE}e\N{COMBINING ACUTE ACCENT}\N{GRINNING FACE}",
)


def line_characters() -> st.SearchStrategy[str]:
    return st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")).filter(lambda char: ord(char) & 0xFFFE != 0xFFFE)


texts = st.text(line_characters(), min_size=1, max_size=40).filter(str.strip) | st.sampled_from(NASTY)


class Texts:
    """Gives each line of a plan a text of its own, and remembers which it gave to which field."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.given: dict[str, str] = {}
        self.count = itertools.count(1)

    def __call__(self, field: str) -> Line:
        number = next(self.count)
        first = number % 2 == 1 and field not in SORTED
        words = f"{self.text} w{number}w" if first else f"w{number}w {self.text}"
        line = Line.read(words)
        self.given[line] = field
        return line


def retold(value: Any, texts: Texts, field: str) -> Any:  # noqa: ANN401 - anything a model holds
    """Give a part of the model with another text in every line."""
    if type(value) is Line:
        return texts(field)
    if isinstance(value, Part):
        kind = type(value).__name__
        update = {name: retold(getattr(value, name), texts, f"{kind}.{name}") for name in type(value).model_fields}
        return value.model_copy(update=update)
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(retold(each, texts, field) for each in value)
    if isinstance(value, Mapping):
        return {retold(key, texts, field): retold(each, texts, field) for key, each in value.items()}
    return value


class Page(HTMLParser):
    """Reads a page as a browser does: its text, the values of its attributes, and its skeleton."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.values: list[str] = []
        self.skeleton: list[tuple[str, tuple[str, ...]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skeleton.append((tag, tuple(name for name, _ in attrs)))
        self.values += [value or "" for _, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self.skeleton.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.skeleton.append(("comment", (data,)))

    def unknown_decl(self, data: str) -> None:
        self.skeleton.append(("declaration", (data,)))


def registers(texts: Texts) -> Registers:
    names = {kind: (texts(f"{kind}.name"), (texts(f"{kind}.aliases"),)) for kind in ("organisation", "area", "theme")}
    return Registers(
        organisations=(Organisation(id="team", name=names["organisation"][0], aliases=names["organisation"][1]),),
        areas=(Area(id="wijk", name=names["area"][0], aliases=names["area"][1]),),
        themes=(Theme(id="thema", name=names["theme"][0], aliases=names["theme"][1]),),
    )


def explained_word(texts: Texts, plan: Plan) -> dict[str, Any]:
    """Give a plan's summary a word that opens its meaning, with an abbreviation of any text."""
    word = Term(term=Line("Voorwoord"), short=texts("Term.short"), text=Prose("Een tekst vooraf."))
    return {"glossary": (*plan.glossary, word), "summary": Prose(f"{plan.summary} Zie het voorwoord.")}


def site_of(text: str, folder: Path) -> tuple[Texts, dict[str, Page]]:
    texts = Texts(text)
    loaded = load_plan(EVERYTHING, "plans/everything.yml")
    told: Plan = retold(loaded.plan, texts, "")
    in_registers = {"areas": (Line("wijk"), *told.areas), "themes": (Line("thema"), *told.themes)}
    photo = told.image.model_copy(update={"file": Line("park.jpg")}) if told.image else None
    named = told.model_copy(
        update={**in_registers, "lead": (Line("team"), *told.lead), "image": photo, **explained_word(texts, told)}
    )
    found = catalogue((replace(loaded, plan=named),), registers(texts))
    chosen = read_settings(ROOT / "mkdocs.yml", dt.date(2026, 11, 22))
    files = site_files(found, chosen)
    write_folder(folder, ROOT / "mkdocs.yml", chosen, files, navigation(files, chosen))
    config = load_config(str(folder / "mkdocs.yml"))
    build(config)
    return texts, {
        path.relative_to(folder / "site").as_posix(): Page(path.read_text("utf-8"))
        for path in sorted((folder / "site").rglob("*.html"))
    }


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    _, pages = site_of("gewone woorden", tmp_path_factory.mktemp("plain") / "site")
    return pages


def test_a_word_of_the_plan_opens_its_meaning(plain: dict[str, Page]) -> None:
    assert ("button", ("type", "popovertarget")) in plain["plannen/everything/index.html"].skeleton


@given(texts)
@example(NASTY[0])
@example(NASTY[5])
@example(NASTY[9])
@example("zzz")
@example("\N{LATIN CAPITAL LETTER G WITH CIRCUMFLEX}")
@settings(
    max_examples=int(os.environ.get("TEXT_EXAMPLES", "25")),
    deadline=None,
    # A smaller text would take a site for each try; the text that was found tells enough.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_a_line_prints_as_typed_and_brings_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, plain: dict[str, Page], text: str
) -> None:
    given_texts, pages = site_of(text, tmp_path_factory.mktemp("odd") / "site")
    assert pages.keys() == plain.keys()
    for name, page in pages.items():
        assert page.skeleton == plain[name].skeleton, name
    printed = "\0".join("\0".join(("".join(page.text), *page.values)) for page in pages.values())
    lost = {line: field for line, field in given_texts.given.items() if line not in printed}
    assert set(lost.values()) <= NOT_PRINTED, lost
