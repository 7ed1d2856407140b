"""What one place of a plan says of another: ids, plans, names, files and links."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from generator.catalogue import NAMED_IN, Catalogue, Register, spelling
from generator.check.links import is_like_an_address
from generator.check.privacy import personal
from generator.check.texts import parts_of, prose_of
from generator.errors import Finding, Place, Severity
from generator.ledger.checks import RESERVED
from generator.load import PlanFile, dutch
from generator.load.places import find_key, find_text
from generator.model.base import Part, fields_among, named
from generator.model.details import Missing, Progress, SourceNote
from generator.model.money import BudgetLine, Share, Stated
from generator.model.people import own_role
from generator.model.plan import sections_by_question
from generator.model.text import Line, slugify
from generator.nearest import nearest
from generator.outline import Path
from generator.prose import links

# What `of` may name besides ids: sections, of money also the words of the ledger.
_SECTIONS = frozenset({"sections"}.union(*sections_by_question().values()))
_OF_MONEY = _SECTIONS.union(RESERVED)

_MOST_SUGGESTIONS = 10
_MOST_NAMES = 1_000  # that no register knows, of which is kept what is near: many plans name the same
_MOST_LETTERS = 2  # by which a misspelt name is longer or shorter than what was meant
_BETWEEN_NAMES = re.compile(r"\s*[,;/+&]\s*|\s+en\s+", re.IGNORECASE)
_TO_BE_QUOTED = re.compile(r"[^\w .()/-]|^[^\w(]")  # in a name between braces
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def ids(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Refuse ids that stand in a plan twice, and words that are no ids."""
    seen: dict[str, int] = {}
    for path, _, name in named(parts_of(file)):
        place = file.place(*path, "id")
        if name in RESERVED:
            yield Finding("V003", place, {"id": name})
        if name in seen:
            yield Finding("V002", place, {"id": name, "line": str(seen[name])})
        seen.setdefault(name, place.line)


def references(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Refuse a `for`, `of` or `part_of` that names nothing of this plan; a name that is not there is told once."""
    known, of_money = _ids(file), _OF_MONEY | _funders(file)
    places: dict[str, list[Place]] = {}
    meant: dict[str, frozenset[str]] = {}
    for path, part in parts_of(file):
        for key, names_there, words in _references(part, of_money):
            for name in dict.fromkeys(names_there):
                if name not in known and name not in words:
                    places.setdefault(name, []).append(find_text(file.node(*path, key), name).place)
                    meant.setdefault(name, known | words)
    for name, (first, *others) in places.items():
        found = _unknown(first, name, meant[name], codes=("V024", "V025") if others else ("V001", "V004"))
        lines = ", ".join(str(place.line) for place in others)
        yield replace(found, values={**found.values, "lines": lines}) if others else found


def _references(part: Part, of_money: frozenset[str]) -> Iterator[tuple[str, tuple[str, ...], frozenset[str]]]:
    """Give the keys of a part that refer, with the names and the words that may stand there besides ids."""
    yield "for", getattr(part, "serves", ()), frozenset()
    match part:
        case Stated(of=of):
            yield "of", of, of_money
        case Progress(of=of):
            yield "of", of, frozenset()
        case Missing(of=str(of)) | SourceNote(of=str(of)):
            yield "of", (of,), _SECTIONS
        case Share(of=str(of)):
            yield "of", (of,), frozenset()
        case BudgetLine(part_of=str(whole)):
            yield "part_of", (whole,), frozenset()


@lru_cache(maxsize=1)
def _ids(file: PlanFile) -> frozenset[str]:
    return frozenset(name for _, _, name in named(parts_of(file)))


def _funders(file: PlanFile) -> frozenset[str]:
    return frozenset(str(line.by) for line in file.plan.budget.lines if line.by) if file.plan.budget else frozenset()


def names_of_money(file: PlanFile) -> frozenset[str]:
    """Give everything that a printed total may be of: ids, sections, funders and the words of the ledger."""
    return _ids(file) | _OF_MONEY | _funders(file)


def _unknown(place: Place, name: str, known: frozenset[str], codes: tuple[str, str] = ("V001", "V004")) -> Finding:
    """Name what is near, by the first of the codes; where nothing is, the second says so."""
    near = _nearest(name, known)
    return (
        Finding(codes[0], place, {"id": name, "suggestion": near}) if near else Finding(codes[1], place, {"id": name})
    )


def _nearest(name: str, known: Collection[str]) -> str:
    english = next((each for each in dutch.VALUES.get(name.lower(), "").split() if each in known), "")
    return english or nearest(name, known, 0.7) or nearest(name.lower(), known, 0.7)


def relations(file: PlanFile, catalogue: Catalogue) -> Iterator[Finding]:
    """Refuse a relation with a plan that is not there, and one that names none."""
    if not file.plan.relations:
        return
    plans = _plans(catalogue)
    for at, relation in enumerate(file.plan.relations):
        if relation.plan and relation.plan not in plans and relation.plan not in catalogue.unread:
            place = file.place("relations", at, "plan")
            others = sorted(plans - {file.plan.id})[:_MOST_SUGGESTIONS]
            suggestion = _nearest(relation.plan, plans) or ", ".join(others)
            values = {"id": relation.plan, "suggestion": suggestion}
            yield Finding("V005", place, values) if suggestion else Finding("V015", place, {"id": relation.plan})
        if not relation.plan and not relation.title:
            yield Finding("V006", file.place("relations", at))


@lru_cache(maxsize=1)
def _plans(catalogue: Catalogue) -> frozenset[str]:
    return frozenset(other.plan.id for other in catalogue.plans)


def names(file: PlanFile, catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on organisations, areas and themes that a register does not know; each once, they are printed as typed.

    Areas, themes and whose plan it is lead residents to the plan. Other parties may well be no organisation ("scholen
    en verenigingen"): of those only what seems a misspelling or an id is told. What looks like a person is told as
    that, and is not to be added to a register.
    """
    told: set[tuple[str, str]] = set()
    known = [register for register in NAMED_IN if f"registers/{register}" not in catalogue.unread]
    for path, part in chain([((), file.plan)], parts_of(file)):
        for register in known:
            for field, key in fields_among(type(part), NAMED_IN[register]):
                for name in _lines(getattr(part, field)):
                    if (register, name) in told or own_role(file.plan.governance, name):
                        continue
                    if not catalogue.find(register, name) and not any(personal(name)):
                        told.add((register, name))
                        place = find_text(file.node(*path, key), name).place
                        found = _unknown_name(place, name, register, catalogue)
                        if found.code != "V007" or register != "organisations" or not path or _SLUG.fullmatch(name):
                            yield found


def _unknown_name(place: Place, name: str, register: Register, catalogue: Catalogue) -> Finding:
    """Advise on a name that a register does not know: several in one, one that is near, or a new one."""
    values = {"name": name, "register": register}
    parts = [catalogue.find(register, part) for part in _BETWEEN_NAMES.split(name)]
    several = [part.id for part in parts if part]
    if len(several) == len(parts) > 1:
        return Finding("V017", place, {**values, "suggestion": ", ".join(several)}, Severity.ADVICE)
    near = _near_name(name, register, catalogue)
    if near and abs(len(near) - len(name)) <= _MOST_LETTERS:
        return Finding("V016", place, {**values, "suggestion": catalogue.names[register][near].id}, Severity.ADVICE)
    shown = "'" + name.replace("'", "''") + "'" if _TO_BE_QUOTED.search(name) else name
    entry = f"- {{id: {slugify(name) or '...'}, name: {shown}}}"
    return Finding("V007", place, {**values, "suggestion": entry}, Severity.ADVICE)


@lru_cache(maxsize=_MOST_NAMES)
def _near_name(name: str, register: Register, catalogue: Catalogue) -> str:
    return nearest(spelling(name), catalogue.names[register], 0.8)


def bodies_and_roles(file: PlanFile, catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on `in` and `reports_to` that look like an id and name nothing; other words are printed as typed."""
    governance = file.plan.governance
    known = _ids(file)
    for at in ("bodies", "roles") if governance else ():
        for index, part in enumerate(getattr(governance, at)):
            for field in ("in", "reports_to"):
                for name in _lines(getattr(part, "body" if field == "in" else field, None)):
                    if not _SLUG.fullmatch(name) or name in known or own_role(governance, name):
                        continue
                    if "registers/organisations" in catalogue.unread or catalogue.find("organisations", name):
                        continue
                    place = find_text(file.node("governance", at, index, field), name).place
                    yield replace(_unknown(place, name, known), severity=Severity.ADVICE)


def attachments(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Refuse a photo that is not there; advise on a document that is not, as its title is printed all the same."""
    plan = file.plan
    if plan.image and plan.image.file not in file.attachments:
        yield _missing_file(file, ("image", "file"), plan.image.file, Severity.ERROR)
    listed = [("sources", at, each.file) for at, each in enumerate(plan.sources) if not each.url]
    listed += [("documents", at, each.file) for at, each in enumerate(plan.documents)]
    for key, at, name in listed:
        if isinstance(name, Line) and not is_like_an_address(name) and name not in file.attachments:
            yield _missing_file(file, (key, at, "file"), name, Severity.ADVICE)


def _missing_file(file: PlanFile, path: Path, name: str, severity: Severity) -> Finding:
    bare = re.split(r"[\\/]", name)[-1].casefold()
    same = (each for each in sorted(file.attachments) if each.casefold() in (name.casefold(), bare))
    near = next(same, "") or _nearest(name, file.attachments)
    rest = {"suggestion": near} if near else {"folder": file.plan.id}
    return Finding("V019" if near else "V020", file.place(*path), {"file": name, **rest}, severity)


def titles(catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on a title that an earlier plan has: a reader cannot tell the two apart."""
    first: dict[str, PlanFile] = {}
    for file in catalogue.plans:
        other = first.setdefault(spelling(file.plan.title), file)
        if other is not file:
            values = {"title": file.plan.title, "other": other.name}
            yield Finding("V018", file.place("title"), values, Severity.ADVICE)


def _lines(value: object) -> list[Line]:
    return [name for name in (value if isinstance(value, tuple) else (value,)) if isinstance(name, Line)]


def links_inside(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Refuse a link to an item, or a footnote, that is not there."""
    known = _ids(file)
    for path, text in prose_of(file):
        for target in dict.fromkeys(links(text)):
            name = target[1:]
            place = file.place_of(f"[{target}]" if target.startswith("^") else f"({target})", *path)
            if target.startswith("^") and name not in file.plan.footnotes:
                yield _unknown(place, name, frozenset(file.plan.footnotes), codes=("V027", "V009"))
            if target.startswith("#") and name not in known:
                yield _unknown(place, name, known, codes=("V008", "V014"))


def footnotes(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on a footnote to which no text refers: a reader meets its text without knowing where it belongs."""
    if not file.plan.footnotes:
        return
    named = {target[1:] for _, text in prose_of(file) for target in links(text) if target.startswith("^")}
    mistyped = named - file.plan.footnotes.keys()  # told by `links_inside`: one of them may mean this one
    for name in file.plan.footnotes:
        if name in named or mistyped:
            continue
        almost = re.compile(rf"\[{re.escape(name)}\](?!\()|\(\^{re.escape(name)}\)")
        found = next(((path, at[0]) for path, text in prose_of(file) if (at := almost.search(text))), None)
        if found:
            values = {"text": found[1], "suggestion": f"[^{name}]"}
            yield Finding("T013", file.place_of(found[1], *found[0]), values, Severity.ADVICE)
        else:
            place = find_key(file.root, ("footnotes", name)).place
            yield Finding("V026", place, {"id": name}, Severity.ADVICE)
