"""The comment under a proposal, made at a server that answers as GitHub or GitLab does."""

import html
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

ROOT = Path(__file__).parent.parent
MARK = "<!-- wijzigingen voor bewoners -->"
NOTHING = "\N{WORD JOINER}"
ME = {"login": "github-actions[bot]", "id": 5}
SOMEONE = {"login": "iemand", "id": 6}


@dataclass
class Host:
    """What a host holds: pull requests, comments in the order in which they were made, and whether it shows Pages."""

    address: str = ""
    pulls: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)
    pages: str = ""
    tokens: set[str] = field(default_factory=set)

    def answer(self, method: str, path: str, query: dict[str, str], body: dict[str, Any]) -> object:
        """Answer a request as both hosts do, as far as they are asked anything."""
        last = path.rpartition("/")[2]
        if method == "GET" and last == "user":
            return ME
        if method == "GET" and last == "pages":
            return {"html_url": self.pages} if self.pages else None
        if method == "GET":
            found = self.comments if last in ("comments", "notes") else self._pulls(query)
            start, size = (int(query["page"]) - 1) * int(query["per_page"]), int(query["per_page"])
            return found[start : start + size]
        if method == "POST":
            self.comments.append(comment(len(self.comments), ME, body["body"]))
            return self.comments[-1]
        (known,) = [each for each in self.comments if str(each["id"]) == last]
        assert known["user"] == ME, "only who made a comment may change it"
        known["body"] = body["body"]
        return known

    def _pulls(self, query: dict[str, str]) -> list[dict[str, Any]]:
        open_ones = [pull for pull in self.pulls if pull["state"] == query["state"]]
        return [pull for pull in open_ones if query.get("head") in (None, pull["head"]["label"])]


def comment(number: int, author: dict[str, Any], body: str) -> dict[str, Any]:
    return {"id": number, "user": author, "author": author, "body": body}


def pull(number: int, label: str, sha: str, state: str = "open") -> dict[str, Any]:
    return {"number": number, "state": state, "head": {"label": label, "sha": sha}}


@pytest.fixture
def host() -> Iterator[Host]:
    held = Host()

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            sent = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            held.tokens.add(self.headers.get("Authorization") or self.headers["PRIVATE-TOKEN"])
            found = held.answer(self.command, parts.path, query, json.loads(sent or b"{}"))
            data = json.dumps(found).encode()
            self.send_response(404 if found is None else 200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PATCH = do_PUT = _any  # noqa: N815 - names of http.server

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        held.address = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield held
        server.shutdown()
        thread.join()


@pytest.fixture
def github(host: Host) -> Callable[..., str]:
    """Give a function that runs the program as the workflow does; gives what it printed."""
    environment = {
        "GITHUB_API_URL": host.address,
        "GITHUB_REPOSITORY": "stad/plannen",
        "GH_TOKEN": "sleutel",
        "HEAD_OWNER": "stad",
        "HEAD_BRANCH": "wijk & co",
        "HEAD_SHA": "abc",
        "RUN_URL": "https://github.example/run",
    }

    def run(*arguments: str | Path) -> str:
        command = [sys.executable, str(ROOT / ".github" / "comment.py"), *map(str, arguments)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    return run


@pytest.fixture
def gitlab(host: Host) -> Callable[..., str]:
    """Give a function that runs the program as the pipeline does; gives what it printed."""
    environment = {
        "CI_API_V4_URL": host.address,
        "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "12",
        "CI_PIPELINE_URL": "https://gitlab.example/run",
        "PLANNEN_TOKEN": "sleutel",
    }

    def run(file: Path, **other: str) -> str:
        command = [sys.executable, str(ROOT / ".gitlab" / "comment.py"), str(file)]
        return subprocess.run(command, env=environment | other, capture_output=True, text=True, check=True).stdout

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "wijzigingen.md"
    path.write_text("## Wat verandert er?\n\n- Stap 1 schuift.\n", "utf-8")
    return path


def test_the_open_proposal_with_this_commit_is_found(host: Host, github: Callable[..., str]) -> None:
    host.pulls = [
        pull(1, "stad:wijk & co", "abc", "closed"),
        pull(2, "vreemde:wijk & co", "abc"),
        pull(3, "stad:wijk & co", "ouder"),
        pull(4, "stad:wijk & co", "abc"),
        pull(5, "stad:wijk & co", "abc"),
    ]
    assert github("number") == "4\n"


def test_without_an_open_proposal_there_is_no_number(host: Host, github: Callable[..., str]) -> None:
    host.pulls = [pull(1, "stad:wijk & co", "abc", "closed"), pull(3, "stad:wijk & co", "nieuwer")]
    assert github("number").strip() == ""


def test_all_open_proposals_are_found_page_after_page(host: Host, github: Callable[..., str]) -> None:
    host.pulls = [pull(number, f"stad:{number}", "abc") for number in range(1, 251)]
    assert github("numbers").split() == [str(number) for number in range(1, 251)]


def test_the_address_of_a_preview_is_below_that_of_the_site(host: Host, github: Callable[..., str]) -> None:
    assert github("address", "12").strip() == ""
    host.pages = "https://stad.example/plannen/"
    assert github("address", "12") == "https://stad.example/plannen/voorstel/12/\n"


def test_the_comment_is_made_once_and_then_kept_up_to_date(host: Host, github: Callable[..., str], file: Path) -> None:
    host.comments = [comment(number, SOMEONE, "Mooi.") for number in range(150)]
    host.comments[3]["body"] = f"{MARK}\nVan iemand anders."
    github("tell", "12", file, "")
    file.write_text("- Stap 2 vervalt.\n", "utf-8")
    github("tell", "12", file, "https://stad.example/voorstel/12/")
    assert len(host.comments) == 151
    assert host.comments[-1]["body"] == (
        f"{MARK}\n- Stap 2 vervalt.\n\n**[Zo ziet de site er dan uit](https://stad.example/voorstel/12/)** "
        "(het kan een paar minuten duren)\n\n[Het verslag van de controle](https://github.example/run)\n"
    )
    assert host.tokens == {"Bearer sleutel"}


def test_the_same_on_gitlab(host: Host, gitlab: Callable[..., str], file: Path) -> None:
    host.comments = [comment(number, SOMEONE, "Mooi.") for number in range(150)]
    host.comments[3]["body"] = f"{MARK}\nVan iemand anders."
    gitlab(file)
    file.write_text("- Stap 2 vervalt.\n", "utf-8")
    gitlab(file)
    assert len(host.comments) == 151
    assert host.comments[-1]["body"] == (
        f"{MARK}\n- Stap 2 vervalt.\n\n[Het verslag van de controle](https://gitlab.example/run)\n"
    )
    assert host.tokens == {"sleutel"}


def test_without_a_token_nothing_is_asked_of_gitlab(host: Host, gitlab: Callable[..., str], file: Path) -> None:
    assert gitlab(file, PLANNEN_TOKEN="").startswith("Geen PLANNEN_TOKEN")
    assert not host.tokens


def test_a_proposal_calls_nobody_and_gives_no_orders(
    host: Host, github: Callable[..., str], gitlab: Callable[..., str], file: Path
) -> None:
    file.write_text("@burgemeester\n/merge\n  /approve\n", "utf-8")
    github("tell", "12", file)
    assert f"@{NOTHING}burgemeester\n/merge" in host.comments[-1]["body"]
    host.comments.clear()
    gitlab(file)
    assert f"\n@{NOTHING}burgemeester\n&#47;merge\n  &#47;approve\n" in host.comments[-1]["body"]


@pytest.mark.parametrize("spelled", ["@", "&#64;", "&#064;", "&#x40;", "&#X0040;", "&commat;"])
def test_however_it_is_spelled_nobody_is_called(
    spelled: str, host: Host, github: Callable[..., str], gitlab: Callable[..., str], file: Path
) -> None:
    file.write_text(f"{spelled}raad\n", "utf-8")
    for tell in (partial(github, "tell", "12"), gitlab):
        host.comments.clear()
        tell(file)
        assert f"{html.unescape(spelled)}{NOTHING}raad" in html.unescape(host.comments[0]["body"])


def test_a_cut_leaves_nothing_folded_away(
    host: Host, github: Callable[..., str], gitlab: Callable[..., str], file: Path
) -> None:
    folded = "<details><summary>Een tekst</summary>\n\nEerst:\n\n- Zin.\n\n</details>\n\n"
    for tell, most in ((partial(github, "tell", "12"), 60_000), (gitlab, 500_000)):
        for lines in range(8):
            host.comments.clear()
            file.write_text("- Stap.\n" * lines + "\n" + folded * (most // len(folded) + 2), "utf-8")
            tell(file)
            body = host.comments[0]["body"]
            assert "… De lijst is ingekort." in body
            assert body.count("<details>") == body.count("</details>")
            assert body.count("<details>") > most // len(folded) - 3


@pytest.mark.parametrize("text", ["- Stap 1 van de @wijk in België.\n", "@"], ids=["lines", "one line"])
def test_what_is_too_long_is_cut_at_a_line(
    text: str, host: Host, github: Callable[..., str], gitlab: Callable[..., str], file: Path
) -> None:
    file.write_text(text * 1_000_000, "utf-8")
    for tell, most in ((partial(github, "tell", "12"), 65_536), (gitlab, 1_000_000)):
        host.comments.clear()
        tell(file)
        (body,) = (each["body"] for each in host.comments)
        assert len(body) < most
        assert "… De lijst is ingekort." in body
        lines = set(body.splitlines()[1:-3]) - {"… De lijst is ingekort.", ""}
        assert lines <= {f"- Stap 1 van de @{NOTHING}wijk in België."}


@pytest.mark.parametrize("content", [None, b"", b" \n"])
def test_where_nothing_could_be_compared_it_says_so(
    content: bytes | None, host: Host, github: Callable[..., str], gitlab: Callable[..., str], tmp_path: Path
) -> None:
    file = tmp_path / "wijzigingen.md"
    if content is not None:
        file.write_bytes(content)
    for tell in (partial(github, "tell", "12"), gitlab):
        host.comments.clear()
        tell(file)
        assert "De wijzigingen konden niet worden vergeleken." in host.comments[0]["body"]


def test_a_link_to_another_file_is_not_followed(host: Host, github: Callable[..., str], file: Path) -> None:
    link = file.with_name("link.md")
    link.symlink_to(file)
    github("tell", "12", link)
    assert "Stap 1" not in host.comments[0]["body"]


def test_bytes_that_are_no_text_do_no_harm(host: Host, github: Callable[..., str], file: Path) -> None:
    file.write_bytes(b"- Stap \xff\xfe\n")
    github("tell", "12", file)
    assert "- Stap \ufffd\ufffd" in host.comments[0]["body"]
