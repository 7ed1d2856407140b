"""What can be wrong, as data; `report/` words it.

A *finding* is a mistake (or a piece of advice) in what an editor wrote. Its sentence stands in
`messages/*.yml` under its code, in Dutch and English; the finding itself carries only the place and
the values to fill in. An *exception* of this module says that the work cannot go on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Self


class Severity(StrEnum):
    """How serious a finding is: an error stops the build, advice never does."""

    ERROR = "error"
    ADVICE = "advice"


class Place(NamedTuple):
    """Where in a file something stands; every word of a file has one, and a named tuple is made soonest.

    Lines and columns count from 1, in characters; 0 means the file or the line as a whole.
    `text` is the line as it stands in the file, `length` the number of characters to point at.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, or could be better, at one place.

    `code` is stable and names the sentence in `messages/`; `values` are what the sentence leaves open.
    """

    code: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict, hash=False)
    severity: Severity = Severity.ERROR


class Refused(ValueError):  # noqa: N818 - it is a verdict on a value, the caller makes it a finding
    """A value type cannot read a text; carries the finding's code and values, the caller knows the place."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class Spoken(str):
    """A value of a finding that is said in other words in English; as text it is Dutch."""

    __slots__ = ("english",)
    english: str

    def __new__(cls, dutch: str, english: str) -> Self:
        """Keep both."""
        both = super().__new__(cls, dutch)
        both.english = english
        return both


class PlansError(Exception):
    """The work cannot go on; the message is one plain sentence for the person at the keyboard."""


class InvalidPlans(PlansError):  # noqa: N818 - the plans are invalid, the tool is fine
    """The plans hold errors; all of them are in `findings`."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(f"{len(self.findings)} findings")
