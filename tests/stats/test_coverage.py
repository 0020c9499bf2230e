"""The long look: how often intervals of drivers and reliability hold the truth."""

from collections import Counter

import numpy as np
import pytest

from outsidein.stats.drivers import lmg
from outsidein.stats.intervals import jackknife_many
from outsidein.stats.reliability import alpha, omegas

SLOPES = np.array([0.6, 0.4, 0.3, 0.2, 0.05, 0.0])


def answers(generator, customers):
    """Six items and an outcome; answers of one customer are alike, items share one halo."""
    each = generator.integers(1, 7, customers)
    customer = np.repeat(np.arange(customers), each)
    own = generator.normal(size=(customers, 7))[customer] * 0.7
    halo = generator.normal(size=(customers, 1))[customer] * 0.6
    items = own[:, :6] + halo + generator.normal(size=(customer.size, 6))
    items += generator.normal(size=(customer.size, 1)) * 0.6
    outcome = items @ SLOPES + own[:, 6] + generator.normal(size=customer.size)
    return np.column_stack([items, outcome]), customer


def without_each(rows, block):
    """Covariances without each block in turn, from sums."""
    used = np.unique(block)
    n = np.array([(block == b).sum() for b in used], float)
    s = np.stack([rows[block == b].sum(axis=0) for b in used])
    q = np.stack([rows[block == b].T @ rows[block == b] for b in used])
    n, s, q = n.sum() - n, s.sum(axis=0) - s, q.sum(axis=0) - q
    return (q - s[:, :, None] * s[:, None, :] / n[:, None, None]) / (n - 1)[:, None, None]


def estimates(cov):
    """The six parts of R², R², alpha and omega of matrices (..., 7, 7)."""
    parts, r2 = lmg(cov)
    items = cov[..., :6, :6]
    return np.concatenate(
        [parts, r2[..., None], alpha(items)[..., None], omegas(items)[..., None]], axis=-1
    )


@pytest.mark.deep
@pytest.mark.parametrize("customers", [60, 150])
def test_intervals_of_drivers_and_reliability_cover(customers):
    generator = np.random.default_rng(customers)
    truth = estimates(np.cov(answers(generator, 300_000)[0].T))
    hits, runs = Counter(), 400
    for _ in range(runs):
        rows, customer = answers(generator, customers)
        block = generator.integers(0, 64, customers)[customer]
        full, replicates = estimates(np.cov(rows.T)), estimates(without_each(rows, block))
        for scale, part in (("logit", slice(0, 7)), ("log1m", slice(7, 9))):
            low, high, _ = jackknife_many(full[part], replicates[:, part], scale=scale)
            held = (low <= truth[part]) & (truth[part] <= high)
            for name, hit in zip(range(9)[part], held, strict=True):
                hits[name] += int(hit)
    coverage = np.array([hits[i] for i in range(9)]) / runs
    assert coverage.min() >= 0.91
    assert 0.935 <= coverage.mean() <= 0.98
