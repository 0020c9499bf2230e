"""The last event of each thing is its state."""

import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.engine.counts import tally
from outsidein.engine.events import last_events
from outsidein.engine.reduce import reduce

EVENT = st.tuples(
    st.one_of(st.none(), st.sampled_from("abc")),
    st.one_of(st.none(), st.integers(0, 3)),
    st.integers(0, 3),
)


@settings(deadline=None)
@given(st.lists(EVENT, max_size=25))
def test_last_events_against_a_plain_loop(events: list[tuple[str | None, int | None, int]]) -> None:
    table = pa.table(
        {
            "thing": pa.array([e[0] for e in events], pa.string()),
            "t": pa.array([e[1] for e in events], pa.int64()),
            "step": pa.array([e[2] for e in events], pa.int64()),
            "row": pa.array(range(len(events)), pa.int64()),
        }
    )
    last: dict[object, int] = {}
    for row, (thing, time, step) in enumerate(events):
        key = thing if thing is not None else row
        best = last.get(key)
        now = (-1 if time is None else time, step, row)
        if best is None or now > (
            -1 if events[best][1] is None else events[best][1],
            events[best][2],
            best,
        ):  # type: ignore[operator]
            last[key] = row
    found = last_events(table, "thing", ["t", "step"])
    assert found.table["row"].to_pylist() == sorted(last.values())
    assert found.superseded == len(events) - len(last)


def test_incidents_as_the_referee_gives_them(outside: Path) -> None:
    """UCI incident log: SLA met 63.42 %, reopened 1.10 %, mean reassignments .93964."""
    archive = next((outside / "data" / "incidents").glob("*.zip"))
    with zipfile.ZipFile(archive) as folder:
        name = next(n for n in folder.namelist() if n.endswith(".csv"))
        with folder.open(name) as file:
            log = pyarrow.csv.read_csv(pa.BufferReader(file.read()))
    times = pc.strptime(log["sys_updated_at"], "%d/%m/%Y %H:%M", "s", error_is_null=True)
    log = log.append_column("updated", times)
    found = last_events(log, "number", ["updated", "sys_mod_count"])
    assert found.table.num_rows == 24_918
    assert found.superseded == 141_712 - 24_918
    shares = tally(found.table, {"met": "made_sla"}).share
    assert 100 * shares[0] == pytest.approx(63.42, abs=0.005)
    means = reduce(found.table, ["reassignment_count", "reopen_count"]).total.means()
    assert means[0] == pytest.approx(0.93964, abs=5e-6)
    reopened = pc.mean(pc.greater(found.table["reopen_count"], 0)).as_py()
    assert 100 * reopened == pytest.approx(1.10, abs=0.005)
