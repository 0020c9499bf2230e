"""The analyst's commands: published JSON keys, readable output, clear errors."""

import json
from pathlib import Path

import pytest

from .conftest import Run

DRIVERS = {"n", "customers", "excluded", "r2", "drivers", "warnings"}
RELIABILITY = {
    "n",
    "alpha",
    "alpha_low",
    "alpha_high",
    "alpha_standardized",
    "omega",
    "items",
    "excluded",
    "warnings",
}
GAPS = {
    "n",
    "expected",
    "perceived",
    "gap",
    "gap_low",
    "gap_high",
    "items",
    "criteria",
    "excluded",
    "warnings",
}


def test_drivers_keys(run: Run, survey: Path) -> None:
    done = run("drivers", str(survey), "--outcome", "overall", "--on", "speed,care", "--json", "-")
    found = json.loads(done.stdout)
    assert set(found) == DRIVERS
    assert set(found["drivers"][0]) == {"name", "lmg", "share", "low", "high"}
    assert found["n"] == 60


def test_reliability_keys(run: Run, survey: Path) -> None:
    done = run("reliability", str(survey), "--items", "#1:#3", "--json", "-")
    found = json.loads(done.stdout)
    assert set(found) == RELIABILITY
    assert set(found["items"][0]) == {"name", "n", "mean", "item_rest", "alpha_if_dropped"}


def test_gaps_keys(run: Run, survey: Path) -> None:
    words = ("--expected", "speed", "--expected", "care", "--perceived", "access,overall")
    found = json.loads(run("gaps", str(survey), *words, "--json", "-").stdout)
    assert set(found) == GAPS
    assert set(found["items"][0]) == {"name", "n", "expected", "perceived", "gap", "low", "high"}


def test_json_goes_to_a_file_beside_the_readable_output(run: Run, survey: Path) -> None:
    done = run("reliability", str(survey), "--items", "speed,care", "--json", "out.json")
    assert "Reliability of 2 items" in done.stdout
    assert json.loads((survey.parent / "out.json").read_text("utf-8"))["n"] == 60


@pytest.mark.parametrize(
    ("words", "message", "remedy"),
    [
        (("drivers", "none.csv", "--outcome", "a", "--on", "b"), "none.csv", "Check the name"),
        (("drivers", "survey.csv", "--outcome", "overal", "--on", "care"), '"overal"', "overall"),
        (("reliability", "survey.csv", "--items", "#1:#9"), "#9", "#1 to #5"),
        (("reliability", "survey.csv", "--items", "comment,care"), "text", "numbers"),
        (("reliability", "survey.csv", "--items", "care"), "two or more", "once"),
        (("gaps", "survey.csv", "--expected", "care", "--perceived", "#1:#2"), "2 perception", ""),
    ],
)
def test_a_user_error_names_place_and_remedy(
    run: Run, survey: Path, words: tuple[str, ...], message: str, remedy: str
) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert message in done.stderr
    assert remedy in done.stderr


def test_metric_keys(run: Run, survey: Path) -> None:
    done = run("metric", "mean", str(survey), "--column", "overall", "--json", "-")
    found = json.loads(done.stdout)
    assert set(found) == {
        "metric",
        "variant",
        "value",
        "low",
        "high",
        "n",
        "excluded",
        "warnings",
    }


def test_metrics_are_listed(run: Run) -> None:
    assert "Reichheld" in run("metrics", "--json", "-").stdout
