"""The calibration curve read backwards, against each block left out by hand and a known truth."""

import numpy as np
import pytest
from scipy.optimize import isotonic_regression
from scipy.stats import t

from outsidein.engine.blocks import BLOCKS
from outsidein.terms.finding import ChainRow
from outsidein.terms.quality import Voice
from outsidein.understand.chain.curve import GroupCurves, PairCells, fit_curves
from outsidein.understand.chain.wanted import wanted
from outsidein.understand.resampled import Resampled

X = np.linspace(2, 60, 20)
MIX = {None: Resampled.constant(1.0)}


def _true(x: np.ndarray | float) -> np.ndarray:
    return 2.5 + 4 / (1 + (np.asarray(x) / 25) ** 2)


def _simulated(seed: int, level: float) -> tuple[PairCells, Resampled]:
    """Pairs of 640 customers with a mood of their own, and what as many others expect."""
    made = np.random.default_rng(seed)
    who = np.repeat(np.arange(640), 8)
    mood = made.normal(0, 0.4, 640)
    bins = made.integers(0, X.size, who.size)
    rating = _true(X[bins]) + mood[who] + made.normal(0, 0.8, who.size)
    code = who % BLOCKS * X.size + bins
    shape = (1, BLOCKS, X.size)
    count = np.bincount(code, minlength=BLOCKS * X.size).reshape(shape).astype(float)
    total = np.bincount(code, rating, BLOCKS * X.size).reshape(shape)
    cells = PairCells((None,), X, count, total, np.full(X.size, 200.0), 640)
    told = (level + made.normal(0, 0.7, 640)).reshape(10, BLOCKS)
    without = (told.sum() - told.sum(axis=0)) / (told.size - 10)
    expected = Resampled(float(told.mean()), without, np.ones(BLOCKS, dtype=bool))
    return cells, expected


def _by_hand(cells: PairCells, expected: Resampled) -> tuple[float, float, float]:
    """Quantity and interval: every block left out, one isotonic regression after another."""
    fine = np.linspace(X[0], X[-1], 20_001)

    def less(keep: np.ndarray, level: float) -> np.ndarray:
        n, s = cells.count[0][keep].sum(axis=0), cells.total[0][keep].sum(axis=0)
        fitted = isotonic_regression(s / n, weights=n, increasing=False).x
        return np.asarray(np.interp(fine, X, fitted) - level)

    every = np.arange(BLOCKS)
    whole = less(every >= 0, expected.value)
    rest = np.array([less(every != b, expected.replicates[b]) for b in every])
    error = np.sqrt((BLOCKS - 1) / BLOCKS * ((rest - whole) ** 2).sum(axis=0))
    alike = fine[np.abs(whole) <= t.ppf(0.975, BLOCKS - 1) * error]
    return float(fine[whole >= 0].max()), float(alike.min()), float(alike.max())


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_against_every_block_left_out_by_hand(seed: int) -> None:
    cells, expected = _simulated(seed, 5.2)
    found = wanted(fit_curves(cells, increasing=False), MIX, expected)
    value, low, high = _by_hand(cells, expected)
    assert found is not None
    assert found.value == pytest.approx(value, abs=0.01)
    assert (found.low, found.high) == (
        pytest.approx(low, abs=0.1),  # the points between bins lie 0.08 apart
        pytest.approx(high, abs=0.1),
    )
    assert found.low < found.value < found.high
    assert not found.open_below
    assert not found.open_above


def test_the_interval_holds_the_true_quantity() -> None:
    level = 5.2
    true = 25 * np.sqrt(4 / (level - 2.5) - 1)
    held = 0
    for seed in range(100, 200):
        cells, expected = _simulated(seed, level)
        found = wanted(fit_curves(cells, increasing=False), MIX, expected)
        assert found is not None
        held += found.low <= true <= found.high
    assert 90 <= held <= 100


def _curves() -> GroupCurves:
    return fit_curves(_simulated(7, 5.0)[0], increasing=False)


def test_a_level_that_no_delivery_brought_has_no_quantity() -> None:
    curves = _curves()
    assert wanted(curves, MIX, Resampled.constant(6.9)) is None
    assert wanted(curves, MIX, Resampled.constant(1.5)) is None


def test_an_interval_that_leaves_the_deliveries_observed_is_cut_off_and_says_so() -> None:
    curves = _curves()
    noise = np.random.default_rng(1).normal(0, 0.05, BLOCKS)
    most = float(curves.curve(MIX).y.max())
    near = Resampled(most - 0.01, most - 0.01 + noise, np.ones(BLOCKS, dtype=bool))
    found = wanted(curves, MIX, near)
    assert found is not None
    assert found.open_below
    assert found.low == X[0]
    assert not found.open_above


def test_every_row_shows_the_quantity_or_says_why_not(planted: tuple) -> None:
    chain, _ = planted

    def row(criterion: str) -> ChainRow:
        return chain.row(criterion)

    shown = row("accessibility").voice(Voice.EXPECTATION).quantity
    assert shown is not None
    assert shown.low < shown.value < shown.high
    assert (shown.unit, shown.definition) == ("min", "expected_quantity")
    level = row("accessibility").voice(Voice.EXPECTATION).level
    assert (shown.n, shown.customers, shown.excluded) == (level.n, level.customers, level.excluded)
    assert "95 % interval" in row("accessibility").leak_sentence
    beyond = row("professionalism").voice(Voice.EXPECTATION).quantity
    assert beyond is not None
    assert beyond.value is None
    assert "higher level than any observed delivery" in beyond.withheld
    assert "lower level" in row("recovery").voice(Voice.EXPECTATION).quantity.withheld
    assert row("attitudes").voice(Voice.EXPECTATION).quantity is None
