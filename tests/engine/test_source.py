"""Chunks cover every row once, whatever the source."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from outsidein.engine import source
from outsidein.terms.trouble import Trouble

TABLE = pa.table({"x": range(300_000), "t": ["a"] * 300_000})


@pytest.mark.parametrize("group", [7_000, 100_000, 300_000])
def test_parquet_in_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int) -> None:
    monkeypatch.setattr(source, "MOST_ROWS", source.LEAST_ROWS)
    path = tmp_path / "rows.parquet"
    pq.write_table(TABLE, path, row_group_size=group)
    chunks = list(source.open_rows(path).chunks(["t", "x"]))
    assert len(chunks) > 2
    assert [c.first for c in chunks] == [c.table["x"][0].as_py() for c in chunks]
    assert sum(c.table.num_rows for c in chunks) == 300_000
    assert chunks[0].table.column_names == ["t", "x"]


def test_streams_and_relations_in_chunks() -> None:
    with duckdb.connect() as connection:
        connection.register("rows_in", TABLE)
        for opened in (
            source.open_rows(TABLE.to_reader(max_chunksize=10_000)),
            source.open_rows(connection.sql("FROM rows_in")),
        ):
            chunks = list(opened.chunks(["x"]))
            assert [c.first for c in chunks] == [c.table["x"][0].as_py() for c in chunks]
            assert sum(c.table.num_rows for c in chunks) == 300_000


def test_a_stream_can_be_read_again_from_a_file() -> None:
    opened = source.open_rows(TABLE.to_reader(), "mine")
    with source.readable_again(opened, ["x"]) as again:
        for _ in range(2):
            assert sum(c.table.num_rows for c in again.chunks(["x"])) == 300_000
        assert (again.name, again.count) == ("mine", 300_000)


def test_broken_and_absent_files_are_trouble(tmp_path: Path) -> None:
    broken = tmp_path / "broken.parquet"
    broken.write_bytes(b"PAR1 this is not Parquet")
    for path in (broken, tmp_path / "absent.parquet"):
        with pytest.raises(Trouble, match="cannot be read") as caught:
            source.open_rows(path)
        assert caught.value.source == path.name
