"""Money over all plans, counted once."""

from collections.abc import Callable, Mapping, Sequence
from itertools import permutations

import pytest

from generator.model.plan import Plan
from generator.money import spell_sum
from generator.pages import money_page, writer
from generator.pages.overview import MoneyRow, holders, money_tables, silent_areas, unknown_plans
from generator.pages.view import Site

Make = Callable[..., Site]


def plan(plan_id: str, **relations: str) -> Plan:
    listed = [{"type": kind.replace("_", "-"), "plan": other} for kind, others in relations.items() for other in others]
    return Plan.model_validate(
        {"id": plan_id, "title": plan_id, "kind": "other", "organisation": "x", "summary": "x", "relations": listed}
    )


def under(plans: list[Plan], with_money: str) -> Mapping[str, str]:
    return {own: other.id for own, other in holders(plans, frozenset(with_money)).items()}


def test_money_of_a_child_is_in_that_of_its_parent() -> None:
    plans = [
        plan("a"),
        plan("b", part_of="a"),
        plan("c", implements="b"),
        plan("d", funded_by="a"),
        plan("e", related="a"),
    ]

    assert under(plans, "abcde") == {"b": "a", "c": "b", "d": "a"}


def test_a_parent_without_money_holds_nothing_but_its_own_parent_does() -> None:
    assert under([plan("a"), plan("b", part_of="a"), plan("c", part_of="b")], "ac") == {"b": "a", "c": "a"}
    assert under([plan("a"), plan("b", part_of="a")], "b") == {}


def test_money_of_a_plan_that_was_replaced_is_in_the_plan_that_replaces_it() -> None:
    assert under([plan("a"), plan("b", replaces="a"), plan("c", amends="b")], "abc") == {"a": "b", "b": "c"}


def test_plans_that_hold_each_other_are_counted_once() -> None:
    for order in permutations([plan("a", part_of="b"), plan("b", part_of="c"), plan("c", part_of="a")]):
        assert under(list(order), "abc") == {"b": "a", "c": "a"}
    assert under([plan("a", part_of="a")], "a") == {}
    assert under([plan("a", part_of="b"), plan("b", part_of="a", implements="c"), plan("c")], "abc") == {
        "a": "c",
        "b": "a",
    }


def test_a_relation_with_a_plan_that_is_not_there_is_nothing() -> None:
    assert under([plan("a", part_of="weg")], "a") == {}


MONEY = "budget: {lines: [{title: A, amounts: {2024: %d}}]}\n"


def table(site: Site) -> list[tuple[str, list[str], str | None]]:
    return [
        (each.unit, [row.plan.id for row in each.rows if row.counted], spell_sum(each.total.cost.whole.sum, "nl", ""))
        for each in money_tables(site)
    ]


def test_no_money_is_counted_twice(site_of: Make) -> None:
    plans = {
        "ouder": MONEY % 1,
        "kind": MONEY % 10 + "relations: [{type: part-of, plan: ouder}]\n",
        "los": MONEY % 100,
        "zonder": "",
        "ingetrokken": "status: withdrawn\n" + MONEY % 1000,
        "cirkel-a": MONEY % 10000 + "relations: [{type: part-of, plan: cirkel-b}]\n",
        "cirkel-b": MONEY % 20000 + "relations: [{type: part-of, plan: cirkel-a}]\n",
    }

    site = site_of(plans)

    assert table(site) == [("euro", ["cirkel-a", "los", "ouder"], "10.101")]
    assert [costs(each.years) for each in money_tables(site)] == [[("2024", "10.101")]]


def test_units_have_tables_of_their_own_and_euros_come_first(site_of: Make) -> None:
    unit = "budget: {unit: %s, lines: [{title: A, amounts: {2024: 5}}]}\n"
    site = site_of({"a": unit % "euro-mln", "b": unit % "euro-x1000", "c": unit % "euro"})

    assert [each.unit for each in money_tables(site)] == ["euro", "euro-mln", "euro-x1000"]


def test_a_child_in_another_unit_is_not_counted_beside_its_parent(site_of: Make) -> None:
    child = "budget: {unit: euro-x1000, lines: [{title: A, amounts: {2024: 5}}]}\n"
    plans = {"ouder": MONEY % 1, "kind": child + "relations: [{type: part-of, plan: ouder}]\n"}

    assert table(site_of(plans)) == [("euro", ["ouder"], "1"), ("euro-x1000", [], None)]


@pytest.mark.parametrize(
    "line", ["{title: A, amounts: onbekend}", "{title: A, unit: uren per week, amounts: {2024: 3}}"]
)
def test_a_plan_without_figures_has_no_row(site_of: Make, line: str) -> None:
    assert money_tables(site_of({"a": f"budget: {{lines: [{line}]}}\n"})) == ()


def test_only_amounts_of_one_year_are_in_the_years(site_of: Make) -> None:
    amounts = "{2024: 1, schooljaar 2024-2025: 2, 2026 t/m 2027: 4, Q1 2028: 8, 2030 en verder: € 16 per jaar}"
    site = site_of({"a": f"budget: {{lines: [{{title: A, amounts: {amounts}}}]}}\n"})

    assert [costs(each.years) for each in money_tables(site)] == [[("2024", "1"), ("2028", "8")]]


def test_a_payer_is_one_payer_in_every_spelling_and_every_plan(site_of: Make) -> None:
    paid = "budget: {lines: [{title: A, kind: contribution, by: %s, amounts: {2024: %d}}]}\n"
    plans = {
        "a": paid % ("gemeente-groningen", 1),
        "b": paid % ("Gemeente  groningen", 10),
        "c": paid % ("Stad Groningen", 100) + "relations: [{type: part-of, plan: a}]\n",
        "d": paid % ("Fonds", 1000),
        "e": paid % ("n.t.b.", 10000),
    }
    groningen = "- {id: gemeente-groningen, name: Gemeente Groningen, aliases: ['Stad Groningen']}\n"

    (found,) = money_tables(site_of(plans, organisations=groningen))

    assert [(row.name, spell_sum(row.given.sum, "nl", "")) for row in found.payers] == [
        ("Fonds", "1.000"),
        ("Gemeente Groningen", "11"),
        ("", "10.000"),
    ]


def test_a_plan_is_at_each_of_its_themes_once(site_of: Make) -> None:
    plans = {
        "a": MONEY % 1 + "themes: ['jeugd', 'Jeugd', 'Gezond']\n",
        "b": MONEY % 10 + "themes: [jeugd]\n",
        "c": MONEY % 100,
    }

    (found,) = money_tables(site_of(plans, themes="- {id: jeugd, name: Jeugd}\n"))

    assert costs(found.themes) == [("Gezond", "1"), ("Jeugd", "11"), ("", "100")]
    assert costs(found.areas) == [("", "111")]


def test_areas_of_which_no_amount_is_known_are_named(site_of: Make) -> None:
    areas = "- {id: stad, name: Stad, kind: municipality}\n- {id: noord, name: Noord, part_of: stad}\n"
    areas += "- {id: zuid, name: Zuid}\n- {id: leeg, name: Leeg}\n"
    plans = {"a": MONEY % 1 + "areas: stad\n", "b": MONEY % 2 + "areas: noord\n", "c": "areas: zuid\n"}
    site = site_of(plans, areas=areas)
    page = str(money_page(writer(site)).content)

    assert [area.name for area in silent_areas(site, money_tables(site))] == ["Zuid"]
    assert 'Geen bedrag bekend: <a href="/wijken/zuid/">Zuid</a>.' in page
    assert ">Stad</a> (hele gemeente)</th>" in page
    assert ">Noord</a></th>" in page


def test_contributions_of_which_the_amount_is_not_known_are_told_once(site_of: Make) -> None:
    lines = "{title: A, amount: 5}, {title: B, kind: contribution, amount: 2}"
    text = f"budget: {{lines: [{lines}, {{title: C, kind: contribution, by: Fonds, amounts: onbekend}}]}}\n"
    site = site_of({"a": text})
    (found,) = money_tables(site)

    assert found.total.covered.whole.missing == ()
    assert [row.given.missing for row in found.payers if row.name == "Fonds"] == [("C",)]
    assert "Van 1 bijdrage is een bedrag nog niet bekend." in str(money_page(writer(site)).content)


def test_what_is_unknown_in_any_plan_is_named_in_every_total(site_of: Make) -> None:
    line = "budget: {lines: [{title: A, amounts: {2024: 5, 2025: onbekend}}, {title: B, amounts: %s}]}\n"
    plans = {"a": line % "onbekend", "b": line % "n.v.t."}

    (found,) = money_tables(site_of(plans))

    assert found.total.cost.whole.missing == ("A", "B", "A")
    assert [(row.name, row.cost.whole.missing) for row in found.years] == [("2024", ()), ("2025", ("A", "A"))]


def test_plans_of_which_no_cost_is_known_are_counted_beside_the_total(site_of: Make) -> None:
    unknown = "budget: {lines: [{title: A, amounts: onbekend}]}\n"
    plans = {
        "a": MONEY % 1,
        "b": unknown,
        "c": unknown + "relations: [{type: part-of, plan: a}]\n",
        "d": unknown + "status: withdrawn\n",
        "e": "",
    }
    site = site_of(plans)

    assert [plan.id for plan in unknown_plans(site, money_tables(site))] == ["b"]
    assert "en 1 plan waarvan de kosten nog niet bekend zijn" in str(money_page(writer(site)).content)


def costs(rows: Sequence[MoneyRow]) -> list[tuple[str, str | None]]:
    return [(row.name, spell_sum(row.cost.whole.sum, "nl", "")) for row in rows]
