"""`outsidein init` and `outsidein questionnaire`, as a user runs them."""

import csv
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from outsidein import servicefile


def outsidein(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "outsidein", *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("name", ["gronroos", "rater", "own"])
def test_writes_a_file_that_loads(tmp_path: Path, name: str) -> None:
    done = outsidein(tmp_path, "init", "--criteria", name)
    assert (done.returncode, done.stderr) == (0, "")
    assert "service.yaml" in done.stdout
    description = servicefile.load(tmp_path / "service.yaml")
    assert description.criteria == servicefile.criteria_sets[name]


def test_keeps_a_file_that_is_there_unless_forced(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("period: month\n", "utf-8")
    refused = outsidein(tmp_path, "init", "mine.yaml")
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert mine.read_text("utf-8") == "period: month\n"
    assert outsidein(tmp_path, "init", "mine.yaml", "--force").returncode == 0
    assert mine.read_text("utf-8") == servicefile.template()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    done = outsidein(tmp_path, "init", "no/service.yaml")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert str(Path("no/service.yaml")) in done.stderr


def test_prints_the_questionnaire_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text("criteria: [{id: a, items: [{text: Größe}]}]\n", "utf-8")
    done = outsidein(tmp_path, "questionnaire", "s.yaml", "--format", "csv")
    rows = list(csv.DictReader(StringIO(done.stdout)))
    assert [r["column"] for r in rows][1:4] == ["a_1_expected", "a_1_perceived", "points_a"]
    assert "Größe" in rows[1]["question"]


@pytest.mark.parametrize(("form", "sign"), [("md", "# Questionnaire"), ("txt", "QUESTIONNAIRE")])
def test_prints_a_set_without_a_file(tmp_path: Path, form: str, sign: str) -> None:
    done = outsidein(tmp_path, "questionnaire", "--criteria", "rater", "--format", form)
    assert done.stdout.startswith(sign)
    assert "tangibles_3_perceived" in done.stdout


def test_tells_every_trouble_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text("period: weekly\nscale: {low: 7, high: 1}\n", "utf-8")
    done = outsidein(tmp_path, "questionnaire", "s.yaml")
    assert done.returncode == 2
    assert "s.yaml, line 1" in done.stderr
    assert "s.yaml, line 2" in done.stderr
