"""Put what changes for residents under a pull request, in the one comment that is there for it.

    comment.py number                  print the number of the open pull request whose last commit was checked
    comment.py numbers                 print the numbers of all open pull requests
    comment.py address NUMBER          print the address of its preview, where Pages is on
    comment.py tell NUMBER FILE [URL]  make the comment, or bring it up to date; URL is the address of its preview

Everything in FILE comes from the proposal, maybe from a stranger: it is text. The workflow gives GH_TOKEN, RUN_URL,
HEAD_OWNER, HEAD_BRANCH and HEAD_SHA; GitHub gives GITHUB_API_URL and GITHUB_REPOSITORY.
"""

import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

MARK = "<!-- wijzigingen voor bewoners -->"
AUTHOR = "github-actions[bot]"
MOST = 60_000  # characters; GitHub takes 65,536
FULL = 100
AT = re.compile(r"@|&#0*64;|&#[xX]0*40;|&commat;")
NOTHING = "\N{WORD JOINER}"  # shows nothing; with it behind the @ GitHub calls nobody


def main(arguments: Sequence[str]) -> None:
    """Do what the arguments say."""
    match arguments:
        case ["number"]:
            print(*islice(checked(), 1))
        case ["numbers"]:
            print(*(pull["number"] for pull in _all("pulls", state="open")))
        case ["address", number]:
            print(*preview(number))
        case ["tell", number, file, *address]:
            tell(number, message(Path(file), *address))
        case _:
            sys.exit(__doc__)


def checked() -> Iterator[int]:
    """Find the pull request that was checked; none where it is closed, or has a newer commit that is checked next."""
    head = f"{os.environ['HEAD_OWNER']}:{os.environ['HEAD_BRANCH']}"
    pulls = (pull for pull in _all("pulls", state="open", head=head) if pull["head"]["sha"] == os.environ["HEAD_SHA"])
    yield from (pull["number"] for pull in pulls)


def preview(number: str) -> Iterator[str]:
    """Give the address of a preview; none where the repository shows no Pages."""
    try:
        yield f"{_ask('GET', 'pages')['html_url'].rstrip('/')}/voorstel/{number}/"
    except HTTPError as error:
        if error.code not in (403, 404):
            raise


def message(file: Path, address: str = "") -> str:
    """Write the comment: what changes, in which nobody is called, cut at a line; the preview and the whole report."""
    found = file.read_text("utf-8", errors="replace") if file.is_file() and not file.is_symlink() else ""
    said = AT.sub(rf"\g<0>{NOTHING}", found)[: MOST + 1]
    if len(said) > MOST:
        said = f"{cut(said[:MOST])}\n\n… De lijst is ingekort."
    said = said.strip() or "De wijzigingen konden niet worden vergeleken."
    shown = f"\n\n**[Zo ziet de site er dan uit]({address})** (het kan een paar minuten duren)" if address else ""
    return f"{MARK}\n{said}{shown}\n\n[Het verslag van de controle]({os.environ['RUN_URL']})\n"


def cut(said: str) -> str:
    """Cut at the last whole line, and before a part that is folded away and would now fold away what follows."""
    whole = said.rpartition("\n")[0]
    start = whole.rfind("\n<details>")
    return whole[:start] if start > whole.rfind("\n</details>") else whole


def tell(number: str, body: str) -> None:
    """Make the comment, or bring it up to date."""
    comments = _all(f"issues/{number}/comments")
    own = (each for each in comments if each["user"]["login"] == AUTHOR and each["body"].startswith(MARK))
    known = next(own, None)
    if known:
        _ask("PATCH", f"issues/comments/{known['id']}", {"body": body})
    else:
        _ask("POST", f"issues/{number}/comments", {"body": body})


def _all(path: str, **query: str) -> Iterator[Any]:
    """Give everything in a list, page after page."""
    for page in count(1):
        found = _ask("GET", f"{path}?{urlencode({**query, 'per_page': FULL, 'page': page})}")
        yield from found
        if len(found) < FULL:
            return


def _ask(method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - as free as JSON
    """Send one request to GitHub and give its answer."""
    headers = {"Authorization": f"Bearer {os.environ['GH_TOKEN']}", "Accept": "application/vnd.github+json"}
    address = f"{os.environ['GITHUB_API_URL']}/repos/{os.environ['GITHUB_REPOSITORY']}/{path}"
    data = json.dumps(body).encode() if body is not None else None
    with urlopen(Request(address, data, headers, method=method), timeout=60) as answer:  # noqa: S310 - GitHub's own
        return json.load(answer)


if __name__ == "__main__":
    main(sys.argv[1:])
