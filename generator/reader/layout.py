"""What an error of libyaml means when a line stands in the wrong place, or is no line of a plan at all."""

import re

from generator.errors import Finding
from generator.reader import mistakes
from generator.reader.encoding import Source
from generator.reader.events import Before, Kind, Stopped
from generator.reader.remedies import BULLET, IN_DUTCH, ODD_SPACES, Spot, glued, shortened, take_apart

_GLUED_DASH = re.compile(r"-[^\s-]|-[" + ODD_SPACES + "]")
# What may be a key that lost its colon: a word of the format, or a year; `;`, `=` or a tab may stand in its place.
_ALMOST_KEY = re.compile(r"(?P<word>[a-z]+(?:_[a-z]+)*|[0-9]{4})(?P<sign>[ \t]*[;=][ \t]*|[ \t]+|$)(?P<rest>.*)")
_REMARK = re.compile(r"(?://+|/\*+|<!--|(?=[=~_]{3,}\s*$))\s*(?P<text>.*?)\s*(?:\*/|-->)?\s*$")
_STEP = 2  # spaces by which a text stands deeper than its key


def no_colon(source: Source, stopped: Stopped, before: Before) -> Finding | None:
    """Explain a line among keys that has no colon, so that libyaml waited for one."""
    if stopped.since is None or "simple key" not in stopped.problem:
        return None
    return without_colon(source, stopped.since[0], before)


def without_colon(source: Source, line: int, before: Before) -> Finding:
    """Say what a line without a colon was meant to be: a text, an item, a key with its value, a remark."""
    text = source.lines[line]
    column = len(text) - len(text.lstrip())
    found = glued(text[column:])
    if found:
        return mistakes.missing_space(source, line, column, found)
    return _item_or_remark(source, line, column, before) or _text_or_key(source, line, column, before)


def _item_or_remark(source: Source, line: int, column: int, before: Before) -> Finding | None:
    text = source.lines[line]
    if _GLUED_DASH.match(text, column):
        return mistakes.missing_space_after_dash(source, line, column)
    if BULLET.match(text, column):
        return mistakes.bullet(source, line, column)
    if column in before.items and column not in before.keys and not _is_block_text_above(before, line):
        return mistakes.without_dash(source, line, column)
    remark = _REMARK.match(text, column)
    if remark is None:
        return None
    values = {"text": text.strip(), "remark": f"# {shortened(remark['text'])}"}
    return Finding("Y017", source.place(line, column, len(values["text"])), values)


def _text_or_key(source: Source, line: int, column: int, before: Before) -> Finding:
    values = {"text": source.lines[line].strip(), "expected": str(before.spot.column + _STEP)}
    place = source.place(line, column, len(values["text"]))
    suggestion = _with_colon(source, values["text"], certain=_is_block_text_above(before, line))
    if suggestion:
        opens = suggestion.endswith((":", ": |", ": >")) and suggestion.partition(":")[0] in source.keys
        certain = opens or not any(above.strip() for above in source.lines[:line])
        return Finding("Y036" if certain else "Y035", place, values | {"suggestion": suggestion})
    return Finding("Y034" if _is_block_text_above(before, line) else "Y053", place, values)


def _is_block_text_above(before: Before, line: int) -> bool:
    return before.last is not None and before.last.style in ("|", ">") and before.last.line < line


def _with_colon(source: Source, text: str, *, certain: bool) -> str:
    """Write a line that seems to miss only its colon; below a text it must be `certain` to be no part of it."""
    dash, _, words = text.rpartition("- ") if text.startswith("- ") else ("", "", text)
    found = _ALMOST_KEY.fullmatch(words)
    if found is None:
        return ""
    word, sign, rest = found["word"], found["sign"], found["rest"]
    known = word in source.keys or (not certain and _is_key_elsewhere(source, word))
    told = known and not (certain and word in IN_DUTCH)
    if not (told or sign.strip() or "\t" in sign or not (rest or certain)):
        return ""
    return shortened(f"{dash}{'- ' if dash else ''}{word}: {rest}".rstrip())


def item_without_colon(source: Source, line: int, column: int) -> Finding | None:
    """Explain `- id nummer-een` above other keys of the same item: a key of the format that lost its colon."""
    text = source.lines[line][column:].rstrip()
    found = _ALMOST_KEY.fullmatch(text)
    if found is None or not found["rest"] or found["word"] not in source.keys:
        return None
    values = {"text": shortened(text), "suggestion": f"- {found['word']}: {shortened(found['rest'])}"}
    return Finding("Y036", source.place(line, column, len(text)), values)


def _is_key_elsewhere(source: Source, word: str) -> bool:
    key = re.compile(r"[ \t]*(?:- +)*" + word + r":(?:\s|$)")
    return any(key.match(line) for line in source.lines)


def misplaced(source: Source, stopped: Stopped, before: Before) -> Finding | None:
    """Explain a line that begins where no key, item or text can begin."""
    text = source.lines[stopped.line]
    rest = text.lstrip(" ")
    column = len(text) - len(rest)
    if stopped.column != column or not rest:
        return None
    if rest[0] == ":":
        return Finding("Y026", source.place(stopped.line, column))
    if BULLET.match(rest):
        return mistakes.bullet(source, stopped.line, column)
    if rest.startswith("- ") or rest == "-":
        return _misplaced_item(source, stopped.line, column, before)
    if take_apart(text).key:
        return _misplaced_key(source, stopped.line, column, before)
    return _misplaced_text(source, stopped.line, column, before)


def _is_text_above(before: Before, line: int) -> bool:
    """Tell whether what was read last is the text of a key or an item on a line above."""
    last = before.last
    return last is not None and last.kind is Kind.SCALAR and bool(last.text or last.style) and last.line < line


def _misplaced_item(source: Source, line: int, column: int, before: Before) -> Finding:
    last = before.last
    is_entry = column in before.keys and take_apart(source.lines[line]).key and not _is_in_item(source, line, column)
    if last and _is_text_above(before, line) and column >= before.spot.column and not (before.spot.listed or is_entry):
        return mistakes.list_under_text(source, line, column, last.line)
    if column in before.keys and any(items > column for items in before.items):
        return mistakes.wrong_indentation(source, line, before.items)  # of a list that ended just above
    if column in before.keys:
        return Finding("Y057", source.place(line, column), {"text": source.lines[line].strip()})
    first = _item_without_dash(source, line, column)
    if first is not None:
        text = source.lines[first].strip()
        place = source.place(first, column + _STEP, len(text))
        return Finding("Y073", place, {"text": shortened(text), "suggestion": f"- {shortened(text)}"})
    return mistakes.wrong_indentation(source, line, before.items or before.keys)


def _is_in_item(source: Source, line: int, column: int) -> bool:
    """Tell whether the keys at a column are those of an item, so that its dash stands before the first of them."""
    lines = (source.lines[number] for number in range(line - 1, -1, -1))
    above = next((text for text in lines if text.strip() and len(text) - len(text.lstrip(" ")) < column), "")
    entry = take_apart(above)
    return entry.dashed and entry.column == column


def _item_without_dash(source: Source, line: int, column: int) -> int | None:
    """Find the first of the items above a dash, where only its own dash is missing."""
    first = None
    for number in range(line - 1, -1, -1):
        text = source.lines[number]
        start = len(text) - len(text.lstrip(" "))
        if not text.strip() or text.startswith("#", start):
            continue
        if start <= column:
            owner = take_apart(text)
            opens = owner.key and not owner.dashed and not text[owner.value_column :].strip()
            return first if opens else None
        first = number if start == column + _STEP and take_apart(text).key else None
    return None


def _misplaced_key(source: Source, line: int, column: int, before: Before) -> Finding:
    last = before.last
    if _is_text_above(before, line) and last and column > before.spot.column:
        if not before.spot.listed:
            return too_deep(source, line, before)
        if last.style in ("'", '"'):
            return mistakes.key_under_text(source, last.line, last.column)
    if column in before.items:
        return mistakes.without_dash(source, line, column)
    return mistakes.wrong_indentation(source, line, before.keys)


def too_deep(source: Source, line: int, before: Before) -> Finding:
    """Explain a key below one that has a text: either may stand wrong, and the lines around both tell which."""
    key = before.spot.line
    column = len(source.lines[line]) - len(source.lines[line].lstrip())
    above = next((n for n in range(key - 1, -1, -1) if source.lines[n].strip()), key)
    below = next((n for n in range(line + 1, len(source.lines)) if source.lines[n].strip()), line)
    indented = len(source.lines[below]) - len(source.lines[below].lstrip())
    owner = take_apart(source.lines[above])
    opens = owner.key and owner.column == before.spot.column and not source.lines[above][owner.value_column :].strip()
    if above < key and (opens or owner.column == column <= indented):
        return mistakes.wrong_indentation(source, key, (column,))
    return mistakes.wrong_indentation(source, line, (before.spot.column,))


def _misplaced_text(source: Source, line: int, column: int, before: Before) -> Finding:
    """Explain a line of text: it goes on with a block text above, or it is no line of a plan."""
    last = before.last
    if last and last.style in ("|", ">"):
        body = (source.lines[n] for n in range(last.line + 1, last.last_line + 1))
        first = next((text for text in body if text.strip()), "")
        expected = len(first) - len(first.lstrip()) or before.spot.column + _STEP
        values = {"text": source.lines[line].strip(), "expected": str(expected)}
        if column > before.spot.column or not _with_colon(source, values["text"], certain=True):
            return Finding("Y034", source.place(line, column, len(values["text"])), values)
    return without_colon(source, line, before)


def after_the_end(source: Source, stopped: Stopped, _before: Before) -> Finding | None:
    """Explain a line after the end: the first line was indented, or the plan is in brackets."""
    if "document start" not in stopped.problem:
        return None
    above = next((n for n in range(stopped.line - 1, -1, -1) if source.lines[n].strip()), 0)
    if source.lines[above].startswith("..."):
        return Finding("Y013", source.place(above, 0, 3))
    first = next(n for n, text in enumerate(source.lines) if text.strip() and not text.lstrip().startswith("#"))
    if source.lines[first].startswith(" "):
        return mistakes.wrong_indentation(source, first, (0,))
    return mistakes.begins_with(source, first, 0, Spot()) if source.lines[first][0] in "[{" else None
