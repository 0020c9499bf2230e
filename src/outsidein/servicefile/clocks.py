"""Calendars and service levels: from what was read, and back to what is written."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from outsidein.servicefile.amounts import Level
from outsidein.servicefile.format.clock import SEVERAL, WEEKDAYS
from outsidein.servicefile.hours import written
from outsidein.terms.clock import ROUND_THE_CLOCK, Calendar, Hours, ServiceLevel
from outsidein.terms.unit import convert

Entry = dict[str, Any]


def calendar(entry: Entry) -> Calendar:
    """One calendar."""
    off = entry.pop("holidays", {})
    special = entry.pop("special_days", {})
    hours = entry.pop("hours", None)
    return Calendar(
        **entry,
        hours=(ROUND_THE_CLOCK,) * 7 if hours is None else week(hours),
        holidays=tuple(sorted(off.get("dates", ()))),
        country=off.get("country"),
        subdivision=off.get("subdivision"),
        special_days={date.fromisoformat(day): span for day, span in sorted(special.items())},
    )


def week(hours: Mapping[str, Hours]) -> tuple[Hours, ...]:
    """The hours of Monday to Sunday; a named day goes before words for several."""
    found: list[Hours] = [()] * 7
    for word, days in SEVERAL.items():
        for day in days:
            found[day] = hours.get(word, found[day])
    return tuple(hours.get(name, found[i]) for i, name in enumerate(WEEKDAYS))


def service_level(entry: Entry) -> ServiceLevel:
    """One service level; times in seconds."""
    stated = {"name": entry["id"], **entry}
    if "target" in entry:
        stated["target"] = seconds(entry["target"])
    stated["targets"] = {p: seconds(level) for p, level in entry.get("targets", {}).items()}
    stated["pause_states"] = tuple(entry.get("pause_states", ()))
    return ServiceLevel(**stated)


def seconds(level: Level) -> int:
    """A stated time in whole seconds; hours where no unit is written."""
    return round(convert(level.number, level.unit or "h", "s"))


def plain_calendar(stated: Calendar) -> Entry:
    """A calendar as it stands in a service file."""
    entry: Entry = {"id": stated.id, "name": stated.name, "time_zone": stated.time_zone}
    if stated.hours != (ROUND_THE_CLOCK,) * 7:
        entry["hours"] = {
            name: written(hours) for name, hours in zip(WEEKDAYS, stated.hours, strict=True)
        }
    entry["holidays"] = _given(
        {
            "country": stated.country,
            "subdivision": stated.subdivision,
            "dates": list(stated.holidays),
        }
    )
    entry["special_days"] = {
        day.isoformat(): written(hours) for day, hours in stated.special_days.items()
    }
    return _given(entry)


def plain_level(stated: ServiceLevel) -> Entry:
    """A service level as it stands in a service file."""
    entry: Entry = {name: getattr(stated, name) for name in stated.__dataclass_fields__}
    entry["target"] = None if stated.target is None else f"{stated.target} s"
    entry["targets"] = {p: f"{time} s" for p, time in stated.targets.items()}
    entry["pause_states"] = list(stated.pause_states)
    return _given(entry)


def _given(entry: Entry) -> Entry:
    """Without what is empty."""
    return {key: value for key, value in entry.items() if value not in (None, "", [], {})}
