"""Starting MkDocs, as a program of its own: it builds the site, or shows it while someone writes."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.errors import PlansError

# How the plugin learns what "today" is, and that a traceback is welcome.
TODAY = "PLANS_TODAY"
DEBUG = "PLANS_DEBUG"

_TRACEBACK = "Traceback (most recent call last)"


@dataclass(frozen=True, slots=True)
class Engine:
    """MkDocs for one `mkdocs.yml` and one day; with `debug` everything it says is shown."""

    config: Path
    today: date
    debug: bool = False


def build(engine: Engine, site: Path) -> None:
    """Build the site beside its place, and put it there only when everything succeeded.

    Raises `PlansError` where it did not; the site that was there is then untouched.
    """
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{site.name}-", dir=site.parent) as folder:
            built = Path(folder) / "new"
            # Not --quiet: MkDocs then counts no warnings either, and --strict means nothing.
            options = ("--strict", "--config-file", str(engine.config), "--site-dir", str(built))
            done = subprocess.run(  # noqa: S603 - this Python, with arguments of our own
                _command("build", *options),
                env=_environment(engine),
                capture_output=True,
                check=False,
                encoding="utf-8",
                errors="replace",
            )
            if done.returncode != 0 or not built.is_dir():
                said = _gist(done.stdout + done.stderr, debug=engine.debug)
                raise PlansError(f"MkDocs kon de site niet bouwen; de vorige site staat er nog.\n{said}".rstrip())
            _swap(built, site, Path(folder) / "old")
    except OSError as error:
        raise PlansError(f"De site kan niet geschreven worden: {error}") from None


def serve(engine: Engine, address: str) -> int:
    """Show the site on an address such as `127.0.0.1:8000` until someone stops it; gives the exit status."""
    _check_free(address)
    command = _command("serve", "--config-file", str(engine.config), "--dev-addr", address)
    with subprocess.Popen(command, env=_environment(engine)) as server:  # noqa: S603 - as above
        # Whoever ends this program means the server.
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        while True:
            # On Ctrl-C the server gets the same signal, and ends by itself.
            with suppress(KeyboardInterrupt):
                status = server.wait()
                return 2 if status > 0 else 0


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", *arguments]


def _environment(engine: Engine) -> Mapping[str, str]:
    added = {TODAY: engine.today.isoformat(), "PYTHONIOENCODING": "utf-8", "NO_MKDOCS_2_WARNING": "1"}
    return {**os.environ, **added, **({DEBUG: "1"} if engine.debug else {})}


def _check_free(address: str) -> None:
    host, _, port = address.rpartition(":")
    try:
        family, kind, *_, place = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((place[0], int(port), *place[2:]))
    except (OSError, ValueError, OverflowError):
        raise PlansError(
            f"Het adres {address} is niet te gebruiken, misschien is het bezet. Kies een ander, "
            "bijvoorbeeld met --address 127.0.0.1:8001."
        ) from None


def _gist(said: str, *, debug: bool) -> str:
    """Keep what went wrong; of a traceback only the last line, which says what happened."""
    if debug:
        return said
    kept, skipping = [], False
    for line in said.splitlines():
        if line.startswith((_TRACEBACK, "INFO ")):
            skipping = True
        elif not (skipping and line.startswith((" ", "\t"))) and line.strip():
            skipping = False
            kept.append(line)
    return "\n".join(kept)


def _swap(built: Path, site: Path, old: Path) -> None:
    if site.exists():
        site.rename(old)
    try:
        built.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
