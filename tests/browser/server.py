"""A web server for a built site, as a municipality would have one: below a folder, with its headers."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# Sites of municipalities often live below a folder of a larger one.
FOLDER = "gemeente"


class Handler(SimpleHTTPRequestHandler):
    """Serves files with the headers of `_headers` and the site's own page for what is not found."""

    def __init__(self, *args: object, site: Path, headers: tuple[tuple[str, str], ...], **kwargs: object) -> None:
        self.site = site
        self.extra = headers
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(f"/{FOLDER}")
        return super().translate_path(below) if below != path else str(self.site / "nothing-is-here")

    def end_headers(self) -> None:
        for name, value in self.extra:
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self.site / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing about requests."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a built site on a free port of this machine; gives the address of its home page."""
    handler = partial(Handler, directory=str(site), site=site, headers=tuple(headers_of(site)))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{FOLDER}/"
        finally:
            server.shutdown()
            thread.join()


def headers_of(site: Path) -> Iterator[tuple[str, str]]:
    """Read the headers that hold for every page: the lines below `/*` in `_headers`, where that file is there."""
    path = site / "_headers"
    holds = False
    for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
        if not line.startswith((" ", "\t")):
            holds = line.strip() == "/*"
        elif holds and ":" in line:
            name, _, value = line.partition(":")
            yield name.strip(), value.strip()
