"""The customers of groups, against sets."""

import numpy as np
import pytest

from outsidein.engine import members
from outsidein.engine.blocks import BLOCKS, Keys, block, key, keys
from outsidein.engine.members import Members, distinct

NAMES = [f"customer {i}" for i in range(200)]


def _chunks(
    lists: list[list[str]], seed: int, rows: int = 400
) -> list[tuple[np.ndarray, np.ndarray, Keys]]:
    made = np.random.default_rng(seed)
    return [
        (made.integers(0, 5, rows), made.integers(0, len(names), rows), keys(names))
        for names in lists
    ]


def _added(chunks: list[tuple[np.ndarray, np.ndarray, Keys]], listed: bool) -> Members:
    found = Members()
    for group, code, customers in chunks:
        found.add(group, code, customers, listed=listed)
    return found


def _expected(chunks: list[tuple[np.ndarray, np.ndarray, Keys]]) -> set[tuple[int, int]]:
    return {
        (int(g) * BLOCKS + int(k[c]) % BLOCKS, int(k[c]))
        for group, code, k in chunks
        for g, c in zip(group, code, strict=True)
    }


def _same_list_again(seed: int) -> list[tuple[np.ndarray, np.ndarray, Keys]]:
    first, *rest = _chunks([NAMES] * 4, seed)
    return [first, *((group, code, first[2]) for group, code, _ in rest)]


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize("kind", ["one list", "other lists", "both"])
@pytest.mark.parametrize("least", [True, False])
def test_each_customer_once_in_each_group(
    listed: bool, kind: str, least: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if least:  # nothing fits: every way goes through sorting, and is looked through each time
        monkeypatch.setattr(members, "FLAG_ROOM", 10)
        monkeypatch.setattr(members, "MOST_HELD", 10)
    others = _chunks([NAMES[:50], NAMES[30:], ["customer 7", "new", "customer 7"]], 2)
    same = _same_list_again(1)
    chunks = {"one list": same, "other lists": others, "both": [*same, *others, *same[:2]]}[kind]
    cell, found = _added(chunks, listed).cells(range(5))
    pairs = list(zip(cell.tolist(), found.tolist(), strict=True))
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == _expected(chunks)
    assert (np.diff(cell) >= 0).all()
    turned, _ = _added(chunks, listed).cells([4, 0, 1, 2, 3])
    assert (np.diff((turned - 4 * BLOCKS) % (5 * BLOCKS)) >= 0).all()


def test_a_list_that_names_a_customer_twice_counts_it_once() -> None:
    twice = keys(["a", "b", "a"])
    found = _added([(np.zeros(3, int), np.arange(3), twice)], listed=True)
    cell, who = found.cells([0])
    assert sorted(who.tolist()) == sorted([key("a"), key("b")])
    assert sorted(cell.tolist()) == sorted([block("a"), block("b")])


def test_groups_that_come_later_find_room() -> None:
    listed = keys(NAMES)
    chunks = [(np.full(200, g), np.arange(200), listed) for g in (0, 3, 40, 1)]
    cell, _ = _added(chunks, listed=True).cells(range(41))
    assert np.bincount(cell // BLOCKS).tolist() == [200, 200, 0, 200, *[0] * 36, 200]


def test_nobody() -> None:
    cell, who = Members().cells([])
    assert len(cell) == len(who) == 0
    empty = np.zeros(0, dtype=np.int64)
    assert len(_added([(empty, empty, keys(()))], listed=True).cells([])[0]) == 0


def test_distinct_codes_by_flags_and_by_sorting() -> None:
    codes = np.array([5, 2, 5, 0, 9])
    assert distinct(codes, 10).tolist() == [0, 2, 5, 9]
    assert distinct(codes, members.FLAG_ROOM + 1).tolist() == [0, 2, 5, 9]
