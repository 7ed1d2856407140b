"""What is compared: a file, a folder, or a revision of git, read into memory as bytes.

    plans/wijk.yml  plans/  ../copy   files as they are
    main  HEAD~1  v1                  the plans in a revision
    main:plans/wijk.yml               a file or a folder in a revision

A name that is a file or a folder is that; only other names are revisions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.catalogue import REGISTERS
from generator.changes import git
from generator.errors import PlansError
from generator.model.text import slugify
from generator.reader.encoding import MOST_BYTES

_YAML = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All plans at one moment, by id, and the registers by name.

    `label` is how it was named, empty for the files as they are now; `alone` says that it is a single plan.
    """

    label: str
    plans: Mapping[str, bytes]
    registers: Mapping[str, bytes]
    alone: bool = False


def snapshots(old: str, new: str | None, plans: Path) -> tuple[Snapshot, Snapshot]:
    """Read what is to be compared; without `new` the files as they are now. `plans` is the folder of the site.

    Raises `PlansError` where one of both is not there, or where both are the same.
    """
    before = _snapshot(old, plans)
    after = _snapshot(new, plans) if new else _now(old, plans)
    if before.alone == after.alone:
        return before, after
    one = before if before.alone else after
    (plan_id,) = one.plans
    return _only(before, plan_id), _only(after, plan_id)


def _only(snapshot: Snapshot, plan_id: str) -> Snapshot:
    """Give one plan of a snapshot, with the registers."""
    if plan_id not in snapshot.plans:
        raise PlansError(
            f"In {snapshot.label or 'de map met plannen'} staat geen plan {plan_id}.yml om mee te vergelijken."
        )
    return replace(snapshot, plans={plan_id: snapshot.plans[plan_id]}, alone=True)


def _now(old: str, plans: Path) -> Snapshot:
    """Give the files as they are, of which the old version is another one."""
    here = Path(old)
    if here.exists() and (here.resolve() == plans.resolve() or here.resolve().parent == plans.resolve()):
        raise PlansError(
            f"{old} is zelf de versie van nu. Zeg waarmee u vergelijkt, bijvoorbeeld: plans diff HEAD:{old}"
        )
    return replace(_folder(plans, plans.name), label="")


def _snapshot(name: str, plans: Path) -> Snapshot:
    here = Path(name)
    if here.is_file():
        return _file(here, name, plans)
    if here.is_dir():
        return _folder(here / "plans" if not _has_plans(here) and (here / "plans").is_dir() else here, name)
    revision, colon, path = name.partition(":")
    commit = git.commit_of(plans.parent, revision)
    site = PurePosixPath(plans.parent.resolve().relative_to(git.top_of(plans.parent).resolve()))
    for within in (PurePosixPath(path), site / path) if colon else (site / plans.name,):
        if files := git.files_at(plans.parent, commit, str(within)):
            return _revision(name, within, files, plans)
    raise PlansError(f"In de versie {revision} staat geen {path or plans.name}.")


def _file(path: Path, name: str, plans: Path) -> Snapshot:
    folder = path.parent if (path.parent / "registers").is_dir() else plans
    return Snapshot(name, {id_of_file(path.name): _read(path)}, _registers(folder), alone=True)


def _folder(path: Path, name: str) -> Snapshot:
    found = {
        id_of_file(each.name): _read(each) for each in sorted(path.iterdir()) if is_plan(each.name) and each.is_file()
    }
    if not found:
        raise PlansError(f"In {name} staan geen plannen.")
    return Snapshot(name, found, _registers(path))


def _revision(name: str, within: PurePosixPath, files: Mapping[str, bytes], plans: Path) -> Snapshot:
    paths = {PurePosixPath(each): data for each, data in files.items()}
    if within in paths:
        return Snapshot(name, {id_of_file(within.name): paths[within]}, _registers(plans), alone=True)
    found = {
        id_of_file(each.name): data for each, data in paths.items() if each.parent == within and is_plan(each.name)
    }
    if not found:
        raise PlansError(f"In de versie {name} staan geen plannen in {within}.")
    shared = {each.stem: data for each, data in paths.items() if each.parent == within / "registers"}
    return Snapshot(name, found, {register: shared[register] for register in REGISTERS if register in shared})


def _registers(folder: Path) -> Mapping[str, bytes]:
    paths = {register: folder / "registers" / f"{register}.yml" for register in REGISTERS}
    return {register: _read(path) for register, path in paths.items() if path.is_file()}


def _has_plans(folder: Path) -> bool:
    return any(is_plan(each.name) for each in folder.iterdir() if each.is_file() and each.name != "mkdocs.yml")


def is_plan(name: str) -> bool:
    """Tell whether a file with this name is a plan."""
    return name.lower().endswith(_YAML) and not name.startswith(".")


def id_of_file(name: str) -> str:
    """Give the id of the plan in a file with this name."""
    return slugify(PurePosixPath(name).stem) or "plan"


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise PlansError(f"{path} kan niet gelezen worden: {error.strerror}.") from error
