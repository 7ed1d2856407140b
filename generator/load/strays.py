"""Files among the plans that nobody reads, such as `wijkplan.yml.txt` or `registers/organisation.yml`.

Photos and attachments in the folder of a plan, and what other programs keep there, are no strays.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from generator.errors import Finding, Place, Severity
from generator.nearest import nearest

REGISTERS = "registers"

_PLAN = (".yml", ".yaml")
_MEANT = re.compile(r"(?P<stem>.+?)\.ya?ml(?![a-z])", re.IGNORECASE)
_ALMOST = (".yam", ".ym", ".yl", ".ymll", ".ymal", ".yaml_", ".yml_")
_DOCUMENTS = (".doc", ".docx", ".odt", ".pdf", ".rtf", ".xls", ".xlsx", ".pptx")
_COPIES = ("~", ".bak", ".orig", ".rej", ".swp", ".tmp")


def strays(folder: Path, name: str, registers: Collection[str]) -> Iterator[Finding]:
    """Find the strays in the folder of the plans; `name` is how findings call it, `registers` are the known ones."""
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and path.name == REGISTERS:
            yield from _in_registers(path, f"{name}/{REGISTERS}", registers)
        elif path.is_dir() and not any((folder / f"{path.name}{suffix}").exists() for suffix in _PLAN):
            yield from _in_folder(path, name, registers)
        elif path.is_file() and path.suffix.lower() not in _PLAN and (stem := _meant(path)):
            yield _told("S025", f"{name}/{path.name}", {"file": path.name, "suggestion": f"{stem}.yml"})
        elif path.is_file() and path.suffix.lower() in _DOCUMENTS:
            yield _told("S031", f"{name}/{path.name}", {"file": path.name})


def misnamed(finding: Finding, registers: Collection[str]) -> Collection[str]:
    """Give the registers that a stray was meant to hold: nothing is known of what stands in them."""
    if finding.code == "S029":
        return registers
    meant = finding.values.get("suggestion", "").removesuffix(".yml") if finding.code == "S019" else ""
    return (meant,) if meant in registers else ()


def _in_registers(folder: Path, name: str, registers: Collection[str]) -> Iterator[Finding]:
    for path in sorted(folder.iterdir()):
        stem = path.stem if path.suffix.lower() in _PLAN else _meant(path)
        if stem and not path.name.startswith(".") and path.name not in {f"{each}.yml" for each in registers}:
            near = nearest(stem.lower(), registers)
            known = ", ".join(f"{each}.yml" for each in registers)
            rest = {"suggestion": f"{near}.yml"} if near else {"known": known}
            yield _told("S019" if near else "S020", f"{name}/{path.name}", {"file": path.name, **rest})


def _in_folder(folder: Path, name: str, registers: Collection[str]) -> Iterator[Finding]:
    """Tell of plans in a folder of their own; a folder with a name like that of the registers holds registers."""
    near = nearest(folder.name.lower(), [REGISTERS])
    if near and not (folder.parent / REGISTERS).exists():
        yield _told("S029", f"{name}/{folder.name}", {"folder": folder.name, "suggestion": REGISTERS})
        return
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix.lower() in _PLAN:
            holds = REGISTERS if near or path.stem in registers else ""
            to = "/".join(filter(None, (name, holds, f"{path.stem}.yml")))
            place = f"{name}/{path.relative_to(folder.parent).as_posix()}"
            yield _told("S021", place, {"folder": path.parent.name, "suggestion": to})


def _meant(path: Path) -> str:
    """Give the name without its ending of what seems to be meant as a plan; nothing for any other file."""
    if path.name.lower().endswith(_COPIES):
        return ""
    found = _MEANT.match(path.name)
    if found:
        return found["stem"]
    return path.stem if path.suffix.lower() in _ALMOST else ""


def _told(code: str, file: str, values: Mapping[str, str]) -> Finding:
    return Finding(code, Place(file), values, Severity.ADVICE)
