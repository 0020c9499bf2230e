"""Customers are named with the probability that is stated, and no more often wrongly."""

import numpy as np
import pytest

from outsidein.terms.quality import Scale
from outsidein.understand.customers.posterior import Lines, posterior
from outsidein.understand.customers.records import Records

LINES = Lines.on(Scale(1, 7), 0.9)


def records(
    answers: np.ndarray, total: np.ndarray, squares: np.ndarray, stated: np.ndarray, met: np.ndarray
) -> Records:
    k = len(answers)
    return Records(
        tuple(f"c{i}" for i in range(k)),
        tuple("large" if i % 2 else "small" for i in range(k)),
        *(np.asarray(x, dtype=np.float64) for x in (answers, total, squares, stated, met)),
        (None,) * k,
        (None,) * k,
    )


def simulated(seed: int, k: int = 800) -> tuple[Records, np.ndarray, np.ndarray]:
    """Records with true level and true attainment; small customers differ from large ones."""
    rng = np.random.default_rng(seed)
    level = rng.normal(np.where(np.arange(k) % 2, 4.2, 5.2), 0.9)
    share = rng.beta(14, 1.5, k)
    n, tickets = rng.integers(1, 15, k), rng.integers(3, 60, k)
    # Answers stay continuous and unclipped, so that the true level is the mean they come from.
    answers = [rng.normal(m, 1.3, size) for m, size in zip(level, n, strict=True)]
    met = rng.binomial(tickets, share)
    total = np.array([a.sum() for a in answers])
    squares = np.array([(a**2).sum() for a in answers])
    return records(n, total, squares, tickets, met), level, share


def test_the_lines_of_a_scale_from_1_to_7() -> None:
    assert (LINES.bad, LINES.good) == (4, 5)


def test_named_customers_are_named_wrongly_as_often_as_expected() -> None:
    named, wrong, expected = 0, 0, 0.0
    for seed in range(12):
        known, level, share = simulated(seed)
        found = posterior(known, LINES)
        p = np.where(known.answers >= 3, found.bad * found.kept, 0.0)
        chosen = p >= 0.9
        truly = (level < LINES.bad) & (share >= LINES.kept)
        named += int(chosen.sum())
        wrong += int((chosen & ~truly).sum())
        expected += float((1 - p[chosen]).sum())
    assert named > 100
    assert wrong / named < 0.1
    assert wrong == pytest.approx(expected, abs=3 * np.sqrt(expected))


def test_the_judgement_is_nearer_to_the_truth_than_the_bare_mean() -> None:
    known, level, _ = simulated(3)
    found = posterior(known, LINES)
    bare = known.total / known.answers
    assert np.mean((found.level - level) ** 2) < 0.8 * np.mean((bare - level) ** 2)


def test_a_customer_is_drawn_to_its_own_segment() -> None:
    known, _, _ = simulated(4)
    found = posterior(known, LINES)
    single = known.answers == 1
    large = np.array(known.segments) == "large"
    assert found.level[single & ~large].mean() > found.level[single & large].mean() + 0.6


def test_without_any_ticket_or_answer_nothing_is_said() -> None:
    nothing = np.zeros(6)
    found = posterior(records(nothing, nothing, nothing, nothing, nothing), LINES)
    assert np.isnan(found.level).all()
    assert np.isnan(found.kept).all()


def test_customers_whose_answers_never_vary_give_no_error_to_judge_by() -> None:
    ones = np.ones(8)
    found = posterior(records(3 * ones, 12 * ones, 48 * ones, 5 * ones, 5 * ones), LINES)
    assert np.isnan(found.bad).all()
    assert (found.kept > 0.5).all()
