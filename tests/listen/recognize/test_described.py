"""Columns that the service file names: headers, patterns, answers on scales of their own, words."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from outsidein import listen, servicefile
from outsidein.engine.sheet import Sheet
from outsidein.terms.description import ServiceDescription
from outsidein.terms.promise import Measure
from outsidein.terms.quality import Criterion, Direction, Item, Scale, Voice
from outsidein.terms.signal import Column
from outsidein.terms.signal import ColumnTerm as T
from outsidein.terms.trouble import Trouble


def heard(folder: Path, text: str, description: ServiceDescription) -> Sheet:
    (folder / "f.csv").write_text(text, encoding="utf-8")
    (sheet,) = listen.hear([folder / "f.csv"], description=description).sheets
    return sheet


def column(sheet: Sheet, name: str) -> Column:
    return next(c for c in sheet.columns if c.name == name)


def described(*items: Item, **more: object) -> ServiceDescription:
    return ServiceDescription(criteria=(Criterion("price", "Price", items=items),), **more)


QUESTIONS = '"7a. Fair, in short (hoped for)","7b. Fair, in short (found)",whole\n'


def test_patterns_name_columns_by_their_beginning_and_end(tmp_path: Path) -> None:
    item = Item("p", "Fair", expectation="7a.*(hoped for)", perception="7b.*")
    description = described(item, scale=Scale(1, 7), answers={"overall": "WHOLE"})
    sheet = heard(tmp_path, QUESTIONS + "6,5,4\n7,3,2\n" * 30, description)
    expected, perceived, overall = sheet.columns
    assert (expected.term, expected.voice) == (T.RATING, Voice.EXPECTATION)
    assert (perceived.term, perceived.voice) == (T.RATING, Voice.PERCEPTION)
    assert expected.criterion == perceived.criterion == "price"
    assert expected.scale == perceived.scale == Scale(1, 7)
    assert overall.term is T.OVERALL


def test_a_reference_that_fits_two_columns_is_refused(tmp_path: Path) -> None:
    item = Item("p", "Fair", expectation="7*", perception="whole")
    with pytest.raises(Trouble) as refused:
        heard(tmp_path, QUESTIONS + "6,5,4\n", described(item, source="s.yaml"))
    assert refused.value.message.startswith(
        '"7*" of item "p" of criterion "price" fits 2 columns: "7a. Fair, in short (hoped for)"'
    )
    assert refused.value.remedy == "Write more of the header."


def test_items_without_columns_are_found_by_the_names_of_the_questionnaire(tmp_path: Path) -> None:
    text = "value_expected,value_perceived\n" + "6,5\n7,3\n" * 30
    sheet = heard(tmp_path, text, described(Item("value", "Worth it")))
    assert [c.criterion for c in sheet.columns] == ["price", "price"]
    assert [c.voice for c in sheet.columns] == [Voice.EXPECTATION, Voice.PERCEPTION]


def test_measures_may_run_between_columns_that_patterns_name(tmp_path: Path) -> None:
    measure = Measure("wait", "Wait", "h", Direction.LESS, start="when it*", end="when we*")
    description = ServiceDescription(measures=(measure,))
    text = "ticket,when it broke,when we came\n1,2024-01-05 10:00,2024-01-05 12:00\n"
    sheet = heard(tmp_path, text, description)
    assert pa.types.is_timestamp(sheet.table.schema.field("when it broke").type)
    assert listen.unmatched(description, listen.hear([tmp_path / "f.csv"])) == ()


def test_an_answer_has_the_scale_that_is_stated_for_it(tmp_path: Path) -> None:
    description = ServiceDescription(
        scale=Scale(1, 7), answers={"overall": "how*"}, answer_scales={"overall": Scale(1, 5)}
    )
    sheet = heard(tmp_path, "how was it,recommend\n3,9\n4,10\n2,7\n", description)
    assert column(sheet, "how was it").scale == Scale(1, 5)
    assert [r.decided for r in sheet.readings if r.column == "how was it"] == [True]


WORDS = ServiceDescription(
    answers={"overall": "verdict"}, answer_values={"overall": "Mostly Fine"}, source="s.yaml"
)


def test_the_stated_word_counts_as_one_and_every_other_answer_as_nought(tmp_path: Path) -> None:
    text = "verdict,effort\nmostly fine ,2\nawful,3\n,1\nbearable,2\nn/a,1\n"
    sheet = heard(tmp_path, text, WORDS)
    assert sheet.table.column("verdict").to_pylist() == [True, False, None, False, None]
    assert sheet.account.used == 5
    assert column(sheet, "verdict").term is T.OVERALL


def test_a_stated_number_counts_as_one_in_a_typed_column(tmp_path: Path) -> None:
    table = pa.table({"verdict": [5.0, 4.0, None], "effort": [1, 2, 3]})
    pq.write_table(table, tmp_path / "f.parquet")
    description = ServiceDescription(answers={"overall": "verdict"}, answer_values={"overall": "5"})
    (sheet,) = listen.hear([tmp_path / "f.parquet"], description=description).sheets
    assert sheet.table.column("verdict").to_pylist() == [True, False, None]


def test_a_word_that_nobody_answered_is_left_open(tmp_path: Path) -> None:
    sheet = heard(tmp_path, "verdict,effort\nfine,2\nawful,3\n", WORDS)
    (reading,) = (r for r in sheet.readings if not r.decided and r.column == "verdict")
    assert reading.evidence == 'no answer is "Mostly Fine": the answers are "fine", "awful"'
    assert reading.affects == ("verdict",)
    assert reading.remedy == "Correct `value:` of the answer in the service file."


def test_the_raw_kiosk_export_is_read_by_patterns(outside: Path) -> None:
    examples = Path(__file__).parents[2] / "servicefile" / "examples"
    description = servicefile.load(examples / "kiosk_raw.yaml")
    kiosk = outside / "data/kiosk/kiosk.csv"
    hearing = listen.hear([kiosk], description=description)
    (sheet,) = hearing.sheets
    named = [c for c in sheet.columns if c.criterion is not None]
    assert len(named) == 2 * 20
    assert {c.criterion for c in named} == {c.id for c in description.criteria}
    assert {c.scale for c in named} == {Scale(1, 7)}
    overall = sheet.one(T.OVERALL)
    assert overall is not None
    assert overall.scale == Scale(1, 5)
    assert listen.unmatched(description, hearing) == ()
