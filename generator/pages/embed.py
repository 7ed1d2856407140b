"""Hand-written pages that show a part of the plans: a line such as `[[plannen]]` becomes that part."""

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from generator.errors import Finding, Place, PlansError
from generator.labels import read_labels
from generator.pages.view import Site
from generator.period import Quarter
from generator.render import render
from generator.schedule import in_quarter
from generator.settings import Settings
from generator.sitefile import SiteFile

# A line of its own, outside of a code block, where it is an example.
_EMBED = re.compile(
    r"^ {0,3}(?P<fence>`{3,}|~{3,}).*?(?:^ {0,3}(?P=fence)|\Z)|^\[\[(?P<word>[^\]\n]+)\]\][ \t]*$",
    re.MULTILINE | re.DOTALL,
)

PARTS = ("plans", "quarter", "areas")
"""What can be embedded; a label `embed.<part>` says by which word, a template in `embeds/` how."""


def embed_words(folder: Path) -> dict[str, str]:
    """Give the part that each word embeds; the words of all languages count, so that a page keeps working."""
    languages = [read_labels(folder, path.stem) for path in sorted(folder.glob("*.yml"))]
    return {labels.plain(f"embed.{part}"): part for labels in languages for part in PARTS}


def embedded(site: Site, env: Environment) -> Iterator[SiteFile]:
    """Give every hand-written page that embeds something, with the embeds written out."""
    words = embed_words(site.settings.templates / "labels")
    for path in content_pages(site.settings):
        uri = path.relative_to(site.settings.content).as_posix()

        def written_out(match: re.Match[str], uri: str = uri) -> str:
            part = words.get(_word(match))
            return f"\n{_render(site, env, part, uri)}" if part else match[0]

        text = _read(path)
        page = _EMBED.sub(written_out, text)
        if page != text:
            yield SiteFile(uri, page, source=path.relative_to(site.settings.root).as_posix())


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
    return sorted(path for path in settings.content.rglob("*.md") if path.is_file())


def unknown_embeds(settings: Settings, known: set[str]) -> Iterator[Finding]:
    """Find embeds whose word nobody knows; `known` holds the words of every language."""
    for path in content_pages(settings):
        text = _read(path)
        for match in _EMBED.finditer(text):
            if match["word"] and _word(match) not in known:
                place = Place(
                    path.relative_to(settings.root).as_posix(),
                    line=text.count("\n", 0, match.start()) + 1,
                    column=1,
                    length=len(match[0].rstrip()),
                    text=match[0],
                )
                yield Finding("V010", place, {"text": match["word"].strip(), "known": ", ".join(sorted(known))})


def _word(match: re.Match[str]) -> str:
    return (match["word"] or "").strip().lower()


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PlansError(f"{path} kan niet gelezen worden: {error}") from None
