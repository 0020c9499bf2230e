"""Archives are opened in memory, within limits, and never written to a path."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from outsidein import listen
from outsidein.listen import containers
from outsidein.listen.formats import read_path
from outsidein.terms.trouble import Trouble

CSV = b"answer_id,recommend\nA1,7\nA2,9\n"


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_every_member_of_an_archive_is_heard(tmp_path: Path) -> None:
    data = zipped({"a/one.csv": CSV, "two.csv.gz": gzip.compress(CSV), "__MACOSX/x": b"x"})
    sheets = listen.hear([put(tmp_path, "all.zip", data)]).sheets
    assert [s.source for s in sheets] == ["all.zip/one.csv", "all.zip/two.csv"]
    assert [s.account.rows for s in sheets] == [2, 2]


def test_gzip_alone(tmp_path: Path) -> None:
    (sheet,) = listen.hear([put(tmp_path, "a.csv.gz", gzip.compress(CSV))]).sheets
    assert (sheet.source, sheet.account.used) == ("a.csv", 2)


def test_a_member_that_climbs_out_of_the_folder_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (sheet,) = listen.hear([put(folder, "a.zip", zipped({"../../evil.csv": CSV}))]).sheets
    assert sheet.source == "a.zip/evil.csv"
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.zip", "in"]


@pytest.mark.parametrize("pack", ["zip", "gz"])
def test_a_bomb_is_not_unpacked(pack: str, tmp_path: Path) -> None:
    zeros = b"0" * (containers.RATIO_FROM + 2 * containers.CHUNK)
    data = zipped({"bomb.csv": zeros}) if pack == "zip" else gzip.compress(zeros)
    with pytest.raises(Trouble, match="more than 250 times its size") as caught:
        listen.hear([put(tmp_path, f"bomb.{pack}", data)])
    assert caught.value.remedy


def test_a_declared_size_that_lies_does_not_help_a_bomb(tmp_path: Path) -> None:
    zeros = b"0" * (containers.RATIO_FROM + 2 * containers.CHUNK)
    data = zipped({"bomb.csv": zeros})
    lying = data.replace(len(zeros).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    with pytest.raises(Trouble):
        listen.hear([put(tmp_path, "bomb.zip", lying)])


def test_archives_in_archives_end(tmp_path: Path) -> None:
    data = CSV
    for _ in range(4):
        data = zipped({"inner.zip": data})
    with pytest.raises(Trouble, match="archives inside archives"):
        listen.hear([put(tmp_path, "deep.zip", data)])


def test_the_most_bytes_hold_for_unpacked_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(containers, "MOST_BYTES", 100)
    with pytest.raises(Trouble, match="it holds more than"):
        list(read_path(put(tmp_path, "a.zip", zipped({"a.csv": CSV * 10}))))


def test_a_password_is_told(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.csv": CSV}))
    data[6] |= 1  # the flag of the local header
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and that of the directory
    with pytest.raises(Trouble, match="protected with a password"):
        listen.hear([put(tmp_path, "a.zip", bytes(data))])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (zipped({}), "the archive is empty"),
        (zipped({f"{i}.csv": CSV for i in range(201)}), "holds 201 files"),
        (gzip.compress(CSV, mtime=0)[:-4], "damaged or incomplete"),
        (zipped({"a.csv": CSV})[:40], "damaged or incomplete"),
    ],
    ids=["empty", "too many", "cut gzip", "cut zip"],
)
def test_archives_that_cannot_be_read_are_told(data: bytes, message: str, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=message) as caught:
        listen.hear([put(tmp_path, "a.zip", data)])
    assert caught.value.remedy
    assert caught.value.source == "a.zip"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="there is no such file"):
        listen.hear([tmp_path / "no.csv"])
    with pytest.raises(Trouble, match="cannot be opened"):
        listen.read_table(tmp_path / "no.csv")
