"""The sentence under the gap model: only where it and the answer name different gaps."""

from datetime import date

import pytest

from outsidein.audit.found import Found
from outsidein.audit.picture import gap_model_sentence
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ChainRow, GapOverall, GapSize
from outsidein.terms.quality import Gap, Scale
from outsidein.understand.ground import Ground

GROUNDLESS: Ground = None  # type: ignore[assignment] - the sentence asks nothing of the ground


def row(criterion: str, leak: Gap | None, size: float) -> ChainRow:
    name = {"reach": "Accessibility", "skill": "Skills"}[criterion]
    gaps = (GapSize(leak, Estimate(size, size - 0.1, size + 0.1)),) if leak else ()
    return ChainRow(criterion, name, None, None, Scale(1, 7), (), gaps, leak=leak)


def found(overall: Gap | None, *rows: ChainRow) -> Found:
    model = tuple(
        GapOverall(g, Estimate(-0.5, -0.6, -0.4), 2, leaks_most=g is overall) for g in Gap
    )
    return Found(GROUNDLESS, date(2026, 1, 1), chain=rows, gap_model=model)


def test_it_says_which_gap_leaks_where() -> None:
    rows = (row("reach", Gap.SPECIFICATION, -0.9), row("skill", Gap.MANAGEMENT_PERCEPTION, -0.7))
    assert gap_model_sentence(found(Gap.MANAGEMENT_PERCEPTION, *rows)) == (
        "Over all criteria gap 1 leaks most. In accessibility, which loses most, it is gap 2."
    )


def test_it_says_that_nothing_is_sure_over_all() -> None:
    assert gap_model_sentence(found(None, row("reach", Gap.DELIVERY, -0.9))) == (
        "Over all criteria it is not sure which gap leaks most. In accessibility, which loses "
        "most, it is gap 3."
    )


@pytest.mark.parametrize("leak", [Gap.SPECIFICATION, None])
def test_it_is_empty_where_both_agree_or_no_leak_is_named(leak: Gap | None) -> None:
    assert gap_model_sentence(found(Gap.SPECIFICATION, row("reach", leak, -0.9))) == ""


def test_the_row_is_that_of_the_first_sentence() -> None:
    """By size where no gain is known: the lowest leak of the two."""
    small = row("reach", Gap.SPECIFICATION, -0.2)
    large = row("skill", Gap.DELIVERY, -0.8)
    text = gap_model_sentence(found(Gap.MANAGEMENT_PERCEPTION, small, large))
    assert "In skills, which loses most, it is gap 3" in text
