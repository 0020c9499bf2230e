"""Runs the command line in a process of its own, as a user does."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`run("drivers", "file.csv", ...)` in an empty folder; gives exit code and both outputs."""

    def call(*words: str, cwd: Path = tmp_path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "outsidein", *words],
            capture_output=True,
            text=True,
            cwd=cwd,
            check=False,
            timeout=300,
        )

    return call


@pytest.fixture
def survey(tmp_path: Path) -> Path:
    """A small survey of three items, an outcome and a column of text."""
    lines = ["speed,care,access,overall,comment"]
    for i in range(60):
        speed, care, access = i % 5 + 1, (i * 3) % 7 % 5 + 1, (i * i) % 5 + 1
        lines.append(f"{speed},{care},{access},{min(5, (speed + care + 1) // 2)},fine")
    file = tmp_path / "survey.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file
