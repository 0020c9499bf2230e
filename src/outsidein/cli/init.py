"""`outsidein init`: a commented service file to fill in."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from outsidein.terms.placing import check_place, put_text
from outsidein.terms.trouble import Trouble


class CriteriaSet(StrEnum):
    """The criteria that a new service file starts from."""

    GRONROOS = "gronroos"
    RATER = "rater"
    OWN = "own"


def init(
    path: Annotated[Path, typer.Argument(help="The file to write.")] = Path("service.yaml"),
    criteria: Annotated[
        CriteriaSet,
        typer.Option(help="Grönroos' six criteria, the five of RATER, or your own."),
    ] = CriteriaSet.GRONROOS,
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
) -> None:
    """Write a commented service file to fill in. It loads as it is; every block is optional."""
    from outsidein.servicefile import template

    text = template(criteria.value)
    if path.is_file() and not force:
        raise Trouble(
            "is there already.",
            remedy="Choose another name, or overwrite it with --force.",
            source=str(path),
        )
    check_place(path)
    put_text(path, text)
    typer.echo(f"Wrote {path}. Fill in what you know, then: outsidein audit FILES... {path}")
