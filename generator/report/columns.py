"""Text on a terminal: what each character looks like, and how many columns it takes."""

import unicodedata

TAB = 4

# A line that takes more columns than this is shown in part, around the place that is meant.
MOST = 120

_PICTURES = 0x2400
_DELETE = 0x7F
_LAST_PICTURED = 0x1F


def visible(text: str) -> str:
    """Show what cannot be seen, or what a terminal would act upon: control pictures or `<U+200B>`."""
    return text if _is_simple(text) else "".join(_shown(character) for character in text)


def width(text: str) -> int:
    """Count the columns a text takes: wide characters take two, combining ones none."""
    return len(text) if _is_simple(text) else sum(_columns(character) for character in text)


def cropped(text: str, column: int, length: int) -> tuple[str, str, str]:
    """Split a line into what stands before a place, the place and what comes after, ready to print.

    `column` counts from 1 in characters. Tabs become spaces; of a long line only a part is given.
    """
    start = min(max(column, 1) - 1, len(text))
    end = min(start + max(length, 1), len(text))
    if width(text) <= MOST:
        first, last = 0, len(text)
    else:
        first = max(0, start - MOST // 3)
        end = min(end, first + MOST)
        last = min(len(text), first + MOST)
    before = _untabbed(("…" if first else "") + text[first:start], 0)
    meant = _untabbed(text[start:end], width(before))
    after = text[end:last] + ("…" if last < len(text) else "")
    return before, meant, _untabbed(after, width(before) + width(meant))


def _is_simple(text: str) -> bool:
    """Tell whether every character of a text is shown as it is and takes one column, as of most texts."""
    return text.isascii() and text.isprintable()


def _untabbed(text: str, offset: int) -> str:
    if "\t" not in text:
        return visible(text)
    shown = ""
    for character in text:
        shown += " " * (TAB - (offset + width(shown)) % TAB) if character == "\t" else _shown(character)
    return shown


def _shown(character: str) -> str:
    code = ord(character)
    if code <= _LAST_PICTURED:
        return chr(_PICTURES + code)
    if code == _DELETE:
        return "␡"
    if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
        return f"<U+{code:04X}>"
    return character


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
