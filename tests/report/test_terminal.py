"""The summary in the terminal: at most 25 lines, the same answer, nothing that acts."""

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from outsidein.report import terminal
from outsidein.report.document import AuditDocument


def _printed(document: AuditDocument, width: int = 80) -> list[str]:
    stream = StringIO()
    Console(file=stream, width=width, color_system=None).print(terminal(document))
    return stream.getvalue().splitlines()


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_at_most_25_lines_of_the_terminals_width(any_document: AuditDocument, width: int) -> None:
    lines = _printed(any_document, width)
    assert 0 < len(lines) <= 25
    assert max(map(len, lines)) <= width


def test_it_says_the_same_answer(rich_document: AuditDocument) -> None:
    text = " ".join(" ".join(_printed(rich_document)).split())
    for sentence in rich_document.answer:
        assert sentence.text in text
    assert "SIMULATED DATA" in text
    assert "gap 2 specification" in text
    assert "212 green but red" in text
    assert "12 rejected" in text


def test_numbers_are_those_of_the_page(rich_document: AuditDocument) -> None:
    line = next(x for x in _printed(rich_document) if x.startswith("gap 2"))
    assert "−0.53\u00a0points (−0.65 to\u00a0−0.41)" in line
    assert line.rstrip().endswith("← leak"), "the leak is named even at 80 columns"


def test_a_terminal_is_not_commanded(hostile: AuditDocument) -> None:
    text = "\n".join(_printed(hostile, 400))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_markup_in_a_name_is_text(rich_document: AuditDocument) -> None:
    named = replace(rich_document, title="[bold red]Pumps[/bold red] [link=file:///x]y[/link]")
    assert _printed(named)[0].startswith("[bold red]Pumps[/bold red]")


def test_it_says_when_nothing_can_be_said() -> None:
    blank = AuditDocument("0", "", "Empty", None, False, "", (), ())
    assert any("No answer" in line for line in _printed(blank))


def test_what_the_picture_says_beside_the_answer_stands_under_the_gaps(
    rich_document: AuditDocument,
) -> None:
    said = "Over all criteria gap 1 leaks most; in recovery, which loses most, it is gap 2."
    lines = _printed(replace(rich_document, gap_model_sentence=said))
    assert len(lines) <= 25
    assert said in " ".join(" ".join(lines).split())
    assert any(line.startswith("Read ") for line in lines), "nothing falls off the end"


def test_a_customer_is_called_by_name_and_id(rich_document: AuditDocument) -> None:
    first = replace(rich_document.customers[0], customer="C0207", name="Aurland Foods")
    lines = _printed(replace(rich_document, customers=(first,)))
    assert any(line.startswith("  Aurland Foods (C0207)  EUR") for line in lines)


def test_one_remedy_for_all_gaps_is_said_once(tickets_only: AuditDocument) -> None:
    said = " ".join(" ".join(_printed(tickets_only)).split())
    assert said.count("ask expectation and perception of the same criterion") == 2, (
        "once for the gaps, and once with what is missing"
    )
    assert said.count("not measured") >= 5
