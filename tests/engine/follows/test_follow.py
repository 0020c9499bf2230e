"""Directly-follows counts against a count in plain Python, on events that were drawn at random."""

from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

from outsidein.engine.blocks import block
from outsidein.engine.follows import Follows, follow

START = datetime(2026, 1, 1, tzinfo=UTC)
DAY = 86_400
Event = tuple[str | None, str | None, int | None]


def drawn(seed: int, n: int = 900, steps: str = "abcd") -> list[Event]:
    """Events with ties in time, missing cases, steps and times, in no order."""
    random = np.random.default_rng(seed)

    def maybe(value: Any) -> Any:
        return None if random.random() < 0.03 else value

    return [
        (
            maybe(f"C{random.integers(60)}"),
            maybe(steps[random.integers(len(steps))]),
            maybe(int(random.integers(0, 200)) * DAY // 2),
        )
        for _ in range(n)
    ]


def table_of(events: list[Event]) -> pa.Table:
    times = [None if t is None else START + timedelta(seconds=t) for _, _, t in events]
    return pa.table(
        {
            "case": [c for c, _, _ in events],
            "step": [s for _, s, _ in events],
            "time": pa.array(times, pa.timestamp("us", tz="UTC")),
        }
    )


def stretches(events: list[Event], apart: int | None, joined: bool) -> list[tuple[str, list[Any]]]:
    """(case, events) of each stretch, one event after another as a reader would."""
    by_case: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for i, (case, step, time) in enumerate(events):
        if case is not None and step is not None and time is not None:
            by_case[case].append((time, i, step))
    found: list[tuple[str, list[Any]]] = []
    for case, members in by_case.items():
        current: list[Any] = []
        for time, _, step in sorted(members):
            if joined and current and current[-1][1] == step:
                continue
            if current and apart is not None and time - current[-1][0] > apart:
                found.append((case, current))
                current = []
            current.append((time, step))
        found.append((case, current))
    return found


def pairs(found: Follows) -> dict[tuple[str | None, str | None], int]:
    total = found.counts.sum(axis=0)
    return {
        (found.steps[i], found.steps[j]): int(total[i, j])
        for i, j in zip(*total.nonzero())  # noqa: B905
    }


@pytest.mark.parametrize("apart", [None, 10 * DAY])
@pytest.mark.parametrize("joined", [False, True])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_counts_against_plain_python(seed: int, joined: bool, apart: int | None) -> None:
    events = drawn(seed)
    found = follow(
        table_of(events), case="case", step="step", time="time", apart=apart, joined=joined
    )
    wanted = stretches(events, apart, joined)
    follows = Counter((a[1], b[1]) for _, s in wanted for a, b in pairwise(s))
    assert pairs(found) == dict(follows)
    assert found.events == sum(len(s) for _, s in wanted)
    assert int(found.cases.sum()) == len(wanted)
    starts = Counter(s[0][1] for _, s in wanted)
    assert dict(zip(found.steps, found.starts.sum(axis=0).tolist(), strict=True)) == starts
    assert found.excluded == sum(None in event for event in events)
    whole = found.events + found.repeated + found.excluded
    assert whole == len(events)


@pytest.mark.parametrize("apart", [None, 10 * DAY])
def test_ends_count_only_what_was_watched_for_long_enough(apart: int | None) -> None:
    events = drawn(4)
    found = follow(table_of(events), case="case", step="step", time="time", apart=apart)
    last = max(t for c, s, t in events if c is not None and s is not None and t is not None)
    until = last if apart is None else last - apart
    wanted = stretches(events, apart, False)
    ends = Counter(s[-1][1] for _, s in wanted if s[-1][0] <= until)
    assert dict(zip(found.steps, found.ends.sum(axis=0).tolist(), strict=True)) == ends
    seen = Counter((a[1], b[1]) for _, s in wanted for a, b in pairwise(s) if a[0] <= until)
    total = found.followed.sum(axis=0)
    assert {
        (found.steps[i], found.steps[j]): int(total[i, j]) for i, j in np.argwhere(total)
    } == dict(seen)


def test_waits_paths_and_places_against_plain_python() -> None:
    events = drawn(5, n=500)
    found = follow(table_of(events), case="case", step="step", time="time", apart=5 * DAY)
    wanted = stretches(events, 5 * DAY, False)
    code = {step: i for i, step in enumerate(found.steps)}
    waits: dict[tuple[int, int], list[int]] = defaultdict(list)
    for _, stretch in wanted:
        for (t, a), (u, b) in pairwise(stretch):
            waits[code[a], code[b]].append(u - t)
    assert set(found.waits) == set(waits)
    for pair, seconds in waits.items():
        histogram = found.waits[pair]
        counts = histogram.counts.sum(axis=0)
        assert int(counts.sum()) == len(seconds)
        assert float(histogram.values @ counts) == pytest.approx(sum(seconds))
        spread = np.repeat(histogram.values, counts)
        assert spread == pytest.approx(np.sort(seconds), rel=0.025)
    paths = Counter(tuple(code[s] for _, s in stretch) for _, stretch in wanted)
    assert {p.steps: int(p.cases.sum()) for p in found.paths} == {
        p.steps: paths[p.steps] for p in found.paths
    }
    assert int(found.paths[0].cases.sum()) == max(paths.values())
    assert int(found.single.sum()) == sum(len(stretch) == 1 for _, stretch in wanted)


def test_cases_that_return_to_a_step_against_plain_python() -> None:
    events = drawn(6)
    found = follow(table_of(events), case="case", step="step", time="time", joined=True)
    wanted = stretches(events, None, True)
    again = sum(len({s for _, s in stretch}) < len(stretch) for _, stretch in wanted)
    assert 0 < int(found.returning.sum()) == again


def test_a_case_lies_in_the_block_of_its_customer() -> None:
    table = table_of([("T1", "a", 0), ("T1", "b", 9), ("T2", "a", 1)])
    table = table.append_column("who", pa.array(["Alice", None, None], pa.string()))
    found = follow(table, case="case", step="step", time="time", customer="who")
    assert found.volume[block("Alice")].sum() == 2
    assert found.volume[block("T2")].sum() == 1


def test_the_same_row_in_two_exports_counts_once() -> None:
    events: list[Event] = [("T1", "a", 0), ("T1", "b", 9), ("T1", "a", 0), ("T1", "b", 9)]
    found = follow(table_of(events), case="case", step="step", time="time", once=True)
    assert pairs(found) == {("a", "b"): 1}


def test_the_rarest_of_many_steps_count_as_one() -> None:
    events: list[Event] = [(f"C{i % 7}", f"s{i % (i % 40 + 1):02d}", i) for i in range(3_000)]
    found = follow(table_of(events), case="case", step="step", time="time")
    assert len(found.steps) == 25
    assert found.steps[-1] is None
    assert found.events == 3_000


def test_nothing_to_follow() -> None:
    found = follow(table_of([(None, "a", 1)]), case="case", step="step", time="time")
    assert (found.events, found.excluded, found.paths) == (0, 1, ())
