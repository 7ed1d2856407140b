"""What a git repository holds at a revision, read through git itself; nothing in the repository is touched."""

import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.errors import PlansError

_BLOB = "blob"


def commit_of(folder: Path, revision: str) -> str:
    """Give the commit that a revision such as "main" or "HEAD~1" is; raises `PlansError` where there is none."""
    top_of(folder)
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode == 0:
        return found.stdout.decode().strip()
    shallow = _git(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    if shallow:
        raise PlansError(
            f"De versie '{revision}' is hier niet: van deze git-map is alleen het laatste deel opgehaald. "
            "Haal de rest op met 'git fetch --unshallow', of met 'fetch-depth: 0' in GitHub Actions."
        )
    raise PlansError(
        f"Er is geen bestand, map of git-versie '{revision}'. Noem een bestand, een map, of een versie zoals main."
    )


def top_of(folder: Path) -> Path:
    """Give the top of the repository that a folder is in; raises `PlansError` where it is in none."""
    found = _git(folder, "rev-parse", "--show-toplevel")
    if found.returncode:
        raise PlansError(f"{folder} is geen map van git, dus er zijn geen vroegere versies. {_said(found)}".rstrip())
    return Path(found.stdout.decode().rstrip("\n"))


def files_at(folder: Path, commit: str, path: str) -> Mapping[str, bytes]:
    """Give the files at or below a path of a commit, by their path from the top; none where nothing is there."""
    top = top_of(folder)
    listed = _git(top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", path)
    if listed.returncode:
        raise PlansError(f"git kan de versie '{commit}' niet lezen. {_said(listed)}")
    names = dict(_entries(listed.stdout))
    read = _git(top, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in names.values()).encode())
    if read.returncode:
        raise PlansError(f"git kan de versie '{commit}' niet lezen. {_said(read)}")
    return dict(zip(names, _blobs(read.stdout), strict=True))


def _entries(listed: bytes) -> Iterator[tuple[str, str]]:
    """Read lines of mode, kind and hash, a tab and the path, each ended by a NUL."""
    for line in listed.split(b"\0"):
        about, _, name = line.partition(b"\t")
        if name and about.split()[1].decode() == _BLOB:
            yield name.decode(errors="surrogateescape"), about.split()[2].decode()


def _blobs(read: bytes) -> Iterator[bytes]:
    """Read what `cat-file --batch` writes: a line that ends in the size, as many bytes, and a line end."""
    at = 0
    while at < len(read):
        head, _, _ = read[at:].partition(b"\n")
        start = at + len(head) + 1
        size = int(head.split()[-1]) if head.split()[1:2] == [_BLOB.encode()] else 0
        yield read[start : start + size]
        at = start + size + 1


def _git(folder: Path, *arguments: str, given: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - no shell, and every word of a user stands behind an option's end
            ["git", "--no-optional-locks", "-C", str(folder), *arguments],  # noqa: S607 - whatever git is installed
            input=given,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise PlansError("Voor een vroegere versie is het programma git nodig, en dat is hier niet.") from None


def _said(process: subprocess.CompletedProcess[bytes]) -> str:
    lines = process.stderr.decode(errors="replace").strip().splitlines()
    return f"git zegt: {lines[0]}" if lines else ""
