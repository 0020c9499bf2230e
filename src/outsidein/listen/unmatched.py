"""Columns that the service file names and no file has."""

import difflib

from outsidein.engine.sheet import Hearing
from outsidein.terms.description import ServiceDescription
from outsidein.terms.heading import find_columns
from outsidein.terms.trouble import Trouble

from .recognize.described import mentioned
from .select import plain


def unmatched(description: ServiceDescription, hearing: Hearing) -> tuple[Trouble, ...]:
    """One trouble for each header of the service file that no sheet has, with the closest one.

    They are told, not raised: a service file may describe more than the files at hand hold.
    """
    names = [c.header for sheet in hearing.sheets for c in sheet.columns]
    headers = {plain(name): name for name in names}
    found = []
    for header, what in mentioned(description).items():
        if find_columns(header, names):
            continue
        near = difflib.get_close_matches(plain(header), list(headers), 1, 0.6)
        remedy = f'Did you mean "{headers[near[0]]}"?' if near else "Pass the file that holds it."
        found.append(
            Trouble(
                f'no file has the column "{header}" of {what}',
                remedy=remedy,
                source=description.source or None,
                column=header,
            )
        )
    return tuple(found)
