"""A built page, divided into the parts that a search may lead to."""

from generator.finish.reading import Part, Readable, read_page


def read(article: str) -> Readable:
    return read_page(
        f'<html lang="nl"><body><nav>Menu</nav><article class="md-content__inner x">{article}</article>Voet</body>'
    )


def test_a_part_begins_at_every_heading_with_an_address() -> None:
    page = read(
        "<h1 id=a>Plan</h1><p>Kort</p><h2 id=geld>Wat kost het?<a class=headerlink>¶</a></h2><p>Veel<br>geld</p>"
    )
    assert page.parts == [Part("", 1, "Plan", "Kort"), Part("geld", 2, "Wat kost het?", "Veel geld")]


def test_a_block_with_an_id_is_a_part_named_by_what_stands_out_in_it() -> None:
    page = read(
        "<h1>Plan</h1><h2 id=doen>Doen</h2><ul><li id=een><span class=pw-number>1</span> <strong>Eerst</strong> dit"
        "<ul><li id=half><strong>Half</strong></li></ul>en dan</li></ul><p>Na</p>"
    )
    assert page.parts[1:] == [
        Part("doen", 2, "Doen", "Na"),
        Part("een", 7, "Eerst", "dit en dan"),
        Part("half", 8, "Half"),
    ]


def test_a_row_is_named_by_the_first_line_of_its_first_cell() -> None:
    page = read(
        "<h1>Plan</h1><table><tr id=stap><th><span class=pw-number>1</span> Eerste <b>stap</b><div><p>Zo</p></div></th>"
        "<td>Wie</td></tr></table>"
    )
    assert page.parts[1:] == [Part("stap", 7, "Eerste stap", "Zo Wie")]


def test_a_block_without_a_name_belongs_to_what_is_around_it() -> None:
    page = read("<h1>Plan</h1><h2 id=bron>Bronnen</h2><p>Twee:</p><ul><li id=x>Brief</li></ul>")
    assert page.parts[1:] == [Part("bron", 2, "Bronnen", "Twee: Brief")]


def test_what_another_page_tells_better_is_kept_apart() -> None:
    page = read("<h1>Wijk</h1><p>Eigen</p><ul data-pagefind-weight='0.1'><li id=k><h3 id=kaart>Plan</h3>Kort</li></ul>")
    assert page.parts == [Part("", 1, "Wijk", "Eigen", "Plan Kort")]


def test_what_is_no_text_is_passed_over() -> None:
    page = read(
        "<h1>Plan</h1><svg><text>nee</text></svg><p hidden>nee</p><span data-pagefind-ignore>nee<b>nee</b></span>ja"
    )
    assert page.parts == [Part("", 1, "Plan", "ja")]


def test_choices_and_other_names_are_noted() -> None:
    page = read(
        "<h1>GGD</h1><p hidden data-search-names='GGD|Gezondheidsdienst'>"
        "<span data-search-choice='wijk:Beijum'></span>"
        "<span data-search-choice='wijk:De Wijert'></span><span data-search-choice='status:Loopt'></span></p>"
    )
    assert page.names == ["GGD", "Gezondheidsdienst"]
    assert page.choices == [("wijk", "Beijum"), ("wijk", "De Wijert"), ("status", "Loopt")]


def test_an_element_that_is_not_ended_ends_with_the_one_around_it() -> None:
    assert read("<h1>Plan</h1><div><p>Een<p>Twee</div><p>Drie").parts == [Part("", 1, "Plan", "Een Twee Drie")]
