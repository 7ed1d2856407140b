"""A sign of life on a terminal, for work that takes longer than expected."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TextIO

# Seconds before anything is shown, and between two signs.
PATIENCE = 2.0
_INTERVAL = 1.0


@contextmanager
def progress(label: str, stream: TextIO | None = None, patience: float = PATIENCE) -> Iterator[None]:
    """Show what is going on while the block runs, on standard error where that is a terminal."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield
        return
    ready = threading.Event()
    teller = threading.Thread(target=_tell, args=(label, stream, ready, patience), daemon=True)
    teller.start()
    try:
        yield
    finally:
        ready.set()
        teller.join()


def _tell(label: str, stream: TextIO, ready: threading.Event, patience: float) -> None:
    start = monotonic()
    wait, told = patience, False
    while not ready.wait(wait):
        told, wait = True, _INTERVAL
        stream.write(f"\r{label} … {monotonic() - start:.0f} s")
        stream.flush()
    if told:
        # Back to the beginning of the line, and everything behind it away.
        stream.write("\r\x1b[K")
        stream.flush()
