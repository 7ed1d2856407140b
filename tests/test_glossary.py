"""The words of all plans, each with all its meanings."""

from collections.abc import Callable

from generator.pages.glossary import Word, words
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
