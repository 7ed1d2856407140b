"""The theme's overrides: each says what it mends, and is looked at again when Material changes its template.

In `overrides.txt` stand the templates of Material that this theme replaces or adds blocks to, each with the
fingerprint it had when someone last compared the two.
"""

import hashlib
import re
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
THEME = ROOT / "templates" / "theme"
STOCK = Path(str(files("material"))) / "templates"
RECORDED = Path(__file__).with_name("overrides.txt")

# Not replaced, but `main.html` fills its blocks; whoever extends a template depends on it too.
EXTENDED = ("base.html",)

TEMPLATES = sorted(path.relative_to(THEME).as_posix() for path in (*THEME.rglob("*.html"), *THEME.rglob("*.xml")))
OVERRIDDEN = sorted([*EXTENDED, *(name for name in TEMPLATES if (STOCK / name).is_file())])


def fingerprint(name: str) -> str:
    return hashlib.sha256((STOCK / name).read_bytes()).hexdigest()


def recorded() -> dict[str, str]:
    lines = RECORDED.read_text("utf-8").splitlines()
    return {name: value for value, name in (line.split() for line in lines)}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_in_its_first_line_what_it_mends(name: str) -> None:
    first = (THEME / name).read_text("utf-8").splitlines()[0]
    assert re.fullmatch(r"\{#- Mends: \S.{15,}\. -#\}", first), first


@pytest.mark.parametrize("name", OVERRIDDEN)
def test_what_is_overridden_is_as_it_was_when_it_was_last_compared(name: str) -> None:
    assert recorded().get(name) == fingerprint(name), (
        f"Material has changed {name}. See what is new in {STOCK / name}, and whether {THEME / name} still mends what "
        f"it says. Then write this line into {RECORDED}:\n{fingerprint(name)}  {name}"
    )


def test_nothing_is_recorded_that_is_not_overridden() -> None:
    assert sorted(recorded()) == OVERRIDDEN


def test_the_blocks_that_are_filled_are_there() -> None:
    """A block that Material drops would leave our part out without a word."""
    stock = set(re.findall(r"\{%-? *block (\w+)", (STOCK / "base.html").read_text("utf-8")))
    own = set(re.findall(r"\{% block (\w+)", (THEME / "main.html").read_text("utf-8")))

    # `title` is a block of our own, printed inside two others.
    assert own - stock == {"title"}


def test_overrides_stay_small() -> None:
    """What grows beyond this is no override any more: it belongs in a part of its own."""
    long = {name: count for name in TEMPLATES if (count := len((THEME / name).read_text("utf-8").splitlines())) > 100}
    assert long == {}
