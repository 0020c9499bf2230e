"""The inside of an SPSS file: its variables as Arrow columns, and what it says of each."""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from outsidein.terms.trouble import Trouble

UNIX = 12_219_379_200
"""Seconds from 14 October 1582, where SPSS starts its clock, to 1 January 1970."""

DATES = re.compile(r"(A|E|S|J)?DATE[0-9]|(Q|MO|WK)YR")
INSTANTS = re.compile(r"(DATETIME|YMDHMS)[0-9]")
MOST_EXACT = 2.0**53

Labels = Mapping[float, str]
Ranges = Sequence[Mapping[str, float | str]]


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable: its cells without user-missing values, and what the file says of it.

    `labels` holds the labels of numbers, `missing` the declared ranges of user-missing values,
    `left_out` how many cells held one, `measure` is nominal, ordinal, scale or unknown.
    """

    name: str
    title: str
    cells: pa.Array
    labels: Labels
    missing: Ranges
    measure: str
    left_out: int


def read_file(data: bytes, source: str) -> tuple[tuple[Variable, ...], str]:
    """All variables and the file's encoding; `Trouble` where it cannot be read."""
    # It takes half a second to load, and only these files need it.
    import pyreadstat

    try:
        found, about = pyreadstat.read_sav(
            io.BytesIO(data),
            user_missing=True,
            output_format="dict",
            disable_datetime_conversion=True,
        )
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, UnicodeDecodeError) as error:
        if "memory" in str(error):
            raise MemoryError from error
        raise _unreadable(source, error) from error
    names = about.column_names
    variables = tuple(_variable(n, i, found[n], about) for i, n in enumerate(names))
    return variables, (about.file_encoding or "").lower()


def _unreadable(source: str, error: Exception) -> Trouble:
    if isinstance(error, UnicodeDecodeError) or "convert" in str(error):
        return Trouble(
            "the letters in the SPSS file do not fit the encoding that it names",
            remedy="Open it in SPSS in Unicode mode and save it again.",
            source=source,
        )
    return Trouble(
        "the SPSS file is damaged or incomplete",
        remedy="Copy it again, or save it again in SPSS.",
        source=source,
    )


def _variable(name: str, index: int, values: Sequence[Any], about: Any) -> Variable:
    ranges = about.missing_ranges.get(name, [])
    labels = about.variable_value_labels.get(name, {})
    cells, left_out = _cells(values, about.original_variable_types[name], ranges)
    return Variable(
        name,
        " ".join((about.column_labels[index] or "").split()),
        cells,
        {v: t for v, t in labels.items() if not isinstance(v, str)},
        ranges,
        about.variable_measure.get(name) or "unknown",
        left_out,
    )


def _cells(values: Sequence[Any], kind: str, ranges: Ranges) -> tuple[pa.Array, int]:
    """Cells without user-missing values, and how many of these there were."""
    if kind.startswith("A"):
        gone = {r["lo"] for r in ranges}
        texts = [None if v is None or v in gone else v for v in values]
        return pa.array(texts, pa.string()), sum(1 for v in values if v in gone)
    numbers = np.array([np.nan if v is None else v for v in values], dtype=np.float64)
    stated = np.zeros(len(numbers), bool)
    for each in ranges:
        stated |= (numbers >= float(each["lo"])) & (numbers <= float(each["hi"]))
    return _typed(np.where(stated, np.nan, numbers), kind), int(stated.sum())


def _typed(numbers: npt.NDArray[np.float64], kind: str) -> pa.Array:
    """Numbers as their format means them: instants, dates, whole numbers, decimals."""
    gone = ~np.isfinite(numbers)
    filled = np.where(gone, UNIX if _is_time(kind) else 0.0, numbers)
    if INSTANTS.match(kind):
        micros = np.rint((filled - UNIX) * 1e6).astype(np.int64)
        return pa.array(micros, mask=gone).cast(pa.timestamp("us"))
    if DATES.match(kind):
        days = np.floor((filled - UNIX) / 86_400).astype(np.int32)
        return pa.array(days, pa.int32(), mask=gone).cast(pa.date32())
    whole = np.array_equal(filled, np.rint(filled)) and np.abs(filled).max(initial=0) < MOST_EXACT
    if whole and not gone.all():
        return pa.array(filled.astype(np.int64), mask=gone)
    return pa.array(filled, mask=gone)


def _is_time(kind: str) -> bool:
    return bool(INSTANTS.match(kind) or DATES.match(kind))
