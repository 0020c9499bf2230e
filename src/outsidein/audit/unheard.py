"""Columns that the service file names and no file has."""

from outsidein import listen
from outsidein.engine.sheet import Hearing
from outsidein.terms.description import ServiceDescription

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
        close = f" ({near} is close)" if near != trouble.remedy else ""
        named.append(f'"{trouble.column}"{close}')
    more = f" and {len(troubles) - SHOWN} more" if len(troubles) > SHOWN else ""
    one = len(troubles) == 1
    return (
        f"The service file names {'a column' if one else f'{len(troubles)} columns'} that no file "
        f"has: {', '.join(named)}{more}. What rests on {'it' if one else 'them'} is not computed. "
        "Correct the names, or pass the file that holds them.",
    )
