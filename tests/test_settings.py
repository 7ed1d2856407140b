"""What a municipality sets in mkdocs.yml."""

from datetime import date
from pathlib import Path

import pytest

from generator.errors import PlansError
from generator.settings import read_settings

TODAY = date(2026, 11, 22)


def test_what_is_not_set_has_a_value(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Plannen\nextra:\nnav:\ntheme: material\n", "utf-8")

    found = read_settings(tmp_path / "mkdocs.yml", TODAY)

    assert (found.edit_url, found.nav, found.language) == ("", (), "nl")
    assert (found.content, found.site) == (tmp_path / "content", tmp_path / "site")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("extra: [a]\n", "Onder 'extra' in mkdocs.yml horen regels"),
        ("extra: los\n", "Onder 'extra' in mkdocs.yml horen regels"),
        ("nav: index.md\n", "Achter 'nav' in mkdocs.yml hoort een lijst"),
        ("nav: {Home: index.md}\n", "Achter 'nav' in mkdocs.yml hoort een lijst"),
        ("- a\n", "bevat geen instellingen"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")

    with pytest.raises(PlansError, match=told) as refused:
        read_settings(tmp_path / "mkdocs.yml", TODAY)

    assert "\n" not in str(refused.value)
