"""What a municipality sets in mkdocs.yml."""

from datetime import date
from pathlib import Path

import pytest

from generator.errors import InvalidPlans, PlansError
from generator.settings import read_settings

TODAY = date(2026, 11, 22)


def test_what_is_not_set_has_a_value(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Plannen\nextra:\nnav:\ntheme: material\n", "utf-8")

    found = read_settings(tmp_path / "mkdocs.yml", TODAY)

    assert (found.edit_url, found.nav, found.language) == ("", (), "nl")
    assert (found.content, found.site) == (tmp_path / "content", tmp_path / "site")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("extra: [a]\n", ["S014"]),
        ("extra: los\n", ["S014"]),
        ("nav: index.md\n", ["N004"]),
        ("nav: {Home: index.md}\n", ["N004"]),
        ("extra: {pages: zoeken/}\n", ["S014"]),
        ("site_name: [a]\n", ["S007"]),
        ("site_url: !ENV SITE_URL\n", []),
        ("INHERIT: basis.yml\n", []),
    ],
)
def test_what_is_of_no_use_is_told_and_passed_over(tmp_path: Path, text: str, codes: list[str]) -> None:
    more = "".join(f"{line}\n" for line in ("site_name: Plannen", "site_url: https://a.nl/") if line[:8] not in text)
    (tmp_path / "mkdocs.yml").write_text(text + more, "utf-8")

    found = read_settings(tmp_path / "mkdocs.yml", TODAY)

    assert [each.code for each in found.findings] == codes
    assert (found.edit_url, found.nav) == ("", ())


@pytest.mark.parametrize(
    ("text", "code"), [("- a\n", "N001"), ("", "N001"), ("los\n", "N001"), ("a: b: c\n", "Y050"), ("\ta: b\n", "Y030")]
)
def test_what_cannot_be_read_is_told_at_its_line(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")

    with pytest.raises(InvalidPlans) as refused:
        read_settings(tmp_path / "mkdocs.yml", TODAY)

    assert [each.code for each in refused.value.findings] == [code]


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PlansError, match=r"Er is geen mkdocs\.yml in"):
        read_settings(tmp_path / "mkdocs.yml", TODAY)
