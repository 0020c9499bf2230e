"""Findings read back from JSON are the document they came from."""

import json
from pathlib import Path

import pytest

from outsidein.report import to_json
from outsidein.report.document import AuditDocument
from outsidein.report.read_back import from_json, read
from outsidein.terms.trouble import Trouble


def test_a_whole_document_comes_back_as_it_was(rich_document: AuditDocument) -> None:
    written = json.loads(json.dumps(to_json(rich_document)))
    back = from_json(written)
    assert to_json(back) == to_json(rich_document)
    assert type(back.chain[0]) is type(rich_document.chain[0])


def test_an_older_file_lacks_keys_that_have_defaults(rich_document: AuditDocument) -> None:
    written = to_json(rich_document)
    del written["options"], written["warnings"]
    assert from_json(written).options == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("not json", "this is not JSON"),
        ("{}", "these are no findings of schema"),
        ('{"schema_version": "9.0"}', "these are no findings of schema"),
        ('{"schema_version": "1.0"}', "findings.version is missing"),
        ('{"schema_version": "1.0", "version": 3}', "findings.version is 3"),
    ],
)
def test_what_is_no_findings_file_is_told_with_its_key(
    tmp_path: Path, text: str, message: str
) -> None:
    path = tmp_path / "findings.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        read(path)
    assert message in caught.value.message
    assert "audit --json" in caught.value.remedy


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="No such file"):
        read(tmp_path / "none.json")
