"""The files in the folder of a plan: whether each may go to the site."""

import re
from collections.abc import Iterator

from generator.attachments import (
    KINDS,
    documents,
    is_harmless,
    is_hidden,
    is_packed,
    is_picture,
    is_running,
    kind_of,
    kinds_instead,
)
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
            yield _refused(name, named[name])
        elif name.casefold() not in meant and not is_hidden(name) and not (lost and is_picture(name)):
            yield Finding("F011", Place(f"{file.name.removesuffix('.yml')}/{name}"), {"file": name}, Severity.ADVICE)


def _refused(name: str, place: Place) -> Finding:
    """Tell why a document does not go to the site, and as what it may."""
    if is_running(name):
        return Finding("F010", place, {"file": name, "kinds": ", ".join(KINDS)})
    if is_packed(name):
        return Finding("F014", place, {"file": name})
    return Finding("F015", place, {"file": name, "suggestion": kinds_instead(name) or "pdf"})


# --- files beside the pages written by hand ---

_PAGE = re.compile(r"(?P<stem>.+?)(?:\.md\.(?:txt|docx?)|\.(?:markdown|mdown|mkd|mdx|dm|M[Dd]|mD))")
_OF_THE_SITE = frozenset({"js", "mjs", "svg", "svgz", "xml", "wasm"})
"""Kinds that a site may need; a picture of lines shows itself within a page, where it runs nothing."""


def beside_pages(name: str) -> Iterator[Finding]:
    """Tell of a file in the content folder that nobody needs there, or that not everybody can open."""
    short, place = name.rpartition("/")[2], Place(name)
    page = _PAGE.fullmatch(short)
    if is_hidden(short):
        if not short.startswith("."):
            yield Finding("F016", place, {"file": short}, Severity.ADVICE)
    elif page:
        yield Finding("F019", place, {"file": short, "suggestion": f"{page['stem']}.md"}, Severity.ADVICE)
    elif is_running(short) and kind_of(short) not in _OF_THE_SITE:
        yield Finding("F017", place, {"file": short})
    elif is_packed(short) or kinds_instead(short):
        yield Finding("F018", place, {"file": short, "suggestion": kinds_instead(short) or "pdf"}, Severity.ADVICE)
