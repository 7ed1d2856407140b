"""The files in the folder of a plan: whether each may go to the site."""

from collections.abc import Iterator

from generator.attachments import KINDS, is_hidden, is_published
from generator.catalogue import Catalogue
from generator.errors import Finding, Place, Severity
from generator.load import PlanFile


def kinds(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Refuse a document that the plan names but the site cannot publish; tell of any other file that is left out."""
    photo = file.plan.image.file if file.plan.image else ""
    named = {name: file.place(*path) for path, name in _named(file)}
    for name in sorted(file.attachments - {photo}):
        if not is_published(name) and not is_hidden(name):
            place = named.get(name, Place(f"{file.name.removesuffix('.yml')}/{name}"))
            severity = Severity.ERROR if name in named else Severity.ADVICE
            yield Finding("F010", place, {"file": name, "kinds": ", ".join(KINDS)}, severity)


def _named(file: PlanFile) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for key in ("sources", "documents"):
        yield from (((key, at, "file"), str(each.file)) for at, each in enumerate(getattr(file.plan, key)) if each.file)
