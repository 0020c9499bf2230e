"""The five gaps over all criteria."""

from dataclasses import replace

import numpy as np
import pytest

from outsidein.simulate import Truth
from outsidein.terms.quality import Gap
from outsidein.understand.chain import Chain
from outsidein.understand.gap_model import gap_model

Known = tuple[Chain, Truth]


def test_each_gap_is_the_mean_weighted_by_customers_points(planted: Known) -> None:
    chain = planted[0]
    table = chain.study.answer_rows
    assert table is not None
    assert chain.study.answers is not None
    current = np.asarray(table["when"].to_pylist()) == "current"
    weights = {
        criterion: np.nanmean(table[column].to_numpy()[current])
        for criterion, column in chain.study.answers.points.items()
    }
    found = {g.gap: g for g in gap_model(chain)}
    rows = {c.id: chain.row(c.id) for c in chain.criteria}
    for gap in Gap:
        sizes = {c: r.gap(gap).size for c, r in rows.items()}
        known = {c: s.value for c, s in sizes.items() if s is not None and s.value is not None}
        mean = sum(weights[c] * v for c, v in known.items()) / sum(weights[c] for c in known)
        size = found[gap].size
        assert size is not None
        assert size.value == pytest.approx(mean, abs=1e-9)
        assert found[gap].criteria == len(known)
        assert size.low is not None
        assert size.high is not None
        assert size.low < mean < size.high


def test_at_most_one_gap_leaks_most_and_only_a_negative_one(planted: Known, even: Known) -> None:
    leaking = [g for g in gap_model(planted[0]) if g.leaks_most]
    assert len(leaking) <= 1
    assert all(g.size is not None and g.size.high is not None and g.size.high < 0 for g in leaking)
    assert not any(g.leaks_most for g in gap_model(even[0]))


def test_stated_weights_stand_in_for_points(planted: Known) -> None:
    chain = planted[0]
    assert chain.study.answers is not None
    answers = replace(chain.study.answers, points={})
    description = replace(chain.study.description, customer_weights={"recovery": 100.0})
    ground = replace(chain.study.ground, description=description)
    study = replace(chain.study, answers=answers, ground=ground)
    five = gap_model(replace(chain, study=study))[-1]
    assert five.size is not None
    alone = chain.row("recovery").gap(Gap.PERCEIVED_QUALITY).size
    assert alone is not None
    assert five.size.value == pytest.approx(alone.value)
    plain = gap_model(replace(chain, study=replace(chain.study, answers=answers)))[-1]
    assert plain.size is not None
    each = [chain.row(c.id).gap(Gap.PERCEIVED_QUALITY).size for c in chain.criteria]
    values = [e.value for e in each if e is not None and e.value is not None]
    assert plain.size.value == pytest.approx(np.mean(values))


def test_a_gap_nobody_can_say_tells_what_to_collect(planted: Known) -> None:
    chain = planted[0]
    description = replace(chain.study.description, beliefs=(), promises=())
    ground = replace(chain.study.ground, description=description)
    found = {g.gap: g for g in gap_model(replace(chain, study=replace(chain.study, ground=ground)))}
    one, four = found[Gap.MANAGEMENT_PERCEPTION], found[Gap.COMMUNICATION]
    assert one.size is None
    assert "management" in str(one.missing)
    assert four.size is None
    assert "promise" in str(four.missing)
    assert found[Gap.PERCEIVED_QUALITY].size is not None
    assert not any(g.leaks_most for g in found.values())


def test_gap_5_says_where_differences_and_perceptions_disagree(planted: Known) -> None:
    four, five = gap_model(planted[0])[3:]
    assert four.size is not None
    assert five.size is not None
    assert len(five.size.notes) == len(four.size.notes) + 1
    assert "Edwards 2002" in five.size.notes[-1]
