"""The command `plans`: takes arguments, calls the pipeline, and says how it went.

The exit status is 0 when all is well (advice included), 1 when the plans hold errors, and 2 when the work
could not be done at all.
"""

import atexit
import gc
import os
import re
import sys
import traceback
from collections.abc import Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path

import click

from generator.command import engine
from generator.command.common import ERRORS, FAILED, GOOD, clock, refused, shown, with_config, with_lang, with_today
from generator.command.editing import EDITING
from generator.command.folder import write_folder
from generator.command.interface import Group, hint, one_of, sentence
from generator.command.progress import progress
from generator.command.selection import findings_in
from generator.command.telling import FORMATS, tell
from generator.errors import InvalidPlans, PlansError
from generator.history import lacking
from generator.report import LANGUAGES, summary
from generator.settings import read_settings
from generator.site import collector_at_rest, has_errors, navigation, read_site, site_files

INTERRUPTED = 130

# What --help says; a blank line begins a paragraph.
_PLANS = """Maak van plannen in YAML een website.

De plannen staan in de map plans/, de instellingen van de site in mkdocs.yml. Begin met 'plans check' om te
zien of alles klopt, of met 'plans serve' om de site te bekijken terwijl u schrijft.

De uitkomst is 0 als alles in orde is, 1 als er fouten in de plannen staan en 2 als het niet ging.
"""
_BUILD = """Controleer de plannen en bouw de site.

Staat er een fout in een plan, dan blijft de vorige site zoals die was.
"""
_SERVE = """Toon de site terwijl u schrijft, concepten erbij.

De site verschijnt op http://127.0.0.1:8000/ en ververst zichzelf zodra u een plan bewaart. Een fout staat op
de pagina en hier. Stop met Ctrl-C.
"""
_CHECK = """Controleer de plannen: alle, of alleen deze bestanden.

Een bestand in plans/ wordt gelezen met alle andere erbij, een bestand van elders alleen met de registers.
"""
_GENERATE = """Schrijf de hele site als Markdown, voor een ander programma.

Wat 'plans generate' eerder in de map schreef, wordt vervangen; een map met iets anders erin wordt geweigerd.
Bouw de map daarna met Zensical of MkDocs, en maak de site af met 'plans finish'.
"""
_FINISH = """Maak een gebouwde site af: zoekindex, sitemap en beveiliging.

SITE is de map die MkDocs, Zensical of een ander programma bouwde. Een site om alvast te laten zien, zoals die van een
voorstel, krijgt --noindex.
"""


@click.group(cls=Group, invoke_without_command=True, help=_PLANS)
@click.option("--debug", is_flag=True, envvar=engine.DEBUG, help="Laat bij een storing zien waar het misging.")
@click.pass_context
def plans(context: click.Context, *, debug: bool) -> int:
    """Show the help where no command is given."""
    context.obj = debug
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
    return GOOD


@plans.command(help=_BUILD)
@with_config
@with_today
@with_lang
@click.pass_context
def build(context: click.Context, config: Path, today: date | None, lang: str | None) -> int:
    """Check the plans and build the site."""
    settings = read_settings(config, today or clock())
    language = lang or settings.language
    with progress("Plannen controleren"):
        _, findings = read_site(settings)
    if has_errors(findings):
        return refused(findings, language, stays=settings.site.is_dir())
    with progress("Site bouwen"):
        engine.build(engine.Engine(config, settings.today, debug=context.obj), settings.site)
    count = sum(1 for _ in settings.site.rglob("*.html"))
    click.echo(f"De site staat in {shown(settings.site)}: {count} pagina's.")
    if findings:
        click.echo(f"{summary(findings, language)}; 'plans check' laat ze zien.")
    if notice := lacking(settings):
        click.echo(f"Let op: {notice}", err=True)
    return GOOD


@plans.command(help=_SERVE)
@with_config
@with_today
@click.option("--address", default="127.0.0.1:8000", metavar="ADRES:POORT", help="Gewoonlijk 127.0.0.1:8000.")
@click.pass_context
def serve(context: click.Context, config: Path, today: date | None, address: str) -> int:
    """Show the site while someone writes."""
    settings = read_settings(config, today or clock())
    return engine.serve(engine.Engine(config, settings.today, debug=context.obj), address)


@plans.command(help=_CHECK)
@click.argument("files", nargs=-1, metavar="[BESTANDEN]...", type=click.Path(path_type=Path))
@with_config
@with_lang
@click.option(
    "--format",
    "form",
    type=one_of(FORMATS),
    default="text",
    metavar="|".join(FORMATS),
    help="Voor een mens (text, het gewone), voor GitHub, GitLab of een programma.",
)
@collector_at_rest()
def check(files: tuple[Path, ...], config: Path, lang: str | None, form: str) -> int:
    """Check all plans, or some files."""
    try:
        settings = read_settings(config, clock())
    except InvalidPlans as invalid:
        return tell(invalid.findings, form, lang or LANGUAGES[0])
    with progress("Plannen controleren"):
        found = findings_in(files, settings)
    return tell(found.findings, form, lang or settings.language, plans=found.plans, site_url=settings.site_url)


@plans.command(help=_GENERATE)
@click.option("--to", required=True, type=click.Path(path_type=Path), metavar="MAP", help="De map om in te schrijven.")
@with_config
@with_today
@with_lang
def generate(to: Path, config: Path, today: date | None, lang: str | None) -> int:
    """Write the whole site as Markdown."""
    settings = read_settings(config, today or clock())
    with progress("Pagina's schrijven"):
        catalogue, findings = read_site(settings)
        if has_errors(findings):
            return refused(findings, lang or settings.language)
        files = site_files(catalogue, settings)
        write_folder(to, config, settings, files, navigation(files, settings))
    click.echo(f"In {to} staan {sum(1 for _ in (to / 'content').rglob('*.md'))} pagina's.")
    return GOOD


@plans.command(help=_FINISH)
@click.argument("site", metavar="SITE", type=click.Path(path_type=Path))
@click.option("--noindex", is_flag=True, help="Vraag zoekmachines om deze site niet te tonen.")
def finish(site: Path, *, noindex: bool) -> int:
    """Complete a site that some engine built."""
    from generator.finish import finish as finish_site  # noqa: PLC0415 - slow to import, and no other command needs it

    with progress("Site afmaken"):
        finish_site(site, listed=not noindex)
    click.echo(f"De site in {site} is af.")
    return GOOD


for command in EDITING:
    plans.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status; nothing it does ends in a traceback."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    atexit.register(gc.freeze)  # else Python looks once more for garbage among all plans, on its way out
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return int(plans.main(arguments, prog_name="plans", standalone_mode=False) or GOOD)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        return _failed(f"{sentence(error)} {hint(error)}")
    except (InvalidPlans, PlansError) as error:
        return _stopped(error, arguments)
    except BrokenPipeError:
        # Whoever read this has stopped reading; Python must not try once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERRORS
    except Exception as error:  # noqa: BLE001 - whatever happens, there is one sentence about it
        return _unexpected(error, arguments)


def _language(arguments: Sequence[str]) -> str:
    """Give the language that was asked for; what went wrong came before the settings were read."""
    asked = re.search(r"--lang[ =](\S+)", " ".join(arguments))
    return asked[1] if asked else LANGUAGES[0]


def _stopped(error: InvalidPlans | PlansError, arguments: Sequence[str]) -> int:
    if isinstance(error, InvalidPlans):
        refused(error.findings, _language(arguments))
        return FAILED
    return _failed(str(error))


def _unexpected(error: Exception, arguments: Sequence[str]) -> int:
    if "--debug" in arguments or os.environ.get(engine.DEBUG):
        traceback.print_exception(error)
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return _failed(
        f"Er ging iets mis in het programma zelf ({said}). Meld dit aan de beheerder; "
        "met 'plans --debug' ervoor ziet u waar."
    )


def _failed(said: str) -> int:
    click.echo(said, err=True)
    return FAILED


if __name__ == "__main__":
    sys.exit(main())
