"""The fields of two versions of one thing: what changed, told by the kind of the values and not by their names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self, TypeAlias

from generator import prose
from generator.changes.side import REFERENCES, Side, relinked
from generator.changes.tree import Branch
from generator.changes.types import (
    AmountChanged,
    AmountMoved,
    Change,
    FieldChanged,
    ListChanged,
    Reordered,
    Rescheduled,
    StatusChanged,
    TextChanged,
    Where,
)
from generator.model.text import Gap, Prose
from generator.model.values import Amounts, Ratio
from generator.money import Amount
from generator.outline import Path
from generator.period import Period

STATUSES = frozenset({"status"})

_Series: TypeAlias = Mapping[object, tuple[Period, Amount | Gap]]
"""Amounts by what makes their period the same, each with that period."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the fields of two versions of a thing are compared with.

    `renamed` gives the new id of each old one, `unit` and `of` what its amounts are in and for.
    """

    old: Side
    new: Side
    where: Where
    renamed: Mapping[str, str]
    unit: str
    of: Where


def own_fields(old: Branch, new: Branch) -> Iterator[str]:
    """Give the fields that two parts share and that are no parts themselves."""
    for name in type(new.part).model_fields:
        if name in type(old.part).model_fields and name not in old.below and name not in new.below:
            yield name


def path_of(branch: Branch, name: str) -> Path:
    """Give the place of a field in the file."""
    return (*branch.path, type(branch.part).model_fields[name].alias or name)


def differences(context: Context, field: str, old: Any, new: Any, key: str = "") -> Iterator[Change]:  # noqa: ANN401
    """Tell what changed in a field, or in one entry of it; nothing where it only is written otherwise."""
    match _sample(old, new) if old != new else None:
        case None:
            return
        case Amounts():
            yield from _amounts(context, field, old or Amounts(), new or Amounts())
        case Mapping():
            yield from _entries(context, field, old or {}, new or {})
        case tuple() if any(isinstance(each, tuple) for each in (*(old or ()), *(new or ()))):
            yield from _entries(context, field, _by_period(old or ()), _by_period(new or ()))
        case tuple():
            yield from _list(context, field, old or (), new or ())
        case _:
            yield from _single(context, field, key, old, new)


def _single(context: Context, field: str, key: str, old: Any, new: Any) -> Iterator[Change]:  # noqa: ANN401
    where = context.where
    match _sample(old, new):
        case Amount():
            yield AmountChanged(where, field, key, old, new, None, context.unit, context.of)
        case Period():
            if _time(old) != _time(new):
                yield Rescheduled(where, field, key, old, new)
        case Prose():
            if not _same_text(old, new, context.renamed):
                yield TextChanged(where, field, key, old, new)
        case Ratio():
            if not (old and new and old.value == new.value):
                yield FieldChanged(where, field, key, old and old.words, new and new.words)
        case _:
            yield from _plain(context, field, key, old, new)


def _sample(old: object, new: object) -> object:
    """Give the one of two values that tells best of which kind they are."""
    return next((each for each in (new, old) if each is not None and not isinstance(each, Gap)), new or old)


def _time(value: Period | Gap | None) -> object:
    """Give what makes two times the same: the dates, whatever their words, or else the words."""
    if isinstance(value, Period):
        return (value.parts, value.approximate) if value.dated else " ".join(value.words.split())
    return value


def _same_text(old: Prose | Gap | None, new: Prose | Gap | None, renamed: Mapping[str, str]) -> bool:
    """Tell whether two texts read the same and link to the same."""
    if not (isinstance(old, Prose) and isinstance(new, Prose)):
        return False
    old = relinked(old, renamed)
    return prose.to_text(old) == prose.to_text(new) and prose.links(old) == prose.links(new)


def _plain(context: Context, field: str, key: str, old: Any, new: Any) -> Iterator[Change]:  # noqa: ANN401
    if isinstance(old, str) and isinstance(new, str) and _key(context, field, old) == _key(context, field, new):
        return
    kind = StatusChanged if field in STATUSES else FieldChanged
    yield kind(context.where, field, key, _shown(context.old, field, old), _shown(context.new, field, new))


def _key(context: Context, field: str, value: str) -> str:
    """Give what makes a name the same name; what the registers of today know goes before those of then."""
    return context.new.identity(field, value) or context.old.identity(field, value) or _reference(context, field, value)


def _reference(context: Context, field: str, value: str) -> str:
    return context.renamed.get(value, value) if field in REFERENCES else " ".join(value.split())


def _shown(side: Side, field: str, value: Any) -> Any:  # noqa: ANN401
    """Give a value as a reader knows it; a gap word stays one."""
    return side.shown(field, value) if isinstance(value, str) and not isinstance(value, Gap) else value


def _amounts(context: Context, field: str, old: Amounts, new: Amounts) -> Iterator[Change]:
    """Tell it per period; a gap word stands for all of them, and an amount may have gone to another period."""
    where, unit, of = context.where, context.unit, context.of
    if old.gap != new.gap and not (old.by_period or new.by_period):
        yield AmountChanged(where, field, "", old.gap, new.gap, None, unit, of)
    before = {_time(period): (period, amount) for period, amount in old.by_period}
    after = {_time(period): (period, amount) for period, amount in new.by_period}
    moved = list(_moved(before, after))
    for period, other, amount in moved:
        yield AmountMoved(where, field, amount, period, other, unit, of)
    told = {_time(period) for pair in moved for period in pair[:2]}
    for key in dict.fromkeys((*before, *after)):
        period = (after.get(key) or before[key])[0]
        was = before[key][1] if key in before else old.gap
        now = after[key][1] if key in after else new.gap
        if was != now and key not in told:
            yield AmountChanged(where, field, "", was, now, period, unit, of)


def _moved(before: _Series, after: _Series) -> Iterator[tuple[Period, Period, Amount]]:
    """Give each amount that is gone from one period and came to one other, with both periods."""
    gone = [before[key] for key in before if key not in after]
    come = [after[key] for key in after if key not in before]
    for period, amount in gone:
        others = [other for other, each in come if each == amount]
        if isinstance(amount, Amount) and len(others) == 1 and [each for _, each in gone].count(amount) == 1:
            yield period, others[0], amount


def _by_period(series: Sequence[tuple[Period | None, object]]) -> Mapping[object, object]:
    return {_Moment(period): value for period, value in series}


class _Moment(str):
    """The period of a measurement, as the key of an entry: two spellings of one time are the same key."""

    __slots__ = ("period",)
    period: Period | None

    def __new__(cls, period: Period | None) -> Self:
        """Make the key of a period; None is the whole."""
        key = super().__new__(cls, repr(_time(period)) if period else "")
        key.period = period
        return key


def _entries(context: Context, field: str, old: Mapping[Any, object], new: Mapping[Any, object]) -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        shown = key.period.words if isinstance(key, _Moment) and key.period else str(key)
        yield from differences(context, field, old.get(key), new.get(key), shown)


def _list(context: Context, field: str, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Change]:
    """Tell which names or lines came and went; of the same ones in another order, that."""
    before = [_key(context, field, each) for each in old]
    after = [_key(context, field, each) for each in new]
    gone, come = _left(before, after), _left(after, before)
    if gone or come:
        yield ListChanged(
            context.where,
            field,
            tuple(_shown(context.old, field, old[at]) for at in gone),
            tuple(_shown(context.new, field, new[at]) for at in come),
        )
    elif before != after:
        yield Reordered(context.where, field)


def _left(ones: Sequence[str], others: Sequence[str]) -> list[int]:
    """Give the places of what stands among the ones and not among the others, each as often as it is there."""
    rest, left = list(others), []
    for at, one in enumerate(ones):
        if one in rest:
            rest.remove(one)
        else:
            left.append(at)
    return left
