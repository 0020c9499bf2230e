"""What turns its sign when segments are looked at apart."""

import numpy as np
import pytest

from outsidein.engine.reduce import reduce
from outsidein.simulate import Truth
from outsidein.understand.chain import Chain
from outsidein.understand.simpson import simpson, slopes_of

Known = tuple[Chain, Truth]


def test_the_planted_trap_is_found_and_only_that(planted: Known) -> None:
    chain, truth = planted
    pooled, within = truth.simpson
    assert pooled is not None
    assert within is not None
    assert pooled < 0 < within
    (found,) = [w for w in simpson(chain) if w.what.startswith("Overall")]
    assert found.what == "Overall judgement against Attitudes and behaviour"
    assert found.pooled.value is not None
    assert found.within.value is not None
    assert found.pooled.value < 0 < found.within.value
    assert "judge the whole worse; within segments they judge it better" in found.sentence


def test_nothing_planted_no_warning(even: Known) -> None:
    assert simpson(even[0]) == ()


def test_slopes_against_regressions_with_and_without_dummies() -> None:
    import pyarrow as pa

    made = np.random.default_rng(3)
    n = 900
    segment = made.integers(0, 3, n)
    x = np.round(segment + made.normal(size=n), 2)
    y = np.round(-2 * segment + 0.7 * x + made.normal(size=n), 2)
    customer = [f"c{i}" for i in made.integers(0, 200, n)]
    table = pa.table({"x": x, "y": y, "s": segment.astype(str), "c": customer})
    _, moments = reduce(table, ["x", "y"], customer="c", segment="s").by_segment_block()
    pooled, within = slopes_of(moments)
    assert pooled.value == pytest.approx(np.polyfit(x, y, 1)[0], abs=1e-9)
    dummies = np.column_stack([x, *(segment == k for k in range(3))])
    assert within.value == pytest.approx(np.linalg.lstsq(dummies, y)[0][0], abs=1e-9)
