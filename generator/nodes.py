"""The text of a YAML file -> a tree of nodes that know their place, or every mistake in it.

A plan uses the plain part of YAML: mappings, lists and texts. Every scalar keeps its source text:
`nee`, `2024-01-01` and `0123` stay what the editor typed, types come later. libyaml's own words never
reach an editor: `traps.py` says what its errors mean, `suspects.py` what it accepts but nobody means.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import yaml

from generator import suspects, traps
from generator.encoding import MOST_BYTES, Source, decode
from generator.errors import Finding, InvalidPlans, Place, PlansError, Severity

MOST_LEVELS = 24
MOST_RESTARTS = 20
_KEY_AT_THE_MARGIN = re.compile(r"[A-Za-z_][\w-]{0,40}:(?: |$)")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text as the editor typed it; `quoted` and `block` tell in which of YAML's ways.

    A key without a value has a scalar with an empty text that is not quoted.
    """

    text: str
    place: Place
    quoted: bool = False
    block: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file; `flow` when written as `{...}`."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    place: Place
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `flow` when written as `[...]`."""

    items: tuple["Node", ...]
    place: Place
    flow: bool = False


Node: TypeAlias = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Document:
    """A file that can be read, with advice on what its text may do that the editor did not mean."""

    root: Mapping
    advice: tuple[Finding, ...] = ()


def read_file(path: Path, name: str) -> Document:
    """Read a YAML file; `name` is what places call it. Raises `InvalidPlans` with all its findings."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise PlansError(f"{name} cannot be read: {error.strerror}.") from error
    return read_text(data, name)


def read_text(data: bytes, name: str) -> Document:
    """Read the bytes of a YAML file; `name` is what places call it.

    Raises `InvalidPlans` with every finding, advice included. After a mistake that libyaml cannot read
    past, reading starts again at the next key at the margin, so that one mistake hides few others.
    """
    if not yaml.__with_libyaml__:
        raise PlansError("PyYAML has no libyaml here; install PyYAML again from the package index.")
    decoded = decode(data, name)
    first = _Reading(decoded.source)
    resume = first.read(0)
    findings = dict.fromkeys([*decoded.findings, *first.findings])
    for _ in range(MOST_RESTARTS):
        if resume is None:
            break
        again = _Reading(decoded.source)
        resume = again.read(resume)
        findings |= dict.fromkeys(again.findings)
    in_order = sorted(findings, key=lambda finding: (finding.place.line, finding.place.column, finding.code))
    root = first.root
    if not isinstance(root, Mapping) or any(finding.severity is Severity.ERROR for finding in in_order):
        raise InvalidPlans(in_order or [_no_mapping(root, name)])
    return Document(root, tuple(in_order))


def _no_mapping(root: Scalar | Sequence | None, name: str) -> Finding:
    """Report a file without content, or whose content is no list of keys."""
    return Finding("Y010", Place(name)) if root is None else Finding("Y011", root.place)


@dataclass(slots=True)
class _Level:
    """A collection that is being read; the items of a mapping are its keys and values in turn."""

    place: Place
    mapping: bool
    flow: bool
    is_key: bool
    items: list[Node] = field(default_factory=list)
    key: str = ""
    lines: dict[str, int] = field(default_factory=dict)

    @property
    def expects_key(self) -> bool:
        """Tell whether the next node is a key."""
        return self.mapping and len(self.items) % 2 == 0


class _Reading:
    """One pass over the events of a file, with an explicit stack: nesting never uses Python's own."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self._stack: list[_Level] = []
        self._last: yaml.Event | None = None
        self._closed: list[int] = []  # columns of the blocks that ended since the last scalar
        self._literal: list[range] = []  # lines whose beginning is text, not indentation
        self._documents = 0

    def read(self, start: int) -> int | None:
        """Read from a line; answers the line to start again from when libyaml gave up before the end."""
        lines = self.source.lines
        text = "\n" * start + "\n".join(lines[start:])
        try:
            for event in yaml.parse(text, Loader=yaml.CSafeLoader):
                if not self._take(event):
                    self.root = None
                    return None
                self._last = event
        except yaml.MarkedYAMLError as error:
            self.root = None
            return self._give_up(start, error)
        self.findings += suspects.indentation(self.source, range(start, len(lines)), self._literal)
        return None

    def _give_up(self, start: int, error: yaml.MarkedYAMLError) -> int | None:
        """Report what stopped libyaml, unless a finding on those lines says so already."""
        stop = error.problem_mark.line if error.problem_mark else start
        since = error.context_mark.line if error.context_mark else stop
        if self._last is not None and self._last.end_mark:
            since = min(stop, max(since, self._last.end_mark.line))
        self.findings += suspects.indentation(self.source, range(start, stop + 1), self._literal)
        if not any(since <= finding.place.line - 1 <= stop for finding in self.findings):
            finding = traps.explain(self.source, error, self._before())
            self.findings.append(finding)
            stop = finding.place.line - 1
        following = range(stop + 1, len(self.source.lines))
        return next((n for n in following if _KEY_AT_THE_MARGIN.match(self.source.lines[n])), None)

    def _before(self) -> traps.Before:
        """Gather what was understood before libyaml gave up."""
        blocks = [level.place.column - 1 for level in self._stack if not level.flow]
        flows = [level.place for level in self._stack if level.flow]
        return traps.Before(
            last=self._last,
            spot=self._spot(),
            columns=tuple(dict.fromkeys([*blocks, *self._closed])),
            opener=flows[-1] if flows else None,
        )

    def _spot(self) -> suspects.Spot:
        """Tell where in the tree the value stands that comes next or was just read."""
        if not self._stack:
            return suspects.Spot()
        level = self._stack[-1]
        return suspects.Spot(
            key=level.key,
            line=level.lines.get(level.key, level.place.line) - 1,
            column=level.place.column - 1,
            listed=not level.mapping,
            flow=level.flow,
        )

    def _take(self, event: yaml.Event) -> bool:
        """Take in one event; False when reading must stop."""
        if isinstance(event, yaml.ScalarEvent):
            self._take_scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            return self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        elif isinstance(event, yaml.AliasEvent):
            self.findings.append(suspects.special(self.source, event, self._spot()))
            self._add(Scalar("", self._place(event)))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if event.version or event.tags:
                self._report("Y014", self._place(event))
            if self._documents > 1:
                self._report("Y013", self._place(event))
                return False
        return True

    def _take_scalar(self, event: yaml.ScalarEvent) -> None:
        """Take in one text, as a key or as a value."""
        style = event.style or ""
        first, last = event.start_mark, event.end_mark
        if style and last.line > first.line:
            self._literal.append(range(first.line + 1, last.line + (last.column > 0)))
        if event.anchor or event.tag:
            self.findings.append(suspects.special(self.source, event, self._spot()))
        scalar = Scalar(event.value, self._place(event), quoted=style in ("'", '"'), block=style in ("|", ">"))
        level = self._stack[-1] if self._stack else None
        if level and level.expects_key:
            self.findings += suspects.in_key(self.source, event, self._spot())
        elif level and self._lacks_colon(level, event):
            if not level.is_key:
                self.findings.append(suspects.comma_in_braces(self.source, event, level.items))
        else:
            self.findings += suspects.in_text(self.source, event, self._spot())
        self._closed.clear()
        self._add(scalar)

    def _lacks_colon(self, level: _Level, event: yaml.ScalarEvent) -> bool:
        """Recognise the empty value libyaml makes up for a key in braces that has no colon."""
        last = self._last
        return bool(
            level.flow
            and not event.value
            and not event.style
            and last is not None
            and event.start_mark.index == event.end_mark.index == last.end_mark.index
        )

    def _open(self, event: yaml.CollectionStartEvent) -> bool:
        """Begin a collection; False when it is nested too deep."""
        parent = self._stack[-1] if self._stack else None
        place = self._place(event)
        if len(self._stack) == MOST_LEVELS:
            self._report("Y012", place, most=str(MOST_LEVELS))
            return False
        if event.anchor or event.tag:
            self.findings.append(suspects.special(self.source, event, self._spot()))
        is_key = parent is not None and parent.expects_key
        if is_key and not parent.is_key:
            self.findings.append(suspects.complex_key(self.source, event, self._spot()))
        self._stack.append(
            _Level(
                place=place,
                mapping=isinstance(event, yaml.MappingStartEvent),
                flow=bool(event.flow_style),
                is_key=is_key or (parent is not None and parent.is_key),
            )
        )
        return True

    def _close(self) -> None:
        """End the innermost collection and give it to the one around it."""
        level = self._stack.pop()
        node: Node
        if level.mapping:
            keys = [key for key in level.items[::2] if isinstance(key, Scalar)]
            node = Mapping(tuple(zip(keys, level.items[1::2], strict=True)), level.place, level.flow)
        else:
            node = Sequence(tuple(level.items), level.place, level.flow)
        if not level.flow:
            self._closed.append(level.place.column - 1)
        self._add(node)

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
                self._report("Y025", node.place, key=node.text, first=str(level.lines[node.text]))
            level.key = node.text
            level.lines.setdefault(node.text, node.place.line)
        level.items.append(node)

    def _place(self, event: yaml.NodeEvent) -> Place:
        first, last = event.start_mark, event.end_mark
        line = self.source.lines[min(first.line, len(self.source.lines) - 1)]
        end = last.column if last.line == first.line else len(line)
        length = end - first.column if isinstance(event, yaml.ScalarEvent) else 1
        return self.source.place(first.line, first.column, length)

    def _report(self, code: str, place: Place, **values: str) -> None:
        self.findings.append(Finding(code, place, values))
