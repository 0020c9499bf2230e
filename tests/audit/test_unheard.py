"""What the service file names and no file has is told in the report."""

from pathlib import Path

from outsidein import audit
from outsidein.audit.unheard import passed_over

SURVEY = "answer_id,customer_id,overall,recommend\n" + "".join(
    f"A{i},C{i % 7},{i % 5 + 1},{i % 11}\n" for i in range(60)
)


def warned(folder: Path, service: str) -> tuple[str, ...]:
    (folder / "survey.csv").write_text(SURVEY)
    (folder / "service.yaml").write_text(service)
    return audit.run([folder / "survey.csv", folder / "service.yaml"]).warnings


def test_a_misspelt_column_is_told_with_the_one_it_may_mean(tmp_path: Path) -> None:
    (warning,) = warned(tmp_path, "answers: {overall: overal}\n")
    assert warning == (
        'The service file names a column that no file has: "overal" ("overall" is close). What '
        "rests on it is not computed. Correct the name, or pass the file that holds it."
    )


def test_many_columns_are_counted(tmp_path: Path) -> None:
    answers = ", ".join(f"{t}: nowhere {t}" for t in ("time", "user", "team", "site", "service"))
    (warning,) = warned(tmp_path, f"answers: {{{answers}, state: x y, comment: z z}}\n")
    assert warning.startswith("The service file names 7 columns that no file has:")
    assert "and 1 more. What rests on them is not computed." in warning


def test_nothing_is_told_where_all_is_there(tmp_path: Path) -> None:
    assert warned(tmp_path, "answers: {overall: over*}\n") == ()


def test_columns_of_tickets_are_no_mistake_where_only_a_survey_was_given(tmp_path: Path) -> None:
    service = "measures:\n  - {id: wait, name: Wait, unit: h, direction: less, column: waited}\n"
    assert warned(tmp_path, service) == ()
    (tmp_path / "tickets.csv").write_text(
        "ticket_id,opened_at,resolved_at\nT1,2026-01-05,2026-01-06\nT2,2026-01-07,2026-01-08\n"
    )
    files = [tmp_path / "tickets.csv", tmp_path / "service.yaml"]
    assert 'names a column that no file has: "waited"' in audit.run(files).warnings[0]


def test_files_that_no_reader_takes_are_named(tmp_path: Path) -> None:
    for name in ("survey.csv", "logo.png", "notes.docx", "report.html", ".hidden", "README.txt"):
        (tmp_path / name).write_text("customer,overall\nA,5\n", encoding="utf-8")
    (warning,) = passed_over([tmp_path])
    assert warning == (
        "2 files in the folder were passed over, because their names are none of a table: "
        "logo.png, notes.docx."
    )
    assert passed_over([tmp_path / "survey.csv"]) == ()
