"""Find a Chromium for the browser tests, or install one; prints which it is.

In this order: the environment variable CHROMIUM, a browser on the PATH, the package of Debian where
this user may install packages, and else the one that Playwright brings.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")


def installed() -> str | None:
    """Give the path of a Chromium that is already there."""
    chosen = os.environ.get("CHROMIUM")
    found = (shutil.which(name) for name in ([chosen] if chosen else NAMES))
    return next((path for path in found if path), None) or _of_playwright()


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install() -> None:
    """Install Chromium, by the first way that works."""
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
            subprocess.run([apt, *command], env=environment, check=False)
        if installed():
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> int:
    """Make sure that there is a Chromium; 1 where there is none in the end."""
    if not installed():
        install()
    path = installed()
    print(f"Chromium: {path}" if path else "Chromium: not found and not installed", flush=True)  # noqa: T201
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
