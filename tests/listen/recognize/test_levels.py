"""The least that is accepted and what is wished for, told from the expectation itself."""

from pathlib import Path

import pytest

from outsidein import listen
from outsidein.engine.sheet import Sheet
from outsidein.terms.description import ServiceDescription
from outsidein.terms.quality import Criterion, Item, Scale, Voice
from outsidein.terms.signal import ColumnTerm as T

ROWS = "6,4,7,5\n5,3,6,6\n7,5,7,4\n4,2,6,1\n" * 10


def heard(folder: Path, header: str, rows: str, description: ServiceDescription) -> Sheet:
    (folder / "f.csv").write_text(f"{header}\n{rows}", encoding="utf-8")
    (sheet,) = listen.hear([folder / "f.csv"], description=description).sheets
    return sheet


def meanings(sheet: Sheet) -> list[tuple[T, Voice | None, str | None]]:
    return [(c.term, c.voice, c.item) for c in sheet.columns]


def test_the_questionnaires_own_names_are_known_and_share_the_scale(tmp_path: Path) -> None:
    speed = Criterion("speed", "Speed", items=(Item("s", "Fast"),))
    description = ServiceDescription(criteria=(speed,), scale=Scale(1, 9))
    sheet = heard(tmp_path, "s_expected,s_adequate,s_desired,s_perceived", ROWS, description)
    assert meanings(sheet) == [
        (T.RATING, Voice.EXPECTATION, "s"),
        (T.ADEQUATE, None, "s"),
        (T.DESIRED, None, "s"),
        (T.RATING, Voice.PERCEPTION, "s"),
    ]
    assert {c.criterion for c in sheet.columns} == {"speed"}
    assert {c.scale for c in sheet.columns} == {Scale(1, 9)}


def test_the_service_file_names_them(tmp_path: Path) -> None:
    item = Item("s", "Fast", "Q1", "Q4", adequate="Q2", desired="Q3*")
    description = ServiceDescription(criteria=(Criterion("speed", "Speed", items=(item,)),))
    sheet = heard(tmp_path, "Q1,Q2,Q3. What do you wish for?,Q4", ROWS, description)
    assert [c.term for c in sheet.columns] == [T.RATING, T.ADEQUATE, T.DESIRED, T.RATING]


@pytest.mark.parametrize(
    "header",
    [
        "speed expected,speed minimum acceptable,speed desired,speed perceived",
        "speed_1_expected,speed_1_adequate,speed_1_desired,speed_1_perceived",
    ],
)
def test_words_in_headers_tell_them(tmp_path: Path, header: str) -> None:
    sheet = heard(tmp_path, header, ROWS, ServiceDescription())
    assert [c.term for c in sheet.columns] == [T.RATING, T.ADEQUATE, T.DESIRED, T.RATING]
    assert len({c.item for c in sheet.columns}) == 1
    assert len({c.criterion for c in sheet.columns}) == 1


def test_desired_alone_is_the_expectation(tmp_path: Path) -> None:
    rows = "6,4\n5,3\n7,5\n4,2\n" * 10
    sheet = heard(tmp_path, "speed desired,speed perceived", rows, ServiceDescription())
    assert meanings(sheet)[0] == (T.RATING, Voice.EXPECTATION, "speed")


def test_a_minimum_without_a_perception_is_no_level(tmp_path: Path) -> None:
    rows = "A1,6,4\nA2,5,3\nA3,7,5\n" * 10
    sheet = heard(tmp_path, "answer id,minimum stock,overall", rows, ServiceDescription())
    assert sheet.columns[1].term is not T.ADEQUATE


@pytest.mark.parametrize(
    "header",
    [
        "expectation_source",
        "Where does your expectation come from?",
        "Where does what you expect of this service come from most of all?",
        "Woher kommt Ihre Erwartung?",
    ],
)
def test_the_question_about_the_source(tmp_path: Path, header: str) -> None:
    rows = "6,4,past experience\n5,3,need\n7,5,promise\n4,2,\n" * 10
    description = ServiceDescription()
    sheet = heard(tmp_path, f"speed expected,speed perceived,{header}", rows, description)
    assert sheet.columns[2].term is T.EXPECTATION_SOURCE
