"""What `mkdocs.yml` names of the site: the pages of the menu, and those that the theme links to."""

from collections.abc import Iterator

from generator.check.known import Known
from generator.errors import Finding
from generator.nearest import nearest
from generator.reader import Mapping, Node, Scalar, Sequence

_MOST = 10


def menu(options: Mapping, known: Known) -> Iterator[Finding]:
    """Refuse entries of the menu that name no page, and addresses at which there is none."""
    blocks = {key.text: value for key, value in options.entries}
    if isinstance(nav := blocks.get("nav"), Sequence):
        yield from _entries(nav, known)
    extra = blocks.get("extra")
    pages = {key.text: value for key, value in extra.entries}.get("pages") if isinstance(extra, Mapping) else None
    for _, value in pages.entries if isinstance(pages, Mapping) else ():
        if isinstance(value, Scalar) and value.text.strip() and "://" not in value.text:
            yield from _address(value, known)


def _entries(listed: Sequence, known: Known) -> Iterator[Finding]:
    for item in listed.items:
        if isinstance(item, Scalar):
            yield from _page(item, known)
        elif isinstance(item, Mapping) and len(item.entries) == 1 and not _is_blank(item.entries[0][1]):
            value = item.entries[0][1]
            yield from _entries(value, known) if isinstance(value, Sequence) else _leaf(value, known)
        else:
            place = item.entries[-1][0].place if isinstance(item, Mapping) and item.entries else item.place
            yield Finding("N008", place, {"text": place.text.strip()})


def _leaf(value: Node, known: Known) -> Iterator[Finding]:
    if isinstance(value, Scalar):
        yield from _page(value, known)
    else:
        yield Finding("N008", value.place, {"text": value.place.text.strip()})


def _is_blank(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _page(target: Scalar, known: Known) -> Iterator[Finding]:
    text = target.text.strip()
    if not text or "://" in text or known.has(text) or (text.endswith("/") and known.has_folder(text)):
        return
    folders = sorted({f"{uri.rpartition('/')[0]}/" for uri in known.pages if "/" in uri})
    near = (nearest(text, folders) if text.endswith("/") else "") or known.nearest(text)
    listed = ", ".join(sorted(uri for uri in known.pages if "/" not in uri)[:_MOST])
    rest = {"suggestion": near} if near else {"known": listed}
    yield Finding("N006" if near else "N007", target.place, {"text": text, **rest})


def _address(value: Scalar, known: Known) -> Iterator[Finding]:
    text = value.text.strip()
    if known.has_address(text) and not text.endswith(".md"):
        return
    near = known.nearest(f"{text.strip('/').removesuffix('.md')}.md").removesuffix(".md").removesuffix("index")
    listed = ", ".join(f"{uri[:-3]}/" for uri in sorted(known.pages) if "/" not in uri and uri != "index.md")
    rest = {"suggestion": f"{near.rstrip('/')}/"} if near else {"known": listed}
    yield Finding("N009" if near else "N010", value.place, {"text": text, **rest})
