"""What the figures and dates of a plan say: shares, totals, and work outside its period."""

from collections.abc import Iterator
from fractions import Fraction

from generator.catalogue import Catalogue
from generator.check.references import names_of_money
from generator.errors import Finding, Place, Severity
from generator.finances import finances
from generator.ledger.checks import LedgerProblem
from generator.ledger.checks import check as ledger_problems
from generator.ledger.stated import differences
from generator.load import PlanFile
from generator.load.places import find_text
from generator.model.money import Share
from generator.model.text import Gap
from generator.outline import outline
from generator.period import Period


def shares(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Refuse parts of a whole that do not add up to it."""
    for at, share in enumerate(file.plan.shares):
        percent = all(part.value.words.endswith("%") for part in share.parts)
        found = sum((part.value.value for part in share.parts), Fraction(0))
        whole, words = _whole(share, percent=percent)
        if whole is not None and found != whole:
            place = file.place("shares", at, "total" if share.total else "parts")
            yield Finding(
                "B040", place, {"title": share.title, "sum": _spelled(found, percent=percent), "total": words}
            )


def people(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Refuse a number of people that cannot be read as one, and a second one: the cost is divided once."""
    counted = [(at, figure) for at, figure in enumerate(file.plan.figures) if figure.per]
    for at, figure in counted:
        if figure.count is None and not isinstance(figure.value, Gap):
            yield Finding("B041", file.place("figures", at, "value"), {"text": figure.value, "title": figure.title})
    for at, figure in counted[1:]:
        yield Finding("B042", file.place("figures", at, "per"), {"title": figure.title, "first": counted[0][1].title})


def _whole(share: Share, *, percent: bool) -> tuple[Fraction | None, str]:
    """Give what the parts must come to, with its words; None where nothing says so."""
    if share.total:
        return share.total.value, share.total.words
    if percent:
        return Fraction(1), "100 %"
    if share.unit in ("%", "procent"):
        return Fraction(100), "100"
    return (Fraction(1), "1") if share.of else (None, "")


def _spelled(value: Fraction, *, percent: bool) -> str:
    """Print a number with a few decimals, or as a fraction where those cannot say it."""
    exact = value * 100 if percent else value
    text = f"{float(exact):.4f}".rstrip("0").rstrip(".").replace(".", ",") if round(exact, 4) == exact else str(exact)
    return f"{text} %" if percent else text


def money(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Find what is wrong with the lines of the ledger, and totals that differ from what the source prints."""
    found = finances(file.plan, outline(file.plan))
    known = names_of_money(file)
    for problem in ledger_problems(found.statement):
        if not _is_told(problem, known):
            node = file.node(*found.paths[problem.key])
            place = find_text(node, problem.values.get("second") or problem.values.get("text") or "").place
            yield Finding(problem.code, place, problem.values, problem.severity)
    told: set[tuple[str, Place]] = set()
    for comparison in found.comparisons:
        at = next(at for at, claim in enumerate(found.claims) if claim is comparison.claim)
        for problem in differences(found.statement, [comparison]):
            key = ("of",) if problem.code == "B032" else _claimed(comparison.period)
            place = file.place("budget", "stated", at, *key)
            if not _is_told(problem, known) and (problem.code, place) not in told:
                told.add((problem.code, place))
                yield Finding(problem.code, place, problem.values, problem.severity)


def _claimed(period: Period | None) -> tuple[str, ...]:
    """Give the path from a printed total to its amount for a period."""
    return ("amounts", period.words) if period else ("amount",)


def _is_told(problem: LedgerProblem, known: frozenset[str]) -> bool:
    """Tell whether `ids` or `references` says the same already."""
    named = (problem.values.get("whole") or problem.values.get("of") or "").split(", ")
    return problem.code == "B028" or (problem.code in ("B024", "B032") and not known.issuperset(named))


def schedule(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on work outside the period of its plan."""
    frame = file.plan.period
    if not isinstance(frame, Period) or not frame.dated:
        return
    for entry in outline(file.plan).walk():
        when = entry.item.when
        if isinstance(when, Period) and when.dated and _outside(when, frame):
            place = file.place(*entry.path, "when")
            values = {"title": entry.item.title, "when": when.words, "period": frame.words}
            yield Finding("P020", place, values, Severity.ADVICE)


def _outside(when: Period, frame: Period) -> bool:
    after = when.start and frame.end and when.start > frame.end
    before = when.end and frame.start and when.end < frame.start
    return bool(after or before)
