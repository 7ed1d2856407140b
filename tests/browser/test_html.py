"""Every built page is valid HTML."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

from site_pages import BuiltSite

HERE = Path(__file__).parent
CHECKER = HERE / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"


def problems(site: BuiltSite) -> Iterator[str]:
    command = ["node", str(CHECKER), "--config", str(HERE / "htmlvalidate.cjs"), "--formatter", "json"]
    # Into a file: what Node.js writes to a pipe may be cut off when it ends.
    with TemporaryFile("w+", encoding="utf-8") as said:
        subprocess.run([*command, str(site.folder)], cwd=HERE, check=False, stdout=said)
        said.seek(0)
        checked = json.load(said)
    for page in checked:
        name = Path(page["filePath"]).relative_to(site.folder)
        for each in page["messages"]:
            yield f"{name}:{each['line']}:{each['column']}: {each['ruleId']}: {each['message']}"


def test_every_page(site: BuiltSite) -> None:
    assert list(problems(site)) == []


def test_every_page_of_plans_with_odd_shapes(odd_site: BuiltSite) -> None:
    assert list(problems(odd_site)) == []


def test_a_mistake_is_found(tmp_path: Path, site: BuiltSite) -> None:
    page = (site.folder / "index.html").read_text("utf-8")
    (tmp_path / "index.html").write_text(page.replace("<main", "<p><main"), "utf-8")
    assert any("index.html" in problem for problem in problems(BuiltSite(tmp_path, "")))
