"""Personal data in a text: what may never be published, and what looks as if it is about one person.

E-mail addresses, telephone numbers, citizen service numbers (BSN) and bank accounts (IBAN) are errors. The
general number of a municipality ("14 050") is nobody's own. A name or a home address is advice only: a school or a
street may be named after a person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from generator.catalogue import Catalogue
from generator.check.texts import own_words, scalars
from generator.errors import Finding, Place, Severity
from generator.load import ReadFile

_EMAIL = re.compile(
    r"[\w.+-]+(?: ?@ ?|\s?[\[(](?:at|apenstaartje)[\])]\s?)[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.IGNORECASE
)
_NEAR_EMAIL = ("@", "(", "[")  # no address is without; most texts are
_PERHAPS = re.compile(r"[@(\[\d]|[A-ZÀ-Þ][a-zà-þ]")  # the same of personal data of any kind: ids and lone words are
_TELEPHONE = re.compile(
    r"(?<![\w.,€/-])(?:(?:\+|00)31[ -]?(?:\(0\))?[ -]?|\(?0)[1-9](?: ?[ ./-]?\)?[ -]?\d){6,9}(?![\w-]|[.,]\d)"
)
_DIGIT = re.compile(r"\d")
# The fewest digits of each.
_IN_TELEPHONE, _IN_BSN, _IN_IBAN, _IN_POSTCODE = 8, 9, 2, 4
_DATE = re.compile(r"\d{1,2}([-./ ])\d{1,2}\1(?:19|20)\d{2}")
_BSN = re.compile(r"(?<![\w.,€/=-])(?<!€ )\d{4}[. ]?\d{2}[. ]?\d{3}(?![\w-]|[.,]\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{4}){2,7}(?:[ .-]?[A-Z0-9]{1,4})?\b")
_OF_AN_ORGANISATION = re.compile(r"\b(?:RSIN|KvK|BTW)\b[^.\n]{0,20}$", re.IGNORECASE)

_PARTICLE = r"(?:(?:[Vv]an|[Dd]e[rn]?|[Tt]e[nr]?|[Hh]et|'t|[Ee]l|[Aa]l|in)\s+)*"
_SURNAME = rf"{_PARTICLE}[A-ZÀ-Þ][a-zà-þ]+(?:-[A-ZÀ-Þ][a-zà-þ]+)?"
_TITLED = re.compile(
    rf"\b(?:[Dd](?:e heer|(?:hr|rs|r)\.?)|[Mm](?:evrouw|eneer|(?:w|evr|r)\.?)|[Ii]r\.?)\s+(?:[A-Z]\.\s?)*{_SURNAME}"
)
_INITIALS = re.compile(rf"(?<![\w.])(?:[A-Z]\.\s?){{1,4}}{_SURNAME}")
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][a-zà-þ]+")
_FULL_NAME = re.compile(rf"\b(?=(?P<name>(?P<first>[A-ZÀ-Þ][a-zà-þ]+)(?:-[A-ZÀ-Þ][a-zà-þ]+)?\s+{_SURNAME}\b))")
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?(?!SA|SD|SS)[A-Z]{2}\b(?!-)")
_STREET = re.compile(
    r"\b[A-ZÀ-Þ][\w'-]*(?:straat|laan|weg|dijk|kade|singel|gracht|steeg|hof|pad|plein|plantsoen|dreef|wal)\s+\d{1,4}\s?[a-zA-Z]?\b"
    r"(?:,?\s+[1-9]\d{3}\s?[A-Z]{2}\b)?"
)
_STREET_ALONE = re.compile(r"\b(?:Straat|Laan|Weg|Dijk|Kade|Singel|Hof|Pad|Plein)\b")


_BORN = re.compile(
    r"\b(?:geboren|geb\.|geboortedatum|geboortedag)\b.{0,15}?"
    r"(?P<day>\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ](?:19|20)\d{2})",
    re.IGNORECASE,
)
_OF_A_PLACE = re.compile(r"(?:school|college|straat|laan|plein|weg|hof|huis|park|kade|centrum|fonds|stichting)$")

# Figures below these keys are money.
_MONEY = frozenset({"amount", "amounts", "amended", "realised"})


@dataclass(frozen=True, slots=True)
class Personal:
    """What was found: the code of its message, the words themselves, and how serious it is."""

    code: str
    words: str
    severity: Severity = Severity.ERROR


def personal_data(file: ReadFile, catalogue: Catalogue) -> Iterator[Finding]:
    """Refuse personal data in any text of a file, notes for editors too: the file itself is public."""
    told: set[Place] = set()
    for text, place in chain(_texts(file), _remarks(file)):
        for found in personal(text):
            if found.severity is Severity.ERROR or not is_registered(found.words, catalogue):
                at = file.place_in(found.words, place)
                if at not in told:
                    told.add(at)
                    yield Finding(found.code, at, {"text": found.words}, found.severity)


def _texts(file: ReadFile) -> Iterator[tuple[str, Place]]:
    """Give every value of a file, and every key that an editor made up, with its place."""
    yield from ((scalar.text, scalar.place) for scalar in scalars(file.root, _MONEY))
    yield from ((key.text, key.place) for key, _ in own_words(file.root))


def _remarks(file: ReadFile) -> Iterator[tuple[str, Place]]:
    """Give every line of a file that is a remark only."""
    for number, line in enumerate(file.lines, 1):
        if line.lstrip().startswith("#"):
            yield line, Place(file.name, number, 1, len(line), line)


def births(file: ReadFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on the day of somebody's birth, in a text or as a fact."""
    facts = ((f"{key.text}: {value.text}", value.place) for key, value in own_words(file.root))
    for text, place in chain(((scalar.text, scalar.place) for scalar in scalars(file.root, _MONEY)), facts):
        found = _BORN.search(text) if "geb" in text.casefold() else None
        if found:
            day = found["day"]
            yield Finding("A012", file.place_in(day, place), {"text": day}, Severity.ADVICE)


def is_registered(words: str, catalogue: Catalogue) -> bool:
    """Tell whether words are a part of a name in the registers: of a school, a street, a neighbourhood."""
    return any(words in entry.name for entries in catalogue.names.values() for entry in entries.values())


def personal(text: str) -> Iterator[Personal]:
    """Find personal data in a text, the certain kinds first."""
    if not _PERHAPS.search(text):
        return
    if any(mark in text for mark in _NEAR_EMAIL):
        yield from (Personal("A001", at[0]) for at in _EMAIL.finditer(text))
    digits = len(_DIGIT.findall(text))
    if digits:
        yield from _numbers(text, digits)
    told: list[str] = []
    for words in _names(text):
        if not any(words in name for name in told):
            told.append(words)
            yield Personal("A010", words, Severity.ADVICE)


def _numbers(text: str, digits: int) -> Iterator[Personal]:
    """Find what is written in digits; what has more of them than the text is not looked for."""
    if digits >= _IN_TELEPHONE:
        yield from (Personal("A002", at[0].strip()) for at in _TELEPHONE.finditer(text) if _is_telephone(at[0]))
    if digits >= _IN_BSN:
        yield from (Personal("A003", at[0]) for at in _BSN.finditer(text) if _is_bsn(at))
    if text.isdigit():
        return  # the rest has letters
    if digits >= _IN_IBAN:
        yield from (Personal("A004", at[0]) for at in _IBAN.finditer(text) if _is_iban(at[0]))
    streets = list(_STREET.finditer(text))
    codes = _POSTCODE.finditer(text) if digits >= _IN_POSTCODE else ()
    loose = [at for at in codes if not any(each.start() < at.start() < each.end() for each in streets)]
    yield from (Personal("A011", at[0], Severity.ADVICE) for at in (*loose, *streets) if _is_address(at, text))


def _is_telephone(words: str) -> bool:
    """Tell whether digits are a telephone number; a date with a time behind it is none."""
    if _DATE.match(words):
        return False
    import phonenumbers  # noqa: PLC0415 - takes as long as a whole check, and is hardly ever asked

    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(words.replace("(0)", ""), "NL")))
    except phonenumbers.NumberParseException:
        return False


def _is_bsn(at: re.Match[str]) -> bool:
    """Tell whether nine digits pass the eleven-test and are not said to be the number of an organisation."""
    digits = [int(char) for char in at[0] if char.isdigit()]
    weighted = sum(weight * digit for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True))
    return weighted % 11 == 0 and any(digits) and not _OF_AN_ORGANISATION.search(at.string, 0, at.start())


def _is_iban(words: str) -> bool:
    """Tell whether an account number passes the check of ISO 13616: modulo 97 it is 1."""
    plain = re.sub(r"[ .-]", "", words)
    return int("".join(str(int(char, 36)) for char in plain[4:] + plain[:4])) % 97 == 1


def _names(text: str) -> Iterator[str]:
    """Find what looks like the name of a person, the longest first."""
    capitalised = _CAPITALISED.findall(text)
    if not capitalised:
        return
    yield from (" ".join(at[0].split()) for at in _TITLED.finditer(text))
    if "." in text:
        yield from (" ".join(at[0].split()) for at in _INITIALS.finditer(text))
    known = first_names()
    if len(capitalised) > 1 and any(word.casefold() in known for word in capitalised):
        found = (at for at in _FULL_NAME.finditer(text) if at["first"].casefold() in known)
        yield from (" ".join(at["name"].split()) for at in found if not _OF_A_PLACE.search(at["name"]))


def _is_address(at: re.Match[str], text: str) -> bool:
    """Tell whether a postcode is more than a year with an abbreviation behind it."""
    if at.re is not _POSTCODE:
        return True
    year = re.match(r"(?:19|20)\d{2}\s", at[0])
    return not year or bool(_STREET.search(text) or _STREET_ALONE.search(text))


@cache
def first_names() -> frozenset[str]:
    """Give the first names that are common in the Netherlands, in small letters."""
    return frozenset(files("generator.check").joinpath("first_names.txt").read_text("utf-8").split())
