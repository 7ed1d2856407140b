"""What an error of libyaml means, in terms of what the editor did, and where.

libyaml reports where it gave up. The functions here read the lines up to that point the way a person
does, and answer the mistake that caused it, or None. `explain` tries them from the most telling to the
least; `layout.py` holds those about lines that stand in the wrong place.
"""

import re
from itertools import pairwise

from generator.errors import Finding
from generator.reader import brackets, layout, mistakes
from generator.reader.encoding import Source
from generator.reader.events import Before, Event, Kind, Stopped
from generator.reader.remedies import BULLET, Spot, shortened, spot_on, take_apart
from generator.reader.suspects import hides_key, spaces_meant

_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"")
_GLUED_COMMENT = re.compile(r"[ \t](#[^\s#])")
_FIRST_CHARACTERS = {
    "|": mistakes.text_after_pipe,
    ">": mistakes.text_after_pipe,
    "-": mistakes.dash_after_key,
}
_NEAR = 80  # lines above, among which the beginning of an item is looked for
_ONE_WORD = re.compile(r"[A-Za-z_][\w-]*")


def explain(source: Source, stopped: Stopped, before: Before) -> Finding:
    """Say what libyaml's error means, at the place where the editor must look."""
    explanations = (
        _tab,
        _bullet,
        _list_in_text,
        _backslash,
        _open_quote,
        _after_quote,
        _colon,
        _first_character,
        _bracket,
        layout.after_the_end,
        layout.no_colon,
        layout.misplaced,
    )
    for explanation in explanations:
        finding = explanation(source, stopped, before)
        if finding:
            return finding
    return Finding("Y099", source.place(stopped.line, stopped.column))


def _character(source: Source, stopped: Stopped) -> str:
    """Give the character at which libyaml gave up, '' at the end of a line."""
    return source.lines[stopped.line][stopped.column : stopped.column + 1]


def _began_with(source: Source, stopped: Stopped) -> str:
    """Give the character that began what libyaml was reading."""
    if stopped.since is None:
        return ""
    line, column = stopped.since
    return source.lines[line][column : column + 1]


def _spot_on(source: Source, line: int, column: int, before: Before) -> Spot:
    """Tell what a value belongs to; libyaml may not have got as far as its key."""
    return before.spot if before.opener else spot_on(source.lines[line], line, column)


def _tab(source: Source, stopped: Stopped, _before: Before) -> Finding | None:
    """Explain a tab in the indentation of a line without text, or after the dash of an item."""
    if _character(source, stopped) != "\t":
        return None
    line = source.lines[stopped.line]
    start = line[: stopped.column].strip(" ")
    if not start:
        if not line.strip():
            return Finding("Y037", source.place(stopped.line, stopped.column))
        values = {"expected": str(spaces_meant(source, stopped.line))}
        return Finding("Y030", source.place(stopped.line, stopped.column), values)
    suggestion = f"{start} {line[stopped.column :].strip()}"
    return Finding("Y032", source.place(stopped.line, stopped.column), {"suggestion": suggestion})


def _bullet(source: Source, stopped: Stopped, _before: Before) -> Finding | None:
    """Explain `• title: ...` where the dash of an item belongs, on this line or on that of the item it is in."""
    if stopped.line >= len(source.lines):
        return None
    line = stopped.line
    start = len(source.lines[line]) - len(source.lines[line].lstrip(" "))
    if not BULLET.match(source.lines[line], start):
        above = range(line - 1, max(-1, line - _NEAR), -1)
        indents = ((n, len(source.lines[n]) - len(source.lines[n].lstrip(" "))) for n in above)
        line, start = next(((n, indent) for n, indent in indents if indent < start and source.lines[n].strip()), (0, 0))
    found = BULLET.match(source.lines[line], start)
    entry = take_apart(source.lines[line][found.end() :]) if found else None
    in_braces = found and source.lines[line].startswith("{", found.end())
    if entry is None or not (in_braces or entry.key in source.keys):
        return None
    return mistakes.bullet(source, line, start)


def _list_in_text(source: Source, stopped: Stopped, _before: Before) -> Finding | None:
    """Explain a text below its key that has a list in it, after an empty line: `|` must stand behind the key."""
    lines = source.lines[: stopped.line + 1]
    for number in range(len(lines) - 1, max(-1, len(lines) - _NEAR), -1):
        entry = take_apart(lines[number])
        if entry.key not in source.keys or lines[number][entry.value_column :].strip():
            continue
        body = [*lines[number + 1 :], *source.lines[len(lines) : len(lines) + 2]]
        first = next((text for text in body if text.strip()), "")
        indented = len(first) - len(first.lstrip(" "))
        item = " " * indented + "- "
        listed = any(not above.strip() and text.startswith(item) for above, text in pairwise(body))
        key = take_apart(first).key
        is_text = not first.startswith(item) and (not key or " " in key)
        if listed and is_text and indented > entry.column:
            return mistakes.without_pipe(source, Spot(entry.key, number, entry.column))
        return None
    return None


def _backslash(source: Source, stopped: Stopped, before: Before) -> Finding | None:
    """Explain a backslash within double quotes, where it has a meaning of its own."""
    about_escape = "escape" in stopped.problem or "hexdecimal" in stopped.problem
    column = source.lines[stopped.line].rfind("\\", 0, stopped.column + 1)
    if stopped.since is None or column < 0 or not about_escape:
        return None
    spot = _spot_on(source, *stopped.since, before)
    return mistakes.backslash(source, stopped.line, column, stopped.since, spot)


def _open_quote(source: Source, stopped: Stopped, before: Before) -> Finding | None:
    """Explain a quote that is never closed, or one more after a text in quotes."""
    if stopped.since is None or _began_with(source, stopped) not in ("'", '"'):
        return None
    line, column = stopped.since
    entry = take_apart(source.lines[line])
    closed = _QUOTED.match(source.lines[line], entry.value_column)
    if closed and entry.value_column < column:
        spot = _spot_on(source, line, entry.value_column, before)
        return mistakes.quote_inside(source, line, entry.value_column, closed.end(), spot)
    return mistakes.unclosed_quote(source, line, column, _spot_on(source, line, column, before))


def _after_quote(source: Source, stopped: Stopped, before: Before) -> Finding | None:
    """Explain text after the closing quote: an apostrophe, a quoted word, or a quote left open."""
    last = before.last
    if last is None or last.style not in ("'", '"') or last.end_line != stopped.line:
        return None
    if source.lines[stopped.line][last.end_column : stopped.column].strip():
        return None
    if last.line < stopped.line:
        if hides_key(source, last, before.spot.column) or _hides_line(source, last, before.spot.column):
            return mistakes.unclosed_quote(source, last.line, last.column, before.spot)
        return mistakes.quote_in_lines(source, stopped.line, last.end_column)
    return mistakes.quote_inside(source, last.line, last.column, last.end_column, before.spot)


def _hides_line(source: Source, text: Event, column: int) -> bool:
    """Tell whether a quoted text runs into an item, or a key of any words, no deeper than where it stands."""
    for line in source.lines[text.line + 1 : text.end_line + 1]:
        entry = take_apart(line)
        if len(line) - len(line.lstrip()) <= column and (entry.dashed or entry.key):
            return True
    return False


def _colon(source: Source, stopped: Stopped, before: Before) -> Finding | None:
    """Explain a colon that makes a key of what was meant as text, or a key that stands too deep."""
    last = before.last
    if _character(source, stopped) != ":" or last is None or last.kind is not Kind.SCALAR or last.style:
        return None
    end = len(source.lines[stopped.line][: stopped.column].rstrip())
    if (last.end_line, last.end_column) != (stopped.line, end):
        return None
    if last.line == stopped.line:
        return mistakes.colon_in_text(source, stopped.line, last.column, stopped.column, before.spot)
    return None if before.opener else _colon_below(source, stopped, last, before)


def _colon_below(source: Source, stopped: Stopped, text: Event, before: Before) -> Finding:
    """Explain a line with a colon that libyaml takes to go on with the text above."""
    if not source.lines[text.line][: text.column].strip():
        return layout.without_colon(source, text.line, before)
    if not _ONE_WORD.fullmatch(take_apart(source.lines[stopped.line]).key):
        return mistakes.colon_in_lines(source, text, stopped.line, stopped.column, before.spot)
    if before.spot.listed:
        without_colon = layout.item_without_colon(source, text.line, text.column)
        return without_colon or mistakes.key_under_text(source, text.line, text.column)
    return layout.too_deep(source, stopped.line, before)


def _bracket(source: Source, stopped: Stopped, before: Before) -> Finding | None:
    """Explain a bracket that is not closed, or what stands between brackets and cannot."""
    opener = before.opener
    if opener is None:
        return None
    comment = _GLUED_COMMENT.search(source.lines[opener.line], opener.column)
    if comment and before.last and opener.line < stopped.line:
        length = len(source.lines[opener.line]) - comment.start(1)
        place = source.place(opener.line, comment.start(1), length)
        return brackets.comment_in_brackets(place, before.last, before.spot)
    character = _character(source, stopped)
    if opener.line == stopped.line and character and character not in "]}":
        if character in "?-":
            return mistakes.begins_with(source, stopped.line, stopped.column, before.spot)
        code = {",": "Y065", ":": "Y026"}.get(character, "Y066")
        return Finding(code, source.place(stopped.line, stopped.column))
    opening = source.lines[opener.line][opener.column : opener.column + 1]
    closing = "]" if opening == "[" else "}"
    values = {"opening": opening, "closing": closing}
    place = source.place(opener.line, opener.column)
    line = source.lines[opener.line].strip()
    below = source.lines[stopped.line] if stopped.line < len(source.lines) else ""
    goes_on = opener.line == stopped.line or line[-1] in ",:" or below.count(closing) > below.count(opening)
    if not goes_on and line.count(opening) == line.count(closing) + 1:
        return Finding("Y028", place, {**values, "suggestion": f"{shortened(line)}{closing}"})
    return Finding("Y063", place, values)


def _first_character(source: Source, stopped: Stopped, before: Before) -> Finding | None:
    """Explain a text that begins with a character that means something to YAML."""
    line, column = stopped.line, stopped.column
    began = _began_with(source, stopped)
    if began and began in "*&!|>%" and stopped.since:
        line, column = stopped.since
    character = source.lines[line][column : column + 1]
    entry = take_apart(source.lines[line])
    certain = stopped.since == (line, column) or "cannot start" in stopped.problem
    allowed = "*&!|>%@`" if certain else ""
    if column == entry.value_column and not before.opener:
        allowed += ",]}?" + (":-" if entry.key else "")
    if not character or character not in allowed:
        return None
    spot = _spot_on(source, line, column, before)
    if source.lines[line][:column].strip() == "":
        pasted = mistakes.pasted_marks(source, line, column)
        if pasted:
            return pasted
        if character == "*":
            return mistakes.bullet(source, line, column)
    if character == "%" and column == 0:
        return Finding("Y014", source.place(line, 0))
    explanation = _FIRST_CHARACTERS.get(character, mistakes.begins_with)
    return explanation(source, line, column, spot)
