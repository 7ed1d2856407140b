"""A starting file for a plan: the keys that its kind usually has, the others as comments, each with what it means."""

from collections.abc import Iterator, Mapping

from generator.guide import Explained, explained, meanings
from generator.load.expand import field_types
from generator.model.plan import Plan, PlanKind
from generator.model.text import PLACEHOLDER

_ALWAYS = ("title", "kind", "organisation", "areas", "themes", "period", "status", "summary", "contact", "sources")
_USUAL: Mapping[PlanKind, tuple[str, ...]] = {
    "programme": ("ambition", "goals", "milestones", "budget", "partners", "indicators"),
    "neighbourhood-plan": ("audience", "pillars", "activities", "partners", "governance"),
    "project-application": ("reference", "goals", "step_plans", "budget", "partners", "risks", "indicators"),
    "assignment": ("reference", "goals", "activities", "budget", "relations"),
    "council-letter": ("dates", "relations", "sections", "documents", "signed"),
    "action-plan": ("goals", "activities", "milestones"),
    "annual-plan": ("goals", "activities", "budget", "indicators"),
    "other": ("goals", "activities"),
}
_FILLED: Mapping[str, str] = {
    "title": f"title: {PLACEHOLDER} de naam van het plan",
    "organisation": "organisation: n.t.b.",
    "summary": f"summary: {PLACEHOLDER} drie zinnen voor bewoners",
    "status": "status: draft",
}


def starting_file(kind: PlanKind) -> str:
    """Write the file: it can be checked and shown at once, and what is still to fill in is advice."""
    usual = (*_ALWAYS, *_USUAL[kind])
    keys = [key for key in field_types(Plan) if key not in ("id", "formerly_at", "change_note")]
    first = [key for key in keys if key in usual]
    parts = [
        "# Een nieuw plan. Haal het # weg voor wat u invult, en gooi weg wat u niet nodig hebt.",
        "# 'plans check' zegt wat er nog moet; 'plans serve' laat de pagina zien.",
        "",
        *(line for key in first for line in _described(key, kind)),
        "# Dit kan ook:",
        "",
        *(line for key in keys if key not in first for line in _described(key, kind)),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _described(key: str, kind: PlanKind) -> Iterator[str]:
    """Give a key with what it means above it; filled in where every plan must have it."""
    told: Explained = explained(Plan, key)
    yield f"# {told.what}"
    if key == "kind":
        yield f"# {', '.join(f'{word} ({meaning})' for word, meaning in meanings(Plan, key).items())}"
        yield f"kind: {kind}"
    elif key in _FILLED:
        yield _FILLED[key]
    else:
        yield from (f"# {line}" for line in told.example.splitlines())
    yield ""
