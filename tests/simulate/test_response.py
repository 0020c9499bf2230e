"""Who answers."""

import numpy as np

from outsidein.simulate.plan import Plan
from outsidein.simulate.response import chances, respond

APPEAL = np.concatenate([np.linspace(-1, 1, 400), np.full(40, -np.inf)])


def test_chances_add_up_to_the_wanted_answers():
    found = chances(APPEAL, 120)
    assert abs(found.sum() - 120) < 1e-6
    assert (found[400:] == 0).all()
    assert (np.diff(found[:400]) > 0).all()


def test_those_who_can_answer_all_do_when_that_many_are_wanted():
    assert chances(APPEAL, 400).sum() == 400
    assert len(respond(Plan(), APPEAL, 1_000, 0)) == 400


def test_people_answer_as_often_as_their_chance_says():
    runs, found = 3_000, np.zeros(len(APPEAL))
    for seed in range(runs):
        rows = respond(Plan(seed=seed), APPEAL, 120, 0)
        assert len(rows) == 120
        found[rows] += 1
    expected = chances(APPEAL, 120)
    groups = np.arange(400).reshape(10, 40)
    gap = found[groups].mean(axis=1) / runs - expected[groups].mean(axis=1)
    assert np.abs(gap).max() < 0.006
