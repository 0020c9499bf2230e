"""`outsidein questionnaire`: a ready questionnaire for the criteria of a service file."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from outsidein.cli.init import CriteriaSet
from outsidein.terms.description import ServiceDescription


class Format(StrEnum):
    """How the questionnaire is printed."""

    MARKDOWN = "md"
    CSV = "csv"
    TEXT = "txt"


def questionnaire(
    path: Annotated[
        Path | None, typer.Argument(help="A service file; without one, a criteria set is asked.")
    ] = None,
    format_: Annotated[
        Format, typer.Option("--format", help="Markdown, CSV or plain text.")
    ] = Format.MARKDOWN,
    criteria: Annotated[
        CriteriaSet, typer.Option(help="The criteria set where no service file is given.")
    ] = CriteriaSet.GRONROOS,
    zone: Annotated[
        bool,
        typer.Option("--zone", help="Ask the least that is accepted and what is wished for, too."),
    ] = False,
    source: Annotated[
        bool, typer.Option("--source", help="Ask where the expectation comes from, too.")
    ] = False,
) -> None:
    """Print a questionnaire whose column names the audit recognizes, worded by us, free to use."""
    from outsidein import servicefile
    from outsidein.servicefile import questionnaire as asked
    from outsidein.servicefile.asking import as_csv, as_markdown, as_text

    if path is not None:
        description = servicefile.load(path)
    else:
        description = ServiceDescription(criteria=servicefile.criteria_sets[criteria.value])
    show = {Format.MARKDOWN: as_markdown, Format.CSV: as_csv, Format.TEXT: as_text}[format_]
    questions = asked(description, zone=zone, source=source)
    sys.stdout.write(show(questions).rstrip("\n") + "\n")
