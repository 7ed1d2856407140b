"""The MkDocs adapter: gives the pages of the plans to MkDocs. The only module that imports it.

A build stops before MkDocs empties the old site, with all findings. The live preview goes on: while
something is wrong every page shows what, and the next good save brings the site back.
"""

import os
import signal
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

from jinja2 import DictLoader, Environment, TemplateSyntaxError
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.attachments import is_hidden
from generator.errors import InvalidPlans, PlansError
from generator.finish import finish
from generator.model.text import escape
from generator.report import summary
from generator.report.refusal import refusal
from generator.settings import Settings, read_settings, settings_from
from generator.site import has_errors, navigation, problem_files, read_site, site_files, theme_values
from generator.sitefile import SiteFile

_log = get_plugin_logger("plans")

_EPOCH = date(1970, 1, 1)
_HOME = "index.md"
_GUIDE = "redactie/"

# How a page looks while the theme itself is broken.
_BARE = """<!doctype html>
<html lang="nl">
  <head><meta charset="utf-8"><title>{{ config.site_name | e }}</title></head>
  <body><main><article>{{ page.content }}</article></main></body>
</html>
"""


class _Failed(Abort):
    """The build cannot go on, but not because of the plans."""

    code = 2
    exit_code = 2


class _ThemeError(PlansError):
    """A template of the theme cannot be read, so no page can be drawn with it."""


class NoOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs left one method untyped
    """What `mkdocs.yml` may say about the plugin: nothing, so that every engine gets the same."""


@dataclass(frozen=True, slots=True)
class Made:
    """What is given to MkDocs: files and navigation, or the one page that tells what is `wrong`."""

    files: tuple[SiteFile, ...] = ()
    nav: tuple[Any, ...] = (_HOME,)
    wrong: bool = False
    bare: bool = False


class PlansPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]  # as above
    """Adds the pages of all plans to a site."""

    def __init__(self) -> None:
        super().__init__()
        self.serving = False
        self.made = Made()
        self.refused = ""  # what MkDocs says of settings that it does not take
        self.settings: Settings | None = None  # as they were when they could last be read
        # The pages of the last good save: whoever looks at one of them must see what is wrong now.
        self.known: frozenset[str] = frozenset()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what MkDocs was started for; having this makes MkDocs keep the plugin over rebuilds."""
        del dirty
        self.serving = command == "serve"
        if self.serving:
            # MkDocs removes its temporary site on Ctrl-C only; let it do so when it is ended otherwise.
            signal.signal(signal.SIGTERM, _interrupt)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything, and write out the navigation before MkDocs reads it."""
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        config.watch += [str(root / name) for name in ("plans", "templates") if (root / name).is_dir()]
        settings = self.settings or _unread(root)
        try:
            self.settings = settings = self._settings(config)
            config.theme["language"] = settings.language
            config.extra.update(theme_values(settings))
            _check_theme(config)
            self.made = _make(settings)
        except InvalidPlans as invalid:
            stays = not self.serving and Path(config.site_dir).is_dir()
            self._wrong(refusal(invalid.findings, settings.language, stays=stays), 1)
            self.made = Made(problem_files(invalid.findings, settings), wrong=True)
        except PlansError as error:
            bare = isinstance(error, _ThemeError)
            self.made = replace(self._wrong(str(error), 2), bare=bare)
        except Exception as error:  # noqa: BLE001 - whatever happens, an editor gets a sentence
            self.made = self._wrong(_unexpected(error), 2)
        config.nav = list(self.made.nav)
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the generated pages, in place of hand-written ones with the same name."""
        content = Path(config.docs_dir).name
        for file in [file for file in files if is_hidden(file.src_uri)]:
            files.remove(file)
        for file in files.documentation_pages():
            file.edit_uri = f"{content}/{file.src_uri}"
        for page in self._pages(files):
            existing = files.get_file_from_path(page.uri)
            if existing is not None:
                files.remove(existing)
            # Included by name: MkDocs would drop a page such as `templates/x.md` without a word.
            # A page without a title stands at a former address: it is in no navigation.
            listed = page.title and not (config.not_in_nav and config.not_in_nav.match_file(page.uri))
            new = InclusionLevel.INCLUDED if listed else InclusionLevel.NOT_IN_NAV
            inclusion = existing.inclusion if existing else new
            added = File.generated(config, page.uri, content=page.content, inclusion=inclusion)
            added.edit_uri = page.source or None
            files.append(added)
        return files

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        """Draw pages without the theme while that is broken."""
        del config, files
        if self.made.bare:
            env.loader = DictLoader({"main.html": _BARE, "404.html": "", "sitemap.xml": ""})
        return env

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Go on while `mkdocs.yml` cannot be read: with the settings as they were, every page shows what is wrong."""

        def rebuild() -> None:
            if self._can_be_read(config):
                builder()
            else:
                builder(config)

        server.builder = rebuild

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Complete the site as `plans finish` does."""
        try:
            finish(Path(config.site_dir), preview=self.serving)
        except PlansError as error:
            self._wrong(str(error), 2)

    def _settings(self, config: MkDocsConfig) -> Settings:
        if not config.use_directory_urls:
            raise PlansError("Zet use_directory_urls in mkdocs.yml op true: zo verwijzen de pagina's naar elkaar.")
        path = Path(config.config_file_path or "mkdocs.yml").resolve()
        settings = read_settings(path, _today(), drafts=self.serving)
        if self.refused and not has_errors(settings.findings):
            raise PlansError(
                f"MkDocs neemt {path.name} niet aan. Kijk wat daar het laatst is veranderd. ({self.refused})"
            )
        return settings

    def _can_be_read(self, config: MkDocsConfig) -> bool:
        """Tell whether MkDocs can read its settings; where it cannot, its own answer is a traceback."""
        self.refused = ""
        try:
            if has_errors(self._settings(config).findings):
                return False
            tried = MkDocsConfig(config.config_file_path)
            with Path(config.config_file_path).open("rb") as file:
                tried.load_file(file)
            self.refused = "; ".join(f"{key}: {error}" for key, error in tried.validate()[0])
        except PlansError:
            return False
        except MkDocsException as error:
            self.refused = " ".join(str(error).split())
        return not self.refused

    def _wrong(self, said: str, status: int) -> Made:
        """End a build with this text; in the preview, log it and give the page that shows it."""
        if not self.serving:
            raise (_Failed if status == _Failed.exit_code else Abort)(said.rstrip())
        _log.error("\n%s", said.rstrip())
        text = f"# De site kan nu niet gemaakt worden\n\n{escape(said)}\n"
        return Made((SiteFile(_HOME, text),), wrong=True)

    def _pages(self, files: Files) -> Iterator[SiteFile]:
        """Give all files to add; while something is wrong, its page at every address but the guide's."""
        if not self.made.wrong:
            self.known = frozenset(file.uri for file in self.made.files if file.uri.endswith(".md"))
            yield from self.made.files
            return
        page, *guide = self.made.files
        written = {file.src_uri for file in files.documentation_pages()}
        for uri in sorted(self.known | written | {_HOME}):
            if not (guide and uri.startswith(_GUIDE)):
                yield SiteFile(uri, page.content)
        yield from guide


def _unread(root: Path) -> Settings:
    """Give settings for the page that tells why there are none."""
    return settings_from({}, root, _EPOCH)


def _interrupt(*_: object) -> None:
    """End as Ctrl-C does, once: `make` and `plans serve` pass the same signal on, which would break off the end."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def _make(settings: Settings) -> Made:
    catalogue, findings = read_site(settings)
    if has_errors(findings):
        raise InvalidPlans(findings)
    if findings:
        _log.info("%s; 'plans check' laat ze zien", summary(findings, settings.language))
    files = site_files(catalogue, settings)
    return Made(files, tuple(navigation(files, settings)))


def _check_theme(config: MkDocsConfig) -> None:
    """Read every template of the theme before MkDocs needs one: its own message would be a traceback."""
    folder = Path(config.theme.custom_dir or config.docs_dir)
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    env = config.theme.get_env()
    for name in names if config.theme.custom_dir else ():
        try:
            env.get_template(name)
        except TemplateSyntaxError as error:
            raise _ThemeError(f"Sjabloon {folder.name}/{name}, regel {error.lineno}: {error.message}") from None


def _today() -> date:
    text = os.environ.get("PLANS_TODAY")
    if not text:
        return datetime.now(UTC).astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise PlansError(f"Schrijf de dag van vandaag als 2026-11-22, niet '{text}'.") from None


def _unexpected(error: Exception) -> str:
    """Say that the program is wrong and not the editor; with PLANS_DEBUG, where."""
    if os.environ.get("PLANS_DEBUG"):
        return "".join(traceback.format_exception(error))
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return f"Er gaat iets mis in het programma zelf ({said}). Meld dit aan de beheerder."
