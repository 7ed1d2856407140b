"""Rules over the registers: ids, what is part of what, and names that two entries share."""

from collections.abc import Iterator, Mapping
from itertools import chain

from generator.catalogue import Catalogue, spelling
from generator.errors import Finding, Severity
from generator.load import RESERVED_IDS, RegisterFile
from generator.load.places import find_text
from generator.model.registers import Entry
from generator.nearest import nearest

_MOST_SUGGESTIONS = 10


def registers(catalogue: Catalogue) -> Iterator[Finding]:
    """Yield everything that is wrong with the registers that could be read, and every advice."""
    for file in catalogue.files.values():
        entries = {at: entry for at, entry in enumerate(file.entries) if isinstance(entry, Entry)}
        yield from chain(_ids(file, entries), _wholes(file, entries), _names(file, entries))


def _ids(file: RegisterFile, entries: Mapping[int, Entry]) -> Iterator[Finding]:
    """Refuse ids that stand in a register twice, and those that the site's own pages use."""
    seen: dict[str, int] = {}
    for at, entry in entries.items():
        place = file.place(at, "id")
        if entry.id in RESERVED_IDS:
            yield Finding("V003", place, {"id": entry.id})
        if entry.id in seen:
            yield Finding("V002", place, {"id": entry.id, "line": str(seen[entry.id])})
        seen.setdefault(entry.id, place.line)


def _wholes(file: RegisterFile, entries: Mapping[int, Entry]) -> Iterator[Finding]:
    """Refuse an entry that is part of one that is not there, or, through others, of itself."""
    wholes = {entry.id: getattr(entry, "part_of", None) for entry in entries.values()}
    told: set[str] = set()
    for at, entry in entries.items():
        whole = wholes[entry.id]
        place = file.place(at, "part_of")
        if whole is not None and whole not in wholes:
            others = ", ".join(sorted(wholes.keys() - {entry.id})[:_MOST_SUGGESTIONS])
            values = {"id": whole, "name": entry.name, "suggestion": nearest(whole, wholes) or others or "-"}
            yield Finding("V012", place, values)
        loop = _loop(entry.id, wholes)
        if loop and told.isdisjoint(loop):
            told.update(loop)
            yield Finding("V011", place, {"name": entry.name, "loop": ", ".join([*loop, entry.id])})


def _loop(start: str, wholes: Mapping[str, str | None]) -> list[str]:
    """Give the entries from one back to itself, by what each is part of; none where it does not come back."""
    passed = [start]
    while (whole := wholes.get(passed[-1])) is not None and whole not in passed:
        passed.append(whole)
    return passed if whole == start else []


def _names(file: RegisterFile, entries: Mapping[int, Entry]) -> Iterator[Finding]:
    """Advise on an id, name or alias that two entries share, so that a plan cannot tell them apart by it."""
    owners: dict[str, str] = {}
    for at, entry in entries.items():
        for key, name in {spelling(name): name for name in (*entry.aliases, entry.name, entry.id)}.items():
            owner = owners.setdefault(key, entry.id)
            if owner != entry.id:
                place = find_text(file.node(at), name).place
                yield Finding("V013", place, {"name": name, "id": entry.id, "other": owner}, Severity.ADVICE)
