"""Short spellings are written out before the strict model looks."""

from generator.errors import Place
from generator.load.expand import expand, field_types, is_blank
from generator.load.places import plain
from generator.model.details import Section, Term
from generator.model.items import Activity, Goal, StepPlan
from generator.model.money import Budget
from generator.model.plan import Plan
from generator.reader import Mapping, Scalar, Sequence, read_text


def expanded(text: str, part: object = Plan) -> object:
    return plain(expand(read_text(text.encode(), "plan.yml").root, part))


def test_a_text_where_a_part_is_expected_is_its_title() -> None:
    assert expanded("goals:\n  - Meer groen\n") == {"goals": [{"title": "Meer groen"}]}


def test_one_value_where_a_list_is_expected_is_a_list_of_one() -> None:
    assert expanded("areas: texel\nfor: a\n", Goal) == {"areas": ["texel"], "for": ["a"]}


def test_both_at_once_and_four_levels_down() -> None:
    text = "pillars:\n  goals:\n    step_plans:\n      steps:\n        activities: Graven\n"

    assert expanded(text) == {
        "pillars": [{"goals": [{"step_plans": [{"steps": [{"activities": [{"title": "Graven"}]}]}]}]}]
    }


def test_a_part_says_itself_which_key_its_text_stands_for() -> None:
    assert expanded("sections: Tekst\nglossary: Wijkraad\ncontact: Team\nimage: a.jpg\n") == {
        "sections": [{"text": "Tekst"}],
        "glossary": [{"term": "Wijkraad"}],
        "contact": {"team": "Team"},
        "image": {"file": "a.jpg"},
    }
    assert {Section.shorthand, Term.shorthand} == {"text", "term"}


def test_a_text_for_a_part_without_such_a_key_stays_a_text() -> None:
    assert expanded("budget: 5000\ndates: 2024\n") == {"budget": "5000", "dates": "2024"}


def test_what_is_blank_is_not_made_into_anything() -> None:
    assert expanded("goals:\nareas:\nbudget:\n") == {"goals": "", "areas": "", "budget": ""}
    assert expanded("goals:\n  -\n") == {"goals": [""]}


def test_values_that_read_themselves_are_left_alone() -> None:
    text = "when: {words: ooit}\namounts: {2024: 1}\nfacts: {Schaal: stad}\n"

    assert expanded(text, Activity) == {
        "when": {"words": "ooit"},
        "amounts": {"2024": "1"},
        "facts": {"Schaal": "stad"},
    }


def test_keys_that_nobody_knows_are_left_alone() -> None:
    assert expanded("kleur: groen\nstap: {a: b}\n", StepPlan) == {"kleur": "groen", "stap": {"a": "b"}}


def test_what_is_written_out_stands_where_the_short_spelling_stood() -> None:
    root = expand(read_text(b"goals:\n  - Meer groen\n", "plan.yml").root, Plan)

    assert isinstance(root, Mapping)
    goals = root.entries[0][1]
    assert isinstance(goals, Sequence)
    goal = goals.items[0]
    assert isinstance(goal, Mapping)
    assert (goal.place.line, goal.place.column) == (2, 5)
    assert {goal.entries[0][0].place, goal.entries[0][1].place} == {goal.place}


def test_field_types_go_by_the_key_of_the_file() -> None:
    assert {"for", "with"} <= field_types(Goal).keys()
    assert not {"serves", "with_whom"} & field_types(Goal).keys()
    assert "lines" in field_types(Budget)


def test_blank_is_a_text_of_nothing_but_space() -> None:
    place = Place("plan.yml", 1, 1)

    assert is_blank(Scalar(" \n", place, quoted=True))
    assert not is_blank(Scalar("0", place))
    assert not is_blank(Sequence((), place))
