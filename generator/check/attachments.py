"""The files in the folder of a plan: whether each may go to the site."""

from collections.abc import Iterator

from generator.attachments import KINDS, documents, is_harmless, is_hidden, is_picture
from generator.catalogue import Catalogue
from generator.errors import Finding, Place, Severity
from generator.load import PlanFile


def kinds(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Refuse a document that the plan names but the site cannot publish; tell of every file that it does not name."""
    photo = file.plan.image.file if file.plan.image else ""
    named = {name: file.place(*path) for path, name in documents(file.plan)}
    lost = photo not in file.attachments if photo else False  # then another picture is the one that was meant
    meant = {name.casefold() for name in (photo, *named)}  # other capitals are told where the name stands
    for name in sorted(file.attachments - {photo}):
        if name in named and not is_harmless(name):
            yield Finding("F010", named[name], {"file": name, "kinds": ", ".join(KINDS)})
        elif name.casefold() not in meant and not is_hidden(name) and not (lost and is_picture(name)):
            yield Finding("F011", Place(f"{file.name.removesuffix('.yml')}/{name}"), {"file": name}, Severity.ADVICE)
