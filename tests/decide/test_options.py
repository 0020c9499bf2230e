"""Options: what closing a gap goes together with, and what could be relaxed."""

import math
from dataclasses import replace

import numpy as np
import pytest

from outsidein.decide import options
from outsidein.decide.product import capped, product
from outsidein.terms.description import ServiceDescription
from outsidein.terms.estimate import Estimate, EvidenceGrade
from outsidein.terms.finding import ChainRow, GapSize, VoiceLevel
from outsidein.terms.money import Money
from outsidein.terms.option import Option, OptionKind
from outsidein.terms.promise import Specification
from outsidein.terms.quality import Direction, Gap, Scale, Voice
from outsidein.terms.service import Service

SCALE = Scale(1, 7)


def known(value: float, half: float, n: int = 500) -> Estimate:
    return Estimate(value, value - half, value + half, n=n, customers=n // 5)


def row(
    criterion: str,
    gaps: dict[Gap, Estimate],
    *,
    leak: Gap | None = None,
    perceived: float = 4.0,
    segment: str | None = None,
) -> ChainRow:
    return ChainRow(
        criterion=criterion,
        criterion_name=criterion.capitalize(),
        service=None,
        segment=segment,
        scale=SCALE,
        voices=(VoiceLevel(Voice.PERCEPTION, known(perceived, 0.1)),),
        gaps=tuple(GapSize(gap, size) for gap, size in gaps.items()),
        leak=leak,
        customers_touched=212,
        money_at_risk=Money(410_000_000, "EUR"),
    )


def found(
    *rows: ChainRow,
    slopes: dict[str, Estimate],
    overall: float = 4.5,
    description: ServiceDescription | None = None,
) -> tuple[Option, ...]:
    return options(rows, slopes, known(overall, 0.05), SCALE, description or ServiceDescription())


GAP_5 = Gap.PERCEIVED_QUALITY


def test_the_gain_is_slope_times_the_leak_with_both_errors() -> None:
    """Goodman (1960): Var(xy) = x² Var y + y² Var x + Var x Var y, here against a simulation."""
    rng = np.random.default_rng(0)
    slope, size = known(0.4, 0.1), known(-1.5, 0.4)
    (option,) = found(
        row("access", {Gap.SPECIFICATION: size, GAP_5: known(-2, 0.2)}, leak=Gap.SPECIFICATION),
        slopes={"access": slope},
    )
    draws = rng.normal(0.4, 0.1 / 1.98, 200_000) * rng.normal(1.5, 0.4 / 1.98, 200_000)
    assert option.gap is Gap.SPECIFICATION
    assert option.gain.value == pytest.approx(0.6)
    assert option.gain.high is not None
    assert option.gain.high - 0.6 == pytest.approx(1.98 * draws.std(), rel=0.01)


def test_the_gain_stops_where_the_scale_ends() -> None:
    (option,) = found(
        row("access", {GAP_5: known(-3.0, 0.2)}), slopes={"access": known(0.9, 0.1)}, overall=6.5
    )
    assert option.gain.value == pytest.approx(0.5)
    assert option.gain.high == pytest.approx(0.5)


def test_a_gap_is_not_closed_beyond_the_top_of_its_own_scale() -> None:
    gap = {Gap.SPECIFICATION: known(-3.0, 0.2), GAP_5: known(-0.5, 0.1)}
    (option,) = found(
        row("access", gap, leak=Gap.SPECIFICATION, perceived=6.4),
        slopes={"access": known(0.5, 0.01)},
    )
    assert option.gain.value == pytest.approx(0.5 * 0.6)


def test_without_a_decided_leak_the_whole_shortfall_is_offered_and_said_so() -> None:
    (option,) = found(row("access", {GAP_5: known(-1.0, 0.2)}), slopes={"access": known(0.4, 0.1)})
    assert option.gap is GAP_5
    assert "whole shortfall" in option.warnings[0]


def test_no_shortfall_gives_no_option() -> None:
    assert found(row("x", {GAP_5: known(0.2, 0.3)}), slopes={"x": known(0.5, 0.1)}) == ()


def test_a_shortfall_that_may_be_chance_gives_no_option() -> None:
    assert found(row("x", {GAP_5: known(-0.05, 0.1)}), slopes={"x": known(0.5, 0.1)}) == ()


def test_a_withheld_gap_gives_no_option() -> None:
    size = known(-1.0, 0.2).withhold("12 customers, and 40 are needed")
    assert found(row("x", {GAP_5: size}), slopes={"x": known(0.5, 0.1)}) == ()


def test_sure_gains_come_first_then_by_size_and_relaxing_last() -> None:
    ranked = found(
        row("small", {GAP_5: known(-0.5, 0.1)}),
        row("large", {GAP_5: known(-1.5, 0.1)}),
        row("unsure", {GAP_5: known(-2.0, 0.1)}),
        row("surplus", {GAP_5: known(0.8, 0.1)}),
        slopes={
            "small": known(0.4, 0.05),
            "large": known(0.4, 0.05),
            "unsure": known(0.5, 0.6),
            "surplus": known(0.0, 0.04),
        },
    )
    assert [o.criterion for o in ranked] == ["large", "small", "unsure", "surplus"]
    assert "holds zero" in " ".join(ranked[2].warnings)


@pytest.mark.parametrize(
    ("surplus", "slope", "relaxed"),
    [
        (known(0.8, 0.1), known(0.0, 0.04), True),
        (known(0.8, 0.1), known(0.05, 0.1), False),  # may matter more than it seems
        (known(0.1, 0.2), known(0.0, 0.04), False),  # perhaps nothing is given beyond
        (known(-0.5, 0.1), known(0.0, 0.04), False),  # a shortfall is nothing to relax
    ],
)
def test_only_a_sure_surplus_that_surely_hardly_matters_is_relaxed(
    surplus: Estimate, slope: Estimate, relaxed: bool
) -> None:
    kinds = [o.kind for o in found(row("x", {GAP_5: surplus}), slopes={"x": slope})]
    assert (OptionKind.RELAX in kinds) is relaxed


def test_an_idle_measure_lets_relax_what_a_mood_may_have_coloured() -> None:
    """Recovery of the example: every rating shares a mood, the hours of the call do not."""
    gap, slopes = row("x", {GAP_5: known(0.8, 0.1)}), {"x": known(0.09, 0.05)}
    assert found(gap, slopes=slopes) == ()
    (option,) = options(
        [gap], slopes, known(4.5, 0.1), SCALE, ServiceDescription(), unrelated={"x": "Hours"}
    )
    assert option.kind is OptionKind.RELAX
    assert "Hours itself does not go together" in option.sentence
    assert option.gain.value == pytest.approx(-0.072)


def test_the_owner_is_that_of_the_specification_then_of_the_service() -> None:
    specification = Specification(
        "s", "access", "minutes", 30, "min", Direction.LESS, owner="Head of support"
    )
    services = (Service("a", "A", owner="Anna"), Service("b", "B", owner="Ben"))
    gap = row("access", {GAP_5: known(-1, 0.1)})
    slopes = {"access": known(0.4, 0.1)}
    owned = ServiceDescription(specifications=(specification,), services=services)
    assert found(gap, slopes=slopes, description=owned)[0].owner == "Head of support"
    only = ServiceDescription(services=services)
    assert found(gap, slopes=slopes, description=only)[0].owner == "Anna, Ben"
    one = replace(gap, service="b")
    assert found(one, slopes=slopes, description=only)[0].owner == "Ben"
    assert found(gap, slopes=slopes)[0].owner == "nobody named yet"


def test_every_option_says_that_it_is_an_association() -> None:
    ranked = found(
        row("a", {GAP_5: known(-1, 0.1)}),
        row("b", {GAP_5: known(1, 0.1)}),
        slopes={"a": known(0.4, 0.1), "b": known(0.0, 0.02)},
    )
    for option in ranked:
        assert option.grade is EvidenceGrade.ASSOCIATED
        assert "goes together" in option.sentence
        for causal in ("causes", "leads to", "because of it", "effect", "results in"):
            assert causal not in option.sentence


def test_rows_of_segments_give_options_only_where_there_is_no_whole_row() -> None:
    whole = row("a", {GAP_5: known(-1, 0.1)})
    part = row("a", {GAP_5: known(-2, 0.1)}, segment="large")
    ranked = found(whole, part, slopes={"a": known(0.4, 0.1)})
    assert [o.gain.value for o in ranked] == [pytest.approx(0.4)]
    only = found(part, slopes={"a": known(0.4, 0.1)})
    assert [o.id for o in only] == ["close-a-large-gap_5"]


def test_the_product_of_unknowns_is_unknown() -> None:
    nothing = Estimate(None, withheld="too few")
    made = product(known(1, 0.1), nothing, definition="d", unit="points")
    assert made.value is None
    assert made.withheld


def test_a_stated_factor_brings_no_error() -> None:
    made = product(Estimate(2.0), known(3, 0.3), definition="d", unit="points")
    assert made.low == pytest.approx(6 - 0.6)
    assert math.isclose(capped(made, 5.5).value or 0, 5.5)


def test_no_option_where_the_judgement_surely_falls_as_the_criterion_rises() -> None:
    short = {GAP_5: known(-1.5, 0.2)}
    assert found(row("odd", short), slopes={"odd": known(-0.13, 0.1)}) == ()


def test_a_negative_slope_is_told_as_lower_and_with_the_real_minus_sign() -> None:
    short = {GAP_5: known(-1.0, 0.2)}
    (option,) = found(row("odd", short), slopes={"odd": known(-0.05, 0.2)})
    assert "judge the whole 0.05 points lower" in option.sentence
    assert "\N{MINUS SIGN}0.05 points of the overall judgement" in option.sentence
    assert "-" not in option.sentence
    assert any("holds zero" in w for w in option.warnings)
