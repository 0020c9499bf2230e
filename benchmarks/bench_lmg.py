"""Time of exact LMG at 14 predictors, against all-subsets least squares in the same run.

    python benchmarks/bench_lmg.py [--predictors 14] [--replicates 500] [--golden FILE]

The naive way solves one regression for each of the 2^p subsets and then averages what each
predictor adds. Both use the same covariances, and must agree. `--golden` takes a CSV of
covariances, outcome last; without it they come from seeded random rows.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from math import factorial
from pathlib import Path

import numpy as np

from outsidein.stats.drivers import lmg
from outsidein.stats.moments import Floats


def naive(cov: Floats) -> Floats:
    """LMG by one least squares solution for each subset, as the definition says."""
    p = len(cov) - 1
    r2 = np.zeros(1 << p)
    for subset in range(1, 1 << p):
        members = [i for i in range(p) if subset >> i & 1]
        xy = cov[members, -1]
        r2[subset] = xy @ np.linalg.solve(cov[np.ix_(members, members)], xy) / cov[-1, -1]
    weight = [factorial(s) * factorial(p - 1 - s) / factorial(p) for s in range(p)]
    parts = np.zeros(p)
    for subset in range(1 << p):
        size = subset.bit_count()
        for i in range(p):
            if not subset >> i & 1:
                parts[i] += weight[size] * (r2[subset | 1 << i] - r2[subset])
    return parts


def seconds(run: Callable[[], object], repeats: int) -> float:
    """Median wall time of several runs after one to warm up."""
    run()
    times = []
    for _ in range(repeats):
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def covariances(predictors: int, golden: Path | None) -> Floats:
    """Covariances from a file, or of seeded random rows that depend on one another."""
    if golden is not None:
        return np.loadtxt(golden, delimiter=",", skiprows=1)
    generator = np.random.default_rng(1)
    rows = generator.normal(size=(2000, predictors + 1)) + generator.normal(size=(2000, 1))
    return np.cov(rows.T)


def main() -> None:
    """Print times, ratio and agreement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--predictors", type=int, default=14)
    parser.add_argument("--replicates", type=int, default=500)
    parser.add_argument("--golden", type=Path)
    options = parser.parse_args()
    cov = covariances(options.predictors, options.golden)
    p = len(cov) - 1
    noise = 1 + 1e-3 * np.random.default_rng(2).random((options.replicates, p + 1))
    stack = cov * noise[:, :, None] * noise[:, None, :]
    one = seconds(lambda: lmg(cov), 21)
    many = seconds(lambda: lmg(stack), 3)
    begin = time.perf_counter()
    expected = naive(cov)
    plain = time.perf_counter() - begin
    apart = float(np.abs(lmg(cov)[0] - expected).max())
    print(f"LMG, {p} predictors, {1 << p:,} subsets: {one * 1e3:.2f} ms")
    print(f"naive all-subsets least squares: {plain * 1e3:.0f} ms, ratio {plain / one:.0f}")
    print(f"{options.replicates} replicates: {many:.2f} s")
    print(f"largest difference: {apart:.1e}")
    if apart > 1e-12:
        raise SystemExit("the two ways disagree")


if __name__ == "__main__":
    main()
