"""The Jinja environment: addresses, the layout of templates, and mistakes in them."""

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from generator.errors import PlansError
from generator.labels import Labels
from generator.model.text import Line
from generator.render import environment, relative, render, tidy

calm = settings(deadline=None)  # a busy machine is no mistake

# --- addresses ---


@pytest.mark.parametrize(
    ("page", "uri", "address"),
    [
        ("index.md", "index.md", "./"),
        ("index.md", "plannen/wijk.md", "plannen/wijk/"),
        ("index.md", "plannen/index.md", "plannen/"),
        ("begrippen.md", "index.md", "../"),
        ("plannen/index.md", "plannen/wijk.md", "wijk/"),
        ("plannen/wijk.md", "plannen/wijk.md", "./"),
        ("plannen/wijk.md", "plannen/index.md", "../"),
        ("plannen/wijk.md", "plannen/ander.md", "../ander/"),
        ("plannen/wijk.md", "wijken/noord.md", "../../wijken/noord/"),
        ("plannen/wijk.md", "plannen/wijk/foto.jpg", "foto.jpg"),
        ("plannen/index.md", "plannen/wijk/foto.jpg", "wijk/foto.jpg"),
        ("plannen/wijk.md", "assets/logo.svg", "../../assets/logo.svg"),
        ("plannen/wijk.md", "planning/reindex.md", "../../planning/reindex/"),
    ],
)
def test_the_address_of_one_page_as_seen_from_another(page: str, uri: str, address: str) -> None:
    assert relative(uri, page) == address


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("begroting #2.pdf", "begroting%20%232.pdf"),
        ("100%.pdf", "100%25.pdf"),
        ("wat nu?.pdf", "wat%20nu%3F.pdf"),
        ("a:b.pdf", "a%3Ab.pdf"),
        ("coördinator.pdf", "co%C3%B6rdinator.pdf"),
    ],
)
def test_what_means_something_in_an_address_is_spelled_out(name: str, address: str) -> None:
    assert relative(f"plannen/wijk/{name}", "plannen/wijk.md") == address


def published_at(uri: str) -> str:
    """Give the path of a page or file of a site, the way engines publish it."""
    if not uri.endswith(".md"):
        return f"/{uri}"
    return f"/{uri.removesuffix('.md')}/".removesuffix("index/" if Path(uri).name == "index.md" else "")


names = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="/\\"), min_size=1).filter(
    lambda name: name.strip(".") and not name.endswith(".md") and name != "index"
)
folders = st.lists(names, max_size=3).map(lambda parts: "".join(f"{part}/" for part in parts))
page_uris = st.builds("{}{}.md".format, folders, st.just("index") | names)
file_uris = st.builds("{}{}".format, folders, names)


@calm
@given(page=page_uris, uri=page_uris | file_uris)
def test_an_address_leads_there_from_the_page(page: str, uri: str) -> None:
    assume(not published_at(page).startswith(f"{published_at(uri)}/"))  # a file where a folder is
    here = "https://plannen.example" + quoted(published_at(page))

    there = urlsplit(urljoin(here, relative(uri, page)))

    assert (there.netloc, unquote(there.path)) == ("plannen.example", published_at(uri))
    assert not there.query
    assert not there.fragment


def quoted(path: str) -> str:
    return "".join(char if char == "/" else "".join(f"%{byte:02X}" for byte in char.encode()) for char in path)


# --- the layout of templates ---


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("a  \nb\t\n", "a\nb\n"),
        ("\n\na", "a\n"),
        ("a\n\n\n\n\nb\n\n", "a\n\nb\n"),
        ("a\n\nb", "a\n\nb\n"),
        ("<ul>\n\n<li>a</li>\n \n\n  <li>b</li>\n\n</ul>", "<ul>\n<li>a</li>\n  <li>b</li>\n</ul>\n"),
        ("## a\n\n<p>b</p>\n\n## c", "## a\n\n<p>b</p>\n\n## c\n"),
        ("    code", "    code\n"),
    ],
)
def test_templates_may_be_laid_out_for_reading(written: str, tidied: str) -> None:
    assert tidy(written) == tidied


@calm
@given(st.text("a <>\n\t"))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


# --- printing ---

LABELS = Labels("nl", {"greeting": "Dag {name}"})


def printed(tmp_path: Path, template: str, **context: object) -> str:
    folder = tmp_path / "templates"
    folder.mkdir(exist_ok=True)
    (folder / "page.md").write_text(template, "utf-8")
    return render(environment(folder, LABELS, {"double": lambda text: text * 2}), "page.md", **context)


@pytest.mark.parametrize(
    "template",
    [
        "{{ text }}",
        "{{ '' ~ text }}",
        "{% set x %}{{ text }}{% endset %}{{ x }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(text) }}",
        "{{ [text] | join(', ') }}",
        "{{ [text] | first }}",
        "{% for each in [text] %}{{ each }}{% endfor %}",
    ],
)
@pytest.mark.parametrize("kind", [str, Line])
def test_a_value_is_escaped_once(tmp_path: Path, template: str, kind: type[str]) -> None:
    assert printed(tmp_path, template, text=kind("*<b>&")) == "&#42;&#60;b&#62;&#38;\n"


def test_markup_and_labels_pass(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ a }} {{ t('greeting', name='<') }}", a=Markup("<b>")) == "<b> Dag &#60;\n"


def test_helpers_can_be_called(tmp_path: Path) -> None:
    assert printed(tmp_path, "{{ double('a*') }}") == "a&#42;a&#42;\n"


# --- mistakes in templates ---


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("\n{{ plan.title }}", r"templates/page\.md, regel 2: 'plan' is undefined"),
        ("{{ text.nothing }}", r"templates/page\.md, regel 1: .* has no attribute 'nothing'"),
        (
            "\n\n{{ t('no.such') }}",
            r"templates/page\.md, regel 3: Er is geen tekst 'no\.such' in templates/labels/nl\.yml",
        ),
        ("{{ t('greeting') }}", r"templates/page\.md, regel 1: .*'greeting'.* waarde 'name'"),
        ("\n{% if %}", r"templates/page\.md, regel 2: "),
        ("{{ text | no_such_filter }}", r"templates/page\.md, regel 1: .*no_such_filter"),
        ("{{ 1 // 0 }}", r"templates/page\.md, regel 1: ZeroDivisionError"),
        ("{{ [][1].x }}", r"templates/page\.md, regel 1: "),
        ("{{ double(1, 2) }}", r"templates/page\.md, regel 1: TypeError"),
        ("{% include 'other.md' %}", r"templates/page\.md, regel 1: er is geen sjabloon other\.md"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", r"templates/page\.md, regel 1: RecursionError"),
    ],
)
def test_a_mistake_names_the_template_and_the_line(tmp_path: Path, template: str, told: str) -> None:
    with pytest.raises(PlansError, match=f"^Sjabloon {told}"):
        printed(tmp_path, template, text="a")


def test_a_mistake_in_an_included_template_names_that_one(tmp_path: Path) -> None:
    (tmp_path / "templates/sections").mkdir(parents=True)
    (tmp_path / "templates/sections/goals.md").write_text("goals\n\n{{ goals }}\n", "utf-8")

    with pytest.raises(PlansError, match=r"templates/sections/goals\.md, regel 3: 'goals' is undefined"):
        printed(tmp_path, "{% include 'sections/goals.md' %}")


def test_a_page_without_a_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlansError, match=r"er is geen sjabloon pages/no\.md"):
        render(environment(tmp_path, LABELS, {}), "pages/no.md")
