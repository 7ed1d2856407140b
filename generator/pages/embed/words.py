"""What a line between `[[` and `]]` asks for. The words of every language count, so that a page keeps working."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.errors import PlansError
from generator.labels import Labels, read_labels
from generator.model.text import slugify

Kind = Literal["", "plan", "areas", "themes"]

PARTS: Mapping[Kind, tuple[str, ...]] = {
    "": ("plans", "quarter", "areas", "changes", "fields", "messages", "plain_words"),
    "plan": ("card", "summary", "facts", "timeline", "money", "quarter"),
    "areas": ("plans", "quarter"),
    "themes": ("plans", "quarter"),
}
"""What can be shown of everything, or of one plan, area or theme: there the first is meant where no part is named.

The labels `embed.*`, `embed_of.*` and `embed_part.*` say by which word, the templates in `embeds/` how.
"""

_OF_ONE = re.compile(r"(?P<kind>[^\s:]+)\s+(?P<name>[^:]+?)\s*(?::\s*(?P<part>.*))?")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a line asks for: a part of everything, or of one plan, area or theme; `word` is the part as it was typed.

    `part` is empty where the word is unknown.
    """

    kind: Kind
    part: str
    name: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of embeds, those of the site's language first: for everything, for what one asks of, for its parts."""

    everything: Mapping[str, str]
    kinds: Mapping[str, Kind]
    parts: Mapping[str, str]

    def read(self, text: str) -> Asked | None:
        """Understand a line; None where it begins with no word that means anything."""
        text = text.lower()
        if text in self.everything:
            return Asked("", self.everything[text])
        match = _OF_ONE.fullmatch(text)
        kind = self.kinds.get(match["kind"]) if match else None
        if match is None or kind is None:
            return None
        word = (match["part"] or "").strip()
        part = PARTS[kind][0] if match["part"] is None else self.parts.get(word, "")
        name = slugify(match["name"]) if kind == "plan" else match["name"]
        return Asked(
            kind, part if part in PARTS[kind] else "", name, self.known(kind)[0] if match["part"] is None else word
        )

    def kind(self, kind: Kind) -> str:
        """Give the word for a plan, an area or a theme in the site's language."""
        return next(word for word, meant in self.kinds.items() if meant == kind)

    def known(self, kind: Kind) -> tuple[str, ...]:
        """Give the words for what can be shown of a kind, in the site's language."""
        words = self.parts if kind else self.everything
        return tuple(next(word for word, meant in words.items() if meant == part) for part in PARTS[kind])


def read_words(folder: Path, language: str) -> Words:
    """Read the words of all languages from the folder with labels."""
    names = sorted((path.stem for path in folder.glob("*.yml")), key=lambda name: (name != language, name))
    languages = [read_labels(folder, name) for name in names]
    kinds: tuple[Kind, ...] = ("plan", "areas", "themes")
    _refuse_wordless(folder, languages)
    everything: dict[str, str] = {}
    of_one: dict[str, Kind] = {}
    parts: dict[str, str] = {}
    for labels in languages:
        everything |= {word: part for part, word in labels.group("embed").items() if word not in everything}
        parts |= {word: part for part, word in labels.group("embed_part").items() if word not in parts}
        of_one |= {word: kind for kind in kinds if (word := labels.plain(f"embed_of.{kind}")) not in of_one}
    return Words(everything, of_one, parts)


def _refuse_wordless(folder: Path, languages: Sequence[Labels]) -> None:
    """Raise `PlansError` for a part that no language has a word for: nobody could ask for it."""
    known = {key for labels in languages for key in labels.words}
    for kind, parts in PARTS.items():
        group = "embed_part" if kind else "embed"
        for part in parts:
            if f"{group}.{part}" not in known:
                raise PlansError(f"Er is geen tekst '{group}.{part}' in {folder.parent.name}/{folder.name}.")
