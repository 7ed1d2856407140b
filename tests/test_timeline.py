"""What happens when in one plan, as rows and bars."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import PlanFile
from generator.outline import outline
from generator.period import Period, parse_period
from generator.timeline import WIDTH, Window, dated, groups, shapes, window

Read = Callable[..., PlanFile]

YEAR = Window(date(2025, 1, 1), date(2025, 12, 31))


def rows(file: PlanFile) -> list[tuple[str, list[str]]]:
    return [(group.title, [row.title for row in group.rows]) for group in groups(outline(file.plan))]


def frame(file: PlanFile) -> Window | None:
    return window(file.plan, outline(file.plan))


def test_what_has_a_time_stands_under_its_pillar_goal_or_step_plan(plan_from: Read) -> None:
    text = """
pillars:
  - {title: Pijler, goals: [{title: Doel, activities: [{title: Werk, when: 2025}]}]}
goals:
  - {title: Groen, when: 2026, results: [{title: Bomen, when: onbekend}, {title: Gras}]}
  - Zonder tijd
step_plans:
  - {title: Aanpak, steps: [{title: Eerst, when: 2025, activities: [{title: Iets, recurs: elk jaar}]}]}
  - {steps: [{title: Los, when: 2025}]}
activities:
  - {title: Overleg, recurs: elke week, activities: [{title: Verslag, when: 2025}]}
milestones:
  - Begin
"""

    assert rows(plan_from(text)) == [
        ("Pijler", ["Werk"]),
        ("Groen", ["Groen", "Bomen"]),
        ("Aanpak", ["Eerst", "Iets"]),
        ("", ["Los", "Overleg", "Verslag", "Begin"]),
    ]


@pytest.mark.parametrize("text", ["", "goals:\n  - Groen\n", "activities:\n  - {title: A, status: done}\n"])
def test_a_plan_without_any_time_has_no_timeline(plan_from: Read, text: str) -> None:
    file = plan_from(text)

    assert rows(file) == []
    assert frame(file) is None


def test_a_row_names_who_itself_says_and_who_stands_above(plan_from: Read) -> None:
    one, two = "{title: A, when: 2025, with: school, status: done}", "{title: B, when: 2025, lead: ggd}"
    (group,) = groups(outline(plan_from(f"lead: gemeente\nactivities:\n  - {one}\n  - {two}\n").plan))

    assert [(row.own_names, row.names, row.status) for row in group.rows] == [
        (("school",), ("gemeente", "school"), "done"),
        (("ggd",), ("ggd",), ""),
    ]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("period: 2024 t/m 2027\n", (2024, 2027)),
        ("activities:\n  - {title: A, when: vanaf Q3 2026}\n", (2026, 2026)),
        ("milestones:\n  - {title: A, when: uiterlijk 1 juli 2030}\n", (2030, 2030)),
        (
            "period: 2024\nactivities:\n  - {title: A, when: 1990}\nmilestones:\n  - {title: B, when: 2060}\n",
            (1990, 2060),
        ),
        ("period: onbekend\nactivities:\n  - {title: A, when: {words: ooit, means: 2026}}\n", (2026, 2026)),
    ],
)
def test_the_window_holds_every_date_in_whole_years(plan_from: Read, text: str, years: tuple[int, int]) -> None:
    found = frame(plan_from(text))

    assert found == Window(date(years[0], 1, 1), date(years[1], 12, 31))


@pytest.mark.parametrize(("first", "last"), [(2025, 2025), (2024, 2027), (1990, 2060), (1900, 2199)])
def test_years_are_named_as_far_as_they_can_be_read(first: int, last: int) -> None:
    years = Window(date(first, 1, 1), date(last, 12, 31)).years

    assert years[0] == (first, 0)
    assert len(years) <= 12
    assert [x for _, x in years] == sorted({x for _, x in years})


def test_a_year_is_as_wide_as_its_window() -> None:
    (bar,) = shapes(parse_period("2025"), YEAR)

    assert (bar.kind, bar.x, bar.width) == ("bar", 0, WIDTH)


def test_every_part_of_a_period_is_a_shape_of_its_own() -> None:
    assert [each.kind for each in shapes(parse_period("Q1 2025 en Q3 2025 en verder"), YEAR)] == ["bar", "arrow"]
    assert [each.kind for each in shapes(parse_period("uiterlijk 1 juli 2025"), YEAR)] == ["mark"]
    assert shapes(Period("ooit"), YEAR) == ()


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(0, 4000), st.booleans(), st.booleans())
def test_every_shape_can_be_seen_and_stays_in_the_drawing(start: date, days: int, begun: bool, ended: bool) -> None:  # noqa: FBT001
    wide = Window(date(1990, 1, 1), date(2060, 12, 31))
    end = min(date.fromordinal(start.toordinal() + days), wide.end)
    if not (begun or ended):
        return
    (shape,) = shapes(Period("x", ((start if begun else None, end if ended else None),)), wide)

    assert 0 <= shape.x <= shape.x + shape.width <= WIDTH
    assert shape.kind != "bar" or shape.width >= 2


def test_only_what_a_calendar_can_hold_is_dated(plan_from: Read) -> None:
    text = "milestones:\n  - {title: A, when: 2026}\n  - {title: B, when: {words: ooit}}\n"
    plan = plan_from(text + "  - {title: C, when: n.t.b.}\n  - D\n").plan

    assert [dated(each) is not None for each in plan.milestones] == [True, False, False, False]
