"""Whatever happens to the process that reads a file, the caller hears what and what to do."""

import os
import signal
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from outsidein import listen
from outsidein.listen.parsing import ask, limits, room, work
from outsidein.listen.parsing.limits import GIB, Limits, limits_for
from outsidein.terms.trouble import Trouble

CSV = "answer_id,recommend\nA1,7\nA2,9\n"


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.csv"
    path.write_text(CSV)
    return path


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every file is a pipe into which nobody writes, so that reading it hangs."""
    ends = [os.pipe() for _ in range(3)]
    left = iter(ends)
    monkeypatch.setattr(ask, "_opened", lambda path, name: os.dup(next(left)[0]))
    yield
    for end in (e for pair in ends for e in pair):
        os.close(end)


def bounded(monkeypatch: pytest.MonkeyPatch, **changes: int) -> None:
    most = {"memory": 4 * GIB, "seconds": 60, "output": GIB, **changes}
    monkeypatch.setattr(limits, "limits_for", lambda size: Limits(**most))


@pytest.mark.usefixtures("endless")
def test_a_file_that_hangs_is_given_up_in_time(
    answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(limits.SECONDS, "1")
    with pytest.raises(Trouble) as caught:
        listen.hear([answers])
    assert str(caught.value) == (
        "answers.csv: it could not be read within 1 second Save it as CSV or Parquet, or split "
        "it; if it only needs more time, set OUTSIDEIN_FILE_SECONDS=2."
    )


@pytest.mark.usefixtures("endless")
def test_an_impatient_user_leaves_no_process_behind(answers: Path) -> None:
    timer = threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT))
    room.ROOM.start()
    process = room.ROOM._process
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        listen.hear([answers])
    assert process is not None
    assert process.returncode == -signal.SIGKILL


def test_tables_beyond_the_allowed_size_are_told(
    answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bounded(monkeypatch, output=1000)
    with pytest.raises(Trouble, match="its tables hold more than is allowed") as caught:
        listen.hear([answers])
    assert "OUTSIDEIN_FILE_OUTPUT=2 (GiB)" in caught.value.remedy


def test_memory_beyond_what_is_allowed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(f"A{i},{i % 10}\n" for i in range(400_000))
    (tmp_path / "answers.csv").write_text("answer_id,recommend\n" + rows)
    # The programs themselves take this much address space, and little more is left for data.
    bounded(monkeypatch, memory=10 * 1024**2)
    with pytest.raises(Trouble, match="needs more memory than is allowed for one file") as caught:
        listen.hear([tmp_path / "answers.csv"])
    assert "OUTSIDEIN_FILE_MEMORY=2 (GiB)" in caught.value.remedy


@pytest.mark.parametrize(
    ("ended", "message", "remedy"),
    [
        (-signal.SIGXCPU, "it could not be read within 60 seconds", "OUTSIDEIN_FILE_SECONDS=120"),
        (-signal.SIGKILL, "reading it needs more memory", "OUTSIDEIN_FILE_MEMORY=8"),
        (-signal.SIGABRT, "reading it needs more memory", "OUTSIDEIN_FILE_MEMORY=8"),
        (-signal.SIGSEGV, "the process that read it broke off (SIGSEGV)", "export it again"),
        (99, "the process that read it broke off (exit code 99)", "export it again"),
        (work.DISK, "there is no room left in", "TMPDIR"),
    ],
)
def test_every_end_has_its_message(
    ended: int, message: str, remedy: str, answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bounded(monkeypatch)
    monkeypatch.setattr(room.ROOM, "read", lambda *_: ended)
    with pytest.raises(Trouble) as caught:
        listen.hear([answers])
    assert caught.value.message.startswith(message)
    assert remedy in caught.value.remedy
    assert caught.value.source == "answers.csv"


def test_nonsense_from_the_process_is_no_table(
    answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The task is still in the file.
    monkeypatch.setattr(room.ROOM, "read", lambda *_: work.DONE)
    with pytest.raises(Trouble, match="gave back what cannot be understood"):
        listen.hear([answers])


def test_a_process_that_was_killed_meanwhile_is_replaced(answers: Path) -> None:
    listen.hear([answers])
    process = room.ROOM._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    (sheet,) = listen.hear([answers]).sheets
    assert sheet.account.used == 2


def test_a_worker_is_gone_after_its_file(answers: Path) -> None:
    listen.hear([answers])
    process = room.ROOM._process
    assert process is not None
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    assert children == ""


def test_where_nothing_can_be_forked_a_process_reads_one_file(
    answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "FORKS", False)
    (sheet,) = listen.hear([answers]).sheets
    assert sheet.account.used == 2
    (answers.parent / "empty.csv").write_text("")
    with pytest.raises(Trouble, match=r"empty\.csv: the file is empty"):
        listen.hear([answers.parent / "empty.csv"])


def test_the_folder_in_which_it_starts_lends_it_no_modules(
    answers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("csv", "numpy", "json", "outsidein"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w').close()\n")
    monkeypatch.chdir(tmp_path)
    fresh = room.Room()
    monkeypatch.setattr(ask, "ROOM", fresh)
    try:
        assert listen.hear([answers]).sheets[0].account.used == 2
    finally:
        fresh.close()
    assert not (tmp_path / "ran").exists()


def test_nothing_of_the_data_stays_on_disk(
    answers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    hearing = listen.hear([answers])
    assert list(folder.iterdir()) == []
    assert hearing.sheets[0].table.column("recommend").to_pylist() == [7, 9]


def test_reading_loads_no_pandas(answers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    work.keep_lean()
    with pytest.raises(ModuleNotFoundError):
        sys.meta_path[0].find_spec("pandas", None, None)


def test_limits_grow_with_the_file() -> None:
    small, large = limits_for(0), limits_for(400 * 1024**2)
    assert small == Limits(4 * GIB, 180, 2 * GIB)
    assert large.memory == 4 * GIB + 3200 * 1024**2
    assert large.seconds == 980
    assert large.output == 2 * GIB + 3200 * 1024**2


def test_limits_that_are_stated_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(limits.MEMORY, "16")
    monkeypatch.setenv(limits.SECONDS, "7")
    monkeypatch.setenv(limits.OUTPUT, "3")
    assert limits_for(10**9) == Limits(16 * GIB, 7, 3 * GIB)


@pytest.mark.parametrize("text", ["many", "0", "-1", "1.5", "१", "9" * 30])
def test_limits_that_are_none_are_told(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(limits.MEMORY, text)
    with pytest.raises(Trouble, match="OUTSIDEIN_FILE_MEMORY is") as caught:
        limits_for(1)
    assert caught.value.remedy
