"""What several tests need: a copy of the project to play with, and a Chromium to look at it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PARTS = ("mkdocs.yml", "plans", "content", "templates")


@pytest.fixture(scope="session")
def copy_project() -> Callable[[Path], Path]:
    """Give a function that copies everything a site is made of to a folder."""

    def copy(to: Path) -> Path:
        to.mkdir(parents=True, exist_ok=True)
        for name in PARTS:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, to / name)
            else:
                shutil.copyfile(source, to / name)
        return to

    return copy


@pytest.fixture
def project(tmp_path: Path, copy_project: Callable[[Path], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the project to a folder of this test, and work there."""
    copied = copy_project(tmp_path / "project")
    monkeypatch.chdir(copied)
    monkeypatch.delenv("PLANS_TODAY", raising=False)
    monkeypatch.delenv("PLANS_DEBUG", raising=False)
    return copied
