"""The files of a version, as far as they can be read: every plan as a tree, and how the registers name things."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.changes.blocks import block_reader
from generator.changes.compare import balance_of
from generator.changes.names import Names, register_names
from generator.changes.side import Side
from generator.changes.tree import tree
from generator.ledger.types import Balance
from generator.load.lenient import Version, read_list, read_root, read_version
from generator.model.plan import Plan
from generator.model.registers import Registers

_MOST_KEPT = 64  # plans; of a site with more, some are read again


@dataclass(frozen=True, eq=False)
class Known:
    """A plan or a register as far as it could be read, and what is worked out from it when someone asks."""

    version: Version
    names: Names

    @cached_property
    def side(self) -> Side | None:
        """The plan as a tree, to be compared; None where nothing could be read."""
        read = self.version
        return Side(tree(read.part, self.names), read.root, self.names, read.unread) if read.part else None

    @cached_property
    def balance(self) -> Balance | None:
        """What its money comes to."""
        return balance_of(self.version.part) if isinstance(self.version.part, Plan) else None


@dataclass(frozen=True, eq=False)
class Shared:
    """The registers of a version, and the names that they give."""

    registers: Mapping[str, Known]
    names: Names


def read_plan(key: str, data: bytes, shared: Shared) -> Known:
    """Read the plan with this id."""
    return Known(read_version(data, f"{key}.yml", Plan, id=key), shared.names)


def read_shared(registers: tuple[tuple[str, bytes], ...]) -> Shared:
    """Read the registers, of each its name and what is in its file."""
    read = {key: read_list(data, f"registers/{key}.yml", Registers, key) for key, data in registers}
    entries = {key: getattr(each.part, key) for key, each in read.items() if each.part}
    names = register_names(Registers.model_validate(entries))
    return Shared({key: Known(each, names) for key, each in read.items()}, names)


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read."""

    plan: Callable[[str, bytes, Shared], Known] = read_plan
    shared: Callable[[tuple[tuple[str, bytes], ...]], Shared] = read_shared


def remembering() -> Reading:
    """Give a way to read that keeps what it read last, for many versions that are nearly the same."""
    by_block = block_reader(Plan)

    @lru_cache(_MOST_KEPT)
    def version(key: str, data: bytes) -> Version:
        root = by_block(data)
        return read_root(data, root, Plan, id=key) if root else read_version(data, f"{key}.yml", Plan, id=key)

    def plan(key: str, data: bytes, shared: Shared) -> Known:
        return Known(version(key, data), shared.names)

    return Reading(lru_cache(_MOST_KEPT)(plan), lru_cache(2)(read_shared))
