"""The photo of a plan: its files on the site, and what shows it on a page."""

from collections.abc import Iterator

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator.labels import to_markup
from generator.model.plan import Plan
from generator.pages.filters import site_of, url
from generator.pages.view import Site
from generator.photos import versions
from generator.render import address
from generator.sitefile import SiteFile


def photo_files(site: Site) -> Iterator[SiteFile]:
    """Give the versions of every plan's photo; the photo itself is not published."""
    for file in site.catalogue.plans:
        photo = site.photos.get(file.plan.id)
        for name, content in versions(photo) if photo else ():
            yield SiteFile(_uri(site, file.plan, name), content, source=file.name)


def shared_picture(site: Site, plan: Plan) -> str:
    """Give the address, below the home page, of the largest version of a plan's photo; nothing without one."""
    photo = site.photos.get(plan.id)
    return address(_uri(site, plan, photo.name(photo.sizes[-1][0]))).removeprefix("/") if photo else ""


@pass_context
def picture(context: Context, plan: Plan, sizes: str, *, told: bool = True) -> Markup:
    """Print the photo of a plan, or nothing; `sizes` says how wide it is shown, as HTML's attribute does.

    A photo that adorns a card (`told=False`) is silent to a screen reader, as the title beside it says enough, and
    comes when it is scrolled to; on the page of its plan it is there at once, also on paper.
    """
    site = site_of(context)
    photo = site.photos.get(plan.id)
    if photo is None or plan.image is None:
        return Markup()
    at = [(url(_uri(site, plan, photo.name(width))), width, height) for width, height in photo.sizes]
    source, width, height = at[min(1, len(at) - 1)]
    return Markup('<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" decoding="async"{}>').format(
        source,
        Markup(", ").join(Markup("{} {}w").format(each, wide) for each, wide, _ in at),
        sizes,
        width,
        height,
        to_markup(plan.image.alt) if told else "",
        "" if told else Markup(' loading="lazy"'),
    )


def _uri(site: Site, plan: Plan, name: str) -> str:
    return f"{site.folder('plans')}/{plan.id}/{name}"
