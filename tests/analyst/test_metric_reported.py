"""Figures of another tool on real data and on planted differences, through the whole command."""

from pathlib import Path

import pyarrow as pa
import pytest
from typer.testing import CliRunner

import outsidein as oi
from outsidein.cli import app
from outsidein.terms.reported import ReportedFigure


def test_a_dashboard_that_counts_every_event(outside: Path) -> None:
    """UCI incident log: 63.42 % of tickets by their last event, another share of all rows."""
    file = next((outside / "data" / "incidents").glob("*.zip"))
    every = oi.metric("sla", file, "made_sla", every_event=True).as_dict()["value"]
    figure = ReportedFigure("sla", round(every, 2), source="The dashboard", decimals=2)
    found = oi.metric("sla", file, "made_sla", last_of="number", reported=figure).as_dict()
    told = found["reported"]
    assert found["value"] == pytest.approx(63.42, abs=0.005)
    assert told["reproduced"]
    assert told["found"] == pytest.approx(every)
    assert "counts every event" in told["sentence"]


def test_codes_that_stand_for_no_answer_and_copies() -> None:
    """0 is stated to be no answer: 50 here; with it, two of five are detractors more."""
    table = pa.table({"who": [*"abcd", "e"], "q": [10, 9, 8, 6, 0]})
    here = {"missing": [0], "customer": "who"}
    zero = oi.metric("nps", table, "q", reported=ReportedFigure("nps", 0), **here)  # type: ignore[arg-type]
    assert zero.as_dict()["value"] == pytest.approx(25)
    assert zero.reported is not None
    assert zero.reported.found == pytest.approx(0)
    twice = pa.concat_tables([table, table.slice(0, 1)])
    once = oi.metric("nps", twice, "q", reported=ReportedFigure("nps", 25), missing=[0])
    assert once.reported is not None
    assert "repeat another one once" in once.reported.sentence


def test_the_command_says_why(tmp_path: Path) -> None:
    file = tmp_path / "s.csv"
    rows = [
        f"{'2025-01-10' if i < 6 else '2025-06-10'},{v}" for i, v in enumerate([9] * 7 + [3] * 5)
    ]
    file.write_text("at,recommend\n" + "\n".join(rows) + "\n")
    asked = ["metric", "nps", str(file), "--column", "recommend", "--time", "at"]
    told = ["--reported", "100", "--reported-period", "2025-01", "--reported-source", "Old tool"]
    result = CliRunner().invoke(app, [*asked, *told])
    assert result.exit_code == 0
    text = " ".join(result.output.split())
    assert "Old tool reports 100; here it is 16.67." in text
    assert "stands on 2025-01 alone" in text
    wrong = CliRunner().invoke(app, [*asked, "--reported", "much"])
    assert wrong.exit_code != 0
