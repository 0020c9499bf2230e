"""Cells of an export made over: columns that follow from others, texts that say less or more."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ..raw import TEXT, Raw, encode


def written(raw: Raw, column: int) -> list[str]:
    """The cells of one column as trimmed texts."""
    array = raw.columns[column]
    if pa.types.is_dictionary(array.type):
        texts = [(t or "").strip() for t in array.dictionary.to_pylist()]
        return [texts[i] for i in array.indices.to_pylist()]
    return ["" if v is None else str(v) for v in array.to_pylist()]


def made_over(raw: Raw, column: int, change: Callable[[str], str]) -> Raw:
    """The same table with every text of one column changed; each different text once."""
    array = raw.columns[column]
    if not pa.types.is_dictionary(array.type):
        return raw
    texts = array.dictionary.to_pylist()
    changed = [change((t or "").strip()) for t in texts]
    if changed == texts:
        return raw
    coded = pa.array(changed, pa.string()).dictionary_encode()
    indices = coded.indices.take(array.indices)
    columns = list(raw.columns)
    columns[column] = pa.DictionaryArray.from_arrays(indices, coded.dictionary).cast(TEXT)
    return replace(raw, columns=tuple(columns))


def with_column(raw: Raw, header: str, cells: list[str]) -> Raw:
    """The same table with one more column at its end; as it is where it has that column."""
    if header in raw.headers:
        return raw
    titles = (*raw.titles, "") if raw.titles else ()
    return replace(
        raw,
        headers=(*raw.headers, header),
        columns=(*raw.columns, encode(cells)),
        titles=titles,
    )


def with_note(raw: Raw, note: str) -> Raw:
    """The same table with one more note, once."""
    return raw if note in raw.notes else replace(raw, notes=(*raw.notes, note))


def without_rows(raw: Raw, rows: npt.NDArray[np.bool_]) -> Raw:
    """The same table without rows that hold no data, such as the footer of a report."""
    return raw.keep(~rows) if rows.any() else raw
