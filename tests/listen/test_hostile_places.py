"""What a name leads to, and what lies in an archive or a folder, cannot harm or be lost."""

import gzip
import io
import os
import socket
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from outsidein import audit, listen
from outsidein.listen import containers
from outsidein.listen.paths import split_paths
from outsidein.terms.trouble import Trouble

CSV = b"answer_id,customer_id,overall\nA1,C1,5\nA2,C2,4\n"


def zipped(members: dict[str, bytes], **attributes: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            for attribute, value in attributes.items():
                setattr(info, attribute, value)
            archive.writestr(info, data)
    return stream.getvalue()


def lying(size: int) -> bytes:
    """An archive that says another size than its file has."""
    data = zipped({"a.csv": CSV})
    return data.replace(len(CSV).to_bytes(4, "little"), size.to_bytes(4, "little"))


def checksum() -> bytes:
    """An archive whose bytes do not fit their checksum."""
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("a.csv", CSV)
    return stored.getvalue().replace(b"A1,C1,5", b"A1,C1,9")


def overlapping() -> bytes:
    """An archive that names one and the same compressed file 150 times."""
    data = zipped({"a.csv": CSV})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry, tail = data[start:end], bytearray(data[end:])
    tail[8:12] = (150).to_bytes(2, "little") * 2
    tail[12:16] = (150 * len(entry)).to_bytes(4, "little")
    return data[:start] + entry * 150 + bytes(tail)


LINK = {"external_attr": (stat.S_IFLNK | 0o777) << 16}

Archive = tuple[str, bytes, list[str] | str]
ARCHIVES: dict[str, Archive] = {
    "climbing": ("a.zip", zipped({"../../a.csv": CSV}), ["a.zip/a.csv"]),
    "from the root": ("a.zip", zipped({"/etc/a.csv": CSV}), ["a.zip/a.csv"]),
    "a Windows path": ("a.zip", zipped({r"C:\x\a.csv": CSV}), ["a.zip/a.csv"]),
    "a folder that is only named": ("a.zip", zipped({"x/": b"", "x/a.csv": CSV}), ["a.zip/a.csv"]),
    "a name that runs from right to left": (
        "a.zip", zipped({"\u202evsc.exe": CSV}), ["a.zip/\u202evsc.exe"],
    ),
    "a link to another file": (
        "a.zip", zipped({"a.csv": b"/etc/passwd"}, **LINK),
        "a.zip/a.csv: this is a link, not a file",
    ),
    "two files of one name": (
        "a.zip", zipped({"x/a.csv": CSV, "y/a.csv": CSV}), ["a.zip/x/a.csv", "a.zip/y/a.csv"],
    ),
    "an archive in an archive": (
        "a.zip", zipped({"b.zip": zipped({"a.csv": CSV})}), ["a.zip/b.zip/a.csv"],
    ),
    "one file packed twice": ("a.csv.gz", gzip.compress(gzip.compress(CSV)), ["a.csv"]),
    "two pieces of gzip behind each other": (
        "a.csv.gz", gzip.compress(CSV[:20]) + gzip.compress(CSV[20:]), ["a.csv"],
    ),
    "gzip with zeros behind it": ("a.csv.gz", gzip.compress(CSV) + b"\0" * 40, ["a.csv"]),
    "gzip with garbage behind it": (
        "a.csv.gz", gzip.compress(CSV) + b"garbage",
        "a.csv.gz: the archive is damaged or incomplete (Not a gzipped file (b'ga'))",
    ),
    "gzip cut off": (
        "a.csv.gz", gzip.compress(CSV, mtime=0)[:-9],
        "a.csv.gz: the archive is damaged or incomplete (Compressed file ended before the "
        "end-of-stream marker was reached)",
    ),
    "a size that lies downwards": (
        "a.zip", lying(10),
        "a.zip: the archive is damaged or incomplete (Bad CRC-32 for file 'a.csv')",
    ),
    "a size that lies upwards": ("a.zip", lying(10**9), ["a.zip/a.csv"]),
    "a checksum that does not fit": (
        "a.zip", checksum(),
        "a.zip: the archive is damaged or incomplete (Bad CRC-32 for file 'a.csv')",
    ),
    "one entry 150 times": (
        "a.zip", overlapping(), "a.zip: two files of the archive stand in the same place",
    ),
    "nothing but folders": ("a.zip", zipped({"x/": b""}), "a.zip: the archive is empty"),
    "nothing but what a Mac adds": (
        "a.zip", zipped({"__MACOSX/._a.csv": b"x"}), "a.zip: the archive is empty",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ARCHIVES)
def test_archives(name: str, tmp_path: Path) -> None:
    file, data, expected = ARCHIVES[name]
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / file).write_bytes(data)
    if isinstance(expected, str):
        with pytest.raises(Trouble) as caught:
            listen.hear([folder / file])
        assert str(caught.value).startswith(expected)
        assert caught.value.remedy
    else:
        sheets = listen.hear([folder / file]).sheets
        assert [s.source for s in sheets] == expected
        used = sum(s.account.used for s in sheets)
        assert (used, sum(s.account.rows for s in sheets)) == (2, 2 * len(sheets))
        assert all(s.account.rejected == 0 for s in sheets)
    # Nothing is ever written.
    assert [p.name for p in tmp_path.rglob("*")] == ["in", file]


def pipe(path: Path) -> None:
    os.mkfifo(path)


def plug(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


PLACES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (pipe, "data.csv: this is a pipe, not a file"),
    "a socket": (plug, "data.csv: this is a socket, not a file"),
    "a device": (lambda p: p.symlink_to("/dev/zero"), "zero: this is a device, not a file"),
    "an endless device": (lambda p: p.symlink_to("/dev/urandom"), "urandom: this is a device"),
    "a link to nothing": (lambda p: p.symlink_to(p.parent / "gone"), "there is no such file"),
    "a link to itself": (lambda p: p.symlink_to(p), "there is no such file"),
    "nothing": (lambda p: None, "there is no such file"),
}


@pytest.mark.parametrize("name", PLACES)
def test_what_is_no_file_is_told_at_once(name: str, tmp_path: Path) -> None:
    make, message = PLACES[name]
    path = tmp_path / "data.csv"
    make(path)
    with pytest.raises(Trouble) as caught:
        listen.hear([path])
    assert message in str(caught.value)
    assert caught.value.remedy
    with pytest.raises(Trouble):
        listen.read_table(path)


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="this is a folder"):
        listen.read_table(tmp_path)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes(CSV)
    path.chmod(0)
    # The administrator, as whom tests may run, may read everything.
    monkeypatch.setattr(os, "open", _refused(os.open) if os.geteuid() == 0 else os.open)
    with pytest.raises(Trouble, match=r"the file cannot be opened \(Permission denied\)"):
        listen.hear([path])


def _refused(real: Callable[..., int]) -> Callable[..., int]:
    def opened(path: object, *rest: object, **more: object) -> int:
        if Path(str(path)).name == "data.csv":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest, **more)

    return opened


@pytest.mark.parametrize("name", ["x" * 300 + ".csv", "a\0b.csv"])
def test_a_name_that_no_file_can_have(name: str, tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught:
        listen.hear([tmp_path / name])
    assert caught.value.remedy


def test_folders_and_pipes_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(CSV)
    (tmp_path / "folder.csv").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere")
    data, _ = split_paths([tmp_path])
    assert [p.name for p in data] == ["a.csv"]


def test_a_file_that_grows_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "data.csv"
    path.write_bytes(CSV)
    measured = os.fstat

    def grown(descriptor: int) -> os.stat_result:
        """Another program writes right after the file was first looked at."""
        found = measured(descriptor)
        with path.open("ab") as stream:
            stream.write(b"A4,C4,4\n")
        return found

    monkeypatch.setattr("outsidein.listen.containers.os.fstat", grown)
    with path.open("rb") as stream, pytest.raises(Trouble) as caught:
        containers.contents(stream.fileno(), "data.csv")
    assert str(caught.value) == (
        "data.csv: the file changed while it was read Wait until it is written, or pass a copy "
        "of it."
    )


def test_one_empty_file_among_others_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(CSV)
    (tmp_path / "empty.csv").write_bytes(b"")
    (tmp_path / "more.zip").write_bytes(zipped({"b.csv": CSV.replace(b"A", b"B"), "c.csv": b""}))
    sheets = listen.hear([tmp_path]).sheets
    assert [(s.source, s.account.rows, s.notes) for s in sheets] == [
        ("a.csv", 2, ()),
        ("empty.csv", 0, ("the file is empty",)),
        ("more.zip/b.csv", 2, ()),
        ("more.zip/c.csv", 0, ("the file is empty",)),
    ]
    document = audit.run([tmp_path])
    assert "empty.csv" in [source.source for source in document.sources]


def test_nothing_but_empty_files_is_an_error(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(b"\n")
    with pytest.raises(Trouble, match=r"a\.csv: the file is empty"):
        listen.hear([tmp_path])
