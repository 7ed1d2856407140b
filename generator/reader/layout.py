"""What an error of libyaml means when a line stands in the wrong place, or is no line of a plan at all."""

import re

from generator.errors import Finding
from generator.reader import mistakes
from generator.reader.encoding import Source
from generator.reader.events import Before, Kind, Stopped
from generator.reader.remedies import BULLET, ODD_SPACES, Spot, glued, shortened, take_apart

_GLUED_DASH = re.compile(r"-[^\s-]|-[" + ODD_SPACES + "]")
_WORD = re.compile(r"[a-z]+(?:_[a-z]+)*")
_STEP = 2  # spaces by which a text stands deeper than its key


def no_colon(source: Source, stopped: Stopped, before: Before) -> Finding | None:
    """Explain a line among keys that has no colon, so that libyaml waited for one."""
    if stopped.since is None or "simple key" not in stopped.problem:
        return None
    return without_colon(source, stopped.since[0], before)


def without_colon(source: Source, line: int, before: Before) -> Finding:
    """Say what a line without a colon was meant to be: a text, an item, a key with its value."""
    text = source.lines[line]
    column = len(text) - len(text.lstrip())
    found = glued(text[column:])
    if found:
        return mistakes.missing_space(source, line, column, found)
    if _GLUED_DASH.match(text, column):
        return mistakes.missing_space_after_dash(source, line, column)
    if BULLET.match(text, column):
        return mistakes.bullet(source, line, column)
    spaces = str(before.spot.column + _STEP)
    values = {"text": text.strip(), "expected": spaces}
    last, place = before.last, source.place(line, column, len(text.strip()))
    if last is not None and last.style in ("|", ">") and last.line < line:
        return Finding("Y034", place, values)
    suggestion = _with_colon(source, text.strip())
    return Finding("Y035", place, values | {"suggestion": suggestion}) if suggestion else Finding("Y053", place, values)


def _with_colon(source: Source, text: str) -> str:
    """Write a line that seems to miss only its colon: one word, or one that is a key elsewhere in the file."""
    dash, _, words = text.rpartition("- ") if text.startswith("- ") else ("", "", text)
    word, _, rest = words.partition(" ")
    if not _WORD.fullmatch(word):
        return ""
    key = re.compile(r"[ \t]*(?:- +)*" + word + r":(?:\s|$)")
    if rest and not any(key.match(line) for line in source.lines):
        return ""
    return shortened(f"{dash}{'- ' if dash else ''}{word}: {rest}".rstrip())


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
    if last and _is_text_above(before, line) and column >= before.spot.column and not before.spot.listed:
        return mistakes.list_under_text(source, line, column, last.line)
    if column in before.keys:
        return Finding("Y057", source.place(line, column), {"text": source.lines[line].strip()})
    return mistakes.wrong_indentation(source, line, before.items or before.keys)


def _misplaced_key(source: Source, line: int, column: int, before: Before) -> Finding:
    last = before.last
    if _is_text_above(before, line) and last and column > before.spot.column:
        if not before.spot.listed:
            return mistakes.wrong_indentation(source, line, (before.spot.column,))
        if last.style in ("'", '"'):
            return mistakes.key_under_text(source, last.line, last.column)
    if column in before.items:
        return mistakes.without_dash(source, line, column)
    return mistakes.wrong_indentation(source, line, before.keys)


def _misplaced_text(source: Source, line: int, column: int, before: Before) -> Finding:
    """Explain a line of text: it goes on with a block text above, or it is no line of a plan."""
    last = before.last
    if last and last.style in ("|", ">"):
        body = (source.lines[n] for n in range(last.line + 1, last.last_line + 1))
        first = next((text for text in body if text.strip()), "")
        expected = len(first) - len(first.lstrip()) or before.spot.column + _STEP
        values = {"text": source.lines[line].strip(), "expected": str(expected)}
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
