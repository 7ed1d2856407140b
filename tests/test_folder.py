"""The site as a folder for any engine."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.command.folder import MARK, write_folder
from generator.errors import PlansError
from generator.settings import Settings, read_settings
from generator.sitefile import SiteFile

FILES = (
    SiteFile("plannen/a.md", "# A\n", "A"),
    SiteFile("over.md", "# Ingevuld\n"),
    SiteFile("plannen/a/foto.jpg", b"\xff\xd8"),
)


@pytest.fixture
def settings(project: Path) -> Settings:
    return read_settings(project / "mkdocs.yml", date(2026, 3, 1))


def write(to: Path, settings: Settings) -> dict[str, Any]:
    write_folder(to, settings.root / "mkdocs.yml", settings, FILES, [{"A": "plannen/a.md"}])
    read: dict[str, Any] = yaml.unsafe_load((to / "mkdocs.yml").read_text("utf-8"))
    return read


def test_everything_an_engine_needs_is_there(settings: Settings, tmp_path: Path) -> None:
    to = tmp_path / "uit" / "map"
    (settings.content / ".verborgen").write_text("x", "utf-8")
    values = write(to, settings)
    assert (to / "content" / "plannen" / "a.md").read_text("utf-8") == "# A\n"
    assert (to / "content" / "plannen" / "a" / "foto.jpg").read_bytes() == b"\xff\xd8"
    assert (to / "content" / "over.md").read_text("utf-8") == "# Ingevuld\n"
    assert (to / "content" / "zoeken.md").is_file()
    assert not (to / "content" / ".verborgen").exists()
    assert (to / "theme" / "main.html").is_file()
    assert values["docs_dir"] == "content"
    assert values["nav"] == [{"A": "plannen/a.md"}]
    assert values["plugins"] == []


def test_the_settings_keep_what_the_municipality_chose(settings: Settings, tmp_path: Path) -> None:
    config = settings.root / "mkdocs.yml"
    config.write_text(
        "site_name: !ENV [NAAM, Plannen]\n"
        "plugins: {search: {lang: nl}, plans: {}}\n"
        "markdown_extensions:\n"
        "  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}\n"
        "extra: {municipality: Gemeente X, history: {since: 2026-01-31}}\n"
        "theme: material\n",
        "utf-8",
    )
    to = tmp_path / "uit"
    write_folder(to, config, settings, FILES, [])
    text = (to / "mkdocs.yml").read_text("utf-8")
    assert "site_name: !ENV [NAAM, Plannen]" in text.replace("\n- ", " ") or "!ENV" in text
    assert "python/object/apply:pymdownx.slugs.slugify" in text
    assert "search:" in text
    assert "plans" not in text.split("plugins:")[1].split("markdown_extensions")[0]
    assert "municipality: Gemeente X" in text
    assert "since: '2026-01-31'" in text
    assert "words:" in text
    assert "custom_dir: theme" in text


def test_a_second_time_replaces_everything(settings: Settings, tmp_path: Path) -> None:
    to = tmp_path / "uit"
    write(to, settings)
    (to / "content" / "oud.md").write_text("oud", "utf-8")
    (to / "site").mkdir()
    (to / "site" / "oud.html").write_text("oud", "utf-8")
    write(to, settings)
    assert not (to / "content" / "oud.md").exists()
    assert not (to / "site").exists()
    assert sorted(path.name for path in to.iterdir()) == [MARK, "content", "mkdocs.yml", "theme"]


def test_an_empty_folder_is_fine(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    write(tmp_path / "leeg", settings)


def test_what_someone_else_wrote_is_never_replaced(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "werk").mkdir()
    (tmp_path / "werk" / "brief.txt").write_text("x", "utf-8")
    with pytest.raises(PlansError, match="kies een lege map"):
        write(tmp_path / "werk", settings)
    with pytest.raises(PlansError, match="is geen map"):
        write(tmp_path / "werk" / "brief.txt", settings)
    assert [path.name for path in (tmp_path / "werk").iterdir()] == ["brief.txt"]


@pytest.mark.parametrize("place", ["", "..", "content/uit", "plans", "templates/x"])
def test_the_project_itself_is_no_place_to_write(settings: Settings, place: str) -> None:
    with pytest.raises(PlansError, match="kies een andere map"):
        write(settings.root / place, settings)


def test_a_place_that_cannot_be_written_is_one_sentence(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(PlansError, match="kan niet geschreven worden"):
        write(tmp_path / "file" / "uit", settings)
