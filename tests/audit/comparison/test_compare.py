"""Two audits of the same organization side by side."""

from dataclasses import replace

from outsidein.audit.comparison import compare
from outsidein.report.comparison.page import html
from outsidein.report.document import AuditDocument
from outsidein.terms.estimate import Estimate, EvidenceGrade
from outsidein.terms.finding import (
    ChainRow,
    CustomerFinding,
    CustomerState,
    GapSize,
    MetricFinding,
    VoiceLevel,
)
from outsidein.terms.money import Money
from outsidein.terms.option import Option, OptionKind
from outsidein.terms.quality import Gap, Scale, Voice

EMPTY = AuditDocument(
    "0", "2026-01-31T00:00:00+00:00", "Audit", None, False, "2025", answer=(), gap_model=()
)


def points(value: float, half: float, definition: str) -> Estimate:
    return Estimate(value, value - half, value + half, n=500, definition=definition, unit="points")


def row(gap: float, perceived: float, *, segment: str | None = None, high: float = 7) -> ChainRow:
    return ChainRow(
        "reach",
        "Accessibility",
        None,
        segment,
        Scale(1, high),
        (VoiceLevel(Voice.PERCEPTION, points(perceived, 0.1, "perception")),),
        (GapSize(Gap.SPECIFICATION, points(gap, 0.1, "gap_2")),),
    )


def customer(name: str, state: CustomerState, worth: int) -> CustomerFinding:
    money = Money(worth * 100, "EUR")
    return CustomerFinding(name, state, 0.95, None, None, contract_value=money)


def audit(gap: float, perceived: float, nps: float, **more: object) -> AuditDocument:
    metric = MetricFinding(
        "nps",
        "standard",
        "Net Promoter Score",
        Estimate(nps, nps - 4, nps + 4, n=500, definition="metric.nps.standard", unit="NPS points"),
    )
    made = replace(EMPTY, chain=(row(gap, perceived),), metrics=(metric,))
    return replace(made, **more)  # type: ignore[arg-type]


def test_what_moved_beyond_chance_is_called_better_or_worse() -> None:
    found = compare(audit(-1.2, 4.8, 10), audit(-0.4, 4.75, -5, period_label="2026"))
    sure = {m.name: m.better for m in found.moved if m.sure}
    assert sure == {"Accessibility: gap 2": True, "Net Promoter Score": False}
    assert found.answer[0] == (
        "Of 3 numbers in both audits 1 got surely better and 1 surely worse."
    )
    assert found.notes == ()


def test_equal_audits_show_no_change() -> None:
    same = audit(-1.2, 4.8, 10)
    found = compare(same, same)
    assert not any(m.sure for m in found.moved)
    assert found.answer == ("None of the 3 numbers in both audits surely changed.",)
    assert "Both audits are about 2025" in found.notes[0]


def test_levels_on_another_scale_are_not_compared_but_named() -> None:
    before = replace(EMPTY, chain=(row(-1.0, 4.0, high=5),))
    after = replace(EMPTY, chain=(row(-1.0, 5.6, high=7),))
    found = compare(before, after)
    assert found.moved == ()
    assert found.answer == ("No number stands in both audits, so nothing can be compared.",)
    assert found.only_before == found.only_after
    assert len(found.only_before) == 2


def test_customers_who_turned_the_most_money_first() -> None:
    red, silent = CustomerState.GREEN_BUT_RED, CustomerState.SILENT
    before = audit(0, 5, 0, customers=(customer("A", red, 10), customer("B", silent, 99)))
    after = audit(0, 5, 0, customers=(customer("B", red, 99), customer("C", red, 50)))
    found = compare(before, after)
    assert [(t.customer, t.before, t.after) for t in found.turned] == [
        ("B", silent, red),
        ("C", None, red),
        ("A", red, None),
    ]
    assert found.answer[1:] == (
        "2 customers became green but red.",
        "1 customer is no longer green but red.",
    )


def test_what_came_of_an_option_is_told_beside_what_was_expected() -> None:
    option = Option(
        "close-reach",
        OptionKind.CLOSE,
        "Accessibility: close gap 2, the specification",
        "reach",
        Gap.SPECIFICATION,
        points(0.6, 0.1, "option.gain"),
        touches=None,
        money_at_risk=None,
        owner="nobody named yet",
        grade=EvidenceGrade.ASSOCIATED,
        sentence="",
    )
    found = compare(audit(-1.2, 4.8, 0, options=(option,)), audit(-0.4, 4.9, 0))
    (came,) = found.afterwards
    assert came.expected.value == 0.6
    assert came.gap is not None
    assert round(came.gap.value or 0, 6) == 0.8
    assert came.sentence.startswith("The gap surely narrowed. Whether the option brought it")


def test_the_page_holds_what_was_found_and_escapes_names() -> None:
    red = CustomerState.GREEN_BUT_RED
    before = audit(-1.2, 4.8, 10)
    after = audit(-0.4, 4.8, 10, customers=(customer("<b>\u202eeve", red, 5),))
    page = html(compare(before, after))
    assert "What surely changed" in page
    assert "&lt;b&gt;⟨U+202E⟩eve" in page
    assert "<script" not in page
    assert html(compare(before, after)) == page
