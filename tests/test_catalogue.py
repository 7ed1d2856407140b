"""All plans and registers together, and what finds its way between them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.catalogue import Catalogue, read_catalogue, spelling
from generator.errors import Finding, PlansError

Read = Callable[..., tuple[Catalogue, tuple[Finding, ...]]]

AREAS = """
- {id: stad, name: De Stad, kind: municipality}
- {id: noord, name: Noord, part_of: stad, aliases: ['Stadsdeel Noord', 'N.']}
- {id: berkenbuurt, name: De Berkenbuurt, part_of: noord}
"""


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return sorted(found.code for found in findings)


@pytest.mark.parametrize("name", ["noord", "Noord", " NOORD ", "stadsdeel-noord", "Stadsdeel  Noord", "n."])
def test_an_entry_is_found_by_any_spelling_of_its_id_name_or_alias(catalogue_from: Read, name: str) -> None:
    found, _ = catalogue_from({}, areas=AREAS)

    entry = found.find("areas", name)

    assert entry is not None
    assert entry.id == "noord"
    assert found.find("themes", name) is None


def test_an_id_wins_from_a_name_and_a_name_from_an_alias(catalogue_from: Read) -> None:
    themes = "- {id: a, name: B, aliases: ['c']}\n- {id: b, name: C, aliases: ['a']}\n"
    found, _ = catalogue_from({}, themes=themes)

    assert [entry.id for name in "abc" if (entry := found.find("themes", name))] == ["a", "b", "b"]


def test_a_plan_is_listed_with_an_area_and_all_it_is_part_of(catalogue_from: Read) -> None:
    plans = {"een": "areas: berkenbuurt\n", "twee": "activities:\n  - {title: A, areas: noord}\n", "drie": ""}
    found, _ = catalogue_from(plans, areas=AREAS)

    listed = {area.id: [plan.id for plan in found.plans_of("areas", area)] for area in found.registers.areas}

    assert listed == {"stad": ["een", "twee"], "noord": ["een", "twee"], "berkenbuurt": ["een"]}


def test_a_circle_of_areas_ends(catalogue_from: Read) -> None:
    areas = "- {id: a, name: A, part_of: b}\n- {id: b, name: B, part_of: c}\n- {id: c, name: C, part_of: a}\n"
    found, _ = catalogue_from({"een": "areas: a\n"}, areas=areas)

    for area in found.registers.areas:
        assert {part.id for part in found.parts_of("areas", area)} == {"a", "b", "c"} - {area.id}
        assert [plan.id for plan in found.plans_of("areas", area)] == ["een"]


def test_organisations_count_wherever_a_plan_names_them(catalogue_from: Read) -> None:
    places = {
        "lead": "lead: ggd\n",
        "with": "activities:\n  - {title: A, with: G.G.D.}\n",
        "by": "budget: {lines: [{title: A, kind: contribution, by: ggd, amount: 1}]}\n",
        "members": "governance: {bodies: [{title: A, members: ggd}]}\n",
        "partners": "partners: ggd\n",
        "signed": "signed: {role: directeur, organisation: GGD}\n",
        "no": "title_of_nothing: ggd\n".replace("title_of_nothing", "audience"),
    }
    found, _ = catalogue_from(places, organisations="- {id: ggd, name: GGD, aliases: ['G.G.D.']}\n")

    (ggd,) = found.registers.organisations

    assert {plan.id for plan in found.plans_of("organisations", ggd)} == places.keys() - {"no"}


def test_plans_stand_in_the_order_of_their_ids(catalogue_from: Read) -> None:
    found, _ = catalogue_from({"c": "", "a": "", "b": ""})

    assert [file.plan.id for file in found.plans] == ["a", "b", "c"]
    assert found.plan("b") is found.plans[1].plan
    assert found.plan("d") is None


def test_without_registers_nothing_is_known_and_nothing_breaks(catalogue_from: Read) -> None:
    found, findings = catalogue_from({"een": "areas: noord\n"})

    assert found.find("areas", "noord") is None
    assert codes(findings) == ["V007"]


def test_a_file_with_mistakes_does_not_make_others_wrong(catalogue_from: Read) -> None:
    plans = {"kind": "relations:\n  - {type: part-of, plan: ouder}\nareas: noord\n", "ouder": "status: paars\n"}
    found, findings = catalogue_from(plans, areas="- {id: noord}\n")

    assert codes(findings) == ["S002", "S005"]
    assert found.unread == {"ouder", "registers/areas"}


def test_advice_on_a_register_is_told(catalogue_from: Read) -> None:
    _, findings = catalogue_from({}, themes="- {id: jeugd, name : Jeugd}\n")

    assert codes(findings) == ["Y081"]


def test_files_of_other_programs_are_no_plans(tmp_path: Path) -> None:
    for name in (".#plan.yml", "._plan.yml", "plan.yml~", "plan.yml.bak", "leesmij.txt"):
        (tmp_path / name).write_text("niets", "utf-8")

    found, findings = read_catalogue(tmp_path, "plans")

    assert (found.plans, findings) == ((), ())


def test_a_plan_with_an_odd_name_is_told_and_not_skipped(tmp_path: Path) -> None:
    for name in ("a.YML", "b.yaml"):
        (tmp_path / name).write_text("title: A\nkind: other\norganisation: n.v.t.\nsummary: Kort.\n", "utf-8")

    _, findings = read_catalogue(tmp_path, "plans")

    assert [(found.code, found.place.file) for found in findings] == [("S011", "plans/a.YML"), ("S011", "plans/b.yaml")]


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PlansError, match="is er niet"):
        read_catalogue(tmp_path / "weg", "plans")


def test_spellings_share_what_a_reader_takes_for_the_same() -> None:
    assert spelling("De  Berken-buurt ") == spelling("de berken buurt") != spelling("berkenbuurt")
