"""What may be typed for a value that is no part of its own: as JSON Schema, with what an editor sees when it is wrong.

The patterns are as wide as the readers of texts, amounts and periods; where a pattern cannot tell, it allows.
"""

from collections.abc import Mapping
from typing import Any

from generator.model.registers import Count
from generator.model.text import GAP_WORDS, Line, LineOrGap, Prose, Slug, Target
from generator.model.values import AmountOrGap, AmountsByPeriod, Measurements, ShareValue, When

Schema = dict[str, Any]

TEXT: Schema = {
    "type": ["string", "number"],
    "errorMessage": "Hier hoort tekst. Staat er een dubbele punt in, zet dan aanhalingstekens om de hele tekst.",
}
_SLUG: Schema = {
    "type": ["string", "integer"],
    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "errorMessage": "Een id heeft alleen kleine letters, cijfers en streepjes, zoals kansrijke-start.",
}
_GAPS = "|".join(word.replace(".", r"\.") for word in GAP_WORDS)
_DASH = "[-=\N{EN DASH}]"
# A figure as the reader of amounts takes it: "12.560,-", "€ 35 550", "ruim 3,3 miljoen", "15-20", "€ 3.000 per jaar".
_FIGURE = rf"\d{{1,3}}(?:[. \u00a0]\d{{3}})+(?:,(?:\d{{1,2}}|{_DASH}+))?|\d+(?:,(?:\d+|{_DASH}+))?"
_RANGE = rf"(?:{_FIGURE})(?:\s*{_DASH}\s*(?:€\s*)?(?:{_FIGURE}))?"
_MONEY = rf"^\s*(?:{_GAPS}|[Pp]\.?[Mm]\.?|[^\d]{{0,30}}{_RANGE}[^\d]{{0,40}})\s*$"
_HOW_MONEY = "Schrijf een bedrag als 35550 of, met aanhalingstekens, '€ 35.550'. Nog niet bekend? Schrijf p.m."
_AMOUNT: Schema = {"type": ["integer", "string"], "pattern": _MONEY, "errorMessage": _HOW_MONEY}
_HOW_YEARS = "Schrijf een bedrag per jaar, zoals {2025: 10000, 2026: p.m.}."
_BY_PERIOD: Schema = {
    "minProperties": 1,
    "propertyNames": {"pattern": r"\d", "errorMessage": _HOW_YEARS},
    "errorMessage": _HOW_YEARS,
}
_AMOUNTS: Schema = {
    "type": ["object", "string"],
    "pattern": rf"^(?:{_GAPS}|[Pp]\.?[Mm]\.?)$",
    **_BY_PERIOD,
    "additionalProperties": _AMOUNT,
}
_HOW_MEASURED = "Schrijf één getal, of een getal per jaar, zoals {2023: 11, 2024: 9}."
_MEASUREMENTS: Schema = {
    "type": ["string", "number", "object"],
    **_BY_PERIOD,
    "additionalProperties": TEXT,
    "errorMessage": _HOW_MEASURED,
}
_WORDED: Schema = {
    "type": "object",
    "properties": {
        "words": {"type": "string", "description": "De woorden zoals ze op de site komen."},
        "means": {**TEXT, "description": "De jaren of kwartalen die ze betekenen."},
    },
    "required": ["words"],
    "additionalProperties": False,
    "errorMessage": "Schrijf een periode in woorden, zoals Q3 2025, of {words: komende winter, means: Q4 2025}.",
}
_SHARE: Schema = {
    "type": ["string", "number"],
    "pattern": r"^\s*\d+([.,]\d+)?(/\d+)?\s*%?\s*$",
    "errorMessage": "Schrijf een getal, een percentage of een breuk, zoals 12, 40% of 2/3.",
}

SCALARS: Mapping[Any, Schema] = {
    Line: TEXT,
    Prose: TEXT,
    LineOrGap: TEXT,
    Slug: _SLUG,
    Target: _SLUG,
    Count: {"type": "integer", "minimum": 0, "errorMessage": "Hier hoort een heel getal, zonder punten of woorden."},
    bool: {"type": "boolean", "errorMessage": "Hier hoort true (ja) of false (nee)."},
    When: {"anyOf": [TEXT, _WORDED]},
    AmountOrGap: _AMOUNT,
    AmountsByPeriod: _AMOUNTS,
    Measurements: _MEASUREMENTS,
    ShareValue: _SHARE,
}
"""The schema of every type of the model that reads a value by itself."""
