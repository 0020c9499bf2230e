"""`outsidein audit`: the main job."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from outsidein.terms.trouble import Trouble

from .questions import asker, interactive
from .telling import MOST_PAGES, Targets, tell

SLOW = 1.0
"""Seconds after which a progress bar appears."""


def audit(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILES...",
            help="Survey, tickets, contracts, indicators, a service file; or a folder of them.",
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write the report as one HTML file.")
    ] = None,
    json: Annotated[
        str | None, typer.Option(help="Write the findings as JSON; - is standard output.")
    ] = None,
    pdf: Annotated[
        Path | None,
        typer.Option(help="Write the report as PDF; needs the extra: outsidein\\[pdf]."),
    ] = None,
    xlsx: Annotated[
        Path | None,
        typer.Option(help="Write the findings as an Excel workbook, a sheet for each part."),
    ] = None,
    pages: Annotated[
        Path | None,
        typer.Option(help="Write a folder: the report, a page for each service and customer."),
    ] = None,
    all_pages: Annotated[
        bool,
        typer.Option(
            "--all-pages",
            help="With --pages: a page for every customer, not only those named or under contract "
            f"and at most {MOST_PAGES:,}.",
        ),
    ] = False,
    mapping: Annotated[
        Path | None,
        typer.Option(help="What files and columns mean, as `outsidein inspect --save` wrote it."),
    ] = None,
    rejects: Annotated[
        Path | None, typer.Option(help="Write rows that could not be read, to be corrected.")
    ] = None,
    no_ask: Annotated[
        bool, typer.Option("--no-ask", help="Never ask; what is undecided is left out.")
    ] = False,
    minimum: Annotated[
        list[str] | None,
        typer.Option(help="A minimum of answers, as name=n (repeatable), such as gap=30."),
    ] = None,
    language: Annotated[str, typer.Option(help="The language of the report: en or de.")] = "en",
    watched: Annotated[
        bool,
        typer.Option("--watch", help="Audit again whenever one of the files changes."),
    ] = False,
    now: Annotated[
        str | None, typer.Option(help="The time stamp, ISO 8601; SOURCE_DATE_EPOCH does too.")
    ] = None,
) -> None:
    """See where promised value is lost, for whom, what it is worth and what to do next.

    Any one file is enough for what it can say.

    Example: outsidein audit survey.csv tickets.csv contracts.csv service.yaml -o report.html
    """
    targets = Targets(output, json, pdf, xlsx, pages)
    targets.check(rejects)
    asked = {
        "mapping": mapping,
        "now": moment(now),
        "minimums": least(minimum or []),
        "pages": 0 if pages is None else None if all_pages else MOST_PAGES,
        "language": language,
    }

    def run() -> None:
        _audit(files, targets, rejects, asked, silent=no_ask or not interactive())

    if not watched:
        run()
        return
    from .watching import watch

    watch(files, targets.files(rejects), run, Console(stderr=True, highlight=False))


def _audit(
    files: list[Path],
    targets: Targets,
    rejects: Path | None,
    asked: dict[str, Any],
    *,
    silent: bool,
) -> None:
    """One audit: read, compute, write and tell, with a bar where it takes long."""
    from outsidein.listen.parsing.room import ROOM

    # The process that reads files gets ready while the rest is loaded.
    ROOM.start()
    from outsidein import audit as auditing
    from outsidein.listen import rejects as rejected

    console = Console(stderr=True, highlight=False)
    bar = progress_bar(console)
    timer = Timer(SLOW, bar.start)
    timer.daemon = True
    task = bar.add_task("Reading", total=1.0)

    def quiet() -> None:
        timer.cancel()
        bar.stop()

    timer.start()
    try:
        found = auditing.audit(
            files,
            ask=None if silent else asker(console, quiet),
            progress=lambda what, done: bar.update(task, description=what, completed=done),
            **asked,
        )
    finally:
        quiet()
    document = found.document
    if rejects is not None:
        written = rejected.write(rejects, found.hearing)
        document = replace(document, rejects_file=", ".join(p.name for p in written))
    tell(document, targets)


def progress_bar(console: Console) -> Progress:
    """A bar that shows what is being done; it appears once it is started."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def moment(text: str | None) -> datetime | None:
    """An ISO 8601 time; without an offset it is UTC."""
    if text is None:
        return None
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        raise Trouble(
            f'"{text}" is no time', remedy="Write it as 2026-03-01T12:00:00+01:00."
        ) from None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def least(stated: list[str]) -> dict[str, int]:
    """Minimums as they are given on the command line."""
    found = {}
    for text in stated:
        name, sign, number = text.partition("=")
        if not sign or not (number.isdecimal() and number.isascii()):
            raise Trouble(f'"{text}" is no minimum', remedy="Write it as name=n, such as gap=30.")
        found[name.strip()] = int(number)
    return found
