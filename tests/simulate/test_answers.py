"""What is ticked and what is left out."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.simulate.answers import BLANK, points, tick
from outsidein.simulate.blueprint import planted
from outsidein.simulate.comments import BANK, NONE, TEXTS, comment_on


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 300), st.integers(0, 2**32))
def test_points_are_a_hundred_or_left_out(n, seed):
    dealt = points(planted(), n, np.random.default_rng(seed))
    blank = (dealt == BLANK).all(axis=1)
    assert (dealt[~blank].sum(axis=1) == 100).all()
    assert (dealt[~blank] >= 0).all()


def test_points_lean_on_what_customers_say_matters():
    dealt = points(planted(), 20_000, np.random.default_rng(1))
    mean = dealt[dealt[:, 0] != BLANK].mean(axis=0)
    assert np.abs(mean - [causes.points for causes in planted().criteria]).max() < 0.6


def test_ticks_stay_on_their_scale():
    ticked = tick(np.linspace(-9, 20, 5_000), 1.0, 0, 10, np.random.default_rng(1))
    assert ticked.min() == 0
    assert ticked.max() == 10


def test_comments_speak_of_what_stands_out():
    perceived = np.tile([5.2, 5.6, 4.9, 5.4, 5.8, 5.3], (4_000, 1))
    perceived[:, 2] = 1.5
    said = comment_on(
        planted(), perceived, np.full(4_000, 2.0), np.zeros(4_000, bool), np.random.default_rng(1)
    )
    written = [TEXTS[number] for number in said if number != NONE]
    english_blame = BANK["accessibility"][1]
    assert len(written) > 1_000
    assert sum(text in english_blame for text in written) > 0.95 * len(written)


def test_german_comments_come_from_german_speakers():
    perceived, n = np.full((3_000, 6), 3.0), 3_000
    said = comment_on(
        planted(), perceived, np.full(n, 3.0), np.ones(n, bool), np.random.default_rng(1)
    )
    german = {text for parts in BANK.values() for part in parts[2:] for text in part}
    assert {TEXTS[number] for number in said if number != NONE} <= german
