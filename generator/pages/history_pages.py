"""The page that tells what changed in the plans, and the explanation that an editor gave of it."""

import re

from markupsafe import Markup

from generator import prose
from generator.model.text import Prose
from generator.pages.writer import Writer
from generator.sitefile import SiteFile

# Links to items and footnotes of the plan as it was then: they may be gone, and this is not its page.
_ITEM = re.compile(r"\[([^\]]*)\]\(#[^)]*\)")
_FOOTNOTE = re.compile(r"\[\^[^\]]*\]")


def history_page(write: Writer) -> SiteFile:
    """Give the page with everything that changed."""
    t = write.site.labels
    return write.page("history", write.site.index_uri("history"), t("history.title"), t.plain("history.description"))


def change_note(note: Prose) -> Markup:
    """Print why a plan changed, on whatever page."""
    return prose.to_html(Prose(_FOOTNOTE.sub("", _ITEM.sub(r"\1", note))))
