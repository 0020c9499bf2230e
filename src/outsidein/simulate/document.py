"""truth.json: the known truth as it is laid beside the files."""

import json
from typing import Any

import numpy as np

from .blueprint import LEVERAGE, MOMENTS, SEGMENTS, SERVICES, SILENT, Causes
from .borders import SOURCE_SHARES, SOURCES, ZONED
from .expecting import DRIFTS, PLEDGE
from .happened import TRAP
from .levels import Levels
from .truth import Truth, differences
from .work import CLOCK_PAUSED, DUE_HOURS

Json = dict[str, Any]
STATES = ("green_but_red", "red_but_happy", "silent")

ABOUT = (
    "SIMULATED. The truth behind the files beside it; no audit reads this file. Levels are mean "
    "answers on the scale from 1 to 7 that ever more customers of the same kind would give. "
    "`audit`: what an audit should find, expected and perceived among those who answer, specified, "
    "delivered and promised over all that was delivered; `everyone`: all of it among all who are "
    "asked; `here`: the answers of this very file without the chance of single ticks. Specified, "
    "delivered and promised are the perception that those quantities bring by themselves. "
    "`customers` were made so; `customers_by_outcome` are so, whatever the cause: level kept in "
    "90 % of the orders as recorded and judgement below 4, or not kept and above 5."
)


def text(truth: Truth) -> str:
    """The whole file; the same bytes for the same plan."""
    return json.dumps(document(truth), indent=1, ensure_ascii=False) + "\n"


def document(truth: Truth) -> Json:
    """All that is true."""
    blueprint = truth.reference.blueprint
    return {
        "simulated": True,
        "about": ABOUT,
        "plan": plan(truth),
        "periods": periods(truth),
        "criteria": {causes.id: criterion(truth, causes) for causes in blueprint.criteria},
        "levels": levels(truth),
        "expectations": expectations(truth),
        "drivers": truth.drivers,
        "moments": dict(zip(MOMENTS, LEVERAGE, strict=True)),
        "silent_moments": [SILENT] if truth.plan.plant else [],
        "indicators": truth.indicators,
        "simpson": simpson(truth),
        "service_levels": {"repair-in-time": clocks(truth)},
        "customers": {state: members(truth, state) for state in STATES},
        "customers_by_outcome": {
            state: [truth.customer(n) for n in np.flatnonzero(truth.by_outcome(state)).tolist()]
            for state in STATES[:2]
        },
    }


def plan(truth: Truth) -> Json:
    """What was asked for, and how much came of it."""
    return {
        "seed": truth.plan.seed,
        "customers": truth.plan.customers,
        "months": truth.plan.months,
        "work_orders": int(truth.happened.orders.sum()),
        "answers": truth.happened.answer_count,
        "planted": truth.plan.plant,
    }


def periods(truth: Truth) -> Json:
    """The latest period and the one before it."""
    days = truth.plan.month_starts.astype("datetime64[s]").astype("datetime64[D]").astype(str)
    return {
        "length": truth.plan.period,
        "previous_from": days[truth.plan.previous],
        "latest_from": days[truth.plan.latest],
        "end": days[-1],
    }


def criterion(truth: Truth, causes: Causes) -> Json:
    """What is planted in a criterion, what is said of it, and what is delivered."""
    said, quantity = causes.said, truth.reference.quantities.get(causes.id)
    return {
        "planted": causes.planted,
        "measure": causes.measure,
        "believed_level": said.belief,
        "needed": said.needed,
        "specified": said.specified,
        "promised": said.promised,
        "delivered_median": rounded(quantity.median) if quantity else None,
        "delivered_mean": rounded(quantity.mean) if quantity else None,
        "true_effect_on_overall": causes.weight,
        "stated_points": causes.points,
    }


def levels(truth: Truth) -> list[Json]:
    """Every voice and gap by criterion, service, segment and period, from three sources."""
    groups: list[tuple[str | None, str | None]] = [(None, None)]
    groups += [(None, segment) for segment in SEGMENTS]
    groups += [(service, None) for service in SERVICES]
    sources: dict[str, Levels | None] = {
        "audit": None,
        "everyone": truth.reference.everyone,
        "here": truth.happened.levels,
    }
    rows = []
    for causes in truth.reference.blueprint.criteria:
        for service, segment in groups:
            for period, label in ((1, "previous"), (2, "latest")):
                row: Json = {"criterion": causes.id, "service": service, "segment": segment}
                row["period"] = label
                for name, source in sources.items():
                    voices = truth.levels(
                        causes.id, service=service, segment=segment, period=period, of=source
                    )
                    row[name] = {voice: rounded(level) for voice, level in voices.items()}
                    gaps = differences(voices)
                    row[name]["gaps"] = {gap: rounded(size) for gap, size in gaps.items()}
                rows.append(row)
    return rows


def expectations(truth: Truth) -> Json:
    """What moved expectations, the borders of two of them, and where they come from."""
    planted = truth.reference.blueprint.planted
    days = truth.plan.month_starts.astype("datetime64[s]").astype("datetime64[D]").astype(str)
    return {
        "drift_in_a_year": DRIFTS if planted else {},
        "promise": {
            "criterion": PLEDGE.criterion,
            "audience": PLEDGE.segment,
            "made_on": days[truth.plan.previous],
            "adds": PLEDGE.adds if planted else 0.0,
            "effect_on_answers": rounded(truth.pledge),
        },
        "first_item_at_every_level": {
            name: {level: rounded(value) for level, value in truth.zone(name).items()}
            for name in ZONED
        },
        "sources": {
            "usual": dict(zip(SOURCES, SOURCE_SHARES[0].tolist(), strict=True)),
            "after_the_promise": dict(
                zip(SOURCES, SOURCE_SHARES[int(planted)].tolist(), strict=True)
            ),
        },
    }


def clocks(truth: Truth) -> Json:
    """How the export's flag stands to the time from opening to repair, round the clock."""
    cases = ("both_met", "both_missed", "flag_only", "clock_only")
    counted = truth.happened.clocks
    return {
        "late_orders_called_met": CLOCK_PAUSED,
        **dict(zip(cases, counted.sum(axis=0).tolist(), strict=True)),
        "by_priority": {
            f"P{p}": {"target_hours": hours, **dict(zip(cases, counts, strict=True))}
            for p, (hours, counts) in enumerate(
                zip(DUE_HOURS.tolist(), counted.tolist(), strict=True), start=1
            )
        },
    }


def simpson(truth: Truth) -> Json:
    """The relation that turns its sign when segments are looked at apart."""
    pooled, within = truth.simpson
    return {
        "outcome": TRAP[1],
        "predictor": TRAP[0],
        "by": "segment",
        "pooled_slope": rounded(pooled),
        "within_slope": rounded(within),
        "planted": truth.reference.blueprint.planted,
    }


def members(truth: Truth, state: str) -> list[Json]:
    """The customers that were made so, with what is true of each."""
    happened, overall = truth.happened, truth.overall()
    in_time, recorded = truth.in_time(recorded=False), truth.in_time()
    return [
        {
            "customer": truth.customer(number),
            "work_orders": int(happened.orders[number]),
            "answers": int(happened.answers[number]),
            "truly_in_time": rounded(in_time[number]),
            "recorded_in_time": rounded(recorded[number]),
            "true_overall": rounded(overall[number]),
        }
        for number in np.flatnonzero(truth.state(state)).tolist()
    ]


def rounded(value: float | None) -> float | None:
    """Four decimals are more than anybody can find out; None of nothing."""
    return None if value is None or np.isnan(value) else round(float(value), 4)
