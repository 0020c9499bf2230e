"""Repeat contacts against a count in plain Python."""

from collections import Counter, defaultdict

import numpy as np
import pyarrow as pa
import pytest

from outsidein.engine.follows.again import contact_again

DAY = 86_400


@pytest.mark.parametrize("seed", [1, 2])
def test_repeat_contacts_against_plain_python(seed: int) -> None:
    random = np.random.default_rng(seed)
    n = 700
    case = [f"C{x}" for x in random.integers(0, 40, n)]
    step = ["ab"[x] for x in random.integers(0, 2, n)]
    time = (random.integers(0, 4_000, n) * DAY // 10).tolist()
    table = pa.table(
        {"c": case, "s": step, "t": pa.array([t * 10**6 for t in time], pa.timestamp("us"))}
    )
    found = contact_again(table, case="c", step="s", time="t", within=7 * DAY)
    by_case: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for i in range(n):
        by_case[case[i]].append((time[i], i, step[i]))
    until = max(time) - 7 * DAY
    contacts: Counter[str] = Counter()
    again: Counter[str] = Counter()
    for members in by_case.values():
        ordered = sorted(members)
        for k, (t, _, s) in enumerate(ordered):
            if t <= until:
                contacts[s] += 1
                again[s] += k + 1 < len(ordered) and ordered[k + 1][0] - t <= 7 * DAY
    assert dict(zip(found.steps, found.contacts.sum(axis=0).tolist(), strict=True)) == contacts
    assert dict(zip(found.steps, found.again.sum(axis=0).tolist(), strict=True)) == again
    assert found.excluded == n - sum(contacts.values())
