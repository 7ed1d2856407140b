"""Why a text is no amount, and what its writer can have meant: `parse_amount` asks, `messages/` words it.

Every look is a plain function from the text to a code with its values, or None. The first that knows the
mistake wins, so the order below runs from the particular to the general.
"""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

Mistake = tuple[str, dict[str, str]]
Figure = Callable[[str], Decimal | None]  # reads one figure, or None
Readable = Callable[[str], bool]  # whether a suggestion is an amount at all

_NOTHING = re.compile(
    r"-+|/|nihil|niets|niks|nul|geen|gratis|kosteloos|(?:€ ?)?-+|none|nil|free|nothing", re.IGNORECASE
)
_NUMBER = r"(?:€ ?|eur(?:o)? )?[0-9][0-9., ]*?(?: ?(?:duizend|miljoen|mln\.?|miljard|mld\.?))?"
_BRACKETS = re.compile(r"(?P<euro>€ ?)?\( ?(?P<inside>€ ?)?(?P<number>[0-9][0-9., ]*?) ?\)")
_TRAILING_MINUS = re.compile(r"(?P<euro>€ ?)?(?P<number>[0-9][0-9. ]*?) ?-")
_SAID_MINUS = re.compile(r"(?:min|minus) (?P<number>.+)", re.IGNORECASE)
_CALCULATION = re.compile(
    r"(?P<left>.*[0-9].*?) ?(?:x|\*|\u00d7|maal|keer) ?(?P<right>[^0-9]*[0-9].*?)(?P<percent> ?%)?",
    re.IGNORECASE,
)
_SUM = re.compile(r".*[0-9].*[+=:/].*[0-9].*|=.*")
_UNDERSCORES = re.compile(r"(?P<sign>[-+]?)(?P<number>[0-9]+(?:_[0-9]+)+)")
_EXPONENT = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?e\+?[0-9]", re.IGNORECASE)
_LEADING_ZERO = re.compile(r"(?P<before>(?:€ ?)?[-+]?)0+(?P<number>[0-9][0-9., ]*[-=]?)")
_ENGLISH = re.compile(r"(?P<before>.*?)(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<behind>.*)")
_GROUPED = re.compile(r"(?P<before>[^0-9]*)(?P<number>[0-9]+(?:[.,' ][0-9]+)+)(?P<behind>[^0-9]*)")
_PER_MONTH_OR_PM = re.compile(rf"(?P<number>{_NUMBER}) p\.? ?m\.?", re.IGNORECASE)
_TWO_FIGURES = re.compile(rf"(?P<first>{_NUMBER}) ?- ?(?P<second>{_NUMBER})", re.IGNORECASE)
_INSIDE = re.compile(
    rf"(?P<before>|.*?[^0-9.,€])(?P<number>[-+]?{_NUMBER}(?:,-|,=)?(?: per [^\W\d_]+)?)"
    r"(?P<behind>[ (].*|[^\W\d_]{2}.*|)",
    re.IGNORECASE,
)
_LETTERS_FOR_DIGITS = re.compile(r"(?:€ ?)?(?=.*[0-9])(?=.*[OolI])[0-9OolI]+(?:[.,][0-9OolI]+)*")
_DIGITS = str.maketrans("OolI", "0011")
_GROUP = 3  # digits between two points


def diagnose(plain: str, figure: Figure, readable: Readable, *, unquoted: bool) -> Mistake:
    """Return the code and values of what is wrong with a tidied text that is no amount.

    `unquoted` says that only the missing quotes are wrong. `figure` and `readable` are the reader itself,
    so that no suggestion is made that would be refused in its turn.
    """
    if unquoted:
        return "B001", _unquoted(plain)
    return next(
        (
            (code, values)
            for code, values in _mistakes(plain, figure)
            if all(readable(values[key]) for key in ("suggestion", "other") if key in values)
        ),
        ("B004", {}),
    )


def _mistakes(plain: str, figure: Figure) -> Iterator[Mistake]:
    """Yield what may be wrong, the most particular first."""
    if not plain:
        yield "B006", {}
    if _NOTHING.fullmatch(plain):
        yield "B003", {"suggestion": "0", "other": "p.m."}
    if _LETTERS_FOR_DIGITS.fullmatch(plain):
        yield "B009", {"suggestion": plain.translate(_DIGITS)}
    yield from _negative(plain)
    yield from _programming(plain, figure)
    yield from _leading_zero(plain)
    yield from _spaced(plain, figure)
    yield from _english(plain, figure)
    yield from _grouped(plain)
    yield from _per_month(plain)
    yield from _calculation(plain, figure)
    yield from _range(plain, figure)
    yield from _text_around(plain)


def _unquoted(plain: str) -> dict[str, str]:
    """Return both ways to write a number with a point that stood without quotes."""
    if re.fullmatch(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}", plain):
        return {"suggestion": plain.replace(".", ""), "other": plain}
    sign, number = re.fullmatch(r"([-+]?)(.*)", plain, re.DOTALL).groups()  # type: ignore[union-attr]  # it always matches
    whole, _, cents = number.partition(".")
    dutch = sign + _dutch(Decimal(f"{whole or 0}.{cents or 0}"))
    return {"suggestion": dutch, "other": f"€ {dutch}"}


def _negative(plain: str) -> Iterator[Mistake]:
    """Look for a bookkeeper's minus: (400), 400-, min 400."""
    if found := _BRACKETS.fullmatch(plain):
        euro = "€ " if found["euro"] or found["inside"] else ""
        yield "B003", {"suggestion": f"{euro}-{found['number']}", "other": f"{euro}{found['number']}"}
    if found := _TRAILING_MINUS.fullmatch(plain):
        euro = "€ " if found["euro"] else ""
        yield "B003", {"suggestion": f"{euro}-{found['number']}", "other": f"{euro}{found['number']},-"}
    if found := _SAID_MINUS.fullmatch(plain):
        yield "B003", {"suggestion": f"-{found['number']}", "other": f"minimaal {found['number']}"}


def _programming(plain: str, figure: Figure) -> Iterator[Mistake]:
    """Look for the notation of a programming language: 1_000, 1e3."""
    if found := _UNDERSCORES.fullmatch(plain):
        yield "B008", {"suggestion": found["sign"] + found["number"].replace("_", "")}
    if _EXPONENT.fullmatch(plain):
        value = _dutch(Decimal(plain))
        if figure(value) is not None:
            yield "B008", {"suggestion": value}


def _leading_zero(plain: str) -> Iterator[Mistake]:
    """Look for a number that begins with 0: a code, a telephone number or a slip."""
    if found := _LEADING_ZERO.fullmatch(plain):
        yield "B007", {"suggestion": found["before"] + found["number"]}


def _spaced(plain: str, figure: Figure) -> Iterator[Mistake]:
    """Look for a space beside a point or comma, or a point before the dash: "€ 150. 000", "12.560.-"."""
    closed = re.sub(r"(?<=[0-9]) ?([.,]) ?(?=[0-9])", r"\1", plain)
    closed = re.sub(r"(?<=[0-9])\.(?=[-=]+$)", ",", closed)
    if closed != plain and figure(closed) is not None:
        yield "B009", {"suggestion": closed}


def _english(plain: str, figure: Figure) -> Iterator[Mistake]:
    """Look for points and commas in their English places, where only one reading is possible."""
    found = _ENGLISH.fullmatch(plain)
    if not found:
        return
    number, scaled = found["number"], bool(re.match(r" ?[a-z]", found["behind"], re.IGNORECASE))
    whole, point, cents = number.partition(".")
    groups = re.fullmatch(r"[1-9][0-9]{0,2}(,[0-9]{3})+", whole)
    one_reading = (
        (groups and (point or len(whole.split(",")) > 2))  # noqa: PLR2004 - 1,000,000
        or (whole == "0" and point)
        or (whole.isdigit() and point and scaled and len(cents) < _GROUP)
    )
    swapped = number.translate(str.maketrans(".,", ",."))
    suggestion = found["before"] + swapped + found["behind"]
    if one_reading and figure(suggestion) is not None:
        yield "B010", {"suggestion": suggestion}


def _grouped(plain: str) -> Iterator[Mistake]:
    """Look for a number whose last point or comma can be thousands as well as cents."""
    found = _GROUPED.fullmatch(plain)
    if not found:
        return
    *before, last = re.split(r"[.,' ]", found["number"])
    separators = re.sub(r"[0-9]", "", found["number"])
    alike = len(separators) > 1 and len(set(separators)) == 1
    if alike and any(len(group) != _GROUP for group in before[1:]):
        return  # 1.2.3 and 30.05.2022 are no amounts
    whole = "".join(before).lstrip("0") or "0"
    # A lone "35.5" has lost its zeros if the point was for thousands; in "60.00,0" the point slipped.
    grouped = _dutch(Decimal(whole + (last.ljust(_GROUP, "0") if len(separators) == 1 else last)))
    cents = _dutch(Decimal(f"{whole}.{last}"), cents=True)
    if separators[-1] == "," and len(last) < _GROUP:
        grouped += ",00"

    def written(number: str) -> str:
        return (found["before"] if found["before"].strip() else "") + number + found["behind"]

    if separators[-1] in " '":
        if len(last) == _GROUP:  # "35 55" can be anything
            yield "B009", {"suggestion": written(grouped)}
    elif separators == "." and len(last) < _GROUP:
        yield "B002", {"suggestion": written(cents), "other": written(grouped)}
    else:
        yield "B002", {"suggestion": written(grouped), "other": written(cents)}


def _per_month(plain: str) -> Iterator[Mistake]:
    """Look for "€ 500 p.m.": a month, or something still to be added."""
    if found := _PER_MONTH_OR_PM.fullmatch(plain):
        yield "B012", {"suggestion": f"{found['number']} per maand", "other": f"{found['number']} + p.m."}


def _calculation(plain: str, figure: Figure) -> Iterator[Mistake]:
    """Look for a calculation, and do it where both sides are plain figures."""
    found = _CALCULATION.fullmatch(plain)
    if found:
        left, right = figure(found["left"]), figure(found["right"])
        if left is not None and right is not None:
            product = left * right / (100 if found["percent"] else 1)
            euro = "€ " if "€" in plain else ""
            yield "B005", {"suggestion": euro + _dutch(product)}
    if found or _SUM.fullmatch(plain):
        yield "B014", {}


def _range(plain: str, figure: Figure) -> Iterator[Mistake]:
    """Look for a range with the larger amount first."""
    found = _TWO_FIGURES.fullmatch(plain)
    if not found:
        return
    first, second = figure(found["first"]), figure(found["second"])
    if first is not None and second is not None:
        swapped = f"{found['second']} - {found['first']}"
        yield "B013", {"suggestion": found["first"] if first == second else swapped}


def _text_around(plain: str) -> Iterator[Mistake]:
    """Look for an amount with other text: a unit, "excl. btw", an explanation."""
    if found := _INSIDE.fullmatch(plain):
        rest = f"{found['before']} {found['behind']}".strip(" ()")
        date = re.search("[0-9]", rest) and "€" not in found["number"]  # "12 januari 2024" is no amount
        if re.search(r"[^\W\d_]", rest) and not date:
            yield "B011", {"suggestion": found["number"].strip(), "rest": rest}


def _dutch(value: Decimal, *, cents: bool = False) -> str:
    """Print a number in Dutch, so that it reads back: never three decimals behind a whole number."""
    whole, _, rest = f"{value.normalize():,f}".partition(".")
    if cents or rest:
        rest = rest.ljust(2, "0")
    if len(rest) == _GROUP and whole.strip("-") != "0":
        rest += "0"
    return whole.replace(",", ".") + (f",{rest}" if rest else "")
