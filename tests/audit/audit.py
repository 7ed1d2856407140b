"""Measures a built site as a phone sees it: weight of the first view, and the figures of Lighthouse.

Started by `make audit`. It prints figures and judges nothing: how fast a page is depends on the machine, so no
test waits for it. Performance is the median of three runs.
"""

import gzip
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

from chromium import FLAGS
from install import installed
from server import FOLDER, Handler, headers_of

HERE = Path(__file__).parent
LIGHTHOUSE = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"

# A page of each kind; of several the longest.
PAGES = ("", "plannen/*/", "planning/", "geld/", "zoeken/", "wijken/*/")
RUNS = 3

PERFORMANCE = "performance"
CATEGORIES = (PERFORMANCE, "accessibility", "best-practices", "seo")
# Search results ask not to be indexed, as they should; Lighthouse would count it as a fault.
NOT_INDEXED = "zoeken/"

PACKED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt"}
WIDTHS = (34, 12, 14, 16, 17, 5)


class PackingHandler(Handler):
    """Serves as a common host does: text packed, connections kept open."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> Any:  # noqa: ANN401 - as the class above has it
        """Send the headers of a file and give its content."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.partition("?")[0].endswith("/") else path
        if not path.is_file() or path.suffix not in PACKED:
            return super().send_head()
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


class Server(ThreadingHTTPServer):
    """A server that says nothing about a browser that hangs up: Lighthouse often does."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Pass over what went wrong; the browser reports what it missed."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a site on a free port; gives the address of its home page."""
    handler = partial(PackingHandler, directory=str(site), site=site, headers=tuple(headers_of(site)))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{FOLDER}/"
        server.shutdown()


def chosen(site: Path) -> Iterator[str]:
    """Give the pages to measure, by their address below the home page."""
    for pattern in PAGES:
        files = sorted(site.glob(f"{pattern}index.html"), key=lambda path: (-path.stat().st_size, path))
        if files:
            yield files[0].parent.relative_to(site).as_posix().removeprefix(".") + ("/" if pattern else "")


def measured(address: str, page: str, categories: tuple[str, ...]) -> Mapping[str, Any]:
    """Run Lighthouse on one page, as on a telephone; gives its report."""
    options = [
        "--quiet",
        "--output=json",
        "--no-enable-error-reporting",
        f"--only-categories={','.join(categories)}",
        f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
    ]
    if page == NOT_INDEXED:
        options.append("--skip-audits=is-crawlable")
    done = subprocess.run(
        ["node", str(LIGHTHOUSE), f"{address}{page}", *options],  # noqa: S607 - the node of this machine
        env={**os.environ, "CHROME_PATH": installed() or ""},
        check=True,
        stdout=subprocess.PIPE,
    )
    report: Mapping[str, Any] = json.loads(done.stdout)
    return report


def score(report: Mapping[str, Any], category: str) -> int:
    """Give the figure of a category, from 0 to 100."""
    return round(100 * (report["categories"][category]["score"] or 0))


def weight(report: Mapping[str, Any]) -> int:
    """Give the bytes over the wire of the first view, without photos."""
    requests = report["audits"]["network-requests"]["details"]["items"]
    return sum(each["transferSize"] for each in requests if not each.get("mimeType", "").startswith("image/webp"))


def faults(report: Mapping[str, Any]) -> Iterator[str]:
    """Name what costs points outside of performance."""
    for category in CATEGORIES[1:]:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{category}: {audit['title']}"


def main() -> int:
    """Print the table of figures, and what costs points."""
    site = Path(sys.argv[1])

    say("page", "kB (gzip)", *CATEGORIES)
    with served(site) as address:
        for page in chosen(site):
            report = measured(address, page, CATEGORIES)
            again = (measured(address, page, (PERFORMANCE,)) for _ in range(RUNS - 1))
            speed = median([score(report, PERFORMANCE), *(score(each, PERFORMANCE) for each in again)])
            others = (score(report, category) for category in CATEGORIES[1:])
            say(page or "(home)", f"{weight(report) / 1000:.1f}", round(speed), *others)
            for fault in faults(report):
                say("", fault)
    return 0


def say(*cells: object) -> None:
    """Print one row."""
    row = "".join(f"{cell!s:<{width}}" for cell, width in zip(cells, WIDTHS, strict=False))
    print(row.rstrip(), flush=True)  # noqa: T201 - it is what this script is for


if __name__ == "__main__":
    sys.exit(main())
