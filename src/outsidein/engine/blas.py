"""One thread for NumPy's own OpenBLAS while threads over chunks run.

Many small products are slower with a threaded BLAS inside of threads. NumPy's wheels carry their
own OpenBLAS; where another BLAS is in use nothing is changed, and only speed differs.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock

import numpy as np

_lock = Lock()
_users = 0
_before = 0


@contextmanager
def one_thread() -> Iterator[None]:
    """NumPy's OpenBLAS works in one thread inside; the number before is restored at the end."""
    library = _openblas()
    if library is None:
        yield
        return
    _enter(library)
    try:
        yield
    finally:
        _leave(library)


def _enter(library: ctypes.CDLL) -> None:
    global _users, _before
    with _lock:
        if _users == 0:
            _before = int(library.scipy_openblas_get_num_threads64_())
            library.scipy_openblas_set_num_threads64_(1)
        _users += 1


def _leave(library: ctypes.CDLL) -> None:
    global _users
    with _lock:
        _users -= 1
        if _users == 0:
            library.scipy_openblas_set_num_threads64_(_before)


@cache
def _openblas() -> ctypes.CDLL | None:
    folder = Path(np.__file__).parent.parent / "numpy.libs"
    for path in sorted(folder.glob("libscipy_openblas64_*")):
        library = ctypes.CDLL(str(path))
        if hasattr(library, "scipy_openblas_set_num_threads64_"):
            return library
    return None
