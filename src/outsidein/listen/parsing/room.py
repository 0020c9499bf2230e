"""The room in which files are read: a process, started when first needed, for all files of a run.

Where the system cannot fork or hand over open files (Windows), each file starts a process anew.
"""

import atexit
import contextlib
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from threading import Lock
from typing import BinaryIO

import outsidein

from .server import STATUS

GRACE = 20
"""Seconds beyond its limit after which a worker that did not end itself is ended."""

START = "import sys; sys.path.append(sys.argv[1]); from outsidein.listen.parsing import {}"

FORKS = hasattr(os, "fork") and hasattr(socket, "send_fds")


class Room:
    """One process that reads files, one after the other."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None
        self._owner = 0

    def start(self) -> None:
        """Start the process without waiting for it; nothing where it runs already."""
        with self._lock:
            self._open()

    def read(self, inside: int, outside: BinaryIO, seconds: int) -> int:
        """Let a worker read one open file; how it ended, below zero by which signal."""
        if not FORKS:
            return _once(inside, outside, seconds)
        with self._lock:
            channel = self._open()
            try:
                channel.settimeout(seconds + GRACE)
                socket.send_fds(channel, [b"r"], [inside, outside.fileno()])
                told = channel.recv(STATUS.size, socket.MSG_WAITALL)
            except TimeoutError:
                self._end()
                return -signal.SIGALRM
            except OSError:
                told = b""
            except BaseException:
                # An impatient user: nothing goes on reading behind their back.
                self._end()
                raise
            if len(told) < STATUS.size:
                self._end()
                return -signal.SIGKILL
            return int(STATUS.unpack(told)[0])

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def abandon(self) -> None:
        """End the process at once, whoever waits for it: this process ends too."""
        if self._process is not None and self._owner == os.getpid():
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def _open(self) -> socket.socket:
        if self._channel is not None and self._lives():
            return self._channel
        self._end()
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
                command("server", f"main({theirs.fileno()})"),
                env=environment(),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._channel, self._owner = ours, os.getpid()
        return ours

    def _lives(self) -> bool:
        """Whether it is this process's own, and there."""
        return (
            self._owner == os.getpid()
            and self._process is not None
            and self._process.poll() is None
        )

    def _end(self) -> None:
        if self._channel is None or self._process is None:
            return
        self._channel.close()
        if self._owner == os.getpid():
            # Its session holds nothing but itself and its worker.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._channel = self._process = None


def command(module: str, call: str) -> list[str]:
    """The command for a process that reads; the folder it starts in lends it no modules."""
    package = str(Path(outsidein.__file__).parent.parent)
    return [sys.executable, "-P", "-c", f"{START.format(module)}; {module}.{call}", package]


def environment() -> dict[str, str]:
    """One thread for linear algebra, which is not needed; no memory reserved in advance."""
    return {**os.environ, "OPENBLAS_NUM_THREADS": "1", "ARROW_DEFAULT_MEMORY_POOL": "system"}


def _once(inside: int, outside: BinaryIO, seconds: int) -> int:
    try:
        return subprocess.run(  # noqa: S603 - our own interpreter and code
            command("work", "once()"),
            env=environment(),
            stdin=inside,
            stdout=outside,
            stderr=subprocess.DEVNULL,
            timeout=seconds + GRACE,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return -signal.SIGTERM


ROOM = Room()
"""The room of this process."""

atexit.register(ROOM.close)
