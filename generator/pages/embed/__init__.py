"""Hand-written pages that show a part of the plans: a line such as `[[plan wijkplan: geld]]` becomes that part.

find     where the lines are
words    what they ask for, in the words of every language
check    what is wrong with them
show     what they become; `fit` makes a piece of a plan's page fit there
"""

from collections.abc import Iterator

from jinja2 import Environment

from generator.pages.embed.find import content_pages, embeds_in, read_page
from generator.pages.embed.show import Spot, show
from generator.pages.embed.words import read_words
from generator.pages.view import Site
from generator.sitefile import SiteFile


def embedded(site: Site, env: Environment, under: str = "") -> Iterator[SiteFile]:
    """Give every hand-written page, in a folder or everywhere, that embeds something, with the embeds written out."""
    words = read_words(site.settings.templates / "labels", site.settings.language)
    for path in content_pages(site.settings):
        uri = path.relative_to(site.settings.content).as_posix()
        if not uri.startswith(under):
            continue
        page = read_page(path)
        parts, done = [], 0
        for number, embed in enumerate(embeds_in(page), start=1):
            asked = words.read(embed.text) if embed.alone else None
            shown = asked and show(site, env, asked, Spot(uri, embed.level, f"deel--{number}"))
            if shown:
                parts += [page[done : embed.start], f"\n{shown}"]
                done = embed.end
        if parts:
            source = path.relative_to(site.settings.root).as_posix()
            yield SiteFile(uri, "".join([*parts, page[done:]]), source=source)
