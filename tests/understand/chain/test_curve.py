"""Calibration curves with group effects, against an independent optimizer and known truth."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import lsq_linear

from outsidein.engine.blocks import BLOCKS
from outsidein.stats.within import monotone, within
from outsidein.understand.chain.curve import PairCells, fit_curves
from outsidein.understand.resampled import Resampled


def _cells(seed: int, groups: int = 3, bins: int = 12, falling: bool = True) -> PairCells:
    made = np.random.default_rng(seed)
    x = np.sort(made.uniform(0, 50, bins))
    count = made.poisson(3, (groups, BLOCKS, bins)).astype(float)
    level = (6 - 0.06 * x if falling else 2 + 0.06 * x) + np.linspace(-1, 1, groups)[:, None]
    mean = level[:, None, :] + made.normal(0, 0.8, count.shape)
    return PairCells(
        tuple(f"g{i}" for i in range(groups)), x, count, count * mean, np.full(bins, 30.0), 800
    )


def _independent(cells: PairCells, increasing: bool, leave: int | None = None) -> np.ndarray:
    """Fitted level of every group and bin (G, K), by bounded least squares on increments."""
    keep = np.ones(BLOCKS, dtype=bool)
    if leave is not None:
        keep[leave] = False
    count, total = cells.count[:, keep].sum(axis=1), cells.total[:, keep].sum(axis=1)
    groups, bins = count.shape
    rows, target = [], []
    for g in range(groups):
        for k in range(bins):
            weight = np.sqrt(count[g, k])
            steps = (np.arange(1, bins) <= k).astype(float) * (1 if increasing else -1)
            rows.append(weight * np.concatenate([np.eye(groups)[g], steps]))
            target.append(total[g, k] / weight)
    low = np.concatenate([np.full(groups, -np.inf), np.zeros(bins - 1)])
    found = lsq_linear(np.array(rows), target, (low, np.inf), tol=1e-14).x
    shape = np.concatenate([[0], np.cumsum(found[groups:])]) * (1 if increasing else -1)
    return found[:groups, None] + shape


@pytest.mark.parametrize("falling", [True, False])
def test_shape_and_offsets_against_bounded_least_squares(falling: bool) -> None:
    cells = _cells(1, falling=falling)
    found = fit_curves(cells, increasing=not falling)
    for row, leave in ((0, None), (1, 0), (40, 39)):
        fitted = found.levels[row] + found.offsets[row][:, None]
        assert fitted == pytest.approx(_independent(cells, not falling, leave), abs=2e-5)


def test_offsets_average_to_zero_over_the_pairs() -> None:
    cells = _cells(2)
    found = fit_curves(cells, increasing=False)
    per_group = cells.count.sum(axis=(1, 2))
    assert found.offsets[0] @ per_group == pytest.approx(0, abs=1e-6)


def test_a_curve_pooled_over_segments_hides_what_group_effects_show() -> None:
    """Segments that are served faster rate lower: pooled, the delivery seems not to matter."""
    x = np.linspace(1, 40, 20)
    truth = 6 - 0.05 * x
    fast, slow = x < 15, x >= 15
    count = np.zeros((2, BLOCKS, 20))
    count[0][:, fast] = 4
    count[1][:, slow] = 4
    count[0][:, slow] = 0.5
    count[1][:, fast] = 0.5
    levels = np.stack([truth - 0.6, truth + 0.6])
    total = count * levels[:, None]
    both = PairCells(("fast", "slow"), x, count, total, np.full(20, 30.0), 800)
    pooled = PairCells(
        (None,), x, count.sum(axis=0)[None], total.sum(axis=0)[None], np.full(20, 30.0), 800
    )
    apart, together = fit_curves(both, increasing=False), fit_curves(pooled, increasing=False)
    drop = apart.levels[0][0] - apart.levels[0][-1]
    assert drop == pytest.approx(truth[0] - truth[-1], abs=1e-4)
    assert together.levels[0][0] - together.levels[0][-1] < 0.6 * drop
    assert np.diff(apart.offsets[0])[0] == pytest.approx(1.2, abs=1e-4)


def test_a_mix_of_groups_takes_their_offsets_by_its_transactions() -> None:
    found = fit_curves(_cells(3), increasing=False)
    one, two = Resampled.constant(30), Resampled.constant(10)
    mixed = found.at(20.0, {"g0": one, "g2": two})
    alone = [found.at(20.0, {g: one}).value for g in ("g0", "g2")]
    assert mixed.value == pytest.approx((30 * alone[0] + 10 * alone[1]) / 40)
    assert found.at(20.0, {"new": one}).value == pytest.approx(
        float(np.interp(20.0, found.x, found.levels[0]))
    )


def test_what_the_curve_knows_ends_with_the_deliveries_observed() -> None:
    found = fit_curves(_cells(4), increasing=False)
    assert found.knows(float(found.x[3]))
    assert not found.knows(float(found.x[-1]) + 1)
    assert found.curve({}).domain == (found.x[0], found.x[-1])


def test_blocks_without_pairs_change_nothing() -> None:
    cells = _cells(5)
    cells.count[:, 7], cells.total[:, 7] = 0, 0
    found = fit_curves(cells, increasing=False)
    assert not found.used[7]
    assert found.levels[8] == pytest.approx(found.levels[0])


def _compared(seed: int) -> tuple[PairCells, np.ndarray]:
    """Customers whose service is worse and who rate lower anyway, six pairs each."""
    made = np.random.default_rng(seed)
    who = np.repeat(np.arange(1_500), 6)
    badly = who % 3 == 0
    bins = np.where(badly, made.integers(4, 12, who.size), made.integers(0, 9, who.size))
    rating = 6 - 0.2 * bins - badly + made.normal(0, 0.3, who.size)
    block, shape = who % BLOCKS, (1, BLOCKS, 12)
    code = block * 12 + bins
    count = np.bincount(code, minlength=BLOCKS * 12).reshape(shape).astype(float)
    total = np.bincount(code, rating, BLOCKS * 12).reshape(shape)
    cells = PairCells(
        (None,),
        np.arange(12.0),
        count,
        total,
        np.full(12, 400.0),
        1_500,
        within(who, block, bins, rating, blocks=BLOCKS, parts=12),
    )
    return cells, rating


def test_comparisons_within_customers_keep_who_is_served_out_of_the_curve() -> None:
    cells, rating = _compared(6)
    found = fit_curves(cells, increasing=False)
    assert found.levels[0] - found.levels[0][0] == pytest.approx(-0.2 * np.arange(12), abs=0.08)
    at_pairs = (found.levels[0] * cells.count.sum(axis=(0, 1))).sum() / len(rating)
    assert at_pairs == pytest.approx(rating.mean())  # the height is that of all ratings
    pooled = fit_curves(replace(cells, within=None), increasing=False)
    assert pooled.levels[0][-1] < found.levels[0][-1] - 0.4
    low, high = found.at(11.0, {None: Resampled.constant(1)}).bounds()
    assert low is not None
    assert high is not None
    true = 6 - 0.2 * 11 - 1 / 3
    assert low - 0.05 < true < high + 0.05


def test_without_a_block_the_comparisons_are_those_of_the_other_customers() -> None:
    cells, _ = _compared(7)
    assert cells.within is not None
    found = fit_curves(cells, increasing=False)
    rest = [
        np.delete(part, 9, axis=0).sum(axis=0) for part in (cells.within.gram, cells.within.total)
    ]
    shape = monotone(*rest, increasing=False)
    assert found.levels[10] - found.levels[10][0] == pytest.approx(shape, abs=1e-9)
