"""Header rows beyond the first: taken off the data, so that they are neither rows nor rejects."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from .raw import TEXT, Raw


def without(raw: Raw, rows: npt.NDArray[np.bool_]) -> Raw:
    """The same table without some rows, and without the texts that only they hold."""
    kept = raw.keep(~rows)
    return replace(kept, columns=tuple(_compact(c) for c in kept.columns))


def without_first(raw: Raw, count: int) -> Raw:
    """The same table without its first rows, which name the columns; lines stay true."""
    return without(raw, np.arange(len(raw.lines)) < count)


def with_titles(raw: Raw, titles: Sequence[str]) -> Raw:
    """The same table with the text of the question behind each column."""
    return replace(raw, titles=tuple(" ".join(t.split()) for t in titles))


def place(raw: Raw, *headers: str) -> int | None:
    """The place of the first column with one of these (lower-case) headers, or None."""
    written = [" ".join(h.split()).casefold() for h in raw.headers]
    return next((written.index(h) for h in headers if h in written), None)


def holds(raw: Raw, column: int | None, *texts: str) -> npt.NDArray[np.bool_]:
    """Which rows held one of these (lower-case) texts in the file; none where `column` is None."""
    if column is None:
        return np.zeros(len(raw.lines), bool)
    array = raw.written.get(column, raw.columns[column])
    if not pa.types.is_dictionary(array.type):
        array = array.cast(pa.string()).dictionary_encode()
    wanted = {t.casefold() for t in texts}
    fits = [(t or "").strip().casefold() in wanted for t in array.dictionary.to_pylist()]
    codes = array.indices.to_numpy(zero_copy_only=False)
    return np.array(fits, bool)[codes] if fits else np.zeros(len(codes), bool)


def with_texts(raw: Raw, column: int, texts: Mapping[str, str]) -> Raw:
    """The same table with some texts of one column replaced; how it stood is kept as `written`."""
    array = raw.columns[column]
    if not pa.types.is_dictionary(array.type):
        return raw
    changed = pa.array([texts.get(t, t) for t in array.dictionary.to_pylist()], pa.string())
    encoded = changed.dictionary_encode()
    codes = encoded.indices.take(array.indices)
    column_now = pa.DictionaryArray.from_arrays(codes, encoded.dictionary).cast(TEXT)
    columns = (*raw.columns[:column], column_now, *raw.columns[column + 1 :])
    return replace(raw, columns=columns, written={column: array, **raw.written})


def _compact(column: pa.Array) -> pa.Array:
    if not pa.types.is_dictionary(column.type):
        return column
    return column.dictionary_decode().dictionary_encode().cast(TEXT)
