"""What stands in `mkdocs.yml`, word by word with its place, and what is wrong with it.

The file is MkDocs's, so all that MkDocs takes is good: tags (`!ENV`) and anchors too, which no plan may have. What it
would refuse in English, or pass over in silence, is told as mistakes in plans are.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import urlsplit

import yaml

from generator import reader
from generator.errors import Finding, InvalidPlans, Place, Severity
from generator.nearest import nearest
from generator.reader import Node, Scalar, Sequence

TOP = (
    *("site_name", "site_url", "site_description", "site_author", "copyright", "docs_dir", "site_dir", "theme", "nav"),
    *("not_in_nav", "exclude_docs", "draft_docs", "plugins", "markdown_extensions", "mdx_configs", "extra", "hooks"),
    *("extra_css", "extra_javascript", "extra_templates", "repo_url", "repo_name", "edit_uri", "edit_uri_template"),
    *("dev_addr", "use_directory_urls", "strict", "remote_branch", "remote_name", "validation", "watch", "INHERIT"),
)
"""The words that MkDocs knows at the margin."""

THEME = ("name", "custom_dir", "language", "font", "logo", "favicon", "features", "palette", "icon", "static_templates")
EXTRA = ("municipality", "history", "colours", "edit_url", "generator", "pages")
PAGES = ("search", "about", "accessibility")
EXTENSIONS = (
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes", "md_in_html"),
    *("meta", "nl2br", "sane_lists", "smarty", "tables", "toc", "wikilinks", "legacy_attrs", "legacy_em"),
)

_DUTCH = {
    "gemeente": "municipality",
    "geschiedenis": "history",
    "paginas": "pages",
    "taal": "language",
    "thema": "theme",
}
_SHOWN = 9  # of the words at the margin: those that a municipality uses
_OURS_ONLY = frozenset({"Y020", "Y021", "Y022"})  # tags and anchors: MkDocs takes them
_EMPTY = frozenset({"Y010", "Y011", "Y015"})
_UNKNOWN = "!"  # stands for a value that is known only where the site is built


def read_options(data: bytes, name: str) -> tuple[reader.Mapping, tuple[Finding, ...]]:
    """Read a `mkdocs.yml` that findings call `name`, with advice on it; raises `InvalidPlans` with what is wrong."""
    try:
        document = reader.read_text(data, name, keys=frozenset((*TOP, *THEME, *EXTRA)))
    except InvalidPlans as invalid:
        codes = {each.code for each in invalid.findings}
        root = _as_mkdocs_reads(data, name) if codes & _OURS_ONLY else None
        if isinstance(root, reader.Mapping):
            return root, ()
        if codes & _EMPTY:
            raise InvalidPlans([Finding("N001", Place(name))]) from None
        raise
    return (document.root, document.advice) if isinstance(document.root, reader.Mapping) else _no_block(name)


def _no_block(name: str) -> tuple[reader.Mapping, tuple[Finding, ...]]:
    raise InvalidPlans([Finding("N001", Place(name))])


def _as_mkdocs_reads(data: bytes, name: str) -> Node | None:
    """Read a file with tags or anchors; None where MkDocs cannot read it either."""
    try:
        text = data.decode("utf-8-sig")
        return _node(yaml.compose(text, Loader=yaml.CSafeLoader), name, text.splitlines())
    except (UnicodeDecodeError, yaml.YAMLError):
        return None


def _node(node: yaml.Node | None, name: str, lines: list[str]) -> Node | None:
    if node is None:
        return None
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    place = Place(name, start.line + 1, start.column + 1, max(1, length), lines[start.line])
    flow = bool(getattr(node, "flow_style", False))
    if node.tag.startswith("!"):
        return Scalar(_UNKNOWN, place, quoted=True)
    if isinstance(node, yaml.MappingNode):
        pairs = ((_node(key, name, lines), _node(value, name, lines)) for key, value in node.value)
        entries = tuple((key, value) for key, value in pairs if isinstance(key, Scalar) and value)
        return reader.Mapping(entries, place, flow)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(each for item in node.value if (each := _node(item, name, lines))), place, flow)
    return Scalar(str(node.value), place, quoted=bool(getattr(node, "style", "")))


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


def below(node: Node | None, key: str) -> Node | None:
    """Give what stands under a key; None where that is not there."""
    entries = node.entries if isinstance(node, reader.Mapping) else ()
    return next((value for own, value in entries if own.text == key), None)


def is_blank(node: Node) -> bool:
    """Tell whether nothing stands behind a key."""
    return isinstance(node, Scalar) and not node.text.strip() and not node.quoted


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
    if text == _UNKNOWN:
        return
    if parts.scheme not in ("http", "https") or not parts.netloc or " " in text:
        bare = re.sub(r"^[a-z]*:?/*", "", text, flags=re.IGNORECASE) if ":" in text or text[:1] == "/" else text
        host = "".join(bare.split()) if "." in bare else f"www.voorbeeld.nl/{end}"
        yield Finding("N002", node.place, {"key": key, "text": text, "suggestion": f"https://{host.rstrip('/')}/"})
    elif end and not text.endswith(("/", "=", "{path}")):
        yield Finding("N005", node.place, {"key": key, "text": text, "suggestion": f"{text}/"})


def _language(node: Node | None, languages: Collection[str]) -> Iterator[Finding]:
    text = node.text.strip() if isinstance(node, Scalar) else ""
    if node is None or not languages or text in ("", _UNKNOWN, *languages):
        return
    values = {"key": "language", "text": text, "options": ", ".join(sorted(languages))}
    near = _nearest(text, (*languages, *_LANGUAGES))
    near = _LANGUAGES.get(near, near)
    if near in languages:
        yield Finding("S004", node.place, {**values, "suggestion": near})
    else:
        yield Finding("S005", node.place, values)


_LANGUAGES = {"nederlands": "nl", "dutch": "nl", "nl_nl": "nl", "engels": "en", "english": "en", "en_gb": "en"}


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
