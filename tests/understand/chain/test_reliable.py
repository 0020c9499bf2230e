"""The reliability of gaps."""

import numpy as np
import pytest

from outsidein.simulate import Truth
from outsidein.understand.chain import Chain


def test_alpha_of_the_differences_against_the_formula(planted: tuple[Chain, Truth]) -> None:
    chain = planted[0]
    answers, table = chain.study.answers, chain.study.answer_rows
    assert answers is not None
    assert table is not None
    (columns,) = [c for c in answers.criteria if c.criterion.id == "recovery"]
    current = np.asarray(table["when"].to_pylist()) == "current"
    gaps = np.array([table[p].to_numpy() - table[e].to_numpy() for e, p in columns.pairs])
    gaps = gaps[:, current].astype(float)
    cov = np.empty((3, 3))
    for i in range(3):
        for j in range(3):
            both = np.isfinite(gaps[i]) & np.isfinite(gaps[j])
            cov[i, j] = np.cov(gaps[i, both], gaps[j, both])[0, 1]
    by_hand = 1.5 * (1 - np.trace(cov) / cov.sum())
    found = chain.row("recovery").reliability
    assert found is not None
    assert found.value == pytest.approx(by_hand, abs=1e-9)
    assert found.low is not None
    assert found.high is not None
    assert found.low < by_hand < found.high
    assert chain.row("recovery", None, "small").reliability is None
