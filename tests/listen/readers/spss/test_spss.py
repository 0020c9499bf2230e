"""SPSS: the sample, and a data set with labels as large as surveys are."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat

from outsidein import listen
from outsidein.listen import readers
from outsidein.terms.quality import Scale, Voice
from outsidein.terms.signal import ColumnTerm as T
from outsidein.terms.signal import FileKind


def test_the_sample() -> None:
    """The headers are short names: the terms come from the variable labels."""
    export = next(e for e in readers.registry() if e.slug == "spss")
    (sheet,) = listen.hear(list(export.samples)).sheets
    assert sheet.kind is FileKind.SURVEY
    assert [c.term for c in sheet.columns] == [
        T.ANSWER, T.CUSTOMER, T.TIME, T.SEGMENT, *[T.RATING] * 6, T.OVERALL, T.RECOMMEND, T.COMMENT,
    ]  # fmt: skip
    assert [c.voice for c in sheet.columns[4:10]] == [Voice.EXPECTATION, Voice.PERCEPTION] * 3
    assert {c.scale for c in sheet.columns[4:10]} == {Scale(1, 7, not_applicable=(99,))}
    overall, recommend = sheet.one(T.OVERALL), sheet.one(T.RECOMMEND)
    assert overall is not None
    assert recommend is not None
    assert overall.scale == Scale(1, 5, not_applicable=(9,))
    assert recommend.scale == Scale(0, 10)
    assert sheet.table.column("speed_p").null_count == 1
    assert set(sheet.table.column("segment").to_pylist()) <= {"Hospital", "Practice", "Laboratory"}
    assert all(r.decided for r in sheet.readings)


def test_a_scale_that_runs_down_is_turned_by_its_labels(tmp_path: Path) -> None:
    """German school grades: 1 is the best; nothing is asked, since the labels say so."""
    rng = np.random.default_rng(3)
    base = rng.normal(0, 1, 400)
    grades = {1.0: "sehr gut", 2.0: "gut", 3.0: "befriedigend", 4.0: "ausreichend",
              5.0: "mangelhaft", 6.0: "ungenügend"}  # fmt: skip
    names = {"f1": "Wie zufrieden sind Sie insgesamt?", "f2": "Freundlichkeit (wahrgenommen)",
             "f3": "Schnelligkeit (wahrgenommen)"}  # fmt: skip
    frame = pd.DataFrame(
        {n: np.clip(np.rint(2.5 + base + rng.normal(0, 0.5, 400)), 1, 6) for n in names}
    )
    path = tmp_path / "umfrage.zsav"
    pyreadstat.write_sav(
        frame,
        str(path),
        column_labels=names,
        variable_value_labels=dict.fromkeys(names, grades),
        compress=True,
    )
    (sheet,) = listen.hear([path]).sheets
    assert [c.term for c in sheet.columns] == [T.OVERALL, T.RATING, T.RATING]
    assert {c.scale for c in sheet.columns} == {Scale(1, 6, reverse=True)}
    assert all(r.decided for r in sheet.readings)
    for name in names:
        assert sheet.table.column(name).to_pylist() == frame[name].astype(int).tolist()


def test_two_thousand_answers_are_counted_whole(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    values = rng.integers(1, 6, 2000).astype(float)
    values[:150] = 9
    frame = pd.DataFrame({"id": np.arange(2000.0), "sat": values})
    path = tmp_path / "x.sav"
    pyreadstat.write_sav(
        frame,
        str(path),
        column_labels={"id": "Response ID", "sat": "Overall satisfaction"},
        variable_value_labels={"sat": {1.0: "very bad", 5.0: "very good", 9.0: "no answer"}},
    )
    (sheet,) = listen.hear([path]).sheets
    assert (sheet.account.rows, sheet.account.used, sheet.account.rejected) == (2000, 2000, 0)
    held = sheet.table.column("sat")
    assert held.null_count == 150
    assert sum(held.drop_null().to_pylist()) == values[150:].sum()
