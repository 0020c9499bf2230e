"""The chain on an organization whose truth is known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from outsidein.simulate import Truth, write
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ChainRow
from outsidein.terms.quality import Gap, Voice
from outsidein.understand.chain import Chain, chain_rows
from outsidein.understand.chain.rows import Chain as Built
from outsidein.understand.study import Study

Known = tuple[Chain, Truth]


@pytest.fixture(scope="session")
def rows(planted: Known) -> tuple[ChainRow, ...]:
    return chain_rows(planted[0])


def _value(estimate: Estimate | None) -> float:
    assert estimate is not None
    assert estimate.value is not None
    return estimate.value


def test_gap_5_is_the_sum_of_its_parts_exactly(rows: tuple[ChainRow, ...]) -> None:
    whole = [r for r in rows if r.added_by_perception is not None and r.gap(Gap.DELIVERY).size]
    checked = 0
    for row in whole:
        parts = [row.gap(gap).size for gap in list(Gap)[:3]] + [row.added_by_perception]
        five = row.gap(Gap.PERCEIVED_QUALITY).size
        if five is None or five.value is None or any(p is None or p.value is None for p in parts):
            continue
        assert five.value == pytest.approx(sum(_value(p) for p in parts), abs=1e-12)
        checked += 1
    assert checked >= 20


def test_every_gap_is_the_difference_of_its_voices(rows: tuple[ChainRow, ...]) -> None:
    for row in rows:
        for gap in row.gaps:
            if gap.size is None or gap.size.value is None:
                continue
            one, other = (row.voice(voice).level for voice in gap.gap.voices)
            assert gap.size.value == pytest.approx(_value(one) - _value(other), abs=1e-12)


NAMES = {
    Voice.EXPECTATION: "expected",
    Voice.BELIEF: "believed",
    Voice.SPECIFICATION: "specified",
    Voice.DELIVERY: "delivered",
    Voice.PROMISE: "promised",
    Voice.PERCEPTION: "perceived",
}


def test_all_six_voices_speak_and_are_near_the_truth(planted: Known) -> None:
    """Against what these very people would answer without the chance of single ticks."""
    chain, truth = planted
    assert all(chain.row("accessibility").voice(voice).level for voice in Voice)
    off = []
    for criterion in chain.criteria:
        row = chain.row(criterion.id)
        true = truth.levels(criterion.id, of=truth.happened.levels)
        for voice, name in NAMES.items():
            level, known = row.voice(voice).level, true[name]
            if level is not None and level.value is not None and known is not None:
                off.append(abs(level.value - known))
    assert len(off) >= 24
    assert max(off) < 0.3
    assert np.mean(off) < 0.08


@pytest.mark.deep
def test_intervals_cover_the_truth_over_many_organizations(
    tmp_path: Path, chain_of_folder: Callable[[Path], Chain]
) -> None:
    """Levels of those who answer, over all services and segments: 95 % should hold the truth."""
    hits: dict[Voice, list[bool]] = {}
    for seed in range(20, 40):
        truth = write(tmp_path / str(seed), seed=seed, customers=800, months=18)
        chain = chain_of_folder(tmp_path / str(seed))
        for criterion in chain.criteria:
            true = truth.levels(criterion.id)
            for voice, name in NAMES.items():
                level, known = chain.row(criterion.id).voice(voice).level, true[name]
                if level is None or level.low is None or level.high is None or known is None:
                    continue
                hits.setdefault(voice, []).append(level.low <= known <= level.high)
    for voice in (Voice.EXPECTATION, Voice.PERCEPTION):
        assert 0.90 <= np.mean(hits[voice]) <= 1.0, voice
    for voice in (Voice.SPECIFICATION, Voice.DELIVERY, Voice.PROMISE):
        assert np.mean(hits[voice]) >= 0.88, voice


@pytest.mark.parametrize(
    ("criterion", "leak"),
    [
        ("professionalism", Gap.MANAGEMENT_PERCEPTION),
        ("accessibility", Gap.SPECIFICATION),
        ("reliability", Gap.DELIVERY),
        ("attitudes", None),
        ("recovery", None),
    ],
)
def test_planted_leaks_are_found_and_nothing_else(
    planted: Known, criterion: str, leak: Gap | None
) -> None:
    row = planted[0].row(criterion)
    assert row.leak is leak
    assert row.leak_sentence


def test_a_promise_that_raises_expectations_is_told(planted: Known) -> None:
    row = planted[0].row("reputation")
    four = row.gap(Gap.COMMUNICATION)
    assert four.size is not None
    assert four.size.high is not None
    assert four.size.high < 0
    assert "more than is delivered (gap 4)" in row.leak_sentence
    assert row.added_by_perception is not None
    assert row.added_by_perception.high is not None
    assert row.added_by_perception.high < 0


def test_a_new_promise_is_told_where_it_goes_together_with_what_perception_takes(
    planted: Known,
) -> None:
    chain, _ = planted
    row = chain.row("reputation")
    size, added = row.gap(Gap.COMMUNICATION).size, row.added_by_perception
    assert (
        f"What was promised on 1 Jan 2026 lies {-_value(size):.1f} points above what is delivered, "
        f"and perception falls short of the delivery by {-_value(added):.1f} points"
    ) in row.leak_sentence
    told = [r.criterion for r in chain_rows(chain) if "What was promised on" in r.leak_sentence]
    assert set(told) == {"reputation"}


@pytest.mark.parametrize("made_on", [date(2026, 7, 1), None])
def test_a_promise_made_after_the_period_cannot_have_worked(
    planted: Known, made_on: date | None
) -> None:
    chain, _ = planted
    description = chain.study.description
    promises = tuple(replace(p, made_on=made_on) for p in description.promises)
    ground = replace(chain.study.ground, description=replace(description, promises=promises))
    later = replace(chain, study=Study(ground, chain.study.answers, chain.study.work))
    row = later.row("reputation")
    assert row.gap(Gap.COMMUNICATION).size == chain.row("reputation").gap(Gap.COMMUNICATION).size
    assert "What was promised on" not in row.leak_sentence


def test_gaps_in_the_unit_need_no_curve_and_less_is_better_turns_the_sign(planted: Known) -> None:
    row = planted[0].row("reliability")
    said = planted[1].reference.blueprint.said("reliability")
    assert said.specified is not None
    assert said.needed is not None
    two, three = (row.gap(g).in_unit for g in (Gap.SPECIFICATION, Gap.DELIVERY))
    assert _value(two) == pytest.approx(
        said.needed - said.specified
    )  # a longer standard falls short
    delivered = row.voice(Voice.DELIVERY).quantity
    assert _value(three) == pytest.approx(said.specified - _value(delivered))
    assert _value(three) < 0  # slower than the standard: a shortfall
    assert three is not None
    assert three.unit == "h"
    assert three.low is not None
    assert three.high is not None
    assert three.low < _value(three) < three.high < 0
    fixed = planted[0].row("professionalism").gap(Gap.DELIVERY).in_unit
    assert _value(fixed) > 0  # more is better: the standard is kept


def test_nothing_planted_nothing_found(even: Known) -> None:
    chain, truth = even
    rows = chain_rows(chain)
    over_all = [r for r in rows if r.service is None and r.segment is None]
    assert [r.leak for r in over_all] == [None] * len(over_all)
    assert sum(r.leak is not None for r in rows) == 0
    assert not any("What was promised on" in r.leak_sentence for r in rows)
    assert all(abs(g or 0) < 0.05 for g in truth.gaps("accessibility").values())


def test_whom_a_shortfall_touches_and_their_money(planted: Known) -> None:
    chain, _ = planted
    whole = chain.row("accessibility")
    parts = [chain.row("accessibility", None, s) for s in chain.study.segments]
    assert whole.customers_touched is not None
    assert whole.money_at_risk is not None
    known = sum(p.customers_touched or 0 for p in parts)
    assert known <= whole.customers_touched <= known + 40  # a few have left: no segment
    assert sum(p.money_at_risk.minor for p in parts if p.money_at_risk) <= whole.money_at_risk.minor
    answers = chain.answered_of("current")
    assert whole.customers_touched <= answers.customers


def test_the_calibration_holds_the_period_out_and_says_so(planted: Known) -> None:
    note = planted[0].row("accessibility").calibration
    assert note is not None
    assert note.reference_period == "2025"
    assert note.customers >= 600
    levels = [level for _, level in note.points]
    assert levels == sorted(levels, reverse=True)


def test_a_level_customers_expect_beyond_the_curve_is_flagged(planted: Known) -> None:
    row = planted[0].row("professionalism")
    assert row.calibration is not None
    assert row.calibration.beyond_range
    assert any("expect a higher level" in w for w in row.warnings)
    low = planted[0].row("recovery")
    assert any("expect a lower level" in w for w in low.warnings)


def test_few_customers_are_withheld_with_the_reason(planted: Known) -> None:
    chain = planted[0]
    strict = replace(chain.study.description, minimums={"gap": 10_000})
    ground = replace(chain.study.ground, description=strict)
    study = Study(ground, chain.study.answers, chain.study.work)
    rows = chain_rows(replace(chain, study=study))
    five = rows[0].gap(Gap.PERCEIVED_QUALITY).size
    assert five is not None
    assert five.value is None
    assert "10000 customers" in str(five.withheld)
    assert all(r.leak is None for r in rows)
    # What customers do not speak for stays.
    assert rows[2].gap(Gap.DELIVERY).size is not None


def test_without_a_curve_quantities_stay_in_their_unit_and_say_why(planted: Known) -> None:
    chain = planted[0]
    calibration = chain.calibrations["accessibility"]
    bare = replace(calibration, curves=None, missing="ratings that name their work order")
    without: Built = replace(chain, calibrations={"accessibility": bare})
    row = without.row("accessibility")
    delivery = row.voice(Voice.DELIVERY)
    assert delivery.level is None
    assert delivery.quantity is not None
    assert "ratings that name their work order" in str(delivery.missing)
    assert row.gap(Gap.DELIVERY).size is None
    assert row.gap(Gap.DELIVERY).in_unit is not None
    assert row.leak is None
    assert "not measured" in row.leak_sentence
