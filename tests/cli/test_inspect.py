"""`outsidein inspect`: what it prints, saves and refuses."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

from outsidein.listen import mapping

Run = Callable[..., subprocess.CompletedProcess[str]]

TEXT = (
    "answer_id,customer_id,answered_at,overall,comment\n"
    + "".join(f"A{i},C{i % 7},2024-03-{1 + i % 28:02d},{i % 6},fine\n" for i in range(60))
    + "A99,C1,2024-03-05,five,=1+1\n"
)


def answers(folder: Path) -> Path:
    (folder / "answers.csv").write_text(TEXT)
    return folder / "answers.csv"


def test_it_says_what_the_file_is_and_what_is_open(run: Run, tmp_path: Path) -> None:
    done = run("inspect", str(answers(tmp_path)))
    assert done.returncode == 0, done.stderr
    text = " ".join(done.stdout.split())
    assert "answers.csv survey, " in text
    assert "61 rows in: 60 used, 0 superseded, 1 rejected" in text
    assert "UNDECIDED" in text
    assert "Does 0 stand for not applicable?" in text
    assert "rejected: line 62, column \"overall\": not a number ('five')." in text


def test_json_alone_goes_to_standard_output(run: Run, tmp_path: Path) -> None:
    done = run("inspect", str(answers(tmp_path)), "--json", "-")
    (file,) = json.loads(done.stdout)["files"]
    assert (file["kind"], file["rows"], file["used"], file["rejected"]) == ("survey", 61, 60, 1)
    terms = [c["term"] for c in file["columns"]]
    assert terms == ["answer", "customer", "time", "overall", "comment"]
    (zero,) = [r for r in file["readings"] if not r["decided"]]
    assert zero["affects"] == ["overall"]
    assert file["rejects"][0]["line"] == 62


def test_the_saved_mapping_is_followed_once_it_is_edited(run: Run, tmp_path: Path) -> None:
    file, saved = answers(tmp_path), tmp_path / "m.yaml"
    assert run("inspect", str(file), "--save", str(saved)).returncode == 0
    text = saved.read_text()
    assert "# UNDECIDED: Does 0 stand for not applicable?" in text
    edited = text.replace("term: overall\n", "term: overall\n        not_applicable: [0]\n")
    saved.write_text(edited)
    assert mapping.load(saved).files[0].columns["overall"].not_applicable == (0.0,)
    done = run("inspect", str(file), "--mapping", str(saved), "--json", "-")
    (found,) = json.loads(done.stdout)["files"]
    overall = found["columns"][3]
    assert (overall["scale"], overall["not_applicable"]) == ([1, 5], [0])
    assert all(r["decided"] for r in found["readings"])


def test_rejects_are_written(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "rejects.csv"
    done = run("inspect", str(answers(tmp_path)), "--rejects", str(target))
    assert "Rejected rows written to" in done.stderr
    assert "'=1+1" in target.read_text("utf-8-sig")


def test_a_service_file_that_names_no_column_is_told(run: Run, tmp_path: Path) -> None:
    service = tmp_path / "service.yaml"
    service.write_text("answers: {overall: overal}\n")
    done = run("inspect", str(answers(tmp_path)), "--service", str(service))
    assert done.returncode == 0, done.stderr
    assert 'Did you mean "overall"?' in " ".join(done.stdout.split())


def test_errors_are_one_message_with_a_remedy(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "m.yaml").write_text("files:\n  a.csv:\n    kind: surveys\n")
    for words, message in (
        ((str(tmp_path / "no.csv"),), "there is no such file"),
        ((str(tmp_path / "empty.csv"),), "the file is empty"),
        ((str(answers(tmp_path)), "--mapping", str(tmp_path / "m.yaml")), "m.yaml, line 3"),
    ):
        done = run("inspect", *words)
        assert done.returncode == 2
        assert message in done.stderr
        assert "Traceback" not in done.stderr
