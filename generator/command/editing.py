"""The commands for who writes plans: compare them with their source and with each other, begin one, tidy them."""

import codecs
from pathlib import Path

import click

from generator.changes import compare_snapshots, report
from generator.changes.sources import snapshots
from generator.command.common import ERRORS, FAILED, GOOD, clock, refused, shown, with_config, with_lang
from generator.command.interface import Command, one_of
from generator.command.progress import progress
from generator.command.selection import plan_of
from generator.command.writing import begin_plan, holds, tidy_files, write_whole
from generator.errors import InvalidPlans, PlansError
from generator.guide.schema import schema_files
from generator.labels import read_labels
from generator.settings import read_settings
from generator.trace import trace as trace_plan
from generator.trace.words import as_text as trace_as_text

# What --help says; a blank line begins a paragraph.
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
_SCHEMA = """Schrijf de JSON-schema's van een plan en de registers, voor aanvullen en rode strepen in een editor.

Ze komen in plans/ en plans/registers/, in bestanden met .schema.json. Met --check wordt alleen gekeken of die nog
kloppen.
"""


@click.command(cls=Command, help=_TRACE)
@click.argument("plan", metavar="PLAN", type=click.Path(path_type=Path))
@click.argument("source", metavar="BRON", type=click.Path(path_type=Path))
@click.option(
    "--ignore",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Wat terecht ontbreekt: op elke regel de tekst van een feit; een regel met # ervoor is uitleg.",
)
@with_config
@with_lang
def trace(plan: Path, source: Path, ignore: Path | None, config: Path, lang: str | None) -> int:
    """Compare a plan with the text it was written from."""
    settings = read_settings(config, clock())
    language = lang or settings.language
    listed = [line.strip() for line in _text(ignore).splitlines()] if ignore else []
    excepted = [line for line in listed if line and not line.startswith("#")]
    try:
        file, everything = plan_of(plan, settings)
    except InvalidPlans as invalid:
        return refused(invalid.findings, language)
    traced = trace_plan(file, everything, _text(source), excepted)
    click.echo(trace_as_text(traced, str(plan), str(source), language), nl=False)
    return ERRORS if traced.missing else GOOD


def _text(path: Path) -> str:
    """Read a text that is no plan, in any encoding in which Word saves one."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PlansError(f"{path} kan niet gelezen worden: {error.strerror}") from None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    if data.startswith(b"%PDF") or b"\0" in data[:4096]:
        raise PlansError(
            f"{path} is geen gewone tekst. Open het document, kopieer alles naar een tekstbestand (.txt), of kies "
            "in Word 'Opslaan als' en dan 'Tekst zonder opmaak'."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


@click.command(cls=Command, help=_DIFF)
@click.argument("old", metavar="OUD")
@click.argument("new", metavar="[NIEUW]", required=False)
@with_config
@with_lang
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
    settings = read_settings(config, clock())
    labels = read_labels(settings.templates / "labels", lang or settings.language)
    write = {"text": report.as_text, "markdown": report.as_markdown, "json": report.as_json}[form]
    with progress("Plannen vergelijken"):
        compared = compare_snapshots(*snapshots(old, new, settings.plans))
    click.echo(write(compared, labels), nl=False)
    return GOOD if compared.complete else FAILED


@click.command(cls=Command, help=_NEW)
@click.argument("kind", metavar="SOORT")
@click.argument("name", metavar="ID")
@with_config
def new(kind: str, name: str, config: Path) -> int:
    """Write a starting file for a plan."""
    path = begin_plan(kind, name, read_settings(config, clock()))
    click.echo(f"{shown(path)} is gemaakt. Vul het in; 'plans check {shown(path)}' zegt wat er nog moet.")
    return GOOD


@click.command(cls=Command, help=_FMT)
@click.argument("files", nargs=-1, metavar="[BESTANDEN]...", type=click.Path(path_type=Path))
@with_config
@with_lang
@click.option("--check", "advise", is_flag=True, help="Schrijf niets; zeg alleen welke bestanden netter kunnen.")
def fmt(files: tuple[Path, ...], config: Path, lang: str | None, *, advise: bool) -> int:
    """Tidy plans and registers."""
    settings = read_settings(config, clock())
    done = tidy_files(files, settings, write=not advise)
    for path in done.untidy:
        click.echo(f"{shown(path)} {'kan netter' if advise else 'is netjes gemaakt'}.")
    for said in done.refused:
        click.echo(said, err=True)
    if done.findings:
        return refused(done.findings, lang or settings.language)
    if not (done.untidy or done.refused):
        click.echo("Alles is netjes.")
    return GOOD


@click.command(cls=Command, help=_SCHEMA)
@with_config
@click.option("--check", "compare", is_flag=True, help="Schrijf niets; de uitkomst is 1 als er een niet klopt.")
def schema(config: Path, *, compare: bool) -> int:
    """Write the JSON Schemas of a plan and of the registers."""
    folder = read_settings(config, clock()).plans
    stale = {folder / name: text for name, text in schema_files().items() if not holds(folder / name, text)}
    for path, text in stale.items():
        if compare:
            click.echo(f"{shown(path)} klopt niet meer; draai plans schema.")
        else:
            write_whole(path, text)
            click.echo(f"{shown(path)} is bijgewerkt.")
    if not stale:
        click.echo("De schema's kloppen.")
    return ERRORS if stale and compare else GOOD


EDITING = (trace, diff, new, fmt, schema)
