"""Which pages exist, and what each is given."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from markupsafe import Markup

from generator import timeline
from generator.attachments import documents, is_harmless, is_picture
from generator.catalogue import Register
from generator.guide.handbook import handbook
from generator.house import stylesheet
from generator.model.plan import Plan
from generator.model.registers import Area, Entry, Organisation
from generator.pages import (
    filters,
    in_short,
    item_filters,
    money_explained,
    money_filters,
    money_parts,
    overview,
    plan_page,
    schedule_pages,
    view,
)
from generator.pages.embed import embedded
from generator.pages.glossary import words
from generator.pages.guide import subjects
from generator.pages.history_pages import change_note, history_page
from generator.pages.photo import photo_files, picture, shared_picture
from generator.pages.view import Site
from generator.pages.writer import Writer
from generator.photos import without_hidden_data
from generator.render import environment
from generator.sitefile import SiteFile

# Where the theme looks for the colours of the municipality.
STYLESHEET = "assets/stylesheets/house.css"

REGISTERS: tuple[Register, ...] = ("areas", "themes", "organisations")

_HELPERS: Mapping[str, Callable[..., object]] = {
    "badge": filters.badge,
    "cost_of": in_short.cost_of,
    "doubt": in_short.doubt,
    "entry_title": item_filters.entry_title,
    "bar_class": item_filters.bar_class,
    "handbook": handbook,
    "heading": filters.heading,
    "moved_here": filters.moved_here,
    "notes": item_filters.notes,
    "plan_state": in_short.state,
    "part_anchor": view.part_anchor,
    "picture": picture,
    "missing": item_filters.missing,
    "step_plan_title": item_filters.step_plan_title,
    "url": filters.url,
    "key_facts": in_short.key_facts,
    "form_facts": plan_page.form_facts,
    "loose": plan_page.loose,
    "quarters_of": schedule_pages.quarters_of,
    "schedule_uri": schedule_pages.schedule_uri,
    "schedule_views": schedule_pages.schedule_views,
    "subjects": subjects,
}

_FILTERS: Mapping[str, Callable[..., object]] = {
    "address": filters.address,
    "amount": filters.amount,
    "amounts_in_words": item_filters.amounts_in_words,
    "at_least": money_filters.at_least,
    "bare": money_filters.bare,
    "change_note": change_note,
    "claim_title": money_filters.claim_title,
    "column_label": money_filters.column_label,
    "columns_given": money_parts.columns_given,
    "day": schedule_pages.day,
    "document_link": item_filters.document_link,
    "drawn": money_filters.drawn,
    "explained": money_explained.explained,
    "explained_plans": money_explained.explained_plans,
    "explained_series": money_explained.explained_series,
    "explained_total": money_explained.explained_total,
    "facts": item_filters.facts,
    "figure": money_filters.figure,
    "gaps_in": money_filters.gaps_in,
    "goals": money_parts.goals,
    "in_full": money_filters.in_full,
    "known_part": money_filters.known_part,
    "left_to_cover": money_filters.left_to_cover,
    "kinds_of": money_parts.kinds_of,
    "kinds_in": overview.kinds_in,
    "known": money_filters.known,
    "measurements": item_filters.measurements,
    "month": schedule_pages.month,
    "money_kind": money_filters.money_kind,
    "most": money_filters.most,
    "names": filters.names,
    "newest_first": item_filters.newest_first,
    "other_facts": item_filters.other_facts,
    "opening": filters.opening,
    "outcome": money_filters.outcome,
    "parts_at": money_filters.parts_at,
    "not_asked": money_parts.not_asked,
    "payers": money_parts.payers,
    "percentage": money_parts.percentage,
    "pieces": money_filters.pieces,
    "current_first": in_short.current_first,
    "plan_description": in_short.description,
    "prose": filters.as_html,
    "quarter_words": schedule_pages.quarter_words,
    "rates": money_parts.rates,
    "references": filters.references,
    "reports_to": filters.reports_to,
    "rest": money_parts.rest,
    "role_facts": item_filters.role_facts,
    "row_in_words": money_filters.row_in_words,
    "rows": item_filters.rows,
    "running": money_filters.running,
    "served_by": item_filters.served_by,
    "shapes": timeline.shapes,
    "shown_parts": money_filters.shown_parts,
    "stated_gaps": money_filters.stated_gaps,
    "total": filters.total,
    "unknown_amount": filters.unknown_amount,
    "unit_words": money_filters.unit_words,
    "value": filters.value,
    "when": filters.when,
    "whole_area": overview.whole_area,
    "with_meanings": filters.with_meanings,
}

_TESTS: Mapping[str, Callable[..., bool]] = {
    "all_asked": money_filters.is_all_asked,
    "asked_throughout": money_filters.is_asked_throughout,
    "dated": item_filters.is_dated,
    "over": in_short.is_over,
    "shown_in": money_filters.shown_in,
    "surplus": money_filters.is_surplus,
    "with_figures": money_filters.has_figures,
}


def writer(site: Site) -> Writer:
    """Make the writer of a site."""
    env = environment(site.settings.templates, site.labels, _HELPERS)
    env.filters.update(_FILTERS)
    env.globals["calendar"] = schedule_pages.calendar_of(site)
    env.tests.update(_TESTS)
    return Writer(site, env)


def pages(site: Site) -> Iterator[SiteFile]:
    """Give every file of the site that is made from plans, registers and pages with embeds."""
    write = writer(site)
    yield from plan_pages(write)
    for register in REGISTERS:
        yield from entry_pages(write, register)
    yield from schedule_pages.schedule_pages(write)
    yield money_page(write)
    yield history_page(write)
    yield from glossary_page(write)
    yield from embedded(site, write.env)
    yield from photo_files(site)
    yield from attachments(site)
    yield from content_pictures(site)
    yield SiteFile(STYLESHEET, stylesheet(site.settings.house))


def guide_pages(site: Site) -> Iterator[SiteFile]:
    """Give the pages of the editors' guide that show what the program knows; they need no plan."""
    return embedded(site, writer(site).env, f"{site.folder('guide')}/")


def plan_pages(write: Writer) -> Iterator[SiteFile]:
    """Give the page with all plans and the page of each."""
    site = write.site
    t, plans = site.labels, tuple(file.plan for file in site.catalogue.plans)
    yield write.page("plans", site.index_uri("plans"), t("plans.title"), t.plain("plans.description"), plans=plans)
    for file in site.catalogue.plans:
        plan, uri = file.plan, site.plan_uri(file.plan.id)
        yield write.page(
            "plan",
            uri,
            plan.title,
            in_short.description(plan),
            source=file.name,
            image=shared_picture(site, plan),
            **plan_page.plan_context(site, plan),
        )
        for former in plan.formerly_at:
            title = t("moved.title", title=plan.title)
            description = t.plain("moved.description")
            page = write.page("moved", site.plan_uri(former), title, description, found=False, plan=plan)
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
            now=schedule_pages.now_in(site, register, entry) if register != "organisations" else None,
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
        silent=overview.silent_areas(site, tables),
        without=without,
        unknown=overview.unknown_plans(site, tables),
    )


def glossary_page(write: Writer) -> Iterator[SiteFile]:
    """Give the page with the words of all plans, where they explain any."""
    site = write.site
    title, uri = site.labels("glossary.title"), f"{site.folder('glossary')}.md"
    terms = words(site.catalogue.registers.glossary, [file.plan for file in site.catalogue.plans])
    if terms:
        yield write.page("glossary", uri, title, site.labels.plain("glossary.description"), terms=terms)


def attachments(site: Site) -> Iterator[SiteFile]:
    """Give the documents that the plans name, pictures without what a camera wrote along."""
    for file in site.catalogue.plans:
        for name in dict.fromkeys(name for _, name in documents(file.plan)):
            if name in file.attachments and is_harmless(name):
                path = site.settings.plans / file.plan.id / name
                content = without_hidden_data(path) if is_picture(name) else path.read_bytes()
                yield SiteFile(f"{site.folder('plans')}/{file.plan.id}/{name}", content, source=file.name)


def content_pictures(site: Site) -> Iterator[SiteFile]:
    """Give the pictures beside hand-written pages, without what a camera wrote along, in place of the files."""
    content = site.settings.content
    for path in sorted(content.rglob("*")):
        name = path.relative_to(content).as_posix()
        if path.is_file() and is_harmless(name) and is_picture(name):
            yield SiteFile(name, without_hidden_data(path))
