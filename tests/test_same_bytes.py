"""Same input, same bytes: on another day, in another folder, with other hashes of texts."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

# Python runs this before anything else: whoever asks the clock hears that it is 400 days later.
LATER = """
import datetime, time

DAYS = 400
now, gmtime, localtime = time.time, time.gmtime, time.localtime
time.time = lambda: now() + DAYS * 86400
time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)


class Same(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.__mro__[1])


class Date(datetime.date, metaclass=Same):
    @classmethod
    def today(cls):
        return real_date.today() + datetime.timedelta(days=DAYS)


class Datetime(datetime.datetime, metaclass=Same):
    @classmethod
    def now(cls, tz=None):
        return real_datetime.now(tz) + datetime.timedelta(days=DAYS)


real_date, real_datetime = datetime.date, datetime.datetime
datetime.date, datetime.datetime = Date, Datetime
"""


def build(project: Path, seed: str, **environment: str) -> dict[str, bytes]:
    subprocess.run(
        [sys.executable, "-m", "generator.cli", "build", "--today", "2026-03-01"],
        cwd=project,
        env={**os.environ, "PYTHONHASHSEED": seed, **environment},
        check=True,
        capture_output=True,
    )
    site = project / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_two_builds_are_the_same_file_by_file(tmp_path: Path, copy_project: Callable[[Path], Path]) -> None:
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock" / "sitecustomize.py").write_text(LATER, "utf-8")
    first = build(copy_project(tmp_path / "een"), "1")
    other = copy_project(tmp_path / "een heel andere map")
    second = build(other, "2", PYTHONPATH=str(tmp_path / "clock"), SOURCE_DATE_EPOCH="86400", TZ="Asia/Tokyo")
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
    # Once more over its own result.
    third = build(other, "3")
    assert third == second


def test_the_clock_of_that_test_is_really_another(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(LATER, "utf-8")
    script = "import datetime, time; print(datetime.datetime.now(datetime.UTC).date(), time.strftime('%Y-%m-%d'))"
    command = [sys.executable, "-c", script]
    now, later = (
        subprocess.run(command, env={**os.environ, **more}, check=True, capture_output=True, text=True).stdout
        for more in ({}, {"PYTHONPATH": str(tmp_path)})
    )
    assert now.split()[0] < later.split()[0]
