"""What must hold between the values of a file: references, units, sums, scales.

Each rule looks at one part of what was read and notes its troubles; none stops the others.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import available_timezones

from outsidein.servicefile.amounts import Amount, Level
from outsidein.servicefile.criteria import criteria_path, declare_criteria
from outsidein.servicefile.notes import Notes, listed, suggestion
from outsidein.terms.service import StakeholderKind
from outsidein.terms.unit import converts, is_duration

Tree = Mapping[str, Any]
POINTS = 100.0
SUM_TOLERANCE = 0.5
"""Points rounded to one digit may miss 100 by a little (three times 33.3)."""


def check_all(tree: Tree, notes: Notes) -> None:
    """Every rule over the whole file."""
    declare_criteria(tree.get("criteria"), notes)
    notes.names.setdefault("stakeholder", {}).update({kind.value: 0 for kind in StakeholderKind})
    for rule in RULES:
        rule(tree, notes)


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
    """The time zone must be one that the time zone database knows."""
    zone = tree.get("organization", {}).get("time_zone")
    if zone is not None and zone not in available_timezones():
        notes.complain(
            f'"{zone}" is not a time zone.',
            f"{suggestion(zone, available_timezones())} Write it as Europe/Berlin or UTC.".strip(),
            notes.line("organization", "time_zone"),
        )


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


def beliefs(tree: Tree, notes: Notes) -> None:
    """A belief says something, and one person's priorities share out 100 points."""
    criteria = set(notes.names.get("criterion", {}))
    shared: dict[tuple[Any, ...], dict[str, tuple[int, float]]] = defaultdict(dict)
    for i, entry in enumerate(tree.get("beliefs", [])):
        said = {"expectation_level", "priority", "needed_level"} & entry.keys()
        if not said and ("beliefs", i) not in notes.damaged:
            notes.complain(
                "the belief says nothing.",
                "Add `expectation_level:`, `priority:` or `needed_level:`.",
                notes.line("beliefs", i),
            )
        if "priority" in entry:
            key = tuple(entry.get(k) for k in ("who", "when", "service", "segment"))
            shared[key].setdefault(entry.get("criterion", ""), (i, entry["priority"]))
    for given in shared.values():
        total = sum(points for _, points in given.values())
        complete = criteria == given.keys()
        if total > POINTS + SUM_TOLERANCE or (complete and total < POINTS - SUM_TOLERANCE):
            first = min(i for i, _ in given.values())
            notes.complain(
                f"the priorities of these beliefs add up to {total:g} points, not 100.",
                "Share out 100 points over the criteria.",
                notes.line("beliefs", first, "priority"),
            )


def weights(tree: Tree, notes: Notes) -> None:
    """Customers' weights share out 100 points."""
    given = tree.get("customer_weights", {})
    total = sum(given.values())
    if ("customer_weights",) not in notes.damaged and given and abs(total - POINTS) > SUM_TOLERANCE:
        notes.complain(
            f"the customer weights add up to {total:g} points, not 100.",
            "Share out 100 points over the criteria; a criterion that is left out has none.",
            notes.line("customer_weights"),
        )


def money(tree: Tree, notes: Notes) -> None:
    """An amount has a currency, written beside it or stated for the organization."""
    currency = tree.get("organization", {}).get("currency")
    if currency is None and ("organization",) in notes.damaged:
        return  # It may be what could not be read, which is told already.
    for block, keys in (("contracts", ("value",)), ("intended_value", ("amount", "impact"))):
        for i, entry in enumerate(tree.get(block, [])):
            for key in keys:
                _amount(entry.get(key), currency, notes, notes.line(block, i, key))


def _amount(amount: Amount | None, currency: str | None, notes: Notes, line: int | None) -> None:
    if amount is None:
        return
    if amount.currency is None and currency is None:
        notes.complain(
            f"{amount.number} has no currency.",
            "Write it beside the amount (48000 EUR), or once as `currency:` of the organization.",
            line,
        )
        return
    try:
        amount.money(currency or "")
    except ValueError as error:
        notes.complain(f"{error}.", "Round the amount.", line)


def value_lines(tree: Tree, notes: Notes) -> None:
    """Outcomes are enabled; costs and risks are removed or imposed; only risks have a chance."""
    for i, entry in enumerate(tree.get("intended_value", [])):
        kind, effect = entry.get("kind"), entry.get("effect")
        line = notes.line("intended_value", i, "effect")
        if kind == "outcome" and effect not in (None, "enabled"):
            notes.complain(f"an outcome cannot be {effect}.", "Delete `effect:`.", line)
        if kind in ("cost", "risk") and effect not in ("removed", "imposed"):
            notes.complain(
                f"a {kind} is either removed from the consumer or imposed on them.",
                "Write `effect: removed` or `effect: imposed`.",
                line,
            )
        for key in ("probability", "impact"):
            if kind in ("outcome", "cost") and key in entry:
                notes.complain(
                    f"only a risk has {'an' if key == 'impact' else 'a'} {key}.",
                    "Write `kind: risk`, or state `amount:`.",
                    notes.line("intended_value", i, key),
                )
        if entry.get("confirmation") in ("confirmed", "disputed") and "evidence" not in entry:
            notes.complain(
                "a line counts as confirmed or disputed only with evidence of who said so.",
                "Add `evidence:`, for example the review and its date.",
                notes.line("intended_value", i, "confirmation"),
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
            for key in ("expectation", "perception"):
                column, line = item.get(key), notes.line(*path, i, "items", n, key)
                if column in used:
                    notes.complain(
                        f'the column "{column}" is used already on line {used[column]}.',
                        "Give each question its own column.",
                        line,
                    )
                elif column is not None:
                    used[column] = line


RULES: tuple[Callable[[Tree, Notes], None], ...] = (
    references,
    time_zone,
    scales,
    measures,
    levels,
    directions,
    on_the_scale,
    beliefs,
    weights,
    money,
    value_lines,
    journey,
    columns_once,
)
"""Every rule between values, in the order of the file."""
