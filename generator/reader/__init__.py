"""The text of a YAML file -> a tree of nodes that know their place, or every mistake in it.

A plan uses the plain part of YAML: mappings, lists and texts. Every scalar keeps its source text:
`nee`, `2024-01-01` and `0123` stay what the editor typed, types come later. libyaml's own words never
reach an editor: `traps.py` says what its errors mean, `suspects.py` what it accepts but nobody means.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Finding, InvalidPlans, Place, Severity
from generator.reader.encoding import MOST_BYTES, decode
from generator.reader.reading import read
from generator.reader.tree import Mapping, Node, Scalar, Sequence

__all__ = ["Document", "Mapping", "Node", "Scalar", "Sequence", "read_file", "read_text"]

MOST_PASSES = 20


@dataclass(frozen=True, slots=True)
class Document:
    """A file that can be read, with advice on what its text may do that the editor did not mean."""

    root: Mapping | Sequence
    advice: tuple[Finding, ...] = ()
    lines: tuple[str, ...] = ()


def read_file(
    path: Path, name: str, top: type[Mapping | Sequence] = Mapping, keys: frozenset[str] = frozenset()
) -> Document:
    """Read a YAML file; `name` is what places call it, `top` what the whole file must be, `keys` its words.

    Raises `InvalidPlans` with all its findings.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InvalidPlans([Finding("S022", Place(name))]) from error
    return read_text(data, name, top, keys)


def read_text(
    data: bytes, name: str, top: type[Mapping | Sequence] = Mapping, keys: frozenset[str] = frozenset()
) -> Document:
    """Read the bytes of a YAML file; `name` is what places call it, `top` what the whole file must be.

    `keys` are the words of the format, where the caller knows them: messages are better for it.

    Raises `InvalidPlans` with every finding, advice included. After a mistake that libyaml cannot read
    past, reading starts again at the next key at the margin, so that one mistake hides few others.
    """
    decoded = decode(data, name, keys)
    reading = read(decoded.source)
    root = reading.root
    findings = dict.fromkeys([*decoded.findings, *reading.findings])
    for _ in range(MOST_PASSES - 1):
        if reading.resume is None:
            break
        reading = read(decoded.source, reading.resume)
        findings |= dict.fromkeys(reading.findings)
    if not any(finding.severity is Severity.ERROR for finding in findings):
        if isinstance(root, top):
            return Document(root, _in_order(findings), decoded.source.lines)
        findings[_wrong_top(root, name, top)] = None
    raise InvalidPlans(_in_order(findings))


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda found: (found.place.line, found.place.column, found.code)))


def _wrong_top(root: Node | None, name: str, top: type[Mapping | Sequence]) -> Finding:
    """Report a file without content, or with a list where keys belong, or the other way round."""
    if root is None or (isinstance(root, Scalar) and not root.text and not root.quoted):
        return Finding("Y010" if top is Mapping else "Y016", Place(name))
    return Finding("Y015" if isinstance(root, Mapping) else "Y011", root.place)
