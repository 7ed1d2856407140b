"""Photos: what an editor puts in the folder of a plan, and what the site shows of it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms

from generator import photos
from generator.catalogue import read_catalogue
from generator.check import check
from generator.errors import PlansError, Refused, Severity
from generator.pages import pages
from generator.pages.view import Site
from generator.photos import inspect, measure, versions

HELD, MAKER, PLACE = 274, 271, 34853  # tags of a camera: how it was held, who made it, where it was
ON_ITS_SIDE = 6


def photo(to: Path, width: int = 2000, height: int = 1000, **saving: Any) -> Path:  # noqa: ANN401 - whatever Pillow takes
    """Make a photo with a red left half and a blue right half."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    to.parent.mkdir(parents=True, exist_ok=True)
    image.save(to, **saving)
    return to


def drawn(path: Path) -> dict[str, Image.Image]:
    return {name: Image.open(BytesIO(content)) for name, content in versions(measure(path))}


def near(image: Image.Image, at: tuple[float, float], colour: tuple[int, int, int]) -> bool:
    found = image.convert("RGB").getpixel((int(at[0] * image.width), int(at[1] * image.height)))
    assert isinstance(found, tuple)
    return all(abs(one - other) < 40 for one, other in zip(found, colour, strict=True))


RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)


@pytest.mark.parametrize(
    ("width", "widths"),
    [(2000, [480, 960, 1440]), (1440, [480, 960, 1440]), (1000, [480, 960, 1000]), (480, [480]), (300, [300])],
)
def test_a_photo_is_never_enlarged(tmp_path: Path, width: int, widths: list[int]) -> None:
    found = drawn(photo(tmp_path / "park.jpg", width, width // 2))

    assert sorted(image.width for image in found.values()) == widths
    assert {name: image.size for name, image in found.items()} == {f"park--{w}.webp": (w, w // 2) for w in widths}
    assert {image.format for image in found.values()} == {"WEBP"}


def test_what_a_camera_writes_along_is_gone(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[MAKER] = "Telefoon van Jan"
    exif.get_ifd(PLACE)[1] = "N"
    path = photo(tmp_path / "park.jpg", exif=exif, comment=b"bij mij thuis")
    assert b"Telefoon van Jan" in path.read_bytes()

    for _, content in versions(measure(path)):
        shown = Image.open(BytesIO(content))
        assert not shown.getexif()
        assert shown.info.keys() <= {"loop", "background", "timestamp", "duration"}
        assert not any(mark in content for mark in (b"EXIF", b"XMP ", b"ICCP", b"Jan", b"thuis"))


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_a_photo_held_sideways_stands_upright(tmp_path: Path, kind: str) -> None:
    exif = Image.Exif()
    exif[HELD] = ON_ITS_SIDE
    path = photo(tmp_path / f"park.{kind}", 2000, 1000, exif=exif)

    assert (measure(path).width, measure(path).height) == (1000, 2000)
    for shown in drawn(path).values():
        assert shown.height == 2 * shown.width
        assert near(shown, (0.5, 0.1), RED)
        assert near(shown, (0.5, 0.9), BLUE)


def test_what_is_see_through_becomes_white(tmp_path: Path) -> None:
    Image.new("RGBA", (700, 700), (0, 0, 0, 0)).save(tmp_path / "logo.png")

    assert all(near(shown, (0.5, 0.5), WHITE) for shown in drawn(tmp_path / "logo.png").values())


def test_colours_of_a_printer_become_those_of_the_web(tmp_path: Path) -> None:
    Image.new("CMYK", (700, 700), (0, 255, 255, 0)).save(tmp_path / "drukwerk.jpg")

    assert all(near(shown, (0.5, 0.5), RED) for shown in drawn(tmp_path / "drukwerk.jpg").values())


@pytest.mark.parametrize("profile", [ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), b"broken"])
def test_a_colour_profile_is_applied_or_else_ignored(tmp_path: Path, profile: bytes) -> None:
    path = photo(tmp_path / "park.png", icc_profile=profile)

    assert all(near(shown, (0.1, 0.5), RED) for shown in drawn(path).values())


def test_the_same_photo_gives_the_same_bytes(tmp_path: Path) -> None:
    path = photo(tmp_path / "park.jpg")

    assert list(versions(measure(path))) == list(versions(measure(path)))


def test_a_file_that_is_no_photo_is_refused(tmp_path: Path) -> None:
    whole = photo(tmp_path / "heel.jpg").read_bytes()
    for name, content in {"tekst.jpg": b"geen foto", "leeg.png": b"", "half.jpg": whole[: len(whole) // 2]}.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Refused, match="F001"):
            inspect(tmp_path / name)


def test_other_formats_are_refused(tmp_path: Path) -> None:
    photo(tmp_path / "park.bmp", 700, 700)
    (tmp_path / "park.jpg").write_bytes((tmp_path / "park.bmp").read_bytes())

    with pytest.raises(Refused, match="F001"):
        measure(tmp_path / "park.jpg")


def test_a_photo_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = photo(tmp_path / "park.png", 2000, 1000)
    for limit, least in {"_MOST_MB": 0, "_MOST_MEGAPIXELS": 1}.items():
        with monkeypatch.context() as patched:
            patched.setattr(photos, limit, least)
            with pytest.raises(Refused, match="F002"):
                measure(path)


@pytest.mark.parametrize("most", [1_500_000, 500_000])  # above the first Pillow warns, above the double it refuses
def test_a_photo_that_grows_without_bounds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    path = photo(tmp_path / "park.png", 2000, 1000)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", most)

    with pytest.raises(Refused, match="F002"):
        measure(path)


def test_a_photo_that_went_missing_stops_the_build_in_words(tmp_path: Path) -> None:
    path = photo(tmp_path / "park.jpg")
    found = measure(path)
    path.unlink()

    with pytest.raises(PlansError, match=r"park\.jpg kan niet gelezen worden"):
        list(versions(found))


# --- in a plan ---

IMAGE = "image: {file: park.jpg, alt: 'Het \"park\" <b>', credit: Gemeente}\n"


@dataclass(frozen=True)
class Shown:
    """The files of a site with one plan that has a photo."""

    files: dict[str, str | bytes]

    @property
    def plan(self) -> str:
        return str(self.files["plannen/jeugd.md"])


@pytest.fixture
def shown(tmp_path: Path, site_of: Callable[..., Site]) -> Callable[..., Shown]:
    def make(**size: int) -> Shown:
        photo(tmp_path / "plans" / "jeugd" / "park.jpg", **size)
        (tmp_path / "plans" / "jeugd" / "bijlage.txt").write_text("Bijlage", "utf-8")
        return Shown({file.uri: file.content for file in pages(site_of({"jeugd": IMAGE}))})

    return make


def test_the_original_is_not_published(shown: Callable[..., Shown]) -> None:
    files = [uri.removeprefix("plannen/jeugd/") for uri in shown().files if uri.startswith("plannen/jeugd/")]

    assert sorted(files) == ["park--1440.webp", "park--480.webp", "park--960.webp"]


def test_every_address_of_a_photo_has_its_file(shown: Callable[..., Shown]) -> None:
    site = shown(width=700, height=350)

    assert 'src="/plannen/jeugd/park--700.webp"' in site.plan
    assert 'srcset="/plannen/jeugd/park--480.webp 480w, /plannen/jeugd/park--700.webp 700w"' in site.plan
    assert 'width="700" height="350"' in site.plan
    assert {"plannen/jeugd/park--480.webp", "plannen/jeugd/park--700.webp"} <= site.files.keys()


def test_a_photo_tells_its_text_on_its_page_and_waits_silently_on_a_card(shown: Callable[..., Shown]) -> None:
    site = shown()
    card = str(site.files["plannen/index.md"])

    assert 'alt="Het &#34;park&#34; &#60;b&#62;" decoding="async">' in site.plan
    assert 'alt="" decoding="async" loading="lazy">' in card


@pytest.mark.parametrize(
    ("content", "code", "severity"),
    [(b"geen foto", "F001", Severity.ERROR), (None, "F003", Severity.ADVICE)],
)
def test_a_plan_tells_what_is_wrong_with_its_photo(
    tmp_path: Path, site_of: Callable[..., Site], content: bytes | None, code: str, severity: Severity
) -> None:
    path = photo(tmp_path / "plans" / "jeugd" / "park.jpg", 400, 300)
    if content is not None:
        path.write_bytes(content)
    site = site_of({"jeugd": IMAGE})
    everything, _ = read_catalogue(site.settings.plans, "plans")

    found = [each for each in check(everything, site.settings.today) if each.code.startswith("F")]

    assert [(each.code, each.severity, each.place.line) for each in found] == [(code, severity, 5)]
    assert found[0].values["file"] == "park.jpg"


def test_a_photo_too_high_for_the_web_is_refused_before_it_is_drawn(tmp_path: Path) -> None:
    path = photo(tmp_path / "hoog.png", 700, 17_000)
    with pytest.raises(Refused) as refused:
        measure(path)
    assert refused.value.code == "F002"


def test_a_grey_photo_of_sixteen_bits_stays_grey(tmp_path: Path) -> None:
    path = tmp_path / "grijs.png"
    Image.new("I;16", (800, 600), 40_000).save(path)
    ((_, content), *_) = versions(measure(path))
    assert near(Image.open(BytesIO(content)), (0.5, 0.5), (156, 156, 156))


@pytest.mark.parametrize("at", range(12, 60, 3))
def test_a_damaged_photo_is_refused_and_nothing_else_happens(at: int, tmp_path: Path) -> None:
    path = photo(tmp_path / "stuk.png", 64, 48)
    data = bytearray(path.read_bytes())
    data[at] ^= 0xFF
    path.write_bytes(data)
    with suppress(Refused):
        inspect(path)
