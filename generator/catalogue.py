"""All plans and registers together, and the indexes over them: by area, theme and organisation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from generator.errors import Finding, InvalidPlans, PlansError
from generator.load import PlanFile, RegisterFile, load_entries, load_plan
from generator.load.strays import misnamed, strays
from generator.model.base import Part, fields_among, walk
from generator.model.details import Term
from generator.model.plan import Plan
from generator.model.registers import Area, Entry, Organisation, PlainWord, Registers, Theme
from generator.model.text import Line

Register = Literal["organisations", "areas", "themes"]

REGISTERS: Mapping[str, type[Part]] = {
    "organisations": Organisation,
    "areas": Area,
    "themes": Theme,
    "glossary": Term,
    "plain_words": PlainWord,
}
"""What an entry of each register is."""

NAMED_IN: Mapping[Register, tuple[str, ...]] = {
    "organisations": ("organisation", "lead", "with_whom", "by", "members"),
    "areas": ("areas",),
    "themes": ("themes",),
}
"""The fields of a plan's parts that name entries of a register."""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """Everything that is published: the plans in the order of their ids, and the registers.

    `names` finds an entry by each of its spellings, `named` tells by the id of a plan which entries it
    names. `files` are the registers as they were read, `unread` the plans and registers whose files hold
    errors. A catalogue equals itself only, as its files do.
    """

    plans: tuple[PlanFile, ...]
    registers: Registers
    names: Mapping[Register, Mapping[str, Entry]] = field(repr=False)
    named: Mapping[Register, Mapping[str, tuple[str, ...]]] = field(repr=False)
    files: Mapping[str, RegisterFile] = field(default_factory=dict, repr=False)
    unread: frozenset[str] = frozenset()

    def find(self, register: Register, name: str) -> Entry | None:
        """Find an entry by id, name or alias, in any spelling of capitals and spaces."""
        return self.names[register].get(spelling(name))

    def plan(self, plan_id: str) -> Plan | None:
        """Find a plan by its id."""
        return next((file.plan for file in self.plans if file.plan.id == plan_id), None)

    def plans_of(self, register: Register, entry: Entry) -> tuple[Plan, ...]:
        """Give the plans that name an entry, or one of the entries that are part of it."""
        ids = {entry.id, *(part.id for part in self.parts_of(register, entry))}
        return tuple(file.plan for file in self.plans if not ids.isdisjoint(self.named[register][file.plan.id]))

    def parts_of(self, register: Register, entry: Entry) -> tuple[Entry, ...]:
        """Give the entries that are part of an entry, directly or through another."""
        found = {entry.id: entry}
        grown = True
        while grown:
            parts = [part for part in getattr(self.registers, register) if getattr(part, "part_of", None) in found]
            grown = any(part.id not in found for part in parts)
            found |= {part.id: part for part in parts}
        return tuple(part for part_id, part in found.items() if part_id != entry.id)


def spelling(name: str) -> str:
    """Give what all spellings of a name share, whatever their capitals, spaces and hyphens."""
    return " ".join(name.casefold().replace("-", " ").split())


def read_catalogue(folder: Path, name: str) -> tuple[Catalogue, tuple[Finding, ...]]:
    """Read all plans and registers of a folder.

    Returns the catalogue of all that could be read, and the findings of every file. `name` is how
    findings call the folder. Raises `PlansError` where the folder is not there.
    """
    if not folder.is_dir():
        raise PlansError(f"De map met plannen is er niet: {folder}")
    findings: list[Finding] = []
    plans: list[PlanFile] = []
    registers: dict[str, RegisterFile] = {}
    unread: set[str] = set()
    findings += strays(folder, name, REGISTERS)
    unread |= {f"registers/{register}" for finding in findings for register in misnamed(finding, REGISTERS)}
    for path in yaml_files(folder):
        try:
            plans.append(load_plan(path, f"{name}/{path.name}"))
        except InvalidPlans as invalid:
            findings += invalid.findings
            unread.add(path.stem)
    for register, path in _registers(folder):
        try:
            registers[register] = load_entries(path, f"{name}/registers/{path.name}", REGISTERS[register])
        except InvalidPlans as invalid:
            findings += invalid.findings
            unread.add(f"registers/{register}")
    findings += (each for file in (*plans, *registers.values()) for each in file.advice)
    read = Registers.model_validate({register: file.entries for register, file in registers.items()})
    return replace(catalogue(plans, read), files=registers, unread=frozenset(unread)), tuple(findings)


def _registers(folder: Path) -> list[tuple[str, Path]]:
    """Give the name and the file of every register that is there."""
    paths = ((register, folder / "registers" / f"{register}.yml") for register in REGISTERS)
    return [(register, path) for register, path in paths if path.exists()]


def yaml_files(folder: Path) -> list[Path]:
    """Give what looks like a plan, in a fixed order; names that begin with a dot belong to other programs."""
    return sorted(
        path for path in folder.iterdir() if path.suffix.lower() in (".yml", ".yaml") and not path.name.startswith(".")
    )


def catalogue(files: Iterable[PlanFile], registers: Registers) -> Catalogue:
    """Put plans and registers together."""
    plans = tuple(sorted(files, key=lambda file: file.plan.id))
    names: Mapping[Register, Mapping[str, Entry]] = {
        "organisations": _index(registers.organisations),
        "areas": _index(registers.areas),
        "themes": _index(registers.themes),
    }
    named: dict[Register, dict[str, tuple[str, ...]]] = {register: {} for register in NAMED_IN}
    for file in plans:
        parts = (file.plan, *(part for _, part in walk(file.plan)))
        for register, keys in NAMED_IN.items():
            named[register][file.plan.id] = tuple(_entries_in(parts, keys, names[register]))
    return Catalogue(plans, registers, names, named)


def _index(entries: Sequence[Entry]) -> Mapping[str, Entry]:
    """Index entries by id, name and alias; an id wins from a name, a name from an alias."""
    spellings = [
        *((alias, entry) for entry in entries for alias in entry.aliases),
        *((entry.name, entry) for entry in entries),
        *((entry.id, entry) for entry in entries),
    ]
    return {spelling(name): entry for name, entry in spellings}


def _entries_in(parts: Iterable[Part], keys: tuple[str, ...], names: Mapping[str, Entry]) -> Iterable[str]:
    """Give the ids of the entries that the parts of a plan name, each once."""
    values = (getattr(part, name) for part in parts for name, _ in fields_among(type(part), keys))
    lines = (name for value in values for name in (value if isinstance(value, tuple) else (value,)))
    found = (names.get(spelling(name)) for name in lines if isinstance(name, Line))
    return dict.fromkeys(entry.id for entry in found if entry)
