"""What may be typed for a value that is no part of its own: as JSON Schema, with what an editor sees when it is wrong.

The patterns are as wide as the readers of texts, amounts and periods; where a pattern cannot tell, it allows.
"""

from collections.abc import Mapping
from typing import Any

from generator.guide.snippets import AMOUNTS, BY_PERIOD, MEASURED, PERIODS
from generator.model.registers import Count
from generator.model.text import GAP_WORDS, Line, LineOrGap, Prose, Slug, Target
from generator.model.values import AmountOrGap, AmountsByPeriod, Measurements, ShareValue, When

Schema = dict[str, Any]


def _any_case(word: str) -> str:
    """Write a word as a pattern that takes capitals too: a pattern of JSON Schema has no flag for that."""
    letters = (f"[{each.upper()}{each}]" if each.isalpha() else each for each in word)
    return "".join(letters).replace(".", r"\.")


TEXT: Schema = {
    "type": ["string", "number"],
    "errorMessage": "Hier hoort tekst. Staat er een dubbele punt in, zet dan aanhalingstekens om de hele tekst.",
}
_SLUG: Schema = {
    "type": ["string", "integer"],
    "minimum": 0,
    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
    "errorMessage": "Een id heeft alleen kleine letters, cijfers en streepjes, zoals kansrijke-start.",
}
_TARGET: Schema = {**_SLUG, "pattern": "^[a-z0-9]+([-_][a-z0-9]+)*$"}
_GAPS = "|".join(map(_any_case, GAP_WORDS))
_DASH = "[-=\u2010-\u2014\u2212]"
# A figure as the reader of amounts takes it: "12.560,-", "€ 35 550", "ruim 3,3 miljoen", "15-20", "€ 3 per 15 minuten".
_FIGURE = rf"(?:[0-9]{{1,3}}(?:[.\s][0-9]{{3}})+(?![0-9])|[0-9]+)(?:,(?:[0-9]+|\s?{_DASH}+))?"
_BEFORE = r"(?:[^0-9]{0,50}(?:[^0-9A-Za-z]|[Ee][Uu][Rr][Oo]?))?"
_SECOND = rf"(?:\s*(?=[^0-9.,\s])[^0-9]{{1,30}}{_FIGURE})?"
_PER = r"(?:(?:[Pp][Ee][Rr]|/)\s*[0-9]{1,3}\s[^0-9]{1,40})?"
_PM = rf"(?:€\s?|[Ee][Uu][Rr][Oo]?\s)?(?:[Pp]\.?\s?[Mm]\.?|{_any_case('pro memorie')})(?:\s[^0-9]{{1,40}})?"
_MONEY = rf"^\s*(?:{_GAPS}|{_PM}|{_BEFORE}{_FIGURE}{_SECOND}[^0-9]{{0,60}}{_PER})\s*$"
_HOW_MONEY = "Schrijf een bedrag als 35550 of, met aanhalingstekens, '€ 35.550'. Nog niet bekend? Schrijf p.m."
_AMOUNT: Schema = {"type": ["string", "integer"], "pattern": _MONEY, "errorMessage": _HOW_MONEY}
_HOW_YEARS = "Schrijf een bedrag per jaar, zoals {2025: 10000, 2026: p.m.}."
_BY_PERIOD: Schema = {
    "minProperties": 1,
    "propertyNames": {"pattern": r"[0-9]", "errorMessage": _HOW_YEARS},
    "errorMessage": _HOW_YEARS,
}
_AMOUNTS: Schema = {
    "type": ["object", "string"],
    "pattern": rf"^\s*(?:{_GAPS})\s*$",
    **_BY_PERIOD,
    "additionalProperties": {**_AMOUNT, "defaultSnippets": [*AMOUNTS]},
    "defaultSnippets": [BY_PERIOD],
}
_HOW_MEASURED = "Schrijf één getal, of een getal per jaar, zoals {2023: 11, 2024: 9}."
_MEASUREMENTS: Schema = {
    "type": ["string", "number", "object"],
    **_BY_PERIOD,
    "additionalProperties": TEXT,
    "propertyNames": {"pattern": r"[0-9]", "errorMessage": _HOW_MEASURED},
    "errorMessage": _HOW_MEASURED,
    "defaultSnippets": [*MEASURED],
}
_WORDED: Schema = {
    "type": "object",
    "properties": {
        "words": {
            **TEXT,
            "description": "De woorden zoals ze op de site komen.",
            "markdownDescription": "De woorden zoals ze op de site komen.\n\n```yaml\nwords: komende winter\n```",
        },
        "means": {
            **TEXT,
            "description": "De jaren of kwartalen die ze betekenen.",
            "markdownDescription": "De jaren of kwartalen die ze betekenen.\n\n```yaml\nmeans: Q4 2025\n```",
        },
    },
    "required": ["words"],
    "additionalProperties": False,
    "errorMessage": "Schrijf een periode in woorden, zoals Q3 2025, of {words: komende winter, means: Q4 2025}.",
}
_SHARE: Schema = {
    "type": ["string", "number"],
    "minimum": 0,
    "pattern": r"^\s*\+?([0-9]+/0*[1-9][0-9]*|[0-9]+[.,]?[0-9]*|[.,][0-9]+)\s*%?\s*$",
    "errorMessage": "Schrijf een getal, een percentage of een breuk, zoals 12, 40% of 2/3.",
}

SCALARS: Mapping[Any, Schema] = {
    Line: TEXT,
    Prose: TEXT,
    LineOrGap: TEXT,
    Slug: _SLUG,
    Target: _TARGET,
    Count: {
        "type": ["number", "string"],
        "minimum": 0,
        "pattern": r"^\s*(\d{1,12}|\d{1,3}([. \u00a0]\d{3}){1,3})\s*$",
        "errorMessage": "Hier hoort een heel getal, zonder woorden, zoals 14000.",
    },
    bool: {"type": "boolean", "errorMessage": "Hier hoort true (ja) of false (nee)."},
    When: {"anyOf": [TEXT, _WORDED], "defaultSnippets": [*PERIODS]},
    AmountOrGap: {**_AMOUNT, "defaultSnippets": [*AMOUNTS]},
    AmountsByPeriod: _AMOUNTS,
    Measurements: _MEASUREMENTS,
    ShareValue: _SHARE,
}
"""The schema of every type of the model that reads a value by itself."""
