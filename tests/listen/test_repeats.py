"""Copies and overlapping exports count once; different rows with the same id stay."""

from pathlib import Path

import pandas as pd

from outsidein import audit, listen

HEAD = "answer_id,customer_id,answered_at,overall,recommend,comment"


def answers(start: int, end: int, change: str = "") -> str:
    rows = [
        f"A{i},C{i % 9},2026-01-{i % 28 + 1:02},{i % 5 + 1},{i % 11},{change or 'so' * (i % 2)}"
        for i in range(start, end)
    ]
    return "\n".join([HEAD, *rows]) + "\n"


def test_a_copy_counts_once_whatever_its_format(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(answers(0, 60))
    pd.read_csv(tmp_path / "a.csv").to_excel(tmp_path / "b.xlsx", index=False)
    first, copy = listen.hear([tmp_path / "a.csv", tmp_path / "b.xlsx"]).sheets
    assert (first.account.used, first.account.superseded) == (60, 0)
    assert (copy.account.rows, copy.account.used, copy.account.superseded) == (60, 0, 60)
    assert copy.readings[-1].evidence == "60 rows stand in a.csv too, the same in every cell"
    alone, both = audit.run([tmp_path / "a.csv"]), audit.run([tmp_path])
    assert [m.estimate for m in both.metrics] == [m.estimate for m in alone.metrics]


def test_overlapping_exports_count_each_answer_once(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(answers(0, 40))
    (tmp_path / "b.csv").write_text(answers(30, 60))
    first, second = listen.hear([tmp_path / "a.csv", tmp_path / "b.csv"]).sheets
    assert (first.account.used, second.account.used, second.account.superseded) == (40, 20, 10)


def test_the_same_id_with_other_cells_is_another_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(answers(0, 40))
    (tmp_path / "b.csv").write_text(answers(0, 40, "other"))
    first, second = listen.hear([tmp_path / "a.csv", tmp_path / "b.csv"]).sheets
    assert (first.account.used, second.account.used) == (40, 40)


def test_rows_without_ids_repeat_only_as_a_whole_file(tmp_path: Path) -> None:
    text = "overall,recommend\n" + "5,9\n4,8\n3,7\n" * 10
    (tmp_path / "a.csv").write_text(text)
    (tmp_path / "b.csv").write_text(text)
    (tmp_path / "c.csv").write_text(text + "1,1\n")
    sheets = listen.hear([tmp_path / f"{n}.csv" for n in "abc"]).sheets
    assert [s.account.used for s in sheets] == [30, 0, 31]


def test_a_link_to_a_file_is_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(answers(0, 40))
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    (sheet,) = listen.hear([tmp_path / "a.csv", tmp_path / "b.csv"]).sheets
    assert sheet.account.used == 40


def test_the_same_columns_with_words_and_with_numbers_are_compared(tmp_path: Path) -> None:
    """One export of a survey with labels and one with codes: no row stands in both."""
    for name, group in (("a.csv", "Promoter"), ("b.csv", "3")):
        rows = "".join(f"A{n},{n % 5 + 1},{group}\n" for n in range(4))
        (tmp_path / name).write_text("answer_id,overall,group\n" + rows)
    first, second = listen.hear([tmp_path / "a.csv", tmp_path / "b.csv"]).sheets
    assert (first.account.used, second.account.used) == (4, 4)
