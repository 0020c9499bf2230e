"""What promises did: the within estimator by least squares, known truth, and honest refusals."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from outsidein.terms.description import ServiceDescription
from outsidein.terms.estimate import EvidenceGrade
from outsidein.terms.promise import Promise
from outsidein.understand.chain import chain_of, chain_rows
from outsidein.understand.expectations import expectations
from outsidein.understand.expectations.paired import paired

MADE = date(2025, 7, 1)
PROMISE = Promise("p", "Faster.", "speed", "letter", MADE, "big")


def described(*promises):
    return ServiceDescription(promises=promises)


def lifted(survey, by, *, whom="big", since=MADE):
    """The survey with expectations lifted for a segment from a day on."""
    table = dict(survey)
    table["speed_1_expected"] = [
        e + by * (t.date() >= since and whom in (s, "all"))
        for e, t, s in zip(
            survey["speed_1_expected"], survey["time"], survey["segment"], strict=True
        )
    ]
    return table


def effects(studied, table, *promises):
    made = studied(table, described(*promises))
    return expectations(made, chain_rows(chain_of(made))).promises


def test_the_change_is_the_within_estimator_by_least_squares(rows, survey):
    table = lifted(survey, 0.7, whom="all")
    found = rows(table)
    values = found.mean_of(["speed_1_expected"])
    after = np.array([t.date() >= MADE for t in table["time"]])
    own = paired(found, values, np.ones(len(values), dtype=bool), after)
    names, who = np.unique(table["customer"], return_inverse=True)
    design = np.column_stack([np.eye(len(names))[who], after])
    coefficients, *_ = np.linalg.lstsq(design, values, rcond=None)
    assert own.change.value == pytest.approx(coefficients[-1], abs=1e-9)
    both = [i for i in range(len(names)) if 0 < after[who == i].mean() < 1]
    assert own.customers == len(both)
    assert own.n == sum(int((who == i).sum()) for i in both)
    assert own.n + own.left == len(values)


def test_the_effect_is_the_interaction_of_a_regression_with_customer_effects(studied, survey):
    table = lifted(survey, 0.7)
    (effect,) = effects(studied, table, PROMISE)
    after = np.array([t.date() >= MADE for t in table["time"]])
    days = np.array([(t.date() - MADE).days for t in table["time"]])
    length = (effect.compared_to - effect.made_on).days + 1
    kept = (days >= -length) & (days < length)
    names, who = np.unique(np.array(table["customer"])[kept], return_inverse=True)
    big = np.array([s == "big" for s in table["segment"]])[kept]
    post = after[kept]
    design = np.column_stack([np.eye(len(names))[who], post, post & big])
    y = np.array(table["speed_1_expected"])[kept]
    coefficients, *_ = np.linalg.lstsq(design.astype(float), y, rcond=None)
    assert effect.effect.value == pytest.approx(coefficients[-1], abs=1e-9)


def test_a_promise_to_some_is_compared_with_the_others(studied, survey):
    (effect,) = effects(studied, lifted(survey, 0.8), PROMISE)
    assert effect.grade is EvidenceGrade.COMPARED
    assert effect.parallel
    assert effect.effect.low < 0.8 < effect.effect.high
    assert effect.change.value - effect.others_change.value == pytest.approx(effect.effect.value)
    assert effect.after.value - effect.before.value == pytest.approx(effect.change.value)
    assert "compared with customers whom it was not made to" in effect.sentence
    assert "association" not in effect.sentence


def test_without_others_it_is_an_association_and_says_so(studied, survey):
    table = lifted(survey, 0.8, whom="all")
    (effect,) = effects(studied, table, replace(PROMISE, audience="all customers"))
    assert effect.grade is EvidenceGrade.ASSOCIATED
    assert effect.others_change is None
    assert "association" in effect.sentence
    assert "weaker" in effect.sentence


def test_an_audience_that_is_no_segment_is_said(studied, survey):
    (effect,) = effects(studied, lifted(survey, 0.8), replace(PROMISE, audience="the north"))
    assert effect.grade is EvidenceGrade.ASSOCIATED
    assert any('"the north" is no segment' in note for note in effect.effect.notes)


def test_groups_that_drifted_apart_before_are_no_comparison(studied, survey):
    table = lifted(lifted(survey, 0.8), 0.9, since=MADE - timedelta(days=90))
    (effect,) = effects(studied, table, PROMISE)
    assert effect.parallel is False
    assert effect.grade is EvidenceGrade.ASSOCIATED
    assert "drifted apart before it already" in effect.sentence


def test_where_nothing_was_lifted_nothing_is_claimed(studied, survey):
    (effect,) = effects(studied, survey, PROMISE)
    assert effect.effect.low < 0 < effect.effect.high
    assert "neither surely more nor surely less" in effect.sentence


def test_several_promises_are_corrected_together_and_named_where_they_meet(studied, survey):
    other = replace(PROMISE, id="q", made_on=MADE + timedelta(days=20))
    far = replace(PROMISE, id="r", audience="small")
    found = effects(studied, survey, PROMISE, other, far)
    assert {effect.tests for effect in found} == {3}
    assert any("another promise" in note for note in found[0].effect.notes)
    assert min(e.p_adjusted for e in found) >= 0.05


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"made_on": None}, "does not say when"),
        ({"made_on": date(2025, 1, 1)}, "no answers from both"),
        ({"made_on": date(2025, 1, 15)}, "28 are needed"),
    ],
)
def test_a_promise_that_cannot_be_compared_says_why(studied, survey, change, says):
    (effect,) = effects(studied, survey, replace(PROMISE, **change))
    assert effect.effect.value is None
    assert says in effect.effect.withheld
    assert effect.sentence == ""


def test_answers_that_name_no_customer_cannot_be_paired(studied, survey):
    survey["customer"] = [None] * len(survey["time"])
    (effect,) = effects(studied, survey, PROMISE)
    assert "compared with themselves" in effect.effect.withheld


def test_below_the_minimum_nothing_is_shown(studied, survey):
    few = {name: values[:180] for name, values in survey.items()}
    (effect,) = effects(studied, few, PROMISE)
    assert effect.effect.value is None
    assert effect.before.value is None
    assert "40 customers" in effect.effect.withheld


def test_too_few_others_leave_before_and_after_alone(studied, survey):
    survey["segment"] = ["small" if c in ("C0", "C1", "C2") else "big" for c in survey["customer"]]
    (effect,) = effects(studied, lifted(survey, 0.8), PROMISE)
    assert effect.grade is EvidenceGrade.ASSOCIATED
    assert effect.others_change is None
    assert any("too few of the others" in note for note in effect.effect.notes)


def test_customers_of_no_known_segment_are_neither(studied, survey):
    survey["segment"] = [
        None if c == "C5" else s for c, s in zip(survey["customer"], survey["segment"], strict=True)
    ]
    (effect,) = effects(studied, lifted(survey, 0.8), PROMISE)
    assert effect.effect.customers < 120


def test_the_pledge_of_the_example_organization_is_found_and_its_absence_too(planted, even):
    for (chain, truth), there in ((planted, True), (even, False)):
        found = expectations(chain.study, chain_rows(chain)).promises
        study = chain.study
        assert study.description.promises
        pledge = next(p for p in found if p.promise == "pledge-attitudes")
        assert pledge.effect.low - 0.02 <= truth.pledge <= pledge.effect.high + 0.02
        assert (pledge.p_adjusted < 0.05) is there
        assert pledge.parallel
