"""What an editor's program offers to type: the beginning of a part, and the ways to write a value.

The labels are what is inserted, or what it is called; `$1`, `${1:...}` and `${1|a,b|}` are the places to fill in.
"""

from collections.abc import Mapping
from typing import Any

Snippet = dict[str, Any]


def _offered(*written: tuple[str, str]) -> tuple[Snippet, ...]:
    """Offer ways to write a value, each with what it means, in this order."""
    return tuple(
        {"label": body, "description": said, "body": body, "sortText": str(at)}
        for at, (body, said) in enumerate(written)
    )


# What somebody often begins: a name for it and its keys at once, with the places to fill in.
OF_PARTS: Mapping[str, tuple[str, Snippet]] = {
    "Activity": (
        "stap met planning",
        {
            "title": "${1:Wat we doen}",
            "when": "${2:Q1 2025}",
            "lead": "${3:organisatie}",
            "status": "${4|planned,running,done|}",
        },
    ),
    "BudgetLine": ("post met bedragen", {"title": "${1:Waarvoor}", "amounts": {"${2:2025}": "${3:10000}"}}),
    "Risk": (
        "risico met maatregel",
        {"title": "${1:Wat er mis kan gaan}", "measure": "${2:Wat we eraan doen}"},
    ),
}

PERIODS = (
    *_offered(
        ("Q1 2025", "Een kwartaal"),
        ("2025", "Een jaar"),
        ("maart 2025", "Een maand"),
        ("15 maart 2025", "Een dag"),
        ("2024 t/m 2027", "Van het een tot en met het ander"),
        ("n.t.b.", "Nog niet bekend"),
    ),
    {
        "label": "in eigen woorden",
        "description": "De woorden komen op de site, de betekenis telt voor de tijdlijn.",
        "body": "{words: ${1:komende winter}, means: ${2:Q4 2025}}",
        "sortText": "9",
    },
)
AMOUNTS = _offered(
    ("35550", "In hele euro's"),
    ("'€ 35.550'", "Met punten, en dan aanhalingstekens eromheen"),
    ("'ongeveer € 35.000'", "Een schatting"),
    ("p.m.", "Het bedrag is nog niet bekend"),
)
BY_PERIOD: Snippet = {
    "label": "per jaar",
    "description": "Een bedrag of getal voor elk jaar, met komma's ertussen.",
    "body": "{${1:2025}: ${2:10000}}",
}
MEASURED = (*_offered(("minstens 95", "Een getal, met woorden erbij als dat helpt")), BY_PERIOD)


def running_text(*, in_a_list: bool) -> Snippet:
    """Begin a text of several lines. An item's first key stands two places further than its line begins."""
    return {"label": "tekst, zo lang als nodig", "body": f"|\n{'    ' if in_a_list else '  '}$1"}
