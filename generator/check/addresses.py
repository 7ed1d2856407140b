"""Rules over former addresses: `formerly_at` names what is gone, once, and stands where there is an address now."""

from collections.abc import Iterator

from generator.catalogue import Catalogue
from generator.check.texts import parts_of
from generator.errors import Finding
from generator.load import PlanFile
from generator.load.places import find_text
from generator.model.base import Addressed, named
from generator.outline import Path


def former_ids(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Refuse a former id that something in the plan has today, or had before, and one of what has no id."""
    parts = [(path, part) for path, part in parts_of(file) if isinstance(part, Addressed)]
    taken = {name for _, _, name in named(parts_of(file))}
    for path, part in parts:
        if part.formerly_at and not part.id:
            yield Finding("V022", file.place(*path, "formerly_at"))
        for name in part.formerly_at:
            if name in taken:
                yield _taken(file, (*path, "formerly_at"), name)
            taken.add(name)


def former_plans(catalogue: Catalogue) -> Iterator[Finding]:
    """Refuse a former id of a plan that a plan has today, or that an earlier plan had before."""
    taken = {file.plan.id for file in catalogue.plans} | catalogue.unread
    for file in catalogue.plans:
        for name in file.plan.formerly_at:
            if name in taken:
                yield _taken(file, ("formerly_at",), name)
            taken.add(name)


def _taken(file: PlanFile, path: Path, name: str) -> Finding:
    return Finding("V021", find_text(file.node(*path), name).place, {"id": name})
