"""Scales, units and directions: a level means something only with these."""

from collections.abc import Mapping
from typing import Any

from outsidein.servicefile.amounts import Level
from outsidein.servicefile.notes import Notes
from outsidein.servicefile.tree import Tree
from outsidein.terms.unit import converts, is_duration


def scales(tree: Tree, notes: Notes) -> None:
    """A scale runs from low to high, and its codes for no answer are no answers."""
    found: list[tuple[tuple[str, ...], Any]] = [(("scale",), tree.get("scale"))]
    for term, answer in tree.get("answers", {}).items():
        if isinstance(answer, Mapping):
            found.append((("answers", term, "scale"), answer.get("scale")))
    for path, scale in found:
        if not scale or not {"low", "high"} <= scale.keys():
            continue
        if scale["low"] >= scale["high"]:
            notes.complain(
                f"a scale cannot run from {scale['low']:g} to {scale['high']:g}.",
                "Swap low and high; where the low end is the better one, add `reverse: true`.",
                notes.line(*path),
            )
        for code in scale.get("not_applicable", []):
            if scale["low"] <= code <= scale["high"]:
                notes.complain(
                    f"{code:g} is an answer on the scale, so it cannot mean not applicable.",
                    "Take it out of not_applicable, or mend the ends of the scale.",
                    notes.line(*path, "not_applicable"),
                )


def measures(tree: Tree, notes: Notes) -> None:
    """A measure has either a column or both event times, and event times give a duration."""
    for i, measure in enumerate(tree.get("measures", [])):
        column, events = "column" in measure, [k for k in ("start", "end") if k in measure]
        whole = ("measures", i) not in notes.damaged
        if whole and (column == bool(events) or len(events) == 1):
            notes.complain(
                f'the measure "{measure.get("id", i + 1)}" needs either a column or two events.',
                "Give `column:`, or `start:` and `end:`, not both.",
                notes.line("measures", i),
            )
        if len(events) == 2 and "unit" in measure and not is_duration(measure["unit"]):
            notes.complain(
                f'the time between two events cannot be in "{measure["unit"]}".',
                "Choose one of: s, min, h, days, weeks.",
                notes.line("measures", i, "unit"),
            )


def levels(tree: Tree, notes: Notes) -> None:
    """A level is in its measure's unit or converts into it."""
    units = {m["id"]: m["unit"] for m in tree.get("measures", []) if {"id", "unit"} <= m.keys()}
    for block, key in (
        ("beliefs", "needed_level"),
        ("specifications", "target"),
        ("promises", "level"),
    ):
        for i, entry in enumerate(tree.get(block, [])):
            level = entry.get(key)
            if not isinstance(level, Level):
                continue
            line = notes.line(block, i, key)
            stated = entry.get("unit")
            if level.unit and stated and level.unit != stated:
                notes.complain(
                    f'{key} is in "{level.unit}" and unit says "{stated}".', "Delete `unit:`.", line
                )
                continue
            _level_unit(entry, key, level.unit or stated, units, notes, line)


def _level_unit(
    entry: Tree,
    key: str,
    unit: str | None,
    units: Mapping[str, str],
    notes: Notes,
    line: int | None,
) -> None:
    measure = entry.get("measure")
    if measure is None:
        if key == "needed_level" or (unit is not None and unit != "points"):
            notes.complain(
                f"{key} needs a measure that it is a level of.",
                "Add `measure:` with the id of the measure"
                + ("." if key == "needed_level" else ", or state a level on the rating scale."),
                line,
            )
    elif measure in units and unit is not None and not converts(unit, units[measure]):
        notes.complain(
            f'"{unit}" does not convert into "{units[measure]}", the unit of "{measure}".',
            f'State it in "{units[measure]}", or mend the unit of the measure.',
            line,
        )


def directions(tree: Tree, notes: Notes) -> None:
    """A specification cannot call better what its measure calls worse."""
    known = {m.get("id"): m.get("direction") for m in tree.get("measures", [])}
    for i, entry in enumerate(tree.get("specifications", [])):
        stated, measure = entry.get("direction"), entry.get("measure")
        if stated and known.get(measure) and stated != known[measure]:
            notes.complain(
                f'the measure "{measure}" says that {known[measure]} is better, not {stated}.',
                "Delete `direction:` here, or mend it at the measure.",
                notes.line("specifications", i, "direction"),
            )


def on_the_scale(tree: Tree, notes: Notes) -> None:
    """Levels on the rating scale lie on it."""
    scale = tree.get("scale") or {}
    if not {"low", "high"} <= scale.keys():
        return
    stated = [
        (("beliefs", i, "expectation_level"), entry.get("expectation_level"))
        for i, entry in enumerate(tree.get("beliefs", []))
    ]
    stated += [
        (("promises", i, "level"), entry["level"].number)
        for i, entry in enumerate(tree.get("promises", []))
        if "measure" not in entry and isinstance(entry.get("level"), Level)
    ]
    for path, level in stated:
        if level is not None and not scale["low"] <= level <= scale["high"]:
            notes.complain(
                f"{level:g} is not on the scale from {scale['low']:g} to {scale['high']:g}.",
                "State the level on the customers' rating scale, or mend `scale:`.",
                notes.line(*path),
            )
