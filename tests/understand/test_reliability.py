"""Reliability against R psych and lavaan, and its warnings."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from outsidein.engine.sheet import Sheet
from outsidein.terms.trouble import Trouble
from outsidein.understand.reliability import reliability_table

SheetOf = Callable[[pa.Table], Sheet]
RData = Callable[[str, str], pa.Table]
REVERSED = {"A1", "C4", "C5", "E1", "E2", "O2", "O5"}


@pytest.mark.parametrize(
    ("scale", "alpha"),
    [
        ("A", 0.7030184461),
        ("C", 0.7267349729),
        ("E", 0.7617328203),
        ("N", 0.8139629499),
        ("O", 0.6001725148),
    ],
)
def test_bfi_alpha_from_pairwise_covariances_against_r_psych(
    rdata: RData, sheet_of: SheetOf, scale: str, alpha: float
) -> None:
    bfi = rdata("psych", "bfi")
    names = [f"{scale}{i}" for i in range(1, 6)]
    columns = {n: bfi[n].to_numpy().astype(float) for n in names}
    table = pa.table({n: 7 - v if n in REVERSED else v for n, v in columns.items()})
    found = reliability_table(sheet_of(table), names)
    assert found.alpha.value == pytest.approx(alpha, abs=1e-9)
    assert found.alpha.low < found.alpha.value < found.alpha.high
    assert found.n + found.excluded == 2800
    assert found.omega == pytest.approx(alpha, abs=0.05)
    assert not found.warnings


def test_kiosk_alpha_against_r_psych(kiosk: pa.Table, sheet_of: SheetOf) -> None:
    found = reliability_table(sheet_of(kiosk), [f"sq{i}_2" for i in range(1, 25)])
    assert found.alpha.value == pytest.approx(0.891245, abs=5e-7)
    assert found.n == 194
    assert len(found.items) == 24


def test_ordinal_items_against_r_psych_and_semtools(golden: Path, sheet_of: SheetOf) -> None:
    made = np.random.default_rng(3)
    common = made.normal(size=(500, 1))
    items = np.round(3 + common + made.normal(size=(500, 3))).astype(int)
    table = pa.table({f"q{i}": items[:, i] for i in range(3)})
    found = reliability_table(sheet_of(table), ["q0", "q1", "q2"])
    cov = np.cov(items.T)
    assert found.alpha.value == pytest.approx(1.5 * (1 - np.trace(cov) / cov.sum()))
    rest = np.corrcoef(items[:, 0], items[:, 1:].sum(axis=1))[0, 1]
    assert found.items[0].item_rest == pytest.approx(rest)
    pair = np.cov(items[:, 1:].T)
    assert found.items[0].alpha_if_dropped == pytest.approx(2 * (1 - np.trace(pair) / pair.sum()))
    # Three items determine one factor exactly: omega comes from the three covariances.
    first = np.sqrt(cov[0, 1] * cov[0, 2] / cov[1, 2])
    loadings = np.array([first, cov[0, 1] / first, cov[0, 2] / first])
    assert found.omega == pytest.approx(loadings.sum() ** 2 / cov.sum(), abs=1e-6)


def test_what_is_wrong_with_items_is_said(sheet_of: SheetOf) -> None:
    made = np.random.default_rng(5)
    common = made.normal(size=400)
    table = pa.table(
        {
            "a": np.round(3 + common),
            "b": np.round(3 + common + 0.3 * made.normal(size=400)),
            "turned": np.round(3 - common),
            "still": np.full(400, 4),
        }
    )
    turned = reliability_table(sheet_of(table), ["a", "b", "turned"])
    assert any("turned" in w and "reversed" in w for w in turned.warnings)
    still = reliability_table(sheet_of(table), ["a", "b", "still"])
    assert still.alpha.value is None
    assert any("does not vary" in w for w in still.warnings)
    few = reliability_table(sheet_of(table.slice(0, 30)), ["a", "b"])
    assert few.alpha.value is not None
    assert len([w for w in few.warnings if "30 answers" in w]) == 2


def test_rows_without_any_item_are_excluded(sheet_of: SheetOf) -> None:
    table = pa.table({"a": [1, 2, None, 4, None], "b": [2, None, None, 5, 1]})
    found = reliability_table(sheet_of(table), ["a", "b"])
    assert (found.n, found.excluded) == (4, 1)
    assert [i.n for i in found.items] == [3, 3]


def test_one_item_has_no_reliability(sheet_of: SheetOf) -> None:
    table = pa.table({"a": [1, 2, 3]})
    for items in (["a"], ["a", "a"]):
        with pytest.raises(Trouble):
            reliability_table(sheet_of(table), items)
