"""One function for each mistake in YAML that needs a remedy in the editor's own words.

`suspects.py` and `traps.py` find out what went wrong and where; the functions here make the finding.
Lines and columns count from 0, as libyaml's do.
"""

import re

from generator.errors import Finding, Place, Severity
from generator.reader.encoding import Source
from generator.reader.events import Event
from generator.reader.remedies import (
    BULLET,
    CURLY_QUOTES,
    Spot,
    glued,
    is_plain,
    quoted,
    shortened,
    unquoted,
    value_at,
    written,
)

SPECIAL = {"&": "Y020", "*": "Y021", "!": "Y022"}
_FEWEST_NESTED = 4  # quotes in a text within quotes that holds a quoted word
_ELISION = re.compile(r"'(?:[stnkmr]|er|ie|em|ns)\b", re.IGNORECASE)
_QUOTE_AT_START = re.compile(r"(?:^|,)\s*['\"]")
_UP_TO_NEXT_KEY = re.compile(r".*?(?=,\s*[^\s,:{}][^,:{}]{0,60}:(?:\s|$)|\}|$)")


def begins_with(source: Source, line: int, column: int, spot: Spot) -> Finding:
    """Explain a text whose first character means something else to YAML."""
    text = value_at(source.lines[line], column, flow=spot.flow and source.lines[line][column] not in "[{")
    character = source.lines[line][column : column + 1]
    code = SPECIAL.get(character, "Y060" if character in "[{" else "Y023")
    values = {"character": character, "text": shortened(text), "suggestion": spot.with_text(text)}
    return Finding(code, source.place(line, column, len(text)), values)


def complex_key(source: Source, line: int, column: int, spot: Spot) -> Finding:
    """Explain a list or a mapping where a key must stand, such as `{{name}}`, or a key after `?`."""
    before = source.lines[line]
    while column and before[column - 1] in "[{? ":
        column -= 1
    column += len(before[column:]) - len(before[column:].lstrip())
    text = before[column:].rstrip()
    values = {"text": shortened(text), "suggestion": spot.with_text(text)}
    return Finding("Y024", source.place(line, column, len(text)), values)


def missing_space(source: Source, line: int, column: int, found: re.Match[str]) -> Finding:
    """Explain `key:value`; or a no-break space after the colon, which looks right and is not."""
    values = {"suggestion": f"{found['key']}: {shortened(found['text'])}"}
    code = "Y032" if found["gap"] else "Y051"
    length = max(1, len(found["gap"]))
    return Finding(code, source.place(line, column + len(found["key"]) + bool(found["gap"]), length), values)


def missing_space_after_dash(source: Source, line: int, column: int) -> Finding:
    """Explain `-item`, which YAML reads as a text that begins with a hyphen."""
    text = source.lines[line][column + 1 :]
    code = "Y052" if text[:1].isascii() or text[:1].isalpha() else "Y032"
    return Finding(code, source.place(line, column), {"suggestion": f"- {shortened(text)}"})


def list_under_text(source: Source, line: int, column: int, owner: int) -> Finding:
    """Explain items below a key or an item on line `owner` that already has a text of its own."""
    values = {"text": shortened(source.lines[owner]), "line": str(owner + 1)}
    return Finding("Y055", source.place(line, column), values)


def without_dash(source: Source, line: int, column: int) -> Finding:
    """Explain a line among the items of a list that does not begin with a dash."""
    if BULLET.match(source.lines[line], column):
        return bullet(source, line, column)
    text = shortened(source.lines[line])
    return Finding("Y058", source.place(line, column), {"text": text, "suggestion": f"- {text}"})


def key_under_text(source: Source, line: int, column: int) -> Finding:
    """Explain a key below an item that is only a text: the text needs a key as well."""
    text = value_at(source.lines[line], column, flow=False)
    values = {"text": shortened(text), "suggestion": f"- title: {shortened(text)}"}
    return Finding("Y056", source.place(line, column, len(text)), values)


def text_after_pipe(source: Source, line: int, column: int, spot: Spot) -> Finding:
    """Explain a text on the line of `|` or `>`."""
    text = value_at(source.lines[line], column, flow=spot.flow)
    character = source.lines[line][column]
    values = {"character": character, "suggestion": spot.with_text(text)}
    return Finding("Y070", source.place(line, column, len(text)), values)


def unclosed_quote(source: Source, line: int, column: int, spot: Spot) -> Finding:
    """Point at the quote that was opened and never closed; `'t Zand` has an apostrophe, no quote."""
    text = value_at(source.lines[line], column, flow=spot.flow)
    place = source.place(line, column, len(text))
    quote = text[:1]
    if _ELISION.match(text):
        inner = text[:-1].replace("''", "'") if text.endswith("'") else text
        return Finding("Y043", place, {"text": shortened(text), "suggestion": spot.with_text(inner)})
    return Finding("Y042", place, {"quote": quote, "suggestion": spot.with_text(unquoted(text))})


def quote_inside(source: Source, line: int, column: int, stop: int, spot: Spot) -> Finding:
    """Explain a text that goes on after its closing quote, which stands before `stop`.

    An apostrophe within single quotes (`'Foto's'`) is the usual cause: a letter follows at once.
    """
    text = source.lines[line]
    whole = value_at(text, column, flow=False)
    if spot.flow:
        whole = whole[: len(whole) - len(text[stop:]) + len(value_at(text, stop, flow=True))]
    place = source.place(line, stop - 1)
    if whole.startswith("'") and text[stop : stop + 1].isalpha():
        return Finding("Y040", place, {"text": shortened(whole), "suggestion": spot.with_text(unquoted(whole))})
    inner = unquoted(whole) if whole.endswith(whole[0]) and whole.count(whole[0]) >= _FEWEST_NESTED else whole
    return Finding("Y041", place, {"text": shortened(whole), "suggestion": spot.with_text(inner)})


def colon_in_text(source: Source, line: int, column: int, colon: int, spot: Spot) -> Finding:
    """Explain a colon with a space in a text without quotes, or in one with curly quotes."""
    text = source.lines[line]
    stop = colon + len(value_at(text, colon, flow=spot.flow))
    whole = text[column:stop].rstrip()
    meant = unquoted(whole) if whole[:1] in CURLY_QUOTES else whole
    if meant.endswith(("'", '"')) and meant.count(meant[-1]) == 1:
        meant = meant[:-1]  # the first of two quotes was deleted
    suggestion = spot.with_text(meant)
    values = {"text": shortened(whole), "suggestion": suggestion}
    if whole[:1] in CURLY_QUOTES and whole:
        return Finding("Y045", source.place(line, column), values | {"character": whole[0]})
    return Finding("Y050", source.place(line, colon), values)


def comma_in_braces(
    source: Source, key: Place, previous: tuple[str, Place] | None, brace: Place, spot: Spot
) -> Finding:
    """Explain a key in `{...}` without a value.

    `previous` is the key before it with the place of its value; `spot` is where the braces stand.
    """
    line, column = key.text, key.column - 1
    found = glued(line[column : column + key.length])
    if found:
        return missing_space(source, key.line - 1, column, found)
    if previous is None:
        return begins_with(source, brace.line - 1, brace.column - 1, spot)
    name, before = previous
    start = before.column - 1 if before.line == key.line else column
    rest = _UP_TO_NEXT_KEY.match(line, start)
    text = unquoted(rest.group()) if rest else ""
    if before.line != key.line:
        text = f"{value_at(before.text, before.column - 1, flow=False)} {text}"
    values = {"key": name, "text": shortened(text), "suggestion": written(name, quoted(text))}
    return Finding("Y062", source.place(key.line - 1, column, key.length), values)


def loose_in_brackets(source: Source, opening: Place, end: Event, loose: Place) -> Finding:
    """Explain a text without quotes inside `[...]`, where each comma begins another item."""
    stop = end.column if end.line == opening.line - 1 else len(opening.text)
    text = opening.text[opening.column : stop].strip()
    place = source.place(loose.line - 1, loose.column - 1, loose.length)
    if _QUOTE_AT_START.search(text):
        item = loose.text[loose.column - 1 : loose.column - 1 + loose.length]
        return Finding("Y068", place, {"text": shortened(item), "suggestion": quoted(item)})
    items = [item.strip() for item in text.split(",") if item.strip()]
    values = {"text": shortened(text), "count": str(len(items)), "suggestion": _as_item(text)}
    if len(items) > 1:
        return Finding("Y061", place, values | {"items": shortened(" / ".join(map(_as_item, items)))})
    return Finding("Y067", place, values)


def _as_item(text: str) -> str:
    return f"- {shortened(text if is_plain(text) else quoted(text))}"


def comment_in_text(source: Source, line: int, column: int, start: int, spot: Spot) -> Finding:
    """Explain ` #2`, which YAML takes for a comment; advice, as it may be meant so."""
    comment = source.lines[line][column:].rstrip()
    values = {"text": shortened(comment), "suggestion": spot.with_text(source.lines[line][start:])}
    return Finding("Y080", source.place(line, column, len(comment)), values, Severity.ADVICE)


def quote_in_lines(source: Source, line: int, stop: int) -> Finding:
    """Explain a text of several lines that goes on after a quote which was taken for the closing one."""
    text = source.lines[line]
    quote = text[stop - 1]
    start = text.rfind(" ", 0, stop) + 1
    word = text[start:stop] + text[stop:].split(" ", 1)[0].rstrip(quote)
    values = {"text": word, "suggestion": word.replace(quote, "''" if quote == "'" else '\\"')}
    return Finding("Y040" if quote == "'" else "Y041", source.place(line, stop - 1), values)


def colon_in_lines(source: Source, text: Event, line: int, colon: int, spot: Spot) -> Finding:
    """Explain a colon with a space in the later lines of a text without quotes."""
    lines = [source.lines[text.line][text.column :], *source.lines[text.line + 1 : line + 1]]
    whole = " ".join(part.strip() for part in lines)
    values = {"text": shortened(source.lines[line]), "suggestion": spot.with_text(whole)}
    return Finding("Y050", source.place(line, colon), values)


def backslash(source: Source, line: int, column: int, opening: tuple[int, int], spot: Spot) -> Finding:
    """Explain a backslash in double quotes; single quotes leave it alone."""
    text = unquoted(value_at(source.lines[opening[0]], opening[1], flow=spot.flow))
    values = {"suggestion": spot.with_text(text)}
    return Finding("Y044", source.place(line, column), values)


def bullet(source: Source, line: int, column: int) -> Finding:
    """Explain a bullet where the dash of an item belongs."""
    text = source.lines[line][column:]
    return Finding("Y059", source.place(line, column), {"character": text[0], "suggestion": f"- {shortened(text[1:])}"})


def dash_after_key(source: Source, line: int, column: int, spot: Spot) -> Finding:
    """Explain a list that begins on the line of its key, or a text that begins with a dash."""
    text = value_at(source.lines[line], column, flow=False)
    values = {"text": shortened(text), "key": spot.key, "suggestion": spot.with_text(text)}
    return Finding("Y054", source.place(line, column), values)


def comment_in_brackets(comment: Place, last: Event, spot: Spot) -> Finding:
    """Explain ` #2` between brackets, where the comment hides the closing bracket as well."""
    ends_there = (last.end_line, last.end_column) == (comment.line - 1, comment.column - 2)
    start = last.column if ends_there and not last.style else comment.column - 1
    text = value_at(comment.text, start, flow=True)
    values = {"text": shortened(comment.text[comment.column - 1 :]), "suggestion": spot.with_text(text)}
    return Finding("Y083", comment, values)


def wrong_indentation(source: Source, line: int, columns: tuple[int, ...]) -> Finding:
    """Explain a line that stands under nothing; the columns next to it that would do are the remedy."""
    text = source.lines[line]
    found = len(text) - len(text.lstrip())
    nearest = [*[n for n in columns if n < found][-1:], *[n for n in columns if n >= found][:1]] or [0]
    expected = " / ".join(str(column) for column in nearest)
    values = {"found": str(found), "expected": expected, "text": shortened(text)}
    return Finding("Y033", source.place(line, 0, max(1, found)), values)
