"""What a municipality sets in `mkdocs.yml`, read without MkDocs, so that every engine gets the same."""

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.errors import Finding, PlansError
from generator.house import DEFAULT, House, read_house
from generator.since import Since, read_since


@dataclass(frozen=True, slots=True)
class Settings:
    """Where everything is, and what a municipality chose.

    `today` decides what "this quarter" is and which plans have ended. `drafts` also publishes plans whose
    status is draft, for the preview. `site_url` is the address of the site, empty where none is known.
    `edit_url` is the address before which a file's path makes an
    editing page; empty where there is none. `since` is from when on changes are told, `automatic` says that
    nobody looks on, so that what lacks must stop the build. `findings` tells what is wrong with the settings.
    """

    root: Path
    today: date
    plans: Path
    content: Path
    templates: Path
    site: Path
    language: str = "nl"
    site_url: str = ""
    edit_url: str = ""
    nav: tuple[Any, ...] = ()
    drafts: bool = False
    house: House = DEFAULT
    since: Since | None = None
    automatic: bool = False
    findings: tuple[Finding, ...] = ()


class _Loader(yaml.CSafeLoader):
    """Reads `mkdocs.yml`; tags of MkDocs (`!ENV`, `!!python/name:`) are taken as no value."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def read_settings(config: Path, today: date, *, drafts: bool = False) -> Settings:
    """Read the settings from a `mkdocs.yml`; raises `PlansError` where it cannot be read."""
    try:
        text = config.read_text("utf-8")
        values = yaml.load(text, Loader=_Loader)  # noqa: S506 - it is a safe loader
    except FileNotFoundError:
        raise PlansError(
            f"Er is geen {config.name} in {config.parent}. Start de opdracht in de map van de site."
        ) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PlansError(f"{config} kan niet gelezen worden: {' '.join(str(error).split())}") from None
    if not isinstance(values, dict):
        raise PlansError(f"{config} bevat geen instellingen.")
    settings = settings_from(values, config.parent.resolve(), today, drafts=drafts)
    house, findings = read_house(text, config.name, (settings.content, settings.templates / "theme"))
    since, wrong = read_since(text, config.name)
    return replace(settings, house=house, since=since, automatic=_automatic(), findings=(*findings, *wrong))


def settings_from(values: dict[str, Any], root: Path, today: date, *, drafts: bool = False) -> Settings:
    """Take the settings from the values of a `mkdocs.yml` whose folder is `root`; raises `PlansError` as above."""
    extra: Any = values.get("extra") or {}
    theme: Any = values.get("theme") or {}
    nav: Any = values.get("nav") or []
    if not isinstance(extra, dict):
        raise PlansError(
            "Onder 'extra' in mkdocs.yml horen regels als 'edit_url: https://...', geen lijst of los woord."
        )
    if not isinstance(nav, list):
        raise PlansError("Achter 'nav' in mkdocs.yml hoort een lijst, met op elke regel een streepje en een pagina.")
    return Settings(
        root=root,
        today=today,
        plans=root / "plans",
        content=root / (values.get("docs_dir") or "content"),
        templates=root / "templates",
        site=root / (values.get("site_dir") or "site"),
        language=(theme.get("language") if isinstance(theme, dict) else None) or "nl",
        site_url=values.get("site_url") or "",
        edit_url=extra.get("edit_url") or "",
        nav=tuple(nav),
        drafts=drafts,
    )


def _automatic() -> bool:
    """Tell whether GitHub, GitLab or the like runs this; they all say so in the same way."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")
