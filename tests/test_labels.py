"""The labels: both languages say the same things, and everything that is printed has a word."""

import ast
import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from string import Formatter
from typing import Literal, NamedTuple, get_args, get_origin

import pytest
import yaml
from jinja2 import Environment, nodes
from markupsafe import Markup

from generator.errors import PlansError, Severity
from generator.labels import Labels, read_labels
from generator.ledger.stated import Verdict
from generator.ledger.types import Kind, Outcome, State
from generator.load.expand import part_in, parts_of
from generator.model.base import Part, Question
from generator.model.details import Called, Dates, Indicator, Missing, Relation
from generator.model.plan import Plan
from generator.model.registers import Area, Organisation, PlainWord, Theme
from generator.model.text import Gap, Line
from generator.outline import Level
from generator.pages.embed.words import PARTS

ROOT = Path(__file__).parent.parent
LANGUAGES = ("nl", "en")
LABELS = {language: read_labels(ROOT / "templates/labels", language) for language in LANGUAGES}
KEYS = frozenset(LABELS["nl"].words)


def places(text: str) -> list[str]:
    """Give the open places of a label, such as `count` in "{count} plannen"."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


# --- both languages ---


@pytest.mark.parametrize(("here", "there"), [("nl", "en"), ("en", "nl")])
def test_no_language_lacks_a_label(here: str, there: str) -> None:
    missing = sorted(LABELS[there].words.keys() - LABELS[here].words.keys())

    assert not missing, f"templates/labels/{here}.yml lacks {', '.join(missing)}"


def test_a_label_has_the_same_places_in_both_languages() -> None:
    different = [
        f"{key}: '{dutch}' and '{english}'"
        for key, dutch, english in in_both_languages()
        # "1 plan" spells its number out, so the singular may leave the count out
        if (set(places(dutch)) ^ set(places(english))) - ({"count"} if key.endswith(".one") else set())
    ]

    assert not different, "other places in English: " + "; ".join(different)


def test_a_label_is_empty_in_both_languages_or_in_neither() -> None:
    different = [key for key, dutch, english in in_both_languages() if bool(dutch) != bool(english)]

    assert not different, f"empty in one language only: {', '.join(different)}"


def in_both_languages() -> Iterator[tuple[str, str, str]]:
    dutch, english = (LABELS[language].words for language in LANGUAGES)
    return ((key, dutch[key], english[key]) for key in sorted(dutch.keys() & english.keys()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_is_written_twice(language: str) -> None:
    path = ROOT / f"templates/labels/{language}.yml"
    tree = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)

    assert not list(doubles(tree, "")), f"written twice in {path.name}: {', '.join(doubles(tree, ''))}"


def doubles(node: yaml.Node | None, prefix: str) -> Iterator[str]:
    seen = set()
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        name = f"{prefix}{key.value}"
        if name in seen:
            yield name
        seen.add(name)
        yield from doubles(value, f"{name}.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_embeds_are_found_by_their_word(language: str) -> None:
    words, of_one = LABELS[language].group("embed"), LABELS[language].group("embed_part")
    kinds = LABELS[language].group("embed_of")

    assert set(words) == set(PARTS[""])
    assert set(of_one) == {part for kind, parts in PARTS.items() if kind for part in parts}
    assert {"", *kinds} == PARTS.keys()
    for each in (words, of_one, kinds):
        assert len(set(each.values())) == len(each), "two parts with one word"
        assert all(word == " ".join(word.lower().split()) for word in each.values()), "lines are read in lower case"


# --- what uses them ---


class Use(NamedTuple):
    """One place that asks for labels: `keys` is a pattern, `given` what it fills in (None: not known)."""

    place: str
    keys: str
    given: frozenset[str] | None

    def found(self) -> list[str]:
        return sorted(key for key in KEYS if re.fullmatch(self.keys, key))


ANY_WORD = "[^.]+"
"""The pattern of a part of a key that only the plan decides."""


def test_every_label_that_is_asked_for_exists() -> None:
    lacking = [f"{use.place} asks for '{use.keys.replace(ANY_WORD, '*')}'" for use in USES if not use.found()]

    assert not lacking, "templates/labels/nl.yml has no such label: " + "; ".join(lacking)


def test_every_label_is_used() -> None:
    unused = sorted(KEYS - {key for use in USES for key in use.found()})

    assert not unused, f"no template and no module prints {', '.join(unused)}"


def test_every_open_place_is_filled() -> None:
    open_places = [
        f"{use.place} does not fill {{{name}}} of '{key}'"
        for use in USES
        if use.given is not None and ANY_WORD not in use.keys
        for key in use.found()
        for name in places(LABELS["nl"].words[key])
        if name not in use.given
    ]

    assert not open_places, "; ".join(open_places)


def uses_in_templates() -> Iterator[Use]:
    env = Environment(autoescape=True)
    for path in sorted((ROOT / "templates").rglob("*")):
        if path.suffix in (".md", ".html"):
            for node in walk(env.parse(path.read_text("utf-8"))):
                for keys, given in template_use(node):
                    yield Use(f"{path.relative_to(ROOT).as_posix()}:{node.lineno}", keys, given)


def walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from walk(child)


def template_use(node: nodes.Node) -> Iterator[tuple[str, frozenset[str] | None]]:
    """Read `t(key, ...)`, `t.plain(key)`, `badge(group, ...)`, and `words.key` of the theme."""
    match node:
        case nodes.Call(node=nodes.Name(name="t"), args=[key, *_]):
            given = frozenset(each.key for each in node.kwargs)
            for keys in spellings(key):
                yield keys + (r"\.(one|other)" if "count" in given else ""), given
        case nodes.Call(node=nodes.Getattr(node=nodes.Name(name="t"), attr="plain"), args=[key, *_]):
            yield from ((keys, None) for keys in spellings(key))
        case nodes.Call(node=nodes.Name(name="badge"), args=[group, *_]):
            yield from ((rf"{keys}\.{ANY_WORD}", frozenset()) for keys in spellings(group))
        case nodes.Getattr(node=nodes.Name(name="words"), attr=name):
            yield rf"theme\.{name}", frozenset()
        case nodes.Getitem(node=nodes.Name(name="words"), arg=key):
            yield from ((rf"theme\.{keys}", frozenset()) for keys in spellings(key))


def spellings(node: nodes.Node) -> Iterator[str]:
    """Give the patterns of all keys that an expression of a template can spell."""
    match node:
        case nodes.Const(value=text):
            yield re.escape(text)
        case nodes.Concat(nodes=parts):
            yield from ("".join(each) for each in product(*(list(spellings(part)) for part in parts)))
        case nodes.CondExpr(expr1=first, expr2=nodes.Node() as second):
            yield from spellings(first)
            yield from spellings(second)
        case nodes.Getitem(node=nodes.Tuple(items=items)):
            for item in items:
                yield from spellings(item)
        case _:
            yield ANY_WORD


# `labels(...)`, `site.labels.plain(...)`, `t(...)`, `labels_of(settings).group(...)`
LABEL_CALL = re.compile(r"(?:.*\.)?(?:labels|t|labels_of\(\w+\))(?P<method>\.plain|\.get|\.group)?")
FACT_CALL = re.compile(r"(?:.*\.)?fact")  # `fact(context, key, ...)`


def uses_in_modules() -> Iterator[Use]:
    for path in sorted((ROOT / "generator").rglob("*.py")):
        if path.name != "labels.py":
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and (use := module_use(node)):
                    yield Use(f"{path.relative_to(ROOT).as_posix()}:{node.lineno}", *use)


def module_use(node: ast.Call) -> tuple[str, frozenset[str] | None] | None:
    """Read a call that asks for a label by a key that is written there, in whole or but for its end."""
    callee = ast.unparse(node.func)
    label, fact = LABEL_CALL.fullmatch(callee), FACT_CALL.fullmatch(callee)
    arguments = node.args[1:] if fact else node.args
    keys = written(arguments[0]) if arguments and (label or fact) else ""
    if not keys or keys.startswith(ANY_WORD):
        return None
    method = label["method"] if label else None
    if method == ".group":
        return rf"{keys}\..+", None
    given = frozenset(each.arg for each in node.keywords if each.arg)
    counted = r"\.(one|other)" if "count" in given else ""
    return keys + counted, None if method == ".plain" else given


def written(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return re.escape(text)
        case ast.JoinedStr(values=parts):
            return "".join(written(part) for part in parts)
        case ast.FormattedValue():
            return ANY_WORD
    return ""


USES = (*uses_in_templates(), *uses_in_modules())


# --- every value of the model that is printed ---

PRINTED: Mapping[str, tuple[str, ...]] = {
    "Plan.kind": ("plan_kind",),
    "Plan.status": ("plan_status",),
    "Relation.type": ("relation", "relation_back"),
    "Section.kind": ("section_kind",),
    "Item.status": ("item_status",),
    "Milestone.kind": ("milestone",),
    "Milestone.status": ("item_status",),
    "Progress.status": ("item_status",),
    "Indicator.direction": ("direction",),
    "Missing.state": ("gap_state",),
    "Figure.per": ("money.per",),
    "Budget.unit": ("unit",),
    "Budget.vat": ("money.vat",),
    "BudgetLine.kind": ("money.here",),
    "BudgetLine.state": ("money.state",),
    "Partner.rank": ("rank",),
    "Organisation.kind": ("entry_kind",),
    "Area.kind": ("entry_kind",),
}
"""Where the words of a field stand, for every field of the model that allows a few values only."""


def parts(part: type[Part]) -> Iterator[type[Part]]:
    for below in part.__subclasses__():
        if below.__module__.startswith("generator."):
            yield below
            yield from parts(below)


def choices(annotation: object) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for inner in get_args(annotation):
            yield from choices(inner)


def fields_with_choices() -> dict[str, tuple[str, ...]]:
    found = {}
    for part in parts(Part):
        for name, info in part.model_fields.items():
            if values := tuple(choices(info.annotation)):
                owner = next(base for base in reversed(part.__mro__) if name in getattr(base, "model_fields", ()))
                found[f"{owner.__name__}.{name}"] = values
    return found


def test_every_field_with_a_few_values_is_in_the_table() -> None:
    fields = fields_with_choices()

    missing = sorted(fields.keys() - PRINTED.keys())
    assert not missing, f"say in PRINTED which labels print {', '.join(missing)}"
    assert not PRINTED.keys() - fields.keys(), "PRINTED names fields that the model does not have"


@pytest.mark.parametrize(
    ("group", "value"),
    sorted(
        {
            (group, value.replace(".", ""))
            for field, values in fields_with_choices().items()
            for group in PRINTED.get(field, ())
            for value in values
        }
    ),
)
def test_every_value_of_a_field_has_a_label(group: str, value: str) -> None:
    check(group, {value})


COMPUTED: Mapping[str, set[str]] = {
    "questions": set(Question),
    "gap": set(Gap),
    "level": set(get_args(Level)),
    "date": set(Dates.model_fields),
    "findings": set(Severity),
    "money.here": set(get_args(Kind)),
    "money.state": set(get_args(State)),
    "money.verdicts": set(get_args(Verdict)),
    "money.outcome": set(get_args(Outcome)) - {"even"} | {"asked"},
    "money.option": {"chosen", "open", "dropped"},
    "money.of": {"cost", "covered", "asked"},
    "banner": {"draft", "withdrawn", "superseded", "ended"},
    "entry": {"areas.title", "themes.title", "organisations.title"},
    "indicator": {"baseline", "target", "targets", "expected", "measured", "compare", "direction", "source"},
}
"""What is printed by its name though it is no field with a few values, by where its words stand."""


@pytest.mark.parametrize("group", COMPUTED)
def test_everything_else_that_is_printed_by_its_name_has_a_label(group: str) -> None:
    check(group, COMPUTED[group])


def check(group: str, values: set[str]) -> None:
    for language, labels in LABELS.items():
        missing = sorted(values - labels.group(group).keys())
        assert not missing, f"templates/labels/{language}.yml: {group} lacks {', '.join(missing)}"


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("plan_kind", set(choices(Plan.model_fields["kind"].annotation))),
        ("relation", set(choices(Relation.model_fields["type"].annotation))),
        ("relation_back", set(choices(Relation.model_fields["type"].annotation))),
        ("gap_state", set(choices(Missing.model_fields["state"].annotation))),
        ("direction", set(choices(Indicator.model_fields["direction"].annotation))),
        *((group, COMPUTED[group]) for group in ("questions", "gap", "date", "money.verdicts", "money.outcome")),
    ],
)
def test_no_label_is_left_of_a_value_that_is_gone(group: str, values: set[str]) -> None:
    assert not LABELS["nl"].group(group).keys() - values


# What `plans diff` tells without the name of a field: other parts, addresses, amounts, and what only editors see.
TOLD_OTHERWISE = frozenset({
    "id", "formerly_at", "amount", "amounts", "amended", "realised", "state", "term", "notes", "word", "instead",
})  # fmt: skip


def test_a_change_of_any_field_can_be_named() -> None:
    parts = dict.fromkeys(part for top in (Plan, Organisation, Area, Theme, PlainWord) for part in parts_of(top))
    names = {
        (part.__name__, name)
        for part in parts
        for name, info in part.model_fields.items()
        if name not in TOLD_OTHERWISE and not part_in(info.annotation)
    }
    known = {key.removeprefix("changes.field.") for key in KEYS if key.startswith("changes.field.")}
    known |= {key.removeprefix("sections.") for key in KEYS if key.startswith("sections.")}

    nameless = [
        f"{part}.{name}"
        for part, name in sorted(names)
        if name not in known and not any(each.endswith(f"_{name}") for each in known)
    ]

    assert not nameless, f"write under changes.field in templates/labels/ a word for {', '.join(nameless)}"


def test_levels_that_a_plan_can_rename_have_a_word_of_their_own() -> None:
    # a step plan has the title "Stappenplan" instead
    check("level", set(Called.model_fields) - {"step_plans"})


# --- looking one up ---

WORDS = Labels(
    "nl",
    {
        "greeting": "Dag *{name}*",
        "plans.one": "1 plan",
        "plans.other": "{count} plannen van {name}",
        "empty": "",
        "broken": "Dag {name",
    },
)


def test_the_text_of_a_label_is_printed_literally() -> None:
    assert WORDS("greeting", name="u") == "Dag &#42;u&#42;"


@pytest.mark.parametrize("value", ["<b>", "a*b*", Line("{#anker}"), "[x](https://a)"])
def test_a_value_is_escaped(value: str) -> None:
    assert not set("<*{[") & set(WORDS("greeting", name=value))


def test_markup_passes() -> None:
    assert WORDS("greeting", name=Markup("<b>u</b>")) == "Dag &#42;<b>u</b>&#42;"


def test_a_label_is_markup_and_not_escaped_again() -> None:
    assert isinstance(WORDS("greeting", name="u"), Markup)


@pytest.mark.parametrize(("count", "printed"), [(0, "0 plannen van X"), (1, "1 plan"), (2, "2 plannen van X")])
def test_a_count_picks_the_form(count: int, printed: str) -> None:
    assert WORDS("plans", count=count, name="X") == printed


def test_a_default_is_escaped_and_a_label_goes_first() -> None:
    assert WORDS.get("no.such", "a*b") == "a&#42;b"
    assert WORDS.get("empty", "a*b") == ""


def test_a_label_can_be_had_as_it_stands() -> None:
    assert WORDS.plain("greeting") == "Dag *{name}*"


def test_a_group_gives_the_rest_of_the_keys() -> None:
    assert WORDS.group("plans") == {"one": "1 plan", "other": "{count} plannen van {name}"}
    assert WORDS.group("plan") == {}


def test_what_is_missing_is_named() -> None:
    with pytest.raises(PlansError, match=r"geen tekst 'no\.such' in templates/labels/nl\.yml"):
        WORDS("no.such")
    with pytest.raises(PlansError, match=r"geen tekst 'greeting\.other'"):
        WORDS("greeting", count=2)
    with pytest.raises(PlansError, match=r"'greeting' .* waarde 'name'"):
        WORDS("greeting")
    with pytest.raises(PlansError, match=r"'broken' .* kan niet ingevuld worden"):
        WORDS("broken", name="u")


# --- reading the files ---


def test_labels_are_read_by_dotted_keys_and_as_text(tmp_path: Path) -> None:
    (tmp_path / "nl.yml").write_text("a:\n  b: {c: 1, no: yes}\nd: ''\n", "utf-8")

    assert read_labels(tmp_path, "nl").words == {"a.b.c": "1", "a.b.no": "yes", "d": ""}


def test_a_language_without_labels_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(PlansError, match=r"taal 'fy'.*: en, nl"):
        read_labels(ROOT / "templates/labels", "fy")


@pytest.mark.parametrize("content", [b"a: [", b"a: 'x", b"\xff"])
def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "nl.yml").write_bytes(content)

    with pytest.raises(PlansError, match=r"nl\.yml kan niet gelezen worden") as refused:
        read_labels(tmp_path, "nl")
    assert "\n" not in str(refused.value)
