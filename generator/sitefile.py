"""One file of the site before an engine builds it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A page in Markdown, or a file to copy as it is.

    `uri` is its path below the content folder, such as `plannen/wijkondersteuner.md`; `title` names a page
    in the navigation, escaped as HTML; `source` is the file to edit, relative to the project.
    """

    uri: str
    content: str | bytes
    title: str = ""
    source: str = ""
