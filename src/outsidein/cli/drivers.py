"""`outsidein drivers`."""

from pathlib import Path
from typing import Annotated

import typer

from .show import COLUMNS_HELP, JSON_HELP, MISSING_HELP, codes, show


def drivers(
    file: Annotated[
        Path, typer.Argument(help="CSV, TSV, XLSX, Parquet or JSON lines, zipped or not.")
    ],
    outcome: Annotated[
        str, typer.Option(help="What is to be explained: a column, or COLUMN=VALUE for a share.")
    ],
    on: Annotated[list[str], typer.Option(help=f"The drivers. {COLUMNS_HELP}")],
    missing: Annotated[list[str] | None, typer.Option(help=MISSING_HELP)] = None,
    segment: Annotated[
        str | None, typer.Option(help="Look within these groups; their means are taken out first.")
    ] = None,
    customer: Annotated[
        str | None, typer.Option(help="Column whose rows belong together in the interval.")
    ] = None,
    json: Annotated[str | None, typer.Option(help=JSON_HELP)] = None,
) -> None:
    """Which ratings go together with an outcome: R² divided exactly (LMG), with intervals.

    Example: outsidein drivers flights.zip --outcome 'Satisfaction=Satisfied' --on '#10:#23'
    --missing 0
    """
    from outsidein.analyst.drivers import drivers as analyse

    result = analyse(
        file, outcome, on, missing=codes(missing or []), segment=segment, customer=customer
    )
    show(result, json)
