"""One pass over a YAML file: from libyaml's events to a tree, and all that is wrong on the way."""

import re
from dataclasses import dataclass, field

from generator.errors import Finding, Place, Severity
from generator.reader import brackets, mistakes, suspects, traps
from generator.reader.encoding import MOST_FINDINGS, Source
from generator.reader.events import Before, Event, Kind, Stopped, events
from generator.reader.remedies import Spot, shortened
from generator.reader.tree import Mapping, Node, Scalar, Sequence

MOST_LEVELS = 24
_QUOTES = ("'", '"')
_BLOCKS = ("|", ">")
_KEY_AT_THE_MARGIN = re.compile(r"[A-Za-z_][\w-]{0,40}:(?: |$)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What one pass gave: a tree unless reading stopped, and the line from which another pass has use."""

    root: Node | None
    findings: tuple[Finding, ...]
    resume: int | None = None


def read(source: Source, start: int = 0) -> Reading:
    """Read a file from a line on, as far as libyaml can."""
    reader = _Reader(source)
    lines = range(start, len(source.lines))
    try:
        finished = all(reader.take(event) for event in events(source, start))
    except Stopped as stopped:
        reader.check_indentation(range(start, stopped.line + 1))
        last = reader.give_up(stopped)
        resume = next((n for n in lines[1:] if n > last and _KEY_AT_THE_MARGIN.match(source.lines[n])), None)
        return Reading(None, tuple(reader.findings), resume)
    if finished:
        reader.check_indentation(lines)
    return Reading(reader.root if finished else None, tuple(reader.findings))


@dataclass(slots=True)
class _Level:
    """A collection that is being read; the items of a mapping are its keys and values in turn."""

    start: Event
    place: Place
    spot: Spot  # where the collection itself stands
    is_key: bool
    mapping: bool  # or a list
    items: list[Node] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    key: Scalar | None = None
    previous: tuple[str, Place] | None = None  # the last complete entry: its key, the place of its value
    after_comma: bool = False  # the last key was no key, but a piece of text
    loose: Place | None = None  # the first text without quotes in brackets

    @property
    def expects_key(self) -> bool:
        """Tell whether the next node is a key."""
        return self.mapping and len(self.items) % 2 == 0


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and not (node.text or node.quoted)


class _Reader:
    """One pass over the events of a file, with an explicit stack: nesting never uses Python's own."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self._stack: list[_Level] = []
        self._last: Event | None = None
        self._closed: list[Event] = []  # the blocks that ended since the last scalar
        self._literal: list[range] = []  # lines whose beginning is text, not indentation
        self._documents = 0
        self._errors = 0

    def check_indentation(self, lines: range) -> None:
        """Report tabs and odd spaces at the beginning of lines."""
        self._note(*suspects.indentation(self.source, lines, self._literal))

    def give_up(self, stopped: Stopped) -> int:
        """Report what stopped libyaml, unless an error on those lines says so; answers the line of it."""
        flow = next((level.start.line for level in self._stack if level.start.flow), stopped.line)
        since = min(self._last.line if self._last else 0, flow)
        errors = (found.place.line - 1 for found in self.findings if found.severity is Severity.ERROR)
        known = max((line for line in errors if since <= line <= stopped.line), default=None)
        if known is not None:
            return known
        finding = traps.explain(self.source, stopped, self._before())
        self.findings = [old for old in self.findings if old.place != finding.place]  # advice on the same
        self.findings.append(finding)
        return finding.place.line - 1

    def _before(self) -> Before:
        """Gather what was understood before libyaml gave up."""
        starts = [level.start for level in self._stack]
        blocks = [event for event in [*starts, *self._closed] if not event.flow]
        return Before(
            last=self._last,
            spot=self._spot(),
            keys=tuple(sorted({event.column for event in blocks if event.kind is Kind.MAPPING})),
            items=tuple(sorted({event.column for event in blocks if event.kind is Kind.LIST})),
            opener=next((event for event in reversed(starts) if event.flow), None),
        )

    def _spot(self) -> Spot:
        """Tell where in the tree the value stands that comes next or was just read."""
        if not self._stack:
            return Spot()
        level = self._stack[-1]
        return Spot(
            key=level.key.text if level.key else "",
            line=level.key.place.line - 1 if level.key else level.start.line,
            column=level.start.column,
            listed=not level.mapping,
            flow=level.start.flow,
        )

    def take(self, event: Event) -> bool:
        """Take in one event; False when reading must stop."""
        if event.marked and event.kind is not Kind.DOCUMENT:
            self._begins_with(event)
        going_on = True
        if event.kind is Kind.SCALAR:
            self._take_scalar(event)
        elif event.kind is Kind.END:
            self._close(event)
        elif event.kind is Kind.ALIAS:
            self._begins_with(event)
            self._add(Scalar("", self._place(event)))
        elif event.kind is Kind.DOCUMENT:
            going_on = self._open_document(event)
        else:
            going_on = self._open(event)
        self._last = event
        return going_on and self._errors < MOST_FINDINGS

    def _open_document(self, event: Event) -> bool:
        """Begin a document; False when it is not the first."""
        self._documents += 1
        if event.marked:
            self._report("Y014", self.source.place(event.line, 0))
        if self._documents > 1:
            self._report("Y013", self._place(event))
        return self._documents == 1

    def _take_scalar(self, event: Event) -> None:
        """Take in one text, as a key or as a value."""
        style = event.style
        if style and event.end_line > event.line:
            self._literal.append(range(event.line + 1, event.last_line + 1))
        scalar = Scalar(event.text, self._whole(event), style in _QUOTES, style in _BLOCKS)
        level = self._stack[-1] if self._stack else None
        self._closed.clear()
        if level and level.expects_key:
            self._look_at_key(level, event)
        elif level and level.start.flow and self._is_made_up(event):
            self._take_comma(level, scalar)
            return
        else:
            if level and level.start.flow and not level.mapping and not style and suspects.is_loose(event.text):
                level.loose = level.loose or scalar.place
            if not suspects.is_sound_text(self.source, event):
                self._note(*suspects.in_text(self.source, event, self._spot()))
        self._add(scalar)

    def _look_at_key(self, level: _Level, event: Event) -> None:
        level.after_comma = False
        if not suspects.is_sound_key(self.source, event):
            found = tuple(suspects.in_key(self.source, event, self._spot(), level.spot))
            level.after_comma = any(finding.severity is Severity.ERROR for finding in found)
            self._note(*found)

    def _is_made_up(self, event: Event) -> bool:
        """Recognise the empty value libyaml makes up for a key in braces that has no colon."""
        last = self._last
        nowhere = event.column == event.end_column and not event.style
        return bool(last and nowhere and (last.end_line, last.end_column) == (event.line, event.column))

    def _take_comma(self, level: _Level, empty: Scalar) -> None:
        """Take in the value libyaml made up; report the comma, unless the one before it was reported."""
        if level.key and not (level.is_key or level.after_comma):
            finding = brackets.comma_in_braces(self.source, level.key.place, level.previous, level.place, level.spot)
            before = level.items[-2:-1]  # a piece of the same text is told with the first
            if finding.code != "Y062" or not any(_is_nothing(value) for value in before):
                self._note(finding)
        self._add(empty)
        level.after_comma = True

    def _open(self, event: Event) -> bool:
        """Begin a collection; False when it is nested too deep."""
        parent = self._stack[-1] if self._stack else None
        if len(self._stack) == MOST_LEVELS:
            self._report("Y012", self._place(event), most=str(MOST_LEVELS))
            return False
        is_key = parent is not None and (parent.is_key or parent.expects_key)
        if parent and is_key and not parent.is_key:
            self._note(brackets.complex_key(self.source, event.line, event.column, parent.spot))
            parent.after_comma = True
        elif parent and parent.start.flow and not parent.mapping and event.kind is Kind.MAPPING:
            self._take_pair(parent, event)
        self._stack.append(_Level(event, self._place(event), self._spot(), is_key, event.kind is Kind.MAPPING))
        return True

    def _take_pair(self, parent: _Level, event: Event) -> None:
        """Report `[a: b]`, which libyaml takes for `[{a: b}]`."""
        character = self.source.lines[event.line][event.column]
        if character == "?":
            self._begins_with(event)
        elif character != "{":
            parent.loose = parent.loose or self._place(event)

    def _close(self, event: Event) -> None:
        """End the innermost collection and give it to the one around it."""
        level = self._stack.pop()
        node: Node
        if level.mapping:
            keys = [key for key in level.items[::2] if isinstance(key, Scalar)]
            node = Mapping(tuple(zip(keys, level.items[1::2], strict=True)), level.place, level.start.flow)
        else:
            node = Sequence(tuple(level.items), level.place, level.start.flow)
        if level.start.flow and not level.is_key:
            self._check_brackets(level, event)
        self._closed.append(level.start)
        self._add(node)

    def _check_brackets(self, level: _Level, end: Event) -> None:
        """Look at what stands in `[...]` without quotes, and at what follows the closing bracket."""
        finding = None
        if not level.spot.flow:
            finding = suspects.after_brackets(self.source, level.start, end, level.spot)
        if finding is None and level.loose:
            finding = brackets.loose_in_brackets(self.source, level.place, end, level.loose, level.spot.key)
        if finding:
            self._note(finding)

    def _add(self, node: Node) -> None:
        """Give a finished node to the collection it belongs to."""
        if not self._stack:
            self.root = node
            return
        level = self._stack[-1]
        if level.expects_key:
            if not isinstance(node, Scalar):
                node = Scalar("", node.place)  # reported as a complex key
            elif node.text in level.lines:
                self._repeat(level, node)
            level.key = node
            level.lines.setdefault(node.text, node.place.line)
        elif level.mapping and level.key:
            level.previous = (level.key.text, node.place)
            level.after_comma = False
        level.items.append(node)

    def _repeat(self, level: _Level, key: Scalar) -> None:
        """Report a key that stands here twice; where it is the first of an item, another item seems to begin."""
        values = {"key": key.text, "first": str(level.lines[key.text])}
        listed = len(self._stack) > 1 and not self._stack[-2].mapping
        first = [name for name in level.lines if name != "id"][:1]  # its id may have gone with its dash
        begins = (
            listed and not level.start.flow and len(level.lines) > 1 and key.text in (*first, next(iter(level.lines)))
        )
        if begins:
            level.lines.clear()
            values["suggestion"] = f"- {shortened(key.place.text)}"
        self._report("Y074" if begins else "Y025", key.place, **values)

    def _place(self, event: Event) -> Place:
        """Point at the beginning of something."""
        return self.source.place(event.line, event.column)

    def _whole(self, event: Event) -> Place:
        """Point at the whole of a scalar on its first line."""
        one_line = event.line == event.end_line or event.line >= len(self.source.lines)
        end = event.end_column if one_line else len(self.source.lines[event.line])
        return self.source.place(event.line, event.column, end - event.column)

    def _begins_with(self, event: Event) -> None:
        """Report a character at the beginning of a text that means something else to YAML."""
        self._note(mistakes.begins_with(self.source, event.line, event.column, self._spot()))

    def _report(self, code: str, place: Place, **values: str) -> None:
        self._note(Finding(code, place, values))

    def _note(self, *findings: Finding) -> None:
        """Keep findings; mostly there are none."""
        if not findings:
            return
        self.findings.extend(findings)
        self._errors += sum(finding.severity is Severity.ERROR for finding in findings)
