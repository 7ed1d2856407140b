"""Which pages exist, and what each is given."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from babel.dates import format_date
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from generator import schedule, timeline
from generator.catalogue import Register
from generator.labels import to_markup
from generator.model.plan import Plan
from generator.model.registers import Area, Entry, Organisation
from generator.model.text import escape
from generator.pages import filters, item_filters, money_filters, overview, plan_page, view
from generator.pages.embed import embedded
from generator.pages.glossary import words
from generator.pages.view import Site
from generator.period import Quarter
from generator.render import environment, render
from generator.sitefile import SiteFile

REGISTERS: tuple[Register, ...] = ("areas", "themes", "organisations")

_HELPERS: Mapping[str, Callable[..., object]] = {
    "badge": filters.badge,
    "entry_title": item_filters.entry_title,
    "bar_class": item_filters.bar_class,
    "heading": filters.heading,
    "moved_here": filters.moved_here,
    "notes": item_filters.notes,
    "plan_banner": plan_page.banner,
    "part_anchor": view.part_anchor,
    "missing": item_filters.missing,
    "step_plan_title": item_filters.step_plan_title,
    "url": filters.url,
    "key_facts": plan_page.key_facts,
    "form_facts": plan_page.form_facts,
    "loose": plan_page.loose,
}

_FILTERS: Mapping[str, Callable[..., object]] = {
    "address": filters.address,
    "amount": filters.amount,
    "amounts_in_words": item_filters.amounts_in_words,
    "bare": money_filters.bare,
    "claim_title": money_filters.claim_title,
    "column_label": money_filters.column_label,
    "document_link": item_filters.document_link,
    "explained": money_filters.explained,
    "explained_total": money_filters.explained_total,
    "facts": item_filters.facts,
    "gaps_in": money_filters.gaps_in,
    "known": money_filters.known,
    "measurements": item_filters.measurements,
    "money_kind": money_filters.money_kind,
    "most": money_filters.most,
    "names": filters.names,
    "newest_first": item_filters.newest_first,
    "other_facts": item_filters.other_facts,
    "outcome": money_filters.outcome,
    "parts_at": money_filters.parts_at,
    "pieces": money_filters.pieces,
    "plan_description": plan_page.description,
    "prose": filters.as_html,
    "references": filters.references,
    "reports_to": filters.reports_to,
    "role_facts": item_filters.role_facts,
    "row_in_words": money_filters.row_in_words,
    "rows": item_filters.rows,
    "running": money_filters.running,
    "served_by": item_filters.served_by,
    "shapes": timeline.shapes,
    "stated_gaps": money_filters.stated_gaps,
    "total": filters.total,
    "unknown_amount": filters.unknown_amount,
    "unit_words": money_filters.unit_words,
    "value": filters.value,
    "when": filters.when,
}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the pages of one site with its templates."""

    site: Site
    env: Environment

    def page(
        self, template: str, uri: str, title: object, description: str, source: str = "", **context: object
    ) -> SiteFile:
        """Write one page. `title` may be markup; `description` is plain text."""
        body = render(self.env, f"pages/{template}.md", site=self.site, page=uri, edit=self._edit(source), **context)
        escaped = str(to_markup(title))
        head = {"title": escaped, "description": escape(description)}
        front = "".join(f"{key}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in head.items())
        return SiteFile(uri, f"---\n{front}---\n\n{body}", escaped, source)

    def _edit(self, source: str) -> str:
        base = self.site.settings.edit_url
        return f"{base.rstrip('/')}/{source}" if base and source else ""


def writer(site: Site) -> Writer:
    """Make the writer of a site."""
    env = environment(site.settings.templates, site.labels, _HELPERS)
    env.filters.update({**_FILTERS, "day": _day, "quarter_words": _quarter_words})
    env.tests.update({"dated": item_filters.is_dated, "shown_in": money_filters.shown_in})
    env.globals["year_uri"] = lambda year: year_uri(site, year)
    return Writer(site, env)


@pass_context
def _day(context: Context, day: date) -> Markup:
    return to_markup(format_date(day, "d MMMM yyyy", locale=context["site"].labels.language))


@pass_context
def _quarter_words(context: Context, quarter: Quarter) -> Markup:
    return to_markup(quarter.spell("en" if context["site"].labels.language == "en" else "nl"))


def pages(site: Site) -> Iterator[SiteFile]:
    """Give every file of the site that is made from plans, registers and pages with embeds."""
    write = writer(site)
    yield from plan_pages(write)
    for register in REGISTERS:
        yield from entry_pages(write, register)
    yield from schedule_pages(write)
    yield money_page(write)
    yield glossary_page(write)
    yield from embedded(site, write.env)
    yield from attachments(site)


def plan_pages(write: Writer) -> Iterator[SiteFile]:
    """Give the page with all plans and the page of each."""
    site = write.site
    t, plans = site.labels, tuple(file.plan for file in site.catalogue.plans)
    yield write.page("plans", site.index_uri("plans"), t("plans.title"), t.plain("plans.description"), plans=plans)
    for file in site.catalogue.plans:
        plan, uri = file.plan, site.plan_uri(file.plan.id)
        photo = f"{site.folder('plans')}/{plan.id}/{plan.image.file}" if plan.image else ""
        yield write.page(
            "plan",
            uri,
            plan.title,
            plan_page.description(plan),
            source=file.name,
            photo=photo,
            **plan_page.plan_context(site, plan),
        )
        for former in plan.formerly_at:
            title = t("moved.title", title=plan.title)
            page = write.page("moved", site.plan_uri(former), title, t.plain("moved.description"), plan=plan)
            yield replace(page, title="")  # in no navigation


def entry_pages(write: Writer, register: Register) -> Iterator[SiteFile]:
    """Give the page with all entries of a register that plans name, and the page of each."""
    site = write.site
    t = site.labels
    named = [
        (entry, plans)
        for entry in getattr(site.catalogue.registers, register)
        if (plans := site.catalogue.plans_of(register, entry))
    ]
    if not named:
        return
    named.sort(key=lambda pair: pair[0].name.casefold())
    title = t(f"entry.{register}.title")
    counted = [(entry, len(plans)) for entry, plans in named]
    yield write.page(
        "entries",
        site.index_uri(register),
        title,
        t.plain(f"entry.{register}.lead"),
        register=register,
        entries=counted,
    )
    for entry, plans in named:
        yield write.page(
            "entry",
            site.entry_uri(register, entry.id),
            entry.name,
            t.plain(f"entry.{register}.description").format(name=entry.name),
            source=f"{site.settings.plans.name}/registers/{register}.yml",
            register=register,
            entry=entry,
            listed=plans,
            details=_details(site, register, entry),
            roles=_roles(site, plans, entry) if isinstance(entry, Organisation) else (),
            quarter=_quarter_of(site, plans) if register != "organisations" else None,
        )


def _details(site: Site, register: Register, entry: Entry) -> list[tuple[Markup, object]]:
    """Give the short facts of an entry: its kind, what it is part of, other names, website."""
    t = site.labels
    found: list[tuple[Markup, object]] = []
    if isinstance(entry, Organisation | Area):
        if entry.kind != "other":
            found.append((t("fact.kind"), t(f"entry_kind.{entry.kind}")))
        whole = site.catalogue.find(register, entry.part_of) if entry.part_of else None
        if whole:
            found.append((t("fact.part_of"), filters.link(filters.url(site.entry_uri(register, whole.id)), whole.name)))
    if isinstance(entry, Area) and entry.inhabitants is not None:
        found.append((t("fact.inhabitants"), entry.inhabitants))
    if entry.aliases:
        found.append((t("fact.aliases"), ", ".join(entry.aliases)))
    if isinstance(entry, Organisation):
        found += [(t("fact.website"), filters.address(entry.website))] if entry.website else []
        found += [(t("fact.telephone"), entry.telephone)] if entry.telephone else []
    return found


def _roles(site: Site, plans: tuple[Plan, ...], entry: Entry) -> list[tuple[Plan, object]]:
    """Give what an organisation does in each plan, where the plan says so."""
    return [
        (plan, partner.role)
        for plan in plans
        for partner in plan.partners
        if partner.role and site.catalogue.find("organisations", partner.organisation) == entry
    ]


def _quarter_of(site: Site, plans: tuple[Plan, ...]) -> schedule.InQuarter | None:
    here = [each for each in site.happenings if each.plan in plans]
    found = schedule.in_quarter(here, Quarter.of(site.settings.today))
    return found or None


def schedule_pages(write: Writer) -> Iterator[SiteFile]:
    """Give the page of this quarter and the ones around it, and a page per year."""
    site = write.site
    t, now = site.labels, Quarter.of(site.settings.today)
    years = schedule.years(site.happenings, site.settings.today)
    found = [schedule.in_quarter(site.happenings, quarter) for quarter in (now.previous, now, now.next)]
    yield write.page(
        "schedule",
        site.index_uri("schedule"),
        t("schedule.title"),
        t.plain("schedule.description"),
        found=found,
        years=years,
    )
    for year in years:
        found = [schedule.in_quarter(site.happenings, Quarter(year, number)) for number in (1, 2, 3, 4)]
        title = t("schedule.year", year=year)
        description = t.plain("schedule.year_description").format(year=year)
        yield write.page("year", year_uri(site, year), title, description, year=year, found=found, years=years)


def year_uri(site: Site, year: int) -> str:
    """Give the page of a year."""
    return f"{site.folder('schedule')}/{year}.md"


def money_page(write: Writer) -> SiteFile:
    """Give the page with the money of all plans."""
    site = write.site
    tables = overview.money_tables(site)
    with_money = {row.plan.id for table in tables for row in table.rows}
    without = [file.plan for file in site.catalogue.plans if file.plan.id not in with_money]
    return write.page(
        "money",
        site.index_uri("money"),
        site.labels("all_money.title"),
        site.labels.plain("all_money.description"),
        tables=tables,
        years=overview.money_years(site),
        without=without,
    )


def glossary_page(write: Writer) -> SiteFile:
    """Give the page with the words of all plans."""
    site = write.site
    title, uri = site.labels("glossary.title"), f"{site.folder('glossary')}.md"
    terms = words(site.catalogue.registers.glossary, [file.plan for file in site.catalogue.plans])
    return write.page("glossary", uri, title, site.labels.plain("glossary.description"), terms=terms)


def attachments(site: Site) -> Iterator[SiteFile]:
    """Give the photos and documents in the folders of the plans."""
    for file in site.catalogue.plans:
        folder = site.settings.plans / file.plan.id
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.is_file():
                uri = f"{site.folder('plans')}/{file.plan.id}/{path.relative_to(folder).as_posix()}"
                yield SiteFile(uri, path.read_bytes(), source=file.name)
