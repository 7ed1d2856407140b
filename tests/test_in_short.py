"""What is told of a plan first: its card, its badge, its key facts, and what stands folded."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from generator.load import PlanFile
from generator.model.text import Line, Prose
from generator.pages import entry_pages, filters, plan_pages, writer
from generator.pages.in_short import current_first, description, state
from generator.pages.view import Site, make_site

TODAY = date(2026, 1, 15)
ORGANISATIONS = (
    "- {id: gemeente, name: Gemeente Dorp, telephone: 14 0500}\n- {id: wijkteam, name: Wijkteam, part_of: gemeente}\n"
)


def page_of(site: Site, uri: str) -> str:
    """Give a page without the characters that stand for themselves."""
    written = writer(site)
    pages = (*plan_pages(written), *entry_pages(written, "organisations"), *entry_pages(written, "areas"))
    text = next(str(page.content) for page in pages if page.uri == uri)
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), text)


def answers(page: str) -> dict[str, str]:
    """Give the key facts by name, as text."""
    found = re.findall(r'<div class="pw-answer--(\w+)"><dt>.*?</dt> <dd>(.*?)</dd></div>', page)
    return {name: re.sub(r"<[^>]+>", "", text) for name, text in found}


# --- in a few words ---

LONG = "De gemeente helpt kinderen in de hele wijk en hun ouders met sport, muziek en huiswerk na school. "
SHORT = "Iedereen kan meedoen aan alles wat er in de wijk te doen is, nu en later."


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("Kort en goed.", "Kort en goed."),
        (LONG + "Dat kost veel geld en dat betalen de gemeente, de scholen en de provincie samen.", LONG.strip()),
        (
            SHORT + " Dat kan o.a. met een pas, bijv. Stadjerspas, incl. Een maaltijd voor iedereen, t/m. Alle dagen.",
            SHORT,
        ),
        ("Kort. " + "woord " * 40, "Kort. " + "woord " * 24 + "woord…"),
    ],
    ids=["short", "sentences", "abbreviations", "words"],
)
def test_a_card_tells_whole_sentences_where_they_fit(
    plan_from: Callable[..., PlanFile], summary: str, told: str
) -> None:
    plan = plan_from("").plan.model_copy(update={"summary": Prose(summary)})

    assert description(plan) == told
    assert len(told) <= 160


# --- badges ---


@pytest.mark.parametrize(
    ("text", "badge"),
    [
        ("", ("plan_state", "")),
        ("period: 2025 t/m 2027\n", ("plan_state", "current")),
        ("period: 2027\n", ("plan_state", "upcoming")),
        ("period: 2024\n", ("plan_state", "ended")),
        ("period: {words: op termijn}\n", ("plan_state", "")),
        ("period: 2025 t/m 2027\nstatus: adopted\n", ("plan_status", "adopted")),
        ("period: 2024\nstatus: adopted\n", ("plan_state", "ended")),
        ("period: 2024\nstatus: withdrawn\n", ("plan_status", "withdrawn")),
    ],
)
def test_a_badge_tells_what_the_plan_says_or_else_its_period(
    plan_from: Callable[..., PlanFile], text: str, badge: tuple[str, str]
) -> None:
    assert state(plan_from(text).plan, TODAY) == badge


def test_what_is_over_stands_last(plan_from: Callable[..., PlanFile]) -> None:
    texts = {
        "voorbij": "period: 2020",
        "concept": "status: draft",
        "nu": "period: 2026",
        "ooit": "",
        "weg": "status: withdrawn",
    }
    plans = [plan_from(f"{text}\n", name).plan for name, text in texts.items()]

    assert [plan.id for plan in current_first(plans, TODAY)] == ["nu", "ooit", "concept", "voorbij", "weg"]


# --- key facts ---


def test_the_first_facts_answer_when_where_how_much_and_whom_to_ask(site_of: Callable[..., Site]) -> None:
    text = "period: 2026\nareas: Dorp\nlead: wijkteam\naudience: Kinderen\n"
    text += (
        "contact: {organisation: gemeente, team: Team Jeugd}\nbudget: {lines: [{title: Spel, amounts: {2026: 100}}]}\n"
    )

    page = page_of(site_of({"a": text}, organisations=ORGANISATIONS), "plannen/a.md")

    found = {name: words.replace("\N{NO-BREAK SPACE}", " ") for name, words in answers(page).items()}
    assert found == {
        "when": "2026",
        "areas": "Dorp",
        "cost": "€ 100",
        "lead": "Wijkteam",
        "ask": "Gemeente Dorp, 14 0500",
        "audience": "Kinderen",
    }
    assert '<a href="#sectie--contact">Gemeente Dorp</a>, <a href="tel:140500">' in page
    assert page.index("pw-answers") < page.index('class="pw-lead"')


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("", None),
        ("contact: {team: Team Jeugd}\n", "Contact"),
        ("contact: {organisation: Buurthuis, team: Team}\n", "Buurthuis"),
        ("lead: gemeente\ncontact: {organisation: wijkteam, team: Team}\n", "Wijkteam"),
    ],
)
def test_whom_to_ask_is_named_as_far_as_it_is_known(site_of: Callable[..., Site], text: str, asked: str | None) -> None:
    page = page_of(site_of({"a": text}, organisations=ORGANISATIONS), "plannen/a.md")

    assert answers(page).get("ask") == asked


@pytest.mark.parametrize(
    ("contact", "asked"),
    [
        ("", "Gemeente Dorp, 14 0500"),
        ("contact: {team: Team Jeugd}\n", "Gemeente Dorp, 14 0500"),
        ("contact: {organisation: Stichting Anders, team: Team}\n", "Stichting Anders; Gemeente Dorp, 14 0500"),
        ("contact: {organisation: wijkteam, team: Team}\n", "Wijkteam; Gemeente Dorp, 14 0500"),
    ],
)
def test_the_first_that_is_named_is_asked_and_a_telephone_says_whose_it_is(
    site_of: Callable[..., Site], contact: str, asked: str
) -> None:
    site = site_of({"a": contact}, organisations=ORGANISATIONS)
    (file,) = site.catalogue.plans
    owned = replace(file, plan=file.plan.model_copy(update={"organisation": Line("gemeente")}))
    site = make_site(site.settings, replace(site.catalogue, plans=(owned,)), site.labels)

    assert answers(page_of(site, "plannen/a.md"))["ask"].replace("\N{NO-BREAK SPACE}", " ") == asked


# --- folded ---

STEP = "      - {title: Stap %d, when: 2026}\n"


@pytest.mark.parametrize(("steps", "folded"), [(4, False), (5, True)])
def test_many_steps_stand_folded_and_few_do_not(site_of: Callable[..., Site], steps: int, folded: bool) -> None:  # noqa: FBT001 - of parametrize
    text = "step_plans:\n  - title: Samen\n    steps:\n" + "".join(STEP % at for at in range(steps))

    page = page_of(site_of({"a": text}), "plannen/a.md")

    assert ("<summary>Bekijk de 5 stappen</summary>" in page) == folded
    assert page.count("<details") == page.count("</details>")
    assert "Stap 3" in page


PARAGRAPH = "Dit is een alinea van een gewone lengte, met wat woorden erin. " * 5
LIST = "- een\n\n- twee"


@pytest.mark.parametrize(
    ("blocks", "shown"),
    [
        (["Kort.", "Ook kort."], None),
        (["Eerst dit.", PARAGRAPH, PARAGRAPH], 1),
        (["Wij doen drie dingen:", LIST, PARAGRAPH, PARAGRAPH], 2),
        (["Wij doen drie dingen:", LIST], None),
    ],
)
def test_a_long_text_shows_its_beginning_with_the_list_it_announces(blocks: list[str], shown: int | None) -> None:
    text = Prose("\n\n".join(blocks))

    first, rest = filters.opening(text)

    assert first == ("\n\n".join(blocks[:shown]) if shown else text)
    assert rest == ("\n\n".join(blocks[shown:]) if shown else None)


# --- lists ---


def test_parts_stand_below_their_whole(site_of: Callable[..., Site]) -> None:
    text = "lead: [gemeente, wijkteam]\n"

    page = page_of(site_of({"a": text}, organisations=ORGANISATIONS), "organisaties/index.md")

    assert re.search(r"Gemeente Dorp</a>[^\n]*\n<ul>\n<li><a [^>]*>Wijkteam</a>", page)
    assert page.count("Wijkteam</a>") == 1


def test_a_site_without_plans_says_so(site_of: Callable[..., Site]) -> None:
    assert "Er staan nog geen plannen op deze site." in page_of(site_of({}), "plannen/index.md")


# --- what came of it ---

UNKNOWN_OUTCOME = "Of het plan is uitgevoerd, staat niet in het document."


def of_kind(site: Site, kind: str) -> Site:
    (file,) = site.catalogue.plans
    changed = replace(file, plan=file.plan.model_copy(update={"kind": kind}))
    return replace(site, catalogue=replace(site.catalogue, plans=(changed,)))


@pytest.mark.parametrize(
    ("kind", "told"),
    [("project-application", "Dit is een aanvraag. "), ("assignment", "Dit is een opdracht. ")],
)
def test_an_application_of_which_nothing_more_is_known_says_so(
    site_of: Callable[..., Site], kind: str, told: str
) -> None:
    page = page_of(of_kind(site_of({"a": "period: 2024 t/m 2030\n"}), kind), "plannen/a.md")

    assert told + UNKNOWN_OUTCOME in page


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("programme", "period: 2024\n"),
        ("assignment", "period: 2027\n"),
        ("assignment", "status: completed\n"),
        ("assignment", "activities: [{title: A, status: done}]\n"),
        ("assignment", "milestones: [{title: A, when: 2024, status: done}]\n"),
        ("assignment", "progress: [{when: 2024, text: Het loopt.}]\n"),
    ],
)
def test_other_plans_do_not_and_neither_does_one_that_tells_more(
    site_of: Callable[..., Site], kind: str, text: str
) -> None:
    assert UNKNOWN_OUTCOME not in page_of(of_kind(site_of({"a": text}), kind), "plannen/a.md")
