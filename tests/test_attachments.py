"""Which files beside a plan go to the site."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from generator.attachments import is_harmless, is_hidden
from generator.catalogue import Catalogue
from generator.errors import Finding, Severity
from generator.pages import attachments, content_pictures
from generator.pages.view import Site
from generator.report import sentences

Read = Callable[..., tuple[Catalogue, tuple[Finding, ...]]]

FILES = (
    *("begroting.PDF", "bijlagen/cijfers.xlsx", "kaart.svg"),
    *("start.html", ".DS_Store", ".prive/brief.pdf", "brief.pdf"),
)
PLAN = """\
documents:
  - {title: Begroting, file: begroting.PDF}
  - {title: Cijfers, file: bijlagen/cijfers.xlsx}
  - {title: Kaart, file: kaart.svg}
  - {title: Elders, file: 'https://voorbeeld.nl/brief.pdf'}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "plans" / "a"
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")
    return folder


@pytest.mark.usefixtures("folder")
def test_what_could_run_in_a_browser_is_refused_and_what_is_not_named_is_told(catalogue_from: Read) -> None:
    _, findings = catalogue_from({"a": PLAN})

    assert [(each.code, each.severity, each.place.file, each.place.line, each.values["file"]) for each in findings] == [
        ("F011", Severity.ADVICE, "plans/a/brief.pdf", 0, "brief.pdf"),
        ("F010", Severity.ERROR, "plans/a.yml", 8, "kaart.svg"),
        ("F011", Severity.ADVICE, "plans/a/start.html", 0, "start.html"),
    ]


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("brief.doc", "F015", "Opslaan als pdf of docx"),
        ("foto.heic", "F015", "Opslaan als jpg of png"),
        ("kaart.dwg", "F015", "Opslaan als pdf"),
        ("alles.zip", "F014", "pak het uit"),
        ("pagina.html", "F010", "sla het op als pdf"),
    ],
)
def test_what_cannot_be_published_is_told_with_what_can(
    catalogue_from: Read, tmp_path: Path, name: str, code: str, words: str
) -> None:
    path = tmp_path / "plans" / "a" / name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"x")

    (found,) = catalogue_from({"a": f"documents: [{{title: Stuk, file: {name}}}]\n"})[1]

    assert (found.code, found.place.line) == (code, 5)
    assert words in sentences(found).help


@pytest.mark.usefixtures("folder")
def test_documents_that_the_plan_names_are_copied_as_they_are_and_nothing_else(site_of: Callable[..., Site]) -> None:
    copied = {file.uri: file.content for file in attachments(site_of({"a": PLAN}))}

    assert copied == {"plannen/a/begroting.PDF": b"x", "plannen/a/bijlagen/cijfers.xlsx": b"x"}


def test_a_picture_is_copied_without_what_the_camera_wrote_along(tmp_path: Path, site_of: Callable[..., Site]) -> None:
    path = tmp_path / "plans" / "a" / "kaart.jpg"
    path.parent.mkdir(parents=True)
    told = Image.Exif()
    told[271] = "Telefoon van iemand"
    Image.new("RGB", (20, 10), "red").save(path, exif=told)

    (copied,) = attachments(site_of({"a": "documents:\n  - {title: Kaart, file: kaart.jpg}\n"}))

    assert b"Telefoon" in path.read_bytes()
    assert isinstance(copied.content, bytes)
    assert b"Telefoon" not in copied.content
    assert Image.open(BytesIO(copied.content)).size == (20, 10)


@pytest.mark.parametrize("name", ["foto.JPEG", "a.b.pdf", "map/brief.docx"])
def test_common_files_are_published(name: str) -> None:
    assert is_harmless(name)


@pytest.mark.parametrize(
    "name", ["x.svg", "x.svgz", "x.htm", "x.xhtml", "x.mjs", "x.pdf.html", "x.css", "x.swf", "pdf", "x."]
)
def test_what_may_run_or_is_unknown_is_not_published(name: str) -> None:
    assert not is_harmless(name)
    assert not is_hidden(name)


@pytest.mark.parametrize("name", [".DS_Store", "map/~$brief.docx", "map/Thumbs.db", ".geheim.pdf", ".prive/x.pdf"])
def test_nobody_hears_of_files_that_a_computer_made(name: str) -> None:
    assert not is_harmless(name)
    assert is_hidden(name)


def test_a_picture_beside_a_hand_written_page_is_copied_so_too(tmp_path: Path, site_of: Callable[..., Site]) -> None:
    site = site_of({})
    told = Image.Exif()
    told[271] = "Telefoon van iemand"
    (site.settings.content / "beeld").mkdir()
    Image.new("RGB", (20, 10), "red").save(site.settings.content / "beeld" / "feest.jpg", exif=told)
    Image.new("RGB", (20, 10), "red").save(site.settings.content / "beeld" / "logo.png")

    copied = {file.uri: file.content for file in content_pictures(site)}

    assert sorted(copied) == ["beeld/feest.jpg", "beeld/logo.png"]
    assert b"Telefoon" not in bytes(copied["beeld/feest.jpg"])  # type: ignore[arg-type]  # a picture is bytes
    assert copied["beeld/logo.png"] == (tmp_path / "content" / "beeld" / "logo.png").read_bytes()
