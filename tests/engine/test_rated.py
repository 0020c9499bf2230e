"""Tickets that customers rated are answers, where no survey was given."""

import datetime as dt

import pyarrow as pa

from outsidein.engine.rated import rated_tickets
from outsidein.engine.sheet import LINE, Hearing, Sheet
from outsidein.terms.description import ServiceDescription
from outsidein.terms.quality import Scale
from outsidein.terms.signal import Column, FileKind, RowAccount
from outsidein.terms.signal import ColumnTerm as T
from outsidein.understand.ground import lay

DAY = dt.datetime(2025, 3, 1, tzinfo=dt.UTC)
TERMS = {"id": T.TICKET, "org": T.CUSTOMER, "made": T.OPENED, "done": T.RESOLVED, "seen": T.TIME}


def tickets(score: pa.Array, scale: Scale | None = None) -> Sheet:
    size = len(score)
    table = pa.table(
        {
            "id": [str(n) for n in range(size)],
            "org": ["A", "B"] * (size // 2),
            "made": pa.array([DAY] * size, pa.timestamp("us", "UTC")),
            "done": pa.array([DAY + dt.timedelta(n + 1) for n in range(size)]),
            "seen": pa.array([DAY + dt.timedelta(99)] * size, pa.timestamp("us", "UTC")),
            "score": score,
            LINE: range(2, size + 2),
        }
    )
    columns = [Column(n, n, i + 1, t, 1.0) for i, (n, t) in enumerate(TERMS.items())]
    columns.append(Column("score", "score", 6, T.OVERALL, 1.0, scale=scale))
    account = RowAccount(size, size)
    return Sheet("t.csv", FileKind.TICKETS, tuple(columns), table, account)


def test_rated_tickets_alone_are_answers_at_the_time_they_were_solved() -> None:
    sheet = tickets(pa.array([True, None, False, None]))
    found = rated_tickets(sheet)
    assert found is not None
    assert found.table.column("id").to_pylist() == ["0", "2"]
    assert (found.account.rows, found.account.used) == (2, 2)
    assert {c.name: c.term for c in found.columns if c.term is T.TIME} == {"done": T.TIME}
    assert sheet.account.rows == 4


def test_a_survey_goes_before_ratings_beside_tickets() -> None:
    sheet = tickets(pa.array([5, 4, None, 1]), Scale(1, 5))
    ground = lay(Hearing((sheet,)), ServiceDescription())
    assert ground.answers is not None
    assert ground.tickets is not None
    assert ground.answers.table.num_rows == 3
    assert ground.tickets.table.num_rows == 4
    survey = Sheet(
        "s.csv", FileKind.SURVEY, (Column("o", "o", 1, T.OVERALL, 1.0, scale=Scale(1, 5)),),
        pa.table({"o": [1, 2], LINE: [2, 3]}), RowAccount(2, 2),
    )  # fmt: skip
    both = lay(Hearing((sheet, survey)), ServiceDescription())
    assert both.answers is not None
    assert both.answers.sheet.source == "s.csv"


def test_nobody_rated_nobody_answered() -> None:
    assert rated_tickets(tickets(pa.array([None, None], pa.bool_()))) is None
    assert rated_tickets(tickets(pa.array(["Good", "Good"]))) is None
    assert rated_tickets(tickets(pa.array([3, 4]))) is None, "a scale that is open gives no number"
