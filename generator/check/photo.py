"""The photo of a plan: whether it can be shown, and looks well."""

from collections.abc import Iterator

from generator import photos
from generator.catalogue import Catalogue
from generator.errors import Finding, Refused, Severity
from generator.load import PlanFile


def photo(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Refuse a photo that cannot be read; advise on one that is too small. One that is missing is told elsewhere."""
    image = file.plan.image
    if image is None or image.file not in file.attachments:
        return
    place = file.place("image", "file")
    try:
        found = photos.inspect(file.folder / image.file)
    except Refused as refused:
        yield Finding(refused.code, place, {**refused.values, "file": image.file})
        return
    if found.width < photos.SMALLEST:
        values = {"file": image.file, "width": str(found.width), "least": str(photos.SMALLEST)}
        yield Finding("F003", place, values, Severity.ADVICE)
