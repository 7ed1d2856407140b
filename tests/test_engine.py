"""Starting MkDocs."""

import socket
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.command import engine
from generator.errors import PlansError


@pytest.fixture
def mkdocs(tmp_path: Path) -> engine.Engine:
    return engine.Engine(tmp_path / "mkdocs.yml", date(2026, 3, 1))


def fake(monkeypatch: pytest.MonkeyPatch, status: int, said: str = "") -> list[dict[str, Any]]:
    """Put a program in MkDocs' place that writes one page, says something and ends with a status."""
    calls: list[dict[str, Any]] = []
    run = subprocess.run

    def fake_run(command: list[str], **options: Any) -> Any:  # noqa: ANN401 - as subprocess.run
        calls.append({"command": command, **options})
        Path(command[-1]).mkdir()
        (Path(command[-1]) / "index.html").write_text("nieuw", "utf-8")
        script = f"import sys; sys.stderr.write({said!r}); sys.exit({status})"
        return run([sys.executable, "-c", script], **options)

    monkeypatch.setattr("generator.command.engine.subprocess.run", fake_run)
    return calls


def test_a_good_build_takes_the_place_of_the_old_site(
    tmp_path: Path, mkdocs: engine.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = fake(monkeypatch, 0)
    site = tmp_path / "site"
    site.mkdir()
    (site / "oud.html").write_text("oud", "utf-8")
    engine.build(mkdocs, site)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert "--strict" in calls[0]["command"]
    assert calls[0]["env"]["PLANS_TODAY"] == "2026-03-01"


def test_a_failed_build_leaves_the_old_site(
    tmp_path: Path, mkdocs: engine.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(
        monkeypatch,
        1,
        "INFO    -  Cleaning\nWARNING -  raar\nTraceback (most recent call last):\n  File x\n    y\nKeyError: 'z'\n",
    )
    site = tmp_path / "site"
    site.mkdir()
    (site / "oud.html").write_text("oud", "utf-8")
    with pytest.raises(PlansError) as error:
        engine.build(mkdocs, site)
    assert str(error.value) == (
        "MkDocs kon de site niet bouwen; de vorige site staat er nog.\nWARNING -  raar\nKeyError: 'z'"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert [path.name for path in site.iterdir()] == ["oud.html"]


def test_whoever_mends_the_program_may_see_everything(
    tmp_path: Path, mkdocs: engine.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake(monkeypatch, 1, "Traceback (most recent call last):\n  File x\nKeyError: 'z'\n")
    debug = engine.Engine(mkdocs.config, mkdocs.today, debug=True)
    with pytest.raises(PlansError, match="File x"):
        engine.build(debug, tmp_path / "site")


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, mkdocs: engine.Engine) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(PlansError, match=r"^De site kan niet geschreven worden: "):
        engine.build(mkdocs, tmp_path / "file" / "site")


@pytest.mark.parametrize("address", ["127.0.0.1:taken", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:99999999"])
def test_an_address_that_cannot_be_used_is_one_sentence(mkdocs: engine.Engine, address: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = address.replace("taken", str(taken.getsockname()[1]))
        with pytest.raises(PlansError, match="Kies een ander"):
            engine.serve(mkdocs, address)
