"""All plans and registers together, and the indexes over them: by area, theme and organisation."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

from generator.errors import Finding, InvalidPlans, Place, PlansError
from generator.load import PlanFile, load_entries, load_plan
from generator.model.base import walk
from generator.model.details import Term
from generator.model.plan import Plan
from generator.model.registers import Area, Entry, Organisation, Registers, Theme
from generator.model.text import Gap, Line

E = TypeVar("E", bound=Entry)
Register = Literal["organisations", "areas", "themes"]

# Where a part of a plan names an organisation.
_NAMES = ("organisation", "lead", "with_whom", "by", "members")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that is published: the plans in the order of their ids, and the registers."""

    plans: tuple[PlanFile, ...]
    registers: Registers
    names: Mapping[Register, Mapping[str, Entry]] = field(repr=False)

    def find(self, register: Register, name: str) -> Entry | None:
        """Find an entry by id, name or alias, in any spelling of capitals and spaces."""
        return self.names[register].get(_key(name))

    def plan(self, plan_id: str) -> Plan | None:
        """Find a plan by its id."""
        return next((file.plan for file in self.plans if file.plan.id == plan_id), None)

    def plans_of(self, register: Register, entry: Entry) -> tuple[Plan, ...]:
        """Give the plans that name an entry, or one of the entries that are part of it."""
        ids = {entry.id, *(part.id for part in self.parts_of(register, entry))}
        return tuple(file.plan for file in self.plans if ids & set(self.entries_of(register, file.plan)))

    def parts_of(self, register: Register, entry: Entry) -> Iterator[Entry]:
        """Give the entries that are part of an entry, directly or through another."""
        for part in getattr(self.registers, register):
            if getattr(part, "part_of", None) == entry.id:
                yield part
                yield from self.parts_of(register, part)

    def entries_of(self, register: Register, plan: Plan) -> tuple[str, ...]:
        """Give the ids of the entries of a register that a plan names, in the order in which it does."""
        names = _organisations_in(plan) if register == "organisations" else _named(plan, register)
        found = (self.find(register, name) for name in names)
        return tuple(dict.fromkeys(entry.id for entry in found if entry))


def _named(plan: Plan, key: str) -> Iterator[str]:
    for part in (plan, *(part for _, part in walk(plan))):
        yield from _lines(getattr(part, key, ()))


def _organisations_in(plan: Plan) -> Iterator[str]:
    for part in (plan, *(part for _, part in walk(plan))):
        for key in _NAMES:
            yield from _lines(getattr(part, key, ()))


def _lines(value: object) -> Iterator[Line]:
    if isinstance(value, Line):
        yield value
    elif isinstance(value, tuple):
        yield from (name for name in value if isinstance(name, Line) and not isinstance(name, Gap))


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())


def read_catalogue(folder: Path, name: str) -> tuple[Catalogue, tuple[Finding, ...]]:
    """Read all plans and registers of a folder.

    Returns the catalogue of all that could be read, and the findings of every file. `name` is how
    findings call the folder. Raises `PlansError` where the folder is not there.
    """
    if not folder.is_dir():
        raise PlansError(f"De map met plannen is er niet: {folder}")
    findings: list[Finding] = []
    files: list[PlanFile] = []
    for path in sorted((*folder.glob("*.yml"), *folder.glob("*.yaml"))):
        try:
            files.append(load_plan(path, f"{name}/{path.name}"))
            findings += files[-1].advice
        except InvalidPlans as invalid:
            findings += invalid.findings
    registers, register_findings = _read_registers(folder / "registers", f"{name}/registers")
    return catalogue(files, registers), (*register_findings, *findings)


def catalogue(files: Iterable[PlanFile], registers: Registers) -> Catalogue:
    """Put plans and registers together."""
    names: Mapping[Register, Mapping[str, Entry]] = {
        "organisations": _index(registers.organisations),
        "areas": _index(registers.areas),
        "themes": _index(registers.themes),
    }
    return Catalogue(tuple(sorted(files, key=lambda file: file.plan.id)), registers, names)


def _index(entries: Iterable[E]) -> Mapping[str, E]:
    """Index entries by id, name and alias; an id wins from a name, a name from an alias."""
    entries = tuple(entries)
    spellings = [
        *((alias, entry) for entry in entries for alias in entry.aliases),
        *((entry.name, entry) for entry in entries),
        *((entry.id, entry) for entry in entries),
    ]
    return {_key(spelling): entry for spelling, entry in spellings}


_REGISTERS: Mapping[str, type[Entry] | type[Term]] = {
    "organisations": Organisation,
    "areas": Area,
    "themes": Theme,
    "glossary": Term,
}


def _read_registers(folder: Path, name: str) -> tuple[Registers, tuple[Finding, ...]]:
    findings: list[Finding] = []
    read: dict[str, tuple[object, ...]] = {}
    for register, entry in _REGISTERS.items():
        path = folder / f"{register}.yml"
        if not path.exists():
            continue
        try:
            pairs = load_entries(path, f"{name}/{path.name}", entry)
        except InvalidPlans as invalid:
            findings += invalid.findings
            continue
        read[register] = tuple(item for item, _ in pairs)
        findings += _twice(pairs)
    return Registers.model_validate(read), tuple(findings)


def _twice(pairs: Iterable[tuple[object, Place]]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for item, place in pairs:
        key = str(getattr(item, "id", ""))
        if key and key in seen:
            yield Finding("V002", place, {"id": key, "line": str(seen[key])})
        seen.setdefault(key, place.line)
