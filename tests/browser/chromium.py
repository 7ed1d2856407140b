"""A real Chromium for the tests."""

from collections.abc import Iterator
from contextlib import contextmanager

from install import installed
from playwright.sync_api import Browser, sync_playwright

# Nothing that asks the network, and what a build server without a screen needs.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Milliseconds to wait for what will come; a slow machine is no mistake.
PATIENCE = 90_000


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the Chromium of this machine, and end it."""
    path = installed()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        browser.close()
