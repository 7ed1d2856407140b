"""What the search index is given of each page."""

import re

from generator.finish.reading import Part, Readable
from generator.finish.records import choices, records, vocabulary


def page(*parts: Part, names: tuple[str, ...] = ()) -> Readable:
    return Readable(list(parts), list(names))


def record(pages: dict[str, Readable], address: str = "/a/") -> str:
    return dict(records(pages))[address]


def extra(html: str) -> list[str]:
    found = re.search(r"<samp [^>]*></samp><p[^>]*>(.*?)</p>", html)
    assert found
    return found[1].split()


def test_a_part_begins_at_an_element_with_its_id() -> None:
    html = record({"/a/": page(Part("", 1, "Plan", "Kort"), Part("x", 8, "Stap <1>", "Tekst & meer", "Elders"))})
    assert '<h1 id="-">Plan</h1><p>Kort</p>' in html
    assert '<h6 id="x">Stap &lt;1&gt;</h6><p>Tekst &amp; meer</p>' in html
    assert '<cite id="x--cite"></cite><p data-pagefind-weight="0.1">Elders</p>' in html


def test_a_page_is_found_by_the_singular_and_by_the_end_of_a_compound() -> None:
    pages = {"/a/": page(Part("", 1, "Wijkondersteuners", "steden in de buurt")), "/b/": page(Part("", 1, "Wijk"))}
    assert extra(record(pages)) == ["ondersteuner", "stad", "bur"]


def test_a_page_is_found_by_its_amounts_as_plain_numbers() -> None:
    assert extra(record({"/a/": page(Part("", 1, "Plan", "€ 35 550, 0,33 fte en 12 uur"))})) == ["35550", "0d33"]


def test_a_short_name_brings_the_full_one_and_the_other_way() -> None:
    pages = {
        "/a/": page(Part("", 1, "Plan", "met de JGZ"), Part("x", 2, "Stap", "de Jeugdgezondheidszorg helpt")),
        "/b/": page(Part("", 1, "Begrippen"), Part("j", 7, "Jeugdgezondheidszorg (JGZ)", "Zorg")),
    }
    assert re.findall("<small[^>]*></small><p>(.*?)</p>", record(pages)) == ["Jeugdgezondheidszorg", "JGZ"]


def test_capitals_count_in_a_name() -> None:
    pages = {
        "/a/": page(Part("", 1, "Plan", "wij doen dit")),
        "/b/": page(Part("", 1, "WIJ Groningen"), names=("WIJ Groningen", "WIJ")),
    }
    assert "<small" not in record(pages)
    assert '<dfn id="---dfn"></dfn><p data-pagefind-weight="5">WIJ Groningen · WIJ</p>' in record(pages, "/b/")


def test_the_vocabulary_is_divided_by_letter_without_accents() -> None:
    pages = [page(Part("", 1, "Wijk en straat", "de Wijk in 2024")), page(Part("", 1, "Ágenda wijkondersteuner"))]
    assert vocabulary(pages) == {
        "o": ["ondersteuner"],
        "s": ["straat"],
        "w": ["wijk", "wijkondersteuner"],
        "a": ["ágenda"],
    }


def test_a_choice_has_a_word_of_its_own_in_the_index() -> None:
    one, other = page(Part("", 1, "Plan")), page(Part("", 1, "Plan"))
    one.choices, other.choices = [("wijk", "Noord"), ("status", "Loopt")], [("wijk", "Zuid")]
    assert choices([one, other]) == [("status", "Loopt"), ("wijk", "Noord"), ("wijk", "Zuid")]
    assert extra(record({"/a/": one, "/b/": other})) == ["keuze0001x", "keuze0000x"]
    assert extra(record({"/a/": one, "/b/": other}, "/b/")) == ["keuze0002x"]
