"""Files are put in place whole: whoever reads one sees the old or the new, never half of it."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from .language import say
from .trouble import Trouble

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says where a disk, a quota or a limit is full."""

_UNFINISHED: set[Path] = set()
_NUMBERS = count(1)


def put_text(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Put a text in place as it is, its line ends untouched. `Trouble` where that cannot be."""
    put_bytes(path, text.encode(encoding))


def put_bytes(path: Path, data: bytes) -> None:
    """Put bytes in place of a file, or of nothing; what is no file, such as a pipe, gets them.

    Raises `Trouble` where it cannot be written; what was there before is then still there.
    """
    with placed(path) as beside, refused(path):
        beside.write_bytes(data)


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """A name to write a file under, which takes its place at the end; gone where that fails."""
    path = _target(path)
    if _in_place(path):
        with refused(path):
            yield path
        return
    beside = path.with_name(f".outsidein-{os.getpid()}-{next(_NUMBERS)}.part")
    _UNFINISHED.add(beside)
    try:
        yield beside
        with refused(path):
            _keep_mode(path, beside)
            beside.replace(path)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        _UNFINISHED.discard(beside)


def forget_unfinished() -> None:
    """Take away what was being written: the run ends here."""
    for path in list(_UNFINISHED):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def check_place(path: Path) -> None:
    """Say before the work begins that a file cannot be put there. Raises `Trouble`."""
    if path.is_dir():
        raise Trouble(say("this is a folder"), remedy=say("Name a file in it."), source=str(path))
    if not path.parent.is_dir():
        raise Trouble(
            say("the folder is not there"),
            remedy=say("Make it first: mkdir -p {folder}", folder=path.parent),
            source=str(path),
        )
    path = _target(path)
    if path.exists() and not os.access(path, os.W_OK):
        raise Trouble(
            say("you may not write to this file"),
            remedy=say("Choose another name, or ask for the right to write."),
            source=str(path),
        )
    if not path.exists():
        check_folder(path.parent)


def check_folder(folder: Path) -> None:
    """Say before the work begins that nothing can be put into a folder that is there."""
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Trouble(
            say("you may not write to this folder"),
            remedy=say("Choose a folder that you may write to."),
            source=str(folder),
        )


@contextmanager
def refused(path: Path) -> Iterator[None]:
    """Say what the system says against writing a file, and what to do."""
    try:
        yield
    except OSError as error:
        raise cannot_write(path, error) from error


def cannot_write(path: Path | str, error: OSError) -> Trouble:
    """Why a file was not written."""
    if error.errno in NO_ROOM:
        return Trouble(
            say("there is no room left to write it"),
            remedy=say("Free space on the disk, or name a place on another one."),
            source=str(path),
        )
    return Trouble(
        say("it cannot be written ({why})", why=error.strerror or error),
        remedy=say("Choose a folder that you may write to."),
        source=str(path),
    )


def _target(path: Path) -> Path:
    """What a link leads to: the link stays. A path that cannot be followed fails when written."""
    with contextlib.suppress(OSError, RuntimeError):
        return path.resolve() if path.is_symlink() else path
    return path


def _in_place(path: Path) -> bool:
    """Whether there is no other way than to write where it stands: no file, or a closed folder."""
    try:
        there = path.stat()
    except OSError:
        return False
    return not stat.S_ISREG(there.st_mode) or not os.access(path.parent, os.W_OK | os.X_OK)


def _keep_mode(path: Path, beside: Path) -> None:
    """Who may read the file stays as it was."""
    if path.exists():
        beside.chmod(stat.S_IMODE(path.stat().st_mode))
