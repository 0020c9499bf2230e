"""`outsidein simulate`: an example organization with known truth."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from outsidein import simulate as simulation
from outsidein.simulate import Truth
from outsidein.terms.counting import plural


def simulate(
    directory: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder to write; made where it is missing.")
    ],
    seed: Annotated[int, typer.Option(help="The same seed gives the same bytes.")] = 1,
    customers: Annotated[int, typer.Option(help="How many customers.")] = 800,
    months: Annotated[int, typer.Option(help="How many months, up to June 2026.")] = 18,
    answers: Annotated[
        int | None, typer.Option(help="Survey answers; 10 a customer in 18 months unless given.")
    ] = None,
    tickets: Annotated[
        int | None, typer.Option(help="Work orders; 32 a customer in 18 months unless given.")
    ] = None,
    no_gaps: Annotated[
        bool, typer.Option("--no-gaps", help="Plant nothing: whatever is then found is wrong.")
    ] = False,
) -> None:
    """Write a simulated equipment maker with service contracts, and the truth behind its files.

    Try it: outsidein simulate example, then: outsidein audit example -o report.html
    """
    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed} of {task.total} months"),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bar:
        task = bar.add_task("Simulating", total=months)
        truth = simulation.write(
            directory,
            seed=seed,
            customers=customers,
            months=months,
            answers=answers,
            tickets=tickets,
            plant=not no_gaps,
            progress=lambda done, _: bar.update(task, completed=done),
        )
    Console().print(told(directory, truth), highlight=False, soft_wrap=True)


def told(directory: Path, truth: Truth) -> str:
    """What was written, and what to do with it."""
    orders, answers = int(truth.happened.orders.sum()), truth.happened.answer_count
    planted = "with planted gaps" if truth.plan.plant else "with nothing planted"
    return (
        f"Wrote a simulated organization to {directory}: "
        f"{plural(truth.plan.customers, 'customer')}, "
        f"{plural(orders, 'work order')} and {plural(answers, 'answer')}, {planted}.\n"
        f"The truth behind it is in {directory / 'truth.json'}. "
        f"See it: outsidein audit {directory} -o report.html"
    )
