"""`outsidein gaps`."""

from pathlib import Path
from typing import Annotated

import typer

from .show import COLUMNS_HELP, JSON_HELP, MISSING_HELP, codes, show


def gaps(
    file: Annotated[
        Path, typer.Argument(help="CSV, TSV, XLSX, Parquet or JSON lines, zipped or not.")
    ],
    expected: Annotated[list[str], typer.Option(help=f"Expectation columns. {COLUMNS_HELP}")],
    perceived: Annotated[
        list[str], typer.Option(help="Perception columns, in the order of the expectations.")
    ],
    criteria: Annotated[
        Path | None,
        typer.Option(help="Service file whose criteria say which items belong together."),
    ] = None,
    weights: Annotated[
        list[str] | None,
        typer.Option(help="Columns with each respondent's 100 points, one for each criterion."),
    ] = None,
    missing: Annotated[list[str] | None, typer.Option(help=MISSING_HELP)] = None,
    customer: Annotated[
        str | None, typer.Option(help="Column whose rows belong together in the interval.")
    ] = None,
    json: Annotated[str | None, typer.Option(help=JSON_HELP)] = None,
) -> None:
    """Expectation against perception: by item, by criterion and overall, with intervals.

    Example: outsidein gaps survey.csv --expected '*_expected' --perceived '*_perceived'
    """
    from outsidein.analyst.gaps import gaps as analyse

    result = analyse(
        file,
        expected,
        perceived,
        criteria=criteria,
        weights=weights,
        missing=codes(missing or []),
        customer=customer,
    )
    show(result, json)
