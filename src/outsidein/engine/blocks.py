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

import numpy as np
import numpy.typing as npt

BLOCKS = 64
"""Number of blocks that customers are spread over."""

Keys = npt.NDArray[np.uint64]


def key(customer: str) -> int:
    """The first eight bytes of the id's MD5 digest as a little-endian number.

    Its lowest byte is the digest's first byte; two of a million customers share a key with
    probability 3e-8.
    """
    return int.from_bytes(_digest(customer)[:8], "little")


def block(customer: str) -> int:
    """The block of a customer, 0 to 63."""
    return _digest(customer)[0] % BLOCKS


def keys(customers: Iterable[str]) -> Keys:
    """The keys of many customers, in their order."""
    joined = b"".join(_digest(customer)[:8] for customer in customers)
    return np.frombuffer(joined, dtype="<u8").astype(np.uint64)


def blocks(of: Keys) -> npt.NDArray[np.int64]:
    """The blocks of many keys."""
    return (of % np.uint64(BLOCKS)).astype(np.int64)


def row_id(source: str, line: int) -> str:
    """The id of a row that names no customer."""
    return f"{source}:{line}"


def block_sql(expression: str) -> str:
    """DuckDB SQL for the block of a text expression (`md5_number_upper` is `key`)."""
    return f"md5_number_upper({expression}) % {BLOCKS}"


def _digest(customer: str) -> bytes:
    return hashlib.md5(customer.encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()
