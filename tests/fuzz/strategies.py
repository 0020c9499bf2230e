"""Files as strangers might send them: bytes, texts, and good files with a few bytes changed."""

import gzip
import io
import json
import zipfile
from functools import lru_cache

import openpyxl
import pyarrow as pa
import pyarrow.parquet
from hypothesis import strategies as st

ODD = [
    *("", " ", '"', '""', '"x', "'", "=1+1", "1,5", "१२३", "1_000", "NaN", "1e400", "2024-02-30"),
    *("\0", "\r", "\n", "\r\n", "\t", "\x1a", "\x1f", "|", ";", "\ufeff", "\u202e", "ü", "00123"),
]
CELL = st.one_of(st.sampled_from(ODD), st.text(max_size=5), st.integers(-5, 99).map(str))
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "cp949", "utf-32")

delimited = st.builds(
    lambda rows, sign, end, code: end.join(sign.join(r) for r in rows).encode(code, "replace"),
    st.lists(st.lists(CELL, max_size=6), max_size=12),
    st.sampled_from([",", ";", "\t", "|", "||"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(ENCODINGS),
)

CSV = b'answer_id,customer_id,overall,comment\nA1,C1,5,"so, so"\nA2,C2,4,fine\nA3,C3,3,\n'
ROWS = [{"ticket_id": f"T{i}", "cost_eur": i, "tags": ["a", {"b": None}]} for i in range(4)]


@lru_cache(maxsize=1)
def seeds() -> tuple[tuple[str, bytes], ...]:
    """One good file of each kind, small, the same in every run."""
    book, table, packed = io.BytesIO(), io.BytesIO(), io.BytesIO()
    made = openpyxl.Workbook()
    for row in (["ticket_id", "cost_eur"], ["T1", 5], ["T2", 7.5]):
        made.active.append(row)
    made.save(book)
    pa.parquet.write_table(pa.table({"ticket_id": ["T1", None], "cost_eur": [1.5, 2.0]}), table)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", CSV)
        archive.writestr("b.json", json.dumps(ROWS))
    return (
        ("a.csv", CSV),
        ("a.json", json.dumps(ROWS).encode()),
        ("a.jsonl", "\n".join(map(json.dumps, ROWS)).encode()),
        ("a.xlsx", book.getvalue()),
        ("a.parquet", table.getvalue()),
        ("a.zip", packed.getvalue()),
        ("a.csv.gz", gzip.compress(CSV, mtime=0)),
    )


def mutated(data: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    """The bytes with some replaced: where, how many, by what."""
    for place, length, put in cuts:
        start = place % (len(data) + 1)
        data = data[:start] + put + data[start + length :]
    return data


CUT = st.tuples(st.integers(0, 1 << 20), st.integers(0, 12), st.binary(max_size=6))

mutations = st.builds(
    lambda seed, cuts: (seed[0], mutated(seed[1], cuts)),
    st.integers(0, 6).map(lambda i: seeds()[i]),
    st.lists(CUT, min_size=1, max_size=4),
)

anything = st.one_of(
    st.tuples(st.sampled_from(["a.csv", "a.json", "a.jsonl"]), st.binary(max_size=400)),
    st.tuples(st.just("a.csv"), delimited),
    mutations,
)
