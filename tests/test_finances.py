"""The money of a plan goes into the ledger: budget lines, and amounts where they stand."""

from collections.abc import Callable

import pytest

from generator.finances import Finances, finances
from generator.ledger.types import column_of
from generator.load import PlanFile
from generator.model.text import Gap
from generator.money import spell_sum
from generator.outline import outline
from generator.period import parse_period

Read = Callable[..., PlanFile]


@pytest.fixture
def money_of(plan_from: Read) -> Callable[[str], Finances]:
    def read(text: str) -> Finances:
        plan = plan_from(text).plan
        return finances(plan, outline(plan))

    return read


def cost(found: Finances) -> str | None:
    account = found.statement.main
    return spell_sum(account.balance.cost.total.sum, "nl", "") if account and account.balance else None


def test_a_plan_without_money_has_an_empty_ledger(money_of: Callable[[str], Finances]) -> None:
    found = money_of("")

    assert (found.statement.entries, found.comparisons, found.unknown, found.unknown_of("cost")) == ((), (), (), {})


def test_amounts_on_goals_and_activities_are_lines_too(money_of: Callable[[str], Finances]) -> None:
    found = money_of("""
goals:
  - {title: Groen, amounts: {2024: 10}, activities: [{title: Bomen, amount: 5}]}
budget:
  lines:
    - {title: Gras, amounts: {2024: 100}}
""")

    assert [entry.title for entry in found.statement.entries] == ["Gras", "Groen", "Bomen"]
    assert cost(found) == "115"


def test_every_line_has_a_key_of_its_own_whatever_its_title(money_of: Callable[[str], Finances]) -> None:
    found = money_of("""
goals:
  - {title: '1', amount: 1}
  - {title: '1', amount: 2}
budget:
  lines:
    - {title: '1', amount: 4}
    - {title: '1', amount: 8}
    - {id: '1', title: A, amount: 16}
""")

    keys = [entry.key for entry in found.statement.entries]
    assert len(set(keys)) == 5
    assert set(keys) == found.paths.keys() == found.anchors.keys()
    assert [line.title for line in found.lines.values()] == ["1", "1", "A"]
    assert cost(found) == "31"


def test_a_line_stands_at_what_it_serves_directly(money_of: Callable[[str], Finances]) -> None:
    found = money_of("""
goals:
  - id: groen
    title: Groen
    amounts: {2024: 1}
    results:
      - {id: bomen, title: Bomen}
budget:
  lines:
    - {title: Eik, for: bomen, amounts: {2024: 2}}
    - {title: Gras, for: groen, amounts: {2024: 4}}
""")

    assert [row.entry.title for row in found.rows_for("groen")] == ["Gras", "Groen"]
    assert [row.entry.title for row in found.rows_for("bomen")] == ["Eik"]
    assert found.rows_for("niets") == ()


@pytest.mark.parametrize(("of", "total"), [("groen", 7), ("bomen", 2), ("goals", 7), ("activities", 8), ("rijk", 16)])
def test_a_printed_total_may_be_of_a_goal_a_section_or_a_funder(
    money_of: Callable[[str], Finances], of: str, total: int
) -> None:
    found = money_of(f"""
goals:
  - {{id: groen, title: Groen, amounts: {{2024: 1}}, results: [{{id: bomen, title: Bomen}}]}}
activities:
  - {{title: Los, amounts: {{2024: 8}}}}
budget:
  lines:
    - {{title: Eik, for: bomen, amounts: {{2024: 2}}}}
    - {{title: Gras, for: groen, amounts: {{2024: 4}}}}
    - {{title: Bijdrage, kind: contribution, by: rijk, amounts: {{2024: 16}}}}
  stated:
    - {{of: {of}, amount: {total}}}
""")

    assert [comparison.verdict for comparison in found.comparisons] == ["equal"]
    assert found.comparisons[0].claim is found.claims[0]


def test_what_is_left_out_is_counted_by_line_and_never_as_zero(money_of: Callable[[str], Finances]) -> None:
    found = money_of("""
goals:
  - {title: Groen, amounts: onbekend}
  - {title: Gras, amount: n.v.t.}
budget:
  lines:
    - {id: a, title: A, amounts: {2024: 10, 2025: onbekend, 2026: weggelakt}}
    - {title: B, amounts: {2024: 0, 2025: p.m.}}
""")

    assert [(each.key, each.gap) for each in found.unknown] == [
        ("a", Gap.UNKNOWN),
        ("a", Gap.WITHHELD),
        ("#groen", Gap.UNKNOWN),
        ("#gras", Gap.NOT_APPLICABLE),
    ]
    assert found.unknown_of("cost").keys() == {"a", "#groen"}
    assert not found.unknown_of("contribution")
    assert cost(found) == "10 + p.m."


def test_what_a_line_leaves_out_is_found_by_its_column(money_of: Callable[[str], Finances]) -> None:
    found = money_of(
        "budget:\n  lines:\n    - {id: a, title: A, amounts: {2024: 10, Q1 2025: onbekend, 2026: onbekend}}\n"
    )

    year = column_of(parse_period("2025"))

    assert [each.period.words for each in found.gaps_of("a", year) if each.period] == ["Q1 2025"]
    assert len(found.gaps_of("a")) == 2
    assert found.gaps_of("b") == ()


def test_a_plan_in_thousands_keeps_its_unit_everywhere(money_of: Callable[[str], Finances]) -> None:
    found = money_of("""
goals:
  - {title: Groen, amounts: {2024: '12,5'}}
budget:
  unit: euro-x1000
  lines:
    - {title: Uren, unit: uren per week, amounts: {2024: 12}}
    - {title: Gras, amounts: {2024: 1}}
""")

    assert [account.unit for account in found.statement.accounts] == ["euro-x1000", "uren per week"]
    assert cost(found) == "13,5"
