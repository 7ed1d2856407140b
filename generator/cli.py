"""The command `plans`: takes arguments, calls the pipeline, and says how it went.

The exit status is 0 when all is well (advice included), 1 when the plans hold errors, and 2 when the work
could not be done at all.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path

import click

from generator.changes import compare_snapshots, report
from generator.changes.sources import snapshots
from generator.command import engine
from generator.command.folder import write_folder
from generator.command.interface import Group, day, hint, one_of, sentence
from generator.command.progress import progress
from generator.command.selection import findings_in, plan_of
from generator.command.writing import begin_plan, tidy_files, write_whole
from generator.errors import Finding, InvalidPlans, PlansError
from generator.finish import finish as finish_site
from generator.guide.schema import NAME as SCHEMA_NAME
from generator.guide.schema import as_text as schema_text
from generator.labels import read_labels
from generator.report import LANGUAGES, as_github, as_json, as_text, summary, wants_colour
from generator.settings import read_settings
from generator.site import has_errors, navigation, read_site, site_files
from generator.trace import trace as trace_plan
from generator.trace.words import as_text as trace_as_text

GOOD, ERRORS, FAILED = 0, 1, 2
INTERRUPTED = 130

FORMATS = ("text", "github", "json")

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
_TRACE = """Zoek wat uit een bron niet in een plan terechtkwam.

PLAN is een plan in de map plans/, BRON de tekst van het document waaruit het plan is geschreven. U ziet elk bedrag,
getal en percentage, elke datum, elk kwartaal, elke afkorting en elke naam van de bron die het plan niet noemt, met
de regel in de bron; en andersom. De uitkomst is 1 als er iets uit de bron ontbreekt.
"""
_DIFF = """Vertel wat er voor bewoners verandert tussen twee versies.

OUD en NIEUW zijn een plan, een map met plannen, of een versie van git: main, HEAD~1, v1, of main:plans/wijk.yml.
Zonder NIEUW wordt vergeleken met de bestanden van nu. De uitkomst is 2 als iets niet vergeleken kon worden.
"""
_NEW = """Begin een plan: schrijf een bestand met uitleg bij elk veld.

SOORT is het soort plan, zoals wijkplan of uitvoeringsprogramma. ID wordt de naam van het bestand in de map plans/
en het adres van de pagina: kleine letters, cijfers en streepjes.
"""
_FMT = """Maak plannen netjes: inspringing, lange regels en losse spaties.

Zonder BESTANDEN alle plannen en registers. Commentaar en volgorde blijven, en een bestand wordt alleen herschreven als
er daarna precies hetzelfde in staat.
"""
_SCHEMA = """Schrijf het JSON-schema van een plan, voor aanvullen en rode strepen in een editor.

Het komt in plans/plan.schema.json. Met --check wordt alleen gekeken of dat bestand nog klopt.
"""
_FINISH = """Maak een gebouwde site af: zoekindex, sitemap en beveiliging.

SITE is de map die MkDocs, Zensical of een ander programma bouwde.
"""

_config = click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=Path("mkdocs.yml"),
    metavar="BESTAND",
    help="De instellingen van de site; gewoonlijk mkdocs.yml in deze map.",
)
_today = click.option(
    "--today",
    type=day,
    envvar=engine.TODAY,
    metavar="JJJJ-MM-DD",
    help="De dag die 'vandaag' is op de site; gewoonlijk de dag van nu.",
)
_lang = click.option(
    "--lang",
    type=one_of(LANGUAGES),
    metavar="|".join(LANGUAGES),
    help="De taal van de meldingen; gewoonlijk die van de site.",
)


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
@_config
@_today
@_lang
@click.pass_context
def build(context: click.Context, config: Path, today: date | None, lang: str | None) -> int:
    """Check the plans and build the site."""
    settings = read_settings(config, today or _clock())
    language = lang or settings.language
    with progress("Plannen controleren"):
        _, findings = read_site(settings)
    if has_errors(findings):
        return _refused(findings, language)
    with progress("Site bouwen"):
        engine.build(engine.Engine(config, settings.today, debug=context.obj), settings.site)
    count = sum(1 for _ in settings.site.rglob("*.html"))
    click.echo(f"De site staat in {_shown(settings.site)}: {count} pagina's.")
    if findings:
        click.echo(f"{summary(findings, language)}; 'plans check' laat ze zien.")
    return GOOD


@plans.command(help=_SERVE)
@_config
@_today
@click.option("--address", default="127.0.0.1:8000", metavar="ADRES:POORT", help="Gewoonlijk 127.0.0.1:8000.")
@click.pass_context
def serve(context: click.Context, config: Path, today: date | None, address: str) -> int:
    """Show the site while someone writes."""
    settings = read_settings(config, today or _clock())
    return engine.serve(engine.Engine(config, settings.today, debug=context.obj), address)


@plans.command(help=_CHECK)
@click.argument("files", nargs=-1, metavar="[BESTANDEN]...", type=click.Path(path_type=Path))
@_config
@_lang
@click.option(
    "--format",
    "form",
    type=one_of(FORMATS),
    default="text",
    metavar="|".join(FORMATS),
    help="Voor een mens (text, het gewone), voor GitHub of voor een programma.",
)
def check(files: tuple[Path, ...], config: Path, lang: str | None, form: str) -> int:
    """Check all plans, or some files."""
    settings = read_settings(config, _clock())
    with progress("Plannen controleren"):
        found = findings_in(files, settings)
    language = lang or settings.language
    colour = wants_colour(sys.stdout, os.environ)
    if form == "json":
        text = as_json(found.findings, language)
    elif form == "github":
        text = f"{as_github(found.findings, language)}{summary(found.findings, language, plans=found.plans)}\n"
    else:
        text = as_text(found.findings, language, plans=found.plans, colour=colour)
    click.echo(text, nl=False, color=colour)
    return ERRORS if has_errors(found.findings) else GOOD


@plans.command(help=_GENERATE)
@click.option("--to", required=True, type=click.Path(path_type=Path), metavar="MAP", help="De map om in te schrijven.")
@_config
@_today
@_lang
def generate(to: Path, config: Path, today: date | None, lang: str | None) -> int:
    """Write the whole site as Markdown."""
    settings = read_settings(config, today or _clock())
    with progress("Pagina's schrijven"):
        catalogue, findings = read_site(settings)
        if has_errors(findings):
            return _refused(findings, lang or settings.language)
        files = site_files(catalogue, settings)
        write_folder(to, config, settings, files, navigation(files, settings))
    click.echo(f"In {to} staan {sum(1 for _ in (to / 'content').rglob('*.md'))} pagina's.")
    return GOOD


@plans.command(help=_TRACE)
@click.argument("plan", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("source", metavar="BRON", type=click.Path(path_type=Path))
@click.option(
    "--ignore",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Wat terecht ontbreekt: op elke regel de tekst van een feit; een regel met # ervoor is uitleg.",
)
@_config
@_lang
def trace(plan: Path, source: Path, ignore: Path | None, config: Path, lang: str | None) -> int:
    """Compare a plan with the text it was written from."""
    settings = read_settings(config, _clock())
    language = lang or settings.language
    listed = [line.strip() for line in _text(ignore).splitlines()] if ignore else []
    excepted = [line for line in listed if line and not line.startswith("#")]
    try:
        file, everything = plan_of(plan, settings)
    except InvalidPlans as invalid:
        return _refused(invalid.findings, language)
    traced = trace_plan(file, everything, _text(source), excepted)
    click.echo(trace_as_text(traced, str(plan), str(source), language), nl=False)
    return ERRORS if traced.missing else GOOD


def _text(path: Path) -> str:
    """Read a text that is no plan; what is no UTF-8 is taken for the older Windows encoding."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PlansError(f"{path} kan niet gelezen worden: {error.strerror}") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


@plans.command(help=_DIFF)
@click.argument("old", metavar="OUD")
@click.argument("new", metavar="[NIEUW]", required=False)
@_config
@_lang
@click.option(
    "--format",
    "form",
    type=one_of(report.FORMATS),
    default="text",
    metavar="|".join(report.FORMATS),
    help="Voor een mens (text, het gewone), voor een pull request of voor een programma.",
)
def diff(old: str, new: str | None, config: Path, lang: str | None, form: str) -> int:
    """Tell what changes between two versions."""
    settings = read_settings(config, _clock())
    labels = read_labels(settings.templates / "labels", lang or settings.language)
    write = {"text": report.as_text, "markdown": report.as_markdown, "json": report.as_json}[form]
    with progress("Plannen vergelijken"):
        compared = compare_snapshots(*snapshots(old, new, settings.plans))
    click.echo(write(compared, labels), nl=False)
    return GOOD if compared.complete else FAILED


@plans.command(help=_NEW)
@click.argument("kind", metavar="SOORT")
@click.argument("name", metavar="ID")
@_config
def new(kind: str, name: str, config: Path) -> int:
    """Write a starting file for a plan."""
    path = begin_plan(kind, name, read_settings(config, _clock()))
    click.echo(f"{_shown(path)} is gemaakt. Vul het in; 'plans check {_shown(path)}' zegt wat er nog moet.")
    return GOOD


@plans.command(help=_FMT)
@click.argument("files", nargs=-1, metavar="[BESTANDEN]...", type=click.Path(path_type=Path))
@_config
@_lang
@click.option("--check", "advise", is_flag=True, help="Schrijf niets; zeg alleen welke bestanden netter kunnen.")
def fmt(files: tuple[Path, ...], config: Path, lang: str | None, *, advise: bool) -> int:
    """Tidy plans and registers."""
    settings = read_settings(config, _clock())
    done = tidy_files(files, settings, write=not advise)
    for path in done.untidy:
        click.echo(f"{_shown(path)} {'kan netter' if advise else 'is netjes gemaakt'}.")
    for said in done.refused:
        click.echo(said, err=True)
    if done.findings:
        return _refused(done.findings, lang or settings.language)
    if not (done.untidy or done.refused):
        click.echo("Alles is netjes.")
    return GOOD


@plans.command(help=_SCHEMA)
@_config
@click.option("--check", "compare", is_flag=True, help="Schrijf niets; de uitkomst is 1 als het bestand niet klopt.")
def schema(config: Path, *, compare: bool) -> int:
    """Write the JSON Schema of a plan."""
    path = read_settings(config, _clock()).plans / SCHEMA_NAME
    known = path.read_text("utf-8") if path.is_file() else ""
    if compare:
        click.echo(f"{_shown(path)} klopt{'.' if known == schema_text() else ' niet meer; draai plans schema.'}")
        return GOOD if known == schema_text() else ERRORS
    write_whole(path, schema_text())
    click.echo(f"Het schema staat in {_shown(path)}.")
    return GOOD


@plans.command(help=_FINISH)
@click.argument("site", metavar="SITE", type=click.Path(path_type=Path))
def finish(site: Path) -> int:
    """Complete a site that some engine built."""
    with progress("Site afmaken"):
        finish_site(site)
    click.echo(f"De site in {site} is af.")
    return GOOD


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and give its exit status; nothing it does ends in a traceback."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return int(plans.main(arguments, prog_name="plans", standalone_mode=False) or GOOD)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        return _failed(f"{sentence(error)} {hint(error)}")
    except PlansError as error:
        return _failed(str(error))
    except BrokenPipeError:
        # Whoever read this has stopped reading; Python must not try once more on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ERRORS
    except Exception as error:  # noqa: BLE001 - whatever happens, there is one sentence about it
        return _unexpected(error, arguments)


def _unexpected(error: Exception, arguments: Sequence[str]) -> int:
    if "--debug" in arguments or os.environ.get(engine.DEBUG):
        traceback.print_exception(error)
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return _failed(
        f"Er ging iets mis in het programma zelf ({said}). Meld dit aan de beheerder; "
        "met 'plans --debug' ervoor ziet u waar."
    )


def _refused(findings: Sequence[Finding], language: str) -> int:
    colour = wants_colour(sys.stderr, os.environ)
    click.echo(as_text(findings, language, colour=colour), nl=False, err=True, color=colour)
    return ERRORS


def _failed(said: str) -> int:
    click.echo(said, err=True)
    return FAILED


def _clock() -> date:
    return datetime.now(UTC).astimezone().date()


def _shown(path: Path) -> str:
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


if __name__ == "__main__":
    sys.exit(main())
