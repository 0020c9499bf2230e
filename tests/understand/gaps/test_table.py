"""Gap scores against figures that R psych gave, and against sums written out by hand."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import csv

from outsidein.engine.blocks import block
from outsidein.engine.sheet import Sheet
from outsidein.stats.intervals import jackknife
from outsidein.terms.trouble import Trouble
from outsidein.understand.gaps import gap_table

SheetOf = Callable[[pa.Table], Sheet]
EXPECTED = [f"sq{i}_1" for i in range(1, 25)]
PERCEIVED = [f"sq{i}_2" for i in range(1, 25)]


def test_kiosk_means_gap_and_alphas_against_r_psych(kiosk: pa.Table, sheet_of: SheetOf) -> None:
    found = gap_table(sheet_of(kiosk), EXPECTED, PERCEIVED)
    assert found.n == 194
    assert found.overall.expected.value == pytest.approx(5.998067, abs=5e-7)
    assert found.overall.perceived.value == pytest.approx(4.838703, abs=5e-7)
    assert found.overall.gap.value == pytest.approx(-1.159364, abs=5e-7)
    assert found.alpha_expected == pytest.approx(0.82554, abs=5e-6)
    assert found.alpha_perceived == pytest.approx(0.891245, abs=5e-7)
    assert found.alpha_difference == pytest.approx(0.886992, abs=5e-7)


def test_kiosk_as_it_is_counts_those_who_never_used_one(outside: Path, sheet_of: SheetOf) -> None:
    options = csv.ReadOptions(encoding="cp949", autogenerate_column_names=True, skip_rows=1)
    parse = csv.ParseOptions(newlines_in_values=True)
    table = csv.read_csv(outside / "data" / "kiosk" / "kiosk.csv", options, parse)
    expected = [f"f{i}" for i in range(3, 50, 2)]
    perceived = [f"f{i}" for i in range(4, 51, 2)]
    found = gap_table(sheet_of(table), expected, perceived)
    assert (found.n, found.excluded) == (207, 4)
    assert found.overall.expected.value == pytest.approx(5.973833, abs=5e-7)
    assert found.overall.perceived.value == pytest.approx(4.871779, abs=5e-7)
    assert found.overall.gap.value == pytest.approx(-1.102053, abs=1e-6)


@pytest.fixture
def holes() -> pa.Table:
    """Answers with holes, several a customer, and points over two criteria."""
    made = np.random.default_rng(7)
    n = 300
    columns: dict[str, object] = {"customer": [f"c{i % 90}" for i in range(n)]}
    for i in range(4):
        for voice in "ep":
            values = made.integers(1, 8, n).astype(object)
            values[made.random(n) < 0.2] = None
            columns[f"{voice}{i}"] = pa.array(values.tolist(), pa.int8())
    first = made.integers(0, 101, n)
    columns["w0"], columns["w1"] = first, 100 - first
    return pa.table(columns)


def _by_hand(table: pa.Table, places: range) -> np.ndarray:
    """Each respondent's mean of P - E over full pairs, NaN without any."""
    e = np.array([table[f"e{i}"].to_numpy() for i in places], dtype=float)
    p = np.array([table[f"p{i}"].to_numpy() for i in places], dtype=float)
    difference = p - e
    there = np.isfinite(difference)
    total = np.where(there, difference, 0).sum(axis=0)
    count = there.sum(axis=0)
    return np.where(count > 0, total / np.where(count > 0, count, 1), np.nan)


def test_a_gap_is_the_mean_of_respondents_own_mean_gaps(holes: pa.Table, sheet_of: SheetOf) -> None:
    columns = [f"e{i}" for i in range(4)], [f"p{i}" for i in range(4)]
    found = gap_table(sheet_of(holes), *columns, {"a": [0, 1], "b": [2, 3]}, customer="customer")
    own = _by_hand(holes, range(4))
    assert found.n == int(np.isfinite(own).sum())
    assert found.overall.gap.value == pytest.approx(np.nanmean(own), abs=1e-6)
    for line, places in zip(found.criteria, (range(2), range(2, 4)), strict=True):
        assert line.gap.value == pytest.approx(np.nanmean(_by_hand(holes, places)), abs=1e-6)
        assert line.gap.value == pytest.approx(
            line.perceived.value - line.expected.value, abs=1e-12
        )


def test_the_interval_keeps_customers_whole(holes: pa.Table, sheet_of: SheetOf) -> None:
    found = gap_table(sheet_of(holes), ["e0"], ["p0"], customer="customer")
    own = _by_hand(holes, range(1))
    blocks = np.array([block(c) for c in holes["customer"].to_pylist()])
    used = [b for b in np.unique(blocks) if np.isfinite(own[blocks == b]).any()]
    without = [np.nanmean(own[blocks != b]) for b in used]
    by_hand = jackknife(float(np.nanmean(own)), np.array(without))
    assert found.overall.gap.low == pytest.approx(by_hand.low, abs=1e-6)
    assert found.overall.gap.high == pytest.approx(by_hand.high, abs=1e-6)
    assert found.overall.gap.customers == 90


def test_the_weighted_score_uses_each_respondents_own_points(
    holes: pa.Table, sheet_of: SheetOf
) -> None:
    columns = [f"e{i}" for i in range(4)], [f"p{i}" for i in range(4)]
    groups = {"a": [0, 1], "b": [2, 3]}
    found = gap_table(sheet_of(holes), *columns, groups, ["w0", "w1"])
    first, second = _by_hand(holes, range(2)), _by_hand(holes, range(2, 4))
    points = np.array([holes["w0"].to_numpy(), holes["w1"].to_numpy()], dtype=float)
    points = np.where(np.isfinite([first, second]), points, 0)
    sums = points.sum(axis=0)
    own = (np.nan_to_num(first) * points[0] + np.nan_to_num(second) * points[1])[sums > 0]
    assert found.weighted is not None
    assert found.weighted.value == pytest.approx((own / sums[sums > 0]).mean(), abs=1e-6)
    assert found.weighted.n == int((sums > 0).sum())


def test_few_customers_are_computed_and_warned_of(sheet_of: SheetOf) -> None:
    table = pa.table({"e": [5, 6, 7], "p": [4, 4, None]})
    found = gap_table(sheet_of(table), ["e"], ["p"])
    assert found.overall.gap.value == pytest.approx(-1.5)
    assert found.excluded == 1
    assert found.warnings
    assert (found.alpha_expected, found.reliability) == (None, None)


def test_nobody_answered_a_pair(sheet_of: SheetOf) -> None:
    table = pa.table({"e": pa.array([5, None], pa.int8()), "p": pa.array([None, 4], pa.int8())})
    found = gap_table(sheet_of(table), ["e"], ["p"])
    assert found.n == 0
    assert found.overall.gap.value is None
    assert found.overall.gap.withheld


@pytest.mark.parametrize(
    ("expected", "perceived", "criteria", "weights"),
    [
        (["e"], [], None, None),
        ([], [], None, None),
        (["e"], ["e"], None, None),
        (["e"], ["p"], {"a": [1]}, None),
        (["e"], ["p"], {"a": [0]}, ["p", "e"]),
    ],
)
def test_what_cannot_be_paired_is_refused(
    sheet_of: SheetOf,
    expected: list[str],
    perceived: list[str],
    criteria: dict[str, list[int]] | None,
    weights: list[str] | None,
) -> None:
    table = pa.table({"e": [5, 6], "p": [4, 4]})
    with pytest.raises(Trouble) as caught:
        gap_table(sheet_of(table), expected, perceived, criteria, weights)
    assert caught.value.remedy
