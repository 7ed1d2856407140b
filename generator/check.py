"""Rules that a type cannot say: one rule, one function, over one plan or over all of them."""

from collections.abc import Callable, Iterator
from itertools import chain

from generator.catalogue import Catalogue, Register
from generator.errors import Finding, Severity
from generator.finances import finances
from generator.ledger.checks import RESERVED
from generator.ledger.checks import check as ledger_problems
from generator.ledger.stated import differences
from generator.load import PlanFile
from generator.model.base import Part, walk
from generator.model.details import Relation
from generator.model.money import Share
from generator.model.plan import sections_by_question
from generator.model.text import Line, Prose
from generator.outline import Path, outline
from generator.period import Period
from generator.places import find_text
from generator.prose import links

Rule = Callable[[PlanFile, Catalogue], Iterator[Finding]]


def check(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield everything that is wrong with plans that could be read, and every advice."""
    for file in catalogue.plans:
        for rule in RULES:
            yield from rule(file, catalogue)
    yield from registers(catalogue)


def ids(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Ids are one namespace per plan, and some words are no ids."""
    seen: dict[str, int] = {}
    for path, part in walk(file.plan):
        name = getattr(part, "id", None)
        if name is None or isinstance(part, Relation):
            continue
        place = file.place(*path, "id")
        if name in RESERVED:
            yield Finding("V003", place, {"id": name})
        if name in seen:
            yield Finding("V002", place, {"id": name, "line": str(seen[name])})
        seen.setdefault(name, place.line)


def references(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """What `for`, `of`, `part_of` and the like name must be there."""
    known = _ids(file)
    sections = {name for names in sections_by_question().values() for name in names} | {"sections"}
    for path, part in walk(file.plan):
        for key, names, allowed in _references(part):
            for name in names:
                if name not in known | (sections if "section" in allowed else set()) | (
                    set(RESERVED) if "ledger" in allowed else set()
                ):
                    yield _unknown(file, (*path, key), name, known)


def _references(part: Part) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Give the fields of a part that refer: key, ids, and which words may stand there besides ids."""
    if isinstance(serves := getattr(part, "serves", None), tuple):
        yield "for", serves, ""
    of = getattr(part, "of", None)
    if isinstance(of, str):
        yield "of", (of,), "" if isinstance(part, Share) else "section"
    elif isinstance(of, tuple):
        yield "of", of, "ledger section"
    if part_of := getattr(part, "part_of", None):
        yield "part_of", (part_of,), ""


def _ids(file: PlanFile) -> set[str]:
    return {name for _, part in walk(file.plan) if (name := getattr(part, "id", None))}


def _unknown(file: PlanFile, path: Path, name: str, known: set[str]) -> Finding:
    place = find_text(file.node(*path), name).place
    near = nearest(name, known)
    if near:
        return Finding("V001", place, {"id": name, "suggestion": near})
    return Finding("V004", place, {"id": name})


def nearest(name: str, known: set[str]) -> str:
    """Give the known name that is nearest to one, or an empty text."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=0.7)), "")


def plans_exist(file: PlanFile, catalogue: Catalogue) -> Iterator[Finding]:
    """A relation names a plan that is there, or gives a title."""
    known = {other.plan.id for other in catalogue.plans}
    for at, relation in enumerate(file.plan.relations):
        if relation.plan and relation.plan not in known:
            near = nearest(relation.plan, known)
            place = file.place("relations", at, "plan")
            yield Finding("V005", place, {"id": relation.plan, "suggestion": near or ", ".join(sorted(known))})
        if not relation.plan and not relation.title:
            yield Finding("V006", file.place("relations", at))


def names(file: PlanFile, catalogue: Catalogue) -> Iterator[Finding]:
    """Organisations, areas and themes that the registers do not know are printed, with advice."""
    for path, part in chain([((), file.plan)], walk(file.plan)):
        for key, register in _NAMES.items():
            value = getattr(part, {"with": "with_whom"}.get(key, key), None)
            for name in value if isinstance(value, tuple) else (value,):
                if isinstance(name, Line) and not catalogue.find(register, name):
                    place = find_text(file.node(*path, key), name).place
                    yield Finding("V007", place, {"name": name, "register": register}, Severity.ADVICE)


_NAMES: dict[str, Register] = {
    "organisation": "organisations",
    "lead": "organisations",
    "with": "organisations",
    "by": "organisations",
    "members": "organisations",
    "areas": "areas",
    "themes": "themes",
}


def links_inside(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """A link to an item, and a footnote that is cited, must be there."""
    known = _ids(file)
    for path, key, text in _prose(file):
        for target in links(text):
            if target.startswith("#") and target[1:] not in known:
                place = file.place(*path, key)
                yield Finding("V008", place, {"id": target[1:], "suggestion": nearest(target[1:], known) or "-"})
            if target.startswith("^") and target[1:] not in file.plan.footnotes:
                yield Finding("V009", file.place(*path, key), {"id": target[1:]})


def _prose(file: PlanFile) -> Iterator[tuple[Path, str, Prose]]:
    for path, part in chain([((), file.plan)], walk(file.plan)):
        for name, info in type(part).model_fields.items():
            value = getattr(part, name)
            if isinstance(value, Prose):
                yield path, info.alias or name, value


def shares(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """The parts of a whole add up to it."""
    for at, share in enumerate(file.plan.shares):
        values = [part.value.value for part in share.parts]
        percent = all(part.value.words.endswith("%") for part in share.parts)
        whole = share.total.value if share.total else 1 if share.of or percent else None
        if whole is not None and sum(values) != whole:
            place = file.place("shares", at, "total" if share.total else "parts")
            printed = share.total.words if share.total else "100 %" if percent else "1"
            yield Finding(
                "B040", place, {"title": share.title, "sum": _number(sum(values), percent=percent), "total": printed}
            )


def _number(value: object, *, percent: bool) -> str:
    from fractions import Fraction

    exact = Fraction(str(value)) * (100 if percent else 1)
    text = str(exact) if exact.denominator != 1 and exact.denominator > 1000 else f"{float(exact):g}".replace(".", ",")
    return f"{text} %" if percent else text


def money(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """The ledger's own rules, and totals that differ from what the source prints."""
    found = finances(file.plan, outline(file.plan))
    keys = {key: file.place(*path) for key, path in found.paths.items()}
    for problem in ledger_problems(found.statement):
        yield Finding(problem.code, keys.get(problem.key, file.place("budget")), problem.values, problem.severity)
    for problem in differences(found.statement, found.comparisons):
        at = (
            next(
                (
                    at
                    for at, stated in enumerate(file.plan.budget.stated)
                    if (stated.title or ", ".join(stated.of)) == problem.key
                ),
                0,
            )
            if file.plan.budget
            else 0
        )
        yield Finding(problem.code, file.place("budget", "stated", at), problem.values, problem.severity)


def schedule(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Work outside the period of its plan is advice."""
    frame = file.plan.period
    if not isinstance(frame, Period) or not frame.dated:
        return
    for entry in outline(file.plan).walk():
        when = entry.item.when
        if isinstance(when, Period) and when.dated and _outside(when, frame):
            place = file.place(*entry.path, "when")
            yield Finding(
                "P020", place, {"title": entry.item.title, "when": when.words, "period": frame.words}, Severity.ADVICE
            )


def _outside(when: Period, frame: Period) -> bool:
    after = when.start and frame.end and when.start > frame.end
    before = when.end and frame.start and when.end < frame.start
    return bool(after or before)


RULES: tuple[Rule, ...] = (ids, references, plans_exist, names, links_inside, shares, money, schedule)


def registers(catalogue: Catalogue) -> Iterator[Finding]:
    """An entry that is part of another names one that is there."""
    return iter(())
