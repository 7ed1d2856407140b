"""How long `plans check` takes: one file of 300 lines beyond start-up, and 1,000 plans, by stage. Prints the figures.

    python tests/audit/check_speed.py [--plans 1000]

The plans are those of the project, copied under other names and titles. Figures are seconds of the processor, the
least of some runs, and what is compared runs side by side: a busy machine slows both down alike.
"""

import argparse
import gc
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import chain
from pathlib import Path
from time import process_time

sys.path += [str(Path(__file__).parents[2])]

from generator.catalogue import Catalogue, read_catalogue
from generator.check import DATED_RULES, RULES, RULES_OVER_ALL
from generator.errors import Finding
from generator.reader import read_file

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
LINES = 300
RUNS = 7
COMMAND = (sys.executable, "-c", "import sys; from generator.cli import main; sys.exit(main())")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--plans", type=int, default=1_000, metavar="N")
    number = arguments.parse_args().plans
    with tempfile.TemporaryDirectory() as folder:
        _one_file(Path(folder) / "one")
        _many(Path(folder) / "many", number)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _one_file(project: Path) -> None:
    """Compare the command on one file with the command on no file at all."""
    _make_project(project)
    file = project / "plans" / "plan.yml"
    least: dict[str, float] = {}
    text = _of_length((ROOT / "plans" / "kansen-voor-kinderen-de-wijert.yml").read_text("utf-8"))
    for _ in range(RUNS):
        for name, content in (("no plan", ""), ("a plan", text)):
            file.unlink(missing_ok=True)
            if content:
                file.write_text(content, "utf-8")
            least[name] = min(least.get(name, 60), _of_command(project, "check"))
        least["help"] = min(least.get("help", 60), _of_command(project, "--help"))
    lines = text.count("\n")
    _say(f"start-up: {least['no plan'] * 1000:.0f} ms, of --help {least['help'] * 1000:.0f} ms")
    _say(f"a file of {lines} lines beyond it: {(least['a plan'] - least['no plan']) * 1000:.0f} ms")


def _of_command(project: Path, argument: str) -> float:
    before = _of_children()
    subprocess.run([*COMMAND, argument], cwd=project, capture_output=True, check=False)
    return _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _of_length(text: str) -> str:
    """Cut a plan to about 300 lines, between two keys at the margin."""
    sections = re.split(r"(?m)^(?=[a-z_]+:)", text)
    kept = ""
    for section in sections:
        if (kept + section).count("\n") <= LINES:
            kept += section
    return kept


def _many(project: Path, number: int) -> None:
    """Read and check many plans in this process, and print what each stage takes of it."""
    _make_project(project)
    plans = project / "plans"
    paths = sorted((ROOT / "plans").glob("*.yml"))
    for at in range(number):
        source = paths[at % len(paths)]
        text = re.sub(r"(?m)^title: '?(.*?)'?$", rf"title: '\1 ({at})'", source.read_text("utf-8"), count=1)
        (plans / f"{source.stem}-{at}.yml").write_text(text, "utf-8")
    gc.disable()  # as the pipeline does while it reads and checks
    with _timed() as reading:
        for path in sorted(plans.glob("*.yml")):
            read_file(path, path.name)
    with _timed() as loading:
        everything, _ = read_catalogue(plans, "plans")
    by_rule = Counter(dict(_rules(everything)))
    total = loading() + sum(by_rule.values())
    lines = sum(len(file.lines) for file in everything.plans)
    _say(f"{len(everything.plans)} plans of {lines / max(1, len(everything.plans)):.0f} lines: {total:.1f} s")
    _say(f"  {loading():6.2f} s  reading YAML and making plans, of which YAML {reading():.2f} s")
    for rule, seconds in by_rule.most_common():
        _say(f"  {seconds:6.2f} s  {rule}")
    whole = _of_command(project, "check")
    _say(f"the whole command: {whole:.1f} s, {whole / total:.2f} times that")


def _rules(everything: Catalogue) -> Iterator[tuple[str, float]]:
    """Give the name of each rule with the time that it takes over all plans."""
    files = everything.plans
    for rule in RULES:
        yield _name(rule), _seconds(chain.from_iterable(rule(file, everything) for file in files))
    for dated in DATED_RULES:
        yield _name(dated), _seconds(chain.from_iterable(dated(file, TODAY) for file in files))
    for over_all in RULES_OVER_ALL:
        yield _name(over_all), _seconds(over_all(everything))


def _name(rule: Callable[..., object]) -> str:
    return f"{rule.__module__.rpartition('.')[2]}.{rule.__name__}"


def _seconds(findings: Iterator[Finding]) -> float:
    with _timed() as seconds:
        for _ in findings:
            pass
    return seconds()


@contextmanager
def _timed() -> Iterator[Callable[[], float]]:
    """Time what stands below; the result is a function that gives the seconds."""
    ended: list[float] = []
    started = process_time()
    yield lambda: ended[0] - started
    ended.append(process_time())


def _make_project(project: Path) -> None:
    """Make a project without plans: its settings, registers and templates."""
    (project / "content").mkdir(parents=True)
    shutil.copytree(ROOT / "plans" / "registers", project / "plans" / "registers")
    shutil.copytree(ROOT / "templates", project / "templates")
    shutil.copy(ROOT / "mkdocs.yml", project / "mkdocs.yml")


if __name__ == "__main__":
    main()
