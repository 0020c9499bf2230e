"""Drift of expectations: the slope against NumPy's own, corrected, and none where none is."""

from datetime import timedelta

import numpy as np
import pytest

from outsidein.understand.chain import chain_of, chain_rows
from outsidein.understand.expectations import expectations
from outsidein.understand.expectations.drift import drift, periods_of, trend


def test_the_slope_and_each_replicate_against_numpy_polyfit():
    random = np.random.default_rng(1)
    years = random.integers(0, 18, 900) / 12
    values = 4 + 0.3 * years + random.normal(0, 1, 900)
    block = random.integers(0, 64, 900)
    found = trend(values, years, block)
    assert found.value == pytest.approx(np.polyfit(years, values, 1)[0], abs=1e-10)
    for b in (0, 17, 63):
        kept = block != b
        assert found.replicates[b] == pytest.approx(
            np.polyfit(years[kept], values[kept], 1)[0], abs=1e-10
        )


def moving(survey, a_year):
    table = dict(survey)
    start = min(table["time"])
    table["speed_1_expected"] = [
        e + a_year * (t - start).days / 365
        for e, t in zip(table["speed_1_expected"], table["time"], strict=True)
    ]
    return table


def found_in(studied, table, description=None):
    made = studied(table, description) if description else studied(table)
    return expectations(made, chain_rows(chain_of(made)))


def test_levels_by_quarter_are_the_means_of_the_quarters(studied, survey):
    one = found_in(studied, survey).criteria[0].drift
    assert one.labels == ("Q1 2025", "Q2 2025", "Q3 2025", "Q4 2025")
    for q, level in enumerate(one.levels):
        held = [
            e
            for e, t in zip(survey["speed_1_expected"], survey["time"], strict=True)
            if (t.month - 1) // 3 == q
        ]
        assert level.n == len(held)
        assert level.value == pytest.approx(np.mean(held))


def test_a_drift_that_is_there_is_told_with_its_size(studied, survey):
    up = found_in(studied, moving(survey, 1.0)).criteria[0].drift
    assert up.moves
    assert up.trend.low < 1.0 < up.trend.high
    assert "more and more" in up.sentence
    down = found_in(studied, moving(survey, -1.0)).criteria[0].drift
    assert "less and less" in down.sentence


def test_where_nothing_moves_nothing_is_told(studied, survey):
    still = found_in(studied, survey).criteria[0].drift
    assert not still.moves
    assert still.sentence == "No drift beyond chance."
    assert still.tests == 1


def test_answers_in_two_months_alone_have_no_drift(rows, survey):
    start = min(survey["time"])
    survey["time"] = [start + timedelta(days=(t - start).days % 50) for t in survey["time"]]
    made = rows(survey)
    assert periods_of(made) == ()
    assert drift(made, made.mean_of(["speed_1_expected"]), made.month >= 0, ()) == (None, None)


def test_the_trend_needs_periods_with_enough_customers(rows, survey):
    few = {name: values[:150] for name, values in survey.items()}
    made = rows(few)
    values = made.mean_of(["speed_1_expected"])
    told, number = drift(made, values, made.month >= 0, periods_of(made))
    assert number is None
    assert told.trend.withheld
    assert all(level.withheld for level in told.levels)


def test_the_drift_of_the_example_organization_is_found_and_no_other(planted, even):
    chain, truth = planted
    found = expectations(chain.study, chain_rows(chain)).criteria
    moved = {c.criterion for c in found if c.drift is not None and c.drift.moves}
    # The pledge and the campaign lift two criteria by a step, time lifts the third.
    assert moved == {"accessibility", "attitudes", "reputation"}
    access = next(c.drift for c in found if c.criterion == "accessibility" and c.drift)
    levels = [truth.levels("accessibility", period=p)["expected"] for p in (1, 2)]
    assert access.trend.low < 2 * (levels[1] - levels[0]) < access.trend.high
    chain, _ = even
    nothing = expectations(chain.study, chain_rows(chain)).criteria
    assert not any(c.drift.moves for c in nothing if c.drift is not None)
