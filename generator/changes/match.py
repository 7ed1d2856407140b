"""Which parts of two trees are the same thing: by id, else by place and title, else by likeness.

Both directions give the same pairs, so that a comparison the other way round is the mirror of this one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from generator.changes.tree import Branch, name_of
from generator.model.base import Part
from generator.model.items import Item
from generator.outline import Path

Pair = tuple[Branch, Branch]
Pass = Callable[["_Pairs"], Iterator[Pair]]

_ALIKE = 0.6
_SAME_ID = 0.8
_FEW_WORDS = 8
_FEW_LETTERS = 5
_SAME_PLACE = "\N{BULLET}"


class _Pairs:
    """The pairs that were found so far, in the order in which they were found."""

    def __init__(self, old: Branch, new: Branch) -> None:
        self.old, self.new = tuple(old.walk()), tuple(new.walk())
        self.found: list[Pair] = []
        self._old: set[Path] = set()
        self._new: set[Path] = set()
        self.add([(old, new)])

    def add(self, pairs: Iterable[Pair]) -> bool:
        """Add pairs of parts that are both still free; tell whether there were any."""
        before = len(self.found)
        for old, new in pairs:
            if old.path not in self._old and new.path not in self._new and _kin(old) == _kin(new):
                self._old.add(old.path)
                self._new.add(new.path)
                self.found.append((old, new))
        return len(self.found) > before

    def free_old(self, branches: Iterable[Branch]) -> list[Branch]:
        return [each for each in branches if each.path not in self._old]

    def free_new(self, branches: Iterable[Branch]) -> list[Branch]:
        return [each for each in branches if each.path not in self._new]

    def lists(self) -> Iterator[tuple[list[Branch], list[Branch]]]:
        """Give what is still free in the same field of two parts that are the same; grows with what is found."""
        for old, new in self.found:
            for name in old.below:
                free = self.free_old(old.below[name]), self.free_new(new.below.get(name, ()))
                if all(free):
                    yield free


def pairs(old: Branch, new: Branch) -> tuple[Pair, ...]:
    """Give every two parts that are the same thing, the roots first."""
    known = _Pairs(old, new)
    known.add(_by_id(known))
    known.add(_by_former_id(known))
    passes: tuple[Pass, ...] = (_by_all_they_say, _by_title, _by_title_elsewhere, _by_likeness)
    while any(known.add(each(known)) for each in passes):
        pass
    return tuple(known.found)


def _by_id(known: _Pairs) -> Iterator[Pair]:
    ids = {branch.id: branch for branch in known.old if branch.id}
    return ((ids[branch.id], branch) for branch in known.new if branch.id in ids)


def _by_former_id(known: _Pairs) -> Iterator[Pair]:
    for one, other, turned in ((known.old, known.new, False), (known.new, known.old, True)):
        ids = {branch.id: branch for branch in one if branch.id}
        for branch in other:
            for former in branch.formerly_at:
                if former in ids:
                    yield (branch, ids[former]) if turned else (ids[former], branch)


def _by_all_they_say(known: _Pairs) -> Iterator[Pair]:
    """Pair what is the same in all it says, so that of two things with one title neither is taken for the other."""
    for old, new in known.lists():
        waiting: dict[str, list[Branch]] = {}
        for branch in new:
            waiting.setdefault(_title(branch), []).append(branch)
        for branch in old:
            alike = waiting.get(_title(branch), ())
            if len(alike) > 1 and (same := next((each for each in alike if each.part == branch.part), None)):
                waiting[_title(branch)].remove(same)
                yield branch, same


def _by_title(known: _Pairs) -> Iterator[Pair]:
    """Pair what has the same title in the same list, in the order of the list; of what is no list, the one there is."""
    for old, new in known.lists():
        waiting: dict[str, list[Branch]] = {}
        for branch in reversed(new):
            waiting.setdefault(_title(branch), []).append(branch)
        for branch in old:
            if waiting.get(_title(branch)):
                yield branch, waiting[_title(branch)].pop()


def _title(branch: Branch) -> str:
    return _SAME_PLACE if branch.single else " ".join(branch.where.title.casefold().split())


def _by_title_elsewhere(known: _Pairs) -> Iterator[Pair]:
    """Pair what has a title that only one free part has, in whatever list."""
    old, new = _by_only_title(known.free_old(known.old)), _by_only_title(known.free_new(known.new))
    return ((branch, new[key]) for key, branch in old.items() if key in new)


def _by_only_title(branches: Iterable[Branch]) -> Mapping[tuple[type[Part], str], Branch]:
    keyed = [((_kin(each), _title(each)), each) for each in branches if hasattr(each.part, "id") and _title(each)]
    times = Counter(key for key, _ in keyed)
    return {key: each for key, each in keyed if times[key] == 1}


def _by_likeness(known: _Pairs) -> Iterator[Pair]:
    """Pair what is nearly the same in the same list, the most alike first."""
    for old, new in known.lists():
        scored = (
            (likeness(one.part, other.part), abs(at - to), one, other)
            for at, one in enumerate(old)
            for to, other in enumerate(new)
        )
        alike = [each for each in scored if each[0] >= _ALIKE]
        yield from ((one, other) for _, _, one, other in sorted(alike, key=lambda each: (-each[0], each[1])))


def _kin(branch: Branch) -> type[Part]:
    """Give the type of a part; goals, results and activities are of one kind, as one can become another."""
    return Item if isinstance(branch.part, Item) else type(branch.part)


def likeness(one: Part, other: Part) -> float:
    """Tell how alike two parts are, from 0 to 1: by their titles, helped by their ids and by all else they say."""
    titles = _titles_alike(name_of(one).casefold(), name_of(other).casefold())
    ids = _ratio(getattr(one, "id", None) or "", getattr(other, "id", None) or "")
    said = _shared(_words(one), _words(other))
    return max(titles, (titles + said) / 2, ids if ids >= _SAME_ID and titles + said > 0 else 0)


def _titles_alike(one: str, other: str) -> float:
    """Compare two titles; one that is the other with more words behind it is alike enough."""
    short, long = sorted((one, other), key=len)
    longer = len(short) >= _FEW_LETTERS and long.startswith(f"{short} ")
    return max(_ratio(one, other), _ALIKE if longer else 0)


def _ratio(one: str, other: str) -> float:
    """Compare two short texts; in one order, as difflib's answer depends on it."""
    return SequenceMatcher(None, min(one, other), max(one, other), autojunk=False).ratio() if one and other else 0


def _words(part: Part) -> Counter[str]:
    """Count the words of all texts of a part but its id and its title."""
    fields = (getattr(part, name) for name in part.model_fields_set - {"id", "title"})
    texts = (each for field in fields for each in (field if isinstance(field, tuple) else (field,)))
    return Counter(word for text in texts if isinstance(text, str) for word in text.casefold().split())


def _shared(one: Counter[str], other: Counter[str]) -> float:
    """Tell which part of their words two texts share; a few words prove nothing."""
    together = one.total() + other.total()
    return 2 * (one & other).total() / together if together >= 2 * _FEW_WORDS else 0
