"""Hearing: accounts, repeated rows, scales, codes, directions, and questions."""

import datetime as dt
from pathlib import Path

import pytest

from outsidein import listen
from outsidein.engine.sheet import Sheet
from outsidein.listen import Question
from outsidein.terms.description import ServiceDescription
from outsidein.terms.quality import Criterion, Item, Scale
from outsidein.terms.service import Organization
from outsidein.terms.signal import ColumnTerm as T
from outsidein.terms.signal import Reading
from outsidein.terms.trouble import Trouble


def heard(folder: Path, text: str, **options: object) -> Sheet:
    (folder / "f.csv").write_text(text, encoding="utf-8")
    (sheet,) = listen.hear([folder / "f.csv"], **options).sheets  # type: ignore[arg-type]
    return sheet


def reading(sheet: Sheet, part: str) -> Reading:
    return next(r for r in sheet.readings if part in r.question)


def rated(values: list[int], header: str = "overall") -> str:
    return f"answer_id,{header}\n" + "".join(f"A{i},{v}\n" for i, v in enumerate(values))


LOG = (
    "ticket_id,updated_at,opened_at,sla_met\n"
    "1,2024-01-06 10:00,2024-01-05,true\n"
    "1,2024-01-07 10:00,2024-01-05,false\n"
    "1,2024-01-05 10:00,2024-01-05,true\n"
    "2,2024-01-06 10:00,2024-01-05,true\n"
    ",2024-01-06 10:00,2024-01-05,true\n"
    ",2024-01-06 10:00,2024-01-05,true\n"
    "3,never,2024-01-05,true\n"
)


def test_the_last_event_by_time_counts_and_earlier_ones_are_superseded(tmp_path: Path) -> None:
    sheet = heard(tmp_path, LOG)
    account = sheet.account
    assert (account.rows, account.used, account.superseded, account.rejected) == (7, 4, 2, 1)
    assert sheet.table.column("_line").to_pylist() == [3, 5, 6, 7]
    assert sheet.table.column("sla_met").to_pylist() == [False, True, True, True]


def test_equal_answers_twice_are_one_and_different_ones_a_question(tmp_path: Path) -> None:
    same = heard(tmp_path, "answer_id,overall,recommend\nA1,5,9\nA2,4,8\nA1,5,9\n")
    assert (same.account.used, same.account.superseded) == (2, 1)
    assert reading(same, "last row").decided
    differ = heard(tmp_path, "answer_id,overall,recommend\nA1,5,9\nA2,4,8\nA1,6,9\n")
    assert (differ.account.used, differ.account.superseded) == (2, 1)
    assert not reading(differ, "last row").decided
    each = heard(
        tmp_path, "answer_id,overall,recommend\nA1,5,9\nA2,4,8\nA1,6,9\n", ask=lambda q: "each"
    )
    assert (each.account.used, each.account.superseded) == (3, 0)


@pytest.mark.parametrize(
    ("values", "header", "scale", "decided"),
    [
        ([1, 2, 3, 4, 5] * 5, "overall", Scale(1, 5), True),
        ([1, 2, 3, 4, 5, 6, 7], "overall", Scale(1, 7), True),
        ([3, 4, 5, 6, 7] * 5, "overall", Scale(1, 7), True),
        ([2, 3, 4] * 10, "overall", Scale(1, 5), False),
        ([0, 5, 10] * 3, "recommend", Scale(0, 10), True),
        ([6, 8, 10] * 3, "recommend", Scale(0, 10), True),
        ([1, 2, 3, 4, 5] * 5, "recommend", Scale(1, 5), True),
        ([4, 6, 8, 10] * 5, "overall", Scale(1, 10), False),
        ([1, 5, 10] * 5, "overall", Scale(1, 10), True),
        ([-2, -1, 0, 1, 2] * 10, "overall", Scale(-2, 2), True),
        ([0, 50, 100], "overall", Scale(0, 100), False),
    ],
)
def test_scales_by_the_answers(
    values: list[int], header: str, scale: Scale, decided: bool, tmp_path: Path
) -> None:
    sheet = heard(tmp_path, rated(values, header))
    assert sheet.columns[1].scale == scale
    found = reading(sheet, "Which scale is it?")
    assert (found.decided, found.affects) == (decided, (header,))
    assert bool(found.remedy) is not decided


def test_codes_far_from_the_scale_are_no_answers(tmp_path: Path) -> None:
    sheet = heard(tmp_path, rated([1, 2, 3, 4, 5, 99, -99, -1] * 5))
    assert sheet.columns[1].scale == Scale(1, 5, not_applicable=(-99, -1, 99))
    assert sheet.table.column("overall").null_count == 15
    assert sheet.account.rejected == 0
    evidence = reading(sheet, "Does 99 stand").evidence
    assert evidence == "99 occurs 5 times, far from the other answers (1 to 5)"


def test_a_lone_nine_above_seven_is_asked(tmp_path: Path) -> None:
    text = rated([1, 2, 3, 4, 5, 6, 7, 9] * 5)
    open_one = heard(tmp_path, text)
    assert not reading(open_one, "Does 9 stand").decided
    told = heard(tmp_path, text, ask=lambda q: "not applicable")
    assert reading(told, "Does 9 stand").decided
    assert told.columns[1].scale == Scale(1, 7, not_applicable=(9,))


def test_zero_on_a_scale_to_five_is_asked_and_stays_open_without_an_answer(tmp_path: Path) -> None:
    text = rated([0, 1, 2, 3, 4, 5] * 5)
    sheet = heard(tmp_path, text)
    found = reading(sheet, "Does 0 stand")
    assert (found.decided, found.affects) == (False, ("overall",))
    assert found.evidence.startswith("0 is 16.7% of 30 answers and 1 is 16.7%")
    assert sheet.table.column("overall").null_count == 0
    told = heard(tmp_path, text, ask=lambda q: "not applicable")
    assert told.columns[1].scale == Scale(1, 5, not_applicable=(0,))
    assert told.table.column("overall").null_count == 5


def test_a_stated_scale_rejects_what_lies_outside(tmp_path: Path) -> None:
    described = ServiceDescription(
        criteria=(Criterion("c", "C", items=(Item("i", "?", "e", "p"),)),),
        scale=Scale(1, 7, not_applicable=(0,)),
    )
    sheet = heard(tmp_path, "e,p\n7,0\n8,5\n6,5\n", description=described)
    assert sheet.table.column("p").to_pylist() == [None, 5]
    (reject,) = sheet.rejects
    assert (reject.line, reject.column) == (3, "e")
    assert reject.reason == "8 is outside the scale from 1 to 7"
    assert reject.cells == ("8", "5")


def test_several_bad_cells_reject_one_row_once(tmp_path: Path) -> None:
    sheet = heard(
        tmp_path,
        rated([5, 6, 7, 4])
        .replace("A0,5", "A0,x")
        .replace("\n", ",8\n", 1)
        .replace("overall,8", "overall,recommend")
        .replace("A0,x", "A0,x,y")
        .replace("A1,6", "A1,6,9")
        .replace("A2,7", "A2,7,9")
        .replace("A3,4", "A3,4,3"),
    )
    (reject,) = sheet.rejects
    assert reject.reason == 'not a number (and 1 more bad cell: "recommend")'
    assert sheet.account.rejected == 1


def test_a_rating_that_runs_against_the_others_is_asked(tmp_path: Path) -> None:
    rows = [(i, 1 + i % 7, 1 + (i + i % 2) % 7, 7 - i % 7) for i in range(140)]
    text = "answer_id,q1_perceived,q2_perceived,overall\n" + "".join(
        f"A{a},{b},{c},{d}\n" for a, b, c, d in rows
    )
    found = next(
        r
        for r in heard(tmp_path, text).readings
        if r.column == "overall" and "better" in r.question
    )
    assert not found.decided
    assert "runs against the other ratings" in found.evidence
    told = heard(tmp_path, text, ask=lambda q: "low" if "better" in q.text else None)
    assert told.columns[3].scale == Scale(1, 7, reverse=True)


def test_a_header_can_say_that_the_low_end_is_better(tmp_path: Path) -> None:
    sheet = heard(tmp_path, rated([1, 2, 3, 4, 5] * 5, "Overall (1 = sehr gut)"))
    assert sheet.columns[1].scale == Scale(1, 5, reverse=True)
    assert reading(sheet, "better").decided


def test_days_without_a_day_above_twelve_stay_open(tmp_path: Path) -> None:
    text = "ticket_id,opened_at,resolved_at\n1,5/3/2024,6/3/2024\n2,7/8/2024,8/8/2024\n"
    sheet = heard(tmp_path, text)
    found = [r for r in sheet.readings if "day or the month" in r.question]
    assert [r.decided for r in found] == [False, False]
    assert found[0].evidence == '"5/3/2024" may be either: no day is above 12'
    told = heard(tmp_path, text, ask=lambda q: "month")
    stamp = told.table.column("opened_at").to_pylist()[0]
    assert stamp == dt.datetime(2024, 5, 3, tzinfo=dt.UTC)


def test_another_column_of_the_file_can_show_the_order(tmp_path: Path) -> None:
    text = "ticket_id,opened_at,resolved_at\n1,5/3/2024,16/3/2024\n2,7/8/2024,8/8/2024\n"
    sheet = heard(tmp_path, text)
    found = [r for r in sheet.readings if "day or the month" in r.question]
    assert [r.decided for r in found] == [True, True]
    assert found[0].evidence == 'column "resolved_at" of the same file shows it'


def test_times_are_read_in_the_zone_of_the_organization(tmp_path: Path) -> None:
    text = "ticket_id,opened_at,resolved_at\n1,2024-07-01 12:00,2024-07-01 13:00\n"
    zoned = ServiceDescription(organization=Organization("O", time_zone="Europe/Berlin"))
    sheet = heard(tmp_path, text, description=zoned)
    assert sheet.table.column("opened_at").to_pylist()[0].hour == 10
    assert reading(sheet, "time zone").chosen == "Europe/Berlin"
    assert reading(heard(tmp_path, text), "time zone").chosen == "UTC"


def test_money_is_kept_in_minor_units_with_its_currency(tmp_path: Path) -> None:
    text = "customer_id,annual_value_eur,renewal_date\nC1,1234.56,2025-01-31\nC2,0.1,2025-02-01\n"
    sheet = heard(tmp_path, text)
    assert sheet.table.column("annual_value_eur").to_pylist() == [123456, 10]
    value = sheet.one(T.CONTRACT_VALUE)
    assert value is not None
    assert value.unit == "EUR"
    assert sheet.table.column("renewal_date").to_pylist()[0] == dt.date(2025, 1, 31)


def test_decimal_commas_are_read_and_said(tmp_path: Path) -> None:
    text = "customer_id;annual_value_eur;renewal_date\nC1;1.234,56;31.01.2025\nC2;0,1;01.02.2025\n"
    sheet = heard(tmp_path, text)
    assert sheet.table.column("annual_value_eur").to_pylist() == [123456, 10]
    assert reading(sheet, "comma").chosen == "before decimals"
    assert reading(sheet, "comma").evidence == '"0,1" can only be a decimal comma'


def test_a_marker_for_missing_values_is_said(tmp_path: Path) -> None:
    sheet = heard(tmp_path, "answer_id,overall\nA1,5\nA2,?\nA3,1\n")
    assert sheet.table.column("overall").to_pylist() == [5, None, 1]
    assert reading(sheet, '"?"').affects == ("overall",)


def test_two_worded_answers_become_yes_and_no(tmp_path: Path) -> None:
    text = "answer_id,Satisfaction\nA1,Satisfied\nA2,Neutral or Dissatisfied\n"
    sheet = heard(tmp_path, text)
    assert sheet.table.column("Satisfaction").to_pylist() == [True, False]
    assert reading(sheet, "good one").chosen == '"Satisfied" is the good one'


def test_questions_carry_what_is_needed_to_answer(tmp_path: Path) -> None:
    asked: list[Question] = []

    def ask(question: Question) -> None:
        asked.append(question)

    heard(tmp_path, rated([0, 1, 2, 3, 4, 5] * 5), ask=ask)
    (question,) = asked
    assert question.column == "overall"
    assert [c.answer for c in question.choices] == ["not applicable", "an answer"]
    assert question.default == "an answer"
    assert question.evidence
    assert question.remedy


def test_a_folder_stands_for_its_data_files(tmp_path: Path) -> None:
    for name in ("b.csv", "a.tsv", "README.txt", "truth.json", "service.yaml", "x.py"):
        (tmp_path / name).write_text("answer_id,overall\nA1,5\n")
    data, yamls = listen.split_paths([tmp_path])
    assert [p.name for p in data] == ["a.tsv", "b.csv"]
    assert [p.name for p in yamls] == ["service.yaml"]
    seen: list[tuple[str, float]] = []
    hearing = listen.hear([tmp_path], progress=lambda what, done: seen.append((what, done)))
    assert [s.source for s in hearing.sheets] == ["a.tsv", "b.csv"]
    assert seen == [("a.tsv", 0.0), ("b.csv", 0.5), ("", 1.0)]


def test_files_of_one_name_are_told_apart_by_their_folder(tmp_path: Path) -> None:
    for year in ("2023", "2024"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "f.csv").write_text("answer_id,overall\nA1,5\n")
    hearing = listen.hear([tmp_path / "2023" / "f.csv", tmp_path / "2024" / "f.csv"])
    assert [s.source for s in hearing.sheets] == ["2023/f.csv", "2024/f.csv"]


def test_no_data_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="no data file is given"):
        listen.hear([tmp_path])
