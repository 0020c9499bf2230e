"""What was given and not heard: columns that no file has, files that no reader takes."""

from collections.abc import Sequence
from pathlib import Path

from outsidein import listen
from outsidein.engine.sheet import Hearing
from outsidein.terms.description import ServiceDescription
from outsidein.terms.language import say, say_many

SHOWN = 6
"""So many columns are named; the rest are counted."""


def unheard(description: ServiceDescription, heard: Hearing) -> tuple[str, ...]:
    """One warning that names the columns, each with the closest header there is.

    Columns of files that were not given at all are no mistake; what is missing tells of them.
    """
    troubles = listen.unmatched(description, heard, of_these_kinds=True)
    if not troubles:
        return ()
    named = []
    for trouble in troubles[:SHOWN]:
        near = trouble.remedy.removeprefix("Did you mean ").removesuffix("?")
        quoted = f'"{trouble.column}"'
        is_close = near != trouble.remedy
        named.append(
            say("{column} ({near} is close)", column=quoted, near=near) if is_close else quoted
        )
    shown = ", ".join(named)
    if len(troubles) > SHOWN:
        shown = say("{columns} and {more} more", columns=shown, more=len(troubles) - SHOWN)
    return (
        say_many(
            "The service file names a column that no file has: {columns}. What rests on it is not "
            "computed. Correct the name, or pass the file that holds it.",
            "The service file names {n} columns that no file has: {columns}. What rests on them is "
            "not computed. Correct the names, or pass the file that holds them.",
            len(troubles),
            columns=shown,
        ),
    )


def passed_over(paths: Sequence[Path | str]) -> tuple[str, ...]:
    """One warning that names the files of folders that were not read; a single path is always."""
    files = listen.passed_over(paths)
    if not files:
        return ()
    shown = ", ".join(file.name for file in files[:SHOWN])
    if len(files) > SHOWN:
        shown = say("{columns} and {more} more", columns=shown, more=len(files) - SHOWN)
    return (
        say_many(
            "A file in the folder was passed over, because its name is none of a table: {files}.",
            "{n} files in the folder were passed over, because their names are none of a table: "
            "{files}.",
            len(files),
            files=shown,
        ),
    )
