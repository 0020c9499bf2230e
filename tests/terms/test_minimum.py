"""Minimums are overridden one by one."""

import pytest

from outsidein.terms.minimum import MINIMUMS, minimum


@pytest.mark.parametrize("name", MINIMUMS)
def test_default_and_override(name: str) -> None:
    assert minimum(name, {}) == MINIMUMS[name].default > 0
    assert minimum(name, {name: 7}) == 7
    assert MINIMUMS[name].meaning
