"""Numbers from histograms against NumPy on the values written out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.stats.histogram import (
    bottom_box,
    mean,
    median,
    quantile,
    share_between,
    top_box,
    variance,
)

SCALE = np.arange(1, 8)


@given(
    st.lists(st.integers(0, 9), min_size=7, max_size=7).filter(lambda c: sum(c) > 1),
    st.sampled_from([0, 0.1, 0.25, 0.5, 0.75, 0.9, 1]),
)
def test_against_numpy_on_the_values_written_out(counts, q):
    values = np.repeat(SCALE, counts)
    expected = np.quantile(values, q, method="averaged_inverted_cdf")
    assert quantile(SCALE, counts, q) == expected
    assert median(SCALE, counts) == np.median(values)
    assert mean(SCALE, counts) == pytest.approx(values.mean())
    assert variance(SCALE, counts) == pytest.approx(values.var(ddof=1))
    assert top_box(SCALE, counts, 2) == pytest.approx((values >= 6).mean())
    assert bottom_box(SCALE, counts, 3) == pytest.approx((values <= 3).mean())


def test_stacks_and_empty_histograms():
    counts = np.array([[[1, 0, 3], [0, 0, 0]]])
    np.testing.assert_array_equal(median([1, 2, 3], counts), [[3, np.nan]])
    np.testing.assert_array_equal(mean([1, 2, 3], counts), [[2.5, np.nan]])
    np.testing.assert_array_equal(share_between([1, 2, 3], counts, 2, 3), [[0.75, np.nan]])
    np.testing.assert_array_equal(top_box([1, 2, 3], counts), [[0.75, np.nan]])
    assert np.isnan(variance([1, 2, 3], [0, 1, 0]))


def test_weights_count_as_parts_of_answers():
    assert median([1, 2, 3], [0.1, 0.1, 0.2]) == 2.5
    assert median([1, 2, 3], [0.3, 0.1, 0.1]) == 1


def test_what_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="belong together"):
        median([1, 2, 3], [1, 2])
    with pytest.raises(ValueError, match="ascend"):
        median([3, 2], [1, 2])
    with pytest.raises(ValueError, match="between 0 and 1"):
        quantile([1, 2], [1, 2], 1.5)
    with pytest.raises(ValueError, match="top boxes"):
        top_box([1, 2], [1, 2], 2)
    with pytest.raises(ValueError, match="bottom boxes"):
        bottom_box([1, 2], [1, 2], 0)
