"""Which pages a built site has, and one of every kind."""

import re
from dataclasses import dataclass
from pathlib import Path

NOT_FOUND = "404.html"


@dataclass(frozen=True)
class BuiltSite:
    """A site in a folder, and where it is served; the address ends in a slash."""

    folder: Path
    address: str

    def pages(self) -> tuple[str, ...]:
        """List every page by its address below the home page, such as `plannen/wijkondersteuner/`.

        Fails where there is none: a test that looks at no page would find nothing wrong.
        """
        files = sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        assert files, f"there is no page in {self.folder}"
        return tuple(re.sub(r"(^|/)index\.html$", r"\1", file) for file in files)

    def kinds(self) -> tuple[str, ...]:
        """List one page of every kind, the longest: `plannen/`, one of `plannen/*/`, one of `planning/*/themas/`."""
        longest: dict[str, str] = {}
        for page in self.pages():
            kind = re.sub(r"^([^/]+)/[^/]+/", r"\1/*/", page)
            longest[kind] = max(longest.get(kind, page), page, key=self._size)
        return tuple(longest.values())

    def _size(self, page: str) -> int:
        return self.file(page).stat().st_size

    def file(self, page: str) -> Path:
        """Give the file of a page."""
        return self.folder / (page if page == NOT_FOUND else f"{page}index.html")
