"""Ratings beside tickets: the reading says whether they are heard."""

from pathlib import Path

from outsidein import listen
from outsidein.engine.sheet import Hearing

TICKETS = "Ticket,Customer,Opened,Resolved,Overall satisfaction\n" + "".join(
    f"T{n},C{n % 5},2025-03-{n % 28 + 1:02d},2025-03-{n % 28 + 2:02d},{n % 5 + 1}\n"
    for n in range(27)
)
SURVEY = "Answer,Customer,Time,Overall satisfaction,Would recommend\n" + "".join(
    f"A{n},C{n % 5},2025-03-{n % 28 + 1:02d},{n % 5 + 1},{n % 11}\n" for n in range(30)
)
ASKED = "Are the ratings beside the tickets answers?"


def heard(folder: Path, **files: str) -> Hearing:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return listen.hear([folder / f"{name}.csv" for name in files])


def test_they_are_where_no_survey_is_given(tmp_path: Path) -> None:
    (reading,) = [r for r in heard(tmp_path, tickets=TICKETS).readings if r.question == ASKED]
    assert reading.column == "Overall satisfaction"
    assert reading.chosen.startswith("yes")
    assert reading.decided


def test_a_survey_comes_before_them(tmp_path: Path) -> None:
    hearing = heard(tmp_path, tickets=TICKETS, survey=SURVEY)
    assert [s.kind.value for s in hearing.sheets] == ["tickets", "survey"]
    (reading,) = [r for r in hearing.readings if r.question == ASKED]
    assert reading.chosen.startswith("no")
    assert reading.evidence.startswith("survey.csv is a survey")


def test_tickets_without_ratings_ask_nothing(tmp_path: Path) -> None:
    blank = "\n".join(line.rsplit(",", 1)[0] + "," for line in TICKETS.splitlines()[1:])
    text = TICKETS.splitlines()[0] + "\n" + blank + "\n"
    assert all(r.question != ASKED for r in heard(tmp_path, tickets=text).readings)
