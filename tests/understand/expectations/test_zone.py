"""The zone of tolerance: the numbers of Parasuraman, Zeithaml and Berry (1994), counted by hand."""

import numpy as np
import pytest
from scipy import stats

from outsidein.engine.blocks import block
from outsidein.terms.quality import Scale
from outsidein.understand.chain import chain_of, chain_rows
from outsidein.understand.expectations import expectations
from outsidein.understand.expectations.zone import zone, zones_asked


def with_zone(survey, *, adequate=-1.0, desired=1.0):
    random = np.random.default_rng(5)
    e = np.array(survey["speed_1_expected"])
    n = len(e)
    a = np.clip(np.rint(e + adequate + random.normal(0, 0.5, n)), 1, 7)
    d = np.clip(np.rint(e + desired + random.normal(0, 0.5, n)), 1, 7)
    return {**survey, "speed_1_adequate": a.tolist(), "speed_1_desired": d.tolist()}


def of(rows, table):
    found = rows(table)
    return zone(found, zones_asked(found)["speed"], np.ones(len(found.month), dtype=bool))


def test_measures_and_shares_counted_again_row_by_row(rows, survey):
    table = with_zone(survey)
    table["speed_1_desired"][:7] = [None] * 7
    found = of(rows, table)
    given = [
        (a, d, p)
        for a, d, p in zip(
            table["speed_1_adequate"],
            table["speed_1_desired"],
            table["speed_1_perceived"],
            strict=True,
        )
        if d is not None and a <= d
    ]
    a, d, p = np.array(given).T
    n = len(given)
    assert found.perceived.n == n
    assert found.perceived.excluded == len(table["customer"]) - n
    expected = {
        "adequate": a.mean(),
        "desired": d.mean(),
        "perceived": p.mean(),
        "width": (d - a).mean(),
        "adequacy": (p - a).mean(),
        "superiority": (p - d).mean(),
        "below": (p < a).mean(),
        "within": ((p >= a) & (p <= d)).mean(),
        "above": (p > d).mean(),
    }
    for name, value in expected.items():
        assert getattr(found, name).value == pytest.approx(value, abs=1e-12), name
    assert found.below.value + found.within.value + found.above.value == pytest.approx(1)
    assert found.adequacy.value - found.superiority.value == pytest.approx(found.width.value)


def test_the_interval_is_that_of_a_jackknife_by_hand(rows, survey):
    table = with_zone(survey, adequate=-2.0, desired=2.5)
    found = of(rows, table)
    p, a = (np.array(table[f"speed_1_{k}"]) for k in ("perceived", "adequate"))
    blocks = np.array([block(c) for c in table["customer"]])
    kept = np.array(table["speed_1_desired"]) >= a
    gap = (p - a)[kept]
    without = [gap[blocks[kept] != b].mean() for b in np.unique(blocks[kept])]
    g = len(without)
    se = np.sqrt((g - 1) / g * ((np.array(without) - gap.mean()) ** 2).sum())
    reach = stats.t.ppf(0.975, g - 1) * se
    assert found.adequacy.low == pytest.approx(gap.mean() - reach, abs=1e-9)
    assert found.adequacy.high == pytest.approx(gap.mean() + reach, abs=1e-9)


def test_an_adequate_level_above_the_desired_one_is_left_out_and_counted(rows, survey):
    table = with_zone(survey)
    table["speed_1_adequate"][:5] = [7.0] * 5
    table["speed_1_desired"][:5] = [2.0] * 5
    plain = of(rows, with_zone(survey))
    assert of(rows, table).inverted >= plain.inverted + 4


@pytest.mark.parametrize(
    ("adequate", "desired", "says"),
    [
        (0.5, 2.0, "below the least that they accept"),
        (-2.0, 1.0, "within their zone"),
        (-3.0, -1.6, "more than they wish for"),
    ],
)
def test_the_sentence_says_where_perception_lies(rows, survey, adequate, desired, says):
    assert says in of(rows, with_zone(survey, adequate=adequate, desired=desired)).sentence


def test_one_level_alone_gives_the_numbers_that_need_no_other(rows, survey):
    table = with_zone(survey, adequate=-2.0)
    del table["speed_1_desired"]
    found = of(rows, table)
    assert found.desired is found.width is found.superiority is found.above is found.within is None
    assert found.adequacy.low > 0
    assert found.sentence == "Customers get more than the least that they accept."


def test_too_few_customers_are_withheld_with_the_reason(rows, survey):
    few = {name: values[:60] for name, values in with_zone(survey).items()}
    found = of(rows, few)
    for name in ("perceived", "adequate", "width", "adequacy", "below", "above"):
        estimate = getattr(found, name)
        assert estimate.value is None
        assert "40 customers" in estimate.withheld
    assert found.sentence == ""


def test_items_are_those_asked_at_every_level(rows, survey):
    table = with_zone(survey)
    table["speed_2_perceived"] = [1.0] * len(table["customer"])
    assert of(rows, table).items == 1
    assert of(rows, table).perceived.value > 3


def test_levels_alone_make_a_register_without_the_expectation(studied, survey):
    table = with_zone(survey)
    del table["speed_1_expected"]
    made = studied(table)
    found = expectations(made, chain_rows(chain_of(made)))
    assert found.criteria[0].zone.width.value > 0
    assert found.criteria[0].scale == Scale(1, 7)


def test_the_zone_of_the_example_organization_is_that_of_its_truth(planted):
    chain, truth = planted
    found = expectations(chain.study, chain_rows(chain))
    for name in ("accessibility", "reliability"):
        one = next(c for c in found.criteria if c.criterion == name and c.segment is None)
        for level, true in truth.zone(name).items():
            estimate = getattr(one.zone, level)
            assert estimate.low <= true <= estimate.high, (name, level)
    access = next(c for c in found.criteria if c.criterion == "accessibility")
    assert access.zone.sentence == "What customers get lies below the least that they accept."
