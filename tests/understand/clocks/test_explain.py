"""Other ways to run the clock: the one by which the flag was made is found."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from outsidein.terms.agreement import ServiceLevelFinding
from outsidein.understand.clocks import service_levels
from outsidein.understand.ground import Ground

Lay = Callable[..., Ground]

STATED = """
organization: {name: X, time_zone: Europe/Berlin}
calendars: [{id: stated, hours: {weekdays: "09:00-17:00"}}]
service_levels: [{id: s, targets: {P1: 8 h, P2: 16 h}, CALENDAR}]
"""


def minutes(start: datetime, stop: datetime, first: int, last: int, days: int) -> int:
    """Working minutes by walking through them five at a time, wall clock in Berlin."""
    zone, found = ZoneInfo("Europe/Berlin"), 0
    while start < stop:
        local = start.astimezone(zone)
        found += 5 * (local.weekday() < days and first <= local.hour < last)
        start += timedelta(minutes=5)
    return found


def tickets(first: int, last: int, days: int, targets: tuple[int, int], wrong: float = 0.0) -> list:
    """Tickets whose flag comes from these hours and targets, for a share of them at random."""
    random = np.random.default_rng(4)
    rows = []
    for i in range(300):
        opened = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(
            minutes=5 * int(random.integers(6_000))
        )
        resolved = opened + timedelta(minutes=5 * int(random.integers(2, 800)))
        priority = int(random.integers(2))
        met = minutes(opened, resolved, first, last, days) <= 60 * targets[priority]
        if random.random() < wrong:
            met = bool(random.random() < 0.5)
        rows.append(
            {
                "number": f"T{i}", "customer": f"C{i % 80}", "priority": f"P{priority + 1}",
                "opened": f"{opened:%Y-%m-%d %H:%M}", "resolved": f"{resolved:%Y-%m-%d %H:%M}",
                "met": met,
            }
        )  # fmt: skip
    return rows


def found(laid: Lay, rows: list, calendar: str) -> ServiceLevelFinding:
    return service_levels(laid(rows, STATED.replace("CALENDAR", f"calendar: {calendar}")))[0]


@pytest.mark.parametrize(
    ("hours", "reading"),
    [
        ((8, 18, 5), "Monday to Friday from 08:00 to 18:00, Europe/Berlin"),
        ((8, 18, 6), "Monday to Saturday from 08:00 to 18:00, Europe/Berlin"),
        ((0, 24, 7), "round the clock"),
    ],
)
def test_the_calendar_behind_the_flag_agrees_on_every_ticket(
    laid: Lay, hours: tuple[int, int, int], reading: str
) -> None:
    got = found(laid, tickets(*hours, (8, 16)), "stated")
    best = got.readings[0]
    assert best.reading == reading
    assert (best.share.value, best.share.n) == (100, 300)
    assert got.agreement is not None
    assert got.agreement.share.value is not None
    assert got.agreement.share.value < 97
    assert f"another way to run the clock: {reading}" in got.sentence
    assert "no proof" in got.sentence


def test_where_the_stated_clock_is_right_no_other_is_told(laid: Lay) -> None:
    got = found(laid, tickets(9, 17, 5, (8, 16)), "stated")
    assert got.agreement is not None
    assert got.agreement.share.value == 100
    assert got.sentence.endswith("Clock and flag agree on every ticket.")
    noisy = found(laid, tickets(9, 17, 5, (8, 16), wrong=0.2), "stated")
    assert noisy.sentence.endswith("agrees better by a point.")
    assert "stated (Europe/Berlin)" not in {r.reading for r in noisy.readings}


def test_other_targets_are_found_by_priority(laid: Lay) -> None:
    got = found(laid, tickets(9, 17, 5, (5, 16)), "stated")
    assert got.readings[0].reading == "a target of P1 5 h instead of 8 h"
    assert got.readings[0].share.value == pytest.approx(100, abs=1)


def test_the_pause_that_the_flag_ignores_is_named(laid: Lay) -> None:
    rows = [
        {"number": f"T{i}", "customer": f"C{i}", "opened": "2026-03-02 08:00",
         "resolved": f"2026-03-02 {9 + i % 8:02d}:00", "held": 60 * (i // 8 % 4),
         "met": 1 + i % 8 <= 4}
        for i in range(64)
    ]  # fmt: skip
    stated = "service_levels: [{id: s, target: 4 h, pause_column: held}]"
    got = service_levels(laid(rows, stated))[0]
    assert got.readings[0].reading == "pauses counted too"
    assert got.readings[0].share.value == 100
    assert got.agreement is not None
    assert (got.agreement.clock_only, got.agreement.flag_only) == (12, 0)
