"""One function for each mistake in YAML that needs a remedy in the editor's own words.

`suspects.py` and `traps.py` find out what went wrong and where; the functions here make the finding.
Lines and columns count from 0, as libyaml's do.
"""

import re

from generator.errors import Finding, Place, Severity, Spoken
from generator.reader.encoding import Source
from generator.reader.events import Event
from generator.reader.remedies import (
    BULLET,
    CURLY_QUOTES,
    IN_DUTCH,
    NUMBER,
    Spot,
    quoted,
    shortened,
    take_apart,
    unquoted,
    value_at,
    written,
)

SPECIAL = {"&": "Y020", "*": "Y021", "!": "Y022"}
_FEWEST_NESTED = 4  # quotes in a text within quotes that holds a quoted word
_LAST_WORD = re.compile(r"(?P<text>.*\S)\s+(?P<word>[a-z]+(?:_[a-z]+)*)")
_MARKED_KEY = re.compile(r"(?P<mark>\*{1,2}|>+ ?)(?P<key>[a-z_]{2,40})(?:\*{1,2})?:(?:\*{1,2})?(?P<text>(?: .*|$))")
_YEAR = re.compile(r"[0-9]{4}(?:-[0-9]{4})?")
_KEY_OR_ITEM = re.compile(r" *(?:- |-$|[A-Za-z_][A-Za-z_0-9-]{0,40}:(?: |$))")
_ELISION = re.compile(r"'(?:[stnkmr]|er|ie|em|ns)\b", re.IGNORECASE)
_UP_TO_LAST_QUOTE = {
    quote: re.compile(f"{quote}.*?{quote}(?=\\s*(?:,\\s*[a-z_]+:\\s|[}}\\]]))") for quote in ("'", '"')
}


def begins_with(source: Source, line: int, column: int, spot: Spot) -> Finding:
    """Explain a text whose first character means something else to YAML."""
    text = value_at(source.lines[line], column, flow=spot.flow and source.lines[line][column] not in "[{")
    if text == "?" and spot.key:
        return Finding("Y027", source.place(line, column), {"suggestion": written(spot.key, "onbekend")})
    character = source.lines[line][column : column + 1]
    code = SPECIAL.get(character, "Y060" if character in "[{" else "Y023")
    values = {"character": character, "text": shortened(text), "suggestion": spot.with_text(text)}
    return Finding(code, source.place(line, column, len(text)), values)


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
    place = source.place(line, column)
    for number in range(owner, -1, -1):
        text = source.lines[number]
        start = len(text) - len(text.lstrip())
        if start < column and text.startswith("- ", start):
            return Finding("Y055", place, values | {"dash": str(number + 1)})
        if text.strip() and not start:
            break
    entry = take_apart(source.lines[owner])
    item = written("", quoted(unquoted(source.lines[owner][entry.value_column :])), dashed=True)
    return Finding("Y078", place, values | {"key": f"{entry.key}:", "suggestion": item})


def without_dash(source: Source, line: int, column: int) -> Finding:
    """Explain a line among the items of a list that does not begin with a dash."""
    if BULLET.match(source.lines[line], column) or NUMBER.match(source.lines[line], column):
        return bullet(source, line, column)
    text = shortened(source.lines[line])
    return Finding("Y058", source.place(line, column), {"text": text, "suggestion": f"- {text}"})


def without_pipe(source: Source, spot: Spot) -> Finding:
    """Explain a text below its key that has a list in it, for which `|` must stand behind the key."""
    values = {"key": spot.key, "suggestion": written(spot.key, "|")}
    return Finding("Y089", source.place(spot.line, spot.column, len(source.lines[spot.line]) - spot.column), values)


def key_under_text(source: Source, line: int, column: int) -> Finding:
    """Explain a key below an item that is only a text: the text needs a key as well."""
    text = value_at(source.lines[line], column, flow=False)
    values = {"text": shortened(text), "suggestion": f"- title: {shortened(text)}"}
    return Finding("Y056", source.place(line, column, len(text)), values)


def pasted_marks(source: Source, line: int, column: int) -> Finding | None:
    """Explain a key with marks of another program around it: `**title**:`, or `> title:` from an e-mail."""
    found = _MARKED_KEY.fullmatch(source.lines[line], column)
    if found is None:
        return None
    suggestion = f"{found['key']}: {shortened(found['text'])}".rstrip()
    return Finding("Y029", source.place(line, column), {"character": found["mark"].strip(), "suggestion": suggestion})


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
    inside = _UP_TO_LAST_QUOTE[text[stop - 1]].match(text, column) if spot.flow else None
    if inside:
        whole = inside.group()
    elif spot.flow:
        whole = whole[: len(whole) - len(text[stop:]) + len(value_at(text, stop, flow=True))]
    place = source.place(line, stop - 1)
    if whole.startswith("'") and text[stop : stop + 1].isalpha():
        return Finding("Y040", place, {"text": shortened(whole), "suggestion": spot.with_text(unquoted(whole))})
    quote = text[stop - 1]
    inner = unquoted(whole) if whole.endswith(quote) and whole.count(quote) >= _FEWEST_NESTED else whole
    return Finding("Y041", place, {"text": shortened(whole), "suggestion": spot.with_text(inner)})


def colon_in_text(source: Source, line: int, column: int, colon: int, spot: Spot) -> Finding:
    """Explain a colon with a space in a text without quotes, or in one with curly quotes."""
    text = source.lines[line]
    stop = colon + len(value_at(text, colon, flow=spot.flow))
    whole = text[column:stop].rstrip()
    place = source.place(line, colon)
    better = _colon_of_a_key(source, whole, place, spot, colon - column) or _colon_of_a_text(source, whole, place, spot)
    if better:
        return better
    meant = unquoted(whole) if whole[:1] in CURLY_QUOTES else whole
    if meant.endswith(("'", '"')) and meant.count(meant[-1]) == 1:
        meant = meant[:-1]  # the first of two quotes was deleted
    suggestion = spot.with_text(meant)
    values = {"text": shortened(whole), "suggestion": suggestion}
    if whole[:1] in CURLY_QUOTES and whole:
        return Finding("Y045", source.place(line, column), values | {"character": whole[0]})
    return Finding("Y050", place, values)


def _colon_of_a_key(source: Source, text: str, place: Place, spot: Spot, colon: int) -> Finding | None:
    """Explain a colon that does belong to a key: a comma is missing before it, or braces are around it."""
    last = _LAST_WORD.fullmatch(text[:colon])
    if spot.flow and last and last["word"] in source.keys:
        mended = f"{written(spot.key, last['text'])}, {last['word']}{text[colon:]}"
        return Finding("Y069", place, {"key": last["word"], "text": shortened(text), "mended": shortened(mended)})
    if not spot.flow and spot.key and _YEAR.fullmatch(text[:colon].strip()):
        suggestion = written(spot.key, f"{{{shortened(text)}}}")
        return Finding("Y075", place, {"text": shortened(text), "suggestion": suggestion})
    item = take_apart(source.lines[place.line - 1])
    below = next((each for each in source.lines[place.line :] if each.strip()), "")
    alone = item.dashed and len(below) - len(below.lstrip(" ")) < item.column
    if alone and last and last["word"] in source.keys - IN_DUTCH and last["text"].endswith(","):
        suggestion = f"- {{{written(spot.key, shortened(text))}}}"
        return Finding("Y075", place, {"text": shortened(text), "suggestion": suggestion})
    return None


def _colon_of_a_text(source: Source, text: str, place: Place, spot: Spot) -> Finding | None:
    """Explain a colon in the first line of a text that goes on below: that text begins with `|`."""
    below = next(iter(source.lines[place.line : place.line + 1]), "")
    indented = len(below) - len(below.lstrip(" "))
    if spot.flow or not below.strip() or indented <= spot.column or text[:1] in ("'", '"', *CURLY_QUOTES):
        return None
    if _KEY_OR_ITEM.match(below):
        return None
    values = {"text": shortened(text), "suggestion": written(spot.key, "|", dashed=spot.listed)}
    return Finding("Y076", place, values | {"expected": str(indented)})


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
    """Explain a bullet or a number where the dash of an item belongs."""
    text = source.lines[line][column:]
    number = NUMBER.match(text)
    length = number.end() - 1 if number else 1
    values = {"character": text[:length], "suggestion": f"- {shortened(text[length:])}"}
    return Finding("Y059", source.place(line, column, length), values)


def dash_after_key(source: Source, line: int, column: int, spot: Spot) -> Finding:
    """Explain a list that begins on the line of its key, or a text that begins with a dash."""
    text = value_at(source.lines[line], column, flow=False)
    values = {"text": shortened(text), "key": spot.key, "suggestion": spot.with_text(text)}
    return Finding("Y054", source.place(line, column), values)


def wrong_indentation(source: Source, line: int, columns: tuple[int, ...]) -> Finding:
    """Explain a line that stands under nothing; the columns next to it that would do are the remedy."""
    text = source.lines[line]
    found = len(text) - len(text.lstrip())
    around = [*[n for n in columns if n < found][-1:], *[n for n in columns if n >= found][:1]] or [0]
    nearest = [str(column) for column in sorted(around, key=lambda column: abs(column - found))]
    expected = Spoken(" of ".join(nearest), " or ".join(nearest))
    values = {"found": str(found), "expected": expected, "text": shortened(text)}
    return Finding("Y033", source.place(line, 0, max(1, found)), values)
