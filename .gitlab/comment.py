"""Put what changes for residents under a merge request, in the one note that is there for it.

The file with Markdown is the first argument; CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID and
PLANNEN_TOKEN come from GitLab.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

MARK = "<!-- wijzigingen voor bewoners -->"
MOST = 900_000  # characters; GitLab takes a million


def ask(method: str, path: str, body: str | None = None) -> Any:  # noqa: ANN401 - as free as JSON
    """Send one request to GitLab and give its answer."""
    address = f"{os.environ['CI_API_V4_URL']}/projects/{os.environ['CI_PROJECT_ID']}/{path}"
    headers = {"PRIVATE-TOKEN": os.environ["PLANNEN_TOKEN"], "Content-Type": "application/json"}
    data = json.dumps({"body": body}).encode() if body is not None else None
    with urlopen(Request(address, data, headers, method=method), timeout=60) as answer:  # noqa: S310 - GitLab's own
        return json.load(answer)


def main() -> None:
    """Make the note, or bring it up to date."""
    notes = f"merge_requests/{os.environ['CI_MERGE_REQUEST_IID']}/notes"
    text = Path(sys.argv[1]).read_text("utf-8")[:MOST].replace("@", "&#64;")
    known = [note for note in ask("GET", f"{notes}?per_page=100") if note["body"].startswith(MARK)]
    if known:
        ask("PUT", f"{notes}/{known[0]['id']}", f"{MARK}\n{text}")
    else:
        ask("POST", notes, f"{MARK}\n{text}")


if __name__ == "__main__":
    main()
