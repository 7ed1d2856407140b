"""What an embed becomes: a template of `embeds/` filled in."""

from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from generator import render
from generator.model.plan import Plan
from generator.pages.embed.fit import fit
from generator.pages.embed.words import Asked
from generator.pages.explain import explain
from generator.pages.plan_page import plan_context
from generator.pages.schedule_pages import now, now_in
from generator.pages.view import Site
from generator.period import Quarter
from generator.schedule import in_quarter


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something lands: the page, the level of the heading above it, and what its ids begin with there."""

    uri: str
    level: int
    prefix: str


def show(site: Site, env: Environment, asked: Asked, spot: Spot) -> str:
    """Give what was asked for in Markdown; nothing where it is not on the site."""
    if asked.kind == "plan":
        plan = site.catalogue.plan(asked.name)
        return _of_plan(site, env, asked.part, plan, spot) if plan else ""
    if not asked.kind:
        plans = tuple(file.plan for file in site.catalogue.plans)
        present = now(site, site.happenings)
    else:
        entry = site.catalogue.find(asked.kind, asked.name)
        if entry is None:
            return ""
        plans = site.catalogue.plans_of(asked.kind, entry)
        present = now_in(site, asked.kind, entry)
    areas = [area for area in site.catalogue.registers.areas if site.catalogue.plans_of("areas", area)]
    template = f"embeds/{asked.part}.md"
    shown = {"plans": plans, "now": present, "areas": areas, "level": spot.level}
    return render.render(env, template, site=site, page=spot.uri, **shown)


def _of_plan(site: Site, env: Environment, part: str, plan: Plan, spot: Spot) -> str:
    context = plan_context(site, plan)
    here = [each for each in site.happenings if each.plan == plan]
    quarter = in_quarter(here, Quarter.of(site.settings.today))
    made = render.render(env, "embeds/plan.md", site=site, page=spot.uri, part=part, quarter=quarter, **context)
    explained = explain(Markup(made), context["words"], part)  # noqa: S704 - the templates escape
    return fit(explained, render.address(site.plan_uri(plan.id)), spot.prefix, spot.level)
