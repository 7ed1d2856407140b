from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.errors import Severity
from generator.ledger import (
    Account,
    Balance,
    Claim,
    Entry,
    Series,
    Statement,
    divide,
    grouped,
    is_rate,
    settle,
)
from generator.ledger.checks import LedgerProblem, check
from generator.ledger.stated import Comparison, Crossing, compare, differences
from generator.money import Amount, Sum, add, parse_amount, spell, spell_sum
from generator.period import Period, parse_period

D = Decimal
# A busy machine is no reason to fail.
calm = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
MESSAGES: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
    Path("generator/messages/money.yml").read_text(encoding="utf-8")
)


def line(title: str = "lijn", /, **given: object) -> Entry:
    """Return a line; `amounts` and its likes are given as they stand in YAML."""
    values = dict(given)
    for name in ("amounts", "amended", "realised"):
        if name in values:
            values[name] = dated(values[name])
    return Entry(**({"key": title, "title": title} | values))  # type: ignore[arg-type]


def dated(amounts: object) -> tuple[tuple[Period | None, Amount], ...]:
    assert isinstance(amounts, dict)
    return tuple((parse_period(str(key)) if key else None, parse_amount(str(text))) for key, text in amounts.items())


def claim(*of: str, amount: str | None = None, amounts: object = None, cumulative: bool = False) -> Claim:
    whole = parse_amount(amount) if amount else None
    return Claim(" ".join(of), of, dated(amounts or {}), whole, cumulative)


def account(*entries: Entry, unit: str = "euro") -> Account:
    found = settle(entries, unit).main
    assert found
    return found


def balance(*entries: Entry) -> Balance:
    found = account(*entries).balance
    assert found
    return found


def printed(series: Series) -> list[str | None]:
    """Return a series as numbers, its total last."""
    return [spell_sum(total.sum, "nl", "") for total in (*series.cells, series.total)]


def codes(*entries: Entry) -> list[str]:
    problems = list(check(settle(entries)))
    assert_worded(problems)
    return [problem.code for problem in problems]


def assert_worded(problems: Iterable[LedgerProblem]) -> None:
    for problem in problems:
        for language in ("nl", "en"):
            for sentence in MESSAGES[problem.code][language].values():
                assert sentence.format_map(dict(problem.values))


TEXEL = (
    line("start", amounts={2024: 12560, 2025: 12560, 2026: 15693, 2027: 0}),
    line("veilig", amounts={2024: 71003, 2025: 122063, 2026: 84550, 2027: 40990}),
)
YEARS = range(2020, 2030)
BEIJUM = (
    line("kosten", amounts={y: 60000 if y < 2023 else 47500 if y < 2025 else 45000 for y in YEARS}),
    line("beijum", kind="contribution", by="groningen", amounts=dict.fromkeys(range(2020, 2023), 50000)),
    line(
        "npg",
        kind="contribution",
        by="npg",
        state="requested",
        amounts={y: 10000 if y < 2023 else 47500 if y < 2025 else 45000 for y in YEARS},
    ),
)


def test_the_programme_of_texel_adds_up() -> None:
    assert printed(balance(*TEXEL).cost) == ["83.563", "134.623", "100.243", "40.990", "359.419"]
    assert printed(account(*TEXEL).rows[0].planned)[3] == "0"


def test_the_sheet_of_the_application_adds_up() -> None:
    found = balance(*BEIJUM)
    assert printed(found.cost)[-1] == "500.000"
    assert printed(found.covered)[:4] == ["50.000", "50.000", "50.000", None]
    assert printed(found.to_cover) == printed(found.asked)
    assert found.cumulative
    assert [total.low for total in found.cumulative.asked] == [
        *(10000, 20000, 30000, 77500, 125000, 170000, 215000, 260000, 305000, 350000)
    ]
    groups = grouped(account(*BEIJUM), lambda entry: (entry.by,))
    assert [(group.key, printed(group.covered)[-1], printed(group.asked)[-1]) for group in groups] == [
        (("",), None, None),
        (("groningen",), "150.000", None),
        (("npg",), None, "350.000"),
    ]


def test_what_is_unknown_is_named_beside_its_sum_and_is_never_zero() -> None:
    found = account(
        line("a", amounts={2024: 10, 2025: 20}, unknown=(parse_period("2026"),)),
        line("b", amounts={2024: 5}, unknown=(parse_period("Q1 2025"), None)),
        line("c", kind="contribution", unknown=(None,)),
        line("d", part_of="a", unknown=(None,)),
    )
    assert found.balance
    cost = found.balance.cost

    assert [column.label for column in found.columns] == ["2024", "2025", "2026"]
    assert [cell.missing for cell in cost.cells] == [(), ("b",), ("a",)]
    assert cost.total.missing == ("a", "b")
    assert found.balance.to_cover.total.missing == ("a", "b", "c")
    assert (cost.cells[2].sum.empty, cost.cells[2].empty) == (True, False)
    assert printed(cost) == ["15", "20", None, "35"]


def test_what_is_unknown_leaves_open_whether_money_is_short() -> None:
    cost, paid = line("a", amounts={2024: 10}), line("b", kind="contribution", amounts={2024: 4})
    later = (parse_period("2025"),)

    assert balance(cost, paid).outcomes == ("deficit", "deficit")
    assert balance(replace(cost, unknown=later), paid).outcomes == ("deficit", None, None)
    assert balance(cost, replace(paid, unknown=later)).outcomes == ("deficit", None, None)


def test_what_is_unknown_without_an_end_has_no_column() -> None:
    found = account(line("a", amounts={2024: 10}, unknown=(parse_period("2026 en verder"),)))

    assert [column.label for column in found.columns] == ["2024"]
    assert found.balance
    assert found.balance.cost.total.missing == ("a",)


def test_deficit_and_surplus_need_two_sides_without_pm() -> None:
    def outcome(cost: object, covered: object) -> object:
        given = [line("a", amounts=cost), line("b", kind="contribution", amounts=covered)]
        return balance(*given).outcomes[0]

    assert outcome({2024: 10}, {2024: 4}) == "deficit"
    assert outcome({2024: 10}, {2024: 14}) == "surplus"
    assert outcome({2024: 10}, {2024: 10}) == "even"
    assert outcome({2024: 10}, {2025: 4}) is None
    assert outcome({2024: 10}, {2024: "p.m."}) is None
    assert outcome({2024: "10 + p.m."}, {2024: 4}) is None
    assert outcome({2024: "5-15"}, {2024: 10}) is None
    assert outcome({2024: 0}, {2024: 0}) == "even"


def test_a_key_of_several_years_is_in_the_total_and_in_no_year() -> None:
    found = account(line(amounts={2024: 100}), line("b", amounts={"2024 t/m 2026": 900}))
    assert [(column.label, column.kind) for column in found.columns] == [
        ("2024", "year"),
        ("2024 t/m 2026", "span"),
    ]
    assert found.balance
    assert printed(found.balance.cost) == ["100", "900", "1.000"]
    assert found.balance.cumulative is None


def test_two_spellings_of_one_span_are_one_column() -> None:
    found = account(line(amounts={"2024 t/m 2026": 1}), line("b", amounts={"2024-2026": 2}))
    assert [column.label for column in found.columns] == ["2024 t/m 2026"]
    assert found.balance
    assert printed(found.balance.cost) == ["3", "3"]


def test_a_quarter_is_in_its_year_and_a_school_year_has_its_own_column() -> None:
    found = account(line(amounts={"Q1 2024": 1, "Q2 2024": 2}), line("b", amounts={"schooljaar 2024-2025": 5}))
    assert [(column.label, column.kind) for column in found.columns] == [
        ("2024", "year"),
        ("2024-2025", "school-year"),
    ]
    assert found.balance
    assert printed(found.balance.cost) == ["3", "5", "8"]


def test_school_years_alone_keep_their_running_sums() -> None:
    keys = {"schooljaar 2024-2025": 5, "schooljaar 2025-2026": 6}
    found = balance(line(amounts=keys)).cumulative
    assert found
    assert [total.low for total in found.cost] == [5, 11]


@pytest.mark.parametrize("key", ["2025 t/m 2026", "schooljaar 2023-2024", "winter 2024-2025"])
def test_what_is_undivided_or_overlaps_a_year_takes_running_sums_away(key: str) -> None:
    assert balance(line(amounts={2024: 1}), line("b", amounts={key: 5})).cumulative is None


def test_an_amount_without_a_period_is_in_the_total_only() -> None:
    found = account(line(amounts={2024: 1}), line("b", amounts={None: 5}))
    assert [column.kind for column in found.columns] == ["year", "span"]
    assert found.balance
    assert printed(found.balance.cost) == ["1", "5", "6"]


def test_an_amount_without_an_end_runs_on_and_is_in_no_total() -> None:
    found = account(line(amounts={2025: "p.m.", "2026 en verder": "€ 3.000 per jaar"}))
    assert [spell(running.amount) for running in found.running] == ["€\N{NO-BREAK SPACE}3.000 per jaar"]
    assert found.balance
    assert printed(found.balance.cost) == ["p.m.", "p.m."]
    assert [column.label for column in found.columns] == ["2025"]


def test_nothing_comes_of_nothing() -> None:
    assert settle(()).accounts == ()
    assert settle(()).main is None
    assert printed(balance(line()).cost) == [None]
    assert not list(check(settle(())))


def test_rates_are_shown_and_never_added() -> None:
    hours = line("inzet", unit="uren per week", amounts={2022: 12, 2023: 4})
    found = settle([*TEXEL, hours])
    assert [(each.unit, each.balance is None) for each in found.accounts] == [
        ("euro", False),
        ("uren per week", True),
    ]
    assert printed(found.accounts[1].rows[0].planned)[:2] == ["12", "4"]
    assert is_rate("uren per week")
    assert not is_rate("personen")


def test_other_units_are_added_apart() -> None:
    found = settle([line("uren", unit="uren", amounts={2024: 5, 2025: 6}), *TEXEL])
    assert [each.unit for each in found.accounts] == ["euro", "uren"]
    assert found.accounts[1].balance
    assert printed(found.accounts[1].balance.cost) == ["5", "6", "11"]


def test_scaled_values_stay_as_typed() -> None:
    found = settle([line(amounts={2024: "12,5"})], "euro-x1000").main
    assert found
    assert found.balance
    assert spell_sum(found.balance.cost.total.sum, "nl", found.unit) == "12,5 x €\N{NO-BREAK SPACE}1.000"


def test_an_open_option_makes_the_total_a_range_and_a_choice_ends_it() -> None:
    a = line("a", option="aanpak", amounts={2026: 900})
    b = line("b", option="aanpak", amounts={2027: 700})
    c = line("c", amounts={2026: 100})
    dash = "\N{EN DASH}"
    assert printed(balance(a, b, c).cost) == [f"100 {dash} 1.000", f"0 {dash} 700", f"800 {dash} 1.000"]
    chosen = account(replace(a, chosen=True), b, c)
    assert chosen.balance
    assert printed(chosen.balance.cost) == ["1.000", None, "1.000"]
    assert [row.counted for row in chosen.rows] == [True, False, True]
    assert printed(chosen.rows[1].planned) == [None, "700", "700"]
    assert printed(balance(a, c).cost) == [f"100 {dash} 1.000", f"100 {dash} 1.000"]


def test_amended_and_realised_stand_beside_the_plan() -> None:
    row = account(line(amounts={2024: 10}, amended={2024: 12}, realised={2024: 11, 2025: 1})).rows[0]
    assert [printed(series) for series in (row.planned, row.amended, row.realised)] == [
        ["10", None, "10"],
        ["12", None, "12"],
        ["11", "1", "12"],
    ]


def test_every_total_can_say_how_it_was_computed() -> None:
    found = balance(line("a", amounts={2024: 10}), line("b", kind="contribution", amounts={2024: 4, 2025: "1-2"}))
    assert found.to_cover.cells[0].explanation == (("a", Amount(D(10))), ("b", Amount(D(-4))))
    assert found.to_cover.total.explanation[-1] == ("b", Amount(D(-2), D(-1)))


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (line(amounts={2024: 5}), []),
        (line(amounts={2024: -5}), ["B020"]),
        (line(amounts={2024: -5}, correction=True), []),
        (line(amounts={"2026 en verder": 3000}), ["B021"]),
        (line(amounts={"2026 en verder": "€ 3.000 per jaar"}), []),
        (line(amounts={"2026 en verder": "p.m."}), []),
        (line(unit="uren per week", amounts={"2026 en verder": 4}), []),
        (line(amounts={2024: 1, "2024 t/m 2026": 5}), ["B022"]),
        (line(amounts={2026: 1, "2026 en verder": "p.m."}), ["B022"]),
        (line(amounts={2024: 1, "Q1 2024": 5}), ["B022"]),
        (line(amounts={2025: 1, "2024 en 2026": 5}), []),
        (line(amounts={2025: 1, "t/m 2025": 5}), ["B022"]),
        (line(amounts={2024: 1}, realised={2024: 2}), []),
        (line(chosen=True), ["B027"]),
        (line("cost"), ["B028"]),
        (line(kind="contribution", amounts={2024: 5}), []),
        (line(amounts={"2024 t/m 2026": "€ 3.000 per jaar"}), ["B029"]),
        (line(part_of="weg"), ["B024"]),
        (line(part_of="lijn"), ["B026"]),
    ],
)
def test_what_is_wrong_with_a_line_is_yielded(entry: Entry, expected: list[str]) -> None:
    assert codes(entry) == expected


def test_a_rate_without_a_period_is_told_without_one() -> None:
    rate = Entry("a", "A", amounts=((None, parse_amount("€ 5 per jaar")),))
    (found,) = check(settle([rate]))
    assert (found.code, found.values["where"]) == ("B029", "")


def test_the_same_words_without_a_calendar_overlap() -> None:
    period = Period("op termijn")
    assert codes(Entry("a", "a", amounts=((period, Amount(D(1))), (period, Amount(D(2)))))) == ["B022"]
    later = Period("ooit")
    assert codes(Entry("a", "a", amounts=((period, Amount(D(1))), (later, Amount(D(2)))))) == []


def test_only_one_alternative_can_be_chosen() -> None:
    chosen = [line(title, option="aanpak", chosen=True, amounts={2024: 1}) for title in "ab"]
    assert codes(*chosen) == ["B023"]
    assert codes(chosen[0], replace(chosen[1], kind="contribution")) == []


def test_a_part_is_no_larger_than_its_whole() -> None:
    whole = line("a", amounts={2024: 10, 2025: 10})
    assert codes(whole, line("b", part_of="a", amounts={2024: 10})) == []
    assert codes(whole, line("b", part_of="a", amounts={2024: 11})) == ["B025"]
    assert codes(whole, line("b", part_of="a", amounts={None: 21})) == ["B025"]
    for unknown in ("p.m.", "10 + p.m."):
        assert codes(line("a", amounts={2024: unknown}), line("b", part_of="a", amounts={2024: 11})) == []
    assert codes(whole, line("b", part_of="a", unit="uren", amounts={2024: 11})) == []
    circle = [line("a", part_of="b"), line("b", part_of="a")]
    assert codes(*circle) == ["B026", "B026"]


def verdicts(entries: Iterable[Entry], *claims: Claim, unit: str = "euro") -> list[Comparison]:
    statement = settle(entries, unit)
    found = list(compare(statement, claims))
    problems = list(differences(statement, found))
    assert_worded(problems)
    assert all(problem.severity is Severity.ADVICE for problem in problems)
    return found


def verdict(entries: Iterable[Entry], stated: Claim, unit: str = "euro") -> tuple[str, Decimal | None]:
    (found,) = verdicts(entries, stated, unit=unit)
    return found.verdict, found.difference


def test_what_the_sources_print_is_what_we_compute() -> None:
    texel = [
        claim("cost", amounts={2024: 83563, 2025: 134623, 2026: 100243, 2027: 40990}),
        claim("cost", amount="359419"),
    ]
    assert {each.verdict for each in verdicts(TEXEL, *texel)} == {"equal"}
    npg = claim("npg", amounts={2020: 10000, 2021: 20000, 2029: 350000}, cumulative=True)
    covered = claim("covered", amounts={2022: 150000, 2029: 150000}, cumulative=True)
    assert {each.verdict for each in verdicts(BEIJUM, npg, covered)} == {"equal"}


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (claim("cost", amounts={2024: 83563}), ("equal", D(0))),
        (claim("cost", amounts={2024: 83564}), ("differs", D(1))),
        (claim("cost", amounts={2024: "ca. 83.563"}), ("equal", D(0))),
        (claim("cost", amounts={2024: "ca. 84.000"}), ("incomparable", None)),
        (claim("cost", amounts={2024: "p.m."}), ("incomparable", None)),
        (claim("cost", amounts={2024: "80.000-90.000"}), ("incomparable", None)),
        (claim("cost", amounts={2030: 0}), ("equal", D(0))),
        (claim("cost", amounts={2030: 5}), ("differs", D(5))),
        (claim("cost", amounts={"2024 t/m 2027": 359419}), ("equal", D(0))),
        (claim("cost", amounts={"Q1 2024": 100}), ("incomparable", None)),
        (claim("cost", amounts={"2026 en verder": 100}), ("incomparable", None)),
        (claim("start", "veilig", amounts={2025: 134623}), ("equal", D(0))),
        (claim("covered", amounts={2024: 5}), ("incomparable", None)),
        (claim("weg", amounts={2024: 5}), ("incomparable", None)),
    ],
)
def test_a_printed_total_is_compared(stated: Claim, expected: tuple[str, Decimal | None]) -> None:
    assert verdict(TEXEL, stated) == expected


def test_a_claim_may_name_a_goal_or_a_funder() -> None:
    goal = replace(TEXEL[0], serves=("kansrijk",))
    assert verdict([goal, TEXEL[1]], claim("kansrijk", amount="40813")) == ("equal", D(0))
    assert verdict(BEIJUM, claim("groningen", amount="150000")) == ("equal", D(0))


def test_a_part_counts_only_without_its_whole() -> None:
    lines = [line("a", amounts={2024: 10}), line("b", part_of="a", amounts={2024: 4})]
    assert verdict(lines, claim("b", amount="4")) == ("equal", D(0))
    assert verdict(lines, claim("a", "b", amount="10")) == ("equal", D(0))
    assert verdict(lines, claim("cost", amount="10")) == ("equal", D(0))


def test_an_undivided_or_running_amount_leaves_a_year_open() -> None:
    undivided = [*TEXEL, line("c", amounts={"2024 t/m 2026": 10})]
    assert verdict(undivided, claim("cost", amounts={2024: 83566})) == ("incomparable", None)
    assert verdict(undivided, claim("cost", amounts={2024: 83563})) == ("equal", D(0))
    assert verdict(undivided, claim("cost", amounts={2027: 5}))[0] == "differs"
    running = [*TEXEL, line("c", amounts={"2026 en verder": "€ 5 per jaar"})]
    assert verdict(running, claim("cost", amounts={2027: 40995})) == ("incomparable", None)


def test_rates_are_compared_one_by_one() -> None:
    hours = [line(title, unit="uren per week", amounts={2022: 12, 2023: 4}) for title in "ab"]
    assert verdict(hours, claim("a", amounts={2022: 12})) == ("equal", D(0))
    assert verdict(hours, claim("a", amount="16")) == ("incomparable", None)
    assert verdict(hours, claim("a", "b", amounts={2022: 24})) == ("incomparable", None)


@pytest.mark.parametrize(
    ("amounts", "stated", "expected"),
    [
        (["13", "13", "16"], "41", "rounding"),
        (["13", "13", "16"], "40", "differs"),
        (["13"], "12", "differs"),
        (["12,6", "12,6", "15,7"], "41", "rounding"),
        (["12,6", "12,6", "15,7"], "40,8", "rounding"),
        (["12,6", "12,6", "15,7"], "40,6", "differs"),
        (["12", "12,6"], "24,7", "rounding"),
        (["12", "12,6"], "25", "rounding"),
        (["12", "12,6"], "26", "differs"),
    ],
)
def test_rounding_explains_a_small_difference_in_scaled_units(amounts: list[str], stated: str, expected: str) -> None:
    lines = [line(str(place), amounts={2024: text}) for place, text in enumerate(amounts)]
    assert verdict(lines, claim("cost", amount=stated), "euro-x1000")[0] == expected
    assert verdict(lines, claim("cost", amount=stated))[0] == "differs"


def test_where_row_and_column_differ_alike_the_cell_is_named() -> None:
    row, column = claim("start", amount="40823"), claim("cost", amounts={2025: 134633, 2026: 100243})
    total = claim("cost", amount="359429")
    found = verdicts(TEXEL, row, column, total)
    assert [each.crossing for each in found] == [
        Crossing("start", "start", "2025"),
        Crossing("start", "start", "2025"),
        None,
        None,
    ]
    unlike = verdicts(TEXEL, claim("start", amount="40824"), column)
    assert not any(each.crossing for each in unlike)
    problems = [each.code for each in differences(settle(TEXEL), found)]
    assert problems == ["B031", "B031", "B030"]
    assert [each.code for each in differences(settle(TEXEL), verdicts(TEXEL, claim("weg", amount="1")))] == ["B032"]


def test_two_cells_that_fit_name_none() -> None:
    column = claim("cost", amounts={2025: 134633})
    rows = [claim("start", amount="40823"), claim("veilig", amount="318616")]
    found = verdicts(TEXEL, *rows, column)
    assert found[-1].crossing is None


# The invariants that FORMAT.md names.

KEYS = ["2024", "2025", "2026", "schooljaar 2024-2025", "2024 t/m 2026", "Q1 2025", "2028 en verder"]


PERIODS = {key: parse_period(key) for key in KEYS}


def numbers() -> st.SearchStrategy[Decimal]:
    return st.one_of(st.integers(0, 10**9).map(D), st.decimals(0, 10**9, places=2))


@st.composite
def some_amounts(draw: st.DrawFn, keys: list[str]) -> tuple[tuple[Period, Amount], ...]:
    chosen = draw(st.lists(st.sampled_from(keys), unique=True, max_size=3))
    amount = st.one_of(
        numbers().map(Amount),
        st.just(Amount(None, pm=True)),
        st.tuples(numbers(), st.integers(1, 999)).map(lambda ends: Amount(ends[0], ends[0] + ends[1])),
        numbers().map(lambda value: Amount(value, qualifier="ca.")),
        numbers().map(lambda value: Amount(value, per="per jaar")),
    )
    return tuple((PERIODS[key], draw(amount)) for key in chosen)


@st.composite
def entries(draw: st.DrawFn, keys: list[str] = KEYS, *, options: bool = False) -> Entry:
    name = draw(st.sampled_from("abcdef"))
    option = draw(st.sampled_from([None, "x", "y"])) if options else None
    return Entry(
        name,
        name,
        draw(st.sampled_from(["cost", "contribution"])),
        draw(st.sampled_from(["", "npg", "groningen"])),
        draw(st.sampled_from(["certain", "requested", "expected"])),
        amounts=draw(some_amounts(keys)),
        part_of=draw(st.sampled_from([None, None, None, "a"])),
        option=option,
        chosen=draw(st.booleans()) if option else False,
        realised=draw(some_amounts(keys)),
    )


def ledgers(keys: list[str] = KEYS, *, options: bool = False) -> st.SearchStrategy[list[Entry]]:
    return st.lists(entries(keys, options=options), min_size=1, max_size=6)


GIVEN = ("covered", "asked", "expected")


def all_series(found: Balance) -> dict[object, Series]:
    return {name: getattr(found, name) for name in ("cost", *GIVEN, "to_cover")}


def sums_of(listed: Iterable[Entry]) -> dict[object, dict[object, Sum]]:
    """Return every total of a ledger by name and column, leaving out what is empty."""
    found = settle(listed).main
    if not found or not found.balance:
        return {}
    names: list[object] = [*(column.same for column in found.columns), "total"]
    return {
        which: {
            name: total.sum
            for name, total in zip(names, (*series.cells, series.total), strict=True)
            if not total.sum.empty
        }
        for which, series in all_series(found.balance).items()
        if not series.total.sum.empty
    } | {"cumulative": {"cumulative": Sum(known=found.balance.cumulative is not None)}}


@calm
@given(ledgers(options=True), st.randoms(use_true_random=False))
def test_the_order_of_lines_is_irrelevant(listed: list[Entry], random: Random) -> None:
    shuffled = [replace(entry, amounts=tuple(random.sample(entry.amounts, len(entry.amounts)))) for entry in listed]
    random.shuffle(shuffled)
    assert sums_of(listed) == sums_of(shuffled)
    assert account(*listed).columns == account(*shuffled).columns


@calm
@given(ledgers())
def test_rows_are_columns_are_the_total(listed: list[Entry]) -> None:
    found = account(*listed)
    assert found.balance
    for series in all_series(found.balance).values():
        assert sum((cell.sum for cell in series.cells), Sum()) == series.total.sum
    costs = [row.planned for row in found.rows if row.counted and row.entry.kind == "cost"]
    assert sum((row.total.sum for row in costs), Sum()) == found.balance.cost.total.sum
    for place, cell in enumerate(found.balance.cost.cells):
        assert sum((row.cells[place].sum for row in costs), Sum()) == cell.sum


@calm
@given(ledgers(options=True))
def test_states_sum_to_contributions_and_groups_to_states(listed: list[Entry]) -> None:
    decidable = [replace(entry, option=None) for entry in listed]
    found = balance(*decidable)
    states = [found.covered, found.asked, found.expected]
    given_by_anyone = settle([replace(e, state="certain") for e in decidable]).main
    assert given_by_anyone
    assert given_by_anyone.balance
    assert sum((s.total.sum for s in states), Sum()) == given_by_anyone.balance.covered.total.sum
    for key_of in (lambda entry: (entry.by,), lambda entry: entry.serves):
        groups = grouped(account(*decidable), key_of)
        assert len({group.key for group in groups}) == len(groups)
        for name, whole in all_series(found).items():
            if name != "to_cover":
                parts = [getattr(group, str(name)) for group in groups]
                assert sum((part.total.sum for part in parts), Sum()) == whole.total.sum
                for at, cell in enumerate(whole.cells):
                    assert sum((part.cells[at].sum for part in parts), Sum()) == cell.sum


@calm
@given(ledgers(), st.data())
def test_splitting_a_line_changes_nothing(listed: list[Entry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(listed) - 1))
    first: list[tuple[Period | None, Amount]] = []
    second: list[tuple[Period | None, Amount]] = []
    for period, amount in listed[place].amounts:
        if amount.value is None or amount.upper is not None:
            data.draw(st.sampled_from([first, second])).append((period, amount))
            continue
        share = data.draw(st.integers(0, int(amount.value)).map(D))
        first.append((period, replace(amount, value=share)))
        second.append((period, replace(amount, value=amount.value - share)))
    halves = [replace(listed[place], amounts=tuple(half)) for half in (first, second)]
    assert sums_of(listed) == sums_of([*listed[:place], *halves, *listed[place + 1 :]])


@calm
@given(ledgers(options=True), entries())
def test_other_units_parts_and_what_was_realised_change_no_total(listed: list[Entry], other: Entry) -> None:
    before = sums_of(listed)
    part = replace(other, part_of="a")
    hours = replace(other, unit="uren", part_of=None)
    assert sums_of([*listed, part, hours]) == before
    assert sums_of([replace(entry, realised=(), amended=()) for entry in listed]) == before


@calm
@given(ledgers(), numbers(), st.sampled_from(KEYS[:6]))
def test_a_number_for_pm_adds_exactly_that(listed: list[Entry], value: Decimal, key: str) -> None:
    period = parse_period(key)
    unknown = Entry("", "nieuw", amounts=((period, Amount(None, pm=True)),))
    known = replace(unknown, amounts=((period, Amount(value)),))
    before, after = balance(*listed, unknown), balance(*listed, known)
    for old, new in zip(
        (*before.cost.cells, before.cost.total, before.to_cover.total),
        (*after.cost.cells, after.cost.total, after.to_cover.total),
        strict=True,
    ):
        concerned = ("nieuw", Amount(value)) in new.explanation
        added, gone = (value, 1) if concerned else (D(0), 0)
        assert (new.sum.low - old.sum.low, new.sum.high - old.sum.high) == (added, added)
        assert old.sum.pm - new.sum.pm == gone


@calm
@given(ledgers(KEYS[:3] + KEYS[5:], options=True))
def test_cumulative_ends_at_the_total(listed: list[Entry]) -> None:
    found = balance(*listed)
    if found.cumulative is None:
        return
    for name in ("cost", "covered", "asked", "expected", "to_cover"):
        assert getattr(found.cumulative, name)[-1] == getattr(found, name).total.sum


@calm
@given(ledgers())
def test_every_explanation_adds_up_to_its_total(listed: list[Entry]) -> None:
    for series in all_series(balance(*listed)).values():
        for total in (*series.cells, series.total):
            assert add(amount for _, amount in total.explanation) == total.sum


@calm
@given(ledgers(options=True), st.booleans())
def test_an_open_option_holds_every_choice(listed: list[Entry], last: bool) -> None:  # noqa: FBT001
    opened = [replace(e, option="x", chosen=False, kind="cost", part_of=None, state="certain") for e in listed]
    chosen = opened[-1 if last else 0]
    decided = [replace(entry, chosen=entry is chosen) for entry in opened]
    span, one = balance(*opened).cost.total.sum, balance(*decided).cost.total.sum
    assert span.low <= one.low <= one.high <= span.high or one.empty


@calm
@given(
    st.one_of(numbers(), st.decimals(-(10**6), 10**6, places=3)),
    st.lists(st.integers(0, 1000), min_size=1, max_size=9).filter(any),
)
def test_shares_add_exactly(value: Decimal, weights: list[int]) -> None:
    ratios = [Fraction(weight, sum(weights)) for weight in weights]
    assert sum(share.value or 0 for share in divide(Amount(value), ratios)) == value
    ranged = divide(Amount(value, value + 7), ratios)
    assert add(ranged) == Sum.of(Amount(value, value + 7))
    assert all(share.upper is None or share.value is None or share.value < share.upper for share in ranged)
    assert add(divide(Amount(None, pm=True), ratios)).pm == len(weights)


def test_the_shares_of_the_council_letter() -> None:
    shares = divide(Amount(D(1434000)), [Fraction(2, 3), Fraction(1, 3)])
    assert [share.value for share in shares] == [956000, 478000]


@calm
@given(ledgers(options=True), st.lists(st.sampled_from([*"abcg", "cost", "covered", "asked", "npg"]), max_size=3))
def test_checking_and_comparing_never_fail(listed: list[Entry], of: list[str]) -> None:
    statement: Statement = settle(listed)
    assert_worded(check(statement))
    claims = [
        Claim("", tuple(of), tuple((PERIODS[key], Amount(D(5))) for key in KEYS), Amount(D(7)), cumulative)
        for cumulative in (False, True)
    ]
    assert_worded(differences(statement, compare(statement, claims)))


@calm
@given(ledgers())
def test_a_source_that_prints_our_own_totals_differs_nowhere(listed: list[Entry]) -> None:
    statement = settle(listed)
    found = account(*listed)
    assert found.balance
    total = found.balance.cost.total.sum
    if total.exact:
        assert verdict(listed, Claim("", ("cost",), (), Amount(total.low))) == ("equal", D(0))
    assert not [each for each in differences(statement, compare(statement, [])) if each.severity is Severity.ERROR]
