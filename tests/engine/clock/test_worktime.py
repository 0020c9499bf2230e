from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.engine.clock.worktime import MICRO, WorkTime
from outsidein.terms.clock import Calendar

HOUR = 3600
OFFICE = tuple([((8 * HOUR, 17 * HOUR),)] * 5 + [(), ()])
ALWAYS = tuple([((0, 24 * HOUR),)] * 7)


def at(zone: str, *when: int, fold: int = 0) -> int:
    """Microseconds of a wall clock time."""
    year, month, day, *rest = when
    hour, minute = (*rest, 0, 0)[:2]
    local = datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone), fold=fold)
    return int(local.timestamp()) * MICRO


def hours_between(calendar: Calendar, start: int, stop: int) -> float:
    work = WorkTime.of(calendar, "UTC", min(start, stop), max(start, stop))
    return float(work.between(np.array([start]), np.array([stop]))[0]) / MICRO / HOUR


def due(calendar: Calendar, start: int, hours: float) -> int:
    work = WorkTime.of(calendar, "UTC", start, start + 60 * 24 * HOUR * MICRO)
    return int(work.after(np.array([start]), np.array([int(hours * HOUR * MICRO)]))[0])


# Matrix42 Service Desk guide, Service Level Management, Defining Work Times. Example 4 (escalation
# points outside working times): Monday to Friday 08:00 to 17:00 in Karlsruhe, 1 May 2009 a holiday.
MATRIX42 = Calendar("m", time_zone="Europe/Berlin", hours=OFFICE, holidays=(date(2009, 5, 1),))


@pytest.mark.parametrize(
    ("target", "solution"),
    [
        (8, (2009, 5, 4, 11)),
        (12, (2009, 5, 4, 15)),
        (24, (2009, 5, 6, 9)),
        (48, (2009, 5, 8, 15)),
    ],
)
def test_solution_points_against_the_matrix42_guide(target: int, solution: tuple[int, ...]) -> None:
    created = at("Europe/Berlin", 2009, 4, 30, 12)
    assert due(MATRIX42, created, target) == at("Europe/Berlin", *solution)
    assert hours_between(MATRIX42, created, at("Europe/Berlin", *solution)) == target


def test_a_ticket_of_a_holiday_starts_on_the_next_working_day_as_in_the_matrix42_guide() -> None:
    # The same guide, example 2: created on Easter Monday 2009 at midnight, reaction within an hour.
    easter = Calendar("e", time_zone="Europe/Berlin", hours=OFFICE, country="DE", subdivision="BW")
    created = at("Europe/Berlin", 2009, 4, 13)
    assert due(easter, created, 1) == at("Europe/Berlin", 2009, 4, 14, 9)


def test_a_ticket_at_closing_time_waits_for_monday_as_ticket0_documents() -> None:
    # docs.ticket0.ai, Business-hours SLA: Europe/Copenhagen, Monday to Friday 09:00 to 17:00, a
    # ticket of Friday 17:00 with four hours is due on Monday at 13:00.
    hours = tuple([((9 * HOUR, 17 * HOUR),)] * 5 + [(), ()])
    calendar = Calendar("t", time_zone="Europe/Copenhagen", hours=hours)
    friday = at("Europe/Copenhagen", 2026, 3, 6, 17)
    assert due(calendar, friday, 4) == at("Europe/Copenhagen", 2026, 3, 9, 13)


@pytest.mark.parametrize(
    ("zone", "spring", "autumn"),
    [
        ("Europe/Berlin", (2026, 3, 29), (2026, 10, 25)),
        ("America/New_York", (2026, 3, 8), (2026, 11, 1)),
    ],
)
def test_the_day_of_a_change_of_clocks_has_23_or_25_hours(
    zone: str, spring: tuple[int, int, int], autumn: tuple[int, int, int]
) -> None:
    night = tuple([((0, 6 * HOUR),)] * 7)
    for day, change in ((spring, -1), (autumn, 1)):
        next_day = datetime(*day, tzinfo=UTC) + timedelta(days=1)
        after = (next_day.year, next_day.month, next_day.day)
        for hours, usual in ((ALWAYS, 24), (night, 6), (OFFICE, 0)):
            calendar = Calendar("c", time_zone=zone, hours=hours)
            assert hours_between(calendar, at(zone, *day), at(zone, *after)) == usual + change * (
                usual > 0
            )


def test_an_hour_that_is_repeated_counts_twice_and_one_that_is_skipped_not_at_all() -> None:
    two = Calendar("two", time_zone="Europe/Berlin", hours=tuple([((2 * HOUR, 3 * HOUR),)] * 7))
    assert (
        hours_between(two, at("Europe/Berlin", 2026, 10, 25), at("Europe/Berlin", 2026, 10, 26))
        == 2
    )
    assert (
        hours_between(two, at("Europe/Berlin", 2026, 3, 29), at("Europe/Berlin", 2026, 3, 30)) == 0
    )
    quarter = Calendar(
        "q", time_zone="Europe/Berlin", hours=tuple([((8100, 9900),)] * 7)
    )  # 02:15 to 02:45, twice
    assert (
        hours_between(quarter, at("Europe/Berlin", 2026, 10, 25), at("Europe/Berlin", 2026, 10, 26))
        == 1
    )


def test_a_night_shift_belongs_to_the_day_it_begins_on() -> None:
    shift = Calendar(
        "n",
        time_zone="Europe/Berlin",
        hours=tuple([((22 * HOUR, 30 * HOUR),)] * 5 + [(), ()]),
        holidays=(date(2026, 6, 3),),
    )
    monday, saturday = at("Europe/Berlin", 2026, 6, 1), at("Europe/Berlin", 2026, 6, 6, 12)
    assert hours_between(shift, monday, saturday) == 4 * 8  # Wednesday night is off
    assert hours_between(shift, at("Europe/Berlin", 2026, 6, 6), saturday) == 6


def test_special_days_replace_the_hours_of_a_holiday() -> None:
    eve = date(2026, 12, 24)
    calendar = Calendar(
        "s", time_zone="Europe/Berlin", hours=OFFICE, holidays=(eve,),
        special_days={eve: ((8 * HOUR, 12 * HOUR),)},
    )  # fmt: skip
    start, stop = at("Europe/Berlin", 2026, 12, 24), at("Europe/Berlin", 2026, 12, 25)
    assert hours_between(calendar, start, stop) == 4


def test_a_calendar_that_is_never_open_counts_nothing() -> None:
    never = Calendar("n", time_zone="UTC", hours=((),) * 7)
    assert hours_between(never, at("UTC", 2026, 1, 1), at("UTC", 2026, 2, 1)) == 0
    assert due(never, at("UTC", 2026, 1, 1), 1) == -1


ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu")
SPAN = st.tuples(st.integers(0, 95), st.integers(1, 60)).map(
    lambda s: (s[0] * 900, (s[0] + s[1]) * 900)
)
DAYS = st.lists(SPAN, max_size=2).map(tuple)


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    hours = tuple(draw(DAYS) for _ in range(7))
    near = [date(2026, 3, 27) + timedelta(days=draw(st.integers(0, 6))) for _ in range(2)]
    special = {near[1]: draw(DAYS)} if draw(st.booleans()) else {}
    return Calendar(
        "h", time_zone=draw(st.sampled_from(ZONES)), hours=hours, holidays=(near[0],),
        special_days=special,
    )  # fmt: skip


def is_open(calendar: Calendar, moment: datetime) -> bool:
    """Whether a moment is working time, from the wall clock alone."""
    local = moment.astimezone(ZoneInfo(calendar.time_zone or "UTC")).replace(tzinfo=None)
    for back in (0, 1):
        day = local.date() - timedelta(days=back)
        if day in calendar.special_days:
            hours = calendar.special_days[day]
        elif day in calendar.holidays:
            hours = ()
        else:
            hours = calendar.hours[day.weekday()]
        seconds = (local - datetime(day.year, day.month, day.day)).total_seconds()
        if any(start <= seconds < end for start, end in hours):
            return True
    return False


@settings(max_examples=60, deadline=None)
@given(calendars(), st.integers(0, 500), st.integers(0, 400), st.sampled_from([0, 5280]))
def test_working_time_against_a_walk_through_every_quarter_hour(
    calendar: Calendar, begin: int, length: int, later: int
) -> None:
    # Hours and changes of clocks fall on quarters of an hour, so a quarter is open or it is not.
    # 2026-03-27 and 2026-10-23 lie before the changes in Europe, 2026-03-08 is New York's own.
    first = datetime(2026, 3, 27, tzinfo=UTC) + timedelta(minutes=15 * begin, hours=later)
    if calendar.time_zone == "America/New_York":
        first -= timedelta(days=20)
    quarters = [first + timedelta(minutes=15 * i) for i in range(length)]
    expected = 900 * sum(is_open(calendar, q) for q in quarters)
    start = int(first.timestamp()) * MICRO
    stop = start + length * 900 * MICRO
    work = WorkTime.of(calendar, "UTC", start, stop)
    assert work.between(np.array([start]), np.array([stop]))[0] == expected * MICRO


@settings(max_examples=60, deadline=None)
@given(calendars(), st.lists(st.integers(0, 20 * 86_400), min_size=3, max_size=3))
def test_time_adds_up_and_due_times_lead_back(calendar: Calendar, seconds: list[int]) -> None:
    zero = at("UTC", 2026, 3, 20)
    a, b, c = sorted(zero + s * MICRO for s in seconds)
    work = WorkTime.of(calendar, "UTC", a, c)
    one, two, whole = (
        int(work.between(np.array([x]), np.array([y]))[0]) for x, y in ((a, b), (b, c), (a, c))
    )
    assert one + two == whole
    assert 0 <= whole <= c - a
    if whole:
        end = int(work.after(np.array([a]), np.array([whole]))[0])
        assert a < end <= c
        assert int(work.between(np.array([a]), np.array([end]))[0]) == whole
