"""Which kind of file it is, by its first bytes, and the reader for it."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from outsidein.terms.language import say
from outsidein.terms.trouble import Trouble

from .columnar import read_parquet
from .containers import Member, members
from .delimited import Stated, read_delimited, read_headers
from .empty import Empty
from .encoding import detect
from .jsonlines import looks_like_json, read_json
from .raw import Raw, unique_names
from .spss import SPSS_SIGNATURES, read_spss
from .width import without_blank_end
from .workbook import WORKBOOK_SIGNATURES, read_workbook

T = TypeVar("T", Member, Raw)

CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
MOST_CONTROL = 0.05
"""Share of control characters from which bytes are no text; random bytes hold twice as many."""

ENOUGH = 256
"""Fewer bytes do not tell."""

FOREIGN = (
    (b"%PDF", "a PDF document", "Export the table as CSV or XLSX."),
    (b"SQLite format 3", "an SQLite database", "Export the table as CSV or Parquet."),
    (b"\x89PNG", "a picture", "Pass the data behind it."),
    (b"\xff\xd8\xff", "a picture", "Pass the data behind it."),
    (b"Rar!", "a RAR archive", "Pack it as .zip, or pass the data file itself."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Pack it as .zip, or pass the data file itself."),
)


def read_path(
    path: Path,
    *,
    name: str | None = None,
    stated: Stated | None = None,
    columns: Sequence[int] | None = None,
) -> Iterator[Raw]:
    """Every table behind a path, read in this process: for files of our own."""
    for member in members(path, name):
        yield from read_member(member, stated=stated, columns=columns)


def read_member(
    member: Member, *, stated: Stated | None = None, columns: Sequence[int] | None = None
) -> Iterator[Raw]:
    """Every table in one data file: one, or one for each sheet of a workbook."""
    for raw in _read_member(member, stated, columns):
        yield raw if columns is not None else without_blank_end(raw)


def _read_member(
    member: Member, stated: Stated | None, columns: Sequence[int] | None
) -> Iterator[Raw]:
    head = member.data[:4096]
    _refuse_foreign(member, head)
    if head.startswith(WORKBOOK_SIGNATURES):
        yield from read_workbook(member)
    elif head.startswith(b"PAR1"):
        yield read_parquet(member)
    elif head.startswith(SPSS_SIGNATURES):
        yield read_spss(member)
    elif looks_like_json(head, member.name):
        yield read_json(member)
    else:
        _refuse_bytes(member, head)
        yield read_delimited(member, stated=stated, columns=columns)


def tables(found: Iterator[Member], stated: Callable[[str], Stated]) -> Iterator[Raw | Empty]:
    """Every table in data files; `stated` tells the layout of a file by its name.

    What holds nothing gives an `Empty`, so that the rest is read all the same.
    """
    try:
        for member in found:
            try:
                yield from read_member(member, stated=stated(member.name))
            except Empty as empty:
                yield empty
    except Empty as empty:
        yield empty


def only_table(
    member: Member, stated: Stated, needed: Callable[[tuple[str, ...]], Sequence[int] | None]
) -> Raw:
    """The only table in a data file; `needed` picks from its unique names the columns to read.

    Delimited text then holds only those columns, which saves time and memory.
    """
    if is_delimited(member):
        _refuse_bytes(member, member.data[:4096])
        names = unique_names(read_headers(member, stated))
        return read_delimited(member, stated=stated, columns=needed(names))
    raw = only(list(read_member(member)), member.name)
    needed(raw.names)
    return raw


def names_of(member: Member, stated: Stated) -> tuple[str, ...]:
    """The unique column names of the only table in a data file."""
    if is_delimited(member):
        _refuse_bytes(member, member.data[:4096])
        return unique_names(read_headers(member, stated))
    return only(list(read_member(member)), member.name).names


def is_delimited(member: Member) -> bool:
    """Whether it is delimited text, which everything is that is nothing else."""
    head = member.data[:4096]
    _refuse_foreign(member, head)
    typed = head.startswith((*WORKBOOK_SIGNATURES, *SPSS_SIGNATURES, b"PAR1"))
    return not (typed or looks_like_json(head, member.name))


def only(found: list[T], name: str) -> T:
    """The only table; `Trouble` with the names where there are several."""
    if len(found) == 1:
        return found[0]
    listed = ", ".join(f.name if isinstance(f, Member) else f.source for f in found[:8])
    if not found:
        raise Empty(say("it holds no table"), remedy=say("Pass a file with data."), source=name)
    raise Trouble(
        f"it holds {len(found)} tables: {listed}",
        remedy="Pass one of them as its own file.",
        source=name,
    )


def _refuse_foreign(member: Member, head: bytes) -> None:
    for signature, what, remedy in FOREIGN:
        if head.startswith(signature):
            raise Trouble(f"this is {what}, not a table", remedy=remedy, source=member.name)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body")):
        raise Trouble(
            "this is a web page or XML, not a table",
            remedy="A download that asks for a sign-in gives such a page: export the file again.",
            source=member.name,
        )


def _refuse_bytes(member: Member, head: bytes) -> None:
    """Raise `Trouble` where bytes that are to be read as text are full of control characters."""
    control = len(head) - len(head.translate(None, CONTROL))
    if len(head) >= ENOUGH and control > MOST_CONTROL * len(head):
        if detect(head).name.startswith(("utf-16", "utf-32")):
            return
        raise Trouble(
            "these bytes are neither text nor a known kind of table",
            remedy="Export the table as CSV, XLSX or Parquet.",
            source=member.name,
        )
