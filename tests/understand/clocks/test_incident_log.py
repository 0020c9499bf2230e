"""The real event log of incidents: clocks and pauses against pandas, which counts by itself."""

import zipfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from outsidein import listen, servicefile
from outsidein.terms.agreement import ServiceLevelFinding
from outsidein.understand.clocks import service_levels
from outsidein.understand.ground import lay

STATED = """
calendars: [{id: office, hours: {weekdays: "00:00-24:00"}}]
service_levels:
  - {id: always, targets: {3 - Moderate: 40 h}}
  - {id: pausing, stop: closed, target: 200 h, calendar: office,
     pause_states: [Awaiting User Info], flag: made_sla}
"""
LOG = "incident_event_log"


@pytest.fixture(scope="module")
def found(outside: Path) -> dict[str, ServiceLevelFinding]:
    """Both service levels."""
    description = servicefile.loads(STATED)
    path = outside / "data" / "incidents" / f"{LOG}.zip"
    ground = lay(listen.hear([path], description=description), description)
    return {f.id: f for f in service_levels(ground)}


@pytest.fixture(scope="module")
def log(outside: Path) -> pd.DataFrame:
    """The rows as they stand in the file."""
    with zipfile.ZipFile(outside / "data" / "incidents" / f"{LOG}.zip") as archive:
        rows = pd.read_csv(archive.open(f"{LOG}.csv"))
    for name in ("opened_at", "resolved_at", "closed_at", "sys_updated_at"):
        rows[name] = pd.to_datetime(rows[name], format="%d/%m/%Y %H:%M", errors="coerce")
    return rows


def test_round_the_clock_against_pandas(
    found: dict[str, ServiceLevelFinding], log: pd.DataFrame
) -> None:
    last = log.groupby("number", sort=False).tail(1)
    last = last[last.priority == "3 - Moderate"]
    end = last.resolved_at.fillna(last.closed_at)
    usable = end >= last.opened_at
    met = ((end - last.opened_at) <= pd.Timedelta(hours=40))[usable]
    said = last.made_sla[usable]
    got = found["always"].agreement
    assert got is not None
    assert found["always"].attainment.n == int(usable.sum())
    assert got.both_met == int((met & said).sum())
    assert got.both_missed == int((~met & ~said).sum())
    assert got.flag_only == int((said & ~met).sum())
    assert got.clock_only == int((met & ~said).sum())
    first = last.number[usable][said & ~met].head(5)
    assert found["always"].flag_only_examples == tuple(first)


def working(start: pd.Series, stop: pd.Series) -> np.ndarray:
    """Seconds from Monday to Friday between two times, by NumPy's own business days."""
    day = "datetime64[D]"
    first, last = start.to_numpy().astype(day), stop.to_numpy().astype(day)
    seconds = np.busday_count(first, last) * 86_400.0
    into_first = (start.to_numpy() - first) / np.timedelta64(1, "s")
    into_last = (stop.to_numpy() - last) / np.timedelta64(1, "s")
    return seconds - into_first * np.is_busday(first) + into_last * np.is_busday(last)


def test_working_days_and_pauses_against_numpy_and_pandas(
    found: dict[str, ServiceLevelFinding], log: pd.DataFrame
) -> None:
    # By the time of the event, then by place in the file.
    events = log.assign(place=range(len(log))).sort_values(["number", "sys_updated_at", "place"])
    last = events.groupby("number", sort=False).tail(1).set_index("number")
    following = events.groupby("number").sys_updated_at.shift(-1)
    opened = events.number.map(last.opened_at)
    closed = events.number.map(last.closed_at)
    waits = events.incident_state == "Awaiting User Info"
    begin = events.sys_updated_at.clip(lower=opened)
    end = following.fillna(pd.Timestamp("2100-01-01")).clip(upper=closed)
    held = waits & (end > begin)
    paused = pd.Series(working(begin[held], end[held])).groupby(events.number[held].to_numpy())
    total = working(last.opened_at, last.closed_at)
    time = pd.Series(total, index=last.index).sub(paused.sum(), fill_value=0)
    met = time[last.index] <= 200 * 3600
    got = found["pausing"].agreement
    assert got is not None
    assert found["pausing"].attainment.n == len(last) == 24_918
    assert got.both_met == int((met & last.made_sla).sum())
    assert got.flag_only == int((~met & last.made_sla).sum())
    assert got.clock_only == int((met & ~last.made_sla).sum())
    waiting = next(s for s in found["pausing"].states if s.state == "Awaiting User Info")
    assert waiting.pauses
    assert waiting.mean.value == pytest.approx(paused.sum().sum() / 3600 / len(last))
