"""What is wrong with the lines of hand-written pages that ask for a part of the plans."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from generator.catalogue import Catalogue, Register, spelling
from generator.errors import Finding, InvalidPlans, Place, Severity
from generator.finances import finances
from generator.model.plan import Plan
from generator.model.text import slugify
from generator.nearest import nearest
from generator.outline import outline
from generator.pages.embed.find import Embed, How, content_pages, embeds_in, read_page
from generator.pages.embed.words import PARTS, Asked, Words, read_words
from generator.settings import Settings
from generator.timeline import groups

Wrong: TypeAlias = tuple[str, Mapping[str, str]]

_MOST_SUGGESTIONS = 10
_ALIKE = 0.7  # how much a word must have in common with the one that was meant

# What looks like an embed and is none, by why it is not.
_CODES: Mapping[How, str] = {"among": "E008", "almost": "E009", "indented": "E010"}

# What no plan lacks: a quarter in which nothing happens says so.
_OF_EVERY_PLAN = ("card", "facts", "quarter")


def wrong_embeds(settings: Settings, catalogue: Catalogue) -> Iterator[Finding]:
    """Find embeds that would show nothing: of words, plans and parts that are not there, and of drafts."""
    words = read_words(settings.templates / "labels", settings.language)
    for path in content_pages(settings):
        name = path.relative_to(settings.root).as_posix()
        try:
            page = read_page(path, name)
        except InvalidPlans:
            continue  # told with what is wrong with the page itself
        for embed in embeds_in(page):
            place = _place(name, page, embed)
            if embed.alone:
                found = _wrong(embed.text, words, catalogue, drafts=settings.drafts)
                yield from (Finding(code, place, values) for code, values in found)
            elif words.read(embed.text):
                severity = Severity.ERROR if embed.how == "almost" else Severity.ADVICE
                yield Finding(_CODES[embed.how], place, {"text": embed.text}, severity)


def _place(name: str, page: str, embed: Embed) -> Place:
    line = page.rfind("\n", 0, embed.start) + 1
    text = page[line:].partition("\n")[0].rstrip()
    length = len(page[embed.start : embed.end].rstrip())
    return Place(name, page.count("\n", 0, line) + 1, embed.start - line + 1, length, text)


def _wrong(text: str, words: Words, catalogue: Catalogue, *, drafts: bool) -> Iterator[Wrong]:
    asked = words.read(text)
    if asked is None:
        yield _unknown_words(text, words, catalogue)
    elif asked.kind:
        if not asked.part:
            known = words.known(asked.kind)
            values = {"kind": words.kind(asked.kind), "part": asked.word}
            yield _choose(("E003", "E004"), nearest(asked.word, known, _ALIKE), known, values)
        if asked.kind == "plan":
            yield from _of_plan(asked, words, catalogue, drafts=drafts)
        else:
            yield from _of_entry(asked, "areas" if asked.kind == "areas" else "themes", words, catalogue, drafts=drafts)


def _unknown_words(text: str, words: Words, catalogue: Catalogue) -> Wrong:
    """Name the nearest of all lines that would show something."""
    of_plans = [f"{words.kind('plan')} {file.plan.id}" for file in catalogue.plans]
    parts = [f"{line}: {part}" for line in of_plans for part in words.known("plan")]
    near = nearest(text.lower(), [*words.known(""), *of_plans, *parts], _ALIKE)
    if near:
        return "E007", {"text": text, "suggestion": near}
    kinds = [f"{words.kind(kind)} ..." for kind in PARTS if kind]
    return "V010", {"text": text, "known": ", ".join([*words.known(""), *kinds])}


def _of_plan(asked: Asked, words: Words, catalogue: Catalogue, *, drafts: bool) -> Iterator[Wrong]:
    """Refuse a plan that is not there, or not public, or has nothing to show; an unread file has its own findings."""
    plan = catalogue.plan(asked.name)
    if plan and plan.status == "draft" and not drafts:
        yield "E006", {"id": plan.id}
    elif plan and asked.part and not holds(plan, asked.part):
        yield "E005", {"id": plan.id, "part": asked.word}
    elif not plan and asked.name not in catalogue.unread:
        ids = [file.plan.id for file in catalogue.plans]
        names = {slugify(file.plan.title): file.plan.id for file in catalogue.plans} | dict(zip(ids, ids, strict=True))
        near = names.get(nearest(asked.name, names, _ALIKE), "")
        yield _choose(("E001", "E002"), near, ids, {"kind": words.kind("plan"), "id": asked.name})


def holds(plan: Plan, part: str) -> bool:
    """Tell whether a plan has something to show of a part; a part that is not told apart here is a section of it."""
    if part == "timeline":
        return bool(groups(outline(plan)))
    if part == "money":
        return bool(plan.budget or finances(plan, outline(plan)).statement.entries)
    return part in _OF_EVERY_PLAN or bool(getattr(plan, part, None))


def _of_entry(asked: Asked, register: Register, words: Words, catalogue: Catalogue, *, drafts: bool) -> Iterator[Wrong]:
    """Refuse an area or theme that is not there or has no plans; files that could not be read may hold them."""
    entry = catalogue.find(register, asked.name)
    if entry:
        plans = [plan for plan in catalogue.plans_of(register, entry) if drafts or plan.status != "draft"]
        if not plans and not catalogue.unread:
            strangers = _naming_what_is_unknown(register, catalogue)
            values = {"id": entry.id, "part": asked.word}
            yield ("E012", {**values, "other": ", ".join(strangers)}) if strangers else ("E005", values)
    elif f"registers/{register}" not in catalogue.unread:
        entries = getattr(catalogue.registers, register)
        names = {spelling(name): each.id for each in entries for name in (*each.aliases, each.name, each.id)}
        near = names.get(nearest(spelling(asked.name), names, _ALIKE), "")
        ids = sorted(each.id for each in entries)
        yield _choose(("E001", "E002"), near, ids, {"kind": words.kind(asked.kind), "id": asked.name})


def _naming_what_is_unknown(register: Register, catalogue: Catalogue) -> list[str]:
    """Give the files of plans that name an area or theme that is in no register: that may be what went wrong."""
    return [
        file.name
        for file in catalogue.plans
        if any(not catalogue.find(register, name) for name in getattr(file.plan, register))
    ][:_MOST_SUGGESTIONS]


def _choose(codes: tuple[str, str], near: str, known: Sequence[str], values: Mapping[str, str]) -> Wrong:
    """Name what is near, by the first of the codes; where nothing is, the second lists what is known, if anything."""
    if near:
        return codes[0], {**values, "suggestion": near}
    if not known:
        return "E011", values
    return codes[1], {**values, "known": ", ".join(known[:_MOST_SUGGESTIONS])}
