"""Writes one page: a template filled in, with the front matter that every site engine reads."""

import json
from dataclasses import dataclass

from jinja2 import Environment

from generator.labels import to_markup
from generator.model.text import escape
from generator.pages.view import Site
from generator.render import render
from generator.sitefile import SiteFile


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the pages of one site with its templates."""

    site: Site
    env: Environment

    def page(  # noqa: PLR0913 - so much is there to say about a page
        self,
        template: str,
        uri: str,
        title: object,
        description: str,
        *,
        source: str = "",
        image: str = "",
        found: bool = True,
        **context: object,
    ) -> SiteFile:
        """Write one page. `title` may be markup, `description` is plain text.

        `image` is the address, below the home page, of the picture that stands for the page where it is shared.
        A page that is not to be `found` is in no search, of this site or elsewhere.
        """
        body = render(self.env, f"pages/{template}.md", site=self.site, page=uri, edit=self._edit(source), **context)
        escaped = str(to_markup(title))
        head = {"title": escaped, "description": escape(description), "image": image}
        front = "".join(f"{key}: {json.dumps(text, ensure_ascii=False)}\n" for key, text in head.items() if text)
        front += "" if found else "search: false\n"
        return SiteFile(uri, f"---\n{front}---\n\n{body}", escaped, source)

    def _edit(self, source: str) -> str:
        base = self.site.settings.edit_url
        return f"{base.rstrip('/')}/{source}" if base and source else ""
