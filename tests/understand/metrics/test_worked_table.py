"""A worked value for every metric in every variant, with where it was published.

The values stand in worked/*.json, so that a new metric brings its own file. An entry holds
`metric`, `variant`, `value`, `source`, and either `values` (how often each answer occurs) for a
counted metric or `columns` by role (days as 2024-01-31, times as 2024-01-31T12:00) for a summed
one. `given` holds settings, `scale` the ends of a scale, and `places` the decimals published.
"""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from outsidein.terms.quality import Scale
from outsidein.understand.metrics.estimate import estimate
from outsidein.understand.metrics.metric import Counted, Metric
from outsidein.understand.metrics.registry import METRICS
from outsidein.understand.metrics.sum_up import sums_of
from outsidein.understand.metrics.summed import Kind, Summed, days
from outsidein.understand.metrics.tally import tally_rows

Entry = dict[str, Any]
FILES = sorted((Path(__file__).parent / "worked").glob("*.json"))
WORKED: list[Entry] = [entry for file in FILES for entry in json.loads(file.read_text("utf-8"))]


def of_counts(metric: Metric, entry: Entry) -> float | None:
    values = np.repeat([float(v) for v in entry["values"]], list(entry["values"].values()))
    scale = Scale(*entry["scale"]) if "scale" in entry else None
    tally = tally_rows(values, np.arange(len(values)) % 64)
    return estimate(metric, tally, entry["variant"], scale).estimate.value


def of_columns(metric: Summed, entry: Entry) -> float | None:
    kinds = {i.role: i.kind for i in metric.inputs}
    columns = {role: read(cells, kinds[role]) for role, cells in entry["columns"].items()}
    given = {
        name: date.fromisoformat(value) if isinstance(value, str) else value
        for name, value in entry.get("given", {}).items()
    }
    sums = sums_of(metric, columns, entry["variant"], given)
    return estimate(metric, sums, entry["variant"], given=given).estimate.value


def read(cells: list[Any], kind: Kind) -> Any:
    match kind:
        case Kind.TEXT:
            return np.array([cell or "" for cell in cells], dtype=object)
        case Kind.DAY:
            return np.array([days(date.fromisoformat(c)) if c else np.nan for c in cells])
        case Kind.TIME:
            seconds = [datetime.fromisoformat(c).replace(tzinfo=UTC) if c else None for c in cells]
            return np.array([np.nan if s is None else s.timestamp() for s in seconds])
    return np.array([np.nan if c is None else float(c) for c in cells])


@pytest.mark.parametrize(
    "entry", WORKED, ids=[f"{e['metric']}-{e['variant']}-{e['value']:g}" for e in WORKED]
)
def test_the_metric_gives_the_published_value(entry: Entry) -> None:
    metric = METRICS[entry["metric"]]
    found = of_columns(metric, entry) if isinstance(metric, Summed) else of_counts(metric, entry)
    places = entry.get("places")
    close = 1e-9 if places is None else 0.5 * 10.0**-places + 1e-9
    assert found == pytest.approx(entry["value"], abs=close)


@pytest.mark.parametrize("slug", METRICS)
def test_every_variant_has_a_worked_value_with_its_source(slug: str) -> None:
    mine = [entry for entry in WORKED if entry["metric"] == slug]
    assert {entry["variant"] for entry in mine} == {v.slug for v in METRICS[slug].variants}
    assert all(len(entry["source"]) > 20 for entry in mine)
    assert isinstance(METRICS[slug], Counted | Summed)
