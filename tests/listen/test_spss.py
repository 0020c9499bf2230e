"""SPSS files: cells as pyreadstat reads them, labels as scales, codes, names and questions."""

import datetime as dt
from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from outsidein.listen.containers import Member
from outsidein.listen.formats import read_path
from outsidein.listen.raw import Raw
from outsidein.listen.spss import read_spss
from outsidein.listen.spss_labels import codes, scale
from outsidein.terms.quality import Scale
from outsidein.terms.trouble import Trouble

AGREE = {1.0: "very dissatisfied", 7.0: "very satisfied", 98.0: "refused", 99.0: "don't know"}


def written(path: Path, **changes: object) -> Path:
    """A data set as SPSS users keep it, written by pyreadstat."""
    frame = pd.DataFrame(
        {
            "id": [1001.0, 1002.0, 1003.0, 1004.0, 1005.0],
            "q1": [1.0, 7.0, 99.0, 98.0, np.nan],
            "q2": [5.0, 1.0, 3.0, 9.0, 2.0],
            "seg": [1.0, 2.0, 2.0, 1.0, np.nan],
            "fixed": [0.0, 1.0, 1.0, 0.0, 1.0],
            "hours": [1.5, 2.25, -1.0, np.nan, 1e6],
            "text": ["gut", "", "k", "ü", "x"],
            "day": [dt.date(2024, 3, 5), None, dt.date(1999, 12, 31), dt.date(2024, 2, 29), None],
        }
    )
    frame["at"] = pd.to_datetime(
        ["2024-03-05 10:30:01", None, "1969-12-31 23:59:59", "2024-02-29 00:00:00", None]
    )
    about: dict[str, object] = {
        "column_labels": {
            "id": "Respondent", "q1": "How satisfied are you overall?", "seg": "Customer segment",
        },
        "variable_value_labels": {
            "q1": AGREE,
            "q2": {1.0: "sehr gut", 5.0: "mangelhaft", 9.0: "keine Angabe"},
            "seg": {1.0: "Hospital", 2.0: "Practice"},
            "fixed": {0.0: "No", 1.0: "Yes"},
        },
        "missing_ranges": {"q1": [{"lo": 98.0, "hi": 99.0}], "hours": [-1.0], "text": ["k"]},
        **changes,
    }  # fmt: skip
    pyreadstat.write_sav(frame, str(path), **about)
    return path


def column(raw: Raw, name: str) -> list[object]:
    return list(raw.columns[raw.names.index(name)].to_pylist())


@pytest.mark.parametrize("how", [{}, {"compress": True}, {"row_compress": True}])
def test_cells_are_those_that_pyreadstat_reads(tmp_path: Path, how: dict[str, bool]) -> None:
    path = written(tmp_path / "x.sav", **how)
    (raw,) = read_path(path)
    referee, _ = pyreadstat.read_sav(str(path))
    assert raw.names == tuple(referee.columns)
    for name in ("id", "q1", "hours"):
        ours = [np.nan if v is None else v for v in column(raw, name)]
        np.testing.assert_array_equal(np.array(ours, float), referee[name].to_numpy(float))
    assert column(raw, "text") == ["gut", "", "", "ü", "x"]
    assert [v.isoformat() if v else None for v in column(raw, "day")] == [
        None if pd.isna(v) else str(v)[:10] for v in referee["day"]
    ]
    assert [None if v is None else pd.Timestamp(v) for v in column(raw, "at")] == [
        None if pd.isna(v) else v for v in referee["at"]
    ]


def test_labels_give_questions_scales_codes_and_names(tmp_path: Path) -> None:
    (raw,) = read_path(written(tmp_path / "x.sav"))
    assert raw.format == "SPSS"
    assert raw.asked[:3] == ("Respondent", "How satisfied are you overall?", "q2")
    assert raw.scales == {
        1: Scale(1, 7, not_applicable=(98, 99)),
        2: Scale(1, 5, reverse=True, not_applicable=(9,)),
    }
    assert column(raw, "id") == [1001, 1002, 1003, 1004, 1005]
    assert column(raw, "q2") == [5, 1, 3, None, 2]
    assert column(raw, "seg") == ["Hospital", "Practice", "Practice", "Hospital", ""]
    assert column(raw, "fixed") == ["No", "Yes", "Yes", "No", "Yes"]
    said = {(r.column, r.chosen, r.evidence) for r in raw.readings}
    assert said == {
        ("q1", "no", "2 cells hold a user-missing value"),
        ("hours", "no", "1 cell holds a user-missing value"),
        ("text", "no", "1 cell holds a user-missing value"),
        ("q2", "low", '1 is labelled "sehr gut" and 5 "mangelhaft"'),
    }


def test_the_measure_says_whether_labels_are_names(tmp_path: Path) -> None:
    labels = {"q2": {float(v): f"depot {v}" for v in (1, 2, 3, 5, 9)}}
    plain = written(tmp_path / "x.sav", variable_value_labels=labels)
    nominal = written(
        tmp_path / "y.sav", variable_value_labels=labels, variable_measure={"q2": "nominal"}
    )
    (raw,), (named,) = read_path(plain), read_path(nominal)
    assert column(raw, "q2") == [5, 1, 3, 9, 2]
    assert column(named, "q2") == ["depot 5", "depot 1", "depot 3", "depot 9", "depot 2"]


def test_what_labels_span() -> None:
    assert scale({1: "never", 2: "always"}, []) == Scale(1, 2)
    assert scale({0: "not at all likely", 10: "extremely likely"}, []) == Scale(0, 10)
    assert scale({1: "stimme voll zu", 4: "stimme nicht zu"}, []) == Scale(1, 4, reverse=True)
    assert scale({1: "only one"}, []) is None
    assert scale({0.5: "half", 1.5: "more"}, []) is None
    assert scale({1: "low", 9999: "high"}, []) is None
    assert codes({1: "bad", 5: "good", 8: "k.A.", 9: "Don't know"}, []) == (8, 9)
    assert codes({1: "bad", 5: "good"}, [{"lo": -9.0, "hi": -1.0}]) == ()


@pytest.mark.parametrize("data", [b"$FL2", b"$FL2" + bytes(500), b"$FL3 not one"])
def test_a_damaged_file_is_told(data: bytes) -> None:
    with pytest.raises(Trouble, match="damaged or incomplete"):
        read_spss(Member("x.sav", data))


def test_a_file_cut_short_is_told(tmp_path: Path) -> None:
    data = written(tmp_path / "x.sav").read_bytes()
    with pytest.raises(Trouble, match="damaged or incomplete"):
        read_spss(Member("x.sav", data[: len(data) - 60]))
