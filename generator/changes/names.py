"""How the registers name organisations, areas and themes, so that two spellings of one are not a change."""

from collections.abc import Mapping

from generator.catalogue import NAMED_IN, spelling
from generator.model.registers import Registers

Names = Mapping[str, Mapping[str, tuple[str, str]]]
"""By register and spelling, the id and the name of an entry."""


def entry_of(names: Names, field_name: str, value: str) -> tuple[str, str]:
    """Give the id and the name of an entry of a register; without one the name stays as it is."""
    for register, fields in NAMED_IN.items():
        if field_name in fields:
            return names.get(register, {}).get(spelling(value), ("", value))
    return "", value


def register_names(registers: Registers) -> Names:
    """Give the id and the name of every spelling; an id wins from a name, a name from an alias."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for register in NAMED_IN:
        entries = getattr(registers, register)
        spellings = [(alias, each) for each in entries for alias in each.aliases]
        spellings += [(each.name, each) for each in entries] + [(each.id, each) for each in entries]
        found[register] = {spelling(name): (each.id, each.name) for name, each in spellings}
    return found


def is_name(field_name: str) -> bool:
    """Tell whether a field names organisations, areas or themes."""
    return any(field_name in fields for fields in NAMED_IN.values())
