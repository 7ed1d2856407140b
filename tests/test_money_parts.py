"""The money of a plan by who pays it and by what it is for."""

from collections.abc import Callable
from html import unescape

import pytest

from generator.pages import pages
from generator.pages.view import Site

Make = Callable[..., Site]

PLAN = """
goals: [{id: groen, title: Groen}, {id: spel, title: Spel}, {id: rust, title: Rust}]
budget:
  lines:
    - {title: Bomen, for: groen, amounts: {2024: 60, 2025: 20}}
    - {title: Park, for: [spel, groen], amounts: {2024: 90}}
    - {title: Bureau, amounts: {2024: 30, 2025: onbekend}}
    - {title: Gemeente, kind: contribution, by: stad, amounts: {2024: 50}}
    - {title: Weer gemeente, kind: contribution, by: Stad, amounts: {2025: 25}}
    - {title: Fonds, kind: contribution, by: Fonds, state: requested, amounts: {2024: 40}}
    - {title: Later, kind: contribution, by: Fonds, state: requested, amounts: n.t.b.}
"""
GOAL = "goals: [{id: a, title: A}]\n"
STAD = "- {id: stad, name: Stad}\n"


def money_of(site: Site, plan: str) -> str:
    page = next(file for file in pages(site) if file.uri == site.plan_uri(plan))
    return unescape(str(page.content)).replace("\N{NO-BREAK SPACE}", " ").replace("\N{MINUS SIGN}", "-")


@pytest.mark.parametrize(
    "words",
    [
        # every payer once, with what is still unknown of it
        "Stad</a>, zekere bijdragen:</b> € 50 (Gemeente) + € 25 (Weer gemeente) = € 75",
        "<b>Fonds, aangevraagd:</b> € 40 (2024) + Later (nog niet bekend)",
        "Nog niet bekend wie dit betaalt:</b> € 200 - € 75 - € 40 = € 85",
        # every goal once; money for two of them is not split and not counted twice
        '<a href="#groen">Groen</a>, kosten:</b> € 60 (2024) + € 20 (2025) = € 80',
        'Voor meer doelen samen: <a href="#groen">Groen</a>; <a href="#spel">Spel</a>, kosten:</b> € 90 (2024)',
        '<b>Voor het hele plan, kosten:</b> € 30 (2024) + <span class="pw-gap">1 post nog niet bekend</span> (2025)',
        '<p class="pw-note">Geld voor meer doelen is niet verdeeld.',
        # the totals, each with what is unknown beside it
        '<dd>€ 200 <span class="pw-beside">+ 1 post nog niet bekend</span></dd>',
        '<dd>€ 40 <span class="pw-beside">+ 1 post nog niet bekend</span></dd>',
    ],
)
def test_money_explains_itself(site_of: Make, words: str) -> None:
    assert words in money_of(site_of({"a": PLAN}, organisations=STAD), "a")


def test_a_share_of_the_cost_is_told_only_where_all_of_it_is_known(site_of: Make) -> None:
    known = PLAN.replace(", 2025: onbekend", "")
    site = site_of({"a": PLAN, "b": known}, organisations=STAD)

    assert " van de kosten" not in money_of(site, "a")
    assert "<span>38 % van de kosten</span>" in money_of(site, "b")


def test_a_plan_that_says_neither_who_pays_nor_what_for_says_so(site_of: Make) -> None:
    found = money_of(site_of({"a": GOAL + "budget: {lines: [{title: A, amounts: {2024: 1}}]}\n"}), "a")

    assert "In het plan staat niet wie dit betaalt." in found
    assert "In het plan is het geld niet verdeeld over de doelen." in found


def test_a_printed_total_that_differs_stands_beside_ours_wherever_that_is(site_of: Make) -> None:
    lines = "lines: [{title: A, amounts: {2024: 10, 2025: 10}}]"
    stated = "stated: [{of: cost, amounts: {2024: 12}}, {of: cost, amount: 25}]"
    found = money_of(site_of({"a": f"budget: {{{lines}, {stated}}}\n"}), "a")

    beside = '{} <span class="pw-beside">het document noemt {}</span>'
    assert found.count(beside.format("€ 20", "€ 25")) == 3, "in the key facts, the totals and the years"
    assert found.count(beside.format("€ 10", "€ 12")) == 1


@pytest.mark.parametrize(("first", "share"), [(1, "minder dan 1 % van de kosten"), (0, "0 % van de kosten")])
def test_a_small_share_is_not_told_as_nothing(site_of: Make, first: int, share: str) -> None:
    lines = f"{{title: A, for: a, amounts: {{2024: {first}}}}}, {{title: B, amounts: {{2024: 1000}}}}"

    assert share in money_of(site_of({"a": f"{GOAL}budget: {{lines: [{lines}]}}\n"}), "a")
