"""Where a result goes: readable in the terminal, JSON in a file or on standard output."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from outsidein.terms.trouble import Trouble

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
    """Write UTF-8 text, with a clear error where the place cannot be written."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Trouble(
            f"cannot be written: {error.strerror}",
            source=str(path),
            remedy="Name a file in a folder that exists and that you may write to.",
        ) from error


def codes(values: list[str]) -> list[float | str]:
    """Missing codes as numbers where they are numbers."""
    return [float(value) if _is_number(value) else value for value in values]


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True
