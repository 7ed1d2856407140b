"""The words that stand for a photo: what somebody hears who cannot see it."""

import re
from collections.abc import Iterator

from generator.catalogue import Catalogue, spelling
from generator.errors import Finding, Severity
from generator.load import PlanFile

LONGEST_ALT = 200
"""Characters of an alternative text, above which it is a story."""

_FILE_NAME = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|tiff?|heic)|(?:img|dsc|image|foto|p)[_ -]?\d+", re.IGNORECASE)
_PHOTO_OF = re.compile(
    r"(?:(?:een|de|dit is een) )?(?:foto|afbeelding|plaatje|photo|picture|image) (?:van|met|of)\b", re.IGNORECASE
)


def alternative_text(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on an alternative text that says nothing of what is to be seen, or too much."""
    image = file.plan.image
    if image is None:
        return
    code = _wrong(image.alt, file.plan.title)
    if code:
        values = {"text": image.alt, "most": str(LONGEST_ALT), "count": str(len(image.alt))}
        yield Finding(code, file.place("image", "alt"), values, Severity.ADVICE)


def _wrong(alt: str, title: str) -> str:
    """Give the code of what is wrong with an alternative text; nothing where it will do."""
    if _FILE_NAME.fullmatch(alt):
        return "F004"
    if spelling(alt) == spelling(title):
        return "F005"
    if _PHOTO_OF.match(alt):
        return "F006"
    return "F007" if len(alt) > LONGEST_ALT else ""
