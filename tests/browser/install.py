"""Install what the browser tests need beside Python: the packages of package-lock.json, and a Chromium; prints which.

Chromium in this order: the environment variable CHROMIUM, a browser on the PATH, the package of Debian where
this user may install packages, and else the one that Playwright brings.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
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


def install_packages() -> None:
    """Install the locked packages, unless they are there already."""
    npm = shutil.which("npm")
    if not npm:
        sys.exit("The browser tests need Node.js 20.19 or newer with npm.")
    lock, installed_lock = HERE / "package-lock.json", HERE / "node_modules" / ".package-lock.json"
    if not installed_lock.is_file() or installed_lock.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run([npm, "ci", "--silent"], cwd=HERE, check=True)


def main() -> int:
    """Make sure that everything is there; 1 where there is no Chromium in the end."""
    install_packages()
    if not installed():
        install()
    path = installed()
    print(f"Chromium: {path}" if path else "Chromium: not found and not installed", flush=True)  # noqa: T201
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
