"""What stands on the site, for whoever refers to it: the nearest name for what does not."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from posixpath import basename, dirname, splitext

from generator.nearest import nearest

_YEAR = re.compile(r"planning/\d{4}(?:/themas)?\.md")


@dataclass(frozen=True, slots=True)
class Known:
    """The paths of all pages and files below the content folder.

    `drafts` are pages that come with a preview only. While a plan cannot be read, all may be there in the `unsure`
    folders.
    """

    pages: Collection[str]
    files: Collection[str] = ()
    drafts: Collection[str] = ()
    unsure: Collection[str] = ()

    def has(self, uri: str) -> bool:
        """Tell whether a page or file is there, or may be."""
        if uri in self.pages or uri in self.files or _YEAR.fullmatch(uri):
            return True
        return uri.partition("/")[0].removesuffix(".md") in self.unsure

    def has_folder(self, folder: str) -> bool:
        """Tell whether pages stand in a folder, written with a slash at its end."""
        return folder.rstrip("/") in self.unsure or any(uri.startswith(folder) for uri in self.pages)

    def has_address(self, address: str) -> bool:
        """Tell whether something stands at an address from the root of the site, without a slash before it."""
        stem = address.strip("/")
        return self.has(stem) or any(self.has(uri) for uri in ((f"{stem}.md", f"{stem}/index.md") if stem else _HOME))

    def nearest(self, uri: str) -> str:
        """Give what was meant by a path that is not there: in another spelling, or in another folder."""
        everything = sorted({*self.pages, *self.files})
        stem = _stem(uri)
        alike = [each for each in everything if each.casefold() == uri.casefold()]
        named = [each for each in everything if stem and stem in (_stem(each), _stem(dirname(each)))]
        only = next((each[0] for each in (alike, named) if len(each) == 1), "")
        inside = {_stem(each): each for each in everything if dirname(each) == dirname(uri)}
        return only or inside.get(nearest(stem, inside, 0.65), "") or nearest(uri, everything, 0.8)


def _stem(uri: str) -> str:
    return splitext(basename(uri.rstrip("/")))[0].casefold()


_HOME = ("index.md",)
