"""What a municipality sets in `mkdocs.yml`, read without MkDocs, so that every engine gets the same."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.errors import Finding, PlansError
from generator.house import DEFAULT, House, read_house
from generator.options import read_options, wrong_options
from generator.reader import Mapping
from generator.since import Since, read_since


@dataclass(frozen=True, slots=True)
class Settings:
    """Where everything is, and what a municipality chose.

    `today` decides what "this quarter" is and which plans have ended. `drafts` also publishes plans whose
    status is draft, for the preview. `site_url` is the address of the site, empty where none is known.
    `edit_url` is the address before which a file's path makes an
    editing page; empty where there is none. `since` is from when on changes are told, `automatic` says that
    nobody looks on, so that what lacks must stop the build. `options` is `mkdocs.yml` with the place of every word,
    `findings` tells what is wrong with it.
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
    options: Mapping | None = None
    findings: tuple[Finding, ...] = ()


class _Loader(yaml.CSafeLoader):
    """Reads `mkdocs.yml`; tags of MkDocs (`!ENV`, `!!python/name:`) are taken as no value."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def read_settings(config: Path, today: date, *, drafts: bool = False) -> Settings:
    """Read the settings from a `mkdocs.yml`.

    Raises `InvalidPlans` with what is wrong with it where it cannot be read, `PlansError` where it is not there.
    """
    try:
        data = config.read_bytes()
        options, advice = read_options(data, config.name)
        text = data.decode("utf-8-sig")
        values = yaml.load(text, Loader=_Loader)  # noqa: S506 - it is a safe loader
    except FileNotFoundError:
        raise PlansError(
            f"Er is geen {config.name} in {config.parent}. Start de opdracht in de map van de site."
        ) from None
    except (OSError, yaml.YAMLError) as error:
        raise PlansError(f"{config} kan niet gelezen worden: {' '.join(str(error).split())}") from None
    settings = settings_from(values, config.parent.resolve(), today, drafts=drafts)
    house, of_house = read_house(text, config.name, (settings.content, settings.templates / "theme"))
    since, of_since = read_since(options)
    languages = sorted(path.stem for path in (settings.templates / "labels").glob("*.yml"))
    others = (*of_since, *wrong_options(options, languages, _folders(config.parent)))
    return replace(
        settings,
        language=settings.language if settings.language in languages else "nl",
        house=house,
        since=since,
        automatic=_automatic(),
        options=options,
        findings=(*of_house, *_not_told(of_house, advice, others)),
    )


def _not_told(told: Iterable[Finding], advice: Iterable[Finding], others: Iterable[Finding]) -> Iterator[Finding]:
    """Give what is not told already: of advice on how a value is written nothing, where that value is wrong."""
    places = {each.place for each in told}
    lines = {place.line for place in places}
    yield from (each for each in advice if each.place.line not in lines)
    yield from (each for each in others if each.place not in places)


def settings_from(values: dict[str, Any], root: Path, today: date, *, drafts: bool = False) -> Settings:
    """Take the settings from the values of a `mkdocs.yml` whose folder is `root`; what is of no use is passed over."""
    extra, theme, nav = values.get("extra"), values.get("theme"), values.get("nav")
    edit_url = extra.get("edit_url") if isinstance(extra, dict) else None
    language = theme.get("language") if isinstance(theme, dict) else None
    return Settings(
        root=root,
        today=today,
        plans=root / "plans",
        content=root / (values.get("docs_dir") or "content"),
        templates=root / "templates",
        site=root / (values.get("site_dir") or "site"),
        language=str(language or "nl"),
        site_url=str(values.get("site_url") or ""),
        edit_url=str(edit_url or ""),
        nav=tuple(nav) if isinstance(nav, list) else (),
        drafts=drafts,
    )


def _folders(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir() if path.is_dir() and not path.name.startswith("."))


def _automatic() -> bool:
    """Tell whether GitHub, GitLab or the like runs this; they all say so in the same way."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")
