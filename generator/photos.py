"""Photos as the site shows them: a few widths as WebP, without what a camera writes along.

A photo of an editor is large and tells where it was taken and with which telephone. So the file itself is
never published: each version is drawn anew from its pixels, upright and in the colours of the web.
"""

import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import NoReturn

from PIL import Image, ImageCms, ImageOps

from generator.errors import PlansError, Refused

WIDTHS = (480, 960, 1440)
"""In pixels: a telephone, a telephone with a sharp screen, and a wide screen."""

SMALLEST = 640
"""In pixels: a photo that is narrower looks coarse on a page."""

_FORMATS = ("JPEG", "PNG", "WEBP")
_MOST_MB = 25
_MOST_MEGAPIXELS = 60
_MOST_HIGH = 16_383  # pixels, as WebP allows
_QUALITY = 78
# What Pillow raises on a file that is damaged or something else, and on what a camera wrote wrongly.
_DAMAGED = (OSError, SyntaxError, EOFError, ValueError, TypeError, KeyError, IndexError, struct.error)
# What is told beside the pixels, and what of it one sees.
_TOLD = frozenset({"exif", "xmp", "XML:com.adobe.xmp", "comment", "Comment", "photoshop", "adobe"})
_SEEN = frozenset({"transparency", "gamma", "dpi"})
_HELD = 274  # the tag in which a camera tells how it was held, and its values for "on its side"
_SIDEWAYS = (5, 6, 7, 8)


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo in the folder of a plan; `width` and `height` in pixels, as one looks at it."""

    path: Path
    width: int
    height: int

    @property
    def sizes(self) -> tuple[tuple[int, int], ...]:
        """Width and height of each version, the smallest first; none is larger than the photo itself."""
        widths = (*(width for width in WIDTHS if width < self.width), min(self.width, WIDTHS[-1]))
        return tuple((width, max(1, round(self.height * width / self.width))) for width in dict.fromkeys(widths))

    def name(self, width: int) -> str:
        """Give the name of the file of one version."""
        return f"{self.path.stem}--{width}.webp"


def measure(path: Path) -> Photo:
    """Read how large a photo is; raises `Refused` where it is no photo for a website, or too large to handle."""
    with _opened(path) as image:
        sideways = image.getexif().get(_HELD) in _SIDEWAYS
        width, height = reversed(image.size) if sideways else image.size
        photo = Photo(path, width, height)
        if max(high for _, high in photo.sizes) > _MOST_HIGH:
            _too_large(path, f"{_MOST_HIGH:_} pixels".replace("_", "."))
        return photo


def inspect(path: Path) -> Photo:
    """Measure a photo and read it to the end; raises `Refused` where that cannot be done."""
    with _opened(path) as image:
        image.draft("RGB", (1, 1))
        ImageOps.exif_transpose(image).load()
    return measure(path)


def versions(photo: Photo) -> Iterator[tuple[str, bytes]]:
    """Give the name and the bytes of each version of a photo: the same photo gives the same bytes."""
    try:
        with _opened(photo.path) as image:
            # A JPEG can be read at half or a quarter of its size, which is most of the time that it takes.
            widest = photo.sizes[-1]
            image.draft("RGB", widest if image.size == (photo.width, photo.height) else widest[::-1])
            drawn = _in_web_colours(ImageOps.exif_transpose(image))
    except Refused as refused:
        raise PlansError(f"De foto {photo.path} kan niet gelezen worden ({refused.code}).") from None
    for size in reversed(photo.sizes):
        drawn = drawn.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        yield photo.name(size[0]), _as_webp(drawn)


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """Open a photo without reading it; whatever goes wrong while it is open makes it a photo that is refused."""
    try:
        if path.stat().st_size > _MOST_MB * 1_000_000:
            _too_large(path, f"{_MOST_MB} MB")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=_FORMATS) as image:
                if image.width * image.height > _MOST_MEGAPIXELS * 1_000_000:
                    _too_large(path, f"{_MOST_MEGAPIXELS} megapixel")
                yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused("F002", file=path.name, most=f"{_MOST_MEGAPIXELS} megapixel") from None
    except Refused:
        raise
    except _DAMAGED:
        raise Refused("F001", file=path.name) from None


def _too_large(path: Path, most: str) -> NoReturn:
    raise Refused("F002", file=path.name, most=most)


def _in_web_colours(image: Image.Image) -> Image.Image:
    """Turn the colours of a telephone or a printer into those of the web; see-through becomes white."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = image.point(lambda value: value / 256).convert("L")
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        with suppress(ImageCms.PyCMSError, OSError):  # a damaged profile: take the colours as they are
            there, web = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
            mode = "RGBA" if image.mode == "RGBA" else "RGB"
            image = ImageCms.profileToProfile(image, there, web, outputMode=mode) or image
    if "A" in image.getbands() or "transparency" in image.info:
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA"))
    return image.convert("RGB")


def without_hidden_data(path: Path) -> bytes:
    """Give a picture as one sees it, without what a camera or a program wrote along.

    A picture with nothing to hide comes as it is. Raises `PlansError` where it cannot be read.
    """
    try:
        with _opened(path) as image:
            if not (image.getexif() or _TOLD.intersection(image.info)):
                return path.read_bytes()
            written, upright = BytesIO(), ImageOps.exif_transpose(image)
            upright.info = {key: value for key, value in image.info.items() if key in _SEEN}
            upright.save(written, image.format, quality=_QUALITY, icc_profile=image.info.get("icc_profile"))
            return written.getvalue()
    except Refused as refused:
        raise PlansError(f"Het bestand {path} kan niet gelezen worden ({refused.code}).") from None


def _as_webp(image: Image.Image) -> bytes:
    """Write the pixels and nothing else: what the file said beside them is forgotten here."""
    bare, written = image.copy(), BytesIO()
    bare.info = {}
    bare.save(written, "WEBP", quality=_QUALITY, method=4)
    return written.getvalue()
