"""Whatever bytes or cells come, every row is used, superseded or rejected."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.engine.sheet import Sheet
from outsidein.listen.containers import Member
from outsidein.listen.formats import read_member
from outsidein.listen.hear import hear_table
from outsidein.terms.trouble import Trouble

HEADERS = (
    "answer_id", "customer_id", "answered_at", "q_1_expected", "q_1_perceived", "overall",
    "recommend", "annual_value_eur", "sla_met", "month", "waiting_minutes",
)  # fmt: skip
CELL = st.one_of(
    st.sampled_from(
        ["", " ", "?", "NA", "5", "7", "-1", "99", "-99", "0", "1e400", "inf", "nan", "१२३",
         "1_000",
         "1,5", "1.234", "1,234", "true", "ja", "2024-03-05", "5/3/2024", "13/3/2024", "3/13/2024",
         "2024-02-30", "2024-03-05T10:00:00Z", "9999-12-31", "0000-00-00", "0001-01-01 00:00",
         "2024-03", "=1+1", "'x", "-", "\u2028", "é", "9223372036854775808", "-0", "٣", "1 234,5"]
    ),
    st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6),
    st.integers(-3, 12).map(str),
)  # fmt: skip
ROWS = st.lists(st.lists(CELL, min_size=11, max_size=11), min_size=1, max_size=12)


def accounted(sheet: Sheet) -> bool:
    account = sheet.account
    return (
        account.rows == account.used + account.superseded + account.rejected
        and account.rejected == len(sheet.rejects)
        and account.used == sheet.table.num_rows
    )


@settings(max_examples=120, deadline=None)
@given(ROWS)
def test_any_cells_under_known_headers(rows: list[list[str]]) -> None:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([HEADERS, *rows])
    (raw,) = read_member(Member("cells.csv", stream.getvalue().encode()))
    sheet = hear_table(raw)
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    assert sheet.account.rows == len(filled)
    assert accounted(sheet)
    sheet.table.validate(full=True)


@settings(max_examples=120, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"a,b\n", b"{", b"PAR1", b"PK\x03\x04"]))
def test_any_bytes(data: bytes, start: bytes) -> None:
    try:
        tables = list(read_member(Member("bytes.csv", start + data)))
        sheets = [hear_table(raw) for raw in tables]
    except Trouble:
        return
    assert all(accounted(sheet) for sheet in sheets)
