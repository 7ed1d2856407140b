"""What the pages are told about the history of the plans."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.text import Prose
from generator.period import Period


class Unknown(StrEnum):
    """Why nothing can be told about earlier versions."""

    OUTSIDE = "outside"
    NO_GIT = "no_git"
    REFUSED = "refused"
    SHALLOW = "shallow"


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one plan on one day.

    `plan` is its id of today, empty where it is not on the site any more; `adopted` is when it was adopted, where
    that is why it changed. `note` is the editor's own explanation, `said` has a sentence for each change.
    """

    plan: str
    title: str
    day: date
    adopted: Period | None
    note: Prose | None
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """All that changed, the newest first; `since` is the first day that is told of, None where that is the very first.

    Without earlier versions `unknown` says why, and there are no entries.
    """

    entries: tuple[Entry, ...] = ()
    since: date | None = None
    unknown: Unknown | None = None

    def of(self, plan_id: str) -> tuple[Entry, ...]:
        """Give what became of one plan."""
        return tuple(entry for entry in self.entries if entry.plan == plan_id)

    def months(self) -> Iterator[tuple[date, list[Entry]]]:
        """Give the entries by month, of each its first day."""
        months: dict[date, list[Entry]] = {}
        for entry in self.entries:
            months.setdefault(entry.day.replace(day=1), []).append(entry)
        yield from months.items()
