"""The command that does the main job, as a user types it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from outsidein.simulate import write


@pytest.fixture(scope="module")
def organization(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "organization"
    write(folder, seed=2, customers=120, months=12)
    return folder


def outsidein(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    import os

    return subprocess.run(
        [sys.executable, "-m", "outsidein", "audit", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "100", **environment},
        timeout=120,
    )


def test_report_findings_and_summary(organization: Path, tmp_path: Path) -> None:
    report, findings = tmp_path / "report.html", tmp_path / "findings.json"
    done = outsidein(organization, "-o", report, "--json", findings, "--now", "2026-07-01")
    assert done.returncode == 0, done.stderr
    assert "SIMULATED" in done.stdout
    assert str(report) in done.stdout.replace("\n", "")
    assert len(done.stdout.splitlines()) <= 27
    assert report.read_text("utf-8").startswith("<!doctype html>")
    found = json.loads(findings.read_text("utf-8"))
    assert found["created_at"] == "2026-07-01T00:00:00+00:00"
    assert len(found["answer"]) == 3
    assert found["rerun"].startswith("outsidein audit ")


def test_json_on_standard_output_is_json_alone(organization: Path) -> None:
    done = outsidein(organization / "contracts.csv", "--json", "-", SOURCE_DATE_EPOCH="0")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["created_at"] == "1970-01-01T00:00:00+00:00"
    assert "contracts worth" in done.stderr


def test_the_same_input_gives_the_same_bytes(organization: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        files = (organization / "survey.csv", organization / "service.yaml")
        done = outsidein(
            *files, "-o", tmp_path / f"{name}.html", "--json", tmp_path / f"{name}.json",
            SOURCE_DATE_EPOCH="1",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    for suffix in ("html", "json"):
        one, other = (tmp_path / f"{name}.{suffix}" for name in ("a", "b"))
        assert one.read_bytes() == other.read_bytes()


def test_rejected_rows_go_to_a_file(tmp_path: Path) -> None:
    survey = tmp_path / "survey.csv"
    rows = "".join(f"A{i},C{i % 9},{1 + i % 7}\n" for i in range(80))
    survey.write_text(f"answer_id,customer_id,overall\n{rows}A99,C1,very good\n", encoding="utf-8")
    done = outsidein(survey, "--rejects", tmp_path / "rejects.csv")
    assert done.returncode == 0, done.stderr
    assert "Rejected rows: rejects.csv" in done.stdout
    assert "very good" in (tmp_path / "rejects.csv").read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.csv"], "there is no such file"),
        (["{survey}", "-o", "{folder}/no/where/report.html"], "mkdir -p"),
        (["{survey}", "-o", "{folder}"], "this is a folder"),
        (["{survey}", "--minimum", "gap"], "name=n"),
        (["{survey}", "--minimum", "gpa=3"], "Did you mean gap"),
        (["{survey}", "--now", "tomorrow"], "is no time"),
        (["{survey}", "--mapping", "nowhere.yaml"], "outsidein inspect"),
        (["{survey}", "{folder}/bad.yaml"], "line 2"),
    ],
)
def test_bad_input_ends_with_place_and_remedy_and_no_traceback(
    organization: Path, tmp_path: Path, arguments: list[str], words: str
) -> None:
    (tmp_path / "bad.yaml").write_text("scale: {low: 1, high: 7}\nscales: 3\n", encoding="utf-8")
    places = {"survey": organization / "survey.csv", "folder": tmp_path}
    done = outsidein(*(a.format(**places) for a in arguments))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert words in " ".join(done.stderr.split())


def test_questions_are_answered_by_number_or_by_word() -> None:
    from outsidein.cli.questions import chosen
    from outsidein.listen import Choice, Question

    choices = (Choice("yes", "Zero is an answer"), Choice("no", "Zero is none"))
    question = Question("f", None, "Does zero count?", choices, "", "yes")
    assert chosen(question, "2") == "no"
    assert chosen(question, "yes") == "yes"
    assert [chosen(question, r) for r in ("0", "3", "maybe", "²")] == [None] * 4


def test_pdf_workbook_and_pages_are_written_and_counted(organization: Path, tmp_path: Path) -> None:
    book, folder = tmp_path / "f.xlsx", tmp_path / "pages"
    done = outsidein(
        organization, "--xlsx", book, "--pages", folder, "--json", tmp_path / "f.json",
        "--now", "2026-07-01",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert book.read_bytes().startswith(b"PK")
    found = json.loads((tmp_path / "f.json").read_text("utf-8"))
    views = found["views"]
    assert len(list((folder / "services").glob("*.html"))) == len(views["services"]) == 2
    customers = [p for p in (folder / "customers").glob("*.html") if p.name != "index.html"]
    assert len(customers) == len(views["customers"]) > 50
    assert f"customers: {len(customers)}" in done.stdout
    assert (folder / "index.html").is_file()


def test_what_cannot_be_written_is_said_before_the_work(organization: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = outsidein(organization, "--pages", tmp_path)
    assert done.returncode == 2
    assert "holds other files" in done.stderr
    done = outsidein(organization, "--pdf", tmp_path / "none" / "r.pdf")
    assert done.returncode == 2
    assert "the folder is not there" in done.stderr
