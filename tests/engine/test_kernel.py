"""The kernel against plain sums, for every number type of its tiles."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.engine import kernel
from outsidein.engine.kernel import Block, Totals


def brute(x: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Squares, sums, counts and products (4, k, k) in Python integers."""
    values = [
        [int(v) if m else 0 for v, m in zip(*r, strict=True)] for r in zip(x, mask, strict=True)
    ]
    k, n = mask.shape
    seen = mask.astype(int)
    parts = [
        [
            [sum(values[i][r] ** 2 * int(seen[j, r]) for r in range(n)) for j in range(k)]
            for i in range(k)
        ],
        [
            [sum(values[i][r] * int(seen[j, r]) for r in range(n)) for j in range(k)]
            for i in range(k)
        ],
        [
            [sum(int(seen[i, r]) * int(seen[j, r]) for r in range(n)) for j in range(k)]
            for i in range(k)
        ],
        [[sum(values[i][r] * values[j][r] for r in range(n)) for j in range(k)] for i in range(k)],
    ]
    return np.array(parts, dtype=np.int64)


@settings(max_examples=60, deadline=None)
@given(
    reach=st.sampled_from([1, 10, 100, 127, 1000, 40_000, 5_000_000, 20_000_000, 600_000_000]),
    seed=st.integers(0, 2**32),
    holed=st.booleans(),
    cells=st.integers(1, 3),
)
def test_totals_are_exact_whatever_the_reach(
    reach: int, seed: int, holed: bool, cells: int
) -> None:
    rng = np.random.default_rng(seed)
    k, n = 3, 11
    x = rng.integers(-reach, reach + 1, (k, n))
    mask = rng.random((k, n)) < (0.7 if holed else 2)
    cell = rng.integers(0, cells, n)
    place = np.argsort(cell, kind="stable")
    masks = [row if holed else None for row in mask]
    block = Block.of(list(np.where(mask, x, 0)), masks, place, exact=True)
    totals = Totals(k, exact=True)
    totals.add(block, cell[place])
    totals.flush()
    found = totals.of(np.arange(cells))
    for c in range(cells):
        assert np.array_equal(found[c], brute(x[:, cell == c], mask[:, cell == c]))


@pytest.mark.parametrize("reach", [7, 31, 100, 900])
def test_long_runs_at_the_limit_of_single_precision(reach: int) -> None:
    """All values at the largest: a tile too long or too narrow would round."""
    n = 50_001
    x = np.full((2, n), reach, dtype=np.int64)
    x[1, ::2] = -reach
    totals = Totals(2, exact=True)
    totals.add(Block.of(list(x), [None, None], None, exact=True), np.zeros(n, np.int64))
    squares, sums, counts, products = totals.of(np.array([0]))[0]
    assert squares.tolist() == [[n * reach**2] * 2] * 2
    assert sums[:, 0].tolist() == [n * reach, -reach]
    assert counts.tolist() == [[n, n], [n, n]]
    assert products[0, 1] == -(reach**2)


def test_doubles_are_added_as_doubles() -> None:
    rng = np.random.default_rng(4)
    x, mask = rng.normal(size=(2, 500)), rng.random((2, 500)) < 0.8
    totals = Totals(2, exact=False)
    totals.add(Block.of(list(x), list(mask), None, exact=False), np.arange(500) % 2)
    totals.flush()
    found = totals.of(np.arange(2)).sum(axis=0)
    both = mask[0] & mask[1]
    assert found[3][0, 1] == pytest.approx((x[0] * x[1])[both].sum(), rel=1e-13)
    assert found[1][0, 1] == pytest.approx(x[0][both].sum(), rel=1e-12)
    assert found[2][0, 1] == both.sum()


def test_rows_in_arrival_order_wait_and_join_wider_ones() -> None:
    """Narrow and wide blocks with holes, mixed cells: nothing is lost while they wait."""
    rng = np.random.default_rng(9)
    totals, parts = Totals(2, exact=True), []
    for reach in (7, 3000, 10**6, 7):
        x, mask = rng.integers(-reach, reach, (2, 300)), rng.random((2, 300)) < 0.9
        cell = rng.integers(0, 3, 300)
        totals.add(Block.of(list(np.where(mask, x, 0)), list(mask), None, exact=True), cell)
        parts.append((x, mask, cell))
    assert not totals.of(np.arange(3)).any()
    totals.flush()
    x, mask, cell = (np.concatenate(part, axis=-1) for part in zip(*parts, strict=True))
    found = totals.of(np.arange(3))
    for c in range(3):
        assert np.array_equal(found[c], brute(x[:, cell == c], mask[:, cell == c]))


def test_enough_rows_do_not_wait_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "WAIT_BYTES", n := 4096)
    x = np.ones(n, dtype=np.int8)
    totals = Totals(1, exact=True)
    totals.add(Block.of([x], [None], None, exact=True), np.arange(n) % 2)
    assert totals.of(np.arange(2))[:, 1, 0, 0].tolist() == [n // 2, n // 2]


def test_two_workers_merge() -> None:
    rng = np.random.default_rng(5)
    x, cell = rng.integers(1, 8, (2, 400)), np.sort(rng.integers(0, 200, 400))
    whole, left, right = (Totals(2, exact=True) for _ in range(3))
    for totals, part in ((whole, slice(None)), (left, slice(0, 150)), (right, slice(150, None))):
        columns = [column[part] for column in x]
        totals.add(Block.of(columns, [None, None], None, exact=True), cell[part])
        totals.flush()
    left.merge(right)
    every = np.arange(200)
    assert np.array_equal(left.of(every), whole.of(every))


def test_totals_too_large_for_32_bits_go_over_to_64() -> None:
    reach, n = 30_000, 4_000
    x = np.full((1, n), reach, dtype=np.int64)
    block = Block.of(list(x), [None], None, exact=True)
    narrow, wide = Totals(1, exact=True), Totals(1, exact=True)
    narrow.add(Block.of([np.ones(5, dtype=np.int8)], [None], None, exact=True), np.zeros(5, int))
    wide.add(block, np.zeros(n, int))
    assert wide.of(np.array([0]))[0, 0, 0, 0] == n * reach**2 > 2**31
    narrow.merge(wide)
    assert narrow.of(np.array([0]))[0, :, 0, 0].tolist() == [
        5 + n * reach**2,
        5 + n * reach,
        5 + n,
        5 + n * reach**2,
    ]


def test_two_workers_that_fit_32_bits_each_may_not_fit_them_together() -> None:
    reach = 1_000
    n = 2**30 // reach**2 + 1
    block = Block.of([np.full(n, reach)], [None], None, exact=True)
    one, two = Totals(1, exact=True), Totals(1, exact=True)
    for totals in (one, two):
        totals.add(block, np.zeros(n, int))
    one.merge(two)
    assert one.of(np.array([0]))[0, 0, 0, 0] == 2 * n * reach**2 > 2**31


def test_tiles_are_cut_across_the_pieces_of_a_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tile may end within a piece and the next begin there."""
    monkeypatch.setattr(kernel, "TILE", 1000)
    rng = np.random.default_rng(11)
    totals, parts = Totals(2, exact=True), []
    for n in (700, 1500, 40, 2600):
        x, mask = rng.integers(1, 8, (2, n)), rng.random((2, n)) < 0.9
        cell = rng.integers(0, 8, n) // 7
        totals.add(Block.of(list(np.where(mask, x, 0)), list(mask), None, exact=True), cell)
        parts.append((x, mask, cell))
    totals.flush()
    x, mask, cell = (np.concatenate(part, axis=-1) for part in zip(*parts, strict=True))
    for c, found in enumerate(totals.of(np.arange(2))):
        assert np.array_equal(found, brute(x[:, cell == c], mask[:, cell == c]))
