"""What was delivered, against the same sums written out row by row."""

import numpy as np
import pytest

from outsidein.engine.blocks import BLOCKS
from outsidein.terms.promise import Measure
from outsidein.terms.quality import Direction
from outsidein.understand.chain.curve import PairCells, fit_curves
from outsidein.understand.chain.delivery import Delivery

HOURS = Measure("hours", "Hours to repair", "h", Direction.LESS)
SHARE = Measure("fixed", "Fixed at the first visit", "share", Direction.MORE)


class Rows:
    """Transactions one by one."""

    def __init__(self, seed: int, n: int = 4000, groups: int = 2) -> None:
        made = np.random.default_rng(seed)
        self.x = np.round(made.lognormal(3, 0.6, n), 1)
        self.group = made.integers(0, groups, n)
        self.block = made.integers(0, BLOCKS, n)

    def delivery(self, measure: Measure) -> Delivery:
        values, place = np.unique(self.x, return_inverse=True)
        counts = np.zeros((2, BLOCKS, len(values)))
        np.add.at(counts, (self.group, self.block, place), 1)
        return Delivery(measure, ("\x1fa", "\x1fb"), values, counts)


@pytest.fixture
def rows() -> Rows:
    return Rows(1)


def _curves() -> PairCells:
    made = np.random.default_rng(2)
    x = np.linspace(2, 80, 15)
    count = made.poisson(4, (2, BLOCKS, 15)).astype(float)
    level = 2.5 + 4 / (1 + (x / 20) ** 3) + np.array([[0.4], [-0.4]])
    return PairCells(("\x1fa", "\x1fb"), x, count, count * level[:, None], np.full(15, 30.0), 700)


def test_the_level_is_the_mean_of_the_curve_over_all_transactions(rows: Rows) -> None:
    curves = fit_curves(_curves(), increasing=False)
    found = rows.delivery(HOURS).level(curves)
    own = np.interp(rows.x, curves.x, curves.levels[0]) + curves.offsets[0][rows.group]
    assert found.value == pytest.approx(own.mean(), abs=1e-9)
    at_mean = np.interp(rows.x.mean(), curves.x, curves.levels[0])
    assert abs(own.mean() - at_mean) > 0.05
    left = rows.block != 5
    without = np.interp(rows.x[left], curves.x, curves.levels[6])
    without = without + curves.offsets[6][rows.group[left]]
    assert found.replicates[5] == pytest.approx(without.mean(), abs=1e-9)


def test_one_segment_holds_its_own_transactions(rows: Rows) -> None:
    part = rows.delivery(HOURS).of(None, "b")
    assert part.n == int((rows.group == 1).sum())
    assert part.quantity(None).value == pytest.approx(np.median(rows.x[rows.group == 1]))


def test_a_duration_is_told_by_its_median_and_a_share_by_its_mean(rows: Rows) -> None:
    median = rows.delivery(HOURS).quantity(None)
    assert median.value == pytest.approx(np.median(rows.x))
    assert median.low is not None
    assert median.high is not None
    assert median.low < median.value < median.high
    assert "median" in median.notes[0]
    rows.x = (rows.x < 20).astype(float)
    share = rows.delivery(SHARE).quantity(None)
    assert share.value == pytest.approx(rows.x.mean())
    assert "mean" in share.notes[0]


def test_woodruffs_interval_covers_a_median_as_often_as_it_says() -> None:
    covered = 0
    for seed in range(200):
        found = Rows(100 + seed, n=1500).delivery(HOURS).quantity(None)
        assert found.low is not None
        assert found.high is not None
        # The median of exp(N(3, .6)), rounded to one decimal as the rows are.
        covered += found.low <= np.exp(3) <= found.high
    assert 0.90 <= covered / 200 <= 0.99


def test_a_share_asks_for_the_level_that_so_many_cases_keep(rows: Rows) -> None:
    delivery = rows.delivery(HOURS)
    found = delivery.quantity(0.8)
    assert (rows.x <= found.value).mean() >= 0.8
    assert (rows.x < found.value).mean() <= 0.8
    assert delivery.kept(float(found.value)).value == pytest.approx((rows.x <= found.value).mean())
    more = Rows(3).delivery(Measure("m", "Uptime", "h", Direction.MORE))
    level = more.quantity(0.9).value
    assert level is not None
    assert (Rows(3).x >= level).mean() == pytest.approx(0.9, abs=0.01)


def test_a_specification_just_kept_has_no_gap_3(rows: Rows) -> None:
    """Every case is made longer or shorter by one factor until the share keeps the target."""
    curves = fit_curves(_curves(), increasing=False)
    delivery = rows.delivery(HOURS)
    kept = delivery.quantity(0.8).value
    assert kept is not None
    factor = delivery.factor_to(kept, 0.8)
    assert factor is not None
    assert factor[0] == pytest.approx(1)
    same = delivery.level_scaled(curves, factor)
    assert same.value == pytest.approx(delivery.level(curves).value, abs=1e-12)
    half = delivery.factor_to(kept / 2, 0.8)
    assert half is not None
    assert delivery.level_scaled(curves, half).value > same.value
    assert (rows.x * half[0] <= kept / 2 + 1e-9).mean() == pytest.approx(0.8, abs=0.005)


def test_zeros_cannot_be_scaled() -> None:
    rows = Rows(4)
    rows.x[:] = 0
    assert rows.delivery(HOURS).factor_to(3.0, 0.8) is None
