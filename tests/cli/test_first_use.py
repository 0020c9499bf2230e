"""What somebody new gets wrong is told so that it can be put right."""

import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def said(done: subprocess.CompletedProcess[str]) -> str:
    return " ".join((done.stdout + done.stderr).split())


def test_an_empty_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("audit", "empty")
    assert done.returncode == 2
    assert "Error: empty: there is no file in it that can be read" in said(done)
    assert "Put a survey, a ticket export or contracts there" in said(done)


def test_the_file_before_the_metric(run: Run, tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("recommend\n9\n8\n")
    done = run("metric", "s.csv", "nps", "--column", "recommend")
    assert done.returncode == 2
    assert "the metric comes first, then the file" in said(done)
    assert "outsidein metric nps s.csv" in said(done)


def test_a_file_that_is_not_recognized_is_said_to_be_so(run: Run, tmp_path: Path) -> None:
    rows = [",".join(f"{i * j % 977}{'x' * (j % 2)}" for j in range(9)) for i in range(40)]
    (tmp_path / "wide.csv").write_text("\n".join([",".join(f"x{j}" for j in range(9)), *rows]))
    done = run("audit", "wide.csv", "--no-ask")
    assert done.returncode == 0
    assert "what wide.csv holds was not recognized. `outsidein inspect" in said(done)


def test_an_open_question_is_not_called_a_question_about_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "three.csv").write_text("customer_id,overall,recommend\nC1,4,9\nC2,3,7\nC3,5,10\n")
    done = run("audit", "three.csv", "--no-ask")
    assert "3 answers were heard, and what they mean hangs on a question" in said(done)


def test_too_few_answers_are_called_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "few.csv").write_text("customer_id,recommend\nC1,0\nC2,7\nC3,10\n")
    done = run("audit", "few.csv", "--no-ask")
    assert "3 answers were heard, which are too few" in said(done)
