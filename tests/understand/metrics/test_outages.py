"""Identities between the metrics of outages, and repeats counted by the days between contacts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.understand.metrics.estimate import Measured, estimate
from outsidein.understand.metrics.registry import METRICS
from outsidein.understand.metrics.sum_up import sums_of
from outsidein.understand.metrics.summed import Columns, Given, Summed

DAY = 86_400.0


def measured(
    slug: str, columns: Columns, variant: str | None = None, stated: Given | None = None
) -> Measured:
    metric = METRICS[slug]
    assert isinstance(metric, Summed)
    sums = sums_of(metric, columns, variant, stated)
    return estimate(metric, sums, variant, given=stated)


def value(slug: str, columns: Columns, variant: str | None = None) -> float:
    found = measured(slug, columns, variant).estimate.value
    assert found is not None
    return found


ROWS = st.lists(
    st.tuples(st.floats(1, 1e4), st.floats(0, 1), st.integers(0, 9)), min_size=1, max_size=30
).filter(lambda rows: sum(r[2] for r in rows) > 0 and any(r[1] > 1e-3 for r in rows))


@given(ROWS)
def test_the_identities_of_itil_hold(rows: list[tuple[float, float, int]]) -> None:
    agreed, share, failures = (np.array(part, dtype=float) for part in zip(*rows, strict=True))
    columns = {"agreed": agreed, "down": agreed * share, "failures": failures}
    mtbf, mtrs, mtbsi = (value(slug, columns) for slug in ("mtbf", "mtrs", "mtbsi"))
    assert mtbsi == pytest.approx(mtbf + mtrs)
    assert value("availability", columns) == pytest.approx(100 * mtbf / (mtbf + mtrs))


def test_by_users_alike_it_is_availability_itself() -> None:
    columns = {"agreed": np.array([700.0, 300.0]), "down": np.array([7.0, 30.0])}
    users = columns | {"users": np.array([12.0, 12.0])}
    assert value("availability", users, "user_minutes") == value("availability", columns)


def test_rows_that_cannot_be_right_are_excluded() -> None:
    columns = {
        "agreed": np.array([100.0, 0.0, 100.0, 100.0, np.inf]),
        "down": np.array([1.0, 0.0, 101.0, -1.0, 1.0]),
        "failures": np.array([1.0, 1.0, 1.0, 1.0, 1.0]),
    }
    found = measured("availability", columns).estimate
    assert (found.value, found.n, found.excluded) == (99.0, 1, 4)
    half = columns | {"failures": np.array([0.5, 1, 1, 1, 1])}
    nothing = measured("mtbf", half).estimate
    assert (nothing.value, nothing.excluded) == (None, 5)
    never = {k: v[:1] for k, v in columns.items()} | {"failures": np.array([0.0])}
    assert measured("mtbf", never).estimate.withheld == "nothing to divide by"


def test_a_contact_is_a_repeat_by_customer_matter_and_days() -> None:
    columns = {
        "opened": np.array([0, 31, 40, 40, 200, np.nan, 5]) * DAY,
        "customer": np.array(["A", "A", "A", "A", "A", "A", ""], dtype=object),
        "about": np.array(["pump", "pump", "pump", "valve", "pump", "pump", "pump"], dtype=object),
    }
    found = measured("first_time_fix", columns, "no_repeat").estimate
    # On day 31 and on day 40 the pump; day 0 is more than 30 days before.
    assert (found.value, found.n, found.excluded) == (60.0, 5, 2)
    wide = measured("first_time_fix", columns, "no_repeat", {"within": 31.0}).estimate
    assert wide.value == 40.0
    nameless = {"opened": columns["opened"]}
    assert measured("first_time_fix", nameless, "no_repeat").estimate.value is None
