"""Files that the command writes for an editor: a plan to begin with, and plans that are tidied."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast, get_args

from generator.catalogue import yaml_files
from generator.errors import Finding, InvalidPlans, PlansError
from generator.load import RESERVED_IDS, dutch
from generator.model.plan import PlanKind
from generator.model.text import slugify
from generator.nearest import nearest
from generator.reader import Mapping
from generator.reader import Sequence as ListNode
from generator.settings import Settings
from generator.start import starting_file

_KINDS: tuple[str, ...] = get_args(PlanKind)


def begin_plan(kind: str, name: str, settings: Settings) -> Path:
    """Write a starting file for a plan and give its path; raises `PlansError` where that cannot be."""
    if slugify(name) != name or name in RESERVED_IDS:
        raise PlansError(f"'{name}' kan geen id zijn; neem bijvoorbeeld '{slugify(name) or 'mijn-plan'}'.")
    path = settings.plans / f"{name}.yml"
    if path.exists():
        raise PlansError(f"Er is al een plan {path.name}; kies een andere id.")
    write_whole(path, starting_file(_kind(kind)))
    return path


def _kind(word: str) -> PlanKind:
    """Give the kind that a word stands for, in English or in Dutch."""
    said = word.strip().lower()
    dutch_words = {name: found for name, words in dutch.VALUES.items() for found in words.split() if found in _KINDS}
    known = {**dutch_words, **{kind: kind for kind in _KINDS}}
    if said in known:
        return cast("PlanKind", known[said])
    near = nearest(said, known)
    ask = f" Bedoelt u '{near}'?" if near else ""
    raise PlansError(f"'{word}' is geen soort plan.{ask} Kies uit: {', '.join(_KINDS)}.")


@dataclass(frozen=True, slots=True)
class Tidying:
    """What came of tidying: the files that were or are untidy, those left alone with the reason, and the unreadable."""

    untidy: tuple[Path, ...]
    refused: tuple[str, ...]
    findings: tuple[Finding, ...]


def tidy_files(files: Sequence[Path], settings: Settings, *, write: bool) -> Tidying:
    """Tidy some files, or all plans and registers where none are named."""
    from generator.tidy import tidied  # noqa: PLC0415 - slow to import, and no other command needs it

    registers = settings.plans / "registers"
    chosen = files or [*yaml_files(settings.plans), *(yaml_files(registers) if registers.is_dir() else ())]
    untidy: list[Path] = []
    refused: list[str] = []
    findings: list[Finding] = []
    for path in chosen:
        name = os.path.relpath(path, settings.root)
        try:
            data = path.read_bytes()
            text = tidied(data, name, ListNode if path.resolve().parent == registers else Mapping)
        except OSError as error:
            raise PlansError(f"{path} kan niet gelezen worden: {error.strerror}.") from None
        except InvalidPlans as invalid:
            findings += invalid.findings
        except PlansError as error:
            refused.append(str(error))
        else:
            if text.encode() != data:
                untidy.append(path)
                if write:
                    write_whole(path, text)
    return Tidying(tuple(untidy), tuple(refused), tuple(findings))


def holds(path: Path, text: str) -> bool:
    """Tell whether a file is there and holds exactly this text."""
    return path.is_file() and path.read_bytes() == text.encode()


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all, so that a full disk or a power cut leaves the old one.

    Its mode stays; where the path is a link, the file that it leads to is written.
    """
    target = path.resolve()
    try:
        mode = target.stat().st_mode if target.exists() else 0o644
        with TemporaryDirectory(prefix=".", dir=target.parent) as folder:
            new = Path(folder) / target.name
            new.write_text(text, "utf-8", newline="")
            new.chmod(mode)
            new.replace(target)
    except OSError as error:
        raise PlansError(f"{path} kan niet geschreven worden: {error.strerror}.") from None
