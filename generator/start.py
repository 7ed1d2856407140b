"""A starting file for a plan: the keys that its kind usually has, with what they mean; the others are named."""

from collections.abc import Iterator, Mapping

from generator.load.expand import field_types
from generator.meaning import explained, meaning_of
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
_LATER = ("id", "formerly_at", "change_note")
"""What a new plan cannot have yet, or has from the name of its file."""

_FILLED: Mapping[str, str] = {
    "title": f"title: {PLACEHOLDER} de naam van het plan",
    "organisation": "organisation: n.t.b.",
    "summary": f"summary: {PLACEHOLDER} drie zinnen voor bewoners",
    "status": "status: draft",
}


def starting_file(kind: PlanKind) -> str:
    """Write the file: it can be checked and shown at once, and what is still to fill in is advice."""
    usual = (*_ALWAYS, *_USUAL[kind])
    keys = [key for key in field_types(Plan) if key not in _LATER]
    lines = [
        f"# Een nieuw plan: {meaning_of(Plan, 'kind', kind)}. Vul in wat er staat.",
        "# Een regel met # en meteen een woord doet nog niets: haal het # weg om hem te gebruiken, of gooi hem weg.",
        "# 'plans check' zegt wat er nog moet; 'plans serve' laat de pagina zien.",
        "",
        *(line for key in keys if key in usual for line in _described(key, kind)),
        "# Dit kan ook; van elk woord staat een voorbeeld in de gids voor redacteuren:",
        *(f"# {key}: {explained(Plan, key).what}" for key in keys if key not in usual),
    ]
    return "\n".join(lines) + "\n"


def _described(key: str, kind: PlanKind) -> Iterator[str]:
    """Give a key with what it means above it: filled in where every plan must have it, else as an example."""
    yield f"# {explained(Plan, key).what}"
    if key == "kind":
        yield f"kind: {kind}"
    elif key in _FILLED:
        yield _FILLED[key]
    else:
        yield from (f"#{line}" for line in explained(Plan, key).example.splitlines())
    yield ""
