"""What customers are called, beside their ids."""

import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.sheet import Hearing, Sheet
from outsidein.terms.signal import ColumnTerm, FileKind

_ORDER = (FileKind.CONTRACTS, FileKind.CUSTOMERS)
"""Files whose names are taken before those of all others."""


def customer_names(hearing: Hearing) -> dict[str, str]:
    """Names by id, from every file that has a column of each.

    Contracts come first, then lists of customers, then the other files in their order; in a file
    the first name of a customer counts. A name that is the id itself is none.
    """
    sheets = sorted(hearing.sheets, key=_rank)
    names: dict[str, str] = {}
    for sheet in sheets:
        for customer, name in _pairs(sheet):
            names.setdefault(customer, name)
    return names


def _rank(sheet: Sheet) -> int:
    return _ORDER.index(sheet.kind) if sheet.kind in _ORDER else len(_ORDER)


def _pairs(sheet: Sheet) -> list[tuple[str, str]]:
    """Each customer of a file with its first name."""
    customer, name = sheet.one(ColumnTerm.CUSTOMER), sheet.one(ColumnTerm.CUSTOMER_NAME)
    if customer is None or name is None:
        return []
    both = [pc.cast(sheet.table.column(c.name), pa.string()) for c in (customer, name)]
    said = pa.table({"customer": both[0], "name": pc.utf8_trim_whitespace(both[1])}).drop_null()
    # One thread keeps the order of the rows, so that the first name is always the same one.
    first = said.group_by("customer", use_threads=False).aggregate([("name", "first")])
    pairs = zip(first["customer"].to_pylist(), first["name_first"].to_pylist(), strict=True)
    return [(c, n) for c, n in pairs if n and n != c]
