"""Rows that are no plain answers: counted or left out, never lost."""

from dataclasses import replace

import numpy as np

from outsidein.listen.aside import Aside, AsideKind, set_aside
from outsidein.listen.containers import Member
from outsidein.listen.delimited import read_delimited
from outsidein.listen.headings import without_first
from outsidein.listen.question import Decider
from outsidein.listen.raw import Raw

DATA = b"Status,Finished,q\nStatus text,,\nok,yes,5\ntest,yes,4\ntest,no,3\nok,no,2\n"


def raw() -> Raw:
    return without_first(read_delimited(Member("x.csv", DATA)), 1)


def asides() -> list[Aside]:
    previews = np.array([False, True, True, False])
    unfinished = np.array([False, False, True, True])
    return [
        Aside(AsideKind.PREVIEWS, 0, previews, False, "the tool leaves them out"),
        Aside(AsideKind.UNFINISHED, 1, unfinished, True, "the tool counts them"),
    ]


def test_a_second_header_row_is_neither_row_nor_reject() -> None:
    table = raw()
    assert (table.rows, table.rejects) == (4, ())
    assert table.lines.tolist() == [3, 4, 5, 6]
    assert "Status text" not in table.columns[0].dictionary.to_pylist()


def test_the_practice_of_the_tool_is_followed_and_said() -> None:
    decider = Decider()
    kept = set_aside(raw(), asides(), {}, decider)
    assert kept.lines.tolist() == [3, 6]
    found = [(r.line, r.column, r.value) for r in kept.rejects]
    assert found == [(4, "Status", "test"), (5, "Status", "test")]
    assert kept.rows == 4
    assert [(r.chosen, r.decided) for r in decider.readings] == [
        ("they are left out", True), ("they count", True)
    ]  # fmt: skip
    assert decider.readings[1].evidence == (
        '"Finished" says so in 2 of 4 rows; the tool counts them; `unfinished: leave_out` in the '
        "mapping changes it"
    )


def test_the_mapping_may_state_otherwise_and_no_row_is_rejected_twice() -> None:
    stated = {AsideKind.UNFINISHED: "leave_out"}
    kept = set_aside(raw(), asides(), stated, Decider())
    assert [(r.line, r.column) for r in kept.rejects] == [(4, "Status"), (5, "Status"),
                                                          (6, "Finished")]  # fmt: skip
    assert kept.rows == 4
    kept = set_aside(raw(), asides(), {AsideKind.PREVIEWS: "count"}, Decider())
    assert (kept.rejects, kept.rows) == ((), 4)


def test_nothing_aside_asks_nothing() -> None:
    decider = Decider()
    none = [replace(a, rows=np.zeros(4, bool)) for a in asides()]
    assert set_aside(raw(), none, {}, decider).rows == 4
    assert decider.readings == []
