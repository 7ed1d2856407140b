"""The branch that GitHub Pages shows, with real repositories: what `.github/pages.py` puts there and leaves there."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parent.parent / ".github" / "pages.py"
HIDDEN = '<head><meta name="robots" content="noindex" data-preview></head>'

Pages = Callable[..., "subprocess.CompletedProcess[str]"]


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", "user.name=x", "-c", "user.email=x", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """Make a repository as GitHub holds it, and a clone of it in which the workflow runs."""
    origin, clone = tmp_path / "origin.git", tmp_path / "clone"
    subprocess.run(["git", "init", "--quiet", "--bare", origin], check=True)  # noqa: S607 - whatever git is installed
    subprocess.run(["git", "clone", "--quiet", origin, clone], check=True, capture_output=True)  # noqa: S607 - the same
    (clone / "README.md").write_text("x", "utf-8")
    git(clone, "add", ".")
    git(clone, "commit", "--quiet", "-m", "x")
    git(clone, "push", "--quiet", "origin", "HEAD:main")
    return origin


@pytest.fixture
def pages(origin: Path) -> Pages:
    """Give a function that runs the program in the clone."""

    def run(*arguments: str | Path) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, PROGRAM, *arguments]
        return subprocess.run(command, cwd=origin.parent / "clone", capture_output=True, text=True, check=False)

    return run


def site(tmp_path: Path, text: str, *names: str) -> Path:
    """Build a site of a few pages."""
    folder = tmp_path / f"site-{len(list(tmp_path.iterdir()))}"
    for name in ("index.html", *names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def published(origin: Path) -> dict[str, str]:
    """Give the files of the branch, by their path."""
    names = git(origin, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    return {name: git(origin, "show", f"gh-pages:{name}") for name in names}


def test_the_first_site_makes_the_branch(origin: Path, pages: Pages, tmp_path: Path) -> None:
    assert pages("site", site(tmp_path, "een", "plannen/wijk/index.html", ".htaccess")).returncode == 0
    assert published(origin) == {
        ".htaccess": "een",
        ".nojekyll": "",
        "index.html": "een",
        "plannen/wijk/index.html": "een",
    }


def test_the_next_site_replaces_it_and_keeps_the_previews_of_open_proposals(
    origin: Path, pages: Pages, tmp_path: Path
) -> None:
    pages("site", site(tmp_path, "een", "weg.html"))
    for number in ("7", "12"):
        assert pages("preview", site(tmp_path, HIDDEN + number), number).returncode == 0
    assert pages("site", site(tmp_path, "twee"), "12", "99").returncode == 0
    assert published(origin) == {".nojekyll": "", "index.html": "twee", "voorstel/12/index.html": HIDDEN + "12"}
    assert git(origin, "rev-list", "--count", "gh-pages") == "1\n"


def test_a_preview_comes_changes_and_goes_while_the_site_stays(origin: Path, pages: Pages, tmp_path: Path) -> None:
    pages("site", site(tmp_path, "site"))
    before = published(origin)
    pages("preview", site(tmp_path, HIDDEN, "oud.html"), "12")
    pages("preview", site(tmp_path, HIDDEN + "nieuw"), "12")
    assert published(origin) == {**before, "voorstel/12/index.html": HIDDEN + "nieuw"}
    assert pages("remove", "12").returncode == 0
    assert published(origin) == before
    assert pages("remove", "12").stdout == "Nothing to change.\n"


def test_a_preview_before_the_first_site_is_all_there_is(origin: Path, pages: Pages, tmp_path: Path) -> None:
    assert pages("preview", site(tmp_path, HIDDEN), "1").returncode == 0
    assert published(origin) == {".nojekyll": "", "voorstel/1/index.html": HIDDEN}


def test_removing_a_preview_where_nothing_was_published_makes_no_branch(origin: Path, pages: Pages) -> None:
    assert pages("remove", "1").returncode == 0
    assert git(origin, "branch", "--list", "gh-pages") == ""


def test_the_same_site_again_changes_nothing(origin: Path, pages: Pages, tmp_path: Path) -> None:
    pages("site", site(tmp_path, "site"))
    commit = git(origin, "rev-parse", "gh-pages")
    assert pages("site", site(tmp_path, "site")).stdout == "Nothing to change.\n"
    assert git(origin, "rev-parse", "gh-pages") == commit


def test_the_name_of_the_host_stays(origin: Path, pages: Pages, tmp_path: Path) -> None:
    pages("site", site(tmp_path, "plannen.example", "CNAME"))
    pages("site", site(tmp_path, "twee"))
    assert published(origin)["CNAME"] == "plannen.example"


def test_the_working_copy_and_its_branches_stay_as_they_are(origin: Path, pages: Pages, tmp_path: Path) -> None:
    clone = origin.parent / "clone"
    before = git(clone, "status", "--porcelain=v2", "--branch")
    pages("site", site(tmp_path, "site"))
    assert git(clone, "status", "--porcelain=v2", "--branch") == before
    assert (clone / "README.md").read_text("utf-8") == "x"


def test_what_another_run_published_meanwhile_is_kept(origin: Path, pages: Pages, tmp_path: Path) -> None:
    """The first push is refused because another run was first; the second try starts from what that one made."""
    pages("site", site(tmp_path, "site"))
    pages("preview", site(tmp_path, HIDDEN), "7")
    seven = git(origin, "rev-parse", "gh-pages").strip()
    pages("remove", "7")
    hook = origin / "hooks" / "pre-receive"
    hook.write_text(
        f"#!/bin/sh\n[ -e first ] && exit 0\ntouch first\nunset GIT_QUARANTINE_PATH\n"
        f"git update-ref refs/heads/gh-pages {seven}\nexit 1\n",
        "utf-8",
    )
    hook.chmod(0o755)
    assert pages("preview", site(tmp_path, HIDDEN + "8"), "8").returncode == 0
    assert {"voorstel/7/index.html", "voorstel/8/index.html"} <= published(origin).keys()


def test_a_branch_that_may_not_be_written_is_said(origin: Path, pages: Pages, tmp_path: Path) -> None:
    hook = origin / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho protected branch >&2\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    done = pages("site", site(tmp_path, "site"))
    assert done.returncode == 1
    assert "protected branch" in done.stderr


@pytest.mark.parametrize("number", ["0", "12/../..", "-1", "", ".", "12 13", "1\n2", "٣"])
def test_a_preview_stands_in_a_folder_with_a_number(number: str, origin: Path, pages: Pages, tmp_path: Path) -> None:
    for arguments in (("preview", site(tmp_path, HIDDEN), number), ("remove", number)):
        assert pages(*arguments).returncode == 1
    assert git(origin, "branch", "--list", "gh-pages") == ""


def broken_link(folder: Path) -> None:
    (folder / "geheim").symlink_to("/etc/hostname")


def other_repository(folder: Path) -> None:
    subprocess.run(["git", "init", "--quiet", folder / "map"], check=True)  # noqa: S607 - whatever git is installed


def attributes(folder: Path) -> None:
    (folder / ".gitattributes").write_text("* filter=x", "utf-8")


def listed_page(folder: Path) -> None:
    (folder / "plan.html").write_text("<head></head>", "utf-8")


def no_home(folder: Path) -> None:
    (folder / "index.html").unlink()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (broken_link, "is no plain file"),
        (other_repository, "would mean something to git"),
        (attributes, "would mean something to git"),
        (listed_page, "search engines would list"),
        (no_home, "there is no index.html"),
    ],
)
def test_what_may_not_be_published_is_refused(
    spoil: Callable[[Path], None], said: str, origin: Path, pages: Pages, tmp_path: Path
) -> None:
    folder = site(tmp_path, HIDDEN)
    spoil(folder)
    done = pages("preview", folder, "12")
    assert done.returncode == 1
    assert said in done.stderr
    assert git(origin, "branch", "--list", "gh-pages") == ""
