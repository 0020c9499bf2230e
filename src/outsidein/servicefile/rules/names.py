"""What is named and referred to: references, the time zone, the journey, columns."""

from collections.abc import Mapping
from zoneinfo import available_timezones

from outsidein.servicefile.criteria import criteria_path
from outsidein.servicefile.notes import Notes, listed, suggestion
from outsidein.servicefile.tree import Tree


def references(tree: Tree, notes: Notes) -> None:
    """A name that is used must be given somewhere in the file."""
    for used in notes.references:
        known = notes.names.get(used.kind, {})
        if used.name not in known:
            given = f"Known: {listed(known)}." if known else f"The file states no {used.kind}."
            notes.complain(
                f'there is no {used.kind} "{used.name}".',
                f"{suggestion(used.name, known)} {given} Mend the name or add it.".strip(),
                used.line,
            )


def time_zone(tree: Tree, notes: Notes) -> None:
    """Every time zone must be one that the time zone database knows."""
    _known_zone(tree.get("organization", {}).get("time_zone"), notes, "organization")
    for i, calendar in enumerate(tree.get("calendars", [])):
        _known_zone(calendar.get("time_zone"), notes, "calendars", i)


def _known_zone(zone: str | None, notes: Notes, *path: str | int) -> None:
    """Complain about a zone that is unknown; `path` is the block that states it."""
    if zone is not None and zone not in available_timezones():
        notes.complain(
            f'"{zone}" is not a time zone.',
            f"{suggestion(zone, available_timezones())} Write it as Europe/Berlin or UTC.".strip(),
            notes.line(*path, "time_zone"),
        )


def journey(tree: Tree, notes: Notes) -> None:
    """Moments follow one another without going in a circle."""
    follows = {m["id"]: m.get("follows") for m in tree.get("moments", []) if "id" in m}
    for i, moment in enumerate(tree.get("moments", [])):
        at, steps = moment.get("follows"), 0
        while at in follows and at != moment.get("id") and steps <= len(follows):
            at, steps = follows[at], steps + 1
        if at is not None and at == moment.get("id"):
            notes.complain(
                f'the moment "{at}" comes after itself.',
                "Mend `follows:` so that the journey has a beginning.",
                notes.line("moments", i, "follows"),
            )


def columns_once(tree: Tree, notes: Notes) -> None:
    """A column is one item's answer to one question."""
    block = tree.get("criteria")
    entries = block.get("list", []) if isinstance(block, Mapping) else block
    if not isinstance(entries, list):
        return
    path, used = criteria_path(block), dict[str, int | None]()
    for i, criterion in enumerate(entries):
        for n, item in enumerate(criterion.get("items", [])):
            for key in ("expectation", "perception", "adequate", "desired"):
                column, line = item.get(key), notes.line(*path, i, "items", n, key)
                if column in used:
                    notes.complain(
                        f'the column "{column}" is used already on line {used[column]}.',
                        "Give each question its own column.",
                        line,
                    )
                elif column is not None:
                    used[column] = line
