"""The pipeline, from the files of a municipality to the files of a site: read this first.

    plans + registers --read_site--> catalogue + findings
    catalogue --site_files--> every page in Markdown --navigation--> how they hang together

A site engine makes HTML of it (`plugin.py` for MkDocs, `plans generate` for any other), and `finish/`
completes what the engine built.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

from generator.catalogue import Catalogue, catalogue, read_catalogue
from generator.check import check
from generator.check.attachments import beside_pages
from generator.check.front import front
from generator.check.known import Known
from generator.check.menu import menu
from generator.check.page_links import page_links
from generator.check.pages import page as wrong_page
from generator.errors import Finding, InvalidPlans, Severity
from generator.history import read_history, wrong_since
from generator.house import dark, light
from generator.labels import Labels, read_labels
from generator.model.registers import Registers
from generator.pages import guide_pages, pages
from generator.pages.embed.check import wrong_embeds
from generator.pages.embed.find import content_pages, read_page
from generator.pages.uris import uris
from generator.pages.view import FOLDERS, make_site
from generator.render import address, environment, render
from generator.report import GUIDE, guide_to, sentences, summary
from generator.settings import Settings
from generator.sitefile import SiteFile


def read_site(settings: Settings) -> tuple[Catalogue, tuple[Finding, ...]]:
    """Read and check everything; gives all that could be read and every finding, in the order of the files."""
    with collector_at_rest():
        everything, findings = read_catalogue(settings.plans, settings.plans.name)
        checked = tuple(check(everything, settings.today))
    by_hand = (*wrong_embeds(settings, everything), *_wrong_pages(settings, everything))
    beside = (each for name in _other_files(settings) for each in beside_pages(name))
    found = (*settings.findings, *findings, *checked, *by_hand, *beside, *wrong_since(settings))
    return everything, tuple(
        sorted(found, key=lambda each: (each.place.file, each.place.line, each.place.column, each.code))
    )


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep Python from looking for garbage among plans: there is none, and of many it takes a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _wrong_pages(settings: Settings, everything: Catalogue) -> Iterator[Finding]:
    """Find what is wrong with the menu and the pages written by hand, apart from what they show of the plans."""
    if not settings.content.is_dir():
        return  # told where the settings name it
    texts: dict[str, str] = {}
    names = {path.relative_to(settings.content).as_posix(): path for path in content_pages(settings)}
    for uri, path in names.items():
        name = path.relative_to(settings.root).as_posix()
        try:
            texts[uri] = read_page(path, name)
        except InvalidPlans as invalid:
            yield from invalid.findings
    known = _known(settings, everything, names)
    if settings.options:
        # What no plan names today the menu may name all the same: it shows it as soon as one does.
        perhaps = {f"{folder}/index.md" for kind, folder in FOLDERS.items() if kind not in ("glossary", "guide")}
        perhaps.add(f"{FOLDERS['glossary']}.md")
        yield from menu(settings.options, replace(known, pages={*known.pages, *perhaps}))
    for uri, text in texts.items():
        name = names[uri].relative_to(settings.root).as_posix()
        yield from front(name, text)
        yield from wrong_page(name, text, everything)
        yield from page_links(name, uri, texts, known)


def _known(settings: Settings, everything: Catalogue, by_hand: Iterable[str]) -> Known:
    """Gather what will stand on the site; files that could not be read may give pages in any folder."""
    public = [file for file in everything.plans if settings.drafts or file.plan.status != "draft"]
    made = set(uris(catalogue(public, everything.registers)))
    theme = settings.templates / "theme" / "assets"
    files = {path.relative_to(theme.parent).as_posix() for path in theme.rglob("*") if path.is_file()}
    folder = settings.content
    files |= {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return Known(
        pages={*(uri for uri in made if uri.endswith(".md")), *by_hand},
        files=files - set(by_hand) | {uri for uri in made if not uri.endswith(".md")},
        drafts=set(uris(everything)) - made,
        unsure=frozenset(FOLDERS.values()) if everything.unread else (),
    )


def _other_files(settings: Settings) -> list[str]:
    """Give the files beside the pages written by hand, as findings call them."""
    found = (path for path in settings.content.rglob("*") if path.is_file() and path.suffix != ".md")
    return sorted(path.relative_to(settings.root).as_posix() for path in found)


def site_files(everything: Catalogue, settings: Settings) -> tuple[SiteFile, ...]:
    """Make every generated page and copied file; drafts only where the settings ask for them."""
    published = [file for file in everything.plans if settings.drafts or file.plan.status != "draft"]
    shown, labels = catalogue(published, everything.registers), labels_of(settings)
    return tuple(pages(make_site(settings, shown, labels, read_history(settings, shown, labels))))


def has_errors(findings: Sequence[Finding]) -> bool:
    """Tell whether anything was found that stops a build."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def theme_values(settings: Settings) -> dict[str, dict[str, str]]:
    """Give what the theme's own templates print: words, and the colours of the browser around the page."""
    colours = {"light": light(settings.house)["brand"], "dark": dark(settings.house)["brand"]}
    return {"words": labels_of(settings).group("theme"), "browser_colours": colours}


def labels_of(settings: Settings) -> Labels:
    """Read the labels of the site's language."""
    return read_labels(settings.templates / "labels", settings.language)


def navigation(files: Sequence[SiteFile], settings: Settings) -> list[Any]:
    """Write out the navigation: an entry that ends in a slash becomes the pages of that folder."""
    folders: dict[str, list[SiteFile]] = {}
    for file in files:
        if file.uri.endswith(".md") and file.title:
            folders.setdefault(file.uri.rpartition("/")[0] + "/", []).append(file)
    by_hand = [path.relative_to(settings.content).as_posix() for path in content_pages(settings)]
    for uri in by_hand:
        folders.setdefault(uri.rpartition("/")[0] + "/", []).append(SiteFile(uri, ""))
    known = {file.uri for file in files}.union(by_hand)
    return list(_expanded(settings.nav, folders, known))


def _expanded(nav: Sequence[Any], folders: Mapping[str, list[SiteFile]], known: set[str]) -> Iterator[Any]:
    for entry in nav:
        title, target = next(iter(entry.items())) if isinstance(entry, dict) else (None, entry)
        if isinstance(target, list):
            yield {title: list(_expanded(target, folders, known))}
        elif target.endswith("/"):
            listed = sorted(folders.get(target, []), key=lambda file: not _is_index(file))
            if listed:
                yield {title or listed[0].title or target.strip("/"): [_titled(file) for file in listed]}
        elif target in known or "://" in target:
            yield entry


def _titled(file: SiteFile) -> Any:  # noqa: ANN401 - what MkDocs calls a nav item
    """Give the index of a folder without a title, so that the engine makes it the folder's own page.

    The title of a hand-written page stands in the page itself.
    """
    return file.uri if _is_index(file) or not file.title else {file.title: file.uri}


def _is_index(file: SiteFile) -> bool:
    return file.uri.endswith("/index.md")


def problem_files(findings: Sequence[Finding], settings: Settings) -> tuple[SiteFile, ...]:
    """Make the page that the live preview shows while the plans hold errors, and the guide that explains them."""
    labels = labels_of(settings)
    errors_first = sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR)
    told = [(finding, sentences(finding, settings.language)) for finding in errors_first]
    env = environment(settings.templates, labels, {})
    said, guide = summary(findings, settings.language), tuple[SiteFile, ...]()
    with suppress(InvalidPlans):  # then one of its own pages is what is wrong
        guide = tuple(guide_pages(make_site(settings, catalogue((), Registers()), labels)))
    explained = any(address(page.uri) == f"/{GUIDE}" for page in guide)
    body = render(env, "pages/findings.md", told=told, summary=said, guide_to=guide_to if explained else None)
    title = str(labels("findings.title"))
    return (SiteFile("index.md", f'---\ntitle: "{title}"\nhide: [navigation, toc]\n---\n\n{body}', title), *guide)
