"""A leak is named only where the data decide it."""

import numpy as np
import pytest

from outsidein.terms.quality import Gap
from outsidein.understand.chain.leak import PARTS, find_leak
from outsidein.understand.resampled import BLOCKS, Resampled


def _number(value: float, spread: float = 0.001, seed: int = 0) -> Resampled:
    noise = np.random.default_rng(seed).normal(size=BLOCKS) * spread
    return Resampled(value, value + noise, np.ones(BLOCKS, dtype=bool))


def _parts(*values: float, spread: float = 0.001) -> dict[Gap | None, Resampled]:
    return {
        part: _number(value, spread, seed)
        for seed, (part, value) in enumerate(zip(PARTS, values, strict=True), start=1)
    }


@pytest.mark.parametrize("place", range(4))
def test_the_lowest_part_leaks(place: int) -> None:
    values = [-0.1, 0.1, -0.2, 0.0]
    values[place] = -1.5
    found = find_leak(_number(sum(values)), _parts(*values))
    assert found.decided
    assert found.part is PARTS[place]
    assert found.p is not None
    assert found.p < 0.001


def test_no_shortfall_no_leak() -> None:
    found = find_leak(_number(0.2), _parts(-1.5, 1.5, 0.1, 0.1))
    assert not found.shortfall
    assert not found.decided
    unsure = find_leak(_number(-0.2, spread=1.0), _parts(-1.5, 1.3, 0.0, 0.0))
    assert not unsure.shortfall


def test_an_unknown_part_may_be_the_leak() -> None:
    parts = _parts(-1.0, 0.0, 0.0, 0.0)
    del parts[Gap.SPECIFICATION]
    parts[Gap.DELIVERY] = _number(float("nan"))
    found = find_leak(_number(-1.0), parts)
    assert found.shortfall
    assert not found.decided
    assert found.unknown == (Gap.SPECIFICATION, Gap.DELIVERY)


def test_two_parts_too_close_are_undecided() -> None:
    found = find_leak(_number(-1.2), _parts(-0.61, -0.60, 0.0, 0.01, spread=0.02))
    assert not found.decided
    assert found.rivals == (Gap.MANAGEMENT_PERCEPTION, Gap.SPECIFICATION)


def test_what_two_parts_have_in_common_does_not_blur_their_difference() -> None:
    """Joint replicates: both parts swing alike, their difference hardly at all."""
    parts = _parts(-0.7, -0.6, 0.0, 0.1)
    swing = _number(0.0, spread=0.02, seed=99)
    for part in (Gap.MANAGEMENT_PERCEPTION, Gap.SPECIFICATION):
        parts[part] = parts[part] + swing
    assert find_leak(_number(-1.2), parts).part is Gap.MANAGEMENT_PERCEPTION


def test_a_lowest_part_that_may_be_zero_is_undecided() -> None:
    found = find_leak(_number(-0.1), _parts(-0.1, 0.0, 0.0, 0.0, spread=0.5))
    assert not found.decided
    assert found.rivals == ()
