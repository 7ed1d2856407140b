"""Put a built site on the branch that GitHub Pages shows, or take a preview away.

    pages.py site SITE NUMBER...   the site itself; of the previews, those of these open proposals stay
    pages.py preview SITE NUMBER   the preview of a proposal, in the folder voorstel/NUMBER
    pages.py remove NUMBER         that preview goes

The branch keeps one commit: nobody needs the history of what was built. Files go from the site into git and never
into a working copy, so nothing that a proposal made can run. Two runs at once do no harm: git refuses the second,
which then begins again from what the first one made.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

BRANCH = "gh-pages"
PREVIEWS = "voorstel"
PLAIN = ".nojekyll"
NOINDEX = 'name="robots" content="noindex"'
TRIES = 5
IDENTITY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "github-actions[bot]"), ("EMAIL", "github-actions[bot]@users.noreply.github.com"))
}

Entries = dict[str, str]
"""What stands in a folder of git, by name: mode, kind and hash, as `git mktree` takes them."""


def main(arguments: Sequence[str]) -> None:
    """Do what the arguments say; ends with a sentence where that cannot be."""
    match arguments:
        case ["site", site, *numbers] if _are_numbers(numbers):
            built = _tree_of(Path(site), preview=False)
            publish(lambda before: with_site(before, built, numbers))
        case ["preview", site, number] if _are_numbers([number]):
            built = _tree_of(Path(site), preview=True)
            publish(lambda before: with_preview(before, number, built))
        case ["remove", number] if _are_numbers([number]):
            publish(lambda before: with_preview(before, number, None))
        case _:
            sys.exit(__doc__)


def with_site(before: str, built: str, numbers: Sequence[str]) -> Entries:
    """Put the site in the branch; what stays is the previews of these proposals, and the name of the site's host."""
    previews = _entries(f"{before}:{PREVIEWS}")
    kept = {number: entry for number, entry in previews.items() if number in numbers}
    host = {name: entry for name, entry in _entries(before).items() if name == "CNAME"}
    return _with_previews(host | _entries(built), _entries(f"{built}:{PREVIEWS}") | kept)


def with_preview(before: str, number: str, built: str | None) -> Entries:
    """Put the preview of a proposal in the branch, or take it away."""
    others = {name: entry for name, entry in _entries(f"{before}:{PREVIEWS}").items() if name != number}
    return _with_previews(_entries(before), others | ({number: f"040000 tree {built}"} if built else {}))


def publish(change: Callable[[str], Entries]) -> None:
    """Bring the branch from what it holds to what `change` makes of that, unless it is the same."""
    for _ in range(TRIES):
        commit = _fetched()
        before = commit or _make_tree({})
        files = change(before)
        if files == _entries(before):
            print("Nothing to change.")
            return
        made = _git("commit-tree", _make_tree(files), "-m", "Site")
        lease = f"--force-with-lease=refs/heads/{BRANCH}:{commit}"
        pushed = _run("push", "--quiet", lease, "origin", f"{made}:refs/heads/{BRANCH}")
        if pushed.returncode == 0:
            return
    sys.exit(f"Not published: {pushed.stderr.strip()}")


def _are_numbers(words: Sequence[str]) -> bool:
    return all(re.fullmatch("[1-9][0-9]{0,9}", word) for word in words)


def _tree_of(site: Path, *, preview: bool) -> str:
    """Store a built site in git and give its tree."""
    refused = next(_refusals(site, preview=preview), None)
    if refused:
        sys.exit(f"Not published: {refused}")
    with TemporaryDirectory() as work:
        index = {"GIT_INDEX_FILE": f"{work}/index", "GIT_WORK_TREE": str(site.resolve())}
        _git("add", "--all", "--force", ".", environment=index)
        return _git("write-tree", environment=index)


def _refusals(site: Path, *, preview: bool) -> Iterator[str]:
    """Find what may not be published: git must not meet another repository, Pages no link to a file elsewhere.

    A preview that search engines would list is a mistake; who may make one is trusted, so this is no guard.
    """
    if not (site / "index.html").is_file():
        yield f"there is no index.html in {site}."
    for path in sorted(site.rglob("*")):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            yield f"{path} is no plain file."
        elif path.name.lower().startswith(".git"):
            yield f"{path} would mean something to git."
        elif preview and path.suffix == ".html" and NOINDEX not in path.read_text("utf-8", errors="replace"):
            yield f"search engines would list {path}."


def _fetched() -> str:
    """Fetch the branch and give its commit; nothing where there is no branch yet."""
    if not _git("ls-remote", "origin", f"refs/heads/{BRANCH}"):
        return ""
    _git("fetch", "--quiet", "origin", f"refs/heads/{BRANCH}")
    return _git("rev-parse", "FETCH_HEAD")


def _entries(tree: str) -> Entries:
    """Give what stands in a tree; nothing where there is no such tree."""
    listed = _run("ls-tree", "-z", tree).stdout
    return {name: entry for entry, _, name in (line.partition("\t") for line in listed.split("\0") if line)}


def _with_previews(files: Entries, previews: Entries) -> Entries:
    """Put the folder of the previews beside the other files, and what keeps Pages from making anything of them."""
    others = {name: entry for name, entry in files.items() if name not in (PREVIEWS, PLAIN)}
    everything = others | ({PREVIEWS: f"040000 tree {_make_tree(previews)}"} if previews else {})
    return everything and everything | {PLAIN: f"100644 blob {_git('hash-object', '-w', '--stdin')}"}


def _make_tree(entries: Entries) -> str:
    return _git("mktree", "-z", given="".join(f"{entry}\t{name}\0" for name, entry in entries.items()))


def _git(*arguments: str, given: str | None = None, environment: Mapping[str, str] | None = None) -> str:
    """Let git do something and give what it says; ends where it cannot."""
    done = _run(*arguments, given=given, environment=environment)
    if done.returncode:
        sys.exit(f"git {arguments[0]}: {done.stderr.strip()}")
    return done.stdout.strip()


def _run(
    *arguments: str, given: str | None = None, environment: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    variables = {**os.environ, **IDENTITY, **(environment or {})}
    return subprocess.run(
        ["git", *arguments],
        input=given or "",
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="surrogateescape",
        env=variables,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
