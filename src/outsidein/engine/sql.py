"""DuckDB in process: one way to open it, one way to quote a name.

Values never enter SQL as text, they are bound (`connection.sql(sql, params=[value])`). Names
cannot be bound and pass through `quote`.

    >>> quote('the "best" column')
    '"the ""best"" column"'
"""

import duckdb
import pyarrow as pa


def quote(name: str) -> str:
    """An identifier for SQL, whatever characters it holds."""
    if "\0" in name:
        raise ValueError("a column name cannot hold a NUL character")
    return '"' + name.replace('"', '""') + '"'


def connect(*, files: bool = False) -> duckdb.DuckDBPyConnection:
    """An in-memory database that neither downloads nor loads extensions by itself.

    `files` allows SQL to read files; otherwise it sees only the tables handed to it.
    """
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "enable_external_access": files,
        "python_scan_all_frames": False,
    }
    return duckdb.connect(":memory:", config=settings)


def query(
    sql: str, tables: dict[str, pa.Table], parameters: list[object] | None = None
) -> pa.Table:
    """Run one statement over Arrow tables, given by the name they have in the SQL."""
    with connect() as connection:
        for name, table in tables.items():
            connection.register(name, table)
        return connection.sql(sql, params=parameters or []).to_arrow_table()
