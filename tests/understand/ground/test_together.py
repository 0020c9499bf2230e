"""Files of one kind below one another, blank columns and all."""

from datetime import UTC, datetime
from pathlib import Path

from outsidein import audit, listen, simulate
from outsidein.understand.ground.together import together

TICKETS = "ticket_id,customer_id,opened_at,resolved_at,arrived_at\n"


def sheets(folder: Path, **files: str) -> list:
    paths = []
    for name, rows in files.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text(TICKETS + rows, "utf-8")
    return list(listen.hear(paths).sheets)


def test_a_column_that_is_blank_in_one_file_keeps_the_times_of_the_other(tmp_path: Path) -> None:
    main, other = sheets(
        tmp_path,
        first="T1,C1,2026-01-01 08:00,2026-01-01 09:00,2026-01-01 08:30\n",
        second="T2,C2,2026-01-02 08:00,2026-01-02 09:00,\n",
    )
    found, left = together(main, [main, other])
    assert left == ()
    arrived = found.table.column("arrived_at").to_pylist()
    assert arrived == [datetime(2026, 1, 1, 8, 30, tzinfo=UTC), None]


def test_words_in_one_file_and_times_in_the_other_are_text(tmp_path: Path) -> None:
    main, other = sheets(
        tmp_path,
        first="T1,C1,2026-01-01 08:00,2026-01-01 09:00,2026-01-01 08:30\n",
        second="T2,C2,2026-01-02 08:00,2026-01-02 09:00,not at all\n",
    )
    found, _ = together(main, [main, other])
    first, second = found.table.column("arrived_at").to_pylist()
    assert "2026-01-01" in first
    assert second == "not at all"


def test_a_mended_row_is_read_beside_its_file(tmp_path: Path) -> None:
    simulate.write(tmp_path, seed=1, customers=20, months=3)
    orders = tmp_path / "work_orders.csv"
    head, first, rest = orders.read_text("utf-8").split("\n", 2)
    orders.write_text("\n".join([head, first.replace("2026-04-", "2026-44-"), rest]), "utf-8")
    rejected = tmp_path / "rejects.csv"
    (written,) = listen.rejects.write(rejected, listen.hear([orders]))
    written.write_text(written.read_text("utf-8").replace("2026-44-", "2026-04-"), "utf-8")
    document = audit.run([orders, written])
    accounts = [source.account for source in document.sources]
    assert [a.rejected for a in accounts] == [1, 0]
    assert document.warnings == ()


def test_a_mended_answer_is_read_on_the_scale_of_its_file(tmp_path: Path) -> None:
    """One row does not show its scale: it follows the file that it comes from."""
    simulate.write(tmp_path, seed=1, customers=20, months=3)
    survey = tmp_path / "survey.csv"
    head, first, rest = survey.read_text("utf-8").split("\n", 2)
    cells = first.split(",")
    overall = head.split(",").index('"overall"')
    was, cells[overall] = cells[overall], "good"
    survey.write_text("\n".join([head, ",".join(cells), rest]), "utf-8")
    (written,) = listen.rejects.write(tmp_path / "rejects.csv", listen.hear([survey]))
    text = written.read_text("utf-8")
    assert text.count("good") == 2  # as the value that is wrong, and in its cell
    written.write_text(f",{was},".join(text.rsplit(",good,", 1)), "utf-8")
    first_sheet, mended = listen.hear([survey, written]).sheets
    assert [c.scale for c in mended.columns] == [c.scale for c in first_sheet.columns]
    assert [c.term for c in mended.columns] == [c.term for c in first_sheet.columns]
    assert audit.run([written, survey]).warnings == ()
