"""The MkDocs adapter: gives the pages of the plans to MkDocs. The only module that imports it.

A build stops before MkDocs empties the old site, with all findings. The live preview goes on: while the
plans hold errors every page shows them, and the next good save brings the site back.
"""

import os
import signal
import traceback
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.errors import Finding, InvalidPlans, PlansError
from generator.finish import finish
from generator.model.text import escape
from generator.report import as_text, summary
from generator.settings import Settings, read_settings
from generator.site import has_errors, labels_of, navigation, problem_files, read_site, site_files
from generator.sitefile import SiteFile

_log = get_plugin_logger("plans")

_HOME = "index.md"


class PlansOptions(Config):
    """What `mkdocs.yml` may say below `plugins: - plans:`; `today` is for tests and for looking ahead."""

    today = config_options.Optional(config_options.Type(str))


class PlansPlugin(BasePlugin[PlansOptions]):
    """Adds the pages of all plans to a site."""

    def __init__(self) -> None:
        super().__init__()
        self.serving = False
        self.settings: Settings | None = None
        self.files: tuple[SiteFile, ...] = ()
        # Pages that were there at the last good save: whoever looks at one of them must see what is wrong.
        self.known: frozenset[str] = frozenset({_HOME})
        self.wrong = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember what MkDocs was started for; having this makes MkDocs keep the plugin over rebuilds."""
        del dirty
        self.serving = command == "serve"
        if self.serving:
            # MkDocs removes its temporary site on Ctrl-C only; let it do so when it is ended otherwise.
            signal.signal(signal.SIGTERM, signal.default_int_handler)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything, and write out the navigation before MkDocs reads it."""
        try:
            settings = self._settings(config)
            self.settings = settings
            self._watch(config, settings)
            config.extra["words"] = labels_of(settings).group("theme")
            self._make(settings)
            config.nav = [_HOME] if self.wrong else navigation(self.files, settings)
        except PlansError as error:
            self._refuse(config, str(error), status=2)
        except Exception as error:  # noqa: BLE001 - whatever happens, an editor gets a sentence
            self._refuse(config, _unexpected(error), status=2)
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the generated pages, in place of hand-written ones with the same name."""
        for file in list(files.documentation_pages()) if self.settings else ():
            file.edit_uri = self._edit_uri(file)
        pages = self._everywhere(files) if self.wrong else self.files
        for page in pages:
            existing = files.get_file_from_path(page.uri)
            if existing is not None:
                files.remove(existing)
            # Included by name: MkDocs would drop a page such as `templates/x.md` without a word.
            added = File.generated(config, page.uri, content=page.content, inclusion=_inclusion(existing))
            added.edit_uri = page.source or None
            files.append(added)
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Complete the site as `plans finish` does."""
        try:
            finish(Path(config.site_dir), preview=self.serving)
        except PlansError as error:
            if not self.serving:
                raise _stop(str(error), status=2) from None
            _log.warning(str(error))

    def _settings(self, config: MkDocsConfig) -> Settings:
        if not config.use_directory_urls:
            raise PlansError("Zet use_directory_urls in mkdocs.yml op true: de pagina's verwijzen zo naar elkaar.")
        path = Path(config.config_file_path or "mkdocs.yml").resolve()
        return read_settings(path, self._today(), drafts=self.serving)

    def _today(self) -> date:
        text = os.environ.get("PLANS_TODAY") or self.config.today
        if not text:
            return datetime.now(UTC).astimezone().date()
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise PlansError(f"Schrijf de dag van vandaag als 2026-11-22, niet '{text}'.") from None

    def _watch(self, config: MkDocsConfig, settings: Settings) -> None:
        config.watch += [str(folder) for folder in (settings.plans, settings.templates) if folder.is_dir()]

    def _make(self, settings: Settings) -> None:
        """Make all files; in the preview the page with what is wrong where they cannot be made."""
        catalogue, findings = read_site(settings)
        self.wrong = has_errors(findings)
        if self.wrong:
            self._show(as_text(findings, settings.language))
            self.files = problem_files(findings, settings)
            return
        if findings:
            _log.info(f"{summary(findings, settings.language)}; 'plans check' shows them")
        self.files = site_files(catalogue, settings)
        self.known = frozenset(file.uri for file in self.files if file.uri.endswith(".md")) | {_HOME}

    def _show(self, report: str) -> None:
        """Show findings on the terminal; a build stops here."""
        if not self.serving:
            raise _stop(report.rstrip(), status=1)
        _log.error(f"\n{report}")
