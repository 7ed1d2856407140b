"""What changed for residents, told from the commits on the main line of git.

days.py    the commits, one day after another, to what became of each plan
words.py   that in the sentences of `plans diff`, as entries of a page

Nothing of a commit is told but its day: no name and no message. Only what was committed is history.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.catalogue import Catalogue
from generator.changes import git
from generator.changes.words import Wording
from generator.errors import Finding, PlansError
from generator.history.days import Span, day_of, told
from generator.history.types import Entry, History, Unknown
from generator.history.words import entries
from generator.labels import Labels
from generator.period import Period
from generator.settings import Settings

__all__ = ["Entry", "History", "Unknown", "lacking", "read_history", "wrong_since"]

_LACKING = {
    Unknown.SHALLOW: (
        "Van deze git-map is alleen het laatste deel opgehaald. Haal alles op: met 'fetch-depth: 0' in GitHub Actions, "
        "'GIT_DEPTH: 0' in GitLab, of 'git fetch --unshallow'."
    ),
    Unknown.NO_GIT: "Installeer het programma git.",
    Unknown.REFUSED: "git kan deze map niet lezen; 'git status' in deze map zegt waarom.",
}


def read_history(settings: Settings, catalogue: Catalogue, labels: Labels) -> History:
    """Tell what changed in the plans of a site.

    Raises `PlansError` where that is not known while nobody looks on, and nobody would notice.
    """
    unknown = _unknown(settings)
    if unknown in _LACKING and settings.automatic:
        raise PlansError(_said(unknown))
    if unknown:
        return History(unknown=unknown)
    span = _span(settings)
    found = told(settings.root, span, drafts=settings.drafts)
    since = span.first if settings.since else None
    return History(entries(found, catalogue, Wording(labels, say_time=Period.tell)), since)


def lacking(settings: Settings) -> str:
    """Say why the site cannot tell what changed, where someone can mend that; nothing where all is well."""
    unknown = _unknown(settings)
    return _said(unknown) if unknown in _LACKING else ""


def wrong_since(settings: Settings) -> Iterator[Finding]:
    """Refuse a version that git does not know; without all of git's versions nobody can tell."""
    since = settings.since
    if since and not since.day and not _unknown(settings):
        try:
            git.commit_of(settings.root, since.text)
        except PlansError:
            yield Finding("D001", since.place, {"text": since.text})


def _unknown(settings: Settings) -> Unknown | None:
    """Tell why earlier versions are not known, if they are not."""
    if not any((folder / ".git").exists() for folder in (settings.root, *settings.root.parents)):
        return Unknown.OUTSIDE
    if not git.is_installed():
        return Unknown.NO_GIT
    if not git.is_readable(settings.root):
        return Unknown.REFUSED
    if git.is_shallow(settings.root):
        return Unknown.SHALLOW
    return None if git.is_kept(settings.plans) else Unknown.OUTSIDE


def _said(unknown: Unknown) -> str:
    return f"De site kan niet vertellen wat er is veranderd. {_LACKING[unknown]}"


def _span(settings: Settings) -> Span:
    """Give the part of the main line that the settings ask for."""
    root, since = settings.root, settings.since
    within = PurePosixPath(root.relative_to(git.top_of(root).resolve())) / settings.plans.name
    head = git.commit_of(root, "HEAD")
    if since is None:
        return Span(within, head)
    if since.day:
        return Span(within, head, first=since.day)
    base = git.commit_of(root, since.text)
    return Span(within, head, base, day_of(git.moment_of(root, base)))
