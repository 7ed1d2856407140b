"""JSON Schemas of a plan and of the registers, for completion, hover and red lines in an editor.

They say what may be typed. A plan is read more freely than JSON: a text stands for a thing with a title, one value
for a list of one, and every value is a text. The schemas allow all of that and nothing that the reader refuses, as
far as a pattern can tell. Words beyond JSON Schema draft 7, as programs for YAML know them: `markdownDescription`,
`enumDescriptions`, `defaultSnippets`, `errorMessage` and `doNotSuggest`.
"""

import json
from collections.abc import Mapping
from types import NoneType
from typing import Any, get_args, get_origin

from generator.catalogue import REGISTERS
from generator.guide.handbook import names_of
from generator.guide.scalars import SCALARS, TEXT, Schema
from generator.guide.snippets import OF_PARTS, running_text
from generator.load import dutch
from generator.load.expand import field_types, options_in, part_in, parts_of
from generator.meaning import explained, meaning_of
from generator.model.base import Part
from generator.model.plan import Plan
from generator.model.text import Prose

_HEAD: Schema = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "$comment": "Gemaakt door 'plans schema'; verander dit bestand niet zelf.",
}
_HOW_LISTED = "Hier hoort een lijst: zet voor elke regel een streepje en een spatie."
_HOW_NAMED = "Zet hier elke regel met een naam, een dubbele punt, een spatie en de tekst."


def schema_files() -> Mapping[str, str]:
    """Give the text of every schema, by its path in the folder of the plans."""
    registers = {f"registers/{name}.schema.json": register_schema(entry) for name, entry in REGISTERS.items()}
    schemas = {"plan.schema.json": plan_schema(), **registers}
    return {path: json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for path, schema in schemas.items()}


def plan_schema() -> Schema:
    """Give the schema of a plan's file."""
    return {**_HEAD, **_object(Plan), "definitions": _definitions(Plan, but=Plan)}


def register_schema(entry: type[Part]) -> Schema:
    """Give the schema of a register: a list of entries."""
    error = "Een register is een lijst: zet voor elke regel een streepje en een spatie."
    return {**_HEAD, "type": "array", "items": _of(entry), "errorMessage": error, "definitions": _definitions(entry)}


def _definitions(top: type[Part], *, but: type[Part] | None = None) -> Schema:
    return {part.__name__: _object(part) for part in parts_of(top) if part is not but}


def _object(part: type[Part]) -> Schema:
    """Describe a part: its keys, those that it must have first; the id of a plan is the name of its file."""
    types = {key: annotation for key, annotation in field_types(part).items() if (part, key) != (Plan, "id")}
    required = [key for key in _required(part) if key in types]
    keys = sorted(types, key=lambda key: key not in required)
    must = f"Verplicht: {', '.join(required)}. " if required else ""
    found: Schema = {
        "title": _called(part),
        "type": "object",
        "properties": {key: _property(part, key, types[key]) for key in keys},
        "additionalProperties": False,
        "errorMessage": f"Dit past niet in het onderdeel '{_called(part)}'. {must}Ctrl+spatie laat zien wat hier mag.",
    }
    if required:
        found["required"] = required
    if answers := _in_dutch(types):
        # Known here and refused below: so the key itself is underlined, and answered once.
        found["properties"] |= {word: {"doNotSuggest": True} for words in answers.values() for word in words}
        found["allOf"] = [
            {"properties": dict.fromkeys(words, False), "errorMessage": said} for said, words in answers.items()
        ]
    if part.__name__ in OF_PARTS:
        label, body = OF_PARTS[part.__name__]
        found["defaultSnippets"] = [{"label": label, "description": names_of(part)["what"], "body": body}]
    return found


def _called(part: type[Part]) -> str:
    return names_of(part)["one"]


def _required(part: type[Part]) -> list[str]:
    return [info.alias or name for name, info in part.model_fields.items() if info.is_required()]


def _in_dutch(types: Mapping[str, Any]) -> Mapping[str, list[str]]:
    """Give the Dutch words for the keys of a part, by the sentence that tells which key is meant."""
    found: dict[str, list[str]] = {}
    for word, keys in dutch.KEYS.items():
        meant = [key for key in keys.split() if key in types]
        if meant and word not in types:
            said = " of ".join(f"'{key}'" for key in meant)
            found.setdefault(f"Schrijf {said}.", []).append(word)
    return found


def _property(part: type[Part], key: str, annotation: Any) -> Schema:  # noqa: ANN401 - a type
    """Describe a field: what it means, how it is written, and what may stand there."""
    told = explained(part, key)
    shown = f"{told.what}\n\n```yaml\n{told.example}\n```"
    explanation = {"description": told.what, "markdownDescription": shown}
    found = {**explanation, **_of(annotation)}
    if "additionalProperties" in found:  # the names in it are free, so each is explained by what holds them
        found["additionalProperties"] = {**found["additionalProperties"], **explanation}
    if "items" in (several := found.get("anyOf", [{}])[0]):  # told apart from one alone, or a hover adds both up
        several.update(explanation)
    if "enum" in found:
        words = {option: meaning_of(part, key, option) for option in found["enum"]}
        found["enumDescriptions"] = list(words.values())
        listed = ", ".join(f"{option} ({meant})" for option, meant in words.items())
        found["errorMessage"] = f"Kies uit: {listed}."
    if annotation in (Prose, Prose | None):
        found["defaultSnippets"] = [running_text(in_a_list=part is not Plan)]
    return found


def _of(annotation: Any) -> Schema:  # noqa: ANN401 - a type
    """Give the schema of a type; what may be absent needs no word for that."""
    known = next((schema for each, schema in SCALARS.items() if each == annotation), None)
    if known is not None:
        return dict(known)
    if options_in(annotation) and not part_in(annotation):
        return {"enum": list(options_in(annotation))}
    if isinstance(annotation, type) and issubclass(annotation, Part):
        reference: Schema = {"$ref": f"#/definitions/{annotation.__name__}"}
        alone = annotation.shorthand in field_types(annotation) and {*_required(annotation)} <= {annotation.shorthand}
        return {"anyOf": [reference, TEXT]} if alone else reference
    return _of_several(get_origin(annotation), get_args(annotation))


def _of_several(origin: Any, inner: tuple[Any, ...]) -> Schema:  # noqa: ANN401 - a type
    """Give the schema of a list, a mapping, or a type with something beside it."""
    if origin is tuple:
        one = _of(inner[0])
        several: Schema = {"type": "array", "errorMessage": _HOW_LISTED}
        if part_in(inner[0]):
            # What the items are stands beside the choice: then completing the key begins a list.
            return {"items": one, "anyOf": [several, *one.get("anyOf", [one])]}
        return {"anyOf": [{**several, "items": one}, *one.get("anyOf", [one])]}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _of(inner[1]), "errorMessage": _HOW_NAMED}
    return _of(next(each for each in inner if each is not NoneType))
