"""Every word that the templates print: `templates/labels/<language>.yml`, looked up by a dotted key."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import yaml
from markupsafe import Markup

from generator.errors import PlansError
from generator.model.text import escape


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language; `words` holds every text by its dotted key."""

    language: str
    words: Mapping[str, str]

    def __call__(self, key: str, count: int | None = None, **values: object) -> Markup:
        """Give a label ready to print, its open places filled with values that are escaped.

        With a `count` the label has two forms, `one` and `other`, and `{count}` is the number. Raises
        `PlansError` where there is no such label, or where it has a place that no value fills.
        """
        if count is not None:
            key = f"{key}.{'one' if count == 1 else 'other'}"
            values["count"] = count
        try:
            return _fill(self.plain(key), values)
        except KeyError as error:
            raise PlansError(f"De tekst '{key}' in {self._file} vraagt om een waarde {error}.") from None
        except ValueError as error:
            raise PlansError(f"De tekst '{key}' in {self._file} kan niet ingevuld worden: {error}.") from None

    def get(self, key: str, default: str = "") -> Markup:
        """Give a label, or a default where a thing needs no word."""
        return self(key) if key in self.words else Markup(escape(default))  # noqa: S704 - escaped

    def plain(self, key: str) -> str:
        """Give a label as it stands, for use outside of a page's text."""
        if key not in self.words:
            raise PlansError(f"Er is geen tekst '{key}' in {self._file}.")
        return self.words[key]

    def group(self, prefix: str) -> dict[str, str]:
        """Give all labels below a key, by the rest of their key."""
        start = f"{prefix}."
        return {key.removeprefix(start): word for key, word in self.words.items() if key.startswith(start)}

    @property
    def _file(self) -> str:
        return f"templates/labels/{self.language}.yml"


def _fill(text: str, values: Mapping[str, object]) -> Markup:
    parts: list[str] = []
    for literal, name, _, _ in Formatter().parse(text):
        parts.append(escape(literal))
        if name is not None:
            parts.append(to_markup(values[name]))
    return Markup("".join(parts))  # noqa: S704 - every part is escaped


def to_markup(value: object) -> Markup:
    """Escape a value for a page, unless it is markup of a template already."""
    return value if isinstance(value, Markup) else Markup(escape(str(value)))  # noqa: S704 - escaped


def read_labels(folder: Path, language: str) -> Labels:
    """Read the labels of a language; raises `PlansError` where there are none."""
    path = folder / f"{language}.yml"
    try:
        tree = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - text only
    except FileNotFoundError:
        known = ", ".join(sorted(file.stem for file in folder.glob("*.yml")))
        missing = f"Er zijn geen teksten voor de taal '{language}'. Kies in mkdocs.yml uit: {known}."
        raise PlansError(missing) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PlansError(f"{path} kan niet gelezen worden: {' '.join(str(error).split())}") from None
    return Labels(language, _flat(tree, ""))


def _flat(tree: object, prefix: str) -> dict[str, str]:
    if not isinstance(tree, dict):
        return {prefix: str(tree)}
    return {
        key: text
        for name, below in tree.items()
        for key, text in _flat(below, f"{prefix}.{name}" if prefix else str(name)).items()
    }
