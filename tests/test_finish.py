"""Completing a site that some engine built."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import PlansError
from generator.finish import finish, search
from generator.finish.links import relative_links
from generator.finish.policy import HEADERS, HOSTS

PAGE = """<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8">
    <link rel="canonical" href="https://plannen.example/{path}">
    <title>{title}</title>
  </head>
  <body>
    <header>kopregel</header>
    <nav>navigatiewoord</nav>
    <article class="md-content__inner md-typeset">
      <h1 id="top">{title}<a class="headerlink" href="#top">¶</a></h1>
      <h2 id="geld">Wat kost het?</h2>
      <p>{text}</p>
      <svg><text>tekeningwoord</text></svg>
    </article>
    <footer>voettekst</footer>
  </body>
</html>
"""


def write(site: Path, path: str, title: str, text: str = "") -> None:
    folder = site / path
    folder.mkdir(parents=True, exist_ok=True)
    page = PAGE.format(path=path, title=title, text=text)
    (folder / "index.html").write_text(page, "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    write(folder, "", "Start", "welkom")
    write(folder, "plannen/wijk/", "Wijk", "coördinator")
    write(folder, "plannen/a&b/", "A", "ondersteuner")
    write(folder, "zoeken/", "Zoeken")
    results = folder / "zoeken" / "index.html"
    results.write_text(results.read_text("utf-8").replace("<title>", '<meta name="robots" content="noindex"><title>'))
    (folder / "404.html").write_text(PAGE.format(path="", title="Niet gevonden", text="weg"), "utf-8")
    (folder / "sitemap.xml").write_text("<urlset>2026-01-01</urlset>", "utf-8")
    (folder / "sitemap.xml.gz").write_bytes(b"old")
    return folder


def contents(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def indexed(site: Path) -> int:
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    return sum(int(language["page_count"]) for language in entry["languages"].values())


def test_pages_are_indexed_but_not_the_search_page_or_the_error_page(site: Path) -> None:
    finish(site)
    assert indexed(site) == 3
    assert (site / "pagefind" / "pagefind.js").is_file()
    assert not list((site / "pagefind").glob("pagefind-ui*"))


def test_only_the_text_of_the_page_is_indexed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words: dict[str, int] = {}
    ask = search._ask  # noqa: SLF001 - what Pagefind answers says what it read

    def counting(requests: search.Pipe, answers: search.Pipe, message: search.Message) -> search.Message:
        payload = ask(requests, answers, message)
        if payload["type"] == "IndexedFile":
            words[str(payload["page_url"])] = int(str(payload["page_word_count"]))
        return payload

    monkeypatch.setattr(search, "_ask", counting)
    finish(site)
    # Title, "Wat kost het?" and one word: no header, navigation, permalink, drawing or footer.
    assert words == {"/": 5, "/plannen/a&b/": 5, "/plannen/wijk/": 5}


def test_the_sitemap_lists_the_pages_that_want_to_be_found_without_dates(site: Path) -> None:
    finish(site)
    assert (site / "sitemap.xml").read_text("utf-8").splitlines()[2:-1] == [
        "  <url><loc>https://plannen.example/</loc></url>",
        "  <url><loc>https://plannen.example/plannen/a&amp;b/</loc></url>",
        "  <url><loc>https://plannen.example/plannen/wijk/</loc></url>",
    ]
    assert not (site / "sitemap.xml.gz").exists()


def test_a_site_without_an_address_has_no_sitemap(site: Path) -> None:
    for path in site.rglob("*.html"):
        path.write_text(path.read_text("utf-8").replace("canonical", "other"), "utf-8")
    finish(site)
    assert not (site / "sitemap.xml").exists()


def test_every_page_forbids_scripts_in_its_text(site: Path) -> None:
    finish(site)
    for path in site.rglob("*.html"):
        head = path.read_text("utf-8").split("<title>")[0]
        assert head.count("Content-Security-Policy") == 1
        assert head.index("charset") < head.index("Content-Security-Policy") < head.index("canonical")
        assert "script-src 'self' 'wasm-unsafe-eval';" in head


def test_every_host_sends_the_same_headers_and_its_own_page_for_what_is_not_found(site: Path) -> None:
    finish(site)
    hosts = {name: (site / name).read_text("utf-8") for name in HOSTS}
    azure, vercel = json.loads(hosts["staticwebapp.config.json"]), json.loads(hosts["vercel.json"])
    iis = ET.fromstring(hosts["web.config"])  # noqa: S314 - it was written just now

    assert azure["globalHeaders"] == HEADERS
    assert azure["responseOverrides"] == {"404": {"rewrite": "/404.html"}}
    assert {each["key"]: each["value"] for each in vercel["headers"][0]["headers"]} == HEADERS
    assert {each.get("name"): each.get("value") for each in iis.iter("add")} == HEADERS
    for name, line in LINES.items():
        assert {line.format(*pair) for pair in HEADERS.items()} <= {each.strip() for each in hosts[name].splitlines()}
    assert hosts["_headers"].startswith("/*\n  ")
    assert "ErrorDocument 404 /404.html\n" in hosts[".htaccess"]
    assert "error_page 404 /404.html;\n" in hosts["nginx-headers.conf"]


LINES = {
    "_headers": "{}: {}",
    ".htaccess": 'Header always set {} "{}"',
    "nginx-headers.conf": 'add_header {} "{}" always;',
}


def test_headers_say_what_a_page_cannot(site: Path) -> None:
    finish(site)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', (site / "index.html").read_text("utf-8"))

    assert policy
    assert HEADERS["Content-Security-Policy"] == f"{policy[1]}; frame-ancestors 'none'"
    assert "unsafe-inline" not in policy[1]
    assert "unsafe-eval" not in policy[1].replace("wasm-unsafe-eval", "")
    assert policy[1].startswith("default-src 'none';")


def test_a_site_below_a_folder_has_its_page_for_what_is_not_found_there(site: Path) -> None:
    for path in site.rglob("*.html"):
        path.write_text(path.read_text("utf-8").replace("plannen.example/", "stad.example/plannen/"), "utf-8")
    finish(site)
    assert "ErrorDocument 404 /plannen/404.html\n" in (site / ".htaccess").read_text("utf-8")


def test_a_preview_may_reload_itself(site: Path) -> None:
    finish(site, preview=True)
    assert indexed(site) == 3
    assert not any("Content-Security-Policy" in path.read_text("utf-8") for path in site.rglob("*.html"))
    assert not any((site / name).exists() for name in HOSTS)


def test_finishing_twice_gives_the_same_bytes(site: Path) -> None:
    finish(site)
    once = contents(site)
    finish(site)
    assert contents(site) == once


def test_the_order_in_which_files_were_made_does_not_matter(tmp_path: Path) -> None:
    numbers = range(40)
    for name, order in (("a", numbers), ("b", reversed(numbers))):
        for number in order:
            write(tmp_path / name, f"p{number}/" if number else "", f"Pagina {number}", f"woord{number} wijk")
        finish(tmp_path / name)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_a_folder_without_a_site_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlansError, match=r"geen index\.html"):
        finish(tmp_path)


@pytest.mark.parametrize("binary", ["missing", "false"])
def test_a_search_program_that_does_not_work_is_one_sentence(
    site: Path, binary: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / binary
    if binary == "false":
        program.write_text("#!/bin/sh\nexit 1\n", "utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises(PlansError, match=r"^De zoekindex kan niet gemaakt worden: "):
        finish(site)


def test_without_the_search_program_it_says_so(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "get_executable", lambda: None)
    with pytest.raises(PlansError, match="pagefind is niet geïnstalleerd"):
        finish(site)


@pytest.mark.parametrize(
    ("page", "html", "expected"),
    [
        ("index.html", '<a href="/">', '<a href="./">'),
        ("index.html", '<a href="/plannen/a/#b">', '<a href="plannen/a/#b">'),
        ("plannen/a/index.html", '<a class="x" href="/">', '<a class="x" href="../../">'),
        ("plannen/a/index.html", "<a href='/plannen/b/'>", "<a href='../../plannen/b/'>"),
        (
            "plannen/a/index.html",
            '<img src="/plannen/a/foto.jpg" alt="a > b">',
            '<img src="../../plannen/a/foto.jpg" alt="a > b">',
        ),
        ("plannen/a/index.html", '<a href="//elders.nl/x">', '<a href="//elders.nl/x">'),
        ("plannen/a/index.html", '<a href="https://elders.nl/x">', '<a href="https://elders.nl/x">'),
        ("plannen/a/index.html", '<a href="../b/">', '<a href="../b/">'),
        ("a/index.html", '<img alt="zie href=/geld/">', '<img alt="zie href=/geld/">'),
        ("a/index.html", "<a title='src=\"/x\"' HREF = /geld/ >", "<a title='src=\"/x\"' HREF = ../geld/ >"),
        ("a/index.html", '<form action="/zoeken/" hidden>', '<form action="../zoeken/" hidden>'),
        (
            "a/index.html",
            '<img srcset="/x.jpg 1x, /y.jpg 2x" data-href="/z">',
            '<img srcset="../x.jpg 1x, ../y.jpg 2x" data-href="/z">',
        ),
        ("plannen/a/index.html", '<p>schrijf href="/x"</p>', '<p>schrijf href="/x"</p>'),
    ],
)
def test_addresses_from_the_root_become_relative(page: str, html: str, expected: str) -> None:
    assert relative_links(html, page) == expected


steps = st.text("abcdefghijklmnopqrstuvwxyz0123456789-.", min_size=1, max_size=8).filter(lambda step: step.strip("."))
folders = st.lists(steps, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))


@given(page=folders, there=folders)
def test_a_relative_address_leads_where_the_address_did(page: str, there: str) -> None:
    found = relative_links(f'<a href="/{there}">', f"{page}index.html")
    href = found.removeprefix('<a href="').removesuffix('">')
    assert urljoin(f"https://site.example/map/{page}", href) == f"https://site.example/map/{there}"
