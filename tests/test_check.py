"""Rules over whole plans and registers. `cases/invalid` shows each rule on one plan; here stands what needs more."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.catalogue import Catalogue
from generator.check import RULES, check
from generator.check.pages import page
from generator.errors import Finding, Severity

Read = Callable[..., tuple[Catalogue, tuple[Finding, ...]]]


def told(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{each.code} {each.place.file}:{each.place.line}:{each.place.column}" for each in findings]


def values(findings: tuple[Finding, ...]) -> list[Mapping[str, str]]:
    return [dict(each.values) for each in findings]


def test_nothing_at_all_is_in_order(catalogue_from: Read) -> None:
    assert catalogue_from({})[1] == ()


def test_a_relation_with_a_plan_that_is_not_there_names_what_is_near(catalogue_from: Read) -> None:
    relation = "relations:\n  - {type: part-of, plan: stadspaln}\n  - {type: part-of, plan: iets}\n"
    _, findings = catalogue_from({"stadsplan": "", "wijkplan": relation})

    assert told(findings) == ["V005 plans/wijkplan.yml:6:27", "V005 plans/wijkplan.yml:7:27"]
    assert [each["suggestion"] for each in values(findings)] == ["stadsplan", "stadsplan"]


def test_a_long_list_of_plans_is_not_told_in_full(catalogue_from: Read) -> None:
    plans = {f"plan-{number:02}": "" for number in range(50)}
    _, (found,) = catalogue_from({**plans, "wijk": "relations: [{type: related, plan: iets}]\n"})

    assert found.values["suggestion"].count(",") == 9


def test_plans_may_stand_in_a_circle(catalogue_from: Read) -> None:
    relation = "relations: [{type: part-of, plan: %s}]\n"

    assert catalogue_from({"a": relation % "b", "b": relation % "a", "c": relation % "c"})[1] == ()


def test_ids_are_of_one_plan_only(catalogue_from: Read) -> None:
    _, findings = catalogue_from({"a": "goals: [{id: g, title: G}]\n", "b": "activities: [{title: A, for: g}]\n"})

    assert told(findings) == ["V004 plans/b.yml:5:30"]


def test_goals_of_another_plan_share_the_ids_of_this_one(catalogue_from: Read) -> None:
    text = "relations:\n  - {type: related, title: X, goals: [{id: ver, title: V}]}\n"
    _, fine = catalogue_from({"a": text + "activities:\n  - {title: A, for: ver}\n"})
    _, twice = catalogue_from({"a": text + "goals:\n  - {id: ver, title: G}\n"})

    assert told(fine) == []
    assert [each.code for each in twice] == ["V002"]


@pytest.mark.parametrize(
    "text",
    [
        "gaps: [{of: goals, note: A}]\n",
        "gaps: [{of: sections, note: A}]\n",
        "source_notes: [{of: budget, text: A}]\n",
        "indicators: [{id: contact, title: A}]\ngaps: [{of: contact, note: A}]\n",
        "budget: {lines: [{title: A, kind: contribution, by: x, amount: 1}], stated: [{of: asked, amount: 0}]}\n",
        "shares: [{title: A, total: 0, parts: [{title: B, value: 0}]}]\n",
        "shares: [{title: A, parts: [{title: B, value: 1/3}, {title: C, value: 1/7}]}]\n",
        "shares: [{title: A, parts: [{title: B, value: '0,1 %'}, {title: C, value: '99,9 %'}]}]\n",
        "period: onbekend\nactivities: [{title: A, when: 1990}]\n",
        "period: uiterlijk 2027\nactivities: [{title: A, when: 1990}]\n",
        "period: vanaf 2024\nactivities: [{title: A, when: 2060}]\n",
        "period: 2024\nactivities: [{title: A, when: 2024 en verder}, {title: B, when: uiterlijk 2024}]\n",
        "ambition: 'Zie [de site](https://voorbeeld.nl/#deel).'\n",
    ],
)
def test_what_is_in_order_is_not_told(catalogue_from: Read, text: str) -> None:
    _, findings = catalogue_from({"a": text})

    assert [each for each in findings if each.severity is Severity.ERROR] == []


def test_a_difference_is_told_once_at_the_first_printed_total_that_has_it(catalogue_from: Read) -> None:
    text = """
budget:
  lines:
    - {title: A, amounts: {2024: 1, 2025: 2}}
  stated:
    - {of: cost, amount: 9}
    - {of: cost, amount: 9}
    - {of: cost, amounts: {2024: 1, 2025: 9}}
    - of: cost
      amounts:
        2024: 8
        2025: 7
"""
    _, findings = catalogue_from({"a": text})

    assert [(each.code, each.place.line) for each in findings] == [("B030", 10), ("B030", 12), ("B030", 16)]
    assert {each.severity for each in findings} == {Severity.ADVICE}


def test_totals_are_not_compared_where_a_line_is_wrong(catalogue_from: Read) -> None:
    text = "budget:\n  lines: [{title: A, amounts: {2024: -1, 2025: 2}}]\n  stated: [{of: cost, amount: 9}]\n"
    _, findings = catalogue_from({"a": text})

    assert [each.code for each in findings] == ["B020"]


def test_a_running_total_points_at_the_amount_from_which_it_differs(catalogue_from: Read) -> None:
    text = """
budget:
  lines:
    - {title: A, amounts: {2024: 1, 2025: 2, 2026: 3}}
    - {title: B, amounts: {2024: 1, 2026: 3}}
  stated:
    - {of: cost, amount: 7}
    - {of: cost, cumulative: true, amounts: {2024: 2, 2025: 1, 2026: 7}}
"""
    _, findings = catalogue_from({"a": text})

    assert told(findings) == ["B033 plans/a.yml:8:43"]
    assert values(findings)[0]["line"] == "A"
    assert values(findings)[0]["cell"] == "2025"


def test_a_name_that_no_register_knows_is_told_once_in_each_plan(catalogue_from: Read) -> None:
    text = "lead: Iemand\nactivities:\n  - {title: A, lead: Iemand, with: iemand}\n"
    _, findings = catalogue_from({"a": text, "b": text})

    assert told(findings) == [f"V007 plans/{name}.yml:{place}" for name in "ab" for place in ("5:7", "7:36")]


def test_a_misspelt_name_and_several_names_in_one_text_are_told_apart(catalogue_from: Read) -> None:
    text = "lead: Wij-Voorbeld\nactivities:\n  - {title: A, with: 'GGD en wij-voorbeeld'}\n  - {title: B, with: HVO}\n"
    _, findings = catalogue_from(
        {"a": text}, organisations="- {id: wij-voorbeeld, name: WIJ Voorbeeld}\n- {id: ggd, name: GGD}\n"
    )

    assert told(findings) == ["V016 plans/a.yml:5:7", "V017 plans/a.yml:7:22"]  # HVO may be no organisation
    assert [each.get("suggestion") for each in values(findings)] == ["wij-voorbeeld", "ggd, wij-voorbeeld"]
    assert {each.severity for each in findings} == {Severity.ADVICE}


def test_two_plans_with_one_title_are_told_once(catalogue_from: Read) -> None:
    _, findings = catalogue_from({"a": "", "b": ""})
    assert told(findings) == []

    catalogue, _ = catalogue_from({"a": "", "b": ""})
    first, second = catalogue.plans
    same = replace(second, plan=second.plan.model_copy(update={"title": first.plan.title}))
    (found,) = check(replace(catalogue, plans=(first, same)), date(2026, 1, 15))

    assert (found.code, found.severity, found.place.file) == ("V018", Severity.ADVICE, "plans/b.yml")
    assert found.values["other"] == "plans/a.yml"


def test_a_photo_must_be_there_and_a_document_should(catalogue_from: Read, tmp_path: Path) -> None:
    folder = tmp_path / "plans" / "a"
    folder.mkdir(parents=True)
    (folder / "park.JPG").write_bytes(b"")
    (folder / "begroting.pdf").write_bytes(b"")
    text = (
        "image: {file: park.jpg, alt: Park}\ndocuments:\n  - {title: A, file: begroting.pdf}\n"
        "  - {title: B, file: nota.docx}\n  - {title: C, file: 'https://voorbeeld.nl/x'}\n"
        "  - {title: D, file: n.v.t.}\n"
    )
    _, findings = catalogue_from({"a": text})

    assert told(findings) == ["V019 plans/a.yml:5:15", "V020 plans/a.yml:8:22"]
    assert [each.severity for each in findings] == [Severity.ERROR, Severity.ADVICE]
    assert findings[0].values["suggestion"] == "park.JPG"


def test_names_in_registers_are_known_by_their_aliases(catalogue_from: Read) -> None:
    text = "areas: SPT\nthemes: jeugd\nlead: De Gemeente\nactivities:\n  - {title: A, with: n.v.t., areas: Selwerd}\n"
    _, findings = catalogue_from(
        {"a": text},
        areas="- {id: spt, name: Selwerd, aliases: ['SPT']}\n",
        themes="- {id: jeugd, name: Jeugd en gezin}\n",
        organisations="- {id: gemeente, name: Gemeente Voorbeeld, aliases: ['de gemeente']}\n",
    )

    assert told(findings) == []


@pytest.mark.parametrize("register", ["areas", "organisations"])
def test_an_entry_that_is_part_of_itself_is_told_once(catalogue_from: Read, register: str) -> None:
    text = """
- {id: a, name: A, part_of: b}
- {id: b, name: B, part_of: c}
- {id: c, name: C, part_of: a}
- {id: d, name: D, part_of: a}
- {id: e, name: E, part_of: e}
"""
    _, findings = catalogue_from({}, **{register: text})

    assert told(findings) == [f"V011 plans/registers/{register}.yml:{place}" for place in ("2:29", "6:29")]
    assert values(findings) == [{"name": "A", "loop": "a, b, c, a"}, {"name": "E", "loop": "e, e"}]


def test_an_entry_that_is_part_of_nothing_we_know_is_told(catalogue_from: Read) -> None:
    areas = """
- {id: noord, name: Noord}
- {id: wijk, name: Wijk, part_of: noort}
- {id: buurt, name: Buurt, part_of: zuidelijk}
"""
    _, findings = catalogue_from({}, areas=areas)

    assert told(findings) == ["V012 plans/registers/areas.yml:3:35", "V012 plans/registers/areas.yml:4:37"]
    assert [each["suggestion"] for each in values(findings)] == ["noord", "noord, wijk"]


def test_ids_of_a_register_are_there_once_and_are_no_page_of_the_site(catalogue_from: Read) -> None:
    _, findings = catalogue_from({}, themes="- {id: index, name: A}\n- {id: b, name: B}\n- {name: C, id: b}\n")

    assert told(findings) == [
        f"V00{place}" for place in ("3 plans/registers/themes.yml:1:8", "2 plans/registers/themes.yml:3:17")
    ]


def test_a_name_of_two_entries_is_advice(catalogue_from: Read) -> None:
    areas = "- {id: a, name: Centrum}\n- {id: b, name: Oost, aliases: ['centrum', 'A']}\n- {id: oost, name: Oost}\n"
    _, findings = catalogue_from({}, areas=areas)

    assert told(findings) == [f"V013 plans/registers/areas.yml:{place}" for place in ("2:33", "2:44", "3:8")]
    assert {each.severity for each in findings} == {Severity.ADVICE}


def test_every_rule_says_in_one_sentence_what_it_does() -> None:
    assert all((rule.__doc__ or "").strip().endswith(".") for rule in RULES)


def test_an_abbreviation_with_two_meanings_is_told_at_both_places(catalogue_from: Read) -> None:
    term = "glossary:\n  - {term: %s, short: BCF, text: Uitleg.}\nambition: Het BCF.\n"
    _, findings = catalogue_from(
        {
            "a": term % "Btw-compensatiefonds",
            "b": term % "Beleidsgestuurde contractfinanciering",
            "c": term % "BTW compensatiefonds van het Rijk",
            "d": "glossary:\n  - {term: Een gids, short: GGD, text: Uitleg.}\nambition: De GGD.\n",
        },
        glossary="- {term: Gezondheidsdienst, short: GGD, text: Uitleg.}\n- {term: Wijkraad, text: Bewoners.}\n",
    )

    others = {each.place.file.removeprefix("plans/"): each.values["other"] for each in findings}
    assert {each.code for each in findings} == {"G003"}
    assert all(each.place.text[each.place.column - 1 :][:3] == each.values["text"] for each in findings)
    assert others == {
        "a.yml": "plans/b.yml",
        "b.yml": "plans/a.yml",
        "c.yml": "plans/b.yml",
        "d.yml": "plans/registers/glossary.yml",
        "registers/glossary.yml": "plans/d.yml",
    }
    assert {each.severity for each in findings} == {Severity.ADVICE}


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("![](plein.jpg)", "F008", 1),
        ("Een ![ ][plein] in de tekst", "F008", 5),
        ("<img src='plein.jpg'>", "F008", 1),
        ("<IMG src='plein.jpg' class='x'>", "F008", 1),
        ("![Een plein](plein.jpg)", "", 0),
        ("<img src='lijn.svg' alt=''>", "", 0),
        ("`![](plein.jpg)`", "", 0),
        ("<!-- ![](plein.jpg) -->", "", 0),
        ("Lees het [hier](over.md).", "W007", 11),
        ("[![](plein.jpg)](over.md)", "F008", 2),
        ("Mail naar info@wijk.example.", "A001", 11),
        ("Bel 06 12345678.", "A002", 5),
        ("Vraag het aan mevrouw De Boer.", "A010", 15),
        ("Kom naar de Jan de Boerschool.", "", 0),
    ],
)
def test_a_page_written_by_hand_is_looked_at_too(catalogue_from: Read, line: str, code: str, column: int) -> None:
    catalogue, _ = catalogue_from({}, organisations="- {id: school, name: Jan de Boerschool}\n")
    text = f"# Kop\n\n```\n![](a.png) info@wijk.example\n```\n\n{line}\n"

    findings = tuple(page("content/over.md", text, catalogue))

    assert told(findings) == ([f"{code} content/over.md:7:{column}"] if code else [])
    assert all(each.place.text == line for each in findings)


def test_what_is_written_well_is_no_link_gone_wrong(catalogue_from: Read) -> None:
    text = """
ambition: |
  Zie [het plan](https://www.voorbeeld.nl/plan_(2024)), [de wijk](#wijk) en [sic] (zo) in de brief[^brief].
goals:
  - {id: wijk, title: De wijk}
footnotes:
  brief: De brief van 2024.
documents:
  - {title: Bijlage, file: bijlage.pdf}
  - {title: Nota, file: 'https://voorbeeld.nl/nota.pdf'}
progress:
  - {when: 2024, evidence: gesprek met de wijkraad, text: Goed.}
"""
    _, findings = catalogue_from({"a": text})

    assert [each.code for each in findings if each.code.startswith("W")] == []


def test_a_plan_that_leaves_money_open_is_not_told_who_pays(catalogue_from: Read) -> None:
    lines = (
        "budget:\n%s  lines:\n    - {title: A, amount: 5}\n    - {title: B, kind: contribution, by: x, amount: %s}\n"
    )
    told_of = {
        name: [each.code for each in catalogue_from({"a": text})[1] if each.code in ("B034", "B035")]
        for name, text in {
            "short": lines % ("", 3),
            "even": lines % ("", 5),
            "over": lines % ("", 8),
            "open": lines % ("", "onbekend"),
            "about": lines % ("", "ongeveer 3"),
            "partial": lines % ("  partial: Alleen een deel\n", 3),
            "cost only": "budget:\n  lines:\n    - {title: A, amount: 5}\n",
        }.items()
    }

    assert told_of == {
        "short": ["B034"],
        "even": [],
        "over": ["B035"],
        "open": [],
        "about": [],
        "partial": [],
        "cost only": [],
    }


def test_a_link_is_mended_with_its_spaces_and_as_the_id_that_it_names(catalogue_from: Read) -> None:
    text = """\
goals: {id: buurt, title: Buurt}
ambition: 'Zie [de brief](https://voorbeeld.nl/mijn brief.pdf) en [de buurt](buurt).'
"""
    _, findings = catalogue_from({"a": text})

    assert [each["suggestion"] for each in values(findings)] == [
        "[de brief](https://voorbeeld.nl/mijn%20brief.pdf)",
        "[de buurt](#buurt)",
    ]


def test_whom_no_register_knows_is_told_where_it_may_be_a_slip(catalogue_from: Read) -> None:
    text = "areas: Selwert\nactivities:\n  - {title: A, with: scholen-noord, lead: Scholen in de wijk}\n"
    _, findings = catalogue_from({"a": text})

    assert told(findings) == ["V007 plans/a.yml:5:8", "V007 plans/a.yml:7:22"]
    assert values(findings)[0]["suggestion"] == "- {id: selwert, name: Selwert}"
