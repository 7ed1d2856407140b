"""What the editors' guide shows that is made and not written: every message, by subject."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.labels import Labels, to_markup
from generator.pages.view import Site
from generator.report import messages, pieces, severities


@dataclass(frozen=True, slots=True)
class Message:
    """One message as the guide shows it: what it says, with the open places named, and how serious it may be."""

    code: str
    what: Markup
    help: Markup
    severities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """The messages about one subject: those whose codes begin with the same letter."""

    title: Markup
    anchor: str
    messages: tuple[Message, ...]


def subjects(site: Site) -> Iterator[Subject]:
    """Give all messages by subject."""
    for letter, codes in groupby(sorted(messages()), key=lambda code: code[0]):
        listed = tuple(_message(code, site.labels) for code in codes)
        yield Subject(site.labels.get(f"guide.subject.{letter}", letter), f"soort-{letter.lower()}", listed)


def _message(code: str, labels: Labels) -> Message:
    said = messages()[code]["en" if labels.language == "en" else "nl"]
    known = tuple(str(severity) for severity in severities(code))
    return Message(code, _readable(said["what"], labels), _readable(said["help"], labels), known)


def _readable(sentence: str, labels: Labels) -> Markup:
    """Name what a message fills in: `'{text}'` becomes the words for what an editor wrote."""
    parts: list[Markup] = []
    for said, name in pieces(sentence):
        parts.append(to_markup(said))
        if name:
            parts.append(Markup("<var>{}</var>").format(labels.get(f"guide.filled.{name}", "…")))
    return Markup().join(parts)
