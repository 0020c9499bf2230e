"""What a good file means: units, money, criteria sets, references by pattern."""

from datetime import date

import pytest

from outsidein import servicefile
from outsidein.terms.money import Money
from outsidein.terms.quality import Direction, Scale, Voice
from outsidein.terms.value import Effect

HOURS = """
organization: {name: X, currency: eur}
measures:
  - {id: reach, name: R, unit: hours, direction: less, start: opened, end: "first contact*"}
  - {id: fixed, name: F, unit: share, direction: more, column: fixed}
"""


def test_levels_are_carried_into_the_unit_of_their_measure() -> None:
    d = servicefile.loads(
        HOURS
        + """
beliefs: [{criterion: recovery, measure: reach, needed_level: 45 min}]
specifications:
  - {id: a, criterion: recovery, measure: reach, target: 30, unit: minutes, share: 90 %}
  - {id: b, criterion: recovery, measure: fixed, target: 85 %}
  - {id: c, criterion: recovery, measure: reach, target: 2}
promises: [{id: p, text: T, criterion: recovery, measure: reach, level: 1 day}]
"""
    )
    assert d.beliefs[0].needed_level == 0.75
    assert [(s.target, s.unit) for s in d.specifications] == [(0.5, "h"), (0.85, "share"), (2, "h")]
    assert [s.direction for s in d.specifications] == [
        Direction.LESS,
        Direction.MORE,
        Direction.LESS,
    ]
    assert d.specifications[0].share == 0.9
    assert (d.promises[0].level, d.promises[0].unit) == (24, "h")


def test_a_promise_without_a_measure_is_a_level_on_the_scale() -> None:
    d = servicefile.loads("promises: [{id: p, text: T, criterion: recovery, level: 6.5}]")
    assert (d.promises[0].level, d.promises[0].unit, d.promises[0].measure) == (6.5, None, None)


@pytest.mark.parametrize(
    ("written", "money"),
    [
        ("48000", Money(4_800_000, "EUR")),
        ("48 000.50 EUR", Money(4_800_050, "EUR")),
        ("'48''000 CHF'", Money(4_800_000, "CHF")),
        ("usd 1.5", Money(150, "USD")),
        ("5000 JPY", Money(5000, "JPY", 0)),
        ("1.234 KWD", Money(1234, "KWD", 3)),
        ("0.1 EUR", Money(10, "EUR")),
    ],
)
def test_amounts_are_exact(written: str, money: Money) -> None:
    d = servicefile.loads(HOURS + f"contracts: [{{customer: 0012, value: {written}}}]")
    assert d.contracts[0].value == money
    assert d.contracts[0].customer == "0012"


def test_ids_dates_and_flags_are_what_is_written() -> None:
    d = servicefile.loads(
        """
organization: {name: 2026, simulated: true, time_zone: UTC}
contracts: [{customer: 1e5, renewal: 2026-03-31, guarantee: no}]
moments: [{id: 007, name: true}]
"""
    )
    assert d.organization is not None
    assert (d.organization.name, d.organization.simulated) == ("2026", True)
    contract = d.contracts[0]
    assert (contract.customer, contract.renewal) == ("1e5", date(2026, 3, 31))
    assert contract.guarantee == "no"
    assert (d.moments[0].id, d.moments[0].name) == ("007", "true")


def test_a_set_with_changes_keeps_the_wording_of_the_rest() -> None:
    d = servicefile.loads(
        """
criteria:
  set: gronroos
  list:
    - id: accessibility
      items:
        - {expectation: "Q7a*", perception: "Q7b*"}
        - {text: Parking, id: parking}
    - {id: price, name: Price}
"""
    )
    usual = servicefile.criteria_sets["gronroos"]
    assert [c.id for c in d.criteria] == [*(c.id for c in usual), "price"]
    assert d.criteria[0] == usual[0]
    first, parking = d.criteria[2].items
    assert first.expectation_text == usual[2].items[0].expectation_text
    assert first.column_for(Voice.EXPECTATION) == "Q7a*"
    assert (parking.text, parking.column_for(Voice.PERCEPTION)) == ("Parking", "parking_perceived")


def test_a_bare_list_is_the_own_set() -> None:
    d = servicefile.loads("criteria: [{id: speed, items: [{text: Fast}]}]")
    assert [c.name for c in d.criteria] == ["speed"]
    assert d.criteria[0].items[0].column_for(Voice.EXPECTATION) == "speed_1_expected"


def test_customers_do_not_answer_for_the_provider() -> None:
    item = servicefile.criteria_sets["rater"][0].items[0]
    with pytest.raises(ValueError, match="delivery"):
        item.column_for(Voice.DELIVERY)


def test_answers_state_columns_scales_and_values() -> None:
    d = servicefile.loads(
        """
scale: {low: 1, high: 7, not_applicable: [0, 99]}
answers:
  customer: "Kunden-Nr*"
  overall: {column: total1, scale: {low: 1, high: 5, reverse: true}}
  renew: {column: Bleibt, value: ja}
"""
    )
    assert d.scale == Scale(1, 7, not_applicable=(0, 99))
    assert d.answers == {"customer": "Kunden-Nr*", "overall": "total1", "renew": "Bleibt"}
    assert d.answer_scales == {"overall": Scale(1, 5, reverse=True)}
    assert d.answer_values == {"renew": "ja"}


def test_an_outcome_is_enabled_for_the_customer() -> None:
    d = servicefile.loads("intended_value: [{kind: outcome, text: T, amount: 5 EUR}]")
    line = d.intended_value[0]
    assert (line.effect, line.stakeholder) == (Effect.ENABLED, "customer")
