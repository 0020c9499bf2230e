"""The report in German: its numbers, dates and money, its language, its sheets."""

from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from rich.console import Console

from outsidein.report import html, terminal, xlsx
from outsidein.report.document import AuditDocument
from outsidein.report.numbers import day, figure, likelihood, money, percent, probability, shown
from outsidein.report.phrases import code, say_many_marked, say_marked
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import speaking
from outsidein.terms.money import Money

NARROW, FIXED = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


@pytest.fixture
def german(rich_document: AuditDocument) -> AuditDocument:
    """Few customers and rows of the rich document."""
    few = {"customers": rich_document.customers[:8], "chain": rich_document.chain[:3]}
    return replace(rich_document, language="de", **few)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (lambda: figure(-0.58, 2), "−0,58"),
        (lambda: figure(1234567.5, 1), f"1{NARROW}234{NARROW}567,5"),
        (lambda: percent(0.583, 1), f"58,3{NARROW}%"),
        (lambda: probability(0.0001), "unter 0,001"),
        (lambda: probability(0.0421), "0,042"),
        (lambda: likelihood(0.999), f"über 99{NARROW}%"),
        (lambda: day(date(2027, 2, 15)), f"15.{FIXED}Feb.{FIXED}2027"),
        (lambda: money(Money(410_000_000, "EUR")), f"4,1{FIXED}Mio.{FIXED}EUR"),
        (lambda: money(Money(21_200_000, "EUR")), f"212{FIXED}Tsd.{FIXED}EUR"),
        (lambda: money(Money(410_000, "")), f"4{NARROW}100 (Währung nicht angegeben)"),
    ],
)
def test_numbers_dates_and_money_are_written_the_german_way(said, written: str) -> None:  # type: ignore[no-untyped-def]
    with speaking("de"):
        assert said() == written


def test_an_estimate_has_its_unit_and_interval_in_german() -> None:
    with speaking("de"):
        gap = shown(Estimate(-0.583, -0.712, -0.45, n=90, unit="points"), signed=True)
        share = shown(Estimate(0.07, 0.02, 0.12, n=90, unit="share"), signed=True)
    assert str(gap) == f"−0,58{FIXED}Punkte (−0,71 bis{FIXED}−0,45)"
    assert share.with_unit == f"+7{NARROW}%-Punkte"


def test_the_page_speaks_german_and_says_so(german: AuditDocument) -> None:
    page = html(german)
    assert '<html lang="de">' in page
    for said in ("Das Lückenmodell", "Grundlagen und Grenzen", "Grün, aber rot", "größtes Leck"):
        assert said in page
    for word in (">The answer", "Simulated data", "Nothing here yet", "what to say"):
        assert word not in page


def test_an_unknown_language_is_english(german: AuditDocument) -> None:
    page = html(replace(german, language="tlh"))
    assert '<html lang="en">' in page
    assert "The gap model" in page


def test_the_language_ends_with_the_page(german: AuditDocument) -> None:
    html(german)
    assert figure(1.5) == "1.5"


def test_the_summary_keeps_the_gaps_in_one_column(german: AuditDocument) -> None:
    console = Console(file=StringIO(), width=120)
    console.print(terminal(german))
    lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
    bars = {line.index(next(c for c in line if c in "█·")) for line in lines if "Lücke" in line[:6]}
    assert len(bars) == 1
    assert any(line.startswith("Gelesen: ") for line in lines)


def test_sheets_and_heads_are_german_and_names_fit_excel(german: AuditDocument) -> None:
    book = load_workbook(BytesIO(xlsx(german)))
    assert "Lückenmodell" in book.sheetnames
    assert all(len(name) <= 31 for name in book.sheetnames)
    heads = [cell.value for cell in book["Kunden"][1]]
    assert "Kunde" in heads
    assert "Urteil: n" in heads


def test_what_is_set_into_a_message_is_escaped_unless_it_is_markup() -> None:
    assert say_marked("{n} more", n="<b>") == "<b> more"  # escaped by the template
    marked = say_marked("The file {name} & {key}", name="<b>", key=code("a<b"))
    assert marked == "The file &lt;b&gt; &amp; <code>a&lt;b</code>"
    many = say_many_marked(
        "{n} in {where}", "{n} of {what} in {where}", 2, what="<i>", where=code("x")
    )
    assert many == "2 of &lt;i&gt; in <code>x</code>"
