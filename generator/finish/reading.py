"""Reading a built page as the search sees it: the parts of its main text that have an address of their own."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_MAIN = "md-content__inner"

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset({"li", "tr", "div", "section"})
_TITLES = frozenset({"strong", "dt", "td", "th", "summary", *_HEADINGS})
_IGNORED = frozenset({"svg", "script", "style", "template"})
_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_BREAKS = frozenset(
    {
        "p",
        "dd",
        "dt",
        "td",
        "th",
        "ul",
        "ol",
        "dl",
        "table",
        "caption",
        "details",
        "summary",
        "br",
        *_BLOCKS,
        *_HEADINGS,
    }
)
# What stands beside a text and is none: permalinks, the numbers of steps.
_MARKS = frozenset({"headerlink", "pw-number"})


@dataclass(slots=True)
class Part:
    """What stands below a heading, or in a block with an id.

    `depth` is the level of the heading, more for a block. The parts within a part are the deeper ones that
    follow it. `quoted` is text that the page shows of another page, which tells it better.
    """

    anchor: str
    depth: int
    title: str = ""
    text: str = ""
    quoted: str = ""


@dataclass(slots=True)
class Readable:
    """A page as the search sees it; its first part is what stands before any other.

    `names` are all names of what the page is about, `choices` the kind and value of what it can be chosen by.
    """

    parts: list[Part] = field(default_factory=lambda: [Part("", 1)])
    names: list[str] = field(default_factory=list)
    choices: list[tuple[str, str]] = field(default_factory=list)


def read_page(html: str) -> Readable:
    """Read a built page; what does not belong to its main text is passed over."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for part in reader.page.parts:
        part.title, part.text, part.quoted = (" ".join(text.split()) for text in (part.title, part.text, part.quoted))
    reader.page.parts = _named(reader.page.parts)
    return reader.page


def _named(parts: list[Part]) -> list[Part]:
    """Give the parts that have a title; the text of the others belongs to the part around them."""
    found = parts[:1]
    for part in parts[1:]:
        if part.title:
            found.append(part)
            continue
        around = next(each for each in reversed(found) if each.depth < part.depth)
        around.text = f"{around.text} {part.text}".strip()
        around.quoted = f"{around.quoted} {part.quoted}".strip()
    return found


@dataclass(slots=True)
class _Scope:
    """Where text goes now: a block with an id, or the whole page; each heading with an id begins a new part of it."""

    part: Part
    depth: int


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is being read, and what holds until it ends."""

    tag: str
    scope: _Scope
    ignored: bool = False
    quoted: bool = False
    is_title: bool = False


class _Reader(HTMLParser):
    """Divides the main text of a page over its parts."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Readable()
        self.open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        values = {name: value or "" for name, value in attrs}
        if self.open:
            self._note(values)
            self._break(tag)
            if tag not in _VOID:
                self.open.append(self._inside(self.open[-1], tag, values))
        elif _MAIN in values.get("class", "").split():
            self.open.append(_Open(tag, _Scope(self.page.parts[0], 1)))

    def handle_endtag(self, tag: str) -> None:
        """End an element, and those in it that were not ended."""
        if any(each.tag == tag for each in self.open):
            while self.open.pop().tag != tag:
                pass
            self._break(tag)

    def handle_data(self, data: str) -> None:
        """Add text to the part that it stands in."""
        if not self.open or self.open[-1].ignored:
            return
        here, part = self.open[-1], self.open[-1].scope.part
        if here.is_title:
            part.title += data
        elif here.quoted:
            part.quoted += data
        else:
            part.text += data

    def _break(self, tag: str) -> None:
        if tag in _BREAKS:
            self.handle_data(" ")

    def _inside(self, around: _Open, tag: str, values: dict[str, str]) -> _Open:
        scope, anchor = around.scope, values.get("id", "")
        ignored = around.ignored or tag in _IGNORED or "hidden" in values or "data-pagefind-ignore" in values
        ignored = ignored or not _MARKS.isdisjoint(values.get("class", "").split())
        quoted = around.quoted or "data-pagefind-weight" in values
        if ignored or quoted:
            return _Open(tag, scope, ignored, quoted)
        if tag == "h1":
            return _Open(tag, scope, is_title=True)
        if anchor and tag in _HEADINGS:
            scope.part = self._begin(Part(anchor, _HEADINGS.index(tag) + 1))
        elif anchor and tag in _BLOCKS:
            depth = max(scope.depth, len(_HEADINGS)) + 1
            scope = _Scope(self._begin(Part(anchor, depth)), depth)
        # A block is named by the first words that stand out in it.
        untitled = scope.part.anchor != "" and not scope.part.title.strip()
        is_title = tag not in _BREAKS if around.is_title else untitled and tag in _TITLES
        return _Open(tag, scope, is_title=is_title)

    def _begin(self, part: Part) -> Part:
        self.page.parts.append(part)
        return part

    def _note(self, values: dict[str, str]) -> None:
        if choice := values.get("data-search-choice"):
            kind, _, value = choice.partition(":")
            self.page.choices.append((kind, value))
        self.page.names += filter(None, values.get("data-search-names", "").split("|"))
