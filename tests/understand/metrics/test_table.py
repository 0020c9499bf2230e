"""Metrics of a table: columns in, one number with its interval out."""

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as csv
import pytest

from outsidein.engine.sheet import Sheet
from outsidein.terms.quality import Scale
from outsidein.terms.signal import FileKind, RowAccount
from outsidein.terms.trouble import Trouble
from outsidein.understand.metrics.table import metric_table


def sheet(**columns: object) -> Sheet:
    table = pa.table(columns)
    return Sheet("t.csv", FileKind.UNKNOWN, (), table, RowAccount(len(table), len(table)))


def test_one_column_with_missing_answers() -> None:
    found = metric_table(sheet(r=[10, 9, 7, None, 3], c=list("abcde")), "nps", "r", customer="c")
    assert found.estimate.value == pytest.approx(25)
    assert (found.estimate.n, found.estimate.excluded, found.estimate.customers) == (4, 1, 4)


def test_rows_of_one_customer_stay_together() -> None:
    rng = np.random.default_rng(2)
    one = rng.integers(0, 11, 60)
    each = {"r": np.repeat(one, 20), "c": np.repeat([f"k{i}" for i in range(60)], 20)}
    apart = metric_table(sheet(r=each["r"]), "nps", "r").estimate
    whole = metric_table(sheet(**each), "nps", "r", customer="c").estimate
    assert whole.value == apart.value
    assert whole.high - whole.low > 3 * (apart.high - apart.low)  # type: ignore[operator]


def test_flags_as_words_and_as_booleans() -> None:
    words = metric_table(sheet(m=["true", "False", "?", " yes "]), "sla", "m").estimate
    plain = metric_table(sheet(m=[True, False, None, True]), "sla", "m").estimate
    assert words.value == plain.value == pytest.approx(200 / 3)
    assert words.excluded == plain.excluded == 1


def test_servqual_weighted_by_each_respondents_points() -> None:
    """Worked by hand: (60·-1 + 40·-2)/100 = -1.4 and (20·0 + 80·1)/100 = .8."""
    table = sheet(p1=[4, 5], p2=[3, 6], e1=[5, 5], e2=[5, 5], w1=[60, 20], w2=[40, 80])
    found = metric_table(
        table, "servqual", ["p1", "p2"], "weighted", expected=["e1", "e2"], weights=["w1", "w2"]
    )
    assert found.estimate.value == pytest.approx((-1.4 + 0.8) / 2)


def test_acsi_needs_all_items_and_takes_fixed_weights() -> None:
    """Ohio's weights (verint.com) on the answers 8, 7, 6; the second row lacks an item."""
    table = sheet(a=[8, 9], b=[7, None], c=[6, 9])
    found = metric_table(
        table, "acsi", ["a", "b", "c"], "weighted", weights=[0.3885, 0.319, 0.2925]
    )
    assert found.estimate.value == pytest.approx(
        (7 * 0.3885 + 6 * 0.3190 + 5 * 0.2925) / 9 * 100, abs=1e-4
    )
    assert (found.estimate.n, found.estimate.excluded) == (1, 1)


def test_kiosk_against_r_psych(outside: Path) -> None:
    """Overall means of kiosk_clean.csv, computed with R psych: E 5.998067, P 4.838703."""
    table = csv.read_csv(outside / "data/kiosk/kiosk_clean.csv")
    kiosk = Sheet("kiosk", FileKind.SURVEY, (), table, RowAccount(194, 194))
    e = [f"sq{i}_1" for i in range(1, 25)]
    p = [f"sq{i}_2" for i in range(1, 25)]
    gap = metric_table(kiosk, "servqual", p, expected=e, scale=Scale(1, 7)).estimate
    assert gap.value == pytest.approx(-1.159364, abs=5e-7)
    perf = metric_table(kiosk, "servperf", p, scale=Scale(1, 7)).estimate
    assert perf.value == pytest.approx(4.838703, abs=5e-7)


@pytest.mark.parametrize(
    ("metric", "column", "options", "words"),
    [
        ("npss", "r", {}, "Choose one of: nps"),
        ("nps", "r", {"variant": "x"}, "five_point"),
        ("nps", ["r", "r"], {}, "one column"),
        ("servqual", ["r"], {}, "do not pair"),
        ("nps", "r", {"expected": ["r"]}, "no expectations"),
        ("servperf", ["r"], {"variant": "weighted"}, "needs weights"),
        ("servperf", ["r"], {"weights": ["r"]}, "takes no weights"),
    ],
)
def test_what_does_not_fit_is_said(
    metric: str, column: str, options: dict[str, object], words: str
) -> None:
    with pytest.raises(Trouble, match=words):
        metric_table(sheet(r=[1, 2]), metric, column, **options)  # type: ignore[arg-type]
