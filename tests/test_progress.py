"""A sign of life, on a terminal only."""

import io
import time

import pytest

from generator.command.progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def wait_for(stream: io.StringIO, text: str) -> None:
    while text not in stream.getvalue():
        time.sleep(0.01)


def test_work_that_takes_long_shows_a_sign_and_cleans_up() -> None:
    stream = Terminal()
    with progress("Site bouwen", stream, patience=0):
        wait_for(stream, "\rSite bouwen … 0 s")
    assert stream.getvalue().endswith("\r\x1b[K")


def test_quick_work_shows_nothing() -> None:
    stream = Terminal()
    with progress("Site bouwen", stream, patience=3600):
        pass
    assert not stream.getvalue()


def test_a_file_or_a_pipe_gets_nothing() -> None:
    stream = io.StringIO()
    with progress("Site bouwen", stream, patience=0):
        pass
    assert not stream.getvalue()


def test_a_mistake_ends_the_signs_too() -> None:
    stream = Terminal()

    def fail() -> None:
        with progress("Site bouwen", stream, patience=0):
            wait_for(stream, "Site")
            raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        fail()
    assert stream.getvalue().endswith("\r\x1b[K")
