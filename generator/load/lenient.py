"""Reads an old version of a plan: what the format of today refuses is left out and told, the rest is read.

For comparing only; a plan that is published is read strictly, by `load_plan`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from pydantic import ValidationError

from generator.errors import Finding, InvalidPlans
from generator.load.expand import expand
from generator.load.places import below, plain
from generator.load.structure import findings_of
from generator.model.base import Part
from generator.reader import Mapping, Node, Scalar, Sequence, read_text

Path = tuple[str | int, ...]

_MOST_ROUNDS = 10  # leaving something out may bring out a mistake around it, never for long


@dataclass(frozen=True, slots=True)
class Version:
    """A file as far as it could be read.

    `part` is None where nothing could. `unread` are the keys and lists from which something is left out,
    `findings` say why; `root` is the file without it.
    """

    data: bytes
    part: Part | None = None
    root: Node | None = None
    unread: frozenset[Path] = frozenset()
    findings: tuple[Finding, ...] = ()


def read_version(data: bytes, name: str, kind: type[Part], **given: str) -> Version:
    """Read a file that holds a part of this kind; `given` are fields that do not stand in the file itself."""
    try:
        root = expand(read_text(data, name).root, kind)
    except InvalidPlans as invalid:
        return Version(data, findings=invalid.findings)
    return read_root(data, root, kind, **given)


def read_root(data: bytes, root: Node, kind: type[Part], **given: str) -> Version:
    """Read a part of this kind from what stands in a file, short spellings written out."""
    return _read(Version(data, root=root), kind, given)


def read_list(data: bytes, name: str, kind: type[Part], key: str) -> Version:
    """Read a file that holds the list under this key of a part of this kind."""
    try:
        listed = read_text(data, name, top=Sequence).root
    except InvalidPlans as invalid:
        return Version(data, findings=invalid.findings)
    entries = ((Scalar(key, listed.place), listed),)
    return _read(Version(data, root=expand(Mapping(entries, listed.place), kind)), kind, {})


def _read(version: Version, kind: type[Part], given: dict[str, str]) -> Version:
    """Leave out what is refused until the rest is read."""
    for _ in range(_MOST_ROUNDS):
        root = version.root
        if root is None:
            break
        try:
            return replace(version, part=kind.model_validate({**plain(root), **given}))
        except ValidationError as error:
            found = tuple(findings_of(error, root, kind))
            wrong = {_culprit(root, detail["loc"]) for detail in error.errors(include_url=False)}
        version = _without(replace(version, findings=(*version.findings, *found)), wrong)
    return replace(version, root=None)


def _culprit(root: Node, path: Path) -> Path:
    """Give the path of the smallest thing that is there and cannot stay."""
    node = root
    for at, step in enumerate(path):
        under = below(node, step)
        if under is None:
            return path[:at]
        node = under
    return path


def _without(version: Version, wrong: Iterable[Path]) -> Version:
    """Leave out what stands at these paths, the last one first, so that the others stay where they are."""
    root, unread = version.root, set(version.unread)
    for path in sorted(wrong, reverse=True):
        if root is None or not path:
            return replace(version, root=None)
        root = _cut(root, path)
        *above, last = path
        if isinstance(last, int):
            unread = {_moved_up(each, tuple(above), last) for each in unread}
        unread.add(tuple(above) if isinstance(last, int) else path)
    return replace(version, root=root, unread=frozenset(unread))


def _moved_up(path: Path, listed: Path, at: int) -> Path:
    """Give the path that something has after the item of a list at some place is gone."""
    size = len(listed)
    if path[:size] != listed or len(path) == size:
        return path
    step = path[size]
    return (*listed, step - 1, *path[size + 1 :]) if isinstance(step, int) and step > at else path


def _cut(node: Node, path: Path) -> Node:
    first, *rest = path
    if isinstance(node, Mapping):
        return replace(
            node,
            entries=tuple(
                (key, _cut(value, tuple(rest)) if key.text == first else value)
                for key, value in node.entries
                if rest or key.text != first
            ),
        )
    if isinstance(node, Sequence):
        return replace(
            node,
            items=tuple(
                _cut(item, tuple(rest)) if at == first else item
                for at, item in enumerate(node.items)
                if rest or at != first
            ),
        )
    return node
