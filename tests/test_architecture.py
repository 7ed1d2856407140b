"""Imports point one way. The table below says which part of the program may know which; it is the map, too."""

import ast
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from importlib.util import resolve_name
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

MAP: Mapping[str, tuple[str, str]] = {
    # part: its modules; the parts that they may import, besides each other. From the bottom to the top.
    "errors": ("errors nearest", ""),
    "html": ("html", ""),
    "period": ("period", "errors"),
    "money": ("money", "errors"),
    "ledger": ("ledger", "errors period money"),
    # a plan, and what can be worked out from it
    "model": ("model", "errors period money"),
    "outline": ("outline timeline schedule aims finances", "period money ledger model"),
    # reading files
    "reader": ("reader", "errors"),
    "meaning": ("meaning", "model"),
    "load": ("load", "errors model meaning reader"),
    "catalogue": ("catalogue", "errors model load"),
    "house": ("house", "errors"),
    "settings": ("settings since options sitefile", "errors house reader"),
    "photos": ("photos", "errors"),
    "attachments": ("attachments", "model"),
    # in words
    "report": ("report", "errors model"),
    "guide": ("guide start tidy", "errors model meaning reader load catalogue"),
    # from text to page
    "text": ("labels prose glossary render", "errors model"),
    "check": ("check", "errors html period money ledger model outline reader load catalogue photos attachments text"),
    "changes": ("changes", "errors period money ledger model outline reader load catalogue text report"),
    "history": ("history", "errors period model catalogue settings text check changes"),
    "pages": (
        "pages",
        (
            "errors html period money ledger model outline reader catalogue house settings photos attachments report "
            "guide text history"
        ),
    ),
    "trace": ("trace", "period model load reader catalogue"),
    "site": ("site", "errors model catalogue house settings attachments text check history pages report"),
    "finish": ("finish", "errors html"),
    # the edges: they never import each other
    "cli": (
        "cli command",
        (
            "errors model reader load catalogue settings attachments check trace changes guide history report site "
            "finish text"
        ),
    ),
    "plugin": ("plugin", "errors model settings attachments report site finish"),
}

OUTSIDE: Mapping[str, str] = {
    "mkdocs": "plugin",
    "click": "cli",
    "jinja2": "text pages plugin",
    "markdown_it": "text check",
    "pagefind": "finish",
    "PIL": "photos",
    "pydantic": "model load",
}
"""Packages that only some parts may import."""

PARTS = {name: part for part, (names, _) in MAP.items() for name in names.split()}


def modules() -> dict[str, Path]:
    """Give the file of every module, by its full name."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted((ROOT / "generator").rglob("*.py"))
    }


MODULES = modules()


def part_of(module: str) -> str:
    """Give the part of a module: by its first name below `generator`."""
    return PARTS.get([*module.split("."), ""][1], "")


def imports(module: str) -> Iterator[str]:
    path = MODULES[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = resolve_name("." * node.level + (node.module or ""), package)
            for alias in node.names:
                yield f"{base}.{alias.name}" if f"{base}.{alias.name}" in MODULES else base


GRAPH = {module: tuple(imports(module)) for module in MODULES}


def test_every_module_has_its_place_on_the_map() -> None:
    lost = [module for module in MODULES if module != "generator" and not part_of(module)]

    assert not lost, f"give them a place in MAP: {', '.join(lost)}"


def test_the_readme_names_every_module() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    names = {path.name if path.is_file() else f"{path.name}/" for path in (ROOT / "generator").glob("[!_]*")}

    lost = [name for name in sorted(names) if f"`{name}`" not in readme and f"\n  {name} " not in readme]

    assert not lost, f"give them a place in README.md, The house: {', '.join(lost)}"


def test_the_map_names_no_module_that_is_gone() -> None:
    gone = PARTS.keys() - {module.split(".")[1] for module in MODULES if "." in module}

    assert not gone, f"take them out of MAP: {', '.join(sorted(gone))}"


def test_a_part_may_only_import_parts_that_stand_before_it() -> None:
    order = list(MAP)
    for at, (part, (_, allowed)) in enumerate(MAP.items()):
        unknown = set(allowed.split()) - set(order[:at])
        assert not unknown, f"{part} stands above {', '.join(sorted(unknown))} in MAP, or is no part"


@pytest.mark.parametrize("part", MAP)
def test_modules_import_what_the_map_allows(part: str) -> None:
    allowed = {part, *MAP[part][1].split()}

    wrong = [
        f"{module} imports {imported} (of {part_of(imported) or 'no part'})"
        for module in MODULES
        if part_of(module) == part
        for imported in GRAPH[module]
        if imported.partition(".")[0] == "generator" and part_of(imported) not in allowed
    ]

    assert not wrong, f"{part} may import {', '.join(sorted(allowed))}, but {'; '.join(wrong)}"


def test_no_module_imports_itself_in_a_circle() -> None:
    try:
        TopologicalSorter({module: set(GRAPH[module]) & MODULES.keys() for module in MODULES}).prepare()
    except CycleError as error:
        pytest.fail("a circle of imports: " + " <- ".join(error.args[1]))


@pytest.mark.parametrize("package", OUTSIDE)
def test_a_package_from_outside_stays_where_it_belongs(package: str) -> None:
    wrong = [
        module
        for module in MODULES
        if part_of(module) not in OUTSIDE[package].split()
        and any(imported.partition(".")[0] == package for imported in GRAPH[module])
    ]

    assert not wrong, f"only {OUTSIDE[package]} may import {package}, not {', '.join(wrong)}"
