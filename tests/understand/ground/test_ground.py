"""Answers, tickets and customers laid side by side, against what can be counted by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from outsidein.terms.money import Money
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.customers.lowest import lowest_criteria
from outsidein.understand.customers.records import gather
from outsidein.understand.ground import (
    CUSTOMER,
    LINKED,
    MOMENT,
    SEGMENT,
    SLA,
    TICKET,
    Ground,
)
from outsidein.understand.ground.roster import Client, Roster, add
from outsidein.understand.moments import moments
from outsidein.understand.silent import last_event, silent
from outsidein.understand.value_met import value_met


def test_contracts_add_up_and_the_next_renewal_is_the_first_to_come(ground: Ground) -> None:
    client = ground.roster.of("C1")
    assert client.value == Money(150_050, "EUR")
    assert client.segment == "large"
    assert client.renewal(date(2026, 6, 1)) == date(2026, 7, 15)
    assert client.renewal(date(2026, 8, 1)) == date(2026, 12, 31)
    assert client.renewal(date(2027, 8, 1)) == date(2026, 12, 31)
    assert ground.roster.contracts == 4
    assert ground.roster.money() == Money(150_050 + 20_000 + 90_000, "EUR")
    assert ground.roster.money(["C2", "nobody"]) == Money(20_000, "EUR")


def test_amounts_of_two_currencies_never_add_up() -> None:
    assert add([Money(1, "EUR"), None, Money(2, "EUR")]) == Money(3, "EUR")
    assert add([Money(1, "EUR"), Money(2, "USD")]) is None
    assert add([None]) is None
    clients = {c: Client(c, value=Money(5, m)) for c, m in (("a", "EUR"), ("b", "USD"))}
    assert Roster(clients).money() is None
    assert Roster(clients).money(["b"]) == Money(5, "USD")


def test_answers_take_their_segment_from_the_contract(ground: Ground) -> None:
    assert ground.answers is not None
    segments = ground.answers.table[SEGMENT].to_pylist()
    assert segments == ["large", "large", "small", "small", None, None]
    assert ground.answers.table[CUSTOMER].to_pylist()[4] == "C3"
    assert ground.answers.items == ("p1", "p2")
    overall = ground.answers.outcome(ColumnTerm.OVERALL)
    assert overall is not None
    assert overall.scale is not None
    assert (overall.scale.low, overall.scale.high) == (1, 7)


def test_effort_keeps_its_direction(ground: Ground) -> None:
    assert ground.answers is not None
    effort = ground.answers.outcome(ColumnTerm.EFFORT)
    assert effort is not None
    assert ground.answers.table[effort.column].to_pylist() == [1, 2, 5, 4, 3, 3]


def test_tickets_keep_their_flags_and_measures(ground: Ground) -> None:
    assert ground.tickets is not None
    table = ground.tickets.table
    assert table[SLA].to_pylist() == [1, 1, 0, 0, 1]
    gauges = {g.name: g for g in ground.tickets.gauges}
    assert set(gauges) == {"service level met", "reopened", "reassignments", "Hours to repair"}
    # The fourth was resolved before it was opened: no duration.
    assert table[gauges["Hours to repair"].column].to_pylist() == [2.0, 4.0, 24.0, None, 1.5]


def test_an_answer_stands_beside_its_ticket_and_no_other(ground: Ground) -> None:
    linked = ground.linked
    assert linked is not None
    assert linked[TICKET].to_pylist() == ["W1", "W2", "W3", "W4", None, "W9"]
    assert linked[LINKED + SLA].to_pylist() == [1, 1, 0, 0, None, None]
    assert linked[LINKED + MOMENT].to_pylist() == ["visit", "visit", "call", "call", None, None]


def test_records_count_and_sum_by_customer(ground: Ground) -> None:
    records = gather(ground)
    assert records.customers == ("C1", "C2", "C3", "C4", "C5")
    assert records.answers.tolist() == [2, 2, 2, 0, 0]
    assert records.total.tolist() == [13, 3, 9, 0, 0]
    assert records.squares.tolist() == [85, 5, 41, 0, 0]
    assert records.stated.tolist() == [2, 2, 0, 1, 0]
    assert records.met.tolist() == [2, 0, 0, 1, 0]
    assert records.last_answer[0] == datetime(2026, 1, 11, 10, tzinfo=UTC)
    assert last_event(records) == datetime(2026, 6, 25, 8, tzinfo=UTC)


def test_silent_are_those_with_a_contract_or_work_and_no_answer_in_the_month(
    ground: Ground,
) -> None:
    found = silent(ground, gather(ground), date(2026, 6, 25))
    assert [c.customer for c in found] == ["C1", "C5", "C2", "C4"]  # by money
    assert found[0].renewal == date(2026, 7, 15)
    assert "before the renewal on 15 Jul 2026" in found[0].say
    assert "before the renewal" not in found[2].say  # it has passed
    assert found[3].contract_value is None
    assert "after 1 ticket" in found[3].say


def test_value_met_counts_the_corners(ground: Ground) -> None:
    found = value_met(ground)
    assert found is not None
    shares = {
        "more with less": found.more_capability_less_effort.value,
        "more with more": found.more_capability_more_effort.value,
        "less with less": found.less_capability_less_effort.value,
        "less with more": found.less_capability_more_effort.value,
        "as expected": found.as_expected.value,
    }
    assert shares == pytest.approx(
        {
            "more with less": 2 / 6,
            "more with more": 0,
            "less with less": 0,
            "less with more": 2 / 6,
            "as expected": 2 / 6,
        }
    )
    assert found.capability.value == pytest.approx((2 + 1 - 2 - 1 + 0 + 1) / 6)
    assert found.effort.value == pytest.approx((-2 - 1 + 2 + 1) / 6)
    assert found.capability.customers == 3


def test_moments_count_tickets_failures_and_answers(ground: Ground) -> None:
    found = {m.moment: m for m in moments(ground)}
    assert {name: m.volume for name, m in found.items()} == {
        "The visit": 3,
        "The call": 2,
        "The invoice": 0,
    }
    assert found["The visit"].failure_share is not None
    assert found["The visit"].failure_share.value == pytest.approx(1 / 3)  # reopened once
    assert found["The call"].failure_share is not None
    assert found["The call"].failure_share.value == 1
    assert found["The visit"].rating is not None
    assert found["The visit"].rating.withheld  # one customer is below any minimum
    assert "nobody asks" in found["The invoice"].sentence


def test_the_lowest_criterion_is_low_beside_everybody(ground: Ground) -> None:
    """Second is rated higher by all on average, so that being a little above it is low."""
    assert ground.answers is not None
    apart = replace(
        ground.answers, perceived={"a": ("p1",), "b": ("p2",)}, names={"a": "First", "b": "Second"}
    )
    found = lowest_criteria(replace(ground, answers=apart), ["C1", "C2", "C3"])
    # Means: a 4.0, b 4.6. C1 a 6, b 6.5; C2 a 1.5, b 1; C3 a 5, b 4.5.
    assert found == {"C1": "Second", "C2": "Second", "C3": "Second"}
    assert lowest_criteria(ground, ["C1"]) == {}  # one criterion has no lowest
