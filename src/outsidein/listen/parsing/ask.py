"""Have a file read in the room, and tell what it ended with."""

import json
import os
import signal
import stat
import struct
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from outsidein.terms.counting import plural
from outsidein.terms.language import language
from outsidein.terms.trouble import Trouble

from ..containers import MOST_BYTES, cannot_open, too_large
from ..empty import Empty
from ..raw import Raw
from . import limits, work
from .carry import frames, plain
from .limits import GIB, Limits
from .room import ROOM
from .task import Layout, Task, Wanted, What

NOT_FILES = (
    (stat.S_ISDIR, "this is a folder", "Name the files in it."),
    (stat.S_ISFIFO, "this is a pipe, not a file", "Write what comes out of it to a file first."),
    (stat.S_ISSOCK, "this is a socket, not a file", "Pass a file."),
    (stat.S_ISCHR, "this is a device, not a file", "Pass a file."),
    (stat.S_ISBLK, "this is a device, not a file", "Pass a file."),
)

OPENING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

TIME_UP = ("SIGALRM", "SIGXCPU", "SIGTERM")
"""Signals that end a worker whose time is up."""

MEMORY_UP = ("SIGABRT", "SIGKILL")
"""Signals that end a worker without memory: by itself, and by the system."""


def read_tables(path: Path, name: str, layouts: Sequence[Layout] = ()) -> list[Raw | Empty]:
    """Every table behind a path; for a file with nothing in it an `Empty` that says so.

    Raises `Trouble` where the file cannot be read within the limits.
    """
    found: list[Raw | Empty] = _read(path, What.TABLES, name, tuple(layouts), Wanted())
    return found


def read_only_table(path: Path, layout: Layout, wanted: Wanted) -> Raw:
    """The only table behind a path. Columns that are not wanted hold empty texts."""
    raw: Raw
    (raw,) = _read(path, What.TABLE, path.name, (layout,), wanted)
    return raw


def read_names(path: Path, layout: Layout) -> tuple[str, ...]:
    """The unique column names of the only table behind a path."""
    (names,) = _read(path, What.NAMES, path.name, (layout,), Wanted())
    return tuple(names)


def _read(
    path: Path, what: What, name: str, layouts: tuple[Layout, ...], wanted: Wanted
) -> list[Any]:
    inside = _opened(path, name)
    try:
        most = limits.limits_for(os.fstat(inside).st_size)
        task = Task(what, name, most, layouts, wanted, language())
        # It has no name, is gone with this process, and its pages can be given back to the disk.
        with tempfile.TemporaryFile(prefix="outsidein-") as out:
            out.write(json.dumps(plain(task)).encode())
            out.flush()
            out.seek(0)
            ended = ROOM.read(inside, out, most.seconds)
            return _outcome(ended, out, name, most)
    finally:
        os.close(inside)


def _opened(path: Path, name: str) -> int:
    """The file, opened; not one that may never end or never begin."""
    try:
        found = path.stat()
        for kind, what, remedy in NOT_FILES:
            if kind(found.st_mode):
                raise Trouble(what, remedy=remedy, source=name)
        if found.st_size > MOST_BYTES:
            raise too_large(name)
        # Not waiting matters where the name has come to lead to a pipe in the meantime.
        return os.open(
            path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        )
    except (OSError, ValueError) as error:
        raise cannot_open(path, error) from error


def _outcome(ended: int, out: BinaryIO, name: str, most: Limits) -> list[Any]:
    """What the worker found; `Trouble` where it ended otherwise."""
    told = _told(out, name) if ended in (work.DONE, work.TROUBLE, work.DEFECT) else []
    if ended == work.DONE:
        return told
    if ended == work.TROUBLE:
        raise told[0]
    if ended == work.DEFECT:
        raise _defect(told, name)
    if ended == work.MEMORY or _signal(ended) in MEMORY_UP:
        raise _memory(name, most)
    if ended == work.OUTPUT:
        raise Trouble(
            f"its tables hold more than is allowed for one file ({most.output / GIB:.3g} GiB)",
            remedy="Delete columns and rows that hold nothing; if all of it is needed, set "
            f"{limits.OUTPUT}={2 * _whole(most.output)} (GiB).",
            source=name,
        )
    if ended == work.DISK:
        raise Trouble(
            f"there is no room left in {tempfile.gettempdir()} for its tables",
            remedy="Free space there, or name another folder in the variable TMPDIR.",
            source=name,
        )
    if _signal(ended) in TIME_UP:
        raise Trouble(
            f"it could not be read within {plural(most.seconds, 'second')}",
            remedy="Save it as CSV or Parquet, or split it; if it only needs more time, set "
            f"{limits.SECONDS}={2 * most.seconds}.",
            source=name,
        )
    raise Trouble(
        f"the process that read it broke off ({_signal(ended)})",
        remedy="Open it in the program that made it, and export it again as CSV or Parquet.",
        source=name,
    )


def _memory(name: str, most: Limits) -> Trouble:
    return Trouble(
        f"reading it needs more memory than is allowed for one file ({most.memory / GIB:.3g} GiB)",
        remedy="Delete stray cells far below or beside the table, or save it as CSV; if all of it "
        f"is needed, set {limits.MEMORY}={2 * _whole(most.memory)} (GiB).",
        source=name,
    )


def _told(out: BinaryIO, name: str) -> list[Any]:
    try:
        return list(frames(out))
    except (ValueError, TypeError, KeyError, OSError, struct.error, pa.ArrowException) as error:
        raise Trouble(
            f"the process that read it gave back what cannot be understood ({error})",
            remedy="Open it in the program that made it, and export it again as CSV or Parquet.",
            source=name,
        ) from error


def _defect(told: list[Any], name: str) -> Trouble:
    """Something that no reader foresaw; what went on inside stands in its notes."""
    what, inside = told[0] if told else ("no message", "")
    trouble = Trouble(
        f"it cannot be read ({what})",
        remedy="Export it again, or as CSV. If that does not help, run again with "
        "OUTSIDEIN_DEBUG=1 and report what it prints.",
        source=name,
    )
    trouble.add_note(inside)
    return trouble


def _whole(size: int) -> int:
    return -(-size // GIB)


def _signal(ended: int) -> str:
    try:
        return signal.Signals(-ended).name
    except ValueError:
        return f"exit code {ended}"
