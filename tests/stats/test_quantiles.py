"""Woodruff's interval of a quantile against order statistics, and how often it covers."""

import numpy as np
import pytest
from scipy import stats

from outsidein.stats.quantiles import quantile_interval


def by_block(rows: np.ndarray, block: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    values, place = np.unique(rows, return_inverse=True)
    counts = np.zeros((64, len(values)))
    np.add.at(counts, (block, place), 1)
    return values, counts


def test_independent_rows_against_the_binomial_order_statistics() -> None:
    """Ranks n q ± 1.96 sqrt(n q (1 - q)) (Conover 1999, section 3.2)."""
    random = np.random.default_rng(3)
    rows, n = random.exponential(size=6400), 6400
    found = quantile_interval(*by_block(rows, np.arange(n) % 64), 0.9)
    reach = 1.96 * np.sqrt(n * 0.9 * 0.1)
    low, high = np.sort(rows)[[int(n * 0.9 - reach), int(n * 0.9 + reach)]]
    assert found.value == pytest.approx(np.quantile(rows, 0.9, method="averaged_inverted_cdf"))
    # The jackknife's error over 64 blocks is itself known to about 9 %.
    assert found.low == pytest.approx(low, abs=0.3 * (high - low))
    assert found.high == pytest.approx(high, abs=0.3 * (high - low))


def test_it_covers_where_customers_differ() -> None:
    """The median of normal rows that share their block's level covers about 95 times in 100."""
    random = np.random.default_rng(8)
    block = np.repeat(np.arange(64), 20)
    hits = 0
    for _ in range(300):
        rows = random.normal(size=64)[block] + random.normal(size=len(block))
        found = quantile_interval(*by_block(rows, block), 0.5)
        hits += found.low <= 0 <= found.high
    assert stats.binomtest(hits, 300, 0.95).pvalue > 0.01


def test_one_block_and_none() -> None:
    one = quantile_interval([1.0, 2.0], np.array([[3, 1]]), 0.5)
    assert (one.value, np.isnan(one.low)) == (1.0, True)
    assert np.isnan(quantile_interval([1.0], np.array([[0]]), 0.5).value)
