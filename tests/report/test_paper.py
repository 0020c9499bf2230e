"""The report on paper: tagged, with an outline and heads, whole, and the same every time."""

import ctypes.util
import io
import sys
from dataclasses import replace

import pytest
from pypdf import PdfReader

from outsidein.report import html, pdf
from outsidein.report.document import AuditDocument
from outsidein.report.paper import printable
from outsidein.report.sections import SECTIONS
from outsidein.terms.trouble import Trouble


@pytest.fixture(scope="module")
def document(rich_document: AuditDocument) -> AuditDocument:
    """The rich document with fewer rows, so that it is laid out quickly."""
    whole = rich_document
    return replace(
        whole,
        chain=tuple(row for row in whole.chain if row.criterion == "accessibility"),
        customers=whole.customers[:16],
        drivers=whole.drivers[:1],
        definitions=whole.definitions[:3],
    )


@pytest.fixture(scope="module")
def pango() -> None:
    """WeasyPrint's library of the system, where it can be had."""
    if ctypes.util.find_library("pangoft2-1.0") is None:
        pytest.skip(
            "LIBPANGO MISSING: apt install libpango-1.0-0 libpangoft2-1.0-0 to check the PDF"
        )


@pytest.fixture(scope="module")
def made(pango: None, document: AuditDocument) -> bytes:
    return pdf(document)


@pytest.fixture(scope="module")
def paper(made: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(made))


def _text(paper: PdfReader) -> str:
    return " ".join(_texts(paper))


def _texts(paper: PdfReader) -> list[str]:
    """The text of each sheet, whatever kind of space it is set with."""
    return [" ".join(page.extract_text().split()) for page in paper.pages]


@pytest.fixture(scope="module")
def sheets(paper: PdfReader) -> list[str]:
    return _texts(paper)


def test_it_is_tagged_in_a_language_and_says_its_title(paper: PdfReader) -> None:
    root = paper.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "Nordwerk Pumps" in str(paper.metadata and paper.metadata.title)
    kinds: set[str] = set()
    alternatives: list[str] = []
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if isinstance(element, list):
            waiting += element
        elif isinstance(element, dict):
            kinds.add(str(element.get("/S")))
            alternatives += [str(element["/Alt"])] if "/Alt" in element else []
            waiting += [element["/K"]] if "/K" in element else []
    assert {"/H1", "/H2", "/H3", "/P", "/Table", "/TR", "/TH", "/TD", "/L", "/Figure"} <= kinds
    assert any(told.startswith("The five gaps") and "leaks most" in told for told in alternatives)
    assert any(told.startswith("The six voices of Accessibility") for told in alternatives)


def test_the_outline_holds_the_sections_in_their_order(paper: PdfReader) -> None:
    top = [entry for entry in paper.outline if not isinstance(entry, list)]
    inner = [entry for entry in paper.outline if isinstance(entry, list)]
    assert len(top) == 1
    titles = [entry.title for entry in inner[0] if not isinstance(entry, list)]
    places = [next(i for i, t in enumerate(titles) if t.startswith(s.title)) for s in SECTIONS]
    assert places == sorted(places)
    pages = [
        paper.get_destination_page_number(entry)
        for entry in inner[0]
        if not isinstance(entry, list)
    ]
    assert pages == sorted(pages)


def test_every_sheet_has_its_head_and_its_number(paper: PdfReader, document: AuditDocument) -> None:
    assert document.organization is not None
    total = len(paper.pages)
    for number, page in enumerate(paper.pages, 1):
        said = " ".join(page.extract_text().split())
        assert f"{number} / {total}" in said
        assert document.organization.name in said
        assert document.period_label in said
        assert "simulated data" in said


def test_a_report_on_real_data_is_not_marked_as_simulated(
    pango: None, tickets_only: AuditDocument
) -> None:
    said = _text(PdfReader(io.BytesIO(pdf(tickets_only))))
    assert "simulated" not in said.lower()
    assert tickets_only.answer[0].text.replace("\u202f", " ") in said.replace("\u202f", " ")


def test_the_answer_the_numbers_and_the_customers_are_there(
    sheets: list[str], document: AuditDocument
) -> None:
    said = " ".join(sheets)
    for sentence in document.answer:
        assert " ".join(sentence.text.split())[:60] in said
    for found in document.customers:
        assert found.customer in said
    for word in ("See the proof", "To the answer"):
        assert word not in said, "links of the screen are not printed"


def test_what_is_folded_away_on_screen_is_printed_or_named(sheets: list[str]) -> None:
    said = " ".join(sheets)
    assert "By service and segment (4): in the report on screen." in said
    assert "weight customers state" in said


def test_heads_of_tables_are_repeated_and_rows_kept_whole(
    sheets: list[str], document: AuditDocument
) -> None:
    for found in document.customers:
        holding = [said for said in sheets if f"{found.customer} " in said and found.say in said]
        assert len(holding) == 1, "a row stands on one sheet, with what to say"
        assert "service levels met" in holding[0], "and so does the head of its table"


def test_charts_are_vectors_and_nothing_is_a_photograph(paper: PdfReader) -> None:
    assert all(not page.images for page in paper.pages)
    drawn = sum(len(page.get_contents().get_data()) for page in paper.pages)  # type: ignore[union-attr]
    assert drawn > 100_000


def test_the_same_document_gives_the_same_bytes(pango: None, tickets_only: AuditDocument) -> None:
    assert pdf(tickets_only) == pdf(tickets_only)


def test_the_time_stamp_is_the_document_s(paper: PdfReader, document: AuditDocument) -> None:
    stated = paper.metadata and paper.metadata.creation_date
    assert stated is not None
    assert document.created_at.startswith(f"{stated:%Y-%m-%dT%H:%M}")


def test_hostile_text_stays_text(pango: None, hostile: AuditDocument) -> None:
    left_out = {"chain": (), "drivers": (), "moments": (), "indicators": (), "metrics": ()}
    small = replace(hostile, customers=hostile.customers[:1], definitions=(), **left_out)
    paper = PdfReader(io.BytesIO(pdf(small)))
    assert "<script>" in _text(paper)
    assert "/JavaScript" not in str(paper.root_object)
    assert "⟨U+202E⟩" in _text(paper)


def test_the_page_on_screen_knows_nothing_of_paper(document: AuditDocument) -> None:
    page = html(document)
    assert "dcterms" not in page
    assert "running(" not in page


def test_without_weasyprint_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(Trouble) as trouble:
        printable()
    assert 'pip install "outsidein[pdf]"' in str(trouble.value.remedy)
    assert "apt install libpango-1.0-0 libpangoft2-1.0-0" in str(trouble.value.remedy)


def test_without_libpango_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    with pytest.raises(Trouble) as trouble:
        printable()
    assert "apt install libpango-1.0-0 libpangoft2-1.0-0" in str(trouble.value.remedy)
