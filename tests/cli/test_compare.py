"""`outsidein compare`: two findings files become one page."""

import json
from pathlib import Path

import pytest

from outsidein.cli import main
from outsidein.report.comparison.document import Comparison
from outsidein.report.document import AuditDocument
from outsidein.report.findings import to_json


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["outsidein", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def findings(path: Path, created_at: str, label: str) -> str:
    document = AuditDocument("0", created_at, "Audit", None, False, label, answer=(), gap_model=())
    path.write_text(json.dumps(to_json(document)), encoding="utf-8")
    return str(path)


def test_page_json_and_summary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = findings(tmp_path / "a.json", "2026-01-01T00:00:00+00:00", "2025")
    after = findings(tmp_path / "b.json", "2026-07-01T00:00:00+00:00", "2026")
    page, data = tmp_path / "c.html", tmp_path / "c.json"
    assert run(monkeypatch, "compare", before, after, "-o", str(page), "--json", str(data)) == 0
    assert "2025 → 2026" in capsys.readouterr().out
    assert "No number stands in both audits" in page.read_text("utf-8")
    written = json.loads(data.read_text("utf-8"))
    assert set(written) == set(Comparison.__dataclass_fields__)


def test_what_is_no_findings_file_ends_with_a_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "survey.csv"
    wrong.write_text("a,b\n1,2\n", encoding="utf-8")
    assert run(monkeypatch, "compare", str(wrong), str(wrong)) == 2
    shown = capsys.readouterr().err
    assert "this is not JSON" in shown
    assert "audit --json" in shown
