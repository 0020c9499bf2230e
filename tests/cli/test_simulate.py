"""`outsidein simulate` as a user calls it."""

import json
import subprocess
import sys

import pytest


def outsidein(*arguments):
    return subprocess.run(
        [sys.executable, "-c", "from outsidein.cli import main; main()", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("flags", [(), ("--no-gaps",)])
def test_it_writes_an_organization_and_says_what_to_do_next(tmp_path, flags):
    folder = tmp_path / "example"
    done = outsidein("simulate", folder, "--seed", 3, "--customers", 40, "--months", 2, *flags)
    assert done.returncode == 0, done.stderr
    assert "40 customers" in done.stdout
    assert f"outsidein audit {folder}" in done.stdout
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    assert truth["plan"]["seed"] == 3
    assert truth["plan"]["planted"] is (not flags)
    assert ("--no-gaps" in (folder / "README.txt").read_text("utf-8")) is bool(flags)


def test_rows_of_the_two_large_files_can_be_set(tmp_path):
    done = outsidein(
        "simulate", tmp_path, "--customers", 40, "--months", 2, "--answers", 90, "--tickets", 300
    )
    assert "300 work orders and 90 answers" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--months", 0), "0 months cannot be simulated"),
        (("--customers", 3), "Give 20 to"),
        (("--seed", -1), "seed of -1"),
    ],
)
def test_what_cannot_be_simulated_is_told_without_a_traceback(tmp_path, arguments, said):
    done = outsidein("simulate", tmp_path / "x", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "x").exists()


def test_files_of_the_user_are_not_overwritten(tmp_path):
    (tmp_path / "survey.csv").write_text("mine")
    done = outsidein("simulate", tmp_path, "--customers", 40, "--months", 1)
    assert done.returncode == 2
    assert "not from a simulation" in done.stderr
    assert (tmp_path / "survey.csv").read_text() == "mine"
