"""libyaml's events and errors as frozen values with certain places; the only module that imports yaml.

The event stream is read in one loop: `yaml.compose` recurses in C and crashes the interpreter on deep
nesting. Lines and columns count from 0.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

import yaml

from generator.errors import PlansError
from generator.reader.encoding import Source
from generator.reader.remedies import Spot


class Kind(Enum):
    """What an event tells."""

    SCALAR = "scalar"
    MAPPING = "mapping"
    LIST = "list"
    END = "end"
    ALIAS = "alias"
    DOCUMENT = "document"


_KINDS: Mapping[type[yaml.Event], Kind] = {
    yaml.ScalarEvent: Kind.SCALAR,
    yaml.MappingStartEvent: Kind.MAPPING,
    yaml.SequenceStartEvent: Kind.LIST,
    yaml.DocumentStartEvent: Kind.DOCUMENT,
    yaml.MappingEndEvent: Kind.END,
    yaml.SequenceEndEvent: Kind.END,
    yaml.AliasEvent: Kind.ALIAS,
}


class Event(NamedTuple):
    """One event; `style` is the quote, `|` or `>` of a scalar and '' for a plain one.

    `marked` tells of an anchor or a tag, or of directives before a document.
    """

    kind: Kind
    line: int
    column: int
    end_line: int
    end_column: int
    text: str = ""
    style: str = ""
    flow: bool = False
    marked: bool = False

    @property
    def last_line(self) -> int:
        """The last line that holds a part of it; a block text ends at the beginning of the next line."""
        return self.end_line if self.end_column else self.end_line - 1


class Stopped(Exception):  # noqa: N818 - not an error of the program: libyaml could not read on
    """libyaml gave up: where, and where what it was reading had begun."""

    def __init__(self, problem: str, line: int, column: int, since: tuple[int, int] | None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line
        self.column = column
        self.since = since


@dataclass(frozen=True, slots=True)
class Before:
    """What was understood before libyaml gave up.

    `spot` is where the value stands that was last read or comes next; `keys` and `items` are the columns
    of the mappings and lists that are open or have just ended; `opener` is the innermost open bracket.
    """

    last: Event | None
    spot: Spot
    keys: tuple[int, ...]
    items: tuple[int, ...]
    opener: Event | None


def events(source: Source, start: int) -> Iterator[Event]:
    """Read the events of a file from a line on; raises `Stopped` where libyaml cannot read further."""
    if not yaml.__with_libyaml__:
        raise PlansError("PyYAML is hier zonder libyaml geïnstalleerd. Installeer PyYAML opnieuw.")
    text = "\n" * start + "\n".join(source.lines[start:])
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            known = _event(event)
            if known is not None:
                yield known
    except yaml.YAMLError as error:
        raise _stopped(error, len(source.lines) - 1) from error


def _stopped(error: yaml.YAMLError, last: int) -> Stopped:
    """Translate an error; a place after the last line, where a file ends, becomes the last line."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Stopped("", last, 0, None)  # a character this libyaml refuses and encoding.py does not
    at, since = error.problem_mark, error.context_mark
    inside = at is not None and at.line <= last
    return Stopped(
        f"{error.context or ''} {error.problem or ''}",
        at.line if at and inside else last,
        at.column if at and inside else 0,
        (since.line, since.column) if since and since.line <= last else None,
    )


def _event(event: yaml.Event) -> Event | None:
    """Translate one event; the beginning and end of streams and the end of documents say nothing."""
    kind = _KINDS.get(type(event))
    start, end = event.start_mark, event.end_mark
    if kind is None or start is None or end is None:
        return None
    place = (kind, start.line, start.column, end.line, end.column)
    match event:
        case yaml.ScalarEvent():
            return Event(*place, event.value, event.style or "", marked=bool(event.anchor or event.tag))
        case yaml.CollectionStartEvent():
            return Event(*place, flow=bool(event.flow_style), marked=bool(event.anchor or event.tag))
        case yaml.DocumentStartEvent():
            return Event(*place, marked=bool(event.version or event.tags))
    return Event(*place)
