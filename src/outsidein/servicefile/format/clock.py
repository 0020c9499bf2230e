"""Service levels as agreed, and the calendars by which their clocks run."""

from outsidein.servicefile.amounts import LevelShape
from outsidein.servicefile.blocks import Block, Field, Many, Table
from outsidein.servicefile.format.values import COLUMN
from outsidein.servicefile.hours import HoursShape
from outsidein.servicefile.shapes import Choice, Day, Name, Ref, Text

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEVERAL = {"every_day": range(7), "weekdays": range(5), "weekend": range(5, 7)}
"""Words for several days; a day that is named itself goes before."""

HOLIDAYS = Block(
    "the holidays",
    (
        Field("country", Text("a country code such as DE"), "ISO 3166-1 code of a country, whose"
              " public holidays are off"),
        Field(
            "subdivision",
            Text("a code such as BY"),
            "ISO 3166-2 code of the state or region, without that of the country",
            also=("state", "region", "province"),
        ),
        Field("dates", Many(Day()), "further days off", also=("days",)),
    ),
)  # fmt: skip

CALENDAR = Block(
    "a calendar",
    (
        Field("id", Name("calendar"), "id of the calendar", required=True),
        Field("name", Text("a name"), "what it is called"),
        Field(
            "time_zone",
            Text("a time zone such as Europe/Berlin"),
            "IANA time zone of its hours; the organization's unless stated",
            also=("timezone", "tz"),
        ),
        Field(
            "hours",
            Table("the hours", Choice((*SEVERAL, *WEEKDAYS), "a day of the week"), HoursShape()),
            "hours by day: every_day, weekdays, weekend or monday to sunday; days that are not "
            "named are closed; round the clock where `hours` is left out",
        ),
        Field("holidays", HOLIDAYS, "days off: by country and region, by date, or both"),
        Field(
            "special_days",
            Table("the special days", Day(), HoursShape()),
            "dates with hours of their own, which go before weekday and holiday",
        ),
    ),
)

SERVICE_LEVEL = Block(
    "a service level",
    (
        Field("id", Name("service level"), "id of the service level", required=True),
        Field("name", Text("a name"), "what it is called; the id unless stated"),
        Field(
            "start",
            COLUMN,
            "what starts the clock: opened (unless stated), responded, resolved, closed or a column"
            " with times",
            also=("from",),
        ),
        Field(
            "stop",
            COLUMN,
            "what stops the clock: resolved (unless stated), responded, closed or a column with "
            "times; where resolved is blank, closed counts",
            also=("end", "to"),
        ),
        Field("target", LevelShape(), "the longest time, such as 4 h, for every priority that "
              "`targets` does not name"),
        Field(
            "targets",
            Table("the targets", Text("a priority"), LevelShape()),
            "the longest time by priority, as the tickets name it",
        ),
        Field("due", COLUMN, "column with the due time, where no target is stated"),
        Field("calendar", Ref("calendar"), "id of the calendar; round the clock unless stated"),
        Field(
            "pause_states",
            Many(Text("a state")),
            "states of an event log in which the clock stands still, such as waiting for the "
            "customer",
            also=("pauses",),
        ),
        Field(
            "pause_column",
            COLUMN,
            "column with the time on hold, counted by the same calendar; it is taken off",
        ),
        Field("pause_unit", Choice(("s", "min", "h"), "a unit: s, min or h"), "unit of "
              "pause_column; min unless stated"),
        Field("service", Ref("service"), "id of the service; all unless stated"),
        Field("segment", Text(), "the segment of customers; all unless stated"),
        Field("contract", Text("a contract id"), "id of the contract; all unless stated"),
        Field(
            "flag",
            COLUMN,
            "column in which the file itself says whether the level was met; sla_met's column for "
            "a clock that stops at resolved or closed",
        ),
    ),
)  # fmt: skip
