"""The workbook: read back by another library it holds what the JSON holds, with its types."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from outsidein.report import to_json, xlsx
from outsidein.report.document import AuditDocument
from outsidein.report.inert import inert, visible
from outsidein.report.workbook.parts import PARTS
from outsidein.report.workbook.write import LONGEST
from outsidein.terms.money import Money


def _read(document: AuditDocument) -> Workbook:
    return load_workbook(io.BytesIO(xlsx(document)))


@pytest.fixture(scope="module")
def book(rich_document: AuditDocument) -> Workbook:
    return _read(rich_document)


def _rows(book: Workbook, name: str) -> list[dict[str, Any]]:
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def _told(row: dict[str, Any], name: str, estimate: dict[str, Any] | None) -> None:
    """The columns of one estimate hold what the JSON says."""
    said = estimate or {}
    for column, key in (
        (name, "value"),
        *((f"{name} {k}", k) for k in ("low", "high", "n", "customers", "excluded")),
        *((f"{name} {k}", k) for k in ("unit", "withheld", "definition")),
    ):
        wanted = said.get(key)
        if isinstance(wanted, float | int):
            assert row[column] == pytest.approx(wanted, rel=1e-15), column
            assert isinstance(row[column], float | int)
        else:
            assert (row[column] or None) == (wanted or None), column


def test_there_is_a_sheet_for_each_part(book: Workbook) -> None:
    assert book.sheetnames == ["About", *(part.name for part in PARTS)]
    for name in ("Answer", "Chain", "Gaps", "Customers", "Drivers", "Indicators", "Moments"):
        assert book[name].max_row > 1, name
    for name in ("Metrics", "Options", "Intended value", "Sources", "Rejects", "Definitions"):
        assert book[name].max_row > 1, name


def test_customers_are_those_of_the_json(book: Workbook, rich_document: AuditDocument) -> None:
    rows, wanted = _rows(book, "Customers"), to_json(rich_document)["customers"]
    assert len(rows) == len(wanted) > 100
    for row, found in zip(rows, wanted, strict=True):
        assert row["customer"] == found["customer"]
        assert row["state"] == found["state"]
        if found["probability"] is None:
            assert row["probability"] is None
        else:
            assert row["probability"] == pytest.approx(found["probability"], rel=1e-15)
        _told(row, "attainment", found["attainment"])
        _told(row, "judgement", found["judgement"])
        if found["renewal"]:
            assert isinstance(row["renewal"], datetime)
            assert row["renewal"].date() == date.fromisoformat(found["renewal"])
        money = found["contract_value"]
        if money:
            amount = row["contract value"] * 10 ** money["digits"]
            assert round(amount) == money["minor"]
            assert row["contract value currency"] == money["currency"]


def test_voices_gaps_drivers_and_metrics_are_those_of_the_json(
    book: Workbook, rich_document: AuditDocument
) -> None:
    wanted = to_json(rich_document)
    voices = [(r, v) for r in wanted["chain"] for v in r["voices"]]
    for row, (chain, voice) in zip(_rows(book, "Voices"), voices, strict=True):
        assert row["criterion"] == chain["criterion"]
        assert row["voice"] == voice["voice"]
        _told(row, "level", voice["level"])
        _told(row, "quantity", voice["quantity"])
    gaps = [g for r in wanted["chain"] for g in r["gaps"]]
    for row, gap in zip(_rows(book, "Gaps"), gaps, strict=True):
        _told(row, "size", gap["size"])
        _told(row, "in unit", gap["in_unit"])
    drivers = [d for f in wanted["drivers"] for d in f["drivers"]]
    for row, driver in zip(_rows(book, "Drivers"), drivers, strict=True):
        _told(row, "lmg", driver["lmg"])
        assert row["share"] == pytest.approx(driver["share"], rel=1e-15)
    for row, metric in zip(_rows(book, "Metrics"), wanted["metrics"], strict=True):
        _told(row, "estimate", metric["estimate"])
    for row, source in zip(_rows(book, "Sources"), wanted["sources"], strict=True):
        parts = ("rows", "used", "superseded", "rejected")
        assert [row[f"account {p}"] for p in parts] == [source["account"][p] for p in parts]


def test_heads_are_frozen_and_filtered_and_columns_wide_enough(book: Workbook) -> None:
    for part in PARTS:
        sheet = book[part.name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref is not None
        assert all(sheet.cell(1, c + 1).font.bold for c in range(len(part.columns)))
        assert min(d.width for d in sheet.column_dimensions.values()) >= 8


def test_the_about_sheet_says_whose_and_that_it_is_simulated(
    book: Workbook, rich_document: AuditDocument
) -> None:
    said = {row[0]: row[1] for row in book["About"].iter_rows(max_col=2, values_only=True)}
    assert said["title"] == rich_document.title
    assert said["simulated data"] is True
    assert said["run again"] == rich_document.rerun


@pytest.mark.parametrize("attack", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)", "\t=1", "007"])
def test_text_stays_text_and_is_never_a_formula(
    tickets_only: AuditDocument, rich_document: AuditDocument, attack: str
) -> None:
    found = replace(rich_document.customers[0], customer=attack, say=attack, name=attack)
    book = _read(replace(tickets_only, customers=(found,)))
    head, row = book["Customers"].iter_rows()
    cells = {h.value: cell for h, cell in zip(head, row, strict=True)}
    for name in ("customer", "say", "name"):
        assert cells[name].data_type == "s"
        assert cells[name].value == visible(attack)
        assert cells[name].hyperlink is None


def test_no_part_of_the_file_holds_a_formula_or_a_link(hostile: AuditDocument) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(hostile))) as parts:
        sheets = [parts.read(n).decode() for n in parts.namelist() if "worksheets/" in n]
    assert sheets
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)


def test_hostile_text_is_read_back_as_it_was_shown(hostile: AuditDocument) -> None:
    row = next(iter(_rows(_read(hostile), "Options")))
    assert row["title"] == inert(hostile).options[0].title
    assert "⟨U+202E⟩" in row["title"]


def test_text_longer_than_a_cell_says_that_it_was_cut(tickets_only: AuditDocument) -> None:
    sentence = replace(tickets_only.answer[0], text="x" * 40_000)
    row = _rows(_read(replace(tickets_only, answer=(sentence,))), "Answer")[0]
    assert len(row["text"]) == LONGEST
    assert row["text"].endswith("x…")


def test_what_is_no_number_is_blank_and_money_keeps_its_digits(
    tickets_only: AuditDocument, rich_document: AuditDocument
) -> None:
    found = replace(
        rich_document.customers[0], probability=float("nan"), contract_value=Money(12345, "JPY", 0)
    )
    row = _rows(_read(replace(tickets_only, customers=(found,))), "Customers")[0]
    assert row["probability"] is None
    assert (row["contract value"], row["contract value currency"]) == (12345, "JPY")


def test_the_same_document_gives_the_same_bytes(any_document: AuditDocument) -> None:
    assert xlsx(any_document) == xlsx(any_document)
    book = _read(any_document)
    assert book.properties.created is not None
    assert any_document.created_at.startswith(f"{book.properties.created:%Y-%m-%dT%H:%M}")
