"""The block between two lines `---` at the top of a page written by hand: MkDocs prints what it cannot read of it."""

import re
from collections.abc import Iterator, Sequence

from generator.errors import Finding, InvalidPlans, Place
from generator.nearest import nearest
from generator.reader import Mapping, read_text

KEYS = ("title", "description", "hide", "search", "template", "image", "status", "icon", "tags", "subtitle")

_DUTCH = {"titel": "title", "beschrijving": "description", "omschrijving": "description", "verberg": "hide"}
_LINE = re.compile(r"---[ \t]*")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
_ALMOST = re.compile(r"[ \t]*(?:-{2,}|[\u2013\u2014]{1,3}-?|={3,}|\+{3}|- ?- ?-)[ \t]*")
_NEAR_TOP = 10
_KEY = re.compile(r"(?P<key>[A-Za-z_]+)[ \t]*:(?:[ \t]|$)")


def front(name: str, text: str) -> Iterator[Finding]:
    """Find what keeps the block from being read, and words in it that nobody reads."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return
    if first == 0 and _LINE.fullmatch(lines[0]):
        yield from _block(name, lines)
    elif _ALMOST.fullmatch(lines[first]) and _known_key(lines, first + 1):
        place = _place(name, first, lines)
        wrong = not _LINE.fullmatch(lines[first])
        yield Finding("N012" if wrong else "N013", place, {"text": lines[first].strip()} if wrong else {})
    elif (start := _later(lines)) is not None:
        yield Finding("N013", _place(name, start, lines))


def _later(lines: Sequence[str]) -> int | None:
    """Find a block among the first lines that is not the first; where the text begins it is none."""
    for number, line in enumerate(lines[:_NEAR_TOP]):
        if number and _LINE.fullmatch(line) and _known_key(lines, number + 1):
            return number
    return None


def _known_key(lines: Sequence[str], number: int) -> bool:
    found = _KEY.match(lines[number]) if number < len(lines) else None
    return found is not None and (found["key"].lower() in KEYS or found["key"].lower() in _DUTCH)


def _block(name: str, lines: Sequence[str]) -> Iterator[Finding]:
    rest = list(enumerate(lines))[1:]
    end = next((number for number, line in rest if _END.fullmatch(line)), None)
    gap = next((number for number, line in rest if not line.strip()), len(lines))
    if end is None or end > gap:
        # An empty line may stand in the block; where it cannot be read either, the end was forgotten.
        if end is not None and not _wrong(name, lines, end):
            return
        if len(lines) > 1 and _KEY.match(lines[1]):
            yield _unclosed(name, lines, min(gap, len(lines)))
        return
    yield from _wrong(name, lines, end)


def _unclosed(name: str, lines: Sequence[str], gap: int) -> Finding:
    """Point at the line that was meant as the end, or at the last line of the block."""
    for number in range(1, gap):
        if _ALMOST.fullmatch(lines[number]):
            return Finding("N012", _place(name, number, lines), {"text": lines[number].strip()})
    last = next((number for number in range(1, gap) if lines[number].startswith("#")), gap) - 1
    return Finding("N011", _place(name, last, lines), {"text": lines[last].strip()})


def _wrong(name: str, lines: Sequence[str], end: int) -> tuple[Finding, ...]:
    """Read the block as plans are read, each line at its own number."""
    block = "\n".join(["", *lines[1:end], ""])
    if not block.strip():
        return (Finding("N014", _place(name, 0, lines)),)
    try:
        document = read_text(block.encode(), name, keys=frozenset(KEYS))
    except InvalidPlans as invalid:
        whole = any(each.code in ("Y010", "Y011", "Y015") for each in invalid.findings)
        return (Finding("N014", _place(name, 0, lines)),) if whole else invalid.findings
    keys = document.root.entries if isinstance(document.root, Mapping) else ()
    return (*document.advice, *(each for key, _ in keys for each in _misspelt(key.text, key.place)))


def _misspelt(key: str, place: Place) -> Iterator[Finding]:
    word = key.strip().lower()
    near = _DUTCH.get(word) or nearest(word, KEYS, 0.75)
    if key not in KEYS and near:
        yield Finding("S001", place, {"key": key, "suggestion": near})


def _place(name: str, number: int, lines: Sequence[str]) -> Place:
    return Place(name, number + 1, 1, max(1, len(lines[number].rstrip())), lines[number])
