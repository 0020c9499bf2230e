"""Files as users bring them: plain, or inside `.zip` or `.gz`, unpacked in memory within limits."""

import gzip
import io
import os
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from outsidein.terms.language import say
from outsidein.terms.trouble import Trouble

from .empty import Empty

MOST_BYTES = 4 * 1024**3
"""The most that one file may hold once it is unpacked."""

MOST_RATIO = 250
"""Unpacked bytes for each packed byte above which an archive is taken for a bomb."""

RATIO_FROM = 64 * 1024**2
"""Below this unpacked size no ratio is suspicious: small tables repeat themselves a lot."""

MOST_MEMBERS = 200
CHUNK = 1024**2
DEPTH = 2
"""How many wrappings are opened: a `.gz` in a `.zip`, and no deeper."""

SKIPPED = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Member:
    """One data file, by the name it is reported under, with its bytes."""

    name: str
    data: bytes


def members(path: Path, name: str | None = None) -> Iterator[Member]:
    """The data files behind a path, in the order of the archive; one for a plain file.

    Raises `Trouble` where the file is missing, unreadable, encrypted, damaged or a bomb.
    """
    try:
        with path.open("rb") as stream:
            member = contents(stream.fileno(), name or path.name)
    except OSError as error:
        raise cannot_open(path, error) from error
    yield from unpacked(member)


def contents(descriptor: int, name: str) -> Member:
    """All of an open file. Raises `Trouble` where it changes while it is read."""
    before = os.fstat(descriptor)
    if before.st_size > MOST_BYTES:
        raise too_large(name)
    with os.fdopen(descriptor, "rb", closefd=False) as stream:
        data = stream.read()
    after = os.fstat(descriptor)
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns) or len(
        data
    ) != before.st_size:
        raise Trouble(
            "the file changed while it was read",
            remedy="Wait until it is written, or pass a copy of it.",
            source=name,
        )
    return Member(name, data)


def unpacked(member: Member) -> Iterator[Member]:
    """The data files in a file, in the order of the archive; itself where it is none."""
    yield from unpack(member, DEPTH)


def unpack(member: Member, depth: int) -> Iterator[Member]:
    """The member itself, or what is inside it where it is an archive."""
    data = member.data
    if data[:2] == b"\x1f\x8b":
        yield from _inner(Member(_without(member.name, ".gz"), _gunzip(member)), depth, member.name)
    elif data[:4] in (b"PK\x03\x04", b"PK\x05\x06") and not is_workbook(data):
        for inner in _unzip(member):
            yield from _inner(inner, depth, member.name)
    else:
        yield member


def is_workbook(data: bytes) -> bool:
    """Whether zipped bytes are an office workbook (.xlsx, .xlsb, .ods) and not an archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError):
        return False
    return "[Content_Types].xml" in names or {"mimetype", "content.xml"} <= names


def check_workbook(member: Member) -> None:
    """Raise `Trouble` where a workbook would unpack beyond the limits, whatever it declares."""
    if member.data[:4] != b"PK\x03\x04":
        return
    for _ in _unzip(member):
        continue


def _inner(member: Member, depth: int, outer: str) -> Iterator[Member]:
    if depth == 0:
        raise Trouble(
            "archives lie inside archives inside archives",
            remedy="Unpack it and pass the data files.",
            source=outer,
        )
    yield from unpack(member, depth - 1)


def _unzip(member: Member) -> Iterator[Member]:
    try:
        with zipfile.ZipFile(io.BytesIO(member.data)) as archive:
            infos = [i for i in archive.infolist() if not i.is_dir() and not _skip(i.filename)]
            if not infos:
                raise Empty(
                    say("the archive is empty"), remedy=say("Pass data."), source=member.name
                )
            if len(infos) > MOST_MEMBERS:
                raise Trouble(
                    f"the archive holds {len(infos)} files, more than {MOST_MEMBERS}",
                    remedy="Pass only the files that matter.",
                    source=member.name,
                )
            _refuse_overlaps(infos, member.name)
            for info, inside in zip(infos, _names(infos), strict=True):
                name = f"{member.name}/{inside}"
                if info.flag_bits & 1:
                    raise _encrypted(name)
                if stat.S_ISLNK(info.external_attr >> 16):
                    raise Trouble(
                        "this is a link, not a file",
                        remedy="Pack the file that it leads to.",
                        source=name,
                    )
                with archive.open(info) as stream:
                    yield Member(name, _bounded(stream, max(info.compress_size, 1), name))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise _damaged(member.name, str(error)) from error
    except (NotImplementedError, RuntimeError) as error:
        raise Trouble(
            f"the archive is packed in a way that cannot be opened ({error})",
            remedy="Pack it again as an ordinary .zip, or pass the data file itself.",
            source=member.name,
        ) from error


def _names(infos: list[zipfile.ZipInfo]) -> list[str]:
    """The name of each file in an archive, with its folders where another has the same."""
    parts = [
        [p for p in info.filename.replace("\\", "/").split("/") if p not in ("", ".", "..")]
        for info in infos
    ]
    times = Counter(p[-1] for p in parts if p)
    return ["/".join(p if times[p[-1]] > 1 else p[-1:]) if p else "?" for p in parts]


def _refuse_overlaps(infos: list[zipfile.ZipInfo], source: str) -> None:
    """Raise `Trouble` where files share bytes, by which a small archive unpacks to a huge one."""
    end = 0
    for info in sorted(infos, key=lambda i: i.header_offset):
        if info.header_offset < end:
            raise Trouble(
                "two files of the archive stand in the same place",
                remedy="Pack it again, or pass the data file itself.",
                source=source,
            )
        end = info.header_offset + info.compress_size


def _gunzip(member: Member) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(member.data)) as stream:
            return _bounded(stream, len(member.data), member.name)
    except (zlib.error, EOFError, OSError) as error:
        raise _damaged(member.name, str(error)) from error


def _bounded(stream: IO[bytes] | gzip.GzipFile, packed: int, name: str) -> bytes:
    """All bytes of a stream, counted as they come: declared sizes may lie."""
    out = bytearray()
    while chunk := stream.read(CHUNK):
        out += chunk
        if len(out) > MOST_BYTES:
            raise too_large(name)
        if len(out) > RATIO_FROM and len(out) > MOST_RATIO * packed:
            raise Trouble(
                f"it unpacks to more than {MOST_RATIO} times its size and was not opened further",
                remedy="If the file is yours and right, unpack it and pass the data file itself.",
                source=name,
            )
    return bytes(out)


def _without(name: str, suffix: str) -> str:
    return name[: -len(suffix)] if name.lower().endswith(suffix) else name


def _skip(filename: str) -> bool:
    return any(part in filename for part in SKIPPED)


def cannot_open(path: Path, error: Exception) -> Trouble:
    """Why the system does not open a file."""
    why = error.strerror if isinstance(error, OSError) and error.strerror else error
    return Trouble(
        f"the file cannot be opened ({why})",
        remedy="Check the name, and that you may read it.",
        source=str(path),
    )


def too_large(name: str) -> Trouble:
    """A file, packed or unpacked, beyond what one file may hold."""
    return Trouble(
        f"it holds more than {MOST_BYTES // 1024**3} GiB",
        remedy="Pass it as Parquet, or split it by period.",
        source=name,
    )


def _encrypted(name: str) -> Trouble:
    return Trouble(
        "the file is protected with a password",
        remedy="Open it with the password and save it without one.",
        source=name,
    )


def _damaged(name: str, detail: str) -> Trouble:
    return Trouble(
        f"the archive is damaged or incomplete ({detail})",
        remedy="Download or copy it again.",
        source=name,
    )
