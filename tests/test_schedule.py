"""What starts, runs and ends in a quarter, over all plans."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import PlanFile
from generator.model.plan import Plan
from generator.model.text import Line
from generator.outline import outline
from generator.period import Period, Quarter
from generator.schedule import Happening, calendar, divided, happenings, in_quarter, in_year

Read = Callable[..., PlanFile]

PLAN = Plan.model_validate({"id": "a", "title": "A", "kind": "other", "organisation": "B", "summary": "C"})


def happening(period: Period, plan: Plan = PLAN) -> Happening:
    return Happening(plan, Line("A"), "a", period, ())


def of(*files: PlanFile) -> tuple[Happening, ...]:
    return happenings((file.plan, outline(file.plan)) for file in files)


def titles(found: tuple[Happening, ...]) -> list[str]:
    return [each.title for each in found]


TEXT = """
period: 2025 t/m 2026
areas: noord
activities:
  - {title: Lang, when: Q1 2025 t/m Q4 2026}
  - {title: Kort, when: mei 2025}
  - {title: Open, when: vanaf Q2 2025}
  - {title: Twee keer, when: Q1 2025 en Q3 2025}
  - {title: Klaar, when: uiterlijk 1 juni 2025}
  - {title: Gestopt, when: Q2 2025, status: stopped}
  - {title: Ooit, when: {words: ooit}}
milestones:
  - {title: Besluit, when: 30 juni 2025}
  - {title: Afgelast, when: 30 juni 2025, status: stopped}
"""


@pytest.mark.parametrize(
    ("quarter", "starts", "runs", "ends"),
    [
        (Quarter(2024, 4), [], [], []),
        (Quarter(2025, 1), ["Lang", "Twee keer"], [], []),
        (Quarter(2025, 2), ["Open", "Kort", "Besluit"], ["Lang"], ["Klaar"]),
        (Quarter(2025, 3), [], ["Lang", "Open"], ["Twee keer"]),
        (Quarter(2026, 4), [], ["Open"], ["Lang"]),
        (Quarter(2027, 1), [], [], []),
    ],
)
def test_a_quarter_shows_what_starts_runs_and_ends(
    plan_from: Read, quarter: Quarter, starts: list[str], runs: list[str], ends: list[str]
) -> None:
    found = in_quarter(of(plan_from(TEXT)), quarter)

    assert (sorted(titles(found.starts)), titles(found.runs), titles(found.ends)) == (sorted(starts), runs, ends)
    assert bool(found) == bool(starts or runs or ends)


def test_an_area_comes_along_from_the_plan(plan_from: Read) -> None:
    assert {each.areas for each in of(plan_from(TEXT))} == {("noord",)}


def test_a_withdrawn_plan_makes_nothing_happen(plan_from: Read) -> None:
    assert of(plan_from("status: withdrawn\n" + TEXT)) == ()


def test_what_begins_after_the_end_of_its_plan_stands_in_its_first_quarter(plan_from: Read) -> None:
    found = of(plan_from("period: 2025\nactivities:\n  - {title: Nazorg, when: 2026 en verder}\n"))

    assert [bool(in_quarter(found, Quarter(2026, number))) for number in (1, 2)] == [True, False]


def test_everything_stands_in_the_order_of_time_and_then_of_plans(plan_from: Read) -> None:
    text = "activities:\n  - {title: Later, when: 2027}\n  - {title: Eerder, when: uiterlijk 2025}\n"
    one, two = plan_from(text, name="een"), plan_from(text, name="twee")

    found = of(two, one)

    assert [(each.title, each.plan.id) for each in found] == [
        ("Eerder", "een"),
        ("Eerder", "twee"),
        ("Later", "een"),
        ("Later", "twee"),
    ]


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.integers(0, 2000), st.booleans(), st.integers(0, 283))
def test_what_has_an_end_happens_in_the_quarters_of_its_period(start: date, days: int, begun: bool, at: int) -> None:  # noqa: FBT001
    period = Period("x", ((start if begun else None, date.fromordinal(start.toordinal() + days)),))
    quarter = Quarter(1990 + at // 4, at % 4 + 1)

    found = in_quarter([happening(period)], quarter)

    assert bool(found) == (quarter in period.quarters())
    assert len(found.starts) + len(found.runs) + len(found.ends) == int(bool(found))


def test_the_years_run_from_the_first_to_the_last_and_hold_the_present_one() -> None:
    found = [
        happening(Period("x", ((date(2022, 1, 1), date(2024, 1, 1)),))),
        happening(Period("x", ((None, date(2020, 5, 1)),))),
    ]

    assert calendar(found, date(2026, 1, 1)).years == (2020, 2021, 2022, 2023, 2024, 2025, 2026)
    assert calendar([], date(2026, 1, 1)).years == (2026,)


def test_a_century_shows_only_the_years_in_which_something_begins_or_ends() -> None:
    found = [happening(Period("x", ((date(1910, 1, 1), date(2060, 1, 1)),)))]

    assert calendar(found, date(2026, 1, 1)).years == (1910, 2026, 2060)


WHOLE = """
period: 2025 t/m 2026
milestones:
  - {title: Tussenevaluatie, when: 2026}
  - {title: Voorbereiding, when: 2026, kind: phase}
"""


def test_a_plan_stands_there_itself_where_nothing_else_of_it_happens(plan_from: Read) -> None:
    found = of(plan_from(WHOLE))

    assert titles(in_quarter(found, Quarter(2025, 2)).runs) == ["Buurtplan"]
    assert titles(in_quarter(found, Quarter(2026, 2)).runs) == ["Voorbereiding"]


def test_a_moment_of_which_only_the_year_is_known_is_sometime_in_it(plan_from: Read) -> None:
    found = of(plan_from(WHOLE))

    for number in (1, 2, 3, 4):
        assert titles(in_quarter(found, Quarter(2026, number)).sometime) == ["Tussenevaluatie"]
    assert titles(in_quarter(found, Quarter(2026, 1)).starts) == ["Voorbereiding"]
    assert titles(in_quarter(found, Quarter(2026, 4)).ends) == ["Voorbereiding"]


STEPS = """
period: 2025
goals:
  - title: Groen
    step_plans:
      - {title: Bomen planten, steps: [{title: Stap 3, when: Q1 2025, activities: [{title: Kuilen, when: Q1 2025}]}]}
      - {steps: [{title: Stap 1, when: Q1 2025}]}
step_plans:
  - {title: Opening, steps: [{title: Stap 2, when: Q1 2025}]}
activities:
  - {title: Los, when: Q1 2025}
"""


def test_a_step_is_told_with_what_it_is_a_step_of(plan_from: Read) -> None:
    assert {each.title: each.within for each in of(plan_from(STEPS)) if not each.as_a_whole} == {
        "Stap 3": "Bomen planten",
        "Kuilen": "Stap 3",
        "Stap 1": "Groen",
        "Stap 2": "Opening",
        "Los": None,
    }


def test_what_runs_all_year_is_told_once(plan_from: Read) -> None:
    found = in_year(of(plan_from(TEXT.replace("period: 2025 t/m 2026", "period: 2024 t/m 2027"))), 2026)

    assert titles(found.throughout) == ["Open"]
    assert [titles(each.runs) for each in found.quarters] == [["Lang"], ["Lang"], ["Lang"], []]
    assert [titles(each.ends) for each in found.quarters] == [[], [], [], ["Lang"]]


def test_what_has_several_keys_stands_under_each_and_what_has_none_nowhere(plan_from: Read) -> None:
    found = in_quarter(of(plan_from(TEXT)), Quarter(2025, 2))

    parts = divided(found, lambda each: {"Lang": "ab", "Klaar": "b"}.get(each.title, ""))

    assert {key: (titles(part.runs), titles(part.ends), part.quarter) for key, part in parts.items()} == {
        "a": (["Lang"], [], found.quarter),
        "b": (["Lang"], ["Klaar"], found.quarter),
    }


@pytest.mark.parametrize(
    ("quarter", "before", "after"),
    [
        (Quarter(2024, 4), None, Quarter(2025, 1)),
        (Quarter(2025, 2), Quarter(2025, 1), Quarter(2025, 3)),
        (Quarter(2026, 2), Quarter(2025, 3), Quarter(2026, 4)),
        (Quarter(2030, 1), Quarter(2026, 4), None),
    ],
)
def test_the_nearest_quarters_in_which_anything_starts_or_ends(
    plan_from: Read, quarter: Quarter, before: Quarter | None, after: Quarter | None
) -> None:
    assert calendar(of(plan_from(TEXT)), date(2026, 1, 1)).around(quarter) == (before, after)


def test_without_dates_there_is_no_nearest_quarter() -> None:
    assert calendar([], date(2025, 1, 1)).around(Quarter(2025, 1)) == (None, None)


def test_a_moment_in_a_longer_period_is_past_only_after_all_of_it(plan_from: Read) -> None:
    found = calendar(of(plan_from("milestones: [{title: Terugblik, when: 2026}]\n")), date(2026, 1, 1))

    assert found.around(Quarter(2025, 4)) == (None, Quarter(2026, 1))
    assert found.around(Quarter(2026, 3)) == (None, None)
    assert found.around(Quarter(2027, 1)) == (Quarter(2026, 4), None)
