"""What the strict model refuses, as findings: unknown and missing keys, wrong types, unreadable values."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Literal, cast, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.errors import Finding, Place
from generator.expand import field_types
from generator.model.base import Part
from generator.nodes import Mapping as MappingNode
from generator.nodes import Node, Scalar
from generator.places import find, find_key, find_text

Steps = tuple[str | int, ...]

# What an editor may write in Dutch, with the word of the format.
DUTCH_KEYS: Mapping[str, str] = {
    "aanvrager": "organisation", "activiteit": "activities", "activiteiten": "activities", "afbeelding": "image",
    "ambitie": "ambition", "baten": "budget", "bedrag": "amount", "bedragen": "amounts", "begrippen": "glossary",
    "begrippenlijst": "glossary", "begroting": "budget", "betrokkenen": "partners", "bijlagen": "documents",
    "bron": "sources", "bronnen": "sources", "data": "dates", "doel": "goals", "doelen": "goals",
    "doelgroep": "audience", "documenten": "documents", "door": "by", "eenheid": "unit", "foto": "image",
    "functie": "role", "gebied": "areas", "gebieden": "areas", "herhaling": "recurs", "indicatoren": "indicators",
    "kenmerk": "reference", "leden": "members", "maatregel": "measure", "met": "with", "mijlpalen": "milestones",
    "naam": "name", "notities": "notes", "omschrijving": "text", "ondertekend": "signed", "opgaven": "goals",
    "organisatie": "organisation", "partij": "organisation", "periode": "period", "pijlers": "pillars",
    "planning": "when", "regels": "lines", "resultaat": "results", "resultaten": "results", "risico": "risks",
    "risicos": "risks", "risico's": "risks", "rol": "role", "rollen": "roles", "samenvatting": "summary",
    "soort": "kind", "stappen": "steps", "stappenplan": "step_plans", "stappenplannen": "step_plans",
    "status": "status", "streefwaarde": "target", "taken": "tasks", "tarieven": "tariffs", "tekst": "text",
    "thema": "themes", "themas": "themes", "thema's": "themes", "titel": "title", "toelichting": "text",
    "trekker": "lead", "uitleg": "text", "verdeling": "shares", "voetnoten": "footnotes", "voor": "for",
    "voortgang": "progress", "waarde": "value", "waarom": "why", "wanneer": "when", "websitetekst": "website_text",
    "wie": "lead", "wijk": "areas", "wijken": "areas", "bijdrage": "contribution",
}  # fmt: skip

DUTCH_VALUES: Mapping[str, str] = {
    "aanvraag": "project-application", "actieplan": "action-plan", "afgerond": "done", "anders": "other",
    "beëindigd": "stopped", "besluit": "decision", "bezig": "running", "bijdrage": "contribution",
    "concept": "draft", "deelopdracht": "assignment", "evaluatie": "evaluation", "exclusief": "excluded",
    "fase": "phase", "gepland": "planned", "gestopt": "stopped", "gevraagd": "requested", "inclusief": "included",
    "ingetrokken": "withdrawn", "in ontwikkeling": "in-development", "jaarplan": "annual-plan", "ja": "true",
    "klaar": "done", "kosten": "cost", "loopt": "running", "lopend": "running", "nee": "false",
    "onderdeel van": "part-of", "overig": "other", "programma": "programme", "projectaanvraag": "project-application",
    "raadsbrief": "council-letter", "rapportage": "report", "uitvoeringsprogramma": "programme",
    "vastgesteld": "adopted", "vertraagd": "delayed", "vervangt": "replaces", "verwacht": "expected",
    "voltooid": "completed", "voorgesteld": "proposed", "voorstel": "proposed", "wijkplan": "neighbourhood-plan",
    "wijzigt": "amends",
}  # fmt: skip


def findings_of(error: ValidationError, root: Node, part: type[Part]) -> Iterator[Finding]:
    """Word what pydantic refused as findings with their places, a misspelt key and the key it hides as one."""
    details = error.errors(include_url=False)
    taken = {hidden for detail in details if (hidden := _hidden_key(detail, part)) is not None}
    for detail in details:
        if detail["type"] == "missing" and detail["loc"] in taken:
            continue
        yield _finding(detail, root, part)


def _finding(detail: ErrorDetails, root: Node, part: type[Part]) -> Finding:
    path = cast("Steps", detail["loc"])
    context: Mapping[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "refused":
            values = {key: str(value) for key, value in context.items() if key != "code"}
            node = find_text(find(root, path), values["text"]) if values.get("text") else find(root, path)
            return Finding(context["code"], node.place, values)
        case "extra_forbidden":
            return _unknown_key(path, root, part)
        case "missing":
            return Finding("S002", _first_line(find(root, path[:-1])), {"key": str(path[-1])})
        case "literal_error":
            return _unknown_value(path, root, part)
        case _:
            return _wrong_type(detail["type"], find(root, path), str(path[-1]) if path else "")


def _unknown_key(path: Steps, root: Node, part: type[Part]) -> Finding:
    key = str(path[-1])
    place = find_key(root, path).place
    if " " in key.strip() or (key[:1].isupper() and key.lower() not in DUTCH_KEYS):
        value = find(root, path)
        text = f"{key}: {value.text}" if isinstance(value, Scalar) else key
        return Finding("S009", place, {"key": key, "suggestion": "'" + text.replace("'", "''") + "'"})
    keys = sorted(field_types(_part_at(path, part)))
    near = _nearest_key(key, keys)
    if near:
        return Finding("S001", place, {"key": key, "suggestion": near})
    return Finding("S003", place, {"key": key, "keys": ", ".join(keys)})


def _hidden_key(detail: ErrorDetails, part: type[Part]) -> Steps | None:
    """Give the path of the key that a misspelt one was meant to be."""
    if detail["type"] != "extra_forbidden":
        return None
    path = cast("Steps", detail["loc"])
    near = _nearest_key(str(path[-1]), sorted(field_types(_part_at(path, part))))
    return (*path[:-1], near) if near else None


def _nearest_key(key: str, keys: list[str]) -> str:
    word = key.strip().lower()
    if DUTCH_KEYS.get(word) in keys:
        return DUTCH_KEYS[word]
    candidates = {**{dutch: english for dutch, english in DUTCH_KEYS.items() if english in keys}, **dict(zip(keys, keys, strict=True))}
    near = get_close_matches(word.replace("-", "_"), candidates, n=1, cutoff=0.7)
    return candidates[near[0]] if near else ""


def _unknown_value(path: Steps, root: Node, part: type[Part]) -> Finding:
    node = find(root, path)
    text = node.text if isinstance(node, Scalar) else ""
    options = _options(field_types(_part_at(path, part)).get(str(path[-1])))
    word = text.strip().lower()
    near = [DUTCH_VALUES[word]] if DUTCH_VALUES.get(word) in options else get_close_matches(word, options, n=1, cutoff=0.6)
    values = {"key": str(path[-1]), "text": text, "options": ", ".join(options)}
    if near:
        return Finding("S004", node.place, {**values, "suggestion": near[0]})
    return Finding("S005", node.place, values)


def _wrong_type(kind: str, node: Node, key: str) -> Finding:
    text = node.text if isinstance(node, Scalar) else ""
    if isinstance(node, Scalar) and not text.strip():
        return Finding("S006", node.place, {"key": key})
    if kind.startswith("bool"):
        return Finding("S012", node.place, {"key": key, "text": text})
    if kind.startswith(("int", "decimal")):
        return Finding("S013", node.place, {"key": key, "text": text})
    if isinstance(node, MappingNode) and kind == "string_type":
        first, value = node.entries[0]
        spelled = f"{first.text}: {value.text}" if isinstance(value, Scalar) else first.text
        return Finding("S009", first.place, {"key": first.text, "suggestion": "'" + spelled.replace("'", "''") + "'"})
    if kind == "string_type":
        return Finding("S007", node.place, {"key": key})
    return Finding("S008", node.place, {"key": key, "text": text})


def _part_at(path: Steps, part: type[Part]) -> type[Part]:
    """Give the part whose key the last step of a path is."""
    for step in path[:-1]:
        if isinstance(step, str):
            part = _part_in(field_types(part).get(step)) or part
    return part


def _part_in(annotation: object) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _part_in(inner))), None)


def _options(annotation: object) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(option) for option in get_args(annotation)]
    return next((found for inner in get_args(annotation) if (found := _options(inner))), [])


def _first_line(node: Node) -> Place:
    """Give the place of the first key of a mapping: where a missing key would be looked for."""
    if isinstance(node, MappingNode) and node.entries:
        return node.entries[0][0].place
    return node.place
