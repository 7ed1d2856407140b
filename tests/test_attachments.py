"""Which files beside a plan go to the site."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.attachments import is_hidden, is_published
from generator.catalogue import Catalogue
from generator.errors import Finding, Severity
from generator.pages import attachments
from generator.pages.view import Site

Read = Callable[..., tuple[Catalogue, tuple[Finding, ...]]]

FILES = ("begroting.PDF", "bijlagen/cijfers.xlsx", "kaart.svg", "start.html", "x.js", "feed.xml", ".DS_Store", "pdf")
PLAN = "documents:\n  - {title: Begroting, file: begroting.PDF}\n  - {title: Kaart, file: kaart.svg}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "plans" / "a"
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return folder


@pytest.mark.usefixtures("folder")
def test_what_could_run_in_a_browser_is_told_and_left_out(catalogue_from: Read) -> None:
    _, findings = catalogue_from({"a": PLAN})

    assert [(each.code, each.severity, each.place.file, each.place.line, each.values["file"]) for each in findings] == [
        ("F010", Severity.ADVICE, "plans/a/feed.xml", 0, "feed.xml"),
        ("F010", Severity.ERROR, "plans/a.yml", 7, "kaart.svg"),
        ("F010", Severity.ADVICE, "plans/a/pdf", 0, "pdf"),
        ("F010", Severity.ADVICE, "plans/a/start.html", 0, "start.html"),
        ("F010", Severity.ADVICE, "plans/a/x.js", 0, "x.js"),
    ]


@pytest.mark.usefixtures("folder")
def test_pictures_and_documents_are_copied_as_they_are(site_of: Callable[..., Site]) -> None:
    copied = {file.uri: file.content for file in attachments(site_of({"a": PLAN}))}

    assert copied == {"plannen/a/begroting.PDF": b"x", "plannen/a/bijlagen/cijfers.xlsx": b"x"}


@pytest.mark.parametrize("name", ["foto.JPEG", "a.b.pdf", "map/brief.docx"])
def test_common_files_are_published(name: str) -> None:
    assert is_published(name)


@pytest.mark.parametrize(
    "name", ["x.svg", "x.svgz", "x.htm", "x.xhtml", "x.mjs", "x.pdf.html", "x.css", "x.swf", "pdf", "x."]
)
def test_what_may_run_or_is_unknown_is_not_published(name: str) -> None:
    assert not is_published(name)
    assert not is_hidden(name)


@pytest.mark.parametrize("name", [".DS_Store", "map/~$brief.docx", "map/Thumbs.db", ".geheim.pdf"])
def test_nobody_hears_of_files_that_a_computer_made(name: str) -> None:
    assert not is_published(name)
    assert is_hidden(name)
