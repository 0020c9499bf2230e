"""From quantities to latent levels to ticks."""

import numpy as np
import pytest

from outsidein.simulate.blueprint import planted
from outsidein.simulate.feeling import ITEM_SHIFTS, PERCEIVED_NOISE, Feeling, Gain, mean_tick


@pytest.mark.parametrize("latent", [0.3, 2.0, 4.4, 6.1, 7.8])
def test_the_mean_tick_against_a_million_ticks(latent):
    random = np.random.default_rng(5)
    ticks = np.rint(latent + ITEM_SHIFTS + random.normal(0, 0.65, (400_000, 3))).clip(1, 7)
    by_formula = mean_tick(np.array([latent]), 0.65)[0]
    assert by_formula == pytest.approx(ticks.mean(), abs=4 * ticks.std() / np.sqrt(ticks.size))


def test_nobody_ticks_beyond_the_scale():
    assert mean_tick(np.array([-50.0, 50.0]), 0.5).tolist() == [1.0, 7.0]


def test_a_longer_wait_never_feels_better():
    for causes in planted().criteria:
        if isinstance(causes.feeling, Feeling):
            levels = causes.feeling.level(np.linspace(0, 500, 2_000))
            assert (np.diff(levels) < 0).all()


def test_quantity_and_level_are_each_others_inverse():
    feeling = Feeling(2.0, 5.2, 30.0, 1.3)
    for quantity in (1.0, 9.0, 31.0, 240.0):
        assert feeling.quantity(float(feeling.level(quantity))) == pytest.approx(quantity)


def test_a_share_of_good_cases_is_felt_as_that_mix():
    gain, rest = Gain(0.8), np.array([4.0, 6.2])
    mixed = np.concatenate([np.ones(70), np.zeros(30)])[:, None]
    ticks = mean_tick(rest + gain.level(mixed), PERCEIVED_NOISE).mean(axis=0)
    assert gain.ticks(rest, 0.7) == pytest.approx(ticks)
