"""What the day of today says of a plan: work that is open after its end, and promises whose day has passed."""

from collections.abc import Iterator
from datetime import date

from generator.check.texts import parts_of
from generator.errors import Finding, Severity
from generator.load import PlanFile
from generator.model.details import Milestone
from generator.model.items import Item
from generator.period import Period

_OPEN = frozenset({"proposed", "planned", "in-development", "running", "delayed"})
_REPLACED = frozenset({"superseded", "withdrawn"})


def open_work(file: PlanFile, today: date) -> Iterator[Finding]:
    """Advise on work that is said to be planned or running while its plan has ended."""
    frame = file.plan.period
    if not isinstance(frame, Period) or frame.end is None or frame.end >= today or file.plan.status in _REPLACED:
        return
    for path, part in parts_of(file):
        if isinstance(part, Item | Milestone) and part.status in _OPEN:
            values = {"title": part.title, "status": str(part.status), "period": frame.words}
            yield Finding("P021", file.place(*path, "status"), values, Severity.ADVICE)


def promises(file: PlanFile, today: date) -> Iterator[Finding]:
    """Advise on what the plan promises for a day that has passed."""
    for at, gap in enumerate(file.plan.gaps):
        if gap.state == "promised" and isinstance(gap.due, Period) and gap.due.end and gap.due.end < today:
            yield Finding("P022", file.place("gaps", at, "due"), {"when": gap.due.words}, Severity.ADVICE)
