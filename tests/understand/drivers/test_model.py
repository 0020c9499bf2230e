"""Intervals of parts of R² cover as often as they say."""

import numpy as np
import pyarrow as pa
import pytest

from outsidein.engine.reduce import reduce
from outsidein.stats.drivers import lmg
from outsidein.understand.drivers import driver_model, drivers_of_cells
from outsidein.understand.drivers.model import part_of_variance
from outsidein.understand.resampled import BLOCKS, Resampled

SLOPES = np.array([0.8, 0.3, 0.05])


def _answers(seed: int, customers: int, each: int) -> pa.Table:
    """Answers of customers who share much of what they say: predictors and outcome cluster."""
    made = np.random.default_rng(seed)
    who = np.repeat(np.arange(customers), each)
    x = 0.6 * made.normal(size=(customers, 1))[who] + made.normal(size=(len(who), 3))
    y = x @ SLOPES + 0.8 * made.normal(size=customers)[who] + 1.2 * made.normal(size=len(who))
    columns = {f"x{i}": np.round(x[:, i], 3) for i in range(3)}
    return pa.table({**columns, "y": np.round(y, 3), "c": [f"k{seed}_{i}" for i in who]})


def _truth() -> tuple[np.ndarray, float]:
    """LMG and R² of the population from which the answers come."""
    x = np.full((3, 3), 0.36) + np.eye(3)
    cov = np.zeros((4, 4))
    cov[:3, :3] = x
    cov[:3, 3] = cov[3, :3] = x @ SLOPES
    cov[3, 3] = SLOPES @ x @ SLOPES + 0.64 + 1.44
    parts, r2 = lmg(cov)
    return parts, float(r2)


@pytest.mark.parametrize("customers", [60, 200])
def test_intervals_of_lmg_cover_with_clustered_customers(customers: int) -> None:
    parts, r2 = _truth()
    names, draws = ["x0", "x1", "x2", "y"], 60
    hits = np.zeros(4)
    for seed in range(draws):
        cells = reduce(_answers(seed, customers, 5), names, customer="c", complete=True)
        found = drivers_of_cells(cells, lambda: pytest.fail("rows are complete"))
        estimates = [*(d.lmg for d in found.drivers), found.r2]
        for i, (e, true) in enumerate(zip(estimates, [*parts, r2], strict=True)):
            assert e.low is not None
            assert e.high is not None
            hits[i] += e.low <= true <= e.high
    # 95 % of 60 is 57; fewer than 50 or more than 60 would be a 3-sigma surprise below.
    assert (hits >= 51).all(), hits / draws


def test_parts_keep_within_zero_and_one() -> None:
    noise = np.random.default_rng(1).normal(size=BLOCKS)
    near_zero = Resampled(0.001, np.abs(0.001 + 0.0005 * noise), np.ones(BLOCKS, dtype=bool))
    found = part_of_variance(near_zero, n=100, customers=50, excluded=0, definition="lmg")
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= 0.001 <= found.high <= 1


def test_replicates_are_the_model_without_each_block() -> None:
    table = _answers(5, 80, 4)
    names = ["x0", "x1", "x2", "y"]
    cells = reduce(table, names, customer="c", complete=True)
    _, moments = cells.by_segment_block()
    model = driver_model(moments, "y")
    block = int(np.flatnonzero(cells.blocks_used)[3])
    kept = reduce(table, names, customer="c", complete=True)
    keep = [i for i, b in enumerate(kept.block) if b != block]
    corr = kept.moments[np.array(keep)].total().correlations()
    parts, r2 = lmg(corr)
    assert [p.replicates[block] for p in model.parts] == pytest.approx(list(parts), abs=1e-12)
    assert model.r2.replicates[block] == pytest.approx(float(r2), abs=1e-12)
