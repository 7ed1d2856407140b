"""What the figures and dates of a plan say: shares, totals, and work outside its period."""

from collections.abc import Iterator
from fractions import Fraction

from generator.catalogue import Catalogue
from generator.check.references import names_of_money
from generator.errors import Finding, Place, Severity
from generator.finances import Finances, finances
from generator.ledger import column_of
from generator.ledger.checks import LedgerProblem
from generator.ledger.checks import check as ledger_problems
from generator.ledger.stated import Comparison, differences
from generator.load import PlanFile
from generator.load.places import find_key, find_text
from generator.model.money import Share
from generator.model.text import Gap
from generator.money import Amount, spell
from generator.outline import Outline, outline
from generator.period import Period


def shares(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Refuse parts of a whole that do not add up to it."""
    for at, share in enumerate(file.plan.shares):
        percent = all(part.value.words.endswith("%") for part in share.parts)
        found = sum((part.value.value for part in share.parts), Fraction(0))
        whole, words = _whole(share, percent=percent)
        if whole is not None and found != whole:
            place = file.place("shares", at, "total" if share.total else "parts")
            percent = percent or (share.of is not None and not share.total)
            words = "100 %" if percent and whole == 1 else words
            yield Finding(
                "B040", place, {"title": share.title, "sum": _spelled(found, percent=percent), "total": words}
            )


def amounts_twice(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on a line with one amount and amounts by period: they are added up, and may be the same money."""
    for at, line in enumerate(file.plan.budget.lines if file.plan.budget else ()):
        if isinstance(line.amount, Amount) and line.amounts and line.amounts.by_period:
            place = find_key(file.root, ("budget", "lines", at, "amount")).place
            yield Finding("B043", place, {"title": line.title}, Severity.ADVICE)


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
    rounded = round(exact, 2) if percent else exact
    text = f"{float(rounded):.4f}".rstrip("0").rstrip(".").replace(".", ",")
    return f"{text} %" if percent else text


def money_and_time(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Find work outside the period of its plan, and what is wrong with its money: lines, then totals."""
    laid_out = outline(file.plan)
    yield from _schedule(file, laid_out)
    found = finances(file.plan, laid_out)
    wrong = tuple(_lines(file, found))
    yield from wrong
    yield from _outside_period(file, found)
    if not any(each.severity is Severity.ERROR for each in wrong):
        yield from _totals(file, found)
        yield from _balance(file, found)


def _lines(file: PlanFile, found: Finances) -> Iterator[Finding]:
    known = names_of_money(file)
    for problem in ledger_problems(found.statement):
        if not _is_told(problem, known):
            node = file.node(*found.paths[problem.key])
            place = find_text(node, problem.values.get("second") or problem.values.get("text") or "").place
            yield Finding(problem.code, place, problem.values, problem.severity)


def _totals(file: PlanFile, found: Finances) -> Iterator[Finding]:
    """Advise on totals that differ from what the source prints: one wrong amount makes many of them, told once."""
    known, told = names_of_money(file), set[str]()
    differing: list[tuple[LedgerProblem, Comparison]] = []
    for comparison in found.comparisons:
        for problem in differences(found.statement, [comparison]):
            if problem.code != "B032":
                differing.append((problem, comparison))
            elif not _is_told(problem, known) and problem.key not in told:
                told.add(problem.key)
                at = _position(found, comparison)
                yield Finding(problem.code, file.place("budget", "stated", at, "of"), problem.values, problem.severity)
    # What names the amount that is wrong comes first, and speaks for all that differ as much.
    for problem, comparison in sorted(differing, key=lambda each: each[1].crossing is None):
        amount = problem.values.get("difference", "").replace("-", "")
        if amount not in told:
            told.add(amount)
            place = _place_of(file, found, comparison)
            yield Finding(problem.code, place, problem.values, problem.severity)


def _position(found: Finances, comparison: Comparison) -> int:
    return next(at for at, claim in enumerate(found.claims) if claim is comparison.claim)


def _place_of(file: PlanFile, found: Finances, comparison: Comparison) -> Place:
    """Give the place of a printed total; of the amount itself where a running total tells which one it is."""
    cell = comparison.crossing
    if cell and comparison.claim.cumulative:
        entry = next(entry for entry in found.statement.entries if entry.key == cell.key)
        period = next((when for when, _ in entry.amounts if when and column_of(when).label == cell.column), None)
        return file.place(*found.paths[cell.key], *_claimed(period))
    return file.place("budget", "stated", _position(found, comparison), *_claimed(comparison.period))


def _outside_period(file: PlanFile, found: Finances) -> Iterator[Finding]:
    """Advise on years of money in which there is no plan; each once."""
    frame, told = file.plan.period, set[str]()
    if not isinstance(frame, Period) or not frame.dated:
        return
    for entry in found.statement.entries:
        for field in ("amounts", "amended", "realised") if entry.unit == found.statement.unit else ():
            for when, amount in getattr(entry, field):
                if (
                    isinstance(amount, Amount)
                    and amount.value is not None
                    and when
                    and when.dated
                    and when.words not in told
                    and _outside(when, frame)
                ):
                    told.add(when.words)
                    place = find_key(file.root, (*found.paths[entry.key], field, when.words)).place
                    values = {"title": entry.title, "when": when.words, "period": frame.words}
                    yield Finding("P023", place, values, Severity.ADVICE)


def contributors(file: PlanFile, _catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on a contribution of which nobody is said to be the giver."""
    for at, line in enumerate(file.plan.budget.lines if file.plan.budget else ()):
        if line.kind == "contribution" and line.by is None:
            yield Finding("B036", file.place("budget", "lines", at, "kind"), {"title": line.title}, Severity.ADVICE)


def _balance(file: PlanFile, found: Finances) -> Iterator[Finding]:
    """Advise on cost that nobody pays, and on money without cost, in plans that say of all their money who pays."""
    account = found.statement.main
    balance = account.balance if account else None
    if balance is None or found.unknown or (file.plan.budget and file.plan.budget.partial):
        return
    paid = balance.covered.total.sum + balance.asked.total.sum + balance.expected.total.sum
    cost = balance.cost.total.sum
    if not (cost.exact and paid.exact and cost.low and paid.low) or cost.low == paid.low:
        return
    short, amount = cost.low > paid.low, Amount(abs(cost.low - paid.low))
    values = {"amount": spell(amount, "nl", found.statement.unit)}
    yield Finding("B034" if short else "B035", file.place("budget", "lines"), values, Severity.ADVICE)


def _claimed(period: Period | None) -> tuple[str, ...]:
    """Give the path from a printed total to its amount for a period."""
    return ("amounts", period.words) if period else ("amount",)


def _is_told(problem: LedgerProblem, known: frozenset[str]) -> bool:
    """Tell whether `ids` or `references` says the same already."""
    named = (problem.values.get("whole") or problem.values.get("of") or "").split(", ")
    return problem.code == "B028" or (problem.code in ("B024", "B032") and not known.issuperset(named))


def _schedule(file: PlanFile, laid_out: Outline) -> Iterator[Finding]:
    """Advise on work outside the period of its plan."""
    frame = file.plan.period
    if not isinstance(frame, Period) or not frame.dated:
        return
    for entry in laid_out.walk():
        when = entry.item.when
        if isinstance(when, Period) and when.dated and _outside(when, frame):
            place = file.place(*entry.path, "when")
            values = {"title": entry.item.title, "when": when.words, "period": frame.words}
            yield Finding("P020", place, values, Severity.ADVICE)


def _outside(when: Period, frame: Period) -> bool:
    after = when.start and frame.end and when.start > frame.end
    before = when.end and frame.start and when.end < frame.start
    return bool(after or before)
