"""Real files as they are: airline, mobi, the cleaned kiosk survey, with full precision."""

from pathlib import Path

import numpy as np
import pyarrow.compute as pc
import pytest

from outsidein import listen
from outsidein.listen import mapping
from outsidein.terms.quality import Scale, Voice
from outsidein.terms.signal import ColumnTerm, FileKind

pytestmark = pytest.mark.outside

AIRLINE = "airline_passenger_satisfaction.zip/airline_passenger_satisfaction.csv"


def test_airline_zeros_are_open_until_told(outside: Path) -> None:
    path = outside / "data/airline/airline_passenger_satisfaction.zip"
    (sheet,) = listen.hear([path]).sheets
    assert (sheet.source, sheet.kind) == (AIRLINE, FileKind.SURVEY)
    assert (sheet.account.rows, sheet.account.used) == (129_880, 129_880)
    ratings = sheet.of(ColumnTerm.RATING)
    assert len(ratings) == 14
    assert {r.scale for r in ratings} == {Scale(0, 5)}
    (zero,) = [r for r in sheet.readings if not r.decided]
    assert zero.question == "Does 0 stand for not applicable?"
    assert set(zero.affects) == {r.name for r in ratings}
    satisfied = sheet.table.column("Satisfaction")
    assert str(satisfied.type) == "bool"
    delay = sheet.table.column("Arrival Delay")
    assert delay.null_count == 393

    told = listen.hear([path], ask=lambda question: "not applicable").sheets[0]
    assert {r.scale for r in told.of(ColumnTerm.RATING)} == {Scale(1, 5, not_applicable=(0,))}
    complete = np.ones(told.table.num_rows, bool)
    for rating in told.of(ColumnTerm.RATING):
        valid = told.table.column(rating.name).combine_chunks().is_valid()
        complete &= valid.to_numpy(zero_copy_only=False)
    assert complete.sum() == 119_567


def test_a_mapping_tells_airline_zeros_too(outside: Path) -> None:
    text = f'files:\n  "{AIRLINE}":\n    columns:\n      Seat Comfort: {{term: rating, ' \
           "voice: perception, not_applicable: [0]}\n"  # fmt: skip
    path = outside / "data/airline/airline_passenger_satisfaction.zip"
    (sheet,) = listen.hear([path], mapping=mapping.loads(text)).sheets
    column = next(c for c in sheet.columns if c.name == "Seat Comfort")
    assert column.scale == Scale(1, 5, not_applicable=(0,))
    assert pc.min(sheet.table.column("Seat Comfort")).as_py() == 1


def test_mobi_is_a_survey_from_1_to_10(outside: Path) -> None:
    (sheet,) = listen.hear([outside / "data/mobi/mobi.csv"]).sheets
    assert sheet.account.used == 250
    assert [c.scale for c in sheet.columns] == [Scale(1, 10)] * 24
    assert all(r.decided for r in sheet.readings)


def test_the_cleaned_kiosk_survey(outside: Path) -> None:
    (sheet,) = listen.hear([outside / "data/kiosk/kiosk_clean.csv"]).sheets
    assert sheet.account.used == 194
    voices = [c.voice for c in sheet.columns if c.name.startswith("sq")]
    assert voices == [Voice.EXPECTATION, Voice.PERCEPTION] * 24
    assert len(sheet.of(ColumnTerm.IMPORTANCE)) == 24
    (open_one,) = [r for r in sheet.readings if not r.decided]
    assert len(open_one.affects) == 48


def test_golden_files_keep_full_precision(outside: Path) -> None:
    sheet = listen.read_table(outside / "golden/lm10.csv")
    assert sheet.table.column("y").to_pylist()[0] == -0.6595261054897648
    assert sheet.account.used == 5000
