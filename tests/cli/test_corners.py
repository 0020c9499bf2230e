"""Corners that a new user meets: no standard input, few answers, the command to run again."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import outsidein as oi
from outsidein import audit
from outsidein.terms.trouble import Trouble

SURVEY = "overall,recommend\n5,9\n4,8\n"


def test_a_closed_standard_input_is_nobody_to_ask(tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text(SURVEY)
    command = f"exec {sys.executable} -m outsidein audit survey.csv --json found.json <&-"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "found.json").read_text())["sources"]


def test_the_command_to_run_again_keeps_minimums_and_quotes_names(tmp_path: Path) -> None:
    path = tmp_path / "we ird 'name.csv"
    path.write_text(SURVEY)
    rerun = audit.run([path], minimums={"gap": 30}).rerun
    assert "--minimum gap=30" in rerun
    assert "'\"'\"'name.csv'" in rerun


def test_a_metric_of_few_answers_is_computed_with_a_warning(tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text("recommend\n9\n")
    found = oi.metric("nps", tmp_path / "survey.csv", column="recommend").as_dict()
    assert found["value"] == 100.0
    assert found["warnings"] == ["1 answer: a report shows a metric from 40 on."]


def test_a_column_without_rows_is_told_as_blank(tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text("e,p\n")
    with pytest.raises(Trouble, match="holds no number, its cells are blank"):
        oi.gaps(tmp_path / "survey.csv", "e", "p")


def test_one_column_is_told_in_the_singular(tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text("e,f,p\n5,4,3\n")
    with pytest.raises(Trouble, match="2 expectation columns and 1 perception column "):
        oi.gaps(tmp_path / "survey.csv", "e,f", "p")
