"""Names are quoted, values bound, and DuckDB neither reads files nor fetches extensions."""

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.engine.sql import connect, query, quote

NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


@settings(deadline=None)
@given(NAMES)
def test_any_name_passes_through_sql(name: str) -> None:
    table = pa.table({name: [1, 2]})
    assert query(f"SELECT sum({quote(name)}) AS s FROM t", {"t": table}).column("s")[0].as_py() == 3


def test_nul_is_refused() -> None:
    with pytest.raises(ValueError, match="NUL"):
        quote("a\0b")


def test_files_are_closed_unless_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a\n1\n")
    with connect() as connection, pytest.raises(duckdb.PermissionException):
        connection.sql("SELECT * FROM read_csv(?)", params=[str(path)]).fetchall()
    with connect(files=True) as connection:
        rows = connection.sql("SELECT * FROM read_csv(?)", params=[str(path)]).fetchall()
    assert rows == [(1,)]


def test_extensions_are_not_fetched() -> None:
    with connect(files=True) as connection:
        settings = dict(
            connection.sql(
                "SELECT name, value FROM duckdb_settings() WHERE name LIKE 'auto%extensions'"
            ).fetchall()
        )
    assert settings == {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }


def test_values_are_bound() -> None:
    table = pa.table({"a": ["x'; DROP TABLE t; --", "y"]})
    found = query("SELECT count(*) AS n FROM t WHERE a = $1", {"t": table}, [table["a"][0].as_py()])
    assert found.column("n").to_pylist() == [1]
