"""Service levels computed from events: times, scopes, pauses, what is left out."""

from collections.abc import Callable

import pytest

from outsidein.terms.agreement import ServiceLevelFinding
from outsidein.understand.clocks import service_levels
from outsidein.understand.ground import Ground

Lay = Callable[..., Ground]

OFFICE = """
organization: {name: X, time_zone: Europe/Berlin}
services: [{id: repair, name: Repair on site}, {id: remote, name: Remote}]
contracts: [{id: K-1, customer: C1}]
calendars:
  - id: office
    hours: {weekdays: "09:00-17:00"}
service_levels:
"""


def one(ground: Ground, place: int = 0) -> ServiceLevelFinding:
    return service_levels(ground)[place]


def test_time_is_counted_by_the_calendar_and_compared_with_the_target(laid: Lay) -> None:
    # Opened on Friday 6 March 2026 at 16:00 in Berlin (15:00 UTC), so that two hours end on Monday
    # at 10:00 (09:00 UTC).
    rows = [
        {"number": "in time", "opened": "2026-03-06 15:00", "resolved": "2026-03-09 09:00"},
        {"number": "late", "opened": "2026-03-06 15:00", "resolved": "2026-03-09 09:01"},
        {"number": "weekend", "opened": "2026-03-07 12:00", "resolved": "2026-03-09 10:00"},
    ]
    found = one(laid(rows, OFFICE + "- {id: s, target: 2 h, calendar: office}"))
    assert found.attainment.value == pytest.approx(100 * 2 / 3)
    assert (found.attainment.n, found.attainment.excluded) == (3, 0)
    assert found.agreement is None
    assert found.calendar == "office (Europe/Berlin)"
    assert "66.7 %" in found.sentence


def test_every_ticket_is_used_or_left_out_with_its_reason(laid: Lay) -> None:
    row = {"opened": "2026-03-02 08:00", "resolved": "2026-03-02 09:00", "priority": "P1"}
    rows = [
        row | {"number": "met"},
        row | {"number": "over", "resolved": "2026-03-04 09:00"},
        row | {"number": "still open", "resolved": None, "opened": "2026-03-04 08:30"},
        row | {"number": "open too long", "resolved": None},
        row | {"number": "no start", "opened": None},
        row | {"number": "no target", "priority": "P9"},
        row | {"number": "backwards", "resolved": "2026-03-01 09:00"},
    ]
    found = one(laid(rows, OFFICE + "- {id: s, targets: {p1: 4 h, P7: 1 h}}"))
    assert (found.attainment.n, found.attainment.excluded) == (3, 4)
    assert found.attainment.value == pytest.approx(100 / 3)
    assert [left.tickets for left in found.left_out] == [1, 1, 1, 1]
    assert {left.reason for left in found.left_out} == {
        "the time at which the clock starts is not known",
        "no target is stated for their priority",
        "they stop before they start",
        "they are still open, and within the target",
    }
    assert found.notes == ("No ticket has the priority P7.",)


def test_flag_and_clock_are_counted_against_each_other(laid: Lay) -> None:
    def ticket(i: int, hours: int, met: bool | None, priority: str = "P1") -> dict[str, object]:
        return {
            "number": f"T{i}",
            "customer": f"C{i}",
            "priority": priority,
            "opened": "2026-03-02 08:00",
            "resolved": f"2026-03-02 {8 + hours:02d}:00",
            "met": met,
        }

    verdicts = [(2, True)] * 5 + [(6, False)] * 3 + [(6, True)] * 7 + [(2, False)] * 2
    rows = [ticket(i, hours, met) for i, (hours, met) in enumerate(verdicts)]
    rows += [ticket(90, 2, None), ticket(91, 6, True, "P2")]
    found = one(laid(rows, OFFICE + "- {id: s, targets: {P1: 4 h}}"))
    whole = found.agreement
    assert whole is not None
    assert (whole.both_met, whole.both_missed, whole.flag_only, whole.clock_only) == (5, 3, 7, 2)
    assert whole.share.value == pytest.approx(100 * 8 / 17)
    assert (whole.share.n, whole.share.excluded, whole.share.customers) == (17, 2, 17)
    assert found.stated is not None
    assert found.stated.value == pytest.approx(100 * 12 / 17)
    assert found.flag_only_examples == ("T8", "T9", "T10", "T11", "T12")
    assert found.clock_only_examples == ("T15", "T16")
    assert {(left.reason, left.tickets) for left in found.left_out} == {
        ("no target is stated for their priority", 1),
        ("the file does not say whether they were met", 1),
    }
    (group,) = found.groups
    assert (group.by, group.group, group.flag_only) == ("priority", "P1", 7)
    assert not group.share.shown  # 18 customers are too few for a group


def test_a_ticket_falls_under_the_narrowest_level(laid: Lay) -> None:
    row = {"number": "T", "opened": "2026-03-02 08:00", "resolved": "2026-03-02 10:00"}
    rows = [
        row | {"service": "repair", "customer": "C1"},
        row | {"service": "Repair on Site", "customer": "C2"},
        row | {"service": "remote", "customer": "C2"},
        row | {"service": "remote", "customer": "C3"},
        row | {"service": "remote", "customer": "C4"},
    ]
    levels = """
- {id: all, target: 3 h}
- {id: repair, target: 1 h, service: repair}
- {id: gold, target: 3 h, service: repair, contract: K-1}
- {id: nobody, target: 3 h, segment: none such}
- {id: react, start: opened, stop: resolved_elsewhere, target: 3 h}
"""
    found = {f.id: f for f in service_levels(laid(rows, OFFICE + levels))}
    assert [found[i].attainment.n for i in ("all", "repair", "gold")] == [3, 1, 1]
    assert [found[i].attainment.value for i in ("all", "repair", "gold")] == [100, 0, 100]
    assert found["nobody"].attainment.withheld == "no ticket is for it"
    assert found["react"].attainment.withheld == "its columns are not there"


def test_pauses_come_from_states_or_from_a_column(laid: Lay) -> None:
    rows = [{"number": "A", "opened": "2026-03-02 08:00", "resolved": "2026-03-02 16:00"}]
    events = [
        ("A", "2026-03-02 08:00", "Active"),
        ("A", "2026-03-02 10:00", "Awaiting User Info"),
        ("A", "2026-03-02 13:00", "Active"),
        ("A", "2026-03-02 16:00", "Resolved"),
    ]
    stated = OFFICE + "- {id: s, target: 5 h, calendar: office, pause_states: [awaiting user info]}"
    found = one(laid(rows, stated, events))
    # Berlin is an hour ahead: 09:00 to 17:00 are eight hours, of which three were waiting.
    assert found.attainment.value == 100
    assert found.clock == "from opened to resolved, pauses taken off"
    hours = {s.state: (s.mean.value, s.tickets, s.pauses) for s in found.states}
    assert hours == {
        "Active": (5, 1, False),
        "Awaiting User Info": (3, 1, True),
        "Resolved": (0, 1, False),
    }
    unpaused = one(laid(rows, stated))
    assert unpaused.attainment.value == 0
    assert "no log of events" in unpaused.notes[0]
    for held, share in ((180, 100), (179, 0)):
        by_column = OFFICE + "- {id: s, target: 5 h, calendar: office, pause_column: held}"
        ground = laid([row | {"held": held} for row in rows], by_column)
        assert one(ground).attainment.value == share


def test_what_was_closed_without_being_resolved_stops_the_clock_then(laid: Lay) -> None:
    rows = [
        {"opened": "2026-03-02 08:00", "resolved": None, "closed": "2026-03-02 10:00"},
        {
            "opened": "2026-03-02 08:00",
            "resolved": "2026-03-02 09:00",
            "closed": "2026-03-09 10:00",
        },
    ]
    found = one(laid(rows, OFFICE + "- {id: s, target: 2 h}"))
    assert (found.attainment.value, found.attainment.n) == (100, 2)


def test_without_a_stated_level_the_due_time_in_the_file_is_the_target(laid: Lay) -> None:
    row = {"opened": "2026-03-02 08:00", "due": "2026-03-02 12:00"}
    rows = [
        row | {"number": "A", "resolved": "2026-03-02 12:00", "met": True},
        row | {"number": "B", "resolved": "2026-03-02 12:01", "met": True},
        row | {"number": "C", "resolved": "2026-03-02 11:00", "met": True, "due": None},
    ]
    found = one(laid(rows, ""))
    assert found.agreement is not None
    assert (found.agreement.both_met, found.agreement.flag_only) == (1, 1)
    assert found.flag_only_examples == ("B",)
    assert [(left.reason, left.tickets) for left in found.left_out] == [
        ("no due time is stated", 1)
    ]
    assert service_levels(laid([{"opened": "2026-03-02 08:00"}], "")) == ()


def test_the_first_contact_has_no_flag_unless_one_is_named(laid: Lay) -> None:
    rows = [
        {"opened": "2026-03-02 08:00", "responded": "2026-03-02 08:20", "met": False,
         "resolved": "2026-03-02 09:00"},
    ]  # fmt: skip
    stated = OFFICE + "- {id: s, stop: responded, target: 30 min}\n"
    found = one(laid(rows, stated))
    assert found.attainment.value == 100
    assert found.agreement is None
    named = one(laid(rows, stated.replace("30 min}", "30 min, flag: met}")))
    assert named.agreement is not None
    assert named.agreement.clock_only == 1
