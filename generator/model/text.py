"""The kinds of text in a plan: a line, prose, a name, an id, and the words for what is not there."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, GetCoreSchemaHandler, PlainValidator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.errors import Refused

# Every character that means something to Markdown or HTML anywhere in a text, and the few that do so
# only at its beginning ("1. ", "- "). Numeric references survived in every context that was tried.
_ACTIVE = re.compile(r"""[!"#$&'*+<=>@\[\\\]^_`{|}~]|:(?=\S)|^[-:]|--+|\.\.+""")
_NUMBERED = re.compile(r"^(\d+)([.)])")

_CONTROL = (
    "Cc",
    "Cs",
    "Zl",
    "Zp",
)  # with surrogates, and the separators that some programs take for a line's end
_NO_CHARACTER = 0xFFFE  # with the last bit either way, the last two code points of every plane are none


def escape(text: str) -> str:
    """Spell a text so that Markdown and HTML print exactly its characters, wherever it stands."""
    spelled = _ACTIVE.sub(lambda match: "".join(f"&#{ord(char)};" for char in match[0]), text)
    return _NUMBERED.sub(lambda match: f"{match[1]}&#{ord(match[2])};", spelled)


def _refuse(refused: Refused) -> PydanticCustomError:
    return PydanticCustomError("refused", "{code}", {**refused.values, "code": refused.code})


def _without_control_characters(text: str, *, allowed: str = "") -> str:
    printed = text.replace(allowed, "") if allowed else text
    if printed.isprintable():  # nearly all texts, and much faster than looking at each character
        return text
    for char in printed:
        if unicodedata.category(char) in _CONTROL or ord(char) & _NO_CHARACTER == _NO_CHARACTER:
            raise _refuse(Refused("T015") if char == "\t" else Refused("T001", char=f"U+{ord(char):04X}"))
    return text


class Line(str):
    """One line of text that prints literally: every character of it, in every context.

    Printed by a template it escapes itself, so no template has to remember to.
    """

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic read it from a text."""
        return core_schema.no_info_after_validator_function(cls.read, handler(str))

    @classmethod
    def read(cls, text: str) -> Self:
        """Take a text as a line; surrounding white space is not part of it."""
        text = text.strip()
        if not text:
            raise _refuse(Refused("T002"))
        if "\n" in text:
            raise _refuse(Refused("T003"))
        return cls(_without_control_characters(text))

    def __html__(self) -> str:
        """Give the spelling that prints as this text."""
        return escape(self)


class Prose(str):
    """Running text: paragraphs, lists, emphasis and links of Markdown; nothing else has a meaning.

    A template prints it through the filter `prose`; printed by itself it is a line.
    """

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Let pydantic read it from a text."""
        return core_schema.no_info_after_validator_function(cls.read, handler(str))

    @classmethod
    def read(cls, text: str) -> Self:
        """Take a text as prose; blank lines around it are not part of it."""
        if not text.strip():
            raise _refuse(Refused("T002"))
        return cls(_without_control_characters(text.strip("\n").rstrip(), allowed="\n"))

    def __html__(self) -> str:
        """Give the spelling that prints as this text, on one line."""
        return escape(" ".join(self.split()))


class Gap(StrEnum):
    """What a plan says where it has no value: each is printed as what it is, none counts as zero."""

    NOT_APPLICABLE = "not-applicable"
    PROMISED = "promised"
    UNKNOWN = "unknown"
    BLANK = "blank"
    WITHHELD = "withheld"
    ANNEX = "annex"


PLACEHOLDER = "(vul in)"
"""How a text begins that a starting file leaves to the editor."""

GAP_WORDS: Mapping[str, Gap] = {
    "n.v.t.": Gap.NOT_APPLICABLE,
    "nvt": Gap.NOT_APPLICABLE,
    "niet van toepassing": Gap.NOT_APPLICABLE,
    "n.t.b.": Gap.PROMISED,
    "ntb": Gap.PROMISED,
    "nog te bepalen": Gap.PROMISED,
    "onbekend": Gap.UNKNOWN,
    "niet ingevuld": Gap.BLANK,
    "weggelakt": Gap.WITHHELD,
    "zie bijlage": Gap.ANNEX,
}


def read_gap(text: object) -> Gap | None:
    """Recognise a gap word, such as `n.v.t.` or `niet ingevuld`; None for any other text."""
    return GAP_WORDS.get(text.strip().lower()) if isinstance(text, str) else None


def _line_or_gap(value: object) -> Line | Gap:
    if isinstance(value, Gap):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "a text")
    return read_gap(value) or Line.read(value)


LineOrGap = Annotated[Line | Gap, PlainValidator(_line_or_gap)]
"""A line, or a gap word. Names of organisations, roles and teams are written so too."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slugify(text: str) -> str:
    """Make a text into an id: lower case, no accents, hyphens between words."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise _refuse(Refused("T004", text=text, suggestion=slugify(text) or "doel-1"))
    return text


Slug = Annotated[str, AfterValidator(_slug)]
"""An id: lower-case letters without accents, digits and hyphens."""


_TARGET = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def _target(text: str) -> str:
    return text if _TARGET.fullmatch(text) else _slug(text)


Target = Annotated[str, AfterValidator(_target)]
"""What a remark is about: an id, or the name of a section such as `step_plans`."""


def refusable(read: Any) -> Any:  # noqa: ANN401 - any reader of any value type
    """Wrap a reader of a value type, so that pydantic understands its refusals."""

    def reader(value: object) -> object:
        try:
            return read(value)
        except Refused as refused:
            raise _refuse(refused) from refused

    return PlainValidator(reader)
