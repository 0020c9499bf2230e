"""The command line: one file per command, loaded when it is called."""

import os
import sys
from importlib import import_module
from inspect import get_annotations

import typer
from typer.core import TyperGroup

from outsidein import __version__

COMMANDS = {
    "audit": "See where promised value is lost, for whom and what it is worth.",
    "compare": "See what changed between two audits.",
    "simulate": "Write an example organization with known truth.",
    "init": "Write a commented service file to fill in.",
    "questionnaire": "Print a ready questionnaire for the service file's criteria.",
    "inspect": "Say what files are, what their columns mean and what is ambiguous.",
    "drivers": "Which ratings go together with an outcome, by exact LMG.",
    "reliability": "Alpha and omega of a set of items.",
    "gaps": "Expectation against perception, by item and criterion.",
    "metric": "One industry metric by its published definition.",
    "metrics": "List the metrics with their variants and sources.",
}
"""Every command with its one line of help; the code is in the file of the same name."""


class Commands(TyperGroup):
    """Loads a command's file when the command is called, so that start-up stays short."""

    def list_commands(self, ctx: object) -> list[str]:
        """All commands, in the order a new user meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: object, cmd_name: str) -> typer.core.TyperCommand | None:
        """Import the command's file and wrap its function."""
        if cmd_name not in COMMANDS:
            return None
        function = getattr(import_module(f"outsidein.cli.{cmd_name}"), cmd_name)
        for hint in get_annotations(function).values():
            for told in getattr(hint, "__metadata__", ()):
                # Whoever opens a file says better why it cannot be read, and what to do.
                told.readable = False
        single = typer.Typer(add_completion=False, rich_markup_mode="rich")
        single.command(cmd_name, short_help=COMMANDS[cmd_name])(function)
        command = typer.main.get_command(single)
        command.name = cmd_name
        return command  # type: ignore[return-value]


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    help="Where promised value is lost, for whom, what it is worth, and what to do next.",
)


@app.callback(invoke_without_command=True)
def root(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    """Where promised value is lost, for whom, what it is worth, and what to do next."""
    if version:
        typer.echo(f"outsidein {__version__}")
        raise typer.Exit


def main() -> None:
    """Run the command line; a user's error ends in one clear message and exit code 2."""
    from outsidein.cli.failure import explain

    try:
        try:
            app()
        finally:
            # What cannot be written out is told like any other error, and not at the very end.
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        # The reader of a pipe went away (`| head`): nothing is wrong on our side.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        sys.exit(explain(error))
