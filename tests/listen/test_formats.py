"""Bytes that are no table are refused; text in wide encodings is not taken for them."""

import random
from pathlib import Path

import pytest

from outsidein import listen
from outsidein.terms.trouble import Trouble


def test_random_bytes_are_no_table(tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_bytes(random.Random(3).randbytes(20_000))  # noqa: S311 - no secret
    with pytest.raises(Trouble, match="neither text nor a known kind of table"):
        listen.hear([tmp_path / "f.csv"])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_wide_encodings_are_text(tmp_path: Path, encoding: str) -> None:
    text = "overall,recommend\n" + "5,9\n" * 200
    (tmp_path / "f.csv").write_bytes(text.encode(encoding))
    (sheet,) = listen.hear([tmp_path / "f.csv"]).sheets
    assert sheet.account.used == 200


def test_a_stray_control_character_is_no_reason(tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_bytes(b"overall,comment\n" + b"5,so\x02 so\n" + b"4,fine\n" * 100)
    (sheet,) = listen.hear([tmp_path / "f.csv"]).sheets
    assert sheet.account.rows == 101
