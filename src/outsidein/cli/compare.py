"""`outsidein compare`: two audits side by side."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from outsidein.terms.placing import put_text

from .telling import Targets, put_json


def compare(
    before: Annotated[
        Path, typer.Argument(metavar="EARLIER", help="Findings of the earlier audit (--json).")
    ],
    after: Annotated[
        Path, typer.Argument(metavar="LATER", help="Findings of the later audit (--json).")
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the comparison as one HTML file.")
    ] = None,
    json: Annotated[
        str | None, typer.Option(help="Write the comparison as JSON; - is standard output.")
    ] = None,
    language: Annotated[str, typer.Option(help="en or de.")] = "en",
) -> None:
    """See what changed between two audits, for whom, and what came of the options.

    Example: outsidein compare spring.json autumn.json -o changed.html
    """
    from outsidein.audit.comparison import compare as compared
    from outsidein.audit.flow import known
    from outsidein.report.comparison.page import html
    from outsidein.report.comparison.terminal import terminal
    from outsidein.report.findings import plain
    from outsidein.report.read_back import read
    from outsidein.terms.language import say, speaking

    Targets(output, json).check()
    with speaking(known(language)):
        found = compared(read(before), read(after))
    if output is not None:
        put_text(output, html(found))
    if json is not None:
        put_json(json, plain(found))
    console = Console(stderr=json == "-", highlight=False)
    console.print(terminal(found))
    if output is not None:
        with speaking(found.language):
            told = say("Comparison: {file}", file=output)
        console.print(told, soft_wrap=True, markup=False)
