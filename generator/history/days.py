"""From the commits on the main line to what changed in each plan, day by day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from itertools import chain, dropwhile, groupby
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from generator.catalogue import REGISTERS
from generator.changes import Snapshot, compare_snapshots, git
from generator.changes.reading import Reading, remembering
from generator.changes.sources import id_of_file, is_plan
from generator.changes.types import OfPlan, PlanAdded, PlanRemoved, PlanRenamed, id_of
from generator.model.plan import Plan
from generator.model.text import Prose
from generator.period import Period

_HERE = "Europe/Amsterdam"


@dataclass(frozen=True, slots=True)
class Span:
    """Which part of the main line is told of.

    From what the commit `base` has not, or from the very first commit, to `head`; and of that what came on the day
    `first` or later. `within` is the folder with plans, from the top of the repository.
    """

    within: PurePosixPath
    head: str
    base: str = ""
    first: date = date.min


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a plan on one day; `adopted` and `note` are those of its new version, where they are new."""

    day: date
    plan: OfPlan
    adopted: Period | None
    note: Prose | None


@dataclass(frozen=True, slots=True)
class _Day:
    """The commits of one day: the hash of every file that they changed, by its path, before and after."""

    day: date
    old: Mapping[str, str]
    new: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _State:
    """The plans, by id, and the registers, by name, as the walk along the main line knows them."""

    plans: Mapping[str, bytes]
    registers: Mapping[str, bytes]


def day_of(moment: int) -> date:
    """Give the day of a moment, for who lives in the Netherlands."""
    return datetime.fromtimestamp(moment, ZoneInfo(_HERE)).date()


@lru_cache(maxsize=1)  # what a commit holds never changes; in the preview only the files around it do
def told(folder: Path, span: Span, *, drafts: bool) -> tuple[Told, ...]:
    """Give what changed in the plans of a repository, the newest first.

    A version that cannot be read counts as the one before it, and a plan that is a draft is not there, unless the
    site shows `drafts`.
    """
    commits = git.main_line(folder, span.head, str(span.within), span.base)
    days = list(dropwhile(lambda day: day.day < span.first, _days(commits, span.within)))
    start = _start(git.hashes_at(folder, span.head, str(span.within)), days, span.within)
    hashes = {each for files in (start, *(day.new for day in days)) for each in files.values() if each}
    texts = git.contents(folder, hashes)
    reading = remembering()
    state = _changed(_State({}, {}), start, texts, span.within)
    found: list[list[Told]] = []
    for day in days:
        now = _readable(state, _changed(state, day.new, texts, span.within), reading)
        found.append(list(_told(day.day, state, now, reading, drafts=drafts)))
        state = now
    return tuple(chain.from_iterable(reversed(found)))


def _days(commits: Sequence[git.Commit], within: PurePosixPath) -> list[_Day]:
    """Put the commits of a day together, the oldest day first."""
    days = []
    for day, listed in groupby(reversed(commits), key=lambda commit: day_of(commit.moment)):
        files = [file for commit in listed for file in commit.files if _is_read(file.path, within)]
        old = {file.path: file.old for file in reversed(files)}
        days.append(_Day(day, old, {file.path: file.new for file in files}))
    return days


def _start(head: Mapping[str, str], days: Sequence[_Day], within: PurePosixPath) -> Mapping[str, str]:
    """Give the files before the first day, from those that there are now."""
    files = {path: each for path, each in head.items() if _is_read(path, within)}
    for day in reversed(days):
        files |= day.old
    return files


def _is_read(path: str, within: PurePosixPath) -> bool:
    file = PurePosixPath(path)
    return _is_plan(file, within) or _is_register(file, within)


def _is_plan(file: PurePosixPath, within: PurePosixPath) -> bool:
    return file.parent == within and is_plan(file.name)


def _is_register(file: PurePosixPath, within: PurePosixPath) -> bool:
    return file.parent == within / "registers" and file.suffix == ".yml" and file.stem in REGISTERS


def _changed(state: _State, files: Mapping[str, str], texts: Mapping[str, bytes], within: PurePosixPath) -> _State:
    """Give the state after some files have become others, or have gone."""
    plans, registers = dict(state.plans), dict(state.registers)
    # What has gone goes first: the same plan may have come back with another ending of its name.
    for file, each in sorted(files.items(), key=lambda each: each[1] != ""):
        path = PurePosixPath(file)
        kept, name = (plans, id_of_file(path.name)) if _is_plan(path, within) else (registers, path.stem)
        kept.pop(name, None)
        if each:
            kept[name] = texts[each]
    return _State(plans, {name: registers[name] for name in REGISTERS if name in registers})


def _readable(old: _State, new: _State, reading: Reading) -> _State:
    """Give the new state, but the old version of each plan that can be read no more."""
    back = {
        name: old.plans[name]
        for name, text in new.plans.items()
        if old.plans.get(name, text) != text
        and _plan(name, new, reading) is None
        and _plan(name, old, reading) is not None
    }
    return replace(new, plans={**new.plans, **back})


def _told(day: date, old: _State, new: _State, reading: Reading, *, drafts: bool) -> Iterator[Told]:
    """Compare the plans that are not the same in both."""
    names = [name for name in {**old.plans, **new.plans} if old.plans.get(name) != new.plans.get(name)]
    before, after = (_snapshot(state, names, reading, drafts=drafts) for state in (old, new))
    for each in compare_snapshots(before, after, reading).plans if names else ():
        name = each.old if isinstance(each, PlanRenamed) else id_of(each)
        was = None if isinstance(each, PlanAdded) else _plan(name, old, reading)
        now = _plan(id_of(each), new, reading)
        if now or isinstance(each, PlanRemoved):
            yield Told(day, each, _adopted(was, now), _note(was, now))


def _snapshot(state: _State, names: Sequence[str], reading: Reading, *, drafts: bool) -> Snapshot:
    plans = {name: _plan(name, state, reading) for name in names}
    shown = [name for name, plan in plans.items() if drafts or plan is None or plan.status != "draft"]
    return Snapshot("", {name: state.plans[name] for name in shown if name in state.plans}, state.registers)


def _plan(name: str, state: _State, reading: Reading) -> Plan | None:
    """Give a plan as far as it can be read; None where it cannot, or is not there."""
    if name not in state.plans:
        return None
    part = reading.plan(name, state.plans[name], reading.shared(tuple(state.registers.items()))).version.part
    return part if isinstance(part, Plan) else None


def _adopted(old: Plan | None, new: Plan | None) -> Period | None:
    """Give when a plan was adopted, where its new version is the first to say so."""
    was, now = (plan.dates.adopted if plan else None for plan in (old, new))
    same = isinstance(was, Period) and isinstance(now, Period) and was.parts == now.parts
    return now if isinstance(now, Period) and now.dated and not same else None


def _note(old: Plan | None, new: Plan | None) -> Prose | None:
    """Give why a plan changed, where its new version is the first to say so."""
    was, now = (plan.change_note if plan else None for plan in (old, new))
    return now if now != was else None
