"""Amounts that no contract has are rejected, in text and in typed columns."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from outsidein import listen


def test_an_amount_beyond_all_contracts_rejects_its_row(tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text(
        "contract_id,customer_id,contract_value,renewal_date\n"
        "K1,C1,48000.50,2026-01-01\nK2,C2,9223372036854775808,2026-01-01\n"
    )
    (sheet,) = listen.hear([tmp_path / "f.csv"]).sheets
    assert sheet.table.column("contract_value").to_pylist() == [4800050]
    (reject,) = sheet.rejects
    assert reject.reason == "9223372036854775808 is too large for the value of a contract"


def test_the_same_in_a_typed_column(tmp_path: Path) -> None:
    table = pa.table(
        {
            "contract_id": ["K1", "K2"],
            "customer_id": ["C1", "C2"],
            "contract_value": [48000.5, 1e20],
        }
    )
    pq.write_table(table, tmp_path / "f.parquet")
    (sheet,) = listen.hear([tmp_path / "f.parquet"]).sheets
    assert sheet.table.column("contract_value").to_pylist() == [4800050]
    assert [r.line for r in sheet.rejects] == [2]


def test_one_word_alone_is_good_or_bad_and_rejects_no_row(tmp_path: Path) -> None:
    """Nobody was dissatisfied in a small export: that is no reason to lose its rows."""
    for word, verdict in (("Good", True), ("dissatisfied", False), ("blue", "blue")):
        (tmp_path / "f.csv").write_text(f"response id,overall\n1,{word}\n2,\n3,{word}\n")
        mapping = listen.mapping.loads("files: {f.csv: {columns: {overall: overall}}}")
        (sheet,) = listen.hear([tmp_path / "f.csv"], mapping=mapping).sheets
        assert sheet.rejects == ()
        assert sheet.table.column("overall").to_pylist() == [verdict, None, verdict]
