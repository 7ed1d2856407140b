"""The Jinja environment: templates, labels and filters meet here, and nothing is printed unescaped.

Every value that a template prints is spelled with numeric character references (`model.text.escape`),
so plan text is data wherever it lands; only markup made by templates and by `prose` passes.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)

from generator.errors import PlansError
from generator.labels import Labels, to_markup


def environment(templates: Path, labels: Labels, helpers: Mapping[str, Callable[..., object]]) -> Environment:
    """Make the environment for one language; `helpers` are functions that the templates may call."""
    env = Environment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=to_markup,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.globals.update(helpers, t=labels)
    return env


def render(env: Environment, template: str, **context: object) -> str:
    """Render a template; a mistake in it is a `PlansError` that names the template and the line."""
    try:
        return tidy(env.get_template(template).render(**context))
    except Exception as error:
        raise PlansError(f"Sjabloon {_where(error, template)}: {_what(error)}") from error


def tidy(markdown: str) -> str:
    """Drop trailing blanks and superfluous empty lines, so that templates may be laid out for reading.

    Between two lines of HTML no empty line is left: to some engines it would end the HTML.
    """
    lines = re.sub(r"[ \t]+$", "", markdown, flags=re.MULTILINE)
    lines = re.sub(r"(?<=>)\n{2,}(?=[ \t]*<)", "\n", lines)
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n"


def address(uri: str) -> str:
    """Give the address of a page or file from the root of the site: a page gets a folder of its own.

    Engines disagree about relative addresses in HTML, so `finish` makes these relative to the page. What would
    mean something in an address, such as `#` in the name of a file, is spelled out.
    """
    if not uri.endswith(".md"):
        return f"/{quote(uri)}"
    stem = uri.removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return f"/{quote(stem.removesuffix('index'))}"
    return f"/{quote(stem)}/"


def _where(error: Exception, template: str) -> str:
    if isinstance(error, TemplateSyntaxError):
        return f"{_short(error.filename or error.name or template)}, regel {error.lineno}"
    trace, found = error.__traceback__, template
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if "templates" in Path(name).parts and not name.endswith(".py"):
            found = f"{_short(name)}, regel {trace.tb_lineno}"
        trace = trace.tb_next
    return found


def _short(path: str) -> str:
    """Give the path of a template from the folder with the templates on."""
    _, folder, below = path.replace("\\", "/").rpartition("templates/")
    return f"{folder}{below}"


def _what(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"er is geen sjabloon {error.name}"
    return str(error) if isinstance(error, TemplateError | PlansError) else f"{type(error).__name__}: {error}"
