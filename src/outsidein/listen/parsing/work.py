"""What the worker does: bound itself, read one file, write what it found."""

import contextlib
import errno
import json
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from importlib.abc import MetaPathFinder
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from outsidein.terms.language import speaking
from outsidein.terms.trouble import Trouble

from .. import formats
from ..containers import Member, contents, unpacked
from ..raw import Raw
from .carry import put, put_raw, put_trouble, shaped
from .limits import Limits
from .task import Task, What

DONE, TROUBLE, DEFECT, MEMORY, OUTPUT, DISK = 0, 10, 11, 12, 13, 14
"""How a worker ends."""


def work(inside: int, outside: int) -> int:
    """Read the open file `inside` as the task in the open file `outside` says.

    What is found replaces the task there. Returns how it ended.
    """
    with os.fdopen(outside, "rb", closefd=False) as stated:
        task: Task = shaped(Task, json.loads(stated.read()))
    try:
        bound(task.limits)
        with speaking(task.language), _emptied(outside) as out:
            TASKS[task.what](task, unpacked(contents(inside, task.name)), out)
    except Trouble as trouble:
        with _emptied(outside) as out:
            put_trouble(out, trouble)
        return TROUBLE
    except Exception as error:
        with _emptied(outside) as out:
            return _failed(out, error)
    return DONE


def _emptied(outside: int) -> BinaryIO:
    os.lseek(outside, 0, os.SEEK_SET)
    os.ftruncate(outside, 0)
    return os.fdopen(outside, "wb", closefd=False)


def _failed(out: BinaryIO, error: Exception) -> int:
    """How it ended, where no reader says so."""
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EFBIG:
        return OUTPUT
    if number in (errno.ENOSPC, errno.EDQUOT):
        return DISK
    # Arrow calls it an exception of no kind when there is no memory for its threads.
    if isinstance(error, MemoryError | pa.ArrowCapacityError) or type(error) is pa.ArrowException:
        return MEMORY
    put(out, "defect", [f"{type(error).__name__}: {error}"[:500], traceback.format_exc()])
    return DEFECT


def bound(limits: Limits) -> None:
    """Limit this process where the system can (Windows cannot)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.output, limits.output))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Several threads may work at once, so the clock on the wall is the stricter one.
    resource.setrlimit(resource.RLIMIT_CPU, (2 * limits.seconds, 2 * limits.seconds + 5))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    # Where the whole machine runs out of memory, Linux is to end this process and no other.
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")


def _tables(task: Task, found: Iterator[Member], out: BinaryIO) -> None:
    for table in formats.tables(found, task.stated):
        if isinstance(table, Raw):
            put_raw(out, table)
        else:
            put_trouble(out, table)


def _table(task: Task, found: Iterator[Member], out: BinaryIO) -> None:
    member = formats.only(list(found), task.name)
    put_raw(out, formats.only_table(member, task.stated(member.name), task.wanted.needed))


def _names(task: Task, found: Iterator[Member], out: BinaryIO) -> None:
    member = formats.only(list(found), task.name)
    put(out, "names", formats.names_of(member, task.stated(member.name)))


TASKS = {What.TABLES: _tables, What.TABLE: _table, What.NAMES: _names}


class NoFrames(MetaPathFinder):
    """Keeps pandas out, which PyArrow would load to ask whether an array is one of its own."""

    def find_spec(self, name: str, *_: object) -> None:
        """Say that there is no such module."""
        if name == "pandas":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def keep_lean() -> None:
    """Load nothing that reading does not need."""
    sys.meta_path.insert(0, NoFrames())


def once() -> None:
    """Read one file: standard input is the file, standard output the file with the task."""
    keep_lean()
    sys.exit(work(0, 1))
