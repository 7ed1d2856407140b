"""What templates call to print a value: small functions that turn it into escaped text or a link.

The functions that take a `context` read from it the site (`site`), the page's uri (`page`) and, on a
plan's page, the plan (`plan`) and its outline.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, cast

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from markupsafe import escape as html_escape

from generator import money, prose, render
from generator.catalogue import Register
from generator.labels import to_markup
from generator.model.people import own_role
from generator.model.text import Gap, Line, Prose
from generator.money import Amount, Sum
from generator.pages.explain import explain
from generator.pages.view import Site
from generator.period import Period

Pair = tuple[Markup, Markup]

_DEEPEST = 6  # levels of heading that HTML has
_FOLDED = 500  # characters; what is shorter is sooner read than opened
_BETWEEN_BLOCKS = re.compile(r"\n[ \t]*\n+")
_IN_LIST = re.compile(r"\s|[-*+] |\d+[.)] ")


@pass_context
def heading(context: Context, level: int, text: object, anchor: str) -> Markup:
    """Print a heading of a level with an anchor, and above it the anchors that it had before."""
    hashes, name = Markup("#") * min(level, _DEEPEST), to_markup(text)
    before = Markup("").join(Markup('<div id="{}"></div>\n\n').format(former) for former in _former(context, anchor))
    return before + hashes + Markup(" {} {{#{}}}").format(name, html_escape(anchor))


@pass_context
def moved_here(context: Context, anchor: str | None) -> Markup:
    """Print the anchors that an item had before, so that links to them still find it."""
    return Markup("").join(Markup('<span id="{}"></span>').format(former) for former in _former(context, anchor or ""))


def _former(context: Context, anchor: str) -> tuple[str, ...]:
    outline = context.get("outline")
    return outline.formerly.get(anchor, ()) if outline else ()


def link(address: str, text: object) -> Markup:
    """Print a link."""
    return Markup('<a href="{}">{}</a>').format(html_escape(address), to_markup(text))


def url(uri: str, anchor: str = "") -> Markup:
    """Give the address of a page or file of the site, for use in an attribute."""
    there = render.address(uri)
    return html_escape(f"{there}#{anchor}" if anchor else there)


@pass_context
def gap(context: Context, value: Gap) -> Markup:
    """Print a gap word as what it is."""
    return Markup('<span class="pw-gap">{}</span>').format(site_of(context).labels(f"gap.{value}"))


@pass_context
def unknown_amount(context: Context, value: Gap) -> Markup:
    """Print a gap word that stands for an amount: what is unknown may still become known."""
    if value is not Gap.UNKNOWN:
        return gap(context, value)
    return Markup('<span class="pw-gap">{}</span>').format(site_of(context).labels("money.not_known_yet"))


@pass_context
def value(context: Context, text: Line | Gap) -> Markup:
    """Print a line, or a gap word."""
    return gap(context, text) if isinstance(text, Gap) else to_markup(text)


@pass_context
def when(context: Context, period: Period | Gap, *, short: bool = False) -> Markup:
    """Print a period in words: plain ones, with what they mean where only the editor knew; or a gap word.

    In `short`, quarters are named by their months where that takes fewer letters.
    """
    if isinstance(period, Gap):
        return gap(context, period)
    language: Literal["nl", "en"] = "en" if site_of(context).labels.language == "en" else "nl"
    told = period.tell_shortly(language) if short else period.tell(language)
    if _means_more(period) and (spelled := period.spell(language)) != told:
        return Markup("{} ({})").format(to_markup(told), to_markup(spelled))
    return to_markup(told)


def _means_more(period: Period) -> bool:
    """Tell whether exact dates are known while the words hold no year, so that a reader needs both."""
    return period.dated and not period.approximate and not any(char.isdigit() for char in period.words)


@pass_context
def names(context: Context, listed: Line | Gap | Sequence[Line | Gap], register: Register) -> Markup:
    """Print names with links to their pages; names that the register does not know print as typed."""
    listed = (listed,) if isinstance(listed, Line | Gap) else listed
    return Markup(", ").join(_name(context, name, register) for name in listed)


def _name(context: Context, name: Line | Gap, register: Register) -> Markup:
    if isinstance(name, Gap):
        return gap(context, name)
    site = site_of(context)
    entry = site.catalogue.find(register, name)
    if entry is None:
        return _own_role(context, name)
    return link(url(site.entry_uri(register, entry.id)), entry.name)


def _own_role(context: Context, name: Line) -> Markup:
    """Print a name that may be a role or body of the plan itself, with a link to it."""
    plan = context.get("plan")
    role = own_role(plan.governance, name) if plan else None
    if role is None:
        return to_markup(name)
    return link(f"#{role.id}", role.title) if role.id else to_markup(role.title)


@pass_context
def references(context: Context, ids: Iterable[str]) -> Markup:
    """Print links to items of this plan; goals of other plans are named in its relations."""
    plan, titles = context["plan"], context["outline"].titles
    related = {goal.id: goal.title for relation in plan.relations for goal in relation.goals}
    return Markup(", ").join(link(f"#{each}", titles.get(each) or related.get(each) or each) for each in ids)


@pass_context
def reports_to(context: Context, listed: Iterable[Line]) -> Markup:
    """Print whom a role or body reports to: one of this plan, an organisation, or a name as typed."""
    titles = context["outline"].titles
    return Markup(", ").join(
        link(f"#{name}", titles[name]) if name in titles else _name(context, name, "organisations") for name in listed
    )


@pass_context
def as_html(context: Context, text: Prose) -> Markup:
    """Print prose."""
    plan = context.get("plan")
    return prose.to_html(text, plan.footnotes if plan else None)


@pass_context
def with_meanings(context: Context, text: Markup, name: str) -> Markup:
    """Print a text in which the words of the glossary open their meaning; `name` tells it from others on the page."""
    words = context.get("words")
    return explain(text, site_of(context).catalogue.registers.glossary if words is None else words, name)


def opening(text: Prose) -> tuple[Prose, Prose | None]:
    """Split a long text in its first paragraph, with the list that it announces, and the rest; a short one stays."""
    blocks = _BETWEEN_BLOCKS.split(text)
    at = 1
    if blocks[0].rstrip().endswith(":"):
        at = next((at for at, block in enumerate(blocks) if at and not _IN_LIST.match(block)), len(blocks))
    rest = "\n\n".join(blocks[at:])
    return (text, None) if len(rest) < _FOLDED else (Prose("\n\n".join(blocks[:at])), Prose(rest))


@pass_context
def badge(context: Context, group: str, status: str) -> Markup:
    """Print a status as a badge: a word, never a colour alone."""
    word = site_of(context).labels(f"{group}.{status}")
    return Markup('<span class="pw-badge pw-badge--{}">{}</span>').format(html_escape(status), word)


def fact(context: Context, label: str, text: object) -> list[Pair]:
    """Give one fact with its label, or nothing where there is none."""
    return [(site_of(context).labels(label), to_markup(text))] if text else []


@pass_context
def amount(context: Context, given: Amount | Gap, unit: str = "euro") -> Markup:
    """Print an amount with its unit, or a gap word."""
    if isinstance(given, Gap):
        return unknown_amount(context, given)
    return to_markup(money.spell(given, site_of(context).labels.language, unit))


@pass_context
def total(context: Context, given: Sum, unit: str = "euro") -> Markup:
    """Print a sum with its unit; a sum of nothing prints nothing."""
    return to_markup(money.spell_sum(given, site_of(context).labels.language, unit) or "")


def address(text: Line) -> Markup:
    """Print a web address as a link; any other text as it is."""
    return link(text, text.split("://", 1)[1]) if text.startswith(("https://", "http://")) else to_markup(text)


def telephone(number: Line) -> Markup:
    """Print a telephone number as a link that a phone can call."""
    return link("tel:" + "".join(char for char in number if char.isdigit() or char == "+"), number)


def site_of(context: Context) -> Site:
    """Give the site that a template is rendered for."""
    return cast("Site", context["site"])
