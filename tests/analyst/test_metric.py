"""The metric command on outside data and by hand."""

from pathlib import Path

import pyarrow as pa
import pytest

import outsidein as oi
from outsidein.terms.trouble import Trouble
from outsidein.understand.metrics.registry import METRICS


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [("sla", "made_sla", 63.42), ("reopen", "reopen_count", 1.10)],
)
def test_incident_log_counts_the_last_event(
    outside: Path, name: str, column: str, value: float
) -> None:
    file = next((outside / "data" / "incidents").glob("*.zip"))
    found = oi.metric(name, file, column, last_of="number").as_dict()
    assert found["n"] == 24_918
    assert found["value"] == pytest.approx(value, abs=0.005)
    assert found["low"] < found["value"] < found["high"]


def test_incident_log_mean_reassignments(outside: Path) -> None:
    file = next((outside / "data" / "incidents").glob("*.zip"))
    found = oi.metric("reassignment", file, "reassignment_count").as_dict()
    assert found["value"] == pytest.approx(0.93964, abs=5e-6)
    assert any("116,794 earlier rows" in warning for warning in found["warnings"])
    whole = oi.metric("reassignment", file, "reassignment_count", every_event=True).as_dict()
    assert whole["n"] == 141_712


def test_net_promoter_score_by_hand() -> None:
    # Four promoters, three passives, three detractors of ten: 40 - 30 = 10.
    table = pa.table({"q": [10, 9, 9, 10, 8, 7, 8, 6, 0, 3, None, 11]})
    found = oi.metric("nps", table, "q").as_dict()
    assert found["value"] == pytest.approx(10.0)
    assert (found["n"], found["excluded"]) == (10, 2)


def test_servqual_takes_pairs() -> None:
    table = pa.table({"e": [7, 6, 5], "p": [5, 6, 6]})
    found = oi.metric("servqual", table, "p", expected="e").as_dict()
    assert found["value"] == pytest.approx(-1 / 3, abs=1e-6)


def test_an_unknown_metric_lists_the_known_ones() -> None:
    with pytest.raises(Trouble) as trouble:
        oi.metric("npss", pa.table({"q": [1]}), "q")
    assert "nps" in trouble.value.remedy


def test_the_list_holds_every_metric_and_variant() -> None:
    text = str(oi.metrics())
    assert all(name in text for name in METRICS)
    listed = oi.metrics().as_dict()["metrics"]
    assert {m["metric"] for m in listed} == set(METRICS)
    assert all(v["source"] and v["formula"] for m in listed for v in m["variants"])
