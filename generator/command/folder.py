"""The whole site as a folder that any engine which reads `mkdocs.yml` can build, without this program.

DIR/mkdocs.yml   the project's settings: navigation written out, this program's plugin left out
DIR/content/     hand-written pages, generated pages, photos and attachments
DIR/theme/       the theme's own templates and files
"""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.attachments import is_hidden
from generator.errors import PlansError
from generator.settings import Settings
from generator.site import theme_values
from generator.sitefile import SiteFile

MARK = ".planwijzer"

_MARK_TEXT = "Gemaakt door 'plans generate'. De volgende keer wordt alles in deze map vervangen.\n"

_PLUGIN = "plans"


@dataclass(frozen=True, slots=True)
class _Tagged:
    """A value with a tag of MkDocs, such as `!ENV`, which goes into the copy as it is."""

    tag: str
    value: Any


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml` and keeps the tags."""


class _Dumper(yaml.SafeDumper):
    """Writes `mkdocs.yml` with the tags it had."""


def _read_tagged(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> _Tagged:
    if isinstance(node, yaml.MappingNode):
        return _Tagged(suffix, loader.construct_mapping(node, deep=True))
    if isinstance(node, yaml.SequenceNode):
        return _Tagged(suffix, loader.construct_sequence(node, deep=True))
    return _Tagged(suffix, node.value)


def _write_tagged(dumper: yaml.SafeDumper, tagged: _Tagged) -> yaml.Node:
    if isinstance(tagged.value, dict):
        return dumper.represent_mapping(tagged.tag, tagged.value)
    if isinstance(tagged.value, list):
        return dumper.represent_sequence(tagged.tag, tagged.value)
    return dumper.represent_scalar(tagged.tag, tagged.value)


_Loader.add_multi_constructor("", _read_tagged)
# A date stays the text that it was: not every engine takes one.
_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda _loader, node: node.value)
_Dumper.add_representer(_Tagged, _write_tagged)


def write_folder(to: Path, config: Path, settings: Settings, files: Sequence[SiteFile], nav: list[Any]) -> None:
    """Write the folder, in place of everything that was written there before.

    Raises `PlansError` where the folder holds something that this function did not make.
    """
    _check_place(to, settings)
    try:
        written = _settings_for(config, settings, nav)
        _clear(to)
        theme = settings.templates / "theme"
        if theme.is_dir():
            shutil.copytree(theme, to / "theme")
        if settings.content.is_dir():
            shutil.copytree(settings.content, to / "content", ignore=_hidden)
        _write_files(to / "content", files)
        (to / "mkdocs.yml").write_text(written, "utf-8", newline="\n")
    except (OSError, yaml.YAMLError) as error:
        raise PlansError(f"De map {to} kan niet geschreven worden: {error}") from None


def _hidden(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if is_hidden(name)]


def _check_place(to: Path, settings: Settings) -> None:
    place = to.resolve()
    if settings.root == place or settings.root.is_relative_to(place):
        raise PlansError(f"In {to} staat de site zelf; kies een andere map.")
    if any(place.is_relative_to(source) for source in (settings.plans, settings.content, settings.templates)):
        raise PlansError(f"{to} ligt tussen de bestanden waar de site van gemaakt wordt; kies een andere map.")
    if to.exists() and not to.is_dir():
        raise PlansError(f"{to} is geen map.")
    if to.is_dir() and any(to.iterdir()) and not (to / MARK).is_file():
        raise PlansError(f"In {to} staan bestanden die niet door 'plans generate' gemaakt zijn; kies een lege map.")


def _clear(to: Path) -> None:
    to.mkdir(parents=True, exist_ok=True)
    # The mark comes first: what is half written may be replaced the next time.
    (to / MARK).write_text(_MARK_TEXT, "utf-8", newline="\n")
    for path in to.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MARK:
            path.unlink()


def _write_files(content: Path, files: Iterable[SiteFile]) -> None:
    for file in files:
        path = content / file.uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content.encode() if isinstance(file.content, str) else file.content)


def _settings_for(config: Path, settings: Settings, nav: list[Any]) -> str:
    values = yaml.load(config.read_text("utf-8"), Loader=_Loader)  # noqa: S506 - it is a safe loader
    values |= {"docs_dir": "content", "site_dir": "site", "nav": nav}
    values["plugins"] = [plugin for plugin in _plugins(values.get("plugins")) if _name_of(plugin) != _PLUGIN]
    values["extra"] = {**(values.get("extra") or {}), **theme_values(settings)}
    theme = values.get("theme")
    values["theme"] = {
        **(theme if isinstance(theme, dict) else {"name": theme or "material"}),
        "custom_dir": "theme",
    }
    if not (settings.templates / "theme").is_dir():
        del values["theme"]["custom_dir"]
    return yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def _plugins(plugins: Any) -> list[Any]:  # noqa: ANN401 - MkDocs takes a list, a mapping or nothing
    if isinstance(plugins, dict):
        return [{name: options} for name, options in plugins.items()]
    return list(plugins or ())


def _name_of(plugin: Any) -> Any:  # noqa: ANN401 - a name, or a mapping of a name to options
    return next(iter(plugin)) if isinstance(plugin, dict) else plugin
