"""Fixed-point grids: chosen from the data, and changed without losing a bit."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.engine.grid import Grid, Span, align, common_grid, decimals_of, exact_grid
from outsidein.stats.moments import Moments


def moments_of(rows: list[list[int]], per_unit: list[int], offset: list[int]) -> Moments:
    """Moments of whole rows of stored integers."""
    x = np.array(rows, dtype=np.int64).reshape(len(rows), len(per_unit))
    n = np.full((len(per_unit),) * 2, len(rows), dtype=np.int64)
    one = np.ones_like(x)
    units = np.array(per_unit, dtype=np.float64)
    return Moments(
        names=tuple(map(str, range(len(per_unit)))),
        rows=np.array(len(rows)),
        counts=n,
        sums=x.T @ one,
        squares=(x * x).T @ one,
        products=x.T @ x,
        quantum=1 / units,
        shift=np.array(offset) / units,
    )


@settings(deadline=None)
@given(
    st.lists(st.lists(st.integers(-1000, 1000), min_size=2, max_size=2), min_size=1, max_size=9),
    st.lists(st.sampled_from([1, 10, 60, 100, 3600]), min_size=4, max_size=4),
    st.lists(st.integers(-500, 500), min_size=4, max_size=4),
)
def test_alignment_equals_storing_on_the_common_grid(
    rows: list[list[int]], units: list[int], offsets: list[int]
) -> None:
    a = moments_of(rows, units[:2], offsets[:2])
    b = moments_of(rows, units[2:], offsets[2:])
    quantum, shift = common_grid(a, b)
    moved = align(a, quantum, shift)
    steps = [int(np.lcm(units[i], units[i + 2])) for i in range(2)]
    low = [
        min(Fraction(offsets[i], units[i]), Fraction(offsets[i + 2], units[i + 2]))
        for i in range(2)
    ]
    stored = [
        [int((Fraction(x + offsets[i], units[i]) - low[i]) * steps[i]) for i, x in enumerate(row)]
        for row in rows
    ]
    direct = moments_of(stored, steps, [int(low[i] * steps[i]) for i in range(2)])
    for part in ("sums", "squares", "products"):
        assert np.array_equal(getattr(moved, part), getattr(direct, part))
    assert np.allclose(moved.means(), a.means(), rtol=1e-12)


def test_alignment_that_overflows_is_refused() -> None:
    m = moments_of([[2**30]], [1], [0])
    with pytest.raises(OverflowError):
        align(m, np.array([1e-6]), np.array([0.0]))


@pytest.mark.parametrize(
    ("values", "decimals"),
    [([1.0, 2.0], 0), ([0.1, 0.2, 0.30], 1), ([12.34, 99.99], 2), ([1 / 3], None), ([1e-7], None)],
)
def test_decimals(values: list[float], decimals: int | None) -> None:
    assert decimals_of(np.array(values)) == decimals


def test_ratings_stay_as_they_are_and_quantities_are_centred() -> None:
    assert exact_grid(Span(1, 7), 10**9) == Grid(1, 0.0)
    assert exact_grid(Span(100.25, 300.75, 2), 1000) == Grid(100, 200.5)


def test_numbers_that_do_not_fit_have_no_exact_grid() -> None:
    assert exact_grid(Span(0, 1, None), 10) is None
    assert exact_grid(Span(0, 1e9, 6), 10) is None
    assert exact_grid(Span(0, 5e3, 6), 10**7) is None


def test_row_scores_give_up_decimals_before_they_give_up_exactness() -> None:
    assert exact_grid(Span(1, 7, 6), 10**3, coarsen=True) == Grid(10**6, 4.0)
    assert exact_grid(Span(1, 7, 6), 10**7, coarsen=True) == Grid(10**5, 4.0)
