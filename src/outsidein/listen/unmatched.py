"""Columns that the service file names and no file has."""

import difflib

from outsidein.engine.sheet import Hearing
from outsidein.terms.description import ServiceDescription
from outsidein.terms.heading import find_columns
from outsidein.terms.signal import FileKind
from outsidein.terms.trouble import Trouble

from .recognize.described import mentioned
from .select import plain

HOLDERS: dict[str, tuple[FileKind, ...]] = {
    "item": (FileKind.SURVEY,),
    "answer": (FileKind.SURVEY,),
    "measure": (FileKind.TICKETS, FileKind.EVENT_LOG),
    "indicator": (FileKind.INDICATORS,),
}
"""Kinds of file in which the columns of a part of the service file are looked for."""


def unmatched(
    description: ServiceDescription, hearing: Hearing, *, of_these_kinds: bool = False
) -> tuple[Trouble, ...]:
    """One trouble for each header of the service file that no sheet has, with the closest one.

    They are told, not raised: a service file may describe more than the files at hand hold. With
    `of_these_kinds` columns are left out whose kind of file is not among the sheets at all.
    """
    kinds = {sheet.kind for sheet in hearing.sheets}
    names = [c.header for sheet in hearing.sheets for c in sheet.columns]
    headers = {plain(name): name for name in names}
    found = []
    for header, what in mentioned(description).items():
        absent = kinds.isdisjoint(HOLDERS[what.split()[0]])
        if find_columns(header, names) or (of_these_kinds and absent):
            continue
        near = difflib.get_close_matches(plain(header), list(headers), 1, 0.75)
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
