"""What the system refuses: no permission, no room, no patience. One clear message, nothing left."""

import ctypes
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SURVEY = "customer_id,overall\n" + "".join(f"C{i},{4 + i % 3}\n" for i in range(60))
AUDIT = [sys.executable, "-m", "outsidein", "audit", "--no-ask"]

TRY = (
    "import os, sys, tempfile\n"
    "file = tempfile.NamedTemporaryFile()\n"
    "os.chmod(file.name, 0)\n"
    "sys.exit(os.access(file.name, os.R_OK))"
)

Mortal = Callable[..., subprocess.CompletedProcess[str]]


DROP, OVERRIDES = 24, (1, 2)
"""prctl(PR_CAPBSET_DROP) of CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH (capabilities(7), Linux)."""


def without_overrides() -> None:
    """From the next program on, permissions hold back root too."""
    libc = ctypes.CDLL(None, use_errno=True)
    if any(libc.prctl(DROP, capability, 0, 0, 0) for capability in OVERRIDES):
        raise OSError(ctypes.get_errno(), "the rights of root cannot be given up")


@pytest.fixture
def mortal(tmp_path: Path) -> Iterator[Mortal]:
    """Runs an audit as somebody whom permissions hold back."""
    if os.name == "nt":
        pytest.skip("PERMISSIONS NOT CHECKED: they differ on Windows")
    give_up = without_overrides if os.geteuid() == 0 else None
    if give_up is not None:
        tried = subprocess.run([sys.executable, "-c", TRY], preexec_fn=give_up, check=False)
        if tried.returncode:
            pytest.skip("PERMISSIONS NOT CHECKED: root cannot give up its rights here")

    def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*AUDIT, *(str(word) for word in words)],
            capture_output=True, text=True, check=False, timeout=120, cwd=tmp_path,
            preexec_fn=give_up,
        )  # fmt: skip

    yield run
    for path in tmp_path.rglob("*"):
        path.chmod(0o700)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    folder.chmod(0o755)
    (folder / "survey.csv").write_text(SURVEY)
    (folder / "survey.csv").chmod(0o644)
    return folder


def told(done: subprocess.CompletedProcess[str], *parts: str) -> None:
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "Errno" not in done.stderr
    for part in parts:
        assert part in " ".join(done.stderr.split())


def test_a_file_that_may_not_be_read(mortal: Mortal, data: Path) -> None:
    (data / "survey.csv").chmod(0)
    told(mortal(data / "survey.csv"), "survey.csv: the file cannot be opened (Permission denied)",
         "that you may read it")  # fmt: skip


def test_a_folder_that_may_not_be_read(mortal: Mortal, data: Path) -> None:
    data.chmod(0o311)
    told(mortal(data), "data: the folder cannot be read (Permission denied)", "name the files")


def test_a_mapping_that_may_not_be_read(mortal: Mortal, data: Path) -> None:
    mapping = data / "m.yaml"
    mapping.write_text("files: {}\n")
    mapping.chmod(0)
    told(mortal(data / "survey.csv", "--mapping", mapping),
         "m.yaml: the mapping cannot be read (Permission denied)")  # fmt: skip


def test_a_mapping_that_is_not_there(mortal: Mortal, data: Path) -> None:
    done = mortal(data / "survey.csv", "--mapping", "nowhere.yaml")
    told(done, "nowhere.yaml: there is no such mapping", "outsidein inspect FILES... --save")


@pytest.mark.parametrize("option", ["-o", "--json", "--xlsx", "--rejects", "--pages"])
def test_a_folder_that_may_not_be_written_is_told_before_the_work(
    mortal: Mortal, data: Path, option: str
) -> None:
    # The data is broken too: that it is not told shows that nothing was read before.
    (data / "survey.csv").write_text("")
    data.chmod(0o555)
    told(mortal(data / "survey.csv", option, data / "out"), "you may not write to this folder",
         "Choose a folder that you may write to.")  # fmt: skip


def test_a_report_that_may_not_be_replaced_is_told_before_the_work(
    mortal: Mortal, data: Path
) -> None:
    data.chmod(0o777)
    report = data / "report.html"
    report.write_text("mine")
    report.chmod(0o444)
    told(mortal(data / "survey.csv", "-o", report), "you may not write to this file")
    assert report.read_text() == "mine"


@pytest.fixture
def full() -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Runs a shell script in which /mnt is a disk of its own with 8 KiB."""
    mount = "mount -t tmpfs -o size=8k none /mnt"
    if shutil.which("unshare") is None:
        pytest.skip("FULL DISK NOT CHECKED: there is no `unshare` to mount a small disk with")
    tried = subprocess.run(["unshare", "-rm", "sh", "-c", mount], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip(f"FULL DISK NOT CHECKED: no small disk can be mounted ({tried.stderr!r})")

    def run(script: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["unshare", "-rm", "sh", "-c", f"{mount} && {script}"],
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip

    return run


@pytest.mark.parametrize("option", ["-o", "--json", "--xlsx"])
def test_a_full_disk_leaves_what_was_there(
    full: Callable[[str], subprocess.CompletedProcess[str]], data: Path, option: str
) -> None:
    done = full(
        f"echo before > /mnt/out; {' '.join(AUDIT)} {data}/survey.csv {option} /mnt/out; "
        "echo exit $?; ls -A /mnt; cat /mnt/out"
    )
    assert done.stdout.endswith("exit 2\nout\nbefore\n"), done
    assert "/mnt/out: there is no room left to write it" in done.stderr
    assert "Free space on the disk" in done.stderr


def test_a_full_device_behind_standard_output_is_told(data: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.fail("this system has no /dev/full")
    with Path("/dev/full").open("w") as device:
        done = subprocess.run(
            [*AUDIT, str(data / "survey.csv"), "--json", "-"],
            stdout=device, stderr=subprocess.PIPE, text=True, check=False, timeout=120,
        )  # fmt: skip
    assert done.returncode == 2
    assert "there is no room left to write it" in done.stderr
    assert "Traceback" not in done.stderr


def children(pid: int) -> set[int]:
    """Every process below one, by the tables of Linux."""
    found: set[int] = set()
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found |= {child, *children(child)}
    return found


def heeds(pid: int, number: signal.Signals) -> bool:
    """Whether a process has a handler of its own for a signal, which Python alone has not."""
    caught = re.search(r"^SigCgt:\s*([0-9a-f]+)$", Path(f"/proc/{pid}/status").read_text(), re.M)
    return caught is not None and bool(int(caught.group(1), 16) >> (number - 1) & 1)


@pytest.mark.parametrize("seconds", [0, 0.7, 2.0])
def test_ctrl_c_at_any_time_is_one_line_and_leaves_nothing(tmp_path: Path, seconds: float) -> None:
    if not Path("/proc/self/task").is_dir():
        pytest.fail("this test reads the processes of Linux")
    rows = "".join(
        f"A{i},C{i % 900},{1 + i % 7},{i % 11},2026-01-05 08:00\n" for i in range(200_000)
    )
    survey, out, scratch = tmp_path / "survey.csv", tmp_path / "out", tmp_path / "scratch"
    survey.write_text("answer_id,customer_id,overall,recommend,answered_at\n" + rows)
    out.mkdir()
    scratch.mkdir()
    with subprocess.Popen(
        [*AUDIT, str(survey), "-o", str(out / "report.html")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(scratch)},
    ) as process:  # fmt: skip
        while not heeds(process.pid, signal.SIGTERM) and process.poll() is None:
            time.sleep(0.002)
        time.sleep(seconds)
        below = children(process.pid)
        process.send_signal(signal.SIGINT)
        shown, said = process.communicate(timeout=20)
    assert (process.returncode, shown, said) == (130, "", "Stopped.\n")
    assert list(out.iterdir()) == list(scratch.iterdir()) == []
    end = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in below) and time.monotonic() < end:
        time.sleep(0.05)
    assert not [pid for pid in below if Path(f"/proc/{pid}").exists()]
