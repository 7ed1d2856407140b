"""Which files in the folder of a plan go to the site: pictures and documents, and nothing that a browser would run.

A page in HTML, a drawing in SVG or a script would run as a part of the site, with all that the site may do.
"""

KINDS = ("avif", "csv", "docx", "gif", "jpeg", "jpg", "ods", "odp", "odt", "pdf", "png", "pptx", "txt", "webp", "xlsx")


def is_published(name: str) -> bool:
    """Tell by its name whether a file goes to the site."""
    return name.lower().endswith(tuple(f".{kind}" for kind in KINDS)) and not is_hidden(name)


def is_hidden(name: str) -> bool:
    """Tell whether a computer made this file for itself, so that nobody has to hear of it."""
    return name.rpartition("/")[2].startswith((".", "~$")) or name.endswith(("Thumbs.db", "desktop.ini"))
