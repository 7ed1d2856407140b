"""The bytes of a file -> its lines of text, with everything that is wrong with its characters.

A character that cannot stay is replaced one for one, so that the lines can still be read as YAML and
the editor hears of all mistakes at once. Lines end with LF, CRLF or CR; a mark of UTF-8 at the
beginning is accepted without a word.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from generator.errors import Finding, InvalidPlans, Place

MOST_BYTES = 512 * 1024
MOST_FINDINGS = 100  # a picture renamed to .yml would give one for every line

_LOST = "\ufffd"
# What a byte 0x80-0xBF of UTF-8 looks like to a program that takes it for Windows-1252.
_TAIL = "[" + re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", "ignore")) + "\x80-\x9f]"
_FLAW = re.compile(
    "(?P<damaged>(?:[ÂÃ]" + _TAIL + "|â" + _TAIL + _TAIL + "){1,20})"
    "|(?P<byte>[\udc80-\udcff])"
    "|(?P<lost>" + _LOST + ")"
    "|(?P<control>[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff])"
)
# With what a flaw begins: found at once in a file that has none, as most.
_PERHAPS = re.compile("[ÂÃâ\udc80-\udcff\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffd-\uffff]")
_CONTROL = re.compile("[\x80-\x9f]")
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)")
_MARKS = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}
_OTHER_FILES = {
    b"PK\x03\x04": "Word, Excel, zip",
    b"\xd0\xcf\x11\xe0": "Word, Excel",
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
}


@dataclass(frozen=True, slots=True)
class Source:
    """The readable lines of one file, without their line ends; it knows how to point into itself.

    `keys` are the words that the format knows: they tell a key without its colon from a text.
    """

    name: str
    lines: tuple[str, ...]
    keys: frozenset[str] = frozenset()

    def place(self, line: int, column: int, length: int = 1) -> Place:
        """Point at a line and column that count from 0, as libyaml's marks do."""
        if not 0 <= line < len(self.lines):
            line = max(0, min(line, len(self.lines) - 1))
        return Place(self.name, line + 1, column + 1, max(1, length), self.lines[line])


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file that can be read as text, and the characters in it that must be mended."""

    source: Source
    findings: tuple[Finding, ...]


def decode(data: bytes, name: str, keys: frozenset[str] = frozenset()) -> Decoded:
    """Read bytes as UTF-8 text; `name` is what places call the file, `keys` are the words of its format.

    Raises `InvalidPlans` where reading on has no use: another kind of file, another encoding, too
    much, or a merge that was not finished.
    """
    _refuse_other_files(data, name)
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    lines = tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    findings: tuple[Finding, ...] = ()
    source = Source(name, lines, keys)
    readable = text.replace("\r", "\n")
    if _PERHAPS.search(readable) and _FLAW.search(readable):
        source = Source(name, tuple(_FLAW.sub(_readable, line) for line in lines), keys)
        found = (finding for number, line in enumerate(lines) for finding in _flaws(line, number, source))
        findings = tuple(islice(found if _has_utf8(text) else _told_once(found), MOST_FINDINGS))
    conflicts = tuple(_conflicts(source))
    if conflicts:
        raise InvalidPlans((findings + conflicts)[-MOST_FINDINGS:])
    return Decoded(source, findings)


def _has_utf8(text: str) -> bool:
    """Tell whether a text holds characters that were saved as UTF-8, apart from bytes that were not."""
    return any(character > "\x7f" and not "\udc80" <= character <= "\udcff" for character in text)


def _told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Keep one finding of a file that was wholly saved as something else: saving it again mends them all."""
    told = False
    for finding in findings:
        if finding.code != "Y004" or not told:
            yield finding
        told = told or finding.code == "Y004"


def forbidden_character(text: str) -> str | None:
    """Tell which control or invisible character a text holds, as `U+0000`, or None."""
    found = next((m for m in _FLAW.finditer(text) if m["control"]), None)
    return _name(found.group()) if found else None


def _refuse_other_files(data: bytes, name: str) -> None:
    """Raise for bytes that are no UTF-8 text at all."""
    whole = Place(name)
    if len(data) > MOST_BYTES:
        raise InvalidPlans([Finding("Y001", whole, {"most": str(MOST_BYTES // 1024)})])
    for beginning, kind in _OTHER_FILES.items():
        if data.startswith(beginning):
            raise InvalidPlans([Finding("Y002", whole, {"kind": kind})])
    mark = next((kind for mark, kind in _MARKS.items() if data.startswith(mark)), "")
    kind = mark or _wide_encoding(data[:1024])
    if kind:
        raise InvalidPlans([Finding("Y003", whole, {"encoding": kind})])


def _wide_encoding(beginning: bytes) -> str:
    """Recognise UTF-16 and UTF-32 without a mark: Western text is then half, or three quarters, NUL."""
    share = beginning.count(0) / max(1, len(beginning))
    thirds_empty = share > 0.6  # noqa: PLR2004 - between the half of UTF-16 and the 3/4 of UTF-32
    mostly_empty = share > 0.3  # noqa: PLR2004 - well above a stray NUL, below the half
    if len(beginning) < 4 or not mostly_empty:  # noqa: PLR2004 - one character of UTF-32
        return ""
    if not beginning.replace(b"\0", b"").strip():
        return ""
    return "UTF-32" if thirds_empty else "UTF-16"


def _readable(flaw: re.Match[str]) -> str:
    """Replace one character by one that can stay, so that columns do not move."""
    if flaw["byte"]:
        return _meant_byte(flaw["byte"]) or _LOST
    return _LOST if flaw["control"] else _CONTROL.sub(_LOST, flaw.group())


def _flaws(line: str, number: int, source: Source) -> Iterator[Finding]:
    """Yield one finding for each kind of flaw in a line; the first of its kind speaks for the rest."""
    seen = set()
    for flaw in _FLAW.finditer(line):
        found = None if flaw.lastgroup in seen else _flaw(flaw, source.lines[number])
        if found:
            seen.add(flaw.lastgroup)
            code, values = found
            yield Finding(code, source.place(number, flaw.start(), len(flaw.group())), values)


def _flaw(flaw: re.Match[str], readable: str) -> tuple[str, dict[str, str]] | None:
    """Say what is wrong at one place: the code and the values of a finding."""
    if flaw["damaged"]:
        meant = _undamaged(flaw["damaged"])
        if meant:
            return "Y007", {"damaged": flaw["damaged"], "meant": meant}
        control = _CONTROL.search(flaw["damaged"])
        return ("Y006", {"character": _name(control.group())}) if control else None
    word = _word(readable, flaw.start())
    if flaw["byte"]:
        character = _meant_byte(flaw["byte"])
        return ("Y004", {"character": character, "word": word}) if character else ("Y005", {"word": word})
    if flaw["lost"]:
        return "Y008", {"word": word}
    return "Y006", {"character": _name(flaw["control"])}


def _meant_byte(escaped: str) -> str:
    """Read a byte that is no UTF-8 as the Windows-1252 character it probably was, or give ''."""
    return bytes([ord(escaped) - 0xDC00]).decode("cp1252", "ignore")


def _undamaged(text: str) -> str:
    """Undo reading UTF-8 as Windows-1252, as often as it was done; '' where the text is no such damage."""
    meant = ""
    while _FLAW.fullmatch(meant or text):
        try:
            meant = b"".join(_byte(character) for character in meant or text).decode()
        except UnicodeDecodeError:
            break
    return meant if meant.isprintable() or meant == "\u00a0" else ""


def _byte(character: str) -> bytes:
    """Give the byte a program showed as this character; Windows-1252 leaves five bytes as they are."""
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _word(line: str, column: int) -> str:
    """Give the word around a column, for an editor to recognise."""
    before = line[max(0, column - 30) : column].rsplit(" ", 1)[-1]
    return before + line[column : column + 30].split(" ", 1)[0]


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"


def _conflicts(source: Source) -> Iterator[Finding]:
    """Yield a finding for each merge that left its markers, from the first marker to the last."""
    markers = [number for number, line in enumerate(source.lines) if _CONFLICT.match(line)]
    first: int | None = None
    for position, number in enumerate(markers):
        first = number if first is None else first
        following = markers[position + 1 : position + 2]
        closes = source.lines[number].startswith(">")
        if closes or not following or source.lines[following[0]].startswith("<"):
            alone = first == number and closes
            values = {"text": source.lines[number].strip()} if alone else {"last": str(number + 1)}
            yield Finding("Y018" if alone else "Y009", source.place(first, 0, 7), values)
            first = None
