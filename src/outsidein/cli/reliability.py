"""`outsidein reliability`."""

from pathlib import Path
from typing import Annotated

import typer

from .scale import ends
from .show import COLUMNS_HELP, JSON_HELP, MISSING_HELP, codes, show


def reliability(
    file: Annotated[
        Path, typer.Argument(help="CSV, TSV, XLSX, Parquet or JSON lines, zipped or not.")
    ],
    items: Annotated[list[str], typer.Option(help=f"The items. {COLUMNS_HELP}")],
    reverse: Annotated[
        list[str] | None, typer.Option(help="Items worded the other way round, to be turned.")
    ] = None,
    scale: Annotated[
        str | None, typer.Option(help="Ends of the scale for turning, LOW:HIGH, such as 1:7.")
    ] = None,
    missing: Annotated[list[str] | None, typer.Option(help=MISSING_HELP)] = None,
    customer: Annotated[
        str | None, typer.Option(help="Column whose rows belong together in the interval.")
    ] = None,
    json: Annotated[str | None, typer.Option(help=JSON_HELP)] = None,
) -> None:
    """Alpha (raw and standardized) and omega of a set of items.

    Example: outsidein reliability survey.csv --items 'accessibility_*_perceived'
    """
    from outsidein.analyst.reliability import reliability as analyse

    result = analyse(
        file,
        items,
        reverse=reverse or (),
        scale=ends(scale),
        missing=codes(missing or []),
        customer=customer,
    )
    show(result, json)
