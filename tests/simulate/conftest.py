"""One organization with planted gaps and one without, written once for all tests here."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from outsidein.simulate import Truth, write


@dataclass(frozen=True)
class Example:
    """A written organization: its folder and its truth."""

    folder: Path
    truth: Truth

    def sql(self, query: str) -> list[tuple]:
        """Rows of a query; file names such as {survey} stand for the CSV files."""
        names = ("survey", "work_orders", "contracts", "employees", "indicators")
        files = {
            name: f"read_csv('{self.folder / name}.csv', sample_size=-1, nullstr='')"
            for name in names
        }
        return duckdb.connect().sql(query.format(**files)).fetchall()


@pytest.fixture(scope="session")
def planted(tmp_path_factory) -> Example:
    folder = tmp_path_factory.mktemp("planted")
    return Example(folder, write(folder, seed=11, customers=400))


@pytest.fixture(scope="session")
def even(tmp_path_factory) -> Example:
    folder = tmp_path_factory.mktemp("even")
    return Example(folder, write(folder, seed=11, customers=400, plant=False))
