"""Which files in the folder of a plan go to the site: the documents that the plan names, of kinds that run nothing.

A page in HTML, a drawing in SVG or a script would run as a part of the site, with all that the site may do. What a plan
does not name stays where it is: a photo that was put aside, a letter with names in it.
"""

from collections.abc import Iterator

from generator.model.plan import Plan
from generator.model.text import Line

PICTURES = ("jpeg", "jpg", "png", "webp")
"""Kinds that hold more than one sees: they are published without that."""

KINDS = (*PICTURES, "csv", "docx", "ods", "odp", "odt", "pdf", "pptx", "txt", "xlsx")

PACKED = ("7z", "gz", "rar", "tar", "tgz", "zip")
"""Kinds that hold other files."""

RUNNING = (
    *(
        "bat",
        "cmd",
        "com",
        "exe",
        "hta",
        "htm",
        "html",
        "jar",
        "js",
        "mhtml",
        "mjs",
        "msi",
        "php",
        "ps1",
        "sh",
        "shtml",
    ),
    *("svg", "svgz", "swf", "vbs", "wasm", "xht", "xhtml", "xml", "xsl", "docm", "pptm", "xlsm"),
)
"""Kinds that can run something for whoever opens them."""

_INSTEAD = {
    **dict.fromkeys(("xls", "numbers"), "xlsx of csv"),
    **dict.fromkeys(("ppt", "pps", "key"), "pdf of pptx"),
    **dict.fromkeys(("bmp", "gif", "heic", "heif", "tif", "tiff", "avif", "jfif"), "jpg of png"),
    **dict.fromkeys(("doc", "rtf", "pages", "wpd"), "pdf of docx"),
}


def documents(plan: Plan) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Give every file that a plan names as a source or a document, with the path to its name."""
    for key in ("sources", "documents"):
        for at, each in enumerate(getattr(plan, key)):
            if isinstance(each.file, Line) and "://" not in each.file:
                yield (key, at, "file"), str(each.file)


def is_harmless(name: str) -> bool:
    """Tell by its name whether a file may go to the site."""
    return kind_of(name) in KINDS and not is_hidden(name)


def is_picture(name: str) -> bool:
    """Tell by its name whether a file is a picture."""
    return kind_of(name) in PICTURES


def is_hidden(name: str) -> bool:
    """Tell whether a computer made this file, or a folder above it, for itself: nobody has to hear of it."""
    return any(part.startswith((".", "~$")) or part in ("Thumbs.db", "desktop.ini") for part in name.split("/"))


def is_packed(name: str) -> bool:
    """Tell by its name whether a file holds other files."""
    return kind_of(name) in PACKED


def is_running(name: str) -> bool:
    """Tell by its name whether a file can run something for whoever opens it."""
    return kind_of(name) in RUNNING


def kinds_instead(name: str) -> str:
    """Give the kinds to save a file as, where it is of one that not everybody can open; nothing for any other."""
    return _INSTEAD.get(kind_of(name), "")


def kind_of(name: str) -> str:
    """Give the kind of a file: what its name ends in, in small letters."""
    _, dot, kind = name.lower().rpartition(".")
    return kind if dot else ""
