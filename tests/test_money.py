from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.errors import Refused
from generator.money import Amount, Sum, add, parse_amount, spell, spell_sum
from generator.money.figures import is_scaled, spell_unit

D = Decimal
NBSP = "\N{NO-BREAK SPACE}"
DASH = "\N{EN DASH}"
# A busy machine is no reason to fail.
calm = settings(deadline=None)
SUGGESTIONS = ("suggestion", "other")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12560", "12560"),
        ("12", "12"),
        ("0", "0"),
        ("35.550", "35550"),
        ("€ 12.560,-", "12560"),
        ("€12.560,-", "12560"),
        ("12.560,=", "12560"),
        ("€ 12.560, -", "12560"),
        ("€ 3500,-", "3500"),
        (f"€ 12.560,{DASH}", "12560"),
        ("€ 60.000,00", "60000"),
        ("EUR 500", "500"),
        ("500 EUR", "500"),
        ("35 550 euro", "35550"),
        ("€ 35 550", "35550"),
        (f"€{NBSP}35{NBSP}550", "35550"),
        ("€\N{NARROW NO-BREAK SPACE}35\N{THIN SPACE}550", "35550"),
        ("1.434.000", "1434000"),
        ("€ 1,5 mln", "1500000"),
        ("€ 21mln", "21000000"),
        ("€ 3,3 miljoen", "3300000"),
        ("€ 1,434 miljoen", "1434000"),
        ("2,5 mld", "2500000000"),
        ("€ 50k", "50000"),
        (f"{DASH}34", "-34"),
        ("\N{MINUS SIGN}34", "-34"),
        ("€ -4.000", "-4000"),
        ("-€ 4.000", "-4000"),
        ("+€0", "0"),
        ("€ 0,-", "0"),
        ("€ 21,45", "21.45"),
        ("0,33", "0.33"),
        ("0,333", "0.333"),
        ("1,1250", "1.125"),
        ("  500\n", "500"),
    ],
)
def test_one_figure_is_read(text: str, value: str) -> None:
    assert parse_amount(text) == Amount(D(value))
    assert parse_amount(text).words == text


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("PM", Amount(None, pm=True)),
        ("p.m.", Amount(None, pm=True)),
        ("Pm", Amount(None, pm=True)),
        ("€ p.m.", Amount(None, pm=True)),
        ("pro memorie", Amount(None, pm=True)),
        ("p.m. per jaar", Amount(None, pm=True, per="per jaar")),
        ("€ 5.000 + p.m.", Amount(D(5000), pm=True)),
        ("15-20", Amount(D(15), D(20))),
        (f"15{DASH}20", Amount(D(15), D(20))),
        (f"€ 15.000 {DASH} € 20.000", Amount(D(15000), D(20000))),
        ("van € 15.000 tot € 20.000", Amount(D(15000), D(20000))),
        ("tussen 15 en 20 miljoen", Amount(D(15000000), D(20000000))),
        ("€ 500.000 - 1 miljoen", Amount(D(500000), D(1000000))),
        ("ca. € 5.000", Amount(D(5000), qualifier="ca.")),
        ("Circa 5.000", Amount(D(5000), qualifier="Circa")),
        ("ruim 3 miljoen", Amount(D(3000000), qualifier="ruim")),
        ("tot € 5.000", Amount(D(5000), qualifier="tot")),
        ("max. 5.000", Amount(D(5000), qualifier="max.")),
        ("€ 5.000 max.", Amount(D(5000), qualifier="max.")),
        ("+/- 5.000", Amount(D(5000), qualifier="+/-")),
        ("±5.000", Amount(D(5000), qualifier="±")),
        ("ca. 15-20", Amount(D(15), D(20), qualifier="ca.")),
        ("€ 3.000 per jaar", Amount(D(3000), per="per jaar")),
        ("€ 3.000 per year", Amount(D(3000), per="per jaar")),
        ("€ 3.000 jaarlijks", Amount(D(3000), per="per jaar")),
        ("€ 50/uur", Amount(D(50), per="per uur")),
        ("€ 21,45 per 15 minuten", Amount(D("21.45"), per="per 15 minuten")),
        ("bijna € 3.000 per deelnemend kind", Amount(D(3000), qualifier="bijna", per="per deelnemend kind")),
    ],
)
def test_what_surrounds_a_figure_is_kept(text: str, amount: Amount) -> None:
    assert parse_amount(text) == amount


@pytest.mark.parametrize(
    ("text", "code", "suggestions"),
    [
        ("35.5", "B002", ["35,50", "35.500"]),
        ("1,125", "B002", ["1.125", "1,1250"]),
        ("€ 660,000", "B002", ["€ 660.000", "€ 660,00"]),
        ("€ 2.000,000", "B002", ["€ 2.000.000", "€ 2.000,00"]),
        ("60.00,0", "B002", ["60.000,00", "6.000,00"]),
        ("€ 1.000.00", "B002", ["€ 100.000", "€ 1.000,00"]),
        ("(400)", "B003", ["-400", "400"]),
        ("(€ 400)", "B003", ["€ -400", "€ 400"]),
        ("400-", "B003", ["-400", "400,-"]),
        ("min 400", "B003", ["-400", "minimaal 400"]),
        ("-", "B003", ["0", "p.m."]),
        ("/", "B003", ["0", "p.m."]),
        ("nihil", "B003", ["0", "p.m."]),
        ("gratis", "B003", ["0", "p.m."]),
        ("€ -", "B003", ["0", "p.m."]),
        ("$ 500", "B004", []),
        ("10%", "B004", []),
        ("30-05-2022", "B004", []),
        ("30.05.2022", "B004", []),
        ("12 januari 2024", "B004", []),
        ("- € -4", "B004", []),
        ("1e999999999", "B004", []),
        ("1234567890123456", "B004", []),
        ("\u0661\u0662", "B004", []),
        ("veel", "B004", []),
        ("€ 812.000 x 10%", "B005", ["€ 81.200"]),
        ("3 x € 500", "B005", ["€ 1.500"]),
        ("", "B006", []),
        ("0123", "B007", ["123"]),
        ("1_000", "B008", ["1000"]),
        ("1e3", "B008", ["1.000"]),
        ("€ 150. 000", "B009", ["€ 150.000"]),
        ("12.560.-", "B009", ["12.560,-"]),
        ("1'000", "B009", ["1.000"]),
        ("1,234.56", "B010", ["1.234,56"]),
        ("1,000,000", "B010", ["1.000.000"]),
        ("€ 1.5 mln", "B010", ["€ 1,5 mln"]),
        ("0.5", "B010", ["0,5"]),
        ("12 uur per week", "B011", ["12"]),
        ("€ 5.000 excl. btw", "B011", ["€ 5.000"]),
        ("€ 500 p.m.", "B012", ["€ 500 per maand", "€ 500 + p.m."]),
        ("20-15", "B013", ["15 - 20"]),
        ("12 uur x 52 weken", "B014", []),
        ("2/3", "B014", []),
    ],
)
def test_what_can_be_misread_is_refused(text: str, code: str, suggestions: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        parse_amount(text)
    assert refused.value.code == code
    assert [refused.value.values[key] for key in SUGGESTIONS if key in refused.value.values] == suggestions
    assert refused.value.values["text"] == text


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        ("35.550", ["35550", "35.550"]),
        ("-35.550", ["-35550", "-35.550"]),
        ("21.45", ["21,45", "€ 21,45"]),
        (".5", ["0,50", "€ 0,50"]),
        ("5.", ["5", "€ 5"]),
    ],
)
def test_a_point_without_quotes_is_refused(text: str, suggestions: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        parse_amount(text, quoted=False)
    assert refused.value.code == "B001"
    assert [refused.value.values[key] for key in SUGGESTIONS] == suggestions


@pytest.mark.parametrize("text", ["12560", "1.434.000", "€ 35.550", "12.560,-", "p.m.", "-34"])
def test_without_quotes_what_yaml_takes_for_text_or_a_whole_number_is_read(text: str) -> None:
    assert parse_amount(text, quoted=False) == parse_amount(text)


MESSAGES: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
    Path("generator/messages/money.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("text", ["35.5", "", "-", "veel", "3 x 5", "a x 5", "01", "1_0", "1. 000", "0.5"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_refusal_has_a_sentence(text: str, language: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_amount(text)
    for sentence in MESSAGES[refused.value.code][language].values():
        assert sentence.format_map(dict(refused.value.values))


def test_every_message_is_complete_in_both_languages() -> None:
    for message in MESSAGES.values():
        assert set(message) - {"severity"} == {"nl", "en"}
        sides = [message["nl"], message["en"]]
        fields = [{name for _, name, _, _ in Formatter().parse(" ".join(words.values())) if name} for words in sides]
        assert all(set(words) == {"what", "help"} for words in sides)
        assert fields[0] == fields[1]


def read(text: str, *, quoted: bool = True) -> Amount | Refused:
    try:
        return parse_amount(text, quoted=quoted)
    except Refused as refused:
        return refused


@calm
@given(st.text(alphabet="0123456789.,- €()xpm/%'_e+~ k", max_size=12))
@example("1.000.000,00,-")
def test_any_text_is_read_or_refused_and_every_suggestion_reads(text: str) -> None:
    answer = read(text)
    if isinstance(answer, Amount):
        assert parse_amount(spell(answer)) == answer
        return
    for key in SUGGESTIONS:
        if key in answer.values:
            parse_amount(answer.values[key])
    for sentence in MESSAGES[answer.code]["nl"].values():
        assert sentence.format_map(dict(answer.values))


@calm
@given(st.text(max_size=300), st.booleans())
def test_whatever_is_typed_the_reader_answers(text: str, quoted: bool) -> None:  # noqa: FBT001
    answer = read(text, quoted=quoted)
    assert isinstance(answer, Amount) or answer.code in MESSAGES


@pytest.mark.parametrize("character", list("0-. €,'xp(5"))
def test_a_very_long_text_is_refused_at_once(character: str) -> None:
    with pytest.raises(Refused):
        parse_amount(character * 100_000 + "!")


def values(*, least: int = -(10**12)) -> st.SearchStrategy[Decimal]:
    return st.one_of(
        st.decimals(least, 10**12, places=2),
        st.integers(least, 10**12).map(D),
        st.decimals(0, D("0.999"), places=3),
    )


@st.composite
def amounts(draw: st.DrawFn) -> Amount:
    qualifier = draw(st.sampled_from(["", "ruim", "ca.", "max.", "±", "tot", "tot maximaal", "bijna"]))
    per = draw(st.sampled_from(["", "per jaar", "per 15 minuten", "per wijk"]))
    kind = draw(st.sampled_from(["one", "range", "pm"]))
    if kind == "pm":
        return Amount(None, pm=True, per=per)
    if kind == "range":
        ends = draw(st.lists(values(least=0), min_size=2, max_size=2, unique=True))
        return Amount(min(ends), max(ends), draw(st.booleans()), qualifier, per)
    return Amount(draw(values()), None, draw(st.booleans()), qualifier, per)


@calm
@given(amounts())
def test_print_then_read_gives_the_same_amount(amount: Amount) -> None:
    assert parse_amount(spell(amount, "nl")) == amount
    assert parse_amount(spell(amount, "nl", "")) == amount


@pytest.mark.parametrize(
    ("text", "unit", "dutch", "english"),
    [
        ("12560", "euro", f"€{NBSP}12.560", "€12,560"),
        ("€ 60.000,00", "euro", f"€{NBSP}60.000", "€60,000"),
        ("21,45", "euro", f"€{NBSP}21,45", "€21.45"),
        ("€ -4.000", "euro", f"€{NBSP}-4.000", "-€4,000"),
        ("€ 1,5 mln", "euro", f"€{NBSP}1.500.000", "€1,500,000"),
        ("p.m.", "euro", "p.m.", "p.m."),
        ("€ 5.000 + pm", "euro", f"€{NBSP}5.000 + p.m.", "€5,000 + p.m."),
        ("ruim 3 miljoen", "euro", f"ruim €{NBSP}3.000.000", "ruim €3,000,000"),
        ("€ 3.000 per jaar", "euro", f"€{NBSP}3.000 per jaar", "€3,000 per year"),
        ("€ 3.000 per wijk", "euro", f"€{NBSP}3.000 per wijk", "€3,000 per wijk"),
        ("15-20", "euro", f"€{NBSP}15 {DASH} €{NBSP}20", f"€15 {DASH} €20"),
        ("12", "uren per week", "12 uren per week", "12 uren per week"),
        ("0,33", "fte", "0,33 fte", "0.33 fte"),
        ("12,5", "euro-x1000", f"12,5 x €{NBSP}1.000", "12.5 x €1,000"),
        ("3", "euro-mln", f"3 x €{NBSP}1 miljoen", "3 x €1 million"),
        ("12560", "", "12.560", "12,560"),
    ],
)
def test_amounts_are_printed_in_both_languages(text: str, unit: str, dutch: str, english: str) -> None:
    amount = parse_amount(text)
    assert (spell(amount, "nl", unit), spell(amount, "en", unit)) == (dutch, english)


def test_zero_unknown_and_absent_are_three_things() -> None:
    assert spell_sum(add([])) is None
    assert spell_sum(add([parse_amount("p.m.")])) == "p.m."
    assert spell_sum(add([parse_amount("0")])) == f"€{NBSP}0"
    assert len({Sum(), add([parse_amount("p.m.")]), add([parse_amount("0")])}) == 3


@pytest.mark.parametrize(
    ("texts", "printed"),
    [
        (["12560", "p.m."], f"€{NBSP}12.560 + p.m."),
        (["0", "p.m.", "p.m."], f"€{NBSP}0 + p.m."),
        (["15-20", "5"], f"€{NBSP}20 {DASH} €{NBSP}25"),
        (["ca. 15", "5"], f"ca. €{NBSP}20"),
        (["€ 3.000", "€ 0,45"], f"€{NBSP}3.000,45"),
    ],
)
def test_sums_are_printed(texts: list[str], printed: str) -> None:
    assert spell_sum(add(parse_amount(text) for text in texts)) == printed


def sums() -> st.SearchStrategy[Sum]:
    return st.lists(amounts(), max_size=4).map(add)


@calm
@given(sums(), sums(), sums())
def test_addition_is_commutative_and_associative(a: Sum, b: Sum, c: Sum) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert a + Sum() == a


@calm
@given(st.lists(amounts()), st.randoms(use_true_random=False))
def test_the_order_of_amounts_is_irrelevant(listed: list[Amount], random: Any) -> None:  # noqa: ANN401
    shuffled = list(listed)
    random.shuffle(shuffled)
    assert add(listed) == add(shuffled)


@calm
@given(sums(), sums())
def test_taking_away_what_was_added_leaves_a_range_around_it(a: Sum, b: Sum) -> None:
    left = a + b - b
    assert left.low <= a.low <= a.high <= left.high
    assert (a - b).pm == a.pm + b.pm


@calm
@given(sums(), values())
def test_a_number_for_pm_adds_exactly_that(known: Sum, value: Decimal) -> None:
    with_pm, with_value = known + Sum.of(Amount(None, pm=True)), known + Sum.of(Amount(value))
    assert (with_value.low - with_pm.low, with_value.high - with_pm.high) == (value, value)
    assert with_pm.pm - with_value.pm == 1


def test_only_one_plain_figure_is_exact() -> None:
    assert add([Amount(D(5)), Amount(D(6))]).exact
    assert not any(add([parse_amount(text)]).exact for text in ("p.m.", "5 + p.m.", "ca. 5", "5-6"))


def test_scaled_units_say_so() -> None:
    assert is_scaled("euro-mln")
    assert not is_scaled("euro")
    assert (spell_unit("euro"), spell_unit("fte"), spell_unit("euro-mln", "en")) == (
        "€",
        "fte",
        "x €1 million",
    )
