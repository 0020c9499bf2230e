"""Numbers that carry their replicates."""

import numpy as np
import pytest

from outsidein.stats.intervals import combined
from outsidein.understand.resampled import BLOCKS, Resampled, weighted


def _number(seed: int, used: int = BLOCKS) -> Resampled:
    made = np.random.default_rng(seed)
    mask = np.arange(BLOCKS) < used
    value = float(made.normal())
    return Resampled(value, np.where(mask, value + 0.01 * made.normal(size=BLOCKS), value), mask)


def test_an_interval_of_a_difference_is_joint() -> None:
    one, other = _number(1), _number(2)
    low, high = (one - other).bounds()
    whole = np.array([one.value, other.value])
    replicates = np.column_stack([one.replicates, other.replicates])
    expected = combined(whole, replicates, [1, -1])
    assert low == pytest.approx(expected.low)
    assert high == pytest.approx(expected.high)
    assert (one - one).bounds() == (0.0, 0.0)


def test_only_blocks_with_data_count() -> None:
    number = _number(3, used=10)
    low, high = number.bounds()
    se = np.sqrt(9 / 10 * ((number.replicates[:10] - number.value) ** 2).sum())
    assert low is not None
    assert high is not None
    # Student's t with 9 degrees of freedom, 97.5 %: 2.262157 (any table).
    assert (high - low) / 2 == pytest.approx(2.262157 * se, rel=1e-6)


def test_a_stated_number_has_no_interval_and_needs_none() -> None:
    stated = Resampled.constant(-0.5)
    assert stated.bounds() == (None, None)
    assert stated.below_zero
    assert not stated.above_zero
    assert stated.p_value() == 0.0
    assert Resampled.constant(0).p_value() == 1.0
    estimate = stated.estimate(n=0)
    assert (estimate.value, estimate.low) == (-0.5, None)


def test_signs_need_the_whole_interval() -> None:
    noise = np.random.default_rng(5).normal(size=BLOCKS)
    used = np.ones(BLOCKS, dtype=bool)
    sure = Resampled(-1.0, -1 + 0.01 * noise, used)
    unsure = Resampled(-1.0, -1 + noise, used)
    assert sure.below_zero
    assert sure.p_value() < 0.001
    assert not unsure.below_zero
    assert unsure.p_value() > 0.05


def test_a_number_without_data_is_withheld() -> None:
    nothing = Resampled(float("nan"), np.full(BLOCKS, np.nan), np.zeros(BLOCKS, dtype=bool))
    estimate = nothing.estimate(n=0)
    assert estimate.value is None
    assert estimate.withheld


def test_weighted_means_mix_the_weights_replicates_too() -> None:
    parts = [(_number(7), _number(8) + Resampled.constant(5)), (_number(9), Resampled.constant(2))]
    found = weighted(parts)
    (a, u), (b, v) = parts
    assert found.value == pytest.approx((a.value * u.value + b.value * v.value) / (u + v).value)
    third = (a.replicates * u.replicates + b.replicates * v.replicates) / (u + v).replicates
    assert found.replicates == pytest.approx(third)
