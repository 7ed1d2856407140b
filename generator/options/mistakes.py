"""What is wrong in `mkdocs.yml`: words that nobody reads and values that nobody can use."""

import re
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import urlsplit

from generator import reader
from generator.errors import Finding, Place, Severity
from generator.nearest import nearest
from generator.options.reading import UNKNOWN, below, is_blank
from generator.options.words import EXTENSIONS, EXTRA, PAGES, THEME, TOP
from generator.reader import Node, Scalar, Sequence

_DUTCH = {
    "gemeente": "municipality",
    "geschiedenis": "history",
    "paginas": "pages",
    "taal": "language",
    "thema": "theme",
}
_LANGUAGES = {"nederlands": "nl", "dutch": "nl", "nl_nl": "nl", "engels": "en", "english": "en", "en_gb": "en"}
_SHOWN = 9  # of the words at the margin: those that a municipality uses


def wrong_options(root: reader.Mapping, languages: Collection[str], folders: Collection[str]) -> Iterator[Finding]:
    """Find words that nobody reads and values that nobody can use.

    The site can speak the `languages`; the `folders` stand beside the file.
    """
    keys = {key.text: (key, value) for key, value in root.entries}
    yield from _misspelt(root, TOP, {**dict.fromkeys(THEME, "theme"), **dict.fromkeys(EXTRA, "extra")}, alone=True)
    yield from _name(root, keys.get("site_name"))
    yield from _site_url(root, keys.get("site_url"))
    yield from _folder(keys.get("docs_dir"), folders)
    theme, extra = (keys[key][1] if key in keys else None for key in ("theme", "extra"))
    if isinstance(theme, reader.Mapping):
        yield from _misspelt(theme, THEME, {})
        yield from _language(below(theme, "language"), languages)
    if isinstance(extra, reader.Mapping):
        yield from _misspelt(extra, EXTRA, {})
        yield from _edit_url(below(extra, "edit_url"))
        yield from _pages(below(extra, "pages"))
    elif extra is not None and not is_blank(extra):
        yield Finding("S014", extra.place, {"key": "extra", "keys": ", ".join(EXTRA)})
    nav = keys["nav"][1] if "nav" in keys else None
    if nav is not None and not isinstance(nav, Sequence) and not is_blank(nav):
        yield Finding("N004", keys["nav"][0].place)
    yield from _listed(below(root, "plugins"), ("plans",))
    yield from _listed(below(root, "markdown_extensions"), EXTENSIONS)


def _misspelt(
    block: reader.Mapping, known: tuple[str, ...], owners: Mapping[str, str], *, alone: bool = False
) -> Iterator[Finding]:
    """Find words that are nearly a known one, or belong below another; where only known ones may stand, all others."""
    taken = {key.text for key, _ in block.entries}
    for key, _ in block.entries:
        word = key.text.strip()
        if word in known:
            continue
        near = _nearest(word, known, taken)
        if word in owners and not near:
            yield Finding("S017", key.place, {"key": word, "owners": owners[word]})
        elif near:
            yield Finding("S001", key.place, {"key": word, "suggestion": near})
        elif alone:
            yield Finding("S003", key.place, {"key": word, "keys": ", ".join(known[:_SHOWN])})


def _nearest(word: str, known: Collection[str], taken: Collection[str] = ()) -> str:
    """Give the known word that was meant and does not stand there already."""
    free = [each for each in known if each not in taken]
    spelled = word.lower().replace("-", "_").replace(" ", "_").replace("'", "")
    meant = _DUTCH.get(spelled, "")
    return meant if meant in free else nearest(spelled, free, 0.75)


def _name(root: reader.Mapping, entry: tuple[Scalar, Node] | None) -> Iterator[Finding]:
    if entry is None:
        if not any(_nearest(key.text, ("site_name",)) for key, _ in root.entries if key.text not in TOP):
            yield Finding("S002", root.entries[0][0].place if root.entries else root.place, {"key": "site_name"})
    elif is_blank(entry[1]):
        yield Finding("S016", entry[0].place, {"key": "site_name"})
    elif not isinstance(entry[1], Scalar):
        yield Finding("S007", entry[1].place, {"key": "site_name"})


def _site_url(root: reader.Mapping, entry: tuple[Scalar, Node] | None) -> Iterator[Finding]:
    if entry is None:
        if not any(_nearest(key.text, ("site_url",)) for key, _ in root.entries if key.text not in TOP):
            yield Finding("N003", Place(root.place.file), {"key": "site_url"}, Severity.ADVICE)
    elif isinstance(entry[1], Scalar) and entry[1].text.strip():
        yield from _address("site_url", entry[1])


def _folder(entry: tuple[Scalar, Node] | None, folders: Collection[str]) -> Iterator[Finding]:
    node = entry[1] if entry else None
    if isinstance(node, Scalar) and node.text.strip() and node.text.strip("./").partition("/")[0] not in folders:
        near = nearest(node.text, folders) or "content"
        yield Finding("N015", node.place, {"text": node.text, "suggestion": near})


def _edit_url(node: Node | None) -> Iterator[Finding]:
    if isinstance(node, Scalar) and node.text.strip():
        yield from _address("edit_url", node, end="edit/main/")


def _address(key: str, node: Scalar, end: str = "") -> Iterator[Finding]:
    """Refuse what is no whole web address, and one behind which no path fits."""
    text = node.text.strip()
    parts = urlsplit(text)
    if text == UNKNOWN:
        return
    if parts.scheme not in ("http", "https") or not parts.netloc or " " in text:
        bare = re.sub(r"^[a-z]*:?/*", "", text, flags=re.IGNORECASE) if ":" in text or text[:1] == "/" else text
        host = "".join(bare.split()) if "." in bare else f"www.voorbeeld.nl/{end}"
        yield Finding("N002", node.place, {"key": key, "text": text, "suggestion": f"https://{host.rstrip('/')}/"})
    elif end and not text.endswith(("/", "=", "{path}")):
        yield Finding("N005", node.place, {"key": key, "text": text, "suggestion": f"{text}/"})


def _language(node: Node | None, languages: Collection[str]) -> Iterator[Finding]:
    text = node.text.strip() if isinstance(node, Scalar) else ""
    if node is None or not languages or text in ("", UNKNOWN, *languages):
        return
    values = {"key": "language", "text": text, "options": ", ".join(sorted(languages))}
    near = _nearest(text, (*languages, *_LANGUAGES))
    near = _LANGUAGES.get(near, near)
    if near in languages:
        yield Finding("S004", node.place, {**values, "suggestion": near})
    else:
        yield Finding("S005", node.place, values)


def _pages(node: Node | None) -> Iterator[Finding]:
    if isinstance(node, reader.Mapping):
        yield from _misspelt(node, PAGES, {}, alone=True)
    elif node is not None and not is_blank(node):
        yield Finding("S014", node.place, {"key": "pages", "keys": ", ".join(PAGES)})


def _listed(node: Node | None, known: tuple[str, ...]) -> Iterator[Finding]:
    """Find names in a list that are nearly a known one."""
    for item in node.items if isinstance(node, Sequence) else ():
        word = item.entries[0][0] if isinstance(item, reader.Mapping) and item.entries else item
        if isinstance(word, Scalar) and word.text not in known and (near := _nearest(word.text, known)):
            yield Finding("S001", word.place, {"key": word.text, "suggestion": near})
