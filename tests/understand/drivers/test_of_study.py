"""Drivers of what customers judge, from all that was heard."""

from dataclasses import replace

import numpy as np
import pytest

from outsidein.simulate import Truth
from outsidein.terms.finding import Quadrant
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.chain import Chain
from outsidein.understand.drivers import study_drivers
from outsidein.understand.study import Study

Known = tuple[Chain, Truth]


@pytest.fixture(scope="session")
def material(planted: Known) -> Study:
    return planted[0].study


def test_drivers_follow_the_planted_effects(planted: Known) -> None:
    chain, truth = planted
    found = study_drivers(chain.study)[0]
    assert found.outcome == "overall judgement"
    assert found.withheld is None
    effects = truth.drivers
    strongest = max(effects, key=lambda c: effects[c])
    first = max(found.drivers, key=lambda d: d.lmg.value or 0)
    assert first.criterion == strongest
    assert sum(d.lmg.value or 0 for d in found.drivers) == pytest.approx(found.r2.value)
    weakest = min(found.drivers, key=lambda d: d.within_slope or 0)
    assert weakest.criterion is not None
    assert effects[weakest.criterion] <= 0.12


def test_the_trap_turns_its_sign_within_segments(material: Study) -> None:
    found = study_drivers(material)[0]
    flips = [d.criterion for d in found.drivers if d.sign_flip]
    assert flips == ["attitudes"]


def test_performance_and_stated_importance_stand_beside(material: Study) -> None:
    found = study_drivers(material)[0]
    (reliability,) = [d for d in found.drivers if d.criterion == "reliability"]
    assert material.answers is not None
    table = material.answer_rows
    assert table is not None
    points = table[material.answers.points["reliability"]].to_numpy().astype(float)
    current = np.asarray(table["when"].to_pylist()) == "current"
    assert reliability.importance_stated is not None
    assert reliability.importance_stated.value == pytest.approx(np.nanmean(points[current]))
    assert reliability.performance is not None
    assert {d.quadrant for d in found.drivers} <= set(Quadrant)


def test_renewal_is_an_outcome_of_its_own_and_recommendation_a_stand_in(material: Study) -> None:
    names = [f.outcome for f in study_drivers(material)]
    assert names == ["overall judgement", "intention to renew"]
    assert material.answers is not None
    term = ColumnTerm.RECOMMEND
    only = replace(material.answers, results={term: material.answers.results[term]})
    assert [f.outcome for f in study_drivers(replace(material, answers=only))] == ["recommendation"]


def test_too_few_answers_are_withheld(material: Study) -> None:
    description = replace(material.description, minimums={"drivers": 1_000_000})
    found = study_drivers(
        replace(material, ground=replace(material.ground, description=description))
    )
    assert found
    assert all(f.withheld and "1000000" in f.withheld for f in found)


def test_single_items_drive_where_no_criterion_is_known(material: Study) -> None:
    assert material.answers is not None
    columns = [c.perceived[0] for c in material.answers.criteria[:3]]
    loose = {column: column.title() for column in columns}
    answers = replace(material.answers, criteria=(), loose=loose, points={})
    found = study_drivers(replace(material, answers=answers))[0]
    assert [d.name for d in found.drivers] == [c.title() for c in columns]
    assert all(d.criterion is None for d in found.drivers)


def test_an_answer_that_counts_as_one_makes_a_share(material: Study) -> None:
    assert material.answers is not None
    column = material.answers.results[ColumnTerm.OVERALL]
    description = replace(material.description, answer_values={"overall": 7})
    ground = replace(material.ground, description=description)
    found = study_drivers(replace(material, ground=ground))[0]
    assert column
    assert found.r2.value is not None
    assert 0 < found.r2.value < 1


def test_without_answers_there_are_no_drivers(material: Study) -> None:
    assert study_drivers(replace(material, answers=None)) == ()
