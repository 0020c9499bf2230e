"""`outsidein metric`."""

from pathlib import Path
from typing import Annotated

import typer

from outsidein.terms.trouble import Trouble

from .scale import assigned, ends, figure
from .show import COLUMNS_HELP, JSON_HELP, MISSING_HELP, codes, show


def metric(
    name: Annotated[str, typer.Argument(help="The metric; `outsidein metrics` lists them.")],
    file: Annotated[
        Path, typer.Argument(help="CSV, TSV, XLSX, Parquet or JSON lines, zipped or not.")
    ],
    column: Annotated[
        list[str] | None,
        typer.Option(
            help=f"What it is computed from; ROLE=COLUMN where it takes several. {COLUMNS_HELP}"
        ),
    ] = None,
    variant: Annotated[
        str | None, typer.Option(help="Which published way; the first one listed is the default.")
    ] = None,
    expected: Annotated[
        list[str] | None, typer.Option(help="For SERVQUAL: expectations, in the order of --column.")
    ] = None,
    weights: Annotated[
        list[str] | None, typer.Option(help="For weighted variants: columns with the points.")
    ] = None,
    scale: Annotated[
        str | None, typer.Option(help="Ends of the scale, LOW:HIGH, where it is not the usual one.")
    ] = None,
    last_of: Annotated[
        str | None,
        typer.Option(help="Event log: count only the last row of each value of this column."),
    ] = None,
    every_event: Annotated[
        bool, typer.Option(help="Count every row, even where the file is a known event log.")
    ] = False,
    set: Annotated[
        list[str] | None,
        typer.Option(help="A setting of the metric, NAME=VALUE, such as from=2024-01-01."),
    ] = None,
    missing: Annotated[list[str] | None, typer.Option(help=MISSING_HELP)] = None,
    customer: Annotated[
        str | None, typer.Option(help="Column whose rows belong together in the interval.")
    ] = None,
    reported: Annotated[
        str | None,
        typer.Option(help="What another tool gave: says which reading of the rows gives it."),
    ] = None,
    reported_variant: Annotated[
        str | None, typer.Option(help="The variant that it is said to be.")
    ] = None,
    reported_period: Annotated[
        str | None, typer.Option(help="Its period, 2025, 2025-Q1 or 2025-03, with --time.")
    ] = None,
    reported_source: Annotated[str | None, typer.Option(help="Who gave it.")] = None,
    time: Annotated[
        str | None, typer.Option(help="Column with the time, which tells periods apart.")
    ] = None,
    json: Annotated[str | None, typer.Option(help=JSON_HELP)] = None,
) -> None:
    """One industry metric by its published definition, with its interval.

    Examples: outsidein metric nps survey.csv --column recommend

    outsidein metric sla log.csv --column met --last-of ticket

    outsidein metric nps survey.csv --column recommend --reported 65

    outsidein metric grr customers.csv --column before=arr_2023 --column after=arr_2024
    """
    from outsidein.analyst.metric import metric as analyse

    if not file.exists() and Path(name).is_file():
        raise Trouble(
            "the metric comes first, then the file",
            remedy=f"Write: outsidein metric {file} {name} ...",
        )
    result = analyse(
        name,
        file,
        column or (),
        variant=variant,
        expected=expected or (),
        weights=weights or (),
        scale=ends(scale),
        last_of=last_of,
        every_event=every_event,
        missing=codes(missing or []),
        customer=customer,
        given=assigned(set or []),
        reported=figure(name, reported, reported_variant, reported_period, reported_source),
        time=time,
    )
    show(result, json)
