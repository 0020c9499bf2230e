"""When an indicator is called related, unrelated, opposed or undecided."""

import numpy as np
import pytest

from outsidein.terms.finding import Relation
from outsidein.understand.indicators.by_team import correlation
from outsidein.understand.indicators.relate import Pair, relations, verdict


def pair(rng: np.random.Generator, slope: float, n: int, **options: object) -> Pair:
    """A correlation with its replicates over 64 blocks of independent rows."""
    x = rng.normal(size=n)
    y = slope * x + rng.normal(size=n)
    block = np.arange(n) % 64
    keep = [block != b for b in range(64)]
    return Pair(
        "indicator",
        "judgement",
        float(np.corrcoef(x, y)[0, 1]),
        np.array([np.corrcoef(x[m], y[m])[0, 1] for m in keep]),
        n,
        0,
        64,
        "answer",
        **options,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("value", "low", "high", "p", "known", "relation"),
    [
        (0.3, 0.2, 0.4, 0.001, True, Relation.RELATED),
        (-0.3, -0.4, -0.2, 0.001, True, Relation.OPPOSED),
        (0.02, -0.03, 0.07, 0.5, True, Relation.UNRELATED),
        (0.05, 0.04, 0.06, 1e-9, True, Relation.UNRELATED),
        (0.05, -0.1, 0.2, 0.5, True, Relation.UNDECIDED),
        (0.3, 0.2, 0.4, 0.001, False, Relation.UNDECIDED),
        (0.3, 0.2, 0.4, float("nan"), True, Relation.UNDECIDED),
    ],
)
def test_verdicts(
    value: float, low: float, high: float, p: float, known: bool, relation: Relation
) -> None:
    assert verdict(value, low, high, p, known=known) is relation


def test_the_strong_are_found_and_the_others_are_not() -> None:
    rng = np.random.default_rng(1)
    found = relations([pair(rng, 0.3, 3000), pair(rng, -0.3, 3000), pair(rng, 0.0, 30000)])
    assert [f.relation for f in found] == [Relation.RELATED, Relation.OPPOSED, Relation.UNRELATED]
    assert all(f.tests == 3 for f in found)


def test_of_many_unrelated_indicators_hardly_any_is_called_related() -> None:
    rng = np.random.default_rng(2)
    named = 0
    for _ in range(20):
        found = relations([pair(rng, 0.0, 300) for _ in range(15)])
        named += any(f.relation in (Relation.RELATED, Relation.OPPOSED) for f in found)
    # Benjamini-Hochberg keeps the chance of any false relation at 5 % where none is true.
    assert named <= 4


def test_too_few_rows_are_undecided_and_say_why() -> None:
    rng = np.random.default_rng(3)
    (found,) = relations([pair(rng, 0.5, 200, enough="12 answers know both, and 50 are needed")])
    assert found.relation is Relation.UNDECIDED
    assert found.association.value is None
    assert "12 answers" in found.sentence
    assert found.tests == 0


def test_an_indicator_without_a_direction_is_not_called_good_or_bad() -> None:
    rng = np.random.default_rng(4)
    (found,) = relations([pair(rng, 0.5, 2000, direction_known=False)])
    assert found.relation is Relation.UNDECIDED
    assert "direction" in found.sentence


def test_the_weighted_correlation_against_repeated_rows() -> None:
    rng = np.random.default_rng(5)
    x, y, n = rng.normal(size=20), rng.normal(size=20), rng.integers(1, 9, 20)
    repeated = np.corrcoef(np.repeat(x, n), np.repeat(y, n))[0, 1]
    assert correlation(x, y, n.astype(float)) == pytest.approx(repeated)


def test_no_indicators_give_no_findings() -> None:
    assert relations([]) == ()
