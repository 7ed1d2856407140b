"""Links and pictures of pages written by hand that lead to nothing."""

from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote

from generator.check.known import Known
from generator.check.links import is_like_an_address, mended
from generator.check.written import Link, anchors_of, links_of
from generator.errors import Finding, Place, Severity
from generator.model.text import slugify
from generator.nearest import nearest

_ELSEWHERE = ("mailto:", "tel:", "data:", "//")


def page_links(name: str, uri: str, texts: Mapping[str, str], known: Known) -> Iterator[Finding]:
    """Find dead links of one page; `name` is how findings call it, `texts` are all pages by their paths."""
    lines = texts[uri].split("\n")
    for link in links_of(texts[uri]):
        target = unquote(link.target)
        if "://" in target or target.startswith(_ELSEWHERE):
            continue
        place = _place(name, link, lines)
        if is_like_an_address(target):
            yield Finding("W001", place, {"text": target, "suggestion": mended(target)})
            continue
        path, _, anchor = target.partition("#")
        path = path.partition("?")[0]
        there = _there(path, uri, link, known) if path else uri
        if there is None:
            dead = _dead(target, path, uri, known, shown=link.shown)
            # MkDocs passes over what leads nowhere from within HTML: that does not stop a build.
            yield Finding(dead[0], place, dead[1], Severity.ADVICE if link.raw else Severity.ERROR)
        elif anchor and there in texts:
            yield from _anchor(anchor, target, place, anchors_of(texts[there]))


def _there(path: str, uri: str, link: Link, known: Known) -> str | None:
    """Give the page or file to which a path leads; None where nothing is there."""
    if path.startswith("/"):
        return path if known.has_address(path) or known.has(path.lstrip("/")) else None
    beside = _joined(dirname(uri), path)
    if not link.raw and known.has(beside):
        return beside
    # Whatever MkDocs does not know it leaves as it is: then it leads on from the address of the page.
    stem = uri.removesuffix(".md")
    address = dirname(stem) if stem.rpartition("/")[2] == "index" else stem
    from_address = _joined(address, path)
    return from_address if not path.endswith(".md") and known.has_address(from_address) else None


def _joined(folder: str, path: str) -> str:
    whole = normpath(join(folder, path))
    return "" if whole == "." else whole


def _dead(target: str, path: str, uri: str, known: Known, *, shown: bool) -> tuple[str, Mapping[str, str]]:
    """Give the code and the values for what leads nowhere, with what is near."""
    meant = path.lstrip("/") if path.startswith("/") else _joined(dirname(uri), path)
    if any(each in known.drafts for each in (meant, f"{meant.rstrip('/')}.md")):
        return "W014", {"text": target}
    near = known.nearest(meant if "." in meant.rpartition("/")[2] else f"{meant.rstrip('/')}.md")
    if near:
        return "F012" if shown else "W010", {"text": target, "suggestion": relpath(near, dirname(uri) or ".")}
    return "F013" if shown else "W011", {"text": target}


def _anchor(anchor: str, target: str, place: Place, there: frozenset[str] | None) -> Iterator[Finding]:
    if there is None or anchor in there:
        return
    near = slugify(anchor) if slugify(anchor) in there else nearest(anchor, there)
    path = target.partition("#")[0]
    rest = {"suggestion": f"{path}#{near}"} if near else {}
    yield Finding("W012" if near else "W013", place, {"text": target, **rest}, Severity.ADVICE)


def _place(name: str, link: Link, lines: list[str]) -> Place:
    """Point at the target where it was typed, at its line or below: a link may be written elsewhere on the page."""
    for number in (*range(link.line, len(lines)), *range(link.line)):
        for typed in (link.target, unquote(link.target)):
            column = lines[number].find(typed)
            if column >= 0:
                return Place(name, number + 1, column + 1, len(typed), lines[number])
    return Place(name, link.line + 1, 1, 1, lines[link.line] if link.line < len(lines) else "")
