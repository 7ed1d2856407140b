"""What every page is given: the whole site, and the addresses of its pages."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from generator.catalogue import Catalogue, Register
from generator.errors import Refused
from generator.finances import Finances, finances
from generator.history import History, Unknown
from generator.labels import Labels
from generator.model.base import Question, walk
from generator.model.plan import Plan
from generator.outline import Outline, outline
from generator.photos import Photo, measure
from generator.schedule import Happening, happenings
from generator.settings import Settings

QUESTION_ANCHORS: Mapping[Question, str] = {
    Question.SHORT: "in-het-kort",
    Question.GOALS: "doelen",
    Question.WORK: "activiteiten",
    Question.TIME: "planning",
    Question.MONEY: "geld",
    Question.PEOPLE: "wie",
    Question.RISKS: "risicos",
    Question.RESULTS: "meten",
    Question.BACKGROUND: "achtergrond",
    Question.DETAILS: "meer",
    Question.SOURCES: "bronnen",
}
"""The address of each part of a plan's page; the same in every language, because links must stay."""


def part_anchor(plan: Plan, question: Question) -> str:
    """Give the address of a part of a plan's page; an item with that id keeps it, and the part gives way."""
    anchor = QUESTION_ANCHORS[question]
    taken = any(
        anchor == getattr(part, "id", None) or anchor in getattr(part, "formerly_at", ()) for _, part in walk(plan)
    )
    return f"{anchor}--deel" if taken else anchor


FOLDERS: Mapping[str, str] = {
    "plans": "plannen",
    "areas": "wijken",
    "themes": "themas",
    "organisations": "organisaties",
    "schedule": "planning",
    "money": "geld",
    "glossary": "begrippen",
    "history": "wijzigingen",
    "guide": "redactie",
}
"""The folder of each kind of page; the same in every language too."""


@dataclass(frozen=True, slots=True)
class Site:
    """All that is published, with what is computed from it once for all pages."""

    settings: Settings
    catalogue: Catalogue
    labels: Labels
    outlines: Mapping[str, Outline]
    finances: Mapping[str, Finances]
    happenings: tuple[Happening, ...]
    photos: Mapping[str, Photo]
    history: History

    def plan_uri(self, plan_id: str) -> str:
        """Give the page of a plan."""
        return f"{self.folder('plans')}/{plan_id}.md"

    def entry_uri(self, register: Register, entry_id: str) -> str:
        """Give the page of an area, a theme or an organisation."""
        return f"{self.folder(register)}/{entry_id}.md"

    def index_uri(self, kind: str) -> str:
        """Give the first page of a folder, such as `plans` or `schedule`."""
        return f"{self.folder(kind)}/index.md"

    def folder(self, kind: str) -> str:
        """Give the folder of a kind of page."""
        return FOLDERS[kind]


NO_HISTORY = History(unknown=Unknown.OUTSIDE)


def make_site(settings: Settings, catalogue: Catalogue, labels: Labels, history: History = NO_HISTORY) -> Site:
    """Put together what every page is given."""
    plans: tuple[Plan, ...] = tuple(file.plan for file in catalogue.plans)
    reserved = frozenset(QUESTION_ANCHORS.values())
    outlines = {plan.id: outline(plan, reserved) for plan in plans}
    return Site(
        settings=settings,
        catalogue=catalogue,
        labels=labels,
        outlines=outlines,
        finances={plan.id: finances(plan, outlines[plan.id]) for plan in plans},
        happenings=happenings((plan, outlines[plan.id]) for plan in plans),
        photos=dict(_photos(catalogue)),
        history=history,
    )


def _photos(catalogue: Catalogue) -> Iterator[tuple[str, Photo]]:
    """Measure the photo of each plan; what is missing or cannot be read was told by the checks."""
    for file in catalogue.plans:
        if file.plan.image and file.plan.image.file in file.attachments:
            with suppress(Refused):
                yield file.plan.id, measure(file.folder / file.plan.image.file)
