"""The report as a file: whole, inert, the same every time, and empty parts say what fills them."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from outsidein.report import html
from outsidein.report.document import AuditDocument, CustomerSummary, Sentence
from outsidein.report.page import csp
from outsidein.report.sections import SECTIONS
from outsidein.report.views import customer_groups
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ChainRow, MetricFinding, Standing, VoiceLevel
from outsidein.terms.quality import Gap, Voice
from outsidein.terms.signal import Column, ColumnTerm


class _Reader(HTMLParser):
    """Collects tags, ids, links and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        found: dict[str, Any] = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "a":
            self.links.append(found["href"])

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader


def test_nothing_runs_and_nothing_is_fetched(any_page: str) -> None:
    page = _read(any_page)
    assert not {"script", "iframe", "object", "embed", "img", "form", "base"} & set(page.tags)
    for name, value in page.attributes:
        assert not name.startswith("on")
        assert name != "style", "an inline style breaks the content security policy"
        if name in {"href", "src"}:
            assert value is not None
            assert value.startswith(("#", "data:")), value


def test_the_policy_allows_the_one_style_sheet_alone(rich_page: str) -> None:
    style = re.search(r"<style>(.*?)</style>", rich_page, re.DOTALL)
    assert style is not None
    policy = csp(style.group(1))
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert f'content="{policy.replace(chr(39), "&#39;")}"' in rich_page


def test_ids_are_unique_and_every_link_arrives(any_page: str) -> None:
    page = _read(any_page)
    assert len(page.ids) == len(set(page.ids))
    for link in page.links:
        assert link.removeprefix("#") in page.ids, link


def test_every_section_is_there_even_when_empty(any_page: str) -> None:
    for section in SECTIONS:
        assert f'<section id="{section.id}"' in any_page


def test_an_empty_document_says_what_would_fill_it() -> None:
    blank = AuditDocument("0", "", "Empty", None, False, "", (), ())
    page = html(blank)
    for section in SECTIONS:
        assert section.filled_by.replace("`", "") in re.sub(r"</?code>", "", page)
    assert "do not support an answer yet" in page


def test_words_between_backticks_are_code_and_the_rest_is_escaped(
    rich_document: AuditDocument,
) -> None:
    gone = replace(rich_document.missing[0], collect="write `promises: <b>` & <i>more</i>")
    page = html(replace(rich_document, missing=(gone,), customers=(), chain=()))
    assert "write <code>promises: &lt;b&gt;</code> &amp; &lt;i&gt;more&lt;/i&gt;" in page


def test_text_of_strangers_stays_text(hostile: AuditDocument) -> None:
    page = html(hostile)
    read = _read(page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert "⟨U+202E⟩" in page
    assert page.count("<style>") == page.count("</style>") == 1
    assert page.count("<svg") == page.count("</svg>")
    assert any("{{7*7}}" in text for text in read.text), "a template in a name is not run"
    page.encode("utf-8")


def test_the_same_document_gives_the_same_bytes(
    rich_document: AuditDocument, rich_page: str
) -> None:
    assert html(rich_document) == rich_page


def test_only_the_time_stamp_differs(rich_document: AuditDocument, rich_page: str) -> None:
    later = replace(rich_document, created_at="2026-01-05T10:31:00+00:00")
    first, second = rich_page.splitlines(), html(later).splitlines()
    different = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
    assert len(different) == 1
    assert "<time" in different[0][0]


def test_simulated_data_is_labelled_everywhere(
    rich_document: AuditDocument, rich_page: str
) -> None:
    assert "Simulated data." in rich_page.split("<h1")[0]
    # Every heading of a section but the words, and every caption and figure, carries the label.
    assert rich_page.count('class="tag">simulated data<') == len(SECTIONS)
    captions = re.findall(r"<caption>(.*?)</caption>", rich_page, re.DOTALL)
    assert sum("Simulated data." in caption for caption in captions) >= 11
    figures = re.findall(r"<figure.*?</figure>", rich_page, re.DOTALL)
    assert len(figures) == 8
    assert all("imulated data" in figure for figure in figures)
    bare = html(replace(rich_document, simulated=False, organization=None))
    assert "imulated data" not in bare.split("</style>")[1]


def test_the_word_that_is_never_used(rich_page: str) -> None:
    assert "significan" not in rich_page.lower()


def test_the_proof_of_a_sentence_is_its_row_or_its_section(rich_document: AuditDocument) -> None:
    sentences = tuple(
        Sentence("x", proof)
        for proof in ("chain-accessibility", "value_met", "chain-nowhere", "#drivers", "elsewhere")
    )
    page = html(replace(rich_document, answer=sentences))
    proofs = re.findall(r'class="to" href="#([^"]+)"', page)
    assert proofs == ["chain-accessibility", "value-met", "chain", "drivers", "honesty"]


def test_the_accent_marks_the_leak_and_nothing_else(
    rich_document: AuditDocument, rich_page: str
) -> None:
    assert 'class="leaking"' in rich_page
    sound = tuple(replace(g, leaks_most=False) for g in rich_document.gap_model)
    rows = tuple(replace(r, leak=None) for r in rich_document.chain)
    calm = replace(
        rich_document, gap_model=sound, chain=rows, customers=(), drivers=(), value_met=None
    )
    page = html(calm)
    body = page.split("</style>")[1]
    assert not re.search(r'class="[^"]*\bs-leak\b|class="[^"]*\bf-leak\b|"leak', body)


def test_rows_are_accounted_for(tickets_only: AuditDocument) -> None:
    page = html(tickets_only)
    for number in ("141\u202f712", "24\u202f918", "116\u202f794"):
        assert number in page


def test_a_withheld_number_says_why(rich_page: str) -> None:
    assert "31 answers, 150 are needed" in rich_page


def test_many_customers_are_counted_and_the_first_can_be_opened(
    rich_document: AuditDocument, rich_page: str
) -> None:
    """212 are green but red: 5 open, 45 folded away, 162 in the JSON alone."""
    assert "<summary>45 more</summary>" in rich_page
    assert "162 more of this kind, with less contract money, are not listed here" in rich_page
    for group in customer_groups(rich_document.customers):
        for finding in (*group.first, *group.rest):
            assert finding.customer in rich_page
    assert sum(f.customer in rich_page for f in rich_document.customers) == 150


def test_ten_times_as_many_customers_make_no_larger_page(rich_document: AuditDocument) -> None:
    many = tuple(
        replace(found, customer=f"{found.customer} {i}")
        for i in range(10)
        for found in rich_document.customers
    )
    page = html(replace(rich_document, customers=many))
    assert len(page) < len(html(rich_document)) * 1.05


def test_a_customer_is_called_by_name_with_the_id_beside_it(rich_document: AuditDocument) -> None:
    first, *others = rich_document.customers
    named = replace(first, customer="C0207", name="<b>Aurland & Sons</b>")
    page = html(replace(rich_document, customers=(named, *others[:4])))
    assert (
        "<bdi>&lt;b&gt;Aurland &amp; Sons&lt;/b&gt;</bdi> "
        '<small class="id"><bdi>C0207</bdi></small>'
    ) in page


@pytest.mark.parametrize("when", ["", "yesterday", "2026-01-04"])
def test_any_time_stamp_is_shown(rich_document: AuditDocument, when: str) -> None:
    assert "</html>" in html(replace(rich_document, created_at=when, customers=()))


def test_the_page_says_where_picture_and_answer_differ(rich_document: AuditDocument) -> None:
    said = "Over all criteria gap 1 leaks most; in recovery, which loses most, it is gap 2."
    assert said not in html(rich_document)
    page = html(replace(rich_document, gap_model_sentence=said))
    assert f"<figcaption>{said}</figcaption>" in page


def _place(group: str, standing: Standing, value: float = 40.0) -> MetricFinding:
    estimate = Estimate(value, value - 5, value + 5, n=100, customers=60, unit="%")
    return MetricFinding(
        "sla", "flag", "Service level attainment", estimate, f"team {group}", "team", group,
        standing, 0.001, 60, 0.2, 0.1,
    )  # fmt: skip


def test_where_tickets_go_wrong_stands_by_group_with_the_first_open(
    rich_document: AuditDocument,
) -> None:
    whole = MetricFinding(
        "sla", "flag", "Service level attainment", Estimate(70.0, n=900, unit="%")
    )
    teams = tuple(_place(f"<i>{i}</i>", Standing.WORSE) for i in range(60))
    page = html(replace(rich_document, metrics=(whole, *teams)))
    assert "<h3>Service level attainment by team</h3>" in page
    assert page.count("<bdi>&lt;i&gt;") == 50
    assert "<summary>45 more</summary>" in page
    assert "10 more are not listed here." in page
    reader = _read(page)
    assert "of all misses" in reader.text
    assert any(name == "class" and value == "s-leak" for name, value in reader.attributes)


def test_a_group_that_is_not_told_apart_is_called_undecided(rich_document: AuditDocument) -> None:
    page = html(replace(rich_document, metrics=(_place("A", Standing.UNDECIDED),)))
    row = page.split("<bdi>A</bdi>")[1].split("</tr>")[0]
    assert ">undecided</a>" in row
    assert "leak" not in row


def test_answers_without_customers_are_respondents(rich_document: AuditDocument) -> None:
    """Where no survey names the customer, n is all there is, and it is called what it is."""
    number = Estimate(5.0, 4.8, 5.2, n=207, customers=207, unit="points")
    document = replace(rich_document, answer=(Sentence("Said.", "chain", number),))
    page = html(document)
    assert "n 207 respondents" in page
    assert "207 customers" not in page
    customer = Column("customer_id", "customer_id", 1, ColumnTerm.CUSTOMER)
    named = tuple(replace(s, columns=(customer, *s.columns)) for s in rich_document.sources)
    assert "n 207 · 207 customers" in html(replace(document, sources=named))


def test_what_no_criterion_has_is_said_once_and_makes_no_column(
    rich_document: AuditDocument,
) -> None:
    """Only gap 5 is known: one paragraph says what to collect, and no column of dashes stands."""

    def bare(row: ChainRow) -> ChainRow:
        asked = (Voice.EXPECTATION, Voice.PERCEPTION)
        voices = tuple(
            v if v.voice in asked else VoiceLevel(v.voice, missing=f"state the {v.voice.value}")
            for v in row.voices
        )
        gaps = tuple(g for g in row.gaps if g.gap is Gap.PERCEIVED_QUALITY)
        return replace(
            row, voices=voices, gaps=gaps, leak=None, money_at_risk=None, customers_touched=None
        )

    chain = tuple(bare(row) for row in rich_document.chain)
    page = html(replace(rich_document, chain=chain)).split('id="chain"')[1].split("</section>")[0]
    assert page.count("state the belief") == 1
    assert "Not measured for any criterion: believed (state the belief); " in page
    assert "specified − believed" not in page
    assert "perceived − expected" in page
    assert "money a year" not in page


def test_further_driver_models_are_folded_away(rich_document: AuditDocument) -> None:
    (first,) = rich_document.drivers
    second = replace(first, outcome="the intention to renew")
    page = html(replace(rich_document, drivers=(first, second)))
    assert f"<h3>What goes together with {first.outcome}</h3>" in page
    assert "<summary>What goes together with the intention to renew</summary>" in page


def test_no_tiles_of_noughts_where_nobody_could_be_judged(rich_document: AuditDocument) -> None:
    why = "No customer can be judged: no survey asks for an overall judgement."
    nobody = CustomerSummary(0, 0, 3, 0, 0, 0, sentence=why)
    page = html(replace(rich_document, customers=(), customer_summary=nobody))
    assert '<dl class="tiles">' not in page
    assert why in page


def test_silent_customers_have_no_columns_for_what_they_did_not_say(
    rich_document: AuditDocument,
) -> None:
    silent = tuple(f for f in rich_document.customers if f.state.value == "silent")[:3]
    table = html(replace(rich_document, customers=silent)).split("Silent <small>3</small>")[1]
    assert "what to say" in table.split("</table>")[0]
    assert "how sure" not in table.split("</table>")[0]
