"""Which pages and files plans and registers will give, known without making any: for links that lead to them."""

from collections.abc import Iterator

from generator.attachments import documents, is_harmless
from generator.catalogue import Catalogue, Register
from generator.pages.glossary import words
from generator.pages.view import FOLDERS

_REGISTERS: tuple[Register, ...] = ("areas", "themes", "organisations")
_ALWAYS = ("plans", "schedule", "money", "history")


def uris(catalogue: Catalogue) -> Iterator[str]:
    """Give the path of every page and file below the content folder, apart from the years of the schedule."""
    yield from (f"{FOLDERS[kind]}/index.md" for kind in _ALWAYS)
    yield f"{FOLDERS['schedule']}/{FOLDERS['themes']}.md"
    for file in catalogue.plans:
        folder = f"{FOLDERS['plans']}/{file.plan.id}"
        yield from (f"{FOLDERS['plans']}/{name}.md" for name in (file.plan.id, *file.plan.formerly_at))
        yield from (f"{folder}/{name}" for _, name in documents(file.plan) if is_harmless(name))
    for register in _REGISTERS:
        entries = getattr(catalogue.registers, register)
        named = [entry.id for entry in entries if catalogue.plans_of(register, entry)]
        yield from (f"{FOLDERS[register]}/{name}.md" for name in (*named, *(["index"] if named else [])))
    if words(catalogue.registers.glossary, [file.plan for file in catalogue.plans]):
        yield f"{FOLDERS['glossary']}.md"
