"""Handing pages to Pagefind; what it finds in them is tested with the whole finish."""

from pathlib import Path

import pytest

from generator.errors import PlansError
from generator.finish.search import write_index

PAGE = '<html lang="nl"><body><article class="md-content__inner"><h1>Plan</h1><p>Tekst</p></article></body></html>'


def test_an_index_replaces_a_former_one(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(PAGE, "utf-8")
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind" / "oud").write_text("x", "utf-8")
    write_index(tmp_path, [page])
    assert (tmp_path / "pagefind" / "pagefind-entry.json").is_file()
    assert not (tmp_path / "pagefind" / "oud").exists()


def test_a_site_without_pages_to_find_has_an_index_too(tmp_path: Path) -> None:
    write_index(tmp_path, [])
    assert (tmp_path / "pagefind" / "pagefind.js").is_file()


def test_what_pagefind_refuses_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pagefind-of-test"
    answer = "eyJwYXlsb2FkIjogeyJ0eXBlIjogIkVycm9yIiwgIm1lc3NhZ2UiOiAibmVlIn19"
    program.write_text(f"#!/bin/sh\nprintf '{answer},'\nsleep 1\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises(PlansError, match=r"^De zoekindex kan niet gemaakt worden: nee$"):
        write_index(tmp_path, [])
