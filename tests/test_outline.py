"""Goals and activities as one tree, with what each gets from above."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from generator.load import PlanFile
from generator.model.plan import Plan
from generator.outline import outline, step_plans

Read = Callable[..., PlanFile]

DEEP = """
lead: gemeente
areas: noord
pillars:
  - title: Pijler
    lead: welzijn
    goals:
      - title: Doel
        areas: zuid
        results:
          - Resultaat
        step_plans:
          - title: Aanpak
            lead: school
            steps:
              - Eerst
              - {title: Dan, code: 2b, lead: ggd}
        activities:
          - title: Werk
            activities:
              - Minder werk
"""


def test_lead_and_areas_hold_where_nothing_else_is_said(plan_from: Read) -> None:
    found = {entry.item.title: (entry.lead, entry.areas) for entry in outline(plan_from(DEEP).plan).walk()}

    assert found == {
        "Pijler": (("welzijn",), ("noord",)),
        "Doel": (("welzijn",), ("zuid",)),
        "Resultaat": (("welzijn",), ("zuid",)),
        "Eerst": (("school",), ("zuid",)),
        "Dan": (("ggd",), ("zuid",)),
        "Werk": (("welzijn",), ("zuid",)),
        "Minder werk": (("welzijn",), ("zuid",)),
    }


def test_every_entry_knows_what_stands_above_it_and_where_it_stands(plan_from: Read) -> None:
    file = plan_from(DEEP)
    found = {str(entry.item.title): entry for entry in outline(file.plan).walk()}

    assert found["Dan"].above == (("pijler", "Pijler"), ("doel", "Doel"))
    assert file.place(*found["Dan"].path, "code").column > 0
    assert [found[title].number for title in ("Eerst", "Dan", "Werk")] == ["1", "2b", ""]


def test_levels_are_called_what_the_plan_calls_them(plan_from: Read) -> None:
    called = "called:\n  goals:\n    - Missie\n    - Doel\n"
    text = called + "goals:\n  - {title: A, goals: [{title: B, goals: [{title: C}]}]}\n"

    assert [entry.called for entry in outline(plan_from(text).plan).walk()] == ["Missie", "Doel", "Doel"]


def test_an_id_is_the_anchor_and_nothing_else_takes_it(plan_from: Read) -> None:
    text = "goals:\n  - Bomen\n  - {id: bomen, title: Anders}\n  - Bomen\nrisks:\n  - {id: bomen-2, title: Droogte}\n"

    assert [entry.anchor for entry in outline(plan_from(text).plan).walk()] == ["bomen-3", "bomen", "bomen-4"]


def test_a_title_is_no_anchor_that_the_page_uses_itself(plan_from: Read) -> None:
    found = outline(plan_from("goals:\n  - Geld\n").plan, frozenset({"geld"}))

    assert [entry.anchor for entry in found.walk()] == ["geld-2"]


def test_a_title_without_letters_has_an_anchor_too(plan_from: Read) -> None:
    text = "goals:\n  - '!!!'\n  - 日本\n  - " + "lang " * 40 + "\nstep_plans:\n  - steps: Eerst\n"
    found = outline(plan_from(text).plan)

    assert [entry.anchor for entry in found.walk()][:2] == ["onderdeel", "onderdeel-2"]
    assert all(len(entry.anchor) <= 60 for entry in found.walk())
    assert [steps.anchor for steps in step_plans(found)] == ["stappenplan"]


@given(st.lists(st.text(max_size=5).filter(str.strip), max_size=30))
def test_no_two_items_share_an_anchor(titles: list[str]) -> None:
    goals = [{"title": title} for title in titles if title.isprintable()]
    plan = Plan.model_validate(
        {
            "id": "a",
            "title": "A",
            "kind": "other",
            "organisation": "B",
            "summary": "C",
            "goals": goals,
            "milestones": goals,
        }
    )
    found = outline(plan)

    anchors = [*(entry.anchor for entry in found.walk()), *(anchor for anchor, _ in found.milestones)]

    assert len(set(anchors)) == len(anchors) == 2 * len(goals)


def test_titles_name_everything_with_an_id(plan_from: Read) -> None:
    text = """
goals:
  - {id: groen, title: Meer groen}
relations:
  - {type: related, title: X, goals: [{id: ver, title: Ver}]}
governance:
  bodies:
    - {id: stuurgroep, title: Stuurgroep}
"""

    assert outline(plan_from(text).plan).titles == {"groen": "Meer groen", "ver": "Ver", "stuurgroep": "Stuurgroep"}


def test_the_status_of_an_item_follows_the_newest_progress(plan_from: Read) -> None:
    text = """
activities:
  - {id: a, title: A, status: planned}
  - {id: b, title: B, status: planned}
  - {id: c, title: C, status: planned}
  - {title: D, status: planned}
milestones:
  - {id: m, title: M}
progress:
  - {when: 2025, of: a, status: done}
  - {when: 2024-06-01, of: [a, b, m], status: running}
  - {when: onbekend, of: b, status: stopped}
  - {when: 2026, of: a, text: Alleen een bericht.}
  - {when: {words: ooit}, of: c, status: delayed}
"""
    found = outline(plan_from(text).plan)

    assert [entry.item.status for entry in found.walk()] == ["done", "running", "delayed", "planned"]
    assert [stone.status for _, stone in found.milestones] == ["running"]
