"""Hand-written pages that show a part of the plans: a line such as `[[plannen]]` becomes that part."""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from generator.errors import Finding, Place
from generator.period import Quarter
from generator.render import render
from generator.schedule import in_quarter
from generator.settings import Settings
from generator.sitefile import SiteFile
from generator.view import Site

_EMBED = re.compile(r"^\[\[(.+?)\]\][ \t]*$", re.MULTILINE)

PARTS = ("plans", "quarter", "areas")
"""What can be embedded; a label `embed.<part>` says by which word, a template in `embeds/` how."""


def embedded(site: Site, env: Environment) -> Iterator[SiteFile]:
    """Give every hand-written page that embeds something, with the embeds written out."""
    words = {site.labels.plain(f"embed.{part}"): part for part in PARTS}
    for path in content_pages(site.settings):
        text = path.read_text("utf-8")
        if not _EMBED.search(text):
            continue
        uri = path.relative_to(site.settings.content).as_posix()

        def part(match: re.Match[str], uri: str = uri) -> str:
            name = words.get(match[1].strip().lower())
            return f"\n{_render(site, env, name, uri)}" if name else match[0]

        yield SiteFile(uri, _EMBED.sub(part, text), source=path.relative_to(site.settings.root).as_posix())


def _render(site: Site, env: Environment, part: str, uri: str) -> str:
    plans = tuple(file.plan for file in site.catalogue.plans)
    return render(
        env,
        f"embeds/{part}.md",
        site=site,
        page=uri,
        plans=plans,
        quarter=in_quarter(site.happenings, Quarter.of(site.settings.today)),
        areas=[area for area in site.catalogue.registers.areas if site.catalogue.plans_of("areas", area)],
    )


def content_pages(settings: Settings) -> list[Path]:
    """Give every hand-written page, in a fixed order."""
    return sorted(settings.content.rglob("*.md"))


def unknown_embeds(settings: Settings, known: set[str]) -> Iterator[Finding]:
    """Find embeds whose word nobody knows; `known` holds the words of the site's language."""
    for path in content_pages(settings):
        name = path.relative_to(settings.root).as_posix()
        for at, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            match = _EMBED.match(line)
            if match and match[1].strip().lower() not in known:
                place = Place(name, at, 1, len(match[0]), line)
                yield Finding("V010", place, {"text": match[1].strip(), "known": ", ".join(sorted(known))})
