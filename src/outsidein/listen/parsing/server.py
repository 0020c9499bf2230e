"""The process that forks a worker for each file, so that every file finds a fresh one at once.

It has loaded what readers need and started no thread, so that forking is safe and quick.
"""

import gc
import os
import socket
import struct

from .work import DEFECT, keep_lean, work

STATUS = struct.Struct("!i")


def serve(channel: socket.socket) -> None:
    """Take pairs of open files until the other side hangs up; answer each with how it ended."""
    gc.freeze()
    while True:
        asked, files, _, _ = socket.recv_fds(channel, 1, 2)
        if not asked:
            return
        pid = os.fork()
        if pid == 0:
            code = DEFECT
            try:
                channel.close()
                code = work(*files)
            finally:
                os._exit(code)
        for file in files:
            os.close(file)
        _, status = os.waitpid(pid, 0)
        channel.sendall(STATUS.pack(os.waitstatus_to_exitcode(status)))


def main(descriptor: int) -> None:
    """Serve the socket that was inherited under this number."""
    keep_lean()
    with socket.socket(fileno=descriptor) as channel:
        serve(channel)
