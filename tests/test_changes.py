"""What changed between two versions of a plan, from two files to sentences.

Each folder in `cases/changes` holds `old.yml`, `new.yml` and in `expected.md` what a pull request is told; to
add a test, add a folder.
"""

import operator
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.changes import compare_snapshots
from generator.changes.blocks import block_reader
from generator.changes.compare import balance_of, compare, counted, may_move_money, totals
from generator.changes.reading import remembering
from generator.changes.report import as_json, as_markdown, as_text, quoted
from generator.changes.side import Side
from generator.changes.sources import Snapshot
from generator.changes.tree import tree
from generator.changes.types import (
    Change,
    Comparison,
    FieldChanged,
    ListChanged,
    NotationOnly,
    PlanChanges,
    changes_of,
)
from generator.errors import Place
from generator.labels import read_labels
from generator.ledger.types import Balance
from generator.load.expand import expand
from generator.load.places import plain
from generator.model.plan import Plan
from generator.reader import Mapping, Node, Scalar, Sequence, read_text

ROOT = Path(__file__).parent.parent
CASES = sorted((ROOT / "tests/cases/changes").iterdir())
EVERYTHING = (ROOT / "tests/cases/valid/everything.yml").read_bytes()
PLANS = [*sorted((ROOT / "plans").glob("*.yml")), *sorted((ROOT / "tests/cases/valid").glob("*.yml"))]
LABELS = {language: read_labels(ROOT / "templates/labels", language) for language in ("nl", "en")}
HEAD = "title: Buurtplan\nkind: action-plan\norganisation: n.v.t.\nsummary: Drie zinnen voor bewoners.\n"


def snapshot(label: str, *plans: bytes | str, **registers: str) -> Snapshot:
    """Make a version of one plan, or of several with the ids plan-1, plan-2 and so on."""
    data = [plan if isinstance(plan, bytes) else plan.encode() for plan in plans]
    ids = ["buurtplan"] if len(data) == 1 else [f"plan-{number}" for number in range(1, len(data) + 1)]
    return Snapshot(label, dict(zip(ids, data, strict=True)), {key: text.encode() for key, text in registers.items()})


def compared(old: bytes | str, new: bytes | str) -> Comparison:
    return compare_snapshots(snapshot("old", old), snapshot("new", new))


def inside(comparison: Comparison) -> PlanChanges:
    (plan,) = comparison.plans
    assert isinstance(plan, PlanChanges)
    return plan


def told(old: str, new: str, language: str = "nl") -> list[str]:
    """Give the sentences about a plan whose obligatory fields are given."""
    text = as_text(compared(HEAD + old, HEAD + new), LABELS[language])
    return [line.removeprefix("  - ") for line in text.splitlines() if line.startswith("  - ")]


# --- cases ---


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_described_exactly(case: Path) -> None:
    found = compared((case / "old.yml").read_bytes(), (case / "new.yml").read_bytes())

    assert as_markdown(found, LABELS["nl"]) == (case / "expected.md").read_text("utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_form_and_language_tells_as_many_changes(case: Path) -> None:
    found = compared((case / "old.yml").read_bytes(), (case / "new.yml").read_bytes())
    changes = [change for plan in found.plans for change in changes_of(plan)]

    for labels in LABELS.values():
        assert as_text(found, labels).count("\n  - ") >= len(changes)
        assert len(yaml.safe_load(as_json(found, labels))["plans"][0]["changes"]) == len(changes)


# --- what holds for every plan ---


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_plan_does_not_differ_from_itself(path: Path) -> None:
    found = compared(path.read_bytes(), path.read_bytes())

    assert found.plans == ()
    assert as_text(found, LABELS["nl"]).endswith("Geen verschil: 1 plan vergeleken.\n")


Tree = dict[str, Any]
Path_ = tuple[str | int, ...]

TREE: Tree = yaml.load(EVERYTHING, Loader=yaml.CBaseLoader)  # noqa: S506 - text only
OTHER_VALUES = ["Anders", "2031", "done", "draft", "meeting", "down", "cost", "other", "related", "unclear", "excluded"]
OTHER_VALUES += [
    "n.v.t.",
    "euro-mln",
    "expected",
    "secondary",
    "implements",
    "planned",
    "false",
    "true",
    "child",
    "inhabitant",
]


def leaves(value: object, path: Path_ = ()) -> Iterator[Path_]:
    """Give the path of everything in a file: keys, items of lists and texts."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in below:
        yield (*path, key)
        yield from leaves(each, (*path, key))


def node(value: object) -> Node:
    """Give a value as if it was read from a file."""
    place = Place("plan.yml")
    if isinstance(value, dict):
        return Mapping(tuple((Scalar(key, place), node(each)) for key, each in value.items()), place)
    if isinstance(value, list):
        return Sequence(tuple(map(node, value)), place)
    return Scalar(str(value), place, quoted=True)


def side(value: Tree) -> Side | None:
    """Give a plan as one side of a comparison; None where the format refuses it."""
    root = expand(node(value), Plan)
    try:
        return Side(tree(Plan.model_validate({**plain(root), "id": "everything"}), {}), root)
    except ValidationError:
        return None


def edited(path: Path_, edit: Callable[[Any, Any], None]) -> Side | None:
    """Give the plan with everything after one edit at a path."""
    value = deepcopy(TREE)
    above: Any = value
    for step in path[:-1]:
        above = above[step]
    edit(above, path[-1])
    return side(value)


def test_nothing_can_be_left_out_in_silence() -> None:
    old = side(TREE)
    assert old
    without = {path: edited(path, operator.delitem) for path in leaves(TREE)}

    silent = [path for path, new in without.items() if new and not compare(old, new)]

    assert not silent
    assert sum(new is not None for new in without.values()) > 300


def test_what_the_money_comes_to_changes_with_something_about_money() -> None:
    old = side(TREE)
    assert old
    plans = [new for path in leaves(TREE) if (new := edited(path, operator.delitem))]

    moved = [new for new in plans if list(totals(balance(old), balance(new), "euro"))]

    assert all(may_move_money(compare(old, new)) for new in moved)
    assert 5 < len(moved) < len(plans)


def balance(version: Side) -> Balance | None:
    assert isinstance(version.root.part, Plan)
    return balance_of(version.root.part)


def other_values(path: Path_) -> Iterator[Side]:
    for value in OTHER_VALUES:
        if new := edited(path, partial(put, value)):
            yield new


def put(value: str, above: Any, key: str | int) -> None:  # noqa: ANN401
    above[key] = value


def test_every_value_that_changes_is_told() -> None:
    old = side(TREE)
    assert old
    paths = [path for path in leaves(TREE) if isinstance(found(TREE, path), str)]

    silent = [path for path in paths if not any(told_changes(old, new) for new in other_values(path))]

    addresses = {"id", "formerly_at"}
    assert [path for path in silent if addresses.isdisjoint(path[-2:])] == []
    assert len(paths) > 250


def found(value: Any, path: Path_) -> object:  # noqa: ANN401
    for step in path:
        value = value[step]
    return value


def told_changes(old: Side, new: Side) -> bool:
    """Tell whether more is said than that something is written otherwise; what editors only see counts."""
    return any(not isinstance(each, NotationOnly) for each in compare(old, new))


MIRRORED = {"Added": "Removed", "Removed": "Added"}


def kinds(changes: tuple[Change, ...]) -> Counter[tuple[str, str]]:
    return Counter((type(change).__name__, getattr(change, "field", "")) for change in changes)


def mirrored(changes: tuple[Change, ...]) -> Counter[tuple[str, str]]:
    return Counter(
        {(MIRRORED.get(kind, kind), field): count for (kind, field), count in kinds(changes).items()},
    )


@pytest.mark.parametrize("case", [case for case in CASES if case.name != "unreadable"], ids=lambda case: case.name)
def test_the_other_way_round_is_the_mirror(case: Path) -> None:
    old, new = ((case / f"{name}.yml").read_bytes() for name in ("old", "new"))
    there, back = inside(compared(old, new)).changes, inside(compared(new, old)).changes
    # of `formerly_at` only one of both directions loses an address
    there, back = (tuple(each for each in one if type(each).__name__ != "Renamed") for one in (there, back))

    assert kinds(back) == mirrored(there)
    for one, other in zip(values(there), values(back), strict=True):
        assert one == other[::-1]


def values(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    found = [(each.old, each.new) for each in changes if isinstance(each, FieldChanged)]
    found += [(each.removed, each.added) for each in changes if isinstance(each, ListChanged)]
    return sorted(((str(old), str(new)) for old, new in found), key=sorted)


WORDS = ["zwembad", "fietspad", "kunst", "moestuin", "buurtfeest", "jeugdhonk"]
FIELDS: Tree = {"kind": "action-plan", "organisation": "n.v.t.", "summary": "Drie zinnen voor bewoners."}
Items = list[tuple[str, str, str]]
ITEMS = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(["", "2024", "Q1 2025"]), st.sampled_from(["", "Team"])),
    max_size=6,
    unique_by=lambda item: item[0],
)


def activities(items: Items) -> str:
    """Write a plan with activities: an id with its time and its lead, of which each may be missing."""
    listed = [
        {"id": name, "title": name.capitalize()} | ({"when": when} if when else {}) | ({"lead": lead} if lead else {})
        for name, when, lead in items
    ]
    return HEAD + (yaml.safe_dump({"activities": listed}, sort_keys=False) if listed else "")


@settings(deadline=None)
@given(ITEMS, ITEMS)
def test_items_with_ids_are_never_confused(old: Items, new: Items) -> None:
    found = compared(activities(old), activities(new))
    changes = inside(found).changes if found.plans else ()
    before, after = ({name: (when, lead) for name, when, lead in items} for items in (old, new))
    both = before.keys() & after.keys()

    assert kinds(changes)["Added", ""] == len(after.keys() - both)
    assert kinds(changes)["Removed", ""] == len(before.keys() - both)
    assert kinds(changes)["Rescheduled", "when"] == sum(before[name][0] != after[name][0] for name in both)
    assert kinds(changes)["ListChanged", "lead"] == sum(before[name][1] != after[name][1] for name in both)
    order = [[name for name, _, _ in items if name in both] for items in (old, new)]
    assert kinds(changes)["Reordered", ""] == (order[0] != order[1])


REAL = {path.stem: yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader) for path in (ROOT / "plans").glob("*.yml")}  # noqa: S506 - text only
LISTS = [
    (name, path)
    for name, value in sorted(REAL.items())
    for path in leaves(value)
    if isinstance(listed := found(value, path), list) and len({str(each) for each in listed}) > 1
]


@cache
def real(name: str) -> Side | None:
    return side(REAL[name])


def turned(name: str, path: Path_, text: str = "") -> tuple[Change, ...]:
    """Give what changes when a list of a plan stands the other way round, and its last item has another text."""
    value = deepcopy(REAL[name])
    listed: Any = found(value, path)
    if text:
        listed[-1][text] += " Een nieuwe zin."
    listed.reverse()
    old, new = real(name), side(value)
    assert old
    assert new
    return counted(compare(old, new))[0]


@pytest.mark.parametrize("name", sorted(REAL))
def test_a_list_in_another_order_is_one_change(name: str) -> None:
    paths = [path for plan, path in LISTS if plan == name]

    told = {path: [type(each).__name__ for each in turned(name, path)] for path in paths}

    assert {path: kinds for path, kinds in told.items() if kinds != ["Reordered"]} == {}
    assert len(paths) > 15


@pytest.mark.parametrize("name", sorted(REAL))
def test_a_list_in_another_order_and_another_text_in_it_are_two_changes(name: str) -> None:
    last = {path: found(REAL[name], (*path, -1)) for plan, path in LISTS if plan == name}
    texts = {
        path: next((key for key in ("text", "note") if isinstance(each, dict) and key in each), "")
        for path, each in last.items()
    }
    paths = [path for path, text in texts.items() if text]

    told = {path: [type(each).__name__ for each in turned(name, path, texts[path])] for path in paths}

    assert {path: kinds for path, kinds in told.items() if kinds != ["Reordered", "TextChanged"]} == {}
    assert len(paths) > 5


@settings(deadline=None)
@given(st.permutations(WORDS), st.sets(st.sampled_from(WORDS)), st.sets(st.sampled_from(WORDS)))
def test_items_without_ids_are_known_in_another_order_with_other_values(
    order: list[str], later: set[str], other: set[str]
) -> None:
    old = [{"title": word, "when": "2024", "text": "Een tekst."} for word in WORDS]
    new = [
        {
            "title": word,
            "when": "2025" if word in later else "2024",
            "text": "Een andere tekst." if word in other else "Een tekst.",
        }
        for word in order
    ]
    one, two = (side({"title": "Buurtplan", **FIELDS, "activities": each}) for each in (old, new))
    assert one
    assert two

    told = kinds(compare(one, two))

    assert told == +Counter(
        {
            ("Rescheduled", "when"): len(later),
            ("TextChanged", "text"): len(other),
            ("Reordered", ""): int(order != WORDS),
        }
    )


# --- single sentences ---


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("Q2 2024", "Q4 2024", "schuift van Q2 2024 naar Q4 2024 (2 kwartalen later)."),
        ("Q4 2024", "Q3 2024", "schuift van Q4 2024 naar Q3 2024 (1 kwartaal eerder)."),
        ("2024", "2025", "schuift van 2024 naar 2025 (1 jaar later)."),
        (
            "derde kwartaal 2024",
            "vierde kwartaal 2024",
            "schuift van het derde kwartaal 2024 naar het vierde kwartaal 2024 (1 kwartaal later).",
        ),
        ("mei 2024", "juli 2024", "schuift van mei 2024 naar juli 2024 (2 maanden later)."),
        ("1 mei 2024", "4 mei 2024", "schuift van 1 mei 2024 naar 4 mei 2024 (3 dagen later)."),
        ("2024", "2024 t/m 2025", "schuift van 2024 naar 2024 t/m 2025 (1 jaar langer)."),
        (
            "Q3 2024 en verder",
            "Q2 2024 en verder",
            "schuift van Q3 2024 en verder naar Q2 2024 en verder (begint 1 kwartaal eerder).",
        ),
        ("2024", "2024 en verder", "schuift van 2024 naar 2024 en verder (nu zonder einde)."),
        ("begin 2024", "begin 2025", "schuift van begin 2024 naar begin 2025 (1 jaar later)."),
        ("medio 2024", "eind 2024", "schuift van medio 2024 naar eind 2024."),
        ("uiterlijk 2024", "uiterlijk 2025", "schuift van uiterlijk 2024 naar uiterlijk 2025 (1 jaar later)."),
        ("2024", "n.t.b.", "heeft een andere planning: nog te bepalen (eerst 2024)."),
        ("niet ingevuld", "Q1 2025", "heeft een andere planning: Q1 2025 (eerst niet ingevuld)."),
        ("{words: na één jaar}", "mei 2024", "heeft een andere planning: mei 2024 (eerst na één jaar)."),
    ],
)
def test_a_shift_is_counted_where_a_calendar_can(old: str, new: str, sentence: str) -> None:
    step = "step_plans:\n  - steps:\n      - {{id: uitrol, code: '3', title: Uitrol, when: {}}}\n"

    assert told(step.format(old), step.format(new)) == [f"Stap 3 'Uitrol' {sentence}"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("122063", "98000", "€\u00a0122.063 → €\u00a098.000 (\u221219,7\u00a0%)."),
        ("1000", "1000,50", "€\u00a01.000 → €\u00a01.000,50 (+0,1\u00a0%)."),
        ("10000000", "10000001", "€\u00a010.000.000 → €\u00a010.000.001."),
        ("0", "500", "€\u00a00 → €\u00a0500."),
        ("ca. 100", "p.m.", "ca. €\u00a0100 → p.m."),
        ("100", "n.t.b.", "€\u00a0100 → nog te bepalen."),
    ],
)
def test_an_amount_tells_the_difference(old: str, new: str, sentence: str) -> None:
    goal = "goals:\n  - {{id: groen, code: 2, title: Meer groen, amounts: {{2025: '{}'}}}}\n"

    assert told(goal.format(old), goal.format(new))[0] == f"Begroting 2025, doel 2 'Meer groen': {sentence}"


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        ("{2024: 500, 2025: 900}", "{2024: 500, 2026: 900}", ["€\u00a0900 schuift van 2025 naar 2026 (1 jaar later)."]),
        ("{Q1 2024: 500}", "{Q2 2024: 500}", ["€\u00a0500 schuift van Q1 2024 naar Q2 2024 (1 kwartaal later)."]),
    ],
)
def test_an_amount_that_goes_to_another_time_is_one_change(old: str, new: str, sentences: list[str]) -> None:
    goal = "goals:\n  - {{id: groen, title: Meer groen, amounts: {}}}\n"

    found = told(goal.format(old), goal.format(new))

    assert found == [f"Begroting, doel 'Meer groen': {sentence}" for sentence in sentences]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{2024: 500}", "{2025: 600}"),
        ("{2024: 500, 2025: 500}", "{2026: 500}"),
        ("{2024: 500}", "{2025: 500, 2026: 500}"),
        ("{2024: n.t.b.}", "{2025: n.t.b.}"),
    ],
)
def test_what_may_be_another_amount_did_not_move(old: str, new: str) -> None:
    goal = "goals:\n  - {{id: groen, title: Meer groen, amounts: {}}}\n"

    assert not [each for each in told(goal.format(old), goal.format(new)) if "schuift" in each]


def test_a_name_where_there_was_none_is_no_name_that_went() -> None:
    text = "lead: {}\n"

    assert told(text.format("onbekend"), text.format("De buurt")) == [
        "Het plan, wie het doet: eerst onbekend, nu 'De buurt'."
    ]
    assert told(text.format("De buurt"), text.format("n.t.b.")) == [
        "Het plan, wie het doet: eerst 'De buurt', nu nog te bepalen."
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentences"),
    [
        ("niet ingevuld", "{2026: 500}", ["Begroting 2026, 'Zaal': niet ingevuld → €\u00a0500."]),
        ("{2026: 500}", "onbekend", ["Begroting 2026, 'Zaal': €\u00a0500 → onbekend."]),
        ("{2025: 500}", "{2025: 500, 2026: 100}", ["Begroting 2026, 'Zaal': geen bedrag → €\u00a0100."]),
    ],
)
def test_a_word_for_all_amounts_is_that_of_each(old: str, new: str, sentences: list[str]) -> None:
    budget = "budget:\n  lines:\n    - {{id: zaal, title: Zaal, amounts: {}}}\n"

    assert told(budget.format(old), budget.format(new))[:-1] == sentences


def test_a_title_with_quotation_marks_stands_between_others() -> None:
    text = "activities:\n  - {{id: groen, title: {}}}\n"

    assert told(text.format("Foto's van 'Groen'"), text.format("Foto's maken")) == [
        """Activiteit "Foto's van 'Groen'" heet nu 'Foto's maken'."""
    ]


def test_a_plan_with_another_title_tells_both() -> None:
    found = as_text(compared(HEAD, HEAD.replace("Buurtplan", "Stadsplan")), LABELS["nl"])

    assert "  - Het plan heet nu 'Stadsplan' (eerst 'Buurtplan').\n" in found


def test_a_contribution_that_is_certain_now_is_said_to_be() -> None:
    budget = "budget:\n  lines:\n    - {{id: fonds, title: Fonds, kind: contribution, {}amounts: {{2025: 10}}}}\n"

    assert told(budget.format("state: requested, "), budget.format(""))[-1] == (
        "Begrotingspost 'Fonds' is geen 'aangevraagde bijdrage' meer."
    )


def test_what_has_no_title_is_called_by_the_words_of_its_text() -> None:
    text = "source_notes:\n  - text: Zie [stap 1](#stap).\n"
    steps = "activities: [{id: stap, title: Stap}]\n"
    long = (
        "source_notes:\n  - text: 'De partners spreken elk jaar samen de resultaten af. Dat staat niet in de bron.'\n"
    )

    assert told(steps, steps + text) == ["Nieuw: opmerking over de bron 'Zie stap 1'."]
    assert told(steps, steps + long) == [
        "Nieuw: opmerking over de bron 'De partners spreken elk jaar samen de resultaten af. Dat…'."
    ]


@pytest.mark.parametrize("new", ["Coachclub voor alle kinderen", "coachclub in de wijk"])
def test_a_title_with_more_words_behind_it_is_another_title(new: str) -> None:
    text = "activities:\n  - Huiskamer\n  - {}\n"

    assert told(text.format("Coachclub"), text.format(new)) == [f"Activiteit 'Coachclub' heet nu '{new}'."]


def test_english_has_its_own_sentences() -> None:
    goal = "goals:\n  - {{id: groen, title: Meer groen, when: {}, amounts: {{2025: {}}}}}\n"

    assert told(goal.format("Q1 2024", 1000), goal.format("Q3 2024", 900), "en") == [
        "Goal 'Meer groen' moves from the first quarter 2024 to the third quarter 2024 (2 quarters later).",
        "Budget 2025, goal 'Meer groen': €1,000 → €900 (\u221210.0%).",
        "Cost of the whole plan: €1,000 → €900 (\u221210.0%).",
    ]


def test_a_plan_calls_its_levels_by_its_own_words() -> None:
    text = "called: {{goals: Opgave}}\ngoals:\n  - {{code: 2, title: Groen, status: {}}}\n"

    assert told(text.format("planned"), text.format("running")) == ["Opgave 2 'Groen' is nu 'Bezig' (eerst 'Gepland')."]


def test_what_falls_away_is_told_once_with_how_much_was_below_it() -> None:
    spelen = "  - {id: spelen, title: Spelen}\n"
    groen = "  - id: groen\n    title: Groen\n    results:\n      - Meer bomen\n      - Meer gras\n"

    assert told(f"goals:\n{groen}{spelen}", f"goals:\n{spelen}") == ["Vervalt: doel 'Groen', met 2 onderdelen."]


def test_the_notes_of_editors_are_counted_and_never_told() -> None:
    found = compared(HEAD + "notes: Bel de wethouder.\n", HEAD + "notes: Bel de directeur.\n")

    assert inside(found).editors == 1
    for write in (as_text, as_markdown, as_json):
        assert "directeur" not in write(found, LABELS["nl"])


def test_a_comment_alone_is_notation() -> None:
    found = inside(compared(HEAD, f"# Wat een plan.\n{HEAD}"))

    assert (found.changes, found.notation) == ((), 1)


def test_a_name_that_the_registers_know_by_another_spelling_is_the_same() -> None:
    register = "- {id: wij, name: WIJ Groningen, aliases: WIJ}\n"
    old, new = (
        snapshot(name, f"{HEAD}lead: {lead}\npartners:\n  - {lead}\n", organisations=register)
        for name, lead in (("old", "WIJ"), ("new", "wij groningen"))
    )

    assert inside(compare_snapshots(old, new)).changes == ()


# --- several plans, and registers ---

PLAN = HEAD + "ambition: Een fijne wijk voor iedereen die er woont en werkt, met veel groen en veel ruimte.\n"
OTHER = PLAN.replace("Buurtplan", "Plan voor de haven").replace("wijk", "haven").replace("groen", "water")


def versions(old: dict[str, str], new: dict[str, str]) -> Comparison:
    one, other = ({key: text.encode() for key, text in plans.items()} for plans in (old, new))
    return compare_snapshots(Snapshot("old", one, {}), Snapshot("new", other, {}))


def test_plans_come_and_go() -> None:
    found = versions({"buurt": PLAN}, {"haven": OTHER.replace("Drie zinnen voor bewoners.", "Iets heel anders.")})

    assert [line for line in as_text(found, LABELS["nl"]).splitlines() if line.startswith("  - ")] == [
        "  - Dit plan vervalt: Buurtplan. Links naar buurt werken niet meer.",
        "  - Nieuw plan: Plan voor de haven.",
    ]


def test_a_plan_under_another_name_is_probably_the_same() -> None:
    text = as_text(versions({"buurt": PLAN}, {"buurtplan": f"{PLAN}audience: Kinderen\n"}), LABELS["nl"])

    assert "verandert van buurt naar buurtplan; links naar het oude adres werken niet meer" in text
    assert "voor wie: nu 'Kinderen'" in text


def test_a_plan_that_says_where_it_was_keeps_its_address() -> None:
    text = as_text(versions({"buurt": PLAN}, {"haven": f"{OTHER}formerly_at: buurt\n"}), LABELS["nl"])

    assert "verandert van buurt naar haven; het oude adres blijft werken." in text


def test_what_is_split_off_tells_where_it_went() -> None:
    groen = "  - id: groen\n    title: Groen\n    results:\n      - {id: bomen, title: Meer bomen}\n"
    water = "  - {id: water, title: Water}\n"
    both = f"{PLAN}goals:\n{groen}{water}"

    alone = versions({"buurt": both}, {"buurt": f"{PLAN}goals:\n{water}", "haven": f"{OTHER}goals:\n{groen}"})
    there = versions(
        {"buurt": both, "haven": f"{OTHER}goals: ['Havens']\n"},
        {"buurt": f"{PLAN}goals:\n{water}", "haven": f"{OTHER}goals:\n{groen}  - Havens\n"},
    )
    gone = versions({"buurt": both, "haven": OTHER}, {"buurt": f"{PLAN}goals:\n{water}", "haven": f"{OTHER}lead: x\n"})

    went = "  - Doel 'Groen' staat nu in het plan 'Plan voor de haven', met 1 onderdeel."
    came = "  - Doel 'Groen' komt uit het plan 'Buurtplan', met 1 onderdeel."
    assert [went in as_text(each, LABELS["nl"]) for each in (alone, there, gone)] == [True, True, False]
    assert [came in as_text(each, LABELS["nl"]) for each in (alone, there, gone)] == [False, True, False]
    assert "  - Vervalt: doel 'Groen', met 1 onderdeel.\n" in as_text(gone, LABELS["nl"])


def test_plans_stand_in_the_order_of_their_titles() -> None:
    old = {"a": PLAN.replace("Buurtplan", "Zuid"), "b": PLAN.replace("Buurtplan", "Noord")}
    found = versions(old, {key: f"{text}audience: Kinderen\n" for key, text in old.items()})

    assert [plan.title for plan in found.plans if isinstance(plan, PlanChanges)] == ["Noord", "Zuid"]


def test_a_register_is_compared_too() -> None:
    old, new = (
        snapshot(name, HEAD, organisations=f"- {{id: wij, name: {shown}}}\n")
        for name, shown in (("old", "WIJ"), ("new", "WIJ Groningen"))
    )

    assert as_text(compare_snapshots(old, new), LABELS["nl"]).splitlines()[2:] == [
        "Organisaties",
        "  - Organisatie 'WIJ Groningen', naam: eerst 'WIJ', nu 'WIJ Groningen'.",
    ]


def test_what_cannot_be_read_never_reads_as_no_changes() -> None:
    found = versions({"a": "a: [", "b": PLAN}, {"a": PLAN, "b": PLAN})

    assert not found.complete
    for labels in LABELS.values():
        for write in (as_text, as_markdown):
            assert labels.plain("changes.incomplete") in write(found, labels)
            assert labels.plain("changes.plan.not_compared") in write(found, labels)
            assert labels.plain("changes.count.other").format(count=0) not in write(found, labels)


# --- safe to print ---


@pytest.mark.parametrize("text", ["@gemeente", "#12", "GH-12", "www.voorbeeld.nl", "<img src=x>", "[a](b)", "![a](b)"])
def test_a_pull_request_makes_nothing_of_the_text_of_a_plan(text: str) -> None:
    assert not {"<", "[", "!", "@"} & set(quoted(text))
    assert "#12" not in quoted(text).replace("&#", "")
    assert not quoted(text).startswith(("www.", "GH-"))


# --- read fast ---

FILES = [
    *PLANS,
    *sorted((ROOT / "tests/cases/invalid").glob("*.yml")),
    *sorted((ROOT / "tests/cases/changes").rglob("*.yml")),
]
ODD = [
    "a: 1\n...\nb: 2\n",
    "--- \na: 1\nb: 2\n",
    "a: 1\n---\nb: 2\n",
    "a: {\nb: 1}\nc: 2\n",
    "a: 'x\nb: y'\nc: z\n",
    "a: |\n  x\n\n# b: y\n\nc: |+\n  z\n\n\nd: e",
    "a: 1\r\nb:\r\n- 1\r\n- 2\r\n",
    "a: 1\nb: 2\na: 3\n",
    "? a\n: 1\nb: 2\n",
    "  a: 1\n  b: 2\n",
    "- a: 1\n- b\n",
    "a: &x 1\nb: *x\n",
    "\ufefftitle: x\nkind: y\n",
    "a: 1\n\tb: 2\n",
    "",
]


@pytest.mark.parametrize(
    "data", [*(path.read_bytes() for path in FILES), *(text.encode() for text in ODD)], ids=lambda data: repr(data[:20])
)
def test_block_by_block_a_file_says_what_it_says_as_a_whole(data: bytes) -> None:
    by_block = block_reader(Plan)(data)

    if by_block:
        whole = expand(read_text(data, "plan.yml").root, Plan)
        assert spelled(by_block) == spelled(whole)


def test_a_real_plan_is_read_block_by_block_and_what_did_not_change_only_once() -> None:
    for path in (ROOT / "plans").glob("*.yml"):
        read, data = block_reader(Plan), path.read_bytes()
        old, new = read(data), read(data.replace(b"summary: |", b"summary: |\n  Nieuw.", 1))
        assert old
        assert new
        others = [one[1] is other[1] for one, other in zip(old.entries, new.entries, strict=True)]
        assert others.count(False) == 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_remembered_tells_the_same(case: Path) -> None:
    old, new = ((case / f"{name}.yml").read_bytes() for name in ("old", "new"))
    reading = remembering()
    compare_snapshots(snapshot("new", new), snapshot("old", old), reading)

    found = compare_snapshots(snapshot("old", old), snapshot("new", new), reading)

    assert [changes_of(plan) for plan in found.plans] == [changes_of(plan) for plan in compared(old, new).plans]


def spelled(node: Node) -> object:
    """Give a node with all that an editor can see of it, but for its place."""
    if isinstance(node, Mapping):
        return node.flow, [(spelled(key), spelled(value)) for key, value in node.entries]
    if isinstance(node, Sequence):
        return node.flow, [spelled(item) for item in node.items]
    return node.text, node.quoted, node.block
