"""Workbooks (.xlsx, .xls, .xlsb, .ods), read in a child process with limits.

A small workbook can unpack to gigabytes, or name a cell so far away that the whole grid before it
is filled. The child has a bounded memory and time, so that only it ends.
"""

import subprocess
import sys
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from outsidein.terms.trouble import Trouble

from .containers import Member, check_workbook
from .raw import Raw
from .workbook_child import DAMAGED, EMPTY, LARGE, PASSWORD

WORKBOOK_SIGNATURES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
SECONDS = 180

TROUBLES = {
    PASSWORD: (
        "the workbook is protected with a password",
        "Open it with the password and save it without one.",
    ),
    LARGE: (
        "the workbook needs more memory than is allowed for one file",
        "Delete stray cells far below or beside the table, or save it as CSV.",
    ),
    DAMAGED: ("the workbook is damaged", "Open it in a spreadsheet program and save it again."),
    EMPTY: ("the workbook holds no cells", "Put the table, with its header, on a sheet."),
}


def read_workbook(member: Member) -> Iterator[Raw]:
    """Each visible sheet that holds cells; the line of a row is its row number."""
    check_workbook(member)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "outsidein.listen.workbook_child"],
            input=member.data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Trouble(
            f"the workbook could not be read within {SECONDS} seconds",
            remedy="Save it as CSV.",
            source=member.name,
        ) from error
    if done.returncode:
        message, remedy = TROUBLES.get(done.returncode, TROUBLES[LARGE])
        raise Trouble(message, remedy=remedy, source=member.name)
    yield from _sheets(done.stdout, member.name)


def _sheets(output: bytes, source: str) -> Iterator[Raw]:
    """The child writes one Arrow stream after another, one for each sheet."""
    reader = pa.BufferReader(output)
    found = []
    while reader.tell() < len(output):
        with pa.ipc.open_stream(reader) as stream:
            found.append(stream.read_all().combine_chunks())
    for table in found:
        meta = {k.decode(): v.decode() for k, v in table.schema.metadata.items()}
        name = source if len(found) == 1 else f"{source}/{meta['sheet']}"
        columns = [table.column(i) for i in range(table.num_columns)]
        arrays = tuple((c.chunk(0) if c.num_chunks else pa.array([], c.type)) for c in columns)
        yield Raw(
            name,
            tuple(pa.array(table.schema.names[:-1]).to_pylist()) and _headers(meta),
            arrays[:-1],
            arrays[-1].to_numpy().astype(np.int64),
            format="workbook",
            notes=tuple(n for n in meta["notes"].split("\n") if n),
        )


def _headers(meta: dict[str, str]) -> tuple[str, ...]:
    return tuple(meta["headers"].split("\x1f"))
