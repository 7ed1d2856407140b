"""The pages that tell what happens when, over all plans: by area and by theme, per quarter and per year."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Literal, TypeAlias

from babel.dates import format_date
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator import schedule
from generator.catalogue import Register
from generator.labels import to_markup
from generator.model.plan import Plan
from generator.model.registers import Area, Entry
from generator.model.text import Gap, Line, slugify
from generator.outline import Names
from generator.pages.filters import site_of
from generator.pages.view import Site
from generator.pages.writer import Writer
from generator.period import Quarter
from generator.schedule import Happening, InQuarter
from generator.sitefile import SiteFile

View: TypeAlias = Literal["areas", "themes"]

VIEWS: tuple[View, ...] = ("areas", "themes")
"""By which register a page divides what happens; the first one is the page that others link to."""


@dataclass(frozen=True, slots=True)
class Place:
    """An area or theme under which things happen.

    Places sort by `order`: a part after its whole, then those in no register, and last what names no place; that
    has no `name`. `uri` is empty where there is no page.
    """

    order: tuple[int, tuple[str, ...]]
    slug: str
    name: str = field(default="", compare=False)
    uri: str = field(default="", compare=False)


_NOWHERE = Place((2, ()), "")


@dataclass(frozen=True, slots=True)
class Group:
    """What happens in one quarter, in one area or on one theme; in all of those where exactly the same happens."""

    places: tuple[Place, ...]
    found: InQuarter

    @property
    def tail(self) -> str:
        """What the address of its heading adds to that of the quarter."""
        return f"--{self.places[0].slug}" if self.places[0].name else "-"


@dataclass(frozen=True, slots=True)
class Shown:
    """One quarter on a page: everything, the same by area or theme, and how many things run without being listed."""

    anchor: str
    all: InQuarter
    groups: tuple[Group, ...]
    unlisted: int = 0

    @property
    def quarter(self) -> Quarter:
        """Which quarter it is."""
        return self.all.quarter


Divide: TypeAlias = Callable[[InQuarter], tuple[Group, ...]]


def schedule_pages(write: Writer) -> Iterator[SiteFile]:
    """Give, by area and by theme, the page of this quarter and the ones around it, and a page per year."""
    site = write.site
    dividers = {view: _divider(site, view) for view in _views(site)}
    found = [schedule.in_year(site.happenings, year) for year in calendar_of(site).years]
    yield from (_overview(write, view, divide) for view, divide in dividers.items())
    yield from (_year(write, view, divide, year) for view, divide in dividers.items() for year in found)


def calendar_of(site: Site) -> schedule.Calendar:
    """Make the calendar of all plans, for the day for which the site is made."""
    return schedule.calendar(site.happenings, site.settings.today)


def _views(site: Site) -> tuple[View, ...]:
    """Give the registers to divide by: the first one, and others that plans with dates name."""
    return tuple(view for view in VIEWS if view == VIEWS[0] or any(_names(view, each) for each in site.happenings))


def _overview(write: Writer, view: View, divide: Divide) -> SiteFile:
    site, t = write.site, write.site.labels
    this = Quarter.of(site.settings.today)
    found = [schedule.in_quarter(site.happenings, quarter) for quarter in (this, this.next, this.previous)]
    shown = [Shown("nu", found[0], divide(found[0]))]
    for anchor, each in zip(("volgend", "vorig"), found[1:], strict=True):
        # What runs on, or happens once in a longer period, is listed once on this page.
        listed = frozenset(map(id, found[0].sometime))
        events = replace(each, runs=(), sometime=tuple(one for one in each.sometime if id(one) not in listed))
        shown.append(Shown(anchor, events, divide(events), unlisted=len(each.runs)))
    return write.page(
        "schedule",
        _uri(site, view),
        t("schedule.title") if view == VIEWS[0] else t("schedule.themes_title"),
        t.plain("schedule.description" if view == VIEWS[0] else "schedule.themes_description"),
        view=view,
        shown=shown,
    )


def _year(write: Writer, view: View, divide: Divide, year: schedule.InYear) -> SiteFile:
    site, t = write.site, write.site.labels
    shown = [
        Shown(f"q{each.quarter.number}", each, divide(each), unlisted=len(year.throughout)) for each in year.quarters
    ]
    return write.page(
        "year",
        _uri(site, view, year.year),
        t("schedule.year" if view == VIEWS[0] else "schedule.themes_year", year=year.year),
        t.plain("schedule.year_description" if view == VIEWS[0] else "schedule.themes_year_description").format(
            year=year.year
        ),
        view=view,
        year=year.year,
        shown=shown,
        throughout=divide(InQuarter(Quarter(year.year, 4), runs=year.throughout)),
        sometime=divide(InQuarter(Quarter(year.year, 4), sometime=year.sometime)),
    )


def _divider(site: Site, view: View) -> Divide:
    """Give the function that divides what happens in a quarter by area or theme."""

    @cache
    def places(names: Names) -> tuple[Place, ...]:
        found = (_place(site, view, name) for name in names if not isinstance(name, Gap))
        return tuple(dict.fromkeys(found)) or (_NOWHERE,)

    def divide(found: InQuarter) -> tuple[Group, ...]:
        parts = schedule.divided(found, lambda each: places(_names(view, each)))
        same: dict[tuple[int, ...], list[Place]] = {}
        for place in sorted(parts, key=lambda place: place.order):
            same.setdefault(tuple(id(each) for each in parts[place].all), []).append(place)
        return tuple(Group(tuple(listed), parts[listed[0]]) for listed in same.values())

    return divide


def _names(view: View, each: Happening) -> Names:
    return each.areas if view == "areas" else each.plan.themes


def _place(site: Site, view: View, name: Line) -> Place:
    entry = site.catalogue.find(view, name)
    if entry is None:
        return Place((1, ()), f"-{slugify(name)}", name)
    path = tuple(each.name.casefold() for each in _wholes(site, entry))
    return Place((0, path), entry.id, entry.name, site.entry_uri(view, entry.id))


def _wholes(site: Site, entry: Entry) -> list[Entry]:
    """Give an entry after all that it is part of, the largest first."""
    path = [entry]
    while isinstance(path[0], Area) and path[0].part_of:
        whole = site.catalogue.find("areas", path[0].part_of)
        if whole is None or whole in path:
            break
        path.insert(0, whole)
    return path


@dataclass(frozen=True, slots=True)
class Now:
    """What happens this quarter in some plans.

    `before` and `after` are the nearest quarters in which more does, `last` is the plan that ended last.
    """

    found: InQuarter
    before: Quarter | None
    after: Quarter | None
    last: Plan | None


def now(site: Site, listed: Sequence[Happening]) -> Now:
    """Give what of these happens this quarter."""
    today = site.settings.today
    calendar = schedule.calendar(listed, today)
    ended = [
        (each.end, each.plan.id, each.plan) for each in listed if each.as_a_whole and each.end and each.end < today
    ]
    last = max(ended, key=lambda each: each[:2], default=None)
    return Now(
        schedule.in_quarter(listed, calendar.now), *calendar.around(calendar.now), last=last[2] if last else None
    )


def now_in(site: Site, register: Register, entry: Entry) -> Now:
    """Give what happens this quarter in an area and its parts, or on a theme."""
    ids = {entry.id, *(part.id for part in site.catalogue.parts_of(register, entry))}

    @cache
    def here(names: Iterable[Line | Gap]) -> bool:
        found = (site.catalogue.find(register, name) for name in names if not isinstance(name, Gap))
        return any(each and each.id in ids for each in found)

    return now(site, [each for each in site.happenings if here(_names(_view_of(register), each))])


def _view_of(register: Register) -> View:
    return "areas" if register == "areas" else "themes"


@pass_context
def schedule_uri(context: Context, view: View = VIEWS[0], year: int | None = None) -> str:
    """Give the page with the schedule, or that of a year, by area or by theme."""
    return _uri(site_of(context), view, year)


def _uri(site: Site, view: View, year: int | None = None) -> str:
    if year is None:
        return site.index_uri("schedule") if view == VIEWS[0] else f"{site.folder('schedule')}/{site.folder(view)}.md"
    page = f"{site.folder('schedule')}/{year}"
    return f"{page}.md" if view == VIEWS[0] else f"{page}/{site.folder(view)}.md"


@pass_context
def schedule_views(context: Context) -> tuple[View, ...]:
    """Give the registers by which the schedule is divided."""
    return _views(site_of(context))


def quarters_of(year: int) -> tuple[Quarter, ...]:
    """Give the quarters of a year."""
    return tuple(Quarter(year, number) for number in (1, 2, 3, 4))


@pass_context
def day(context: Context, given: date) -> Markup:
    """Print a day: "22 november 2026"."""
    return to_markup(format_date(given, "d MMMM yyyy", locale=site_of(context).labels.language))


@pass_context
def month(context: Context, given: date) -> Markup:
    """Print the month of a day: "november"."""
    return to_markup(format_date(given, "MMMM", locale=site_of(context).labels.language))


@pass_context
def quarter_words(context: Context, quarter: Quarter) -> Markup:
    """Print the name of a quarter: "derde kwartaal van 2024"."""
    return to_markup(quarter.spell("en" if site_of(context).labels.language == "en" else "nl"))
