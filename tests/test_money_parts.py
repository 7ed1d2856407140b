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
BESIDE = '<span class="pw-beside">+ 1 post nog niet bekend</span>'
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
        f"Nog niet bekend wie dit betaalt:</b> € 200 {BESIDE} - € 75 - € 40 = € 85 {BESIDE}",
        # every goal once; money for two of them is not split and not counted twice
        '<a href="#groen">Groen</a>, kosten:</b> € 60 (2024) + € 20 (2025) = € 80',
        'Voor meer doelen samen: <a href="#groen">Groen</a>; <a href="#spel">Spel</a>, kosten:</b> € 90 (2024)',
        '<b>Voor het hele plan, kosten:</b> € 30 (2024) + <span class="pw-gap">bedrag nog niet bekend</span> (2025)',
        '<p class="pw-note">Geld voor meer doelen is niet verdeeld.',
        # the costs with what is unknown beside them; of contributions that is told once, apart
        '<dd>€ 200 <span class="pw-beside">(een bedrag is nog niet bekend)</span></dd>',
        "<dd>€ 40</dd>",
        "Van 1 bijdrage is een bedrag nog niet bekend.",
    ],
)
def test_money_explains_itself(site_of: Make, words: str) -> None:
    assert words in money_of(site_of({"a": PLAN}, organisations=STAD), "a")


def test_a_share_of_the_cost_is_told_only_where_all_of_it_is_known(site_of: Make) -> None:
    known = PLAN.replace(", 2025: onbekend", "")
    site = site_of({"a": PLAN, "b": known}, organisations=STAD)

    assert "% van de kosten" not in money_of(site, "a")
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


ASKED = """
period: {year}
budget:
  lines:
    - {{title: A, amounts: {{2026: 10, 2027: 10}}}}
    - {{title: B, kind: contribution, amounts: {{2026: 4}}}}
    - {{title: C, kind: contribution, state: requested, amounts: {{2026: 6, 2027: {asked}}}}}
"""


def test_what_is_left_and_what_is_asked_are_told_once_where_they_are_the_same(site_of: Make) -> None:
    same = money_of(site_of({"a": ASKED.format(year=2026, asked=10)}), "a")
    less = money_of(site_of({"a": ASKED.format(year=2026, asked=9)}), "a")

    assert 'Nog niet zeker</span></dt> <dd>€ 16 <span class="pw-beside">(aangevraagd)</span></dd>' in same
    assert "pw-key--open" not in same
    assert "Nog te dekken" not in same
    assert "pw-key--open" in less
    assert "Nog niet zeker" not in less


def test_of_a_plan_that_is_over_it_is_past_what_was_asked(site_of: Make) -> None:
    over = money_of(site_of({"a": ASKED.format(year=2024, asked=10)}), "a")

    assert "Het geld was aangevraagd. Of het er kwam, staat niet in het document." in over
    assert "nog niet zeker" not in over.lower()


def test_what_is_left_is_at_most_that_where_a_contribution_is_not_known(site_of: Make) -> None:
    text = ASKED.format(year=2026, asked=9) + "    - {title: D, kind: contribution, amounts: niet ingevuld}\n"
    found = money_of(site_of({"a": text}), "a")

    assert "<dd>hooguit € 16 " in found
    assert "waarvan nog niet aangevraagd: hooguit € 1<" in found
    assert "Van 1 bijdrage is het bedrag niet ingevuld." in found


def test_a_plan_without_amounts_has_no_tables_of_them(site_of: Make) -> None:
    lines = "{id: a, title: A, amounts: zie bijlage}, {title: B, kind: contribution, amounts: {2024: onbekend}}"
    found = money_of(site_of({"a": f"budget: {{lines: [{lines}]}}\n"}), "a")

    assert "Dit plan noemt zelf geen bedragen." in found
    assert '<li id="a">A: <span class="pw-gap">staat in een aparte bijlage</span></li>' in found
    assert "<table" not in found


def budget(*lines: str, head: str = "") -> str:
    return head + "budget:\n  lines:\n" + "".join(f"    - {{{each}}}\n" for each in lines)


def test_an_amount_per_year_stands_in_its_row_and_is_told_to_be_in_no_total(site_of: Make) -> None:
    rate = "title: Speeltuin, amount: '€ 10.000,- per jaar'"
    found = money_of(site_of({"a": budget(rate, "title: A, amount: 5")}), "a")

    assert '<span class="pw-kind">€ 10.000 per jaar (telt niet mee in het totaal)</span>' in found
    assert "Bij 1 post staat een bedrag per keer, per jaar of zonder einde." in found
    assert '<dl class="pw-sums">' not in money_of(site_of({"a": budget(rate)}), "a"), "no total of nothing"


def test_a_single_amount_keeps_its_own_word(site_of: Make) -> None:
    most = "title: A, for: a, amount: 'max. € 5000'"
    alone = money_of(site_of({"a": budget(most, head=GOAL)}), "a")
    several = money_of(site_of({"a": budget(most, "title: B, amount: 5", head=GOAL)}), "a")

    assert "ca." not in alone
    assert "<dd>max. € 5.000</dd>" in alone
    assert "max. € 5.000 (A) + € 5 (B) = ca. € 5.005" in several


def test_what_nobody_pays_yet_has_a_label_and_a_piece_of_its_own(site_of: Make) -> None:
    found = money_of(site_of({"a": ASKED.format(year=2026, asked=9)}), "a")

    assert '<span class="pw-key pw-key--open">Nog niet bekend wie dit betaalt</span>' in found
    assert 'data-label="Nog geen betaler">€ 1</td>' in found
    assert '<span class="pw-key pw-key--open">waarvan nog niet aangevraagd: € 1</span>' in found
    assert "<dt>Nog te dekken</dt> <dd>€ 16 " in found


def test_what_is_unknown_stands_beside_every_sum_it_is_in(site_of: Make) -> None:
    people = "figures: [{title: Kinderen, value: 3, per: child}]\n"
    lines = ("title: A, amount: 100", "title: B, amount: 29", "title: C, amount: onbekend")
    found = money_of(site_of({"a": budget(*lines, head=people)}), "a")
    beside = '€ 129 <span class="pw-beside">+ 1 post nog niet bekend</span>'

    assert f"€ 100 (A) + € 29 (B) + C (nog niet bekend) = {beside}" in found
    assert f"{beside} : 3 (Kinderen) = minstens € 43" in found
    assert "<dd>minstens € 43</dd>" in found


def test_what_is_paid_too_much_is_over(site_of: Make) -> None:
    given = "title: B, kind: contribution, by: Fonds, amount: '€ 34.999,50'"
    found = money_of(site_of({"a": budget("title: A, amount: 10", given)}), "a")

    assert "<dt>Over</dt> <dd>€ 34.989,50</dd>" in found
    assert "<b>Over:</b> € 10 - € 34.999,50 = € 34.989,50 over" in found
    assert "Nog te dekken" not in found
    assert "% van de kosten" not in found
