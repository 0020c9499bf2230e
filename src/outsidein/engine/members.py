"""Which customers each group of rows holds, each once, however often they are met."""

from collections.abc import Sequence
from threading import Lock

import numpy as np
import numpy.typing as npt

from outsidein.stats.moments import Ints

from .blocks import BLOCKS, Keys, blocks, keys

FLAG_ROOM = 1 << 26
"""Pairs of group and customer are marked in a table of flags up to this size, else sorted."""
MOST_HELD = 1 << 22
"""Customers of groups held before they are looked through for repetitions."""

Flags = npt.NDArray[np.bool_]


class _Marks:
    """Flags by group and customer for one list of customers, which chunk after chunk brings."""

    def __init__(self, key: Keys) -> None:
        self.key = key
        self._flags = np.zeros((0, len(key)), dtype=bool)

    def room(self, groups: int) -> bool:
        """Whether so many groups are worth their flags."""
        return groups * len(self.key) <= FLAG_ROOM

    def mark(self, group: Ints, code: Ints) -> None:
        """The customers at `code` are in the groups."""
        groups = int(group.max()) + 1
        if groups > len(self._flags):
            more = np.zeros((2 * groups, len(self.key)), dtype=bool)
            more[: len(self._flags)] = self._flags
            self._flags = more
        self._flags.reshape(-1)[group * len(self.key) + code] = True

    def keys(self) -> dict[int, Keys]:
        """The customers of each group, by block, then by key."""
        order = np.lexsort((self.key, blocks(self.key)))
        ordered, rank = self.key[order], np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        found = {}
        for group in np.flatnonzero(self._flags.any(axis=1)).tolist():
            here = ordered[np.sort(rank[np.flatnonzero(self._flags[group])])]
            found[group] = here[np.diff(here, prepend=~here[:1]) != 0]
        return found


class Members:
    """The customers of groups; safe to use from several threads.

    A list of customers that comes again and again is kept as flags. Others are kept as keys and
    looked through for repetitions now and then.
    """

    def __init__(self) -> None:
        self._marks: _Marks | None = None
        self._keys: dict[int, list[Keys]] = {}
        self._held = 0
        self._lock = Lock()

    def add(self, group: Ints, code: Ints, key: Keys, *, listed: bool = True) -> None:
        """Row i is of customer `key[code[i]]` and of group `group[i]`.

        `listed` says that `key` is a list that may come again, as the same array.
        """
        if not len(code):
            return
        if not (listed and self._marked(group, code, key)):
            self._hold(group, code, key)

    def _marked(self, group: Ints, code: Ints, key: Keys) -> bool:
        """Mark customers of the list met first; whether it is that list, and small enough."""
        with self._lock:
            if self._marks is None:
                self._marks = _Marks(key)
            if self._marks.key is not key or not self._marks.room(int(group.max()) + 1):
                return False
            self._marks.mark(group, code)
            return True

    def _hold(self, group: Ints, code: Ints, key: Keys) -> None:
        pair = group * len(key) + code
        present = distinct(pair, (int(group.max()) + 1) * len(key))
        mine = key[present % len(key)]
        numbers, starts = np.unique(present // len(key), return_index=True)
        parts = np.split(mine, starts[1:])
        with self._lock:
            for number, part in zip(numbers.tolist(), parts, strict=True):
                self._keys.setdefault(number, []).append(part)
            self._held += len(mine)
            if self._held > MOST_HELD:
                self._keys = {n: [np.unique(np.concatenate(p))] for n, p in self._keys.items()}
                self._held = 0

    def cells(self, groups: Sequence[int]) -> tuple[Ints, Keys]:
        """(cell, customer key), each once: 64 times the group plus the block, and by block.

        The groups come in the order given.
        """
        marked = self._marks.keys() if self._marks is not None else {}
        each: dict[int, Keys] = {}
        for group in groups:
            held, flagged = self._keys.get(group, []), marked.get(group, keys(()))
            each[group] = _by_block(np.concatenate([*held, flagged])) if held else flagged
        if not each:
            return np.zeros(0, np.int64), keys(())
        cells = [group * BLOCKS + blocks(key) for group, key in each.items()]
        return np.concatenate(cells), np.concatenate(list(each.values()))


def distinct(code: Ints, domain: int) -> Ints:
    """The distinct codes, in order."""
    if domain > FLAG_ROOM:
        return np.unique(code)
    flags = np.zeros(domain, dtype=bool)
    flags[code] = True
    return np.flatnonzero(flags)


def _by_block(key: Keys) -> Keys:
    """Distinct keys ordered by block, then by key."""
    key = np.unique(key)
    return key[np.argsort(blocks(key).astype(np.uint8), kind="stable")]
