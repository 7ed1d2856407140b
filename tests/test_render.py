"""The Jinja environment: addresses, the layout of templates, and mistakes in them."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from generator.errors import PlansError
from generator.labels import Labels
from generator.model.text import Line
from generator.render import address, environment, render, tidy

calm = settings(deadline=None)  # a busy machine is no mistake

# --- addresses ---


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("index.md", "/"),
        ("plannen/index.md", "/plannen/"),
        ("plannen/wijk.md", "/plannen/wijk/"),
        ("planning/reindex.md", "/planning/reindex/"),
        ("plannen/wijk/foto.jpg", "/plannen/wijk/foto.jpg"),
        ("plannen/wijk/begroting #2.pdf", "/plannen/wijk/begroting%20%232.pdf"),
        ("plannen/wijk/100%.pdf", "/plannen/wijk/100%25.pdf"),
        ("plannen/wijk/wat nu?.pdf", "/plannen/wijk/wat%20nu%3F.pdf"),
        ("plannen/wijk/coördinator.pdf", "/plannen/wijk/co%C3%B6rdinator.pdf"),
    ],
)
def test_the_address_of_a_page_or_file(uri: str, expected: str) -> None:
    assert address(uri) == expected


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
