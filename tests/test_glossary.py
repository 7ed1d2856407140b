"""The words of all plans, each with all its meanings."""

import re
from collections.abc import Callable

import pytest

from generator.glossary import names_of, spelled, whole
from generator.model.details import Term
from generator.pages.glossary import Word, words
from generator.pages.glossary import words_of as words_of_plan
from generator.pages.view import Site

Make = Callable[..., Site]


def words_of(site: Site) -> tuple[Word, ...]:
    return words(site.catalogue.registers.glossary, [file.plan for file in site.catalogue.plans])


def test_a_word_stands_once_with_each_of_its_meanings(site_of: Make) -> None:
    site = site_of(
        {
            "a": "glossary:\n  - {term: Wijkraad, text: 'Een groep  bewoners.'}\n  - {term: École, text: School.}\n",
            "b": "glossary:\n  - {term: wijkraad, text: Een groep bewoners.}\n  - {term: Wijkraad, text: Anders.}\n",
        },
        glossary="- {term: Wijkraad, text: Een groep bewoners.}\n- {term: GGD, short: GGD}\n- Zorg\n",
    )

    found = [(word.term, [[plan.id for plan in each.plans] for each in word.meanings]) for word in words_of(site)]

    assert found == [("École", [["a"]]), ("GGD", [[]]), ("Wijkraad", [["a", "b"], ["b"]]), ("Zorg", [[]])]


def test_words_that_look_alike_have_addresses_of_their_own(site_of: Make) -> None:
    terms = "- {term: PVA, short: plan}\n- {term: PVA, short: aanpak}\n- '!'\n- '?'\n"

    anchors = [word.anchor for word in words_of(site_of({}, glossary=terms))]

    assert sorted(anchors) == ["pva", "pva-2", "woord", "woord-2"]


def test_a_plan_has_its_own_words_and_those_of_the_register_that_it_uses(site_of: Make) -> None:
    site = site_of(
        {
            "a": "ambition: De bcf en de wijkteams.\nglossary:\n  - {term: Btw-fonds, short: BCF, text: Geld.}\n"
            "  - GGD\n  - Los\n",
            "b": "ambition: Een BCF.\n",
        },
        glossary="- {term: Financiering, short: BCF, text: Een opdracht.}\n- {term: Wijkteam, text: Een team.}\n"
        "- {term: GGD, text: Een dienst.}\n- {term: Zorg, text: Hulp.}\n",
    )
    register = site.catalogue.registers.glossary

    found = {
        file.plan.id: [(each.short or each.term, each.text) for each in words_of_plan(register, file.plan)]
        for file in site.catalogue.plans
    }

    assert found == {
        "a": [("BCF", "Geld."), ("GGD", "Een dienst."), ("Los", None), ("Wijkteam", "Een team.")],
        "b": [("BCF", "Een opdracht.")],
    }


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ({"term": "Opgave"}, "Opgaven", True),
        ({"term": "Opgave"}, "opgavesteller", False),
        ({"term": "Wijkteam"}, "wijkteams, wijkteam's", True),
        ({"term": "Wijkteam"}, "bijwijkteam", False),
        ({"term": "Zorg"}, "zorg", False),
        ({"term": "Zorg"}, "Zorg", True),
        ({"term": "A.B (C)+"}, "een a.b\n(c)+.", True),
        ({"term": "A.B (C)+"}, "een axb (c)+", False),
        ({"term": "Fulltime", "short": "fte"}, "0,5 fte's", True),
        ({"term": "Fulltime", "short": "fte"}, "0,5 FTE", True),
        ({"term": "Fulltime", "short": "fte"}, "ften", False),
        ({"term": "Fulltime", "short": "Fte"}, "0,5 FTE", False),
        ({"term": "wijk"}, "Wijk", True),
    ],
)
def test_a_word_is_found_in_any_capitals_and_an_abbreviation_in_its_own(
    term: dict[str, str], text: str, *, found: bool
) -> None:
    read = Term.model_validate(term)
    pattern = whole("|".join(spelled(name, read) for name in names_of(read)))

    assert bool(re.search(pattern, text)) == found
