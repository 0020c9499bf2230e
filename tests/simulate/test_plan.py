"""What can be asked for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.simulate.plan import Plan
from outsidein.simulate.response import shares
from outsidein.terms.trouble import Trouble


@pytest.mark.parametrize(
    "wrong",
    [
        {"seed": -1},
        {"customers": 0},
        {"months": 0},
        {"months": 121},
        {"answers": 0},
        {"tickets": 0},
    ],
)
def test_impossible_numbers_are_refused_with_a_remedy(wrong):
    with pytest.raises(Trouble) as refused:
        Plan(**wrong)
    assert refused.value.remedy


def test_months_end_with_june_2026_whatever_their_number():
    for months in (1, 6, 18, 120):
        plan = Plan(months=months)
        assert len(plan.month_starts) == months + 1
        assert np.datetime64(plan.end, "s") == np.datetime64("2026-07-01")


@pytest.mark.parametrize(
    ("months", "period", "previous", "latest"),
    [(18, "half-year", 6, 12), (12, "half-year", 0, 6), (6, "quarter", 0, 3), (2, "month", 0, 1)],
)
def test_the_latest_period_leaves_one_before_it(months, period, previous, latest):
    plan = Plan(months=months)
    assert (plan.period, plan.previous, plan.latest) == (period, previous, latest)


@given(st.integers(1, 10**6), st.integers(1, 120))
def test_a_total_is_spread_over_the_months_without_loss(total, months):
    spread = shares(total, Plan(months=months))
    assert spread.sum() == total
    assert (spread >= 0).all()


def test_each_purpose_has_its_own_stream():
    plan = Plan(seed=3)
    assert plan.random("work", 1).random() == plan.random("work", 1).random()
    assert plan.random("work", 1).random() != plan.random("work", 2).random()
    assert plan.random("work", 1).random() != plan.random("invite", 1).random()
