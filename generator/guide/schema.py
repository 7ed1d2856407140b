"""The JSON Schema of a plan, for completion and red lines in an editor: it says what may be typed.

A plan is read more freely than JSON: a text stands for a thing with a title, one value for a list of one, and
every scalar is a text. The schema allows all of that and nothing that the reader refuses, as far as a pattern can
tell. Words of the schema: JSON Schema draft 7, with `defaultSnippets` and `enumDescriptions` as programs for YAML
know them.
"""

import json
from collections.abc import Mapping
from types import NoneType
from typing import Any, get_args, get_origin

from generator.guide import explained, meanings, options_in, parts_in, parts_of
from generator.load.expand import field_types
from generator.model.base import Part
from generator.model.plan import Plan
from generator.model.registers import Count
from generator.model.text import GAP_WORDS, Line, LineOrGap, Prose, Slug, Target
from generator.model.values import AmountOrGap, AmountsByPeriod, Measurements, ShareValue, When

Schema = dict[str, Any]

NAME = "plan.schema.json"
"""The file in the folder of the plans in which the schema stands."""

_TEXT: Schema = {"type": ["string", "number"]}
_SLUG: Schema = {"type": ["string", "integer"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_GAPS = "|".join(word.replace(".", r"\.") for word in GAP_WORDS)
_DASH = "[-=\N{EN DASH}]"
# A figure as the reader of amounts takes it: "12.560,-", "€ 35 550", "ruim 3,3 miljoen", "15-20", "€ 3.000 per jaar".
_FIGURE = rf"\d{{1,3}}(?:[. \u00a0]\d{{3}})+(?:,(?:\d{{1,2}}|{_DASH}+))?|\d+(?:,(?:\d+|{_DASH}+))?"
_RANGE = rf"(?:{_FIGURE})(?:\s*{_DASH}\s*(?:€\s*)?(?:{_FIGURE}))?"
_MONEY = rf"^\s*(?:{_GAPS}|[Pp]\.?[Mm]\.?|[^\d]{{0,30}}{_RANGE}[^\d]{{0,40}})\s*$"
_AMOUNT: Schema = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": _MONEY}]}
_BY_PERIOD: Schema = {"type": "object", "minProperties": 1, "propertyNames": {"pattern": r"\d"}}
_GAP: Schema = {"type": "string", "pattern": rf"^(?:{_GAPS}|[Pp]\.?[Mm]\.?)$"}
_PERIOD_IN_WORDS: Schema = {
    "type": "object",
    "properties": {
        "words": {"type": "string", "description": "De woorden zoals ze op de site komen."},
        "means": {**_TEXT, "description": "De jaren of kwartalen die ze betekenen."},
    },
    "required": ["words"],
    "additionalProperties": False,
}
_OF_TYPE: Mapping[Any, Schema] = {
    Line: _TEXT,
    Prose: _TEXT,
    LineOrGap: _TEXT,
    Slug: _SLUG,
    Target: _SLUG,
    Count: {"type": "integer", "minimum": 0},
    bool: {"type": "boolean"},
    When: {"anyOf": [_TEXT, _PERIOD_IN_WORDS]},
    AmountOrGap: _AMOUNT,
    AmountsByPeriod: {"anyOf": [{**_BY_PERIOD, "additionalProperties": _AMOUNT}, _GAP]},
    Measurements: {"anyOf": [_TEXT, {**_BY_PERIOD, "additionalProperties": _TEXT}]},
    ShareValue: {"type": ["string", "number"], "pattern": r"^\s*\d+([.,]\d+)?(/\d+)?\s*%?\s*$"},
}

_SNIPPETS: Mapping[str, tuple[str, str, Schema]] = {
    "Activity": (
        "stap",
        "Een stap of activiteit met een planning",
        {"title": "${1:Wat we doen}", "when": "${2:Q1 2025}", "lead": "${3:organisatie}", "status": "${4:planned}"},
    ),
    "BudgetLine": (
        "post",
        "Een begrotingspost met bedragen per jaar",
        {"title": "${1:Waarvoor}", "amounts": {"${2:2025}": "${3:10000}"}},
    ),
    "Risk": (
        "risico",
        "Een risico met een maatregel",
        {"title": "${1:Wat er mis kan gaan}", "measure": "${2:Wat we eraan doen}"},
    ),
}


def json_schema() -> Schema:
    """Give the schema of a plan's file."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Plan",
        "description": "Een plan van een gemeente. Gemaakt door 'plans schema'; verander dit bestand niet zelf.",
        **_object(Plan),
        "definitions": {part.__name__: _object(part) for part in parts_of(Plan) if part is not Plan},
    }


def as_text() -> str:
    """Give the schema as it stands in its file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def _object(part: type[Part]) -> Schema:
    """Describe a part: its keys, each with its meaning; the id of a plan is the name of its file."""
    types = {key: annotation for key, annotation in field_types(part).items() if (part, key) != (Plan, "id")}
    required = [
        info.alias or name
        for name, info in part.model_fields.items()
        if info.is_required() and (info.alias or name) in types
    ]
    found: Schema = {
        "type": "object",
        "properties": {key: _property(part, key, annotation) for key, annotation in types.items()},
        "additionalProperties": False,
    }
    if required:
        found["required"] = required
    if part.__name__ in _SNIPPETS:
        label, description, body = _SNIPPETS[part.__name__]
        found["defaultSnippets"] = [{"label": label, "description": description, "body": body}]
    return found


def _property(part: type[Part], key: str, annotation: Any) -> Schema:  # noqa: ANN401 - a type
    told = explained(part, key)
    description = f"{told.what}\n\nBijvoorbeeld:\n{told.example}"
    found = {"description": description, **_of(annotation)}
    options = options_in(annotation)
    if options:
        words = meanings(part, key)
        found["enumDescriptions"] = [words[option] for option in options]
    return found


def _of(annotation: Any) -> Schema:  # noqa: ANN401 - a type
    """Give the schema of a type; what may be absent needs no word for that."""
    known = next((schema for each, schema in _OF_TYPE.items() if each == annotation), None)
    if known is not None:
        return dict(known)
    if options_in(annotation) and not list(parts_in(annotation)):
        return {"enum": list(options_in(annotation))}
    if isinstance(annotation, type) and issubclass(annotation, Part):
        reference: Schema = {"$ref": f"#/definitions/{annotation.__name__}"}
        return {"anyOf": [reference, _TEXT]} if annotation.shorthand in field_types(annotation) else reference
    return _of_several(get_origin(annotation), get_args(annotation))


def _of_several(origin: Any, inner: tuple[Any, ...]) -> Schema:  # noqa: ANN401 - a type
    """Give the schema of a list, a mapping, or a type with something beside it."""
    if origin is tuple:
        one = _of(inner[0])
        return {"anyOf": [{"type": "array", "items": one}, *one.get("anyOf", [one])]}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _of(inner[1])}
    return _of(next(each for each in inner if each is not NoneType))
