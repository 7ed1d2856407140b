"""Put what changes for residents under a merge request, in the one note that is there for it.

The file with Markdown is the first argument: text, whatever is in it. CI_API_V4_URL, CI_PROJECT_ID,
CI_MERGE_REQUEST_IID and CI_PIPELINE_URL come from GitLab, PLANNEN_TOKEN from the settings of the project.
"""

import json
import os
import re
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

MARK = "<!-- wijzigingen voor bewoners -->"
MOST = 500_000  # characters; GitLab takes a million
FULL = 100
AT = re.compile(r"@|&#0*64;|&#[xX]0*40;|&commat;")
NOTHING = "\N{WORD JOINER}"  # shows nothing; with it behind the @ GitLab calls nobody


def main() -> None:
    """Make the note, or bring it up to date; without a token nothing is asked of GitLab."""
    if not os.environ.get("PLANNEN_TOKEN"):
        print("Geen PLANNEN_TOKEN: de wijzigingen staan alleen in het verslag van de controle.")
        return
    notes = f"projects/{os.environ['CI_PROJECT_ID']}/merge_requests/{os.environ['CI_MERGE_REQUEST_IID']}/notes"
    own = ask("GET", "user")["id"]
    known = [each["id"] for each in all_of(notes) if each["author"]["id"] == own and each["body"].startswith(MARK)]
    body = {"body": message(Path(sys.argv[1]))}
    if known:
        ask("PUT", f"{notes}/{known[0]}", body)
    else:
        ask("POST", notes, body)


def message(file: Path) -> str:
    """Write the note: what changes, in which nobody is called and no line is an order to GitLab; and the report."""
    found = file.read_text("utf-8", errors="replace") if file.is_file() else ""
    said = re.sub(r"^(\s*)/", r"\1&#47;", AT.sub(rf"\g<0>{NOTHING}", found), flags=re.MULTILINE)
    if len(said) > MOST:
        said = f"{cut(said[:MOST])}\n\n… De lijst is ingekort."
    said = said.strip() or "De wijzigingen konden niet worden vergeleken."
    return f"{MARK}\n{said}\n\n[Het verslag van de controle]({os.environ['CI_PIPELINE_URL']})\n"


def cut(said: str) -> str:
    """Cut at the last whole line, and before a part that is folded away and would now fold away what follows."""
    whole = said.rpartition("\n")[0]
    start = whole.rfind("\n<details>")
    return whole[:start] if start > whole.rfind("\n</details>") else whole


def all_of(path: str) -> Iterator[Any]:
    """Give everything in a list, page after page."""
    for page in count(1):
        found = ask("GET", f"{path}?per_page={FULL}&page={page}")
        yield from found
        if len(found) < FULL:
            return


def ask(method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - as free as JSON
    """Send one request to GitLab and give its answer."""
    headers = {"PRIVATE-TOKEN": os.environ["PLANNEN_TOKEN"], "Content-Type": "application/json"}
    data = json.dumps(body).encode() if body is not None else None
    request = Request(f"{os.environ['CI_API_V4_URL']}/{path}", data, headers, method=method)  # noqa: S310 - GitLab's own
    with urlopen(request, timeout=60) as answer:  # noqa: S310 - GitLab's own
        return json.load(answer)


if __name__ == "__main__":
    main()
