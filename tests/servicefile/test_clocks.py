"""Calendars and service levels as a service file states them."""

from datetime import date

import pytest

from outsidein import servicefile
from outsidein.terms.clock import Calendar, ServiceLevel
from outsidein.terms.trouble import Trouble

H = 3600

STATED = """
calendars:
  - id: office
    time_zone: Europe/Berlin
    hours:
      weekdays: 08:00-12:00, 13:00-17:00
      friday: 8:00 - 14:30
      saturday: 22:00-06:00
    holidays: {country: DE, subdivision: BY, dates: [2026-12-28]}
    special_days:
      2026-12-24: 08:00-12:00
      2026-12-31: closed
  - id: always
service_levels:
  - id: solve
    calendar: office
    target: 40
    targets: {P1: 4 h, "2 - High": 90 min}
    pause_states: [Awaiting User Info]
  - id: react
    name: First contact
    stop: responded
    calendar: always
    target: 2 days
"""


def test_hours_days_and_times_mean_what_is_written() -> None:
    description = servicefile.loads(STATED)
    day = ((8 * H, 12 * H), (13 * H, 17 * H))
    office, always = description.calendars
    assert office == Calendar(
        "office",
        time_zone="Europe/Berlin",
        hours=(day, day, day, day, ((8 * H, 14 * H + 1800),), ((22 * H, 30 * H),), ()),
        holidays=(date(2026, 12, 28),),
        country="DE",
        subdivision="BY",
        special_days={date(2026, 12, 24): ((8 * H, 12 * H),), date(2026, 12, 31): ()},
    )
    assert always.always
    assert not office.always
    assert description.service_levels == (
        ServiceLevel(
            "solve",
            "solve",
            target=40 * H,
            targets={"P1": 4 * H, "2 - High": 5400},
            calendar="office",
            pause_states=("Awaiting User Info",),
        ),
        ServiceLevel("react", "First contact", stop="responded", target=48 * H, calendar="always"),
    )


def test_what_is_written_reads_back_the_same() -> None:
    description = servicefile.loads(STATED)
    assert servicefile.loads(servicefile.write(description)) == description


CALENDAR = "calendars:\n- id: c\n  "
LEVEL = "service_levels:\n- id: s\n  "


@pytest.mark.parametrize(
    ("text", "line", "message", "remedy"),
    [
        (CALENDAR + "time_zone: Europe/Berlim", 3, "not a time zone", '"Europe/Berlin"'),
        (CALENDAR + "hours: {moonday: 08:00-18:00}", 3, '"moonday"', 'mean "monday"'),
        (CALENDAR + "hours: {monday: 8-18}", 3, '"8-18" are no hours', "08:00-18:00"),
        (CALENDAR + "hours: {monday: 08:00-24:30}", 3, "are no hours", "Write hours"),
        (CALENDAR + "hours: {monday: '08:00-12:00, 11:00-17:00'}", 3, "overlap", "lie apart"),
        (CALENDAR + "hours: {monday: closed}", 3, "never open", "round the clock"),
        (CALENDAR + "holidays: {country: XX}", 3, '"XX" are not known', "ISO 3166-1"),
        (CALENDAR + "holidays: {country: DE, subdivision: ZZ}", 3, "not a part of DE", "BY"),
        (CALENDAR + "holidays: {subdivision: BY}", 3, "without its country", "`country:`"),
        (CALENDAR + "holidays: {dates: [24.12.2026]}", 3, "24.12.2026", "year-month-day"),
        (CALENDAR + "special_days: {Christmas: closed}", 3, '"Christmas"', "year-month-day"),
        (LEVEL + "calendar: c\n  target: 4 h", 3, 'no calendar "c"', "states no calendar"),
        (LEVEL + "stop: closed", 2, "says no time", "`target:`"),
        (LEVEL + "target: 0 h", 3, "0 h is no time", "4 h"),
        (LEVEL + "targets:\n    P1: 90 %", 4, "90 % is no time", "4 h"),
        (
            "calendars: [{id: c, hours: {monday: 08:00-18:00}}]\n" + LEVEL
            + "calendar: c\n  target: 2 days",
            5, "depends on the hours", "State the working time in hours",
        ),
    ],
)  # fmt: skip
def test_troubles_have_their_line_and_a_remedy(
    text: str, line: int, message: str, remedy: str
) -> None:
    with pytest.raises(Trouble) as caught:
        servicefile.loads(text, "s.yaml")
    told = getattr(caught.value, "all", (caught.value,))
    assert len(told) == 1, told
    assert (told[0].line, told[0].source) == (line, "s.yaml")
    assert message in told[0].message
    assert remedy in told[0].remedy
