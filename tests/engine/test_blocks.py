"""The block of a customer is a documented hash, the same everywhere."""

import os
import subprocess
import sys

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outsidein.engine import blocks
from outsidein.engine.sql import query, quote


@pytest.mark.parametrize(
    ("text", "digest"),
    [  # the test suite of RFC 1321, appendix A.5
        ("", "d41d8cd98f00b204e9800998ecf8427e"),
        ("a", "0cc175b9c0f1b6a831c399e269772661"),
        ("abc", "900150983cd24fb0d6963f7d28e17f72"),
        ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
    ],
)
def test_block_is_first_byte_of_md5_as_published(text: str, digest: str) -> None:
    assert blocks.block(text) == int(digest[:2], 16) % 64
    assert blocks.key(text) == int.from_bytes(bytes.fromhex(digest)[:8], "little")


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=20))
def test_sql_gives_the_same_block(ids: list[str]) -> None:
    table = pa.table({'the "id"': pa.array(ids, pa.string())})
    column = quote('the "id"')
    found = query(f"SELECT {blocks.block_sql(column)} AS b FROM t", {"t": table})
    assert found.column("b").to_pylist() == [blocks.block(one) for one in ids]


def test_block_does_not_depend_on_the_process() -> None:
    code = "from outsidein.engine.blocks import block; print(block('Alice'), block('Søren'))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert seen == {f"{blocks.block('Alice')} {blocks.block('Søren')}\n"}


def test_customers_spread_evenly() -> None:
    """Chi-square of 64,000 ids over 64 blocks, below its 99.9 % quantile at 63 df (103.4)."""
    key = blocks.keys(f"customer {i}" for i in range(64_000))
    count = np.bincount(blocks.blocks(key), minlength=64)
    assert ((count - 1000) ** 2 / 1000).sum() < 103.4
    assert blocks.blocks(key)[7] == blocks.block("customer 7")


def test_keys_of_a_list_met_before_are_those_of_the_list() -> None:
    lists = [pa.array(["a", None, "b"]), pa.array(["b", "a"]), pa.array(["a", None, "b"])]
    for ids in lists:
        expected = blocks.keys(text or "" for text in ids.to_pylist())
        assert blocks.known_keys(ids).tolist() == expected.tolist()


def test_only_so_many_keys_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "REMEMBERED", 3)
    known = blocks.KnownKeys()
    for ids in (["a", "b"], ["c"], ["d", "e", "f", "g"], ["a", "b"]):
        assert known.of(pa.array(ids)).tolist() == blocks.keys(ids).tolist()
