"""Mistakes between `[` and `]`, and between `{` and `}`: commas, colons and texts without quotes."""

import re

from generator.errors import Finding, Place
from generator.reader import mistakes
from generator.reader.encoding import Source
from generator.reader.events import Event
from generator.reader.remedies import (
    IN_DUTCH,
    Spot,
    glued,
    is_plain,
    quoted,
    shortened,
    unquoted,
    value_at,
    written,
)

_QUOTE_AT_START = re.compile(r"(?:^|,)\s*['\"]")
_UP_TO_NEXT_KEY = re.compile(r".*?(?=,\s*[^\s,:{}][^,:{}]{0,60}:(?:\s|$)|\}|$)")
_ONE_WORD = re.compile("[a-z]+(?:-[a-z]+)+|[a-z]{4,}|[0-9]+")
_ONE_PERIOD = ("when", "due", "until", "period")
_OF_PERIODS = ("words", "means")
_OF_A_YEAR = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<colon>:?) *(?P<amount>['\"€0-9p].*)")
_IDS = re.compile(r"[a-z0-9-]+(?: +[a-z0-9-]+)*")


def complex_key(source: Source, line: int, column: int, spot: Spot) -> Finding:
    """Explain a list or a mapping where a key must stand, such as `{{name}}`, or a key after `?`."""
    before = source.lines[line]
    while column and before[column - 1] in "[{? ":
        column -= 1
    column += len(before[column:]) - len(before[column:].lstrip())
    text = before[column:].rstrip()
    values = {"text": shortened(text), "suggestion": spot.with_text(text)}
    return Finding("Y024", source.place(line, column, len(text)), values)


def comma_in_braces(
    source: Source, key: Place, previous: tuple[str, Place] | None, brace: Place, spot: Spot
) -> Finding:
    """Explain a key in `{...}` without a value.

    `previous` is the key before it with the place of its value; `spot` is where the braces stand.
    """
    line, column = key.text, key.column - 1
    found = glued(line[column : column + key.length])
    if found:
        return mistakes.missing_space(source, key.line - 1, column, found)
    word, _, value = line[column : column + key.length].partition(" ")
    if value and _is_key(source, word, value):
        rest = _UP_TO_NEXT_KEY.match(line, column + len(word) + 1)
        text = rest.group().strip() if rest else value
        text = quoted(text) if "," in text and text[:1] not in ("'", '"') else text
        return Finding("Y079", key, {"key": word, "suggestion": f"{word}: {shortened(text)}"})
    amount = _OF_A_YEAR.fullmatch(value_at(line, column, flow=True))
    if amount:
        suggestion = f"{amount['year']}: {shortened(amount['amount'])}"
        return Finding("Y051" if amount["colon"] else "Y079", key, {"key": amount["year"], "suggestion": suggestion})
    if previous is None:
        return mistakes.begins_with(source, brace.line - 1, brace.column - 1, spot)
    name, before = previous
    start = before.column - 1 if before.line == key.line else column
    rest = _UP_TO_NEXT_KEY.match(line, start)
    text = unquoted(rest.group()) if rest else ""
    if before.line != key.line:
        text = f"{value_at(before.text, before.column - 1, flow=False)} {text}"
    values = {"key": name, "text": shortened(text), "suggestion": written(name, quoted(text))}
    return Finding("Y062", source.place(key.line - 1, column, key.length), values)


def _is_key(source: Source, word: str, value: str) -> bool:
    """Tell whether the word before a value is a key; some are Dutch words too, and have one word behind them."""
    if word in IN_DUTCH:
        return word in source.keys and _ONE_WORD.fullmatch(value) is not None
    return word in source.keys or word in _OF_PERIODS


def loose_in_brackets(source: Source, opening: Place, end: Event, loose: Place, key: str) -> Finding:
    """Explain a text without quotes inside `[...]` behind a key, where each comma begins another item."""
    stop = end.column if end.line == opening.line - 1 else len(opening.text)
    text = opening.text[opening.column : stop].strip()
    place = source.place(loose.line - 1, loose.column - 1, loose.length)
    if _QUOTE_AT_START.search(text):
        item = loose.text[loose.column - 1 : loose.column - 1 + loose.length]
        return Finding("Y068", place, {"text": shortened(item), "suggestion": quoted(item)})
    items = [item.strip() for item in text.split(",") if item.strip()]
    values = {"text": shortened(text), "count": str(len(items)), "suggestion": _as_item(text)}
    if key in _ONE_PERIOD:
        joined = " en ".join(items)
        return Finding("Y019", place, {"key": key, "text": shortened(text), "suggestion": f"{key}: {joined}"})
    if len(items) > 1 and _IDS.fullmatch(" ".join(items)):
        item = next(item for item in items if " " in item)
        apart = f"[{', '.join(text.replace(',', ' ').split())}]"
        return Finding("Y077", place, {"text": shortened(item), "suggestion": shortened(apart), "name": quoted(item)})
    if len(items) > 1:
        return Finding("Y061", place, values | {"items": shortened(" / ".join(map(_as_item, items)))})
    return Finding("Y067", place, values)


def _as_item(text: str) -> str:
    return f"- {shortened(text if is_plain(text) else quoted(text))}"


def comment_in_brackets(comment: Place, last: Event, spot: Spot) -> Finding:
    """Explain ` #2` between brackets, where the comment hides the closing bracket as well."""
    ends_there = (last.end_line, last.end_column) == (comment.line - 1, comment.column - 2)
    start = last.column if ends_there and not last.style else comment.column - 1
    text = value_at(comment.text, start, flow=True)
    values = {"text": shortened(comment.text[comment.column - 1 :]), "suggestion": spot.with_text(text)}
    return Finding("Y083", comment, values)
