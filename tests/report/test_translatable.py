"""Every sentence that the report shows is a message of the catalogs, and nothing else is.

The catalog is replaced by one that sets each message between ⟦ and ⟧, and every text of the data is
written in Cyrillic letters: a Latin letter outside the brackets is a word that no translator sees.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from gettext import NullTranslations
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from rich.console import Console

from outsidein.report import html, terminal, xlsx
from outsidein.report.comparison.document import Afterwards, Audited, Comparison, Moved, Turned
from outsidein.report.comparison.page import html as comparison_page
from outsidein.report.comparison.terminal import terminal as comparison_summary
from outsidein.report.document import AuditDocument
from outsidein.report.page import rendered, style
from outsidein.report.pages import pages
from outsidein.terms.agreement import (
    Agreement,
    LeftOut,
    OtherReading,
    ServiceLevelFinding,
    TimeInState,
)
from outsidein.terms.coverage import Asking, Coverage, Heard, Listening, MomentHeard, SampleNeed
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import CustomerState
from outsidein.terms.journey import Journey, JourneyKind, JourneyStep, Transition
from outsidein.terms.money import Money

CATALOGS = Path(__file__).resolve().parents[2] / "translations"

KEPT = {"unit", "currency", "created_at", "language", "metric", "by", "stakeholder"}
"""Fields that hold one of our words or a code, and no text of the data."""

SIGNS = re.compile(r"\b(h|min|s|EUR|UTC|v)\b")
"""Units and codes that are the same in every language."""

TOLD = {"aria-label", "data-label", "title", "alt"}
"""Attributes that are shown or read out."""

NOT_READ = {"style", "script"}


class Bracketed(NullTranslations):
    """Sets every message of the code and the registries between brackets."""

    def __init__(self, known: set[str]) -> None:
        super().__init__()
        self._known = known

    def gettext(self, text: str) -> str:
        return f"⟦{text}⟧" if text in self._known else text

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self.gettext(one if n == 1 else many)


@pytest.fixture(scope="module")
def known() -> Iterator[set[str]]:
    """Every message that translators see."""
    sys.path.insert(0, str(CATALOGS))
    import messages

    found: set[str] = set()
    for message in messages.template():
        found |= {message.id} if isinstance(message.id, str) else set(message.id)
    yield found
    sys.path.remove(str(CATALOGS))


@pytest.fixture(autouse=True)
def bracketed(known: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outsidein.terms.language.speech.catalog", lambda code: Bracketed(known))


def foreign(thing: Any) -> Any:
    """The same object with every Latin letter of the data as a Cyrillic one."""
    if isinstance(thing, Enum):
        return thing
    if isinstance(thing, str):
        return "".join(chr(0x430 + ord(c.lower()) % 32) if c.isascii() and c.isalpha() else c
                       for c in thing)  # fmt: skip
    if isinstance(thing, tuple):
        return tuple(foreign(part) for part in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        changed = [f.name for f in fields(thing) if f.name not in KEPT]
        return replace(thing, **{name: foreign(getattr(thing, name)) for name in changed})
    return thing


class Texts(HTMLParser):
    """Every text that is shown or read out, with where it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append(tag)
        self.found += [(f"{tag} {name}", value or "") for name, value in attrs if name in TOLD]
        if tag in {"meta", "link", "br"}:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] not in NOT_READ and data.strip():
            self.found.append((self._open[-1], data))


def unsaid(texts: list[tuple[str, str]]) -> list[str]:
    """Texts with letters outside brackets; a message may run over several elements or lines."""
    running, found = 0, []
    for where, text in texts:
        whole = " " in where  # an attribute or a line: no message runs over its end
        depth, outside = 0 if whole else running, ""
        for sign in text:
            depth += sign == "⟦"
            outside += sign if depth == 0 else " "
            depth = max(0, depth - (sign == "⟧"))
        if re.search("[A-Za-z]", SIGNS.sub("", outside)):
            found.append(f"{where}: {text.strip()}")
        if not whole:
            running = 0 if "…" in text else depth  # what is cut short ends here
    return found


def _read(page: str) -> list[str]:
    texts = Texts()
    texts.feed(page)
    # References to publications are the same in every language.
    lists = re.findall(r'<dl class="glossary">(.*?)</dl>', page, re.DOTALL)
    sources = {one for part in lists for one in re.findall(r"<small>([^<]+)</small>", part)}
    assert len(texts.found) > 10
    return [one for one in unsaid(texts.found) if one.removeprefix("small: ") not in sources]


def _share(value: float | None) -> Estimate:
    return Estimate(value, unit="share", n=900, customers=80, excluded=3)


def _journey(kind: JourneyKind) -> Journey:
    steps = (
        JourneyStep("New", 900, _share(0.9), _share(0.03)),
        JourneyStep("Waits", 300, _share(0.03), _share(0.1), waits_for_customer=True),
    )
    wait = Estimate(4.2, 4.0, 4.6, n=9, unit="h")
    moves = (Transition("New", "Waits", 600, _share(0.66), wait, wait),)
    return Journey(
        kind, "the state", 900, 2_100, steps, moves, apart_days=30, joined=3, excluded=1,
        again=_share(0.2), single=_share(0.4), waiting_on_customer=wait,
    )  # fmt: skip


def _coverage() -> Coverage:
    need = SampleNeed(
        "Bill", Asking.ASK_LESS, 600, 120, 1.0, 1.5, 3, 1.2, 480, 1_600, ("Why.",), "Ask less."
    )
    heard = (
        MomentHeard("Part", Heard.SILENT, 2_210, 0, customers=12, sentence="They go unheard."),
        MomentHeard("Bill", Heard.WORKS, 3_120, 600, response=_share(0.3)),
    )
    return Coverage(
        Listening(), heard, 2, 1, by_volume=_share(0.58), needs=(need,), period="quarter",
        sentence="Nobody asks.",
    )  # fmt: skip


def _level() -> ServiceLevelFinding:
    return ServiceLevelFinding(
        "solve", "Time to solve", "from opened to resolved", "office", _share(0.9), _share(0.9),
        Agreement(_share(0.9), 21_197, 3_666, 649, 2),
        (Agreement(_share(0.9), 10_662, 1_731, 281, 0, "priority", "P3"),),
        ("WO-1",), ("WO-2",), (OtherReading("round the clock", _share(0.8)),),
        (TimeInState("Waits", Estimate(14.6, 12.7, 16.4, n=9, unit="h"), 5, True),),
        (LeftOut("they are still open", 88),), "Most kept it.", ("A note.",),
    )  # fmt: skip


@pytest.fixture(params=list(JourneyKind))
def document(paged_document: AuditDocument, request: pytest.FixtureRequest) -> AuditDocument:
    """Every part filled, in letters that are not Latin."""
    full = replace(
        paged_document,
        journey=_journey(request.param),
        coverage=_coverage(),
        service_levels=(_level(),),
    )
    made: AuditDocument = foreign(full)
    return made


def test_the_report_and_every_page_say_nothing_but_messages(document: AuditDocument) -> None:
    for path, page in pages(document):
        assert _read(page) == [], path


def test_paper_says_nothing_but_messages(document: AuditDocument) -> None:
    assert _read(rendered(document, style("report.css"), paper=True)) == []


def test_empty_parts_say_nothing_but_messages(paged_document: AuditDocument) -> None:
    bare = AuditDocument("1", "", "Title", None, False, "2025", (), ())
    views = replace(
        foreign(paged_document.views),
        customers=(replace(foreign(paged_document.views).customers[1], criteria=()),),
        without=0,
    )
    for path, page in pages(replace(foreign(bare), views=views)):
        assert _read(page) == [], path


def test_the_summary_says_nothing_but_messages(document: AuditDocument) -> None:
    for shown in (document, replace(document, answer=(), missing=document.missing * 2)):
        console = Console(file=StringIO(), width=300)
        console.print(terminal(shown))
        lines = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
        assert len(lines) > 10
        assert [line for line in lines if unsaid([("line of", line)])] == []


def test_the_workbook_has_translated_sheets_heads_and_values(document: AuditDocument) -> None:
    book = load_workbook(BytesIO(xlsx(document)))
    heads = [("sheet name", name) for name in book.sheetnames]
    for sheet in book:
        heads += [("cell of", str(cell.value)) for cell in sheet[1] if cell.value]
    about = [
        ("cell of", str(row[0].value)) for row in book.worksheets[0].iter_rows() if row[0].value
    ]
    assert len(heads) > 100
    assert unsaid([*heads, *about]) == []


def _comparison() -> Comparison:
    number, moved = Estimate(4.6, 4.1, 5.0, n=90, unit="points"), Estimate(0.4, 0.1, 0.7)
    changes = tuple(
        Moved("Chain", "Recovery", whole, number, number, moved, better, sure, 0.01)
        for whole, better, sure in ((True, True, True), (True, None, True), (False, False, True),
                                    (True, True, False))
    )  # fmt: skip
    turned = (
        Turned(
            "K-1", "North", CustomerState.GREEN_BUT_RED, None, Money(100, "EUR"), date(2026, 3, 1)
        ),
        Turned("K-2", None, None, CustomerState.SILENT),
    )
    audits = [Audited("Title", year, "2026-01-04T10:00:00+00:00", "1") for year in ("2025", "2026")]
    after = (Afterwards("Option", number, moved, None, "It moved."),)
    return Comparison(
        audits[0], audits[1], ("It got better.",), changes, turned, after, ("a",), ("b",),
        ("Note.",), simulated=True,
    )  # fmt: skip


def test_the_comparison_says_nothing_but_messages() -> None:
    full: Comparison = foreign(_comparison())
    for shown in (full, replace(full, moved=(), turned=(), afterwards=())):
        assert _read(comparison_page(shown)) == []
        console = Console(file=StringIO(), width=300)
        console.print(comparison_summary(shown))
        told = console.file.getvalue().splitlines()  # type: ignore[attr-defined]
        assert unsaid([("line of", line) for line in told]) == []


def test_a_word_that_no_translator_sees_is_found(document: AuditDocument) -> None:
    page = html(document).replace("</main>", '<p aria-label="hidden">plain <b>words</b></p></main>')
    assert _read(page) == ["p aria-label: hidden", "p: plain", "b: words"]
