"""Readers of golden results and a plain way from rows to moments."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from outsidein.stats.moments import Floats, Moments

NUMBER = re.compile(r"-?[0-9.]+(e[-+]?[0-9]+)?")


@pytest.fixture(scope="session")
def r_table(golden: Path) -> Callable[[str], dict[str, Floats]]:
    """Read what R wrote: quoted numbers padded with spaces, a first column of row names."""

    def read(name: str) -> dict[str, Floats]:
        with (golden / name).open(newline="") as file:
            header, *rows = csv.reader(file)
        columns = list(zip(*rows, strict=True))
        return {
            title: np.array([float(cell) for cell in column])
            for title, column in zip(header[1:], columns[1:], strict=True)
            if all(NUMBER.fullmatch(cell.strip()) for cell in column)
        }

    return read


@pytest.fixture(scope="session")
def covariance(golden: Path) -> Callable[[str], Floats]:
    """Read covariances of golden data, outcome last."""

    def read(name: str) -> Floats:
        return np.loadtxt(golden / f"covariance_{name}.csv", delimiter=",", skiprows=1)

    return read


@pytest.fixture(scope="session")
def moments_of() -> Callable[..., Moments]:
    """Moments of rows (n, k) with NaN for missing, by plain sums; stacked by group numbers."""

    def reduce(rows: Floats, *groups: np.ndarray) -> Moments:
        mask = np.isfinite(rows)
        x, m = np.where(mask, rows, 0).astype(np.int64), mask.astype(np.int64)
        shape = tuple(int(g.max()) + 1 for g in groups)
        k = rows.shape[1]
        out = {name: np.zeros((*shape, k, k), np.int64) for name in ("c", "s", "q", "p")}
        n = np.zeros(shape, np.int64)
        for cell in np.ndindex(shape):
            here = np.ones(len(rows), bool)
            for group, value in zip(groups, cell, strict=True):
                here &= group == value
            a, b = x[here], m[here]
            n[cell] = here.sum()
            for name, (left, right) in {
                "c": (b, b),
                "s": (a, b),
                "q": (a * a, b),
                "p": (a, a),
            }.items():
                out[name][cell] = left.T @ right
        names = tuple(f"q{i + 1}" for i in range(k))
        return Moments(names, n, out["c"], out["s"], out["q"], out["p"], np.ones(k), np.zeros(k))

    return reduce
