"""Whether P - E says as much as P and E do."""

from dataclasses import replace

import numpy as np
import pytest

from outsidein.simulate import Truth
from outsidein.understand.chain import Chain
from outsidein.understand.difference import difference_checks, disagreement

Known = tuple[Chain, Truth]


def test_explained_shares_against_regressions_within_segments(planted: Known) -> None:
    chain = planted[0]
    answers, table = chain.study.answers, chain.study.answer_rows
    assert answers is not None
    assert answers.overall is not None
    assert table is not None
    (columns,) = [c for c in answers.criteria if c.criterion.id == "recovery"]
    e, p = (
        np.array([table[c].to_numpy() for c in names], dtype=float)
        for names in zip(*columns.pairs, strict=True)
    )
    both = np.isfinite(e) & np.isfinite(p)
    with np.errstate(invalid="ignore"):
        e, p = (np.where(both, v, 0).sum(axis=0) / both.sum(axis=0) for v in (e, p))
    y = table[answers.overall].to_numpy().astype(float)
    segment = np.asarray([s or "" for s in table["segment"].to_pylist()])
    keep = (np.asarray(table["when"].to_pylist()) == "current") & np.isfinite(e) & np.isfinite(y)

    def r2(*x: np.ndarray) -> float:
        parts = [v[keep] - _means(v[keep], segment[keep]) for v in (*x, y)]
        design = np.column_stack(parts[:-1])
        fitted = design @ np.linalg.lstsq(design, parts[-1])[0]
        return float(1 - ((parts[-1] - fitted) ** 2).sum() / (parts[-1] ** 2).sum())

    (found,) = [c for c in difference_checks(chain) if c.criterion == "recovery"]
    # Pairwise sums here, complete rows there: they differ by the few rows without a judgement.
    assert found.r2_perception == pytest.approx(r2(p), abs=5e-3)
    assert found.test.r2_difference == pytest.approx(r2(p - e), abs=5e-3)
    assert found.test.r2 == pytest.approx(r2(p, e), abs=5e-3)


def _means(v: np.ndarray, segment: np.ndarray) -> np.ndarray:
    return np.array([v[segment == s].mean() for s in segment])


def test_disagreement_is_said_once_and_by_name(planted: Known) -> None:
    checks = difference_checks(planted[0])
    assert len(checks) == 6
    text = disagreement(checks)
    against = [c for c in checks if c.disagrees]
    assert against
    assert all(c.name in text for c in against)
    assert f"{len(against)} of 6 criteria" in text
    assert disagreement(()) == ""
    agreeing = tuple(replace(c, p_adjusted=0.5) for c in checks)
    assert disagreement(agreeing) == ""
    assert "loses nothing" in agreeing[0].sentence
