"""Web addresses: those that lead nowhere, those that are no links yet, and links that do not say where they lead."""

import re
from collections.abc import Collection, Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from generator.catalogue import Catalogue
from generator.check.texts import parts_of, prose_of
from generator.errors import Finding, Place, Severity
from generator.load import PlanFile, ReadFile
from generator.model.base import named
from generator.model.text import slugify
from generator.prose import is_target
from generator.reader import Mapping, Node, Scalar, Sequence

# What stands below these keys is an address, or may be one.
_ADDRESS = frozenset({"url", "website"})
_PERHAPS = frozenset({"file", "evidence"})

_LIKE_AN_ADDRESS = re.compile(r"(?:h+t+p+s*[:;]?[/\\]|t+p+s*[:;][/\\]|https?[:;]|www\.|file:|localhost)", re.IGNORECASE)
_SCHEME = re.compile(r"(?:(?:h+t+p+s*|t+p+s*)\s*[:;]?\s*[/\\]{1,3}\s*)+", re.IGNORECASE)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")
_LOCAL = re.compile(r"localhost|(?:.*\.)?(?:local|lan|intranet|intern|home)", re.IGNORECASE)
# A link as Markdown has it, and two ways to get it wrong: the brackets the other way round, and a space between.
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\[\]]*)\](?P<gap> ?)\((?P<target>[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)")
_REVERSED = re.compile(r"\((?P<words>[^()\n]+)\)\[(?P<target>(?:https?://|www\.)[^\]\s]+)\]")
_BARE = re.compile(r"(?:https?://|www\.)[^\s<>\"'()\[\]]*[^\s<>\"'()\[\].,;:!?]", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"(?:klik|lees|kijk|zie)?\s*(?:hier|deze (?:link|pagina|site|website)|link|verder|meer|meer informatie)"
    r"|(?:click|read|see)?\s*(?:here|this (?:link|page)|more)",
    re.IGNORECASE,
)


def addresses(file: ReadFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Find what is wrong with the addresses that have a field of their own, in plans and registers."""
    for key, scalar in _fields(file.root):
        text = scalar.text.strip()
        if text and (key in _ADDRESS or is_like_an_address(text)) and not _is_personal(text):
            yield from _of_address(text, scalar.place)


def in_prose(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Find links in running text that do not work, addresses that are none, and links with empty words."""
    ids = frozenset(name for _, _, name in named(parts_of(file)))
    for path, text in prose_of(file):
        if "[" not in text and "://" not in text and "www." not in text:
            continue
        for words, finding in _in_text(text, ids):
            place = file.place_of(words, *path)
            yield Finding(finding.code, place, finding.values, finding.severity)


def says_nothing(words: str) -> bool:
    """Tell whether the words of a link do not say where it leads."""
    return _SAYS_NOTHING.fullmatch(words.strip(" .!*_>»→")) is not None


def is_like_an_address(text: str) -> bool:
    """Tell whether a text was meant as a web address, well written or not."""
    return _LIKE_AN_ADDRESS.match(text) is not None


def mended(text: str) -> str:
    """Give the address that was meant, with https; nothing where that cannot be told."""
    start = _SCHEME.match(text)
    rest = text[start.end() :] if start else text
    meant = f"https://{_without_spaces(rest)}"
    return meant if _HOST.fullmatch(_host(meant)) and not rest.startswith("#") else ""


def _without_spaces(rest: str) -> str:
    """Take the spaces out of the name of a site, where they are slips; in what follows they belong to a name."""
    host, slash, path = rest.strip().partition("/")
    return "".join(host.split()) + slash + "%20".join(path.split())


def _fields(node: Node, under: str = "") -> Iterator[tuple[str, Scalar]]:
    if isinstance(node, Scalar):
        if under in _ADDRESS | _PERHAPS:
            yield under, node
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield from _fields(value, key.text)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _fields(item, under)


def _is_personal(text: str) -> bool:
    """Tell whether `personal_data` tells of this already: it is no web address, but an e-mail address or a number."""
    return "@" in text or text.startswith("tel:")


def _in_text(text: str, ids: Collection[str]) -> Iterator[tuple[str, Finding]]:
    """Give what is wrong with the links of a text, each with the words at which it stands."""
    nowhere = Place("")
    for found in _LINK.finditer(text):
        words, target = found["words"].strip(), found["target"].strip()
        if words.startswith("^") or _is_personal(target):
            continue
        if found["gap"] and not is_like_an_address(target):
            continue  # brackets, and then something between parentheses
        if found["gap"] or not is_target(found["target"]):
            yield found[0].split("\n")[0], _no_link(found[0], words, target, ids)
        elif not target.startswith("#"):
            yield from ((target, each) for each in _of_address(target, nowhere))
        if words and says_nothing(words):
            yield f"[{found['words']}]", Finding("W007", nowhere, {"text": words}, Severity.ADVICE)
    for found in _REVERSED.finditer(text):
        values = {"text": found[0], "suggestion": f"[{found['words']}]({mended(found['target'])})"}
        yield found[0], Finding("W005", nowhere, values)
    rest = _REVERSED.sub("", _LINK.sub("", text))
    for bare in dict.fromkeys(_BARE.findall(rest)):
        values = {"text": bare, "suggestion": f"[...]({mended(bare)})"}
        yield bare, Finding("W006", nowhere, values, Severity.ADVICE)


def _no_link(text: str, words: str, target: str, ids: Collection[str]) -> Finding:
    """Word why a link does not work, with how it should be where that can be told."""
    is_id = target.startswith("#") or slugify(target) in ids
    meant = f"#{slugify(target)}" if is_id else mended(target)
    if _is_local(target):
        return Finding("W003", Place(""), {"text": target})
    if not meant:
        return Finding("W002", Place(""), {"text": target}, Severity.ADVICE)  # brackets may be meant as they are
    return Finding("W005", Place(""), {"text": text, "suggestion": f"[{words}]({meant})"})


def _of_address(text: str, place: Place) -> Iterator[Finding]:
    """Tell what is wrong with one address: how it is written, where it leads, and that it is not secure."""
    meant = mended(text)
    if _is_local(text):
        yield Finding("W003", place, {"text": text})
    elif meant and meant != text and not text.startswith("http://"):
        yield Finding("W001", place, {"text": text, "suggestion": meant})
    elif not meant:
        yield Finding("W002", place, {"text": text})
    elif text.startswith("http://"):
        yield Finding("W004", place, {"text": text, "suggestion": meant}, Severity.ADVICE)


def _is_local(text: str) -> bool:
    """Tell whether an address leads to somebody's own computer or network."""
    if text.lower().startswith("file:"):
        return True
    host = _host(text if "://" in text else f"https://{text}")
    try:
        return ip_address(host).is_private
    except ValueError:
        return _LOCAL.fullmatch(host) is not None


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
