"""Install the packages of package-lock.json, unless they are there already."""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    """Let npm install them; ends with a sentence where there is no npm."""
    npm = shutil.which("npm")
    if not npm:
        sys.exit("The tests of .vscode/ and .github/ need Node.js 20 or newer with npm.")
    lock, installed = HERE / "package-lock.json", HERE / "node_modules" / ".package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run([npm, "ci", "--silent"], cwd=HERE, check=True)


if __name__ == "__main__":
    main()
