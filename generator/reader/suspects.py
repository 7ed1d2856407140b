"""What YAML accepts but no editor means: each function looks at one event and yields findings."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.errors import Finding, Severity
from generator.reader import brackets, mistakes
from generator.reader.encoding import Source, forbidden_character
from generator.reader.events import Event
from generator.reader.remedies import (
    BULLETS,
    CURLY_QUOTES,
    IN_DUTCH,
    ODD_SPACES,
    Spot,
    glued,
    shortened,
    take_apart,
    written,
)

_INDENTED_ODDLY = re.compile(r"^ *[\t" + ODD_SPACES + r"][\s" + ODD_SPACES + "]*")
_BLANKS = " \t\u00a0\u202f\u2007\u2009\u3000\u200b\u2060\ufeff"
_WITHOUT_WIDTH = "\u200b\u2060\ufeff"
_STEP = 2  # spaces by which what belongs to a key stands deeper
_IN_BRACKETS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|-?[0-9]+(?:\.[0-9]+)?")
_BULLET = re.compile(r"\s*([" + BULLETS + r"])\s")
_ANY_BULLET = re.compile("[" + BULLETS + "]")
# What begins the items of a pasted list; a dash or an `o` alone may be part of a sentence.
_MARK = re.compile(r"\s*([\u2013\u2014o]|[a-z]\))\s")
_MARK_OR_NUMBER = re.compile(r"\s*([\u2013\u2014o]|[a-z]\)|[0-9]{1,2}[.)])\s")
_FEWEST_MARKS = 2
_FEWEST_KEYS = 2  # one may be the first word of a sentence
_SHORTEST_QUOTED = 3
_KEY = re.compile(r"( *)(?:- +)*[A-Za-z_][A-Za-z_0-9-]{0,40}:(?: |$)")
_COMMENT = re.compile(r"[ \t]+(#[^\s#])")
_GLUED_DASH = re.compile(r"-[^\W\d_]|-[" + ODD_SPACES + "]")

_NEAR = 80  # a line may hold half a million characters and as many keys: look at what is near only


def indentation(source: Source, lines: Iterable[int], literal: Sequence[range]) -> Iterator[Finding]:
    """Report lines that begin with a tab or an odd space, where that is not part of a text."""
    odd = {n: found.group() for n in lines if (found := _INDENTED_ODDLY.match(source.lines[n]))}
    texts = {n for lines in literal for n in lines} if odd else set()
    meant: dict[int, int] = {}
    for number in sorted(odd.keys() - texts):
        blank = odd[number]
        if blank == source.lines[number] and not blank.strip(" \t"):
            continue  # a line of spaces and tabs: harmless, or libyaml stops there and traps.py explains
        column = next(n for n, character in enumerate(blank) if character != " ")
        code = "Y030" if blank[column] == "\t" else "Y031"
        meant[number] = spaces_meant(source, number, meant)
        values = {"expected": str(meant[number])}
        yield Finding(code, source.place(number, column, len(blank) - column), values)


def spaces_meant(source: Source, number: int, meant: Mapping[int, int] | None = None) -> int:
    """Tell with how many spaces a line must begin: odd spaces as they look, a tab as the lines above ask for.

    `meant` holds what was told of the lines above.
    """
    meant = meant or {}
    line = source.lines[number]
    blank = line[: len(line) - len(line.lstrip(_BLANKS))]
    if "\t" not in blank:
        return sum(character not in _WITHOUT_WIDTH for character in blank)
    dashed = line.startswith("- ", len(blank))
    for above in range(number - 1, max(-1, number - _NEAR), -1):
        text = source.lines[above].lstrip(_BLANKS)
        if not text:
            continue
        entry = take_apart(text)
        column = meant.get(above, len(source.lines[above]) - len(text))
        if above == number - 1 and entry.key and text[entry.value_column :].strip() in ("", "|", ">"):
            return column + entry.column + _STEP
        if entry.dashed or not (dashed and entry.key):
            return column if dashed else column + entry.column
    return 0


def is_loose(text: str) -> bool:
    """Tell whether an unquoted item of `[...]` is more than an id or a number."""
    return _IN_BRACKETS.fullmatch(text) is None


def is_sound_key(source: Source, event: Event) -> bool:
    """Tell at once of nearly every key that there is nothing to it: a colon follows, and no `?` stands before."""
    line = source.lines[event.line]
    return line.startswith(":", event.end_column) and event.end_line == event.line and "?" not in line[: event.column]


def is_sound_text(source: Source, event: Event) -> bool:
    """Tell at once of most texts that there is nothing to them: they fill one line and have no odd characters."""
    text = event.text
    return (
        bool(text)
        and not event.style
        and event.end_line == event.line
        and len(source.lines[event.line]) == event.end_column
        and text.isascii()
        and not (":" in text or text[0] == "-" or text[-1] in "'\"")
    )


def in_key(source: Source, event: Event, spot: Spot, around: Spot) -> Iterator[Finding]:
    """Look at a key in the mapping that stands `around` it; `spot` is where the key itself stands."""
    before = source.lines[event.line][max(0, event.column - _NEAR) : event.column].rstrip()
    after = source.lines[event.last_line][event.end_column : event.end_column + _NEAR]
    colon = after.lstrip(" \t")
    if event.line != event.last_line and spot.flow:
        yield Finding("Y066", source.place(event.line, event.column, len(source.lines[event.line])))
    elif before.endswith("?") or event.line != event.last_line or not (spot.flow or colon.startswith(":")):
        yield brackets.complex_key(source, event.line, event.column, around)
    elif after != colon and colon.startswith(":"):
        place = source.place(event.last_line, event.end_column, len(after) - len(colon))
        yield Finding("Y081", place, {"suggestion": f"{event.text}:"}, Severity.ADVICE)


def after_brackets(source: Source, opening: Event, end: Event, spot: Spot) -> Finding | None:
    """Explain text after the closing bracket: the brackets were part of a text, or there is one too many."""
    rest = source.lines[end.end_line][end.end_column :]
    text = rest.lstrip()
    if not text or text.startswith(("#", ":")):
        return None
    if text[0] in "]}":
        column = end.end_column + len(rest) - len(text)
        return Finding("Y064", source.place(end.end_line, column), {"character": text[0]})
    return mistakes.begins_with(source, opening.line, opening.column, spot)


def in_text(source: Source, event: Event, spot: Spot) -> Iterator[Finding]:
    """Look at a text that YAML reads otherwise than a person does."""
    if not event.style:
        yield from _comment(source, event, spot)
        yield from _loose_quotes(source, event, spot)
        if not spot.flow:
            found = list(_plain(source, event, spot))
            yield from found
            if found:
                return
    elif event.style in "|>":
        header = source.lines[event.line][event.column + 1 :].strip(" +-")
        if header[:1].isdigit() and not event.text.strip():
            yield mistakes.text_after_pipe(source, event.line, event.column, spot)
        yield from _swallowed(source, event, spot)
    else:
        character = forbidden_character(event.text) if event.style == '"' else None
        if character:
            yield Finding("Y006", source.place(event.line, event.column), {"character": character})
        if event.end_line > event.line and hides_key(source, event, spot.column):
            yield mistakes.unclosed_quote(source, event.line, event.column, spot)
    if (not event.text.isascii() and _ANY_BULLET.search(event.text)) or event.end_line > event.line:
        yield from _bullet(source, event, spot)


def hides_key(source: Source, event: Event, column: int) -> bool:
    """Tell whether the lines of a quoted text hold a key that stands no deeper than the text's own key."""
    found = (_KEY.match(source.lines[n]) for n in range(event.line + 1, event.last_line + 1))
    return any(key is not None and len(key[1]) <= column for key in found)


def _comment(source: Source, event: Event, spot: Spot) -> Iterator[Finding]:
    """Advise on ` #2` after a text without quotes."""
    line = source.lines[event.end_line] if event.end_line < len(source.lines) else ""
    found = _COMMENT.match(line, event.end_column)
    if found:
        start = event.column if event.line == event.end_line and event.text else found.start(1)
        yield mistakes.comment_in_text(source, event.end_line, found.start(1), start, spot)


def _swallowed(source: Source, event: Event, spot: Spot) -> Iterator[Finding]:
    """Report keys of the plan that stand so deep that they became a part of the text above."""
    found: list[int] = []
    with_colon = (n for n in range(event.line + 1, event.last_line + 1) if ":" in source.lines[n])
    for number in with_colon:
        entry = take_apart(source.lines[number])
        if entry.key in source.keys and entry.key not in IN_DUTCH:
            opens = not source.lines[number][entry.value_column :].strip()
            found.append(number)
            if opens or len(found) == _FEWEST_KEYS:
                text = source.lines[found[0]].strip()
                place = source.place(found[0], source.lines[found[0]].index(text), len(text))
                yield Finding("Y088", place, {"text": shortened(text), "key": spot.key, "line": str(event.line + 1)})
                return


def _loose_quotes(source: Source, event: Event, spot: Spot) -> Iterator[Finding]:
    """Advise on a quote at the end of a text that has none at its beginning, and on curly ones around it."""
    text, quote = event.text, event.text[-1:]
    if event.line != event.end_line or len(text) < _SHORTEST_QUOTED:
        return
    if quote in ("'", '"') and text.count(quote) == 1:
        suggestion = spot.with_text(text[:-1])
        place = source.place(event.line, event.end_column - 1)
        yield Finding("Y086", place, {"character": quote, "suggestion": suggestion}, Severity.ADVICE)
    elif text[0] in CURLY_QUOTES and quote in CURLY_QUOTES and not any(q in text[1:-1] for q in CURLY_QUOTES):
        place = source.place(event.line, event.column, len(text))
        yield Finding("Y087", place, {"suggestion": spot.with_text(text[1:-1])}, Severity.ADVICE)


def _plain(source: Source, event: Event, spot: Spot) -> Iterator[Finding]:
    """Look for keys and items that YAML took for plain text, as a space after `:` or `-` is missing."""
    own_line = event.line > spot.line
    if own_line or spot.listed:
        found = glued(source.lines[event.line][event.column :]) if ":" in event.text else None
        if found:
            yield mistakes.missing_space(source, event.line, event.column, found)
            return
        if event.text.startswith("-") and own_line and not spot.listed:
            yield mistakes.missing_space_after_dash(source, event.line, event.column)
            return
    for number in range(event.line + 1, event.last_line + 1):
        line = source.lines[number]
        column = len(line) - len(line.lstrip())
        found = glued(line[column:])
        if found:
            yield mistakes.missing_space(source, number, column, found)
            return
        if line.startswith("- ", column) or line.strip() == "-":
            if own_line and not spot.listed and not source.lines[number - 1].strip():
                yield mistakes.without_pipe(source, spot)
            elif own_line and not spot.listed:
                yield mistakes.without_dash(source, event.line, event.column)
            else:
                yield mistakes.list_under_text(source, number, column, event.line)
            return
        if _GLUED_DASH.match(line, column):
            yield mistakes.missing_space_after_dash(source, number, column)
            return


def _bullet(source: Source, event: Event, spot: Spot) -> Iterator[Finding]:
    """Advise on bullets that came along with pasted text; the first speaks for the others.

    Dashes make a list of them after `|`, or where the bullets are all there is; else the lines run into one.
    """
    marks: list[Finding] = []
    own_line = event.line > spot.line and not event.style
    mark = _MARK if event.style in ("|", ">") else _MARK_OR_NUMBER  # in a block, numbers do make a list
    for number in range(event.line, event.last_line + 1):
        start = event.column + (event.style in ("'", '"')) if number == event.line else 0
        bullet = _BULLET.match(source.lines[number], start)
        found = bullet or mark.match(source.lines[number], start)
        if found:
            place = source.place(number, found.start(1), len(found[1]))
            rest = source.lines[number][found.end() :]
            values = {"character": found[1], "suggestion": f"- {shortened(rest)}", "start": written(spot.key, "|")}
            code = "Y082" if event.style == "|" or (own_line and (marks or number == event.line)) else "Y084"
            marks.append(Finding(code, place, values, Severity.ADVICE))
        if bullet or len(marks) == _FEWEST_MARKS:
            yield marks[0]
            return
