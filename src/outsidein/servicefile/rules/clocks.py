"""Calendars and service levels: places with holidays, and times that mean something."""

from outsidein.engine.clock.dayoff import places
from outsidein.servicefile.amounts import Level
from outsidein.servicefile.notes import Notes, listed
from outsidein.servicefile.tree import Tree
from outsidein.terms.unit import is_duration


def calendars(tree: Tree, notes: Notes) -> None:
    """A calendar opens at some time, and the place of its holidays must be known."""
    for i, entry in enumerate(tree.get("calendars", [])):
        hours = entry.get("hours")
        whole = ("calendars", i, "hours") not in notes.damaged
        if hours is not None and whole and not any(hours.values()):
            notes.complain(
                "the calendar is never open.",
                "State the hours of at least one day, or delete `hours:` for round the clock.",
                notes.line("calendars", i, "hours"),
            )
        _place(entry.get("holidays", {}), i, notes)


def _place(holidays: Tree, i: int, notes: Notes) -> None:
    country, part = holidays.get("country"), holidays.get("subdivision")
    if country is None:
        if part is not None:
            notes.complain(
                f'the subdivision "{part}" stands without its country.',
                "Add `country:` with its two letters.",
                notes.line("calendars", i, "holidays", "subdivision"),
            )
        return
    known = places()
    if country not in known:
        notes.complain(
            f'the holidays of "{country}" are not known.',
            "Write the two letters of ISO 3166-1, such as DE, or list the days under `dates:`.",
            notes.line("calendars", i, "holidays", "country"),
        )
    elif part is not None and part not in known[country]:
        choice = f"Choose one of: {listed(known[country], 60)}."
        notes.complain(
            f'"{part}" is not a part of {country} whose holidays are known.',
            choice if known[country] else "Delete `subdivision:`.",
            notes.line("calendars", i, "holidays", "subdivision"),
        )


def service_levels(tree: Tree, notes: Notes) -> None:
    """A service level says how long, in a unit that its calendar gives a meaning."""
    part_time = {c["id"] for c in tree.get("calendars", []) if "id" in c and "hours" in c}
    for i, entry in enumerate(tree.get("service_levels", [])):
        if ("service_levels", i) in notes.damaged:
            continue
        stated = {"target": entry.get("target"), **entry.get("targets", {})}
        levels = {key: level for key, level in stated.items() if isinstance(level, Level)}
        if not levels and "due" not in entry:
            notes.complain(
                f'the service level "{entry["id"]}" says no time.',
                "Add `target:`, `targets:` by priority, or `due:` with the column of due times.",
                notes.line("service_levels", i),
            )
        for key, level in levels.items():
            path = (key,) if key == "target" else ("targets", key)
            line = notes.line("service_levels", i, *path)
            _time(level, entry.get("calendar") in part_time, notes, line)


def _time(level: Level, part_time: bool, notes: Notes, line: int | None) -> None:
    unit = level.unit or "h"
    if not is_duration(unit) or level.number <= 0:
        notes.complain(
            f"{level.number:g} {unit} is no time that a ticket may take.",
            "Write a time such as 30 min or 4 h.",
            line,
        )
    elif part_time and unit in ("days", "weeks"):
        notes.complain(
            f"how long {level.number:g} {unit} are depends on the hours of the calendar.",
            "State the working time in hours, such as 20 h.",
            line,
        )
