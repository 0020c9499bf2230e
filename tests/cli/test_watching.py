"""The audit again whenever a file changes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from outsidein.cli import watching
from outsidein.terms.trouble import Trouble

SURVEY = "customer,overall\n" + "".join(f"C{i},{4 + i % 3}\n" for i in range(60))


def until(true: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for something another process does."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.1)


def test_a_mistake_is_told_and_the_next_change_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    runs: list[int] = []

    def run() -> None:
        runs.append(1)
        if len(runs) == 1:
            raise Trouble("the file is broken", remedy="Mend it.")

    seen = [{tmp_path / "survey.csv"}, {tmp_path / "survey.csv"}]
    monkeypatch.setattr(watching, "changes", lambda wanted, own: iter(seen))
    watching.watch([tmp_path], [], run, Console(stderr=True))
    assert len(runs) == 3
    shown = capsys.readouterr().err
    assert "the file is broken" in shown
    assert "Changed: survey.csv" in shown


def test_a_saved_file_is_a_change_and_the_report_is_none(tmp_path: Path) -> None:
    survey, report = tmp_path / "survey.csv", tmp_path / "report.html"
    survey.write_text(SURVEY, encoding="utf-8")
    found = watching.changes({tmp_path.resolve()}, {report.resolve()})
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, time, pathlib\n"
            "for _ in range(100):\n"
            "    time.sleep(0.2)\n"
            "    pathlib.Path(sys.argv[1]).write_text('page')\n"
            "    pathlib.Path(sys.argv[2]).write_text('a,b')\n",
            str(report),
            str(survey),
        ]
    )
    try:
        assert next(found) == {survey}
    finally:
        process.kill()
        process.wait()


@pytest.mark.skipif(os.name == "nt", reason="signals differ there")
def test_the_audit_runs_again_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    survey, report = tmp_path / "survey.csv", tmp_path / "report.html"
    survey.write_text(SURVEY, encoding="utf-8")
    command = [sys.executable, "-m", "outsidein", "audit", str(survey), "-o", str(report)]
    process = subprocess.Popen(
        [*command, "--watch", "--no-ask"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    rows = 0

    def changed() -> bool:
        # The folder may not be watched yet when the first page is there, so save until it is seen.
        nonlocal rows
        rows += 1
        survey.write_text(SURVEY + "C99,7\n" * rows, encoding="utf-8")
        time.sleep(2.0)
        return report.read_text("utf-8") != first

    try:
        until(report.exists)
        first = report.read_text("utf-8")
        until(changed)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
    finally:
        process.kill()
        process.wait()
    assert b"Watching" in told
    assert b"Traceback" not in told
