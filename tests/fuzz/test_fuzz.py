"""Hypothesis looks for files that crash the readers or lose rows: shortly, longer when asked."""

import csv
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from laws import account_for, check
from strategies import anything

from outsidein.listen.containers import Member
from outsidein.listen.formats import read_member

SHORT = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(SHORT, max_examples=2000)
"""About a minute for both long runs together on a machine that is not busy."""

Law = Callable[[], None]


@given(anything)
def files(file: tuple[str, bytes]) -> None:
    check(*file)


# Cells that our reader gives back as they are: what it passes over or rejects is left out.
TAME = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffd\ufeff")
TABLES = st.integers(2, 5).flatmap(
    lambda width: st.lists(
        st.lists(st.text(TAME, max_size=6), min_size=width, max_size=width), min_size=1, max_size=9
    )
)


@given(TABLES, st.sampled_from([",", ";", "\t", "|"]), st.sampled_from(["\n", "\r\n"]))
def written_by_python(cells: list[list[str]], delimiter: str, end: str) -> None:
    stream = io.StringIO(newline="")
    header = [f"name {i}" for i in range(len(cells[0]))]
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([header, *cells])
    (raw,) = read_member(Member("a.csv", stream.getvalue().encode("utf-8-sig")))
    filled = [row for row in cells if any(cell.strip() for cell in row)]
    assert raw.rows == len(filled)
    assert not raw.rejects
    assert [list(raw.cells(i)) for i in range(len(filled))] == filled
    account_for(raw)


@pytest.mark.parametrize("law", [files, written_by_python], ids=["files", "written by Python"])
def test_no_crash_and_no_loss(law: Law) -> None:
    SHORT(law)()


@pytest.mark.deep
@pytest.mark.parametrize("law", [files, written_by_python], ids=["files", "written by Python"])
def test_no_crash_and_no_loss_for_longer(law: Law) -> None:
    LONG(law)()
