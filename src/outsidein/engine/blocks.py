"""Customers fall into 64 blocks, the same in every table, on every engine and in every process.

A block is the first byte of the MD5 digest (RFC 1321) of the customer's id in UTF-8, modulo 64.
MD5 serves here as an even and universally available spreader, never as protection. All rows of
one customer fall into one block, so leaving out whole blocks keeps customers whole (the
delete-a-group jackknife, Kott 2001), and the blocks of two tables or waves can be paired.

    >>> block("Alice")
    36
    >>> block_sql('"customer"')  # the same number in DuckDB
    'md5_number_upper("customer") % 64'

A row without a customer is a customer of its own, with the id `<source name>:<line>`; the name is
the file's name without its folder, so that moving a file does not move its rows.
"""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from threading import Lock

import numpy as np
import numpy.typing as npt
import pyarrow as pa

BLOCKS = 64
"""Number of blocks that customers are spread over, a power of two."""

Keys = npt.NDArray[np.uint64]

REMEMBERED = 1 << 20
"""Most ids whose keys are remembered from one list of ids to the next."""


@lru_cache(maxsize=1 << 18)
def key(customer: str) -> int:
    """The first eight bytes of the id's MD5 digest as a little-endian number.

    Its lowest byte is the digest's first byte; two of a million customers share a key with
    probability 3e-8.
    """
    octets = customer.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.md5(octets, usedforsecurity=False).digest()[:8], "little")


def block(customer: str) -> int:
    """The block of a customer, 0 to 63."""
    return key(customer) % BLOCKS


def keys(customers: Iterable[str]) -> Keys:
    """The keys of many customers, in their order."""
    return np.fromiter(map(key, customers), dtype=np.uint64)


class KnownKeys:
    """The keys of the lists of ids met last: chunks of a table, and its scans, bring the same."""

    def __init__(self) -> None:
        self._met: list[tuple[pa.Array, Keys]] = []
        self._lock = Lock()

    def of(self, ids: pa.Array) -> Keys:
        """The keys of texts, in their order; that of the empty text for null."""
        with self._lock:
            met = list(self._met)
        for known, found in met:
            if known.equals(ids):
                return found
        found = keys(text or "" for text in ids.to_pylist())
        with self._lock:
            self._met.append((ids, found))
            while self._met and sum(len(known) for known, _ in self._met) > REMEMBERED:
                self._met.pop(0)
        return found


known_keys = KnownKeys().of


def blocks(of: Keys) -> npt.NDArray[np.int64]:
    """The blocks of many keys."""
    return (of & np.uint64(BLOCKS - 1)).astype(np.int64)


def row_id(source: str, line: int) -> str:
    """The id of a row that names no customer."""
    return f"{source}:{line}"


def block_sql(expression: str) -> str:
    """DuckDB SQL for the block of a text expression (`md5_number_upper` is `key`)."""
    return f"md5_number_upper({expression}) % {BLOCKS}"
