"""Where a result goes: readable in the terminal, JSON in a file or on standard output."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from outsidein.terms.placing import check_place, put_text

if TYPE_CHECKING:
    from outsidein.analyst.result import Result

JSON_HELP = "Write the result as JSON to this file; `-` for standard output."
COLUMNS_HELP = (
    "Columns: names with commas between (quoted as in CSV), positions #4 or #4:#50:2, or patterns "
    "such as 'q*_2'; may be repeated."
)
MISSING_HELP = "A value that stands for no answer, such as 0 or 99; may be repeated."


def show(result: "Result", json: str | None) -> None:
    """Print the result; with `-` only its JSON, so that a pipe gets nothing else."""
    if json == "-":
        typer.echo(result.to_json())
        return
    Console(highlight=False).print(result)
    if json is not None:
        write_text(Path(json), result.to_json() + "\n")


def write_text(path: Path, text: str) -> None:
    """Put UTF-8 text in place, with a clear error where it cannot be written."""
    check_place(path)
    put_text(path, text)


def codes(values: list[str]) -> list[float | str]:
    """Missing codes as numbers where they are numbers."""
    return [float(value) if _is_number(value) else value for value in values]


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True
