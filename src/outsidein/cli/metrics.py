"""`outsidein metrics`."""

from typing import Annotated

import typer

from .show import JSON_HELP, show


def metrics(
    json: Annotated[str | None, typer.Option(help=JSON_HELP)] = None,
) -> None:
    """List the metrics with their variants."""
    from outsidein.analyst.metric import metrics as listed

    show(listed(), json)
