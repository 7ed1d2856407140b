"""What a git repository holds at a revision, read through git itself; nothing in the repository is touched."""

import subprocess
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from generator.errors import PlansError

_BLOB = "blob"
_FILE = b"100"  # what the mode of a file begins with; links and other repositories are no files
# What a person may have set for the log that would make it say something else.
_PLAIN_LOG = ("-c", "log.diffMerges=separate", "-c", "log.showRoot=true", "-c", "log.showSignature=false")


@dataclass(frozen=True, slots=True)
class Changed:
    """A file that a commit changed: the hashes of what is in it before and after, empty where it is not there."""

    path: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit on the main line: the second at which it came there, and which files it changed there."""

    moment: int
    files: tuple[Changed, ...]


def commit_of(folder: Path, revision: str) -> str:
    """Give the commit that a revision such as "main" or "HEAD~1" is; raises `PlansError` where there is none."""
    top_of(folder)
    found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode == 0:
        return found.stdout.decode().strip()
    if is_shallow(folder):
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


def moment_of(folder: Path, commit: str) -> int:
    """Give the second at which a commit was made."""
    return int(_read(folder, *_PLAIN_LOG, "log", "--max-count=1", "--format=%ct", commit))


def is_installed() -> bool:
    """Tell whether there is a git to ask."""
    return which("git") is not None


def is_readable(folder: Path) -> bool:
    """Tell whether git reads the repository that a folder is in; it refuses that of another person."""
    return _git(folder, "rev-parse", "--show-toplevel").returncode == 0


def is_kept(folder: Path) -> bool:
    """Tell whether the last version holds a folder."""
    return _git(folder, "rev-parse", "--verify", "--quiet", "HEAD:./").returncode == 0


def is_shallow(folder: Path) -> bool:
    """Tell whether a repository was fetched without its older commits."""
    return _git(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def files_at(folder: Path, commit: str, path: str) -> Mapping[str, bytes]:
    """Give the files at or below a path of a commit, by their path from the top; none where nothing is there."""
    names = hashes_at(folder, commit, path)
    read = contents(folder, names.values())
    return {name: read[blob] for name, blob in names.items()}


def hashes_at(folder: Path, commit: str, path: str) -> Mapping[str, str]:
    """Give the hashes of the files at or below a path of a commit, by their path from the top."""
    return dict(_entries(_read(top_of(folder), "ls-tree", "-r", "-z", "--full-tree", commit, "--", path)))


def contents(folder: Path, hashes: Collection[str]) -> Mapping[str, bytes]:
    """Give what is in files, by their hashes; all of them at once, as starting git takes longer than reading."""
    return dict(zip(hashes, _blobs(_read(folder, "cat-file", "--batch", given="\n".join(hashes))), strict=True))


def main_line(folder: Path, head: str, path: str, without: str = "") -> tuple[Commit, ...]:
    """Give the commits up to `head` that changed files at or below a path, the newest first.

    Of a merge only what it brought to the branch it was merged into, on the day of the merge. What `without`, another
    commit, knows already is left out.
    """
    revisions = (head, f"^{without}") if without else (head,)
    shown = ("--first-parent", "-m", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-color", "--format=%ct")
    place = ("--", f":(top,literal){path}")
    return tuple(_commits(_read(top_of(folder), *_PLAIN_LOG, "log", *shown, *revisions, *place)))


def _commits(log: bytes) -> Iterator[Commit]:
    """Read the moment of each commit, then per file its modes, its hashes and its path, each ended by a NUL."""
    words = [word for each in log.split(b"\0") if (word := each.strip(b"\n"))]
    at = 0
    while at < len(words):
        moment, start = int(words[at]), at + 1
        at = start
        while at < len(words) and words[at].startswith(b":"):
            at += 2
        files = tuple(map(_changed, words[start:at:2], words[start + 1 : at : 2]))
        yield Commit(moment, files)


def _changed(about: bytes, path: bytes) -> Changed:
    old_mode, new_mode, old, new, _ = about.removeprefix(b":").split()
    hashes = (each.decode() if mode.startswith(_FILE) else "" for mode, each in ((old_mode, old), (new_mode, new)))
    return Changed(path.decode(errors="surrogateescape"), *hashes)


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
        start = read.index(b"\n", at) + 1
        *_, size = read[at:start].split()
        if not size.isdigit():
            raise PlansError("Van een vroegere versie van de plannen mist git de tekst. Haal haar op met 'git fetch'.")
        yield read[start : start + int(size)]
        at = start + int(size) + 1


def _read(folder: Path, *arguments: str, given: str = "") -> bytes:
    """Give what git answers; raises `PlansError` where it cannot."""
    done = _git(folder, *arguments, given=given.encode())
    if done.returncode:
        raise PlansError(f"git kan de vroegere versies niet lezen. {_said(done)}")
    return done.stdout


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
