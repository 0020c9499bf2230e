"""Groups of rows: one service and one customer segment; and the part of time they fall into."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.link import with_columns
from outsidein.understand.periods import Periods

_BETWEEN = "\x1f"

CURRENT, PREVIOUS, EARLIER = "current", "previous", "earlier"
REFERENCE = (PREVIOUS, EARLIER)
"""The parts of time that hold the period in question out."""


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """Rows of one service and one segment; an empty text where either is unknown."""

    service: str
    segment: str

    @property
    def label(self) -> str:
        """The group as one label."""
        return f"{self.service}{_BETWEEN}{self.segment}"

    @classmethod
    def of(cls, label: str | None) -> "Group":
        """The group that a label stands for."""
        service, _, segment = (label or _BETWEEN).partition(_BETWEEN)
        return cls(service, segment)

    def within(self, service: str | None, segment: str | None) -> bool:
        """Whether the group belongs to a service and a segment; None stands for all."""
        return service in (None, self.service) and segment in (None, self.segment)


def labelled(table: pa.Table, periods: Periods) -> pa.Table:
    """The table with `group` (its group's label) and `when` (its part of time; null if none).

    By what rows are grouped is dictionary-encoded, once for all the scans to come.
    """
    parts = [pc.fill_null(table[name], "") for name in ("service", "segment")]
    group = pc.binary_join_element_wise(*parts, _BETWEEN)
    found = {"group": group, "when": _when(table, periods)}
    labels = {name: table[name] for name in ("customer", "segment")} | found
    return with_columns(
        table, {name: pc.dictionary_encode(column) for name, column in labels.items()}
    )


def _when(table: pa.Table, periods: Periods) -> pa.Array:
    """The part of time of every row; all is current where time is not known at all."""
    rows = table.num_rows
    if periods.current is None:
        return pa.array([CURRENT]).take(pa.array(np.zeros(rows, dtype=np.int32)))
    month = np.asarray(pc.fill_null(table["month"], -1).to_numpy(), dtype=np.int64)
    known = month >= 0
    code = np.where(month < periods.current.first, 2, 3)
    code = np.where((month >= periods.current.first) & (month <= periods.current.last), 0, code)
    if periods.previous is not None:
        before = (month >= periods.previous.first) & (month <= periods.previous.last)
        code = np.where(before, 1, code)
    code = np.where(known, code, 3).astype(np.int32)
    return pa.array([CURRENT, PREVIOUS, EARLIER, None]).take(pa.array(code))


def within(
    labels: Sequence[str | None], service: str | None, segment: str | None
) -> tuple[str | None, ...]:
    """The labels whose groups belong to a service and a segment."""
    return tuple(label for label in labels if Group.of(label).within(service, segment))
