"""A new section of a plan costs three edits: a field in the model, a template of its name, its labels."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from generator.labels import read_labels
from generator.model.plan import Plan

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates/sections"
LANGUAGES = ("nl", "en")

# Prose sections stand under many questions, and take their headings from `section_kind`.
WITHOUT_LABEL = frozenset({"sections"})

FIRST_LINE = re.compile(r"\{# .+\. Context: .+\. #\}")


def fields() -> set[str]:
    """Give the fields that are declared with `section(...)`."""
    return {
        name
        for name, info in Plan.model_fields.items()
        if isinstance(info.json_schema_extra, dict) and "question" in info.json_schema_extra
    }


def templates() -> set[str]:
    return {path.stem for path in TEMPLATES.glob("*.md")}


def labels() -> dict[str, set[str]]:
    return {language: set(read_labels(ROOT / "templates/labels", language).group("sections")) for language in LANGUAGES}


def edits_to_make(fields: set[str], templates: set[str], labels: Mapping[str, Iterable[str]]) -> list[str]:
    """Say which edits are missing: one sentence for each, none where every section is whole."""
    edits = []
    for name in sorted(fields.union(templates, *labels.values())):
        if name not in fields:
            edits.append(f"add the field '{name}' to Plan in generator/model/plan.py, declared with section(...)")
        if name not in templates:
            edits.append(f"add the template templates/sections/{name}.md")
        edits += [
            f"add the label sections.{name} to templates/labels/{language}.yml"
            for language, known in labels.items()
            if name not in known and name not in WITHOUT_LABEL
        ]
    return edits


def test_every_section_has_its_field_its_template_and_its_labels() -> None:
    edits = edits_to_make(fields(), templates(), labels())

    assert not edits, "a section is not whole; " + "; ".join(edits) + "; or take the rest of it away"


@pytest.mark.parametrize(
    ("left_out", "told"),
    [
        ("", []),
        ("field", ["add the field 'lessons' to Plan in generator/model/plan.py, declared with section(...)"]),
        ("template", ["add the template templates/sections/lessons.md"]),
        ("nl", ["add the label sections.lessons to templates/labels/nl.yml"]),
        ("en", ["add the label sections.lessons to templates/labels/en.yml"]),
    ],
)
def test_an_edit_that_is_forgotten_is_named(left_out: str, told: list[str]) -> None:
    whole, new = {"goals", "risks"}, {"goals", "risks", "lessons"}

    found = edits_to_make(
        whole if left_out == "field" else new,
        whole if left_out == "template" else new,
        {language: whole if left_out == language else new for language in LANGUAGES},
    )

    assert found == told


@pytest.mark.parametrize("name", sorted(templates()))
def test_a_template_begins_with_what_it_prints_and_what_it_is_given(name: str) -> None:
    first, _, _ = (TEMPLATES / f"{name}.md").read_text("utf-8").partition("\n")

    assert FIRST_LINE.fullmatch(first), (
        f"{name}.md begins with {{# What it prints. Context: plan. #}}, not with {first}"
    )


LESSONS_FIELD = "    lessons: tuple[Prose, ...] = section(Question.DETAILS)"

LESSONS_TEMPLATE = """\
{# What was learned. Context: plan. #}
{% if plan.lessons %}
<ul>
{% for lesson in plan.lessons %}
<li class="pw-prose">
{{ lesson | prose }}
</li>
{% endfor %}
</ul>
{% endif %}
"""

LESSONS_LABEL = {"nl": "Wat hebben we geleerd?", "en": "What did we learn?"}

LESSONS_MEANING = r'lessons: {what: "Wat we leerden.", example: "lessons:\n  - Begin op tijd."}'

LESSONS_PLAN = """\
title: Buurtplan
kind: action-plan
organisation: Gemeente Voorbeeld
summary: Drie zinnen voor bewoners.
lessons:
  - Begin *eerder* met bewoners.
  - Eén trekker per stap
"""

PRINT_PAGE = """\
import sys
from datetime import date
from pathlib import Path
from generator.settings import read_settings
from generator.site import read_site, site_files
settings = read_settings(Path("mkdocs.yml"), date(2026, 1, 1))
catalogue, findings = read_site(settings)
if any(finding.severity == "error" for finding in findings):
    sys.exit(str(findings))
print(next(file.content for file in site_files(catalogue, settings) if file.uri.endswith("/buurtplan.md")))
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_four_edits_make_a_new_section(tmp_path: Path, language: str) -> None:
    for folder in ("generator", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "content").mkdir()
    (tmp_path / "plans").mkdir()
    settings = f"site_name: Plannen\nsite_url: https://plannen.example/\ntheme: {{language: {language}}}\n"
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")

    append_to_class(tmp_path / "generator/model/plan.py", "Plan", LESSONS_FIELD)
    (tmp_path / "templates/sections/lessons.md").write_text(LESSONS_TEMPLATE, "utf-8")
    for each, word in LESSONS_LABEL.items():
        add_first(tmp_path / f"templates/labels/{each}.yml", "sections", f"lessons: {word}")
    add_first(tmp_path / "generator/guide/fields.yml", "Plan", LESSONS_MEANING)
    (tmp_path / "plans/buurtplan.yml").write_text(LESSONS_PLAN, "utf-8")

    page = run_in(tmp_path, PRINT_PAGE)

    heading, _, rest = page.partition(LESSONS_LABEL[language])
    assert heading.endswith("### "), page
    assert '<li class="pw-prose">\n<p>Begin <em>eerder</em> met bewoners.</p>\n</li>' in rest
    assert "<p>Eén trekker per stap</p>" in rest


def append_to_class(path: Path, name: str, line: str) -> None:
    source = path.read_text("utf-8")
    found = next(node for node in ast.parse(source).body if isinstance(node, ast.ClassDef) and node.name == name)
    lines = source.splitlines()
    lines.insert(found.end_lineno or len(lines), line)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def add_first(path: Path, name: str, line: str) -> None:
    before, group, after = path.read_text("utf-8").partition(f"\n{name}:\n")
    assert group
    path.write_text(f"{before}{group}  {line}\n{after}", "utf-8")


def run_in(folder: Path, program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
