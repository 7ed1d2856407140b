"""Which findings belong to the files that someone asked about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.catalogue import Catalogue, catalogue
from generator.check import check
from generator.errors import Finding, InvalidPlans, Place
from generator.load import PlanFile, load_plan
from generator.nearest import nearest
from generator.settings import Settings
from generator.site import read_site

_PLAN = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Selection:
    """The findings of some files, and how many plans were looked at."""

    findings: tuple[Finding, ...]
    plans: int


def findings_in(files: Sequence[Path], settings: Settings) -> Selection:
    """Check some files, or everything where none are named.

    A plan, register or page of the site is read with everything around it, so that its references are
    known; any other file is read as a plan that stands alone, with the registers. Raises `InvalidPlans`
    where a file is not there.
    """
    everything, findings = read_site(settings)
    if not files:
        return Selection(findings, len(everything.plans))
    found: list[Finding] = []
    for file in dict.fromkeys(files):
        _must_be_there(file)
        name = _name_in_site(file, settings)
        known = tuple(_named(findings, name))
        found += known if known or _is_of_site(file, settings) else _alone(file, everything, settings.today)
    plans = [file for file in dict.fromkeys(files) if file.suffix.lower() in _PLAN]
    return Selection(tuple(found), len(plans))


def plan_of(file: Path, settings: Settings) -> tuple[PlanFile, Catalogue]:
    """Find a plan of the site, or read one from elsewhere; with everything around it.

    Raises `InvalidPlans` where the file is not there or holds errors.
    """
    everything, findings = read_site(settings)
    _must_be_there(file)
    name = _name_in_site(file, settings)
    if not _is_of_site(file, settings):
        plan = load_plan(file, str(file))
        return plan, catalogue([plan], everything.registers)
    found = next((plan for plan in everything.plans if plan.name == name), None)
    if found is None:
        raise InvalidPlans(_named(findings, name))
    return found, everything


def _must_be_there(file: Path) -> None:
    """Refuse a file that is not there, with the name of one that is."""
    if file.is_file():
        return
    beside = sorted(path.name for path in file.parent.iterdir() if path.is_file()) if file.parent.is_dir() else []
    near = nearest(file.name, beside)
    if near:
        raise InvalidPlans([Finding("S023", Place(str(file)), {"suggestion": str(file.with_name(near))})])
    raise InvalidPlans([Finding("S024", Place(str(file)))])


def _is_of_site(file: Path, settings: Settings) -> bool:
    """Tell whether a file is read with the site: a plan, a register, a page."""
    path = file.resolve()
    of_plans = path.parent in {settings.plans, settings.plans / "registers"} and path.suffix.lower() in _PLAN
    return of_plans or path.is_relative_to(settings.content)


def _name_in_site(file: Path, settings: Settings) -> str:
    """Give the name by which findings call a file of the site; nothing where it is from elsewhere."""
    path = file.resolve()
    return path.relative_to(settings.root).as_posix() if path.is_relative_to(settings.root) else ""


def _named(findings: Iterable[Finding], name: str) -> Iterator[Finding]:
    return (finding for finding in findings if finding.place.file == name)


def _alone(file: Path, everything: Catalogue, today: date) -> Iterator[Finding]:
    try:
        plan = load_plan(file, str(file))
    except InvalidPlans as invalid:
        yield from invalid.findings
        return
    yield from plan.advice
    yield from _named(check(catalogue([plan], everything.registers), today), plan.name)
