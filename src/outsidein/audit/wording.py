"""The texts of the definitions: title, meaning, formula, source."""

from .wording_expectations import EXPECTATIONS
from .wording_moments import MOMENTS

_KOTT = "interval: delete-a-group jackknife over 64 blocks of customers (Kott 2001)"
_SERVQUAL = "Parasuraman, Zeithaml and Berry (1985, 1988)"
_LMG = "Lindeman, Merenda and Gold (1980); Grömping (2006)"

_VOICES = {
    "expectation": (
        "Expected",
        "What customers expect of a criterion: the mean over respondents of each respondent's mean "
        "over the items asked.",
        "Σ ē / n",
        f"{_SERVQUAL}; {_KOTT}",
    ),
    "expected_quantity": (
        "Expected, as a quantity",
        "The least demanding quantity of the measure with which customers still give the level "
        "that they expect: the calibration curve read backwards at the expected level. Withheld "
        "where no observed delivery brought that level.",
        "curve⁻¹(Σ ē / n)",
        f"{_SERVQUAL}; Fieller (1954) and Woodruff (1952) for reading the interval back; {_KOTT}",
    ),
    "belief": (
        "Believed by management",
        "The level that management believes customers expect, as the service file states it; in "
        "the unit, the level of the measure that management believes customers need.",
        "mean of the stated levels",
        _SERVQUAL,
    ),
    "specification": (
        "Specified",
        "The target of the standard, in the unit of its measure; on the scale, the rating that the "
        "calibration curve gives for it.",
        "curve(target)",
        _SERVQUAL,
    ),
    "delivery": (
        "Delivered",
        "What was delivered in the period: the median of a duration, else the mean, or the level "
        "that the share of cases named by the standard keeps; on the scale, the calibration curve "
        "averaged over all cases.",
        "mean of curve(x) over the cases",
        f"{_SERVQUAL}; {_KOTT}",
    ),
    "promise": (
        "Promised",
        "The level that communication to customers states, in the unit; on the scale, the rating "
        "that the calibration curve gives for it.",
        "curve(level)",
        _SERVQUAL,
    ),
    "perception": (
        "Perceived",
        "What customers experienced of a criterion: the mean over respondents of each respondent's "
        "mean over the items answered.",
        "Σ p̄ / n",
        f"{_SERVQUAL}; Cronin and Taylor (1992) for perception alone; {_KOTT}",
    ),
}

_GAPS = {
    "gap_1": (
        "Gap 1, management perception",
        "Believed minus expected. Negative where management believes customers expect less than "
        "they do.",
        "M − E",
        f"{_SERVQUAL}; {_KOTT}",
    ),
    "gap_2": (
        "Gap 2, specification",
        "Specified minus believed: on the scale, and in the unit against the level that management "
        "believes customers need. Turned so that a shortfall is negative.",
        "S − M",
        f"{_SERVQUAL}; {_KOTT}",
    ),
    "gap_3": (
        "Gap 3, delivery",
        "Delivered minus specified, on the scale and in the unit. Turned so that a shortfall is "
        "negative.",
        "D − S",
        f"{_SERVQUAL}; {_KOTT}",
    ),
    "gap_4": (
        "Gap 4, communication",
        "Delivered minus promised, on the scale and in the unit. Turned so that a shortfall is "
        "negative. It works through expectation and perception and is no term of the sum.",
        "D − C",
        f"{_SERVQUAL}; {_KOTT}",
    ),
    "gap_5": (
        "Gap 5, perceived quality",
        "Perceived minus expected, over respondents who answered both. It is gap 1, gap 2, gap 3 "
        "and what perception adds, together.",
        "P − E",
        f"{_SERVQUAL}; {_KOTT}",
    ),
    "added_by_perception": (
        "What perception adds to the delivery",
        "Perceived minus delivered on the scale: the part of gap 5 that no earlier gap holds.",
        "P − D",
        _KOTT,
    ),
}

_CHANGES = {
    "change": (
        "Change since the period before",
        "After minus before, on the same blocks of customers, so that what both periods share "
        "falls out.",
        "x̄ after − x̄ before",
        _KOTT,
    ),
    "change_within": (
        "Change within segments",
        "The change with the mix of segments held as it was before.",
        "Σ w (x̄ after − x̄ before) over segments",
        f"Simpson (1951); {_KOTT}",
    ),
    "slope_pooled": (
        "Slope over all customers",
        "Slope of one rating on another over all customers together, whatever their segment.",
        "cov(x, y) / var(x)",
        _KOTT,
    ),
    "slope_within": (
        "Slope within segments",
        "Slope of one rating on another after the means of the segments were taken out.",
        "pooled within-segment cov(x, y) / var(x)",
        f"Simpson (1951); {_KOTT}",
    ),
    "points": (
        "Stated importance",
        "Mean of the points out of 100 that customers gave a criterion, or those that the service "
        "file states.",
        "Σ points / n",
        f"Zeithaml, Parasuraman and Berry (1990); {_KOTT}",
    ),
}

WORDING: dict[str, tuple[str, str, str, str]] = {
    **_VOICES,
    **_GAPS,
    **_CHANGES,
    **MOMENTS,
    **EXPECTATIONS,
    "clock.attainment": (
        "Service level attainment by the clock",
        "Share of the tickets whose working time from start to stop, pauses taken off, is within "
        "the target, among those whose events decide it. A ticket still open counts as missed once "
        "its time is over the target, and is left out before.",
        "100 × tickets with time ≤ target / tickets decided",
        f"ITIL 4 Foundation (AXELOS 2019), service level management practice; {_KOTT}",
    ),
    "clock.stated": (
        "Service level attainment by the file",
        "Share of the tickets that the file itself calls met, among those that both the file and "
        "the clock decide.",
        "100 × called met / decided by both",
        _KOTT,
    ),
    "clock.agreement": (
        "Agreement of flag and clock",
        "Share of the tickets on which the file's own flag and the clock computed from events say "
        "the same, among those that both decide.",
        "100 × (both met + both missed) / decided by both",
        _KOTT,
    ),
    "clock.time_in_state": (
        "Time in a state",
        "Working time between start and stop that tickets spent in one state, as a mean over all "
        "tickets, those never in it included.",
        "Σ working hours in the state / tickets",
        _KOTT,
    ),
    "overall": (
        "Overall judgement",
        "Mean answer to the question about the whole, over the answers used.",
        "Σ y / n",
        _KOTT,
    ),
    "slope": (
        "Slope of the overall judgement on a criterion",
        "By how many points the overall judgement differs between answers that differ by one point "
        "in the criterion and agree in the others, within segments. An association.",
        "coefficient of the within-segment regression on all criterion means",
        _KOTT,
    ),
    "option.gain": (
        "Expected gain of an option",
        "Points of the overall judgement that go together with closing the gap: slope times the "
        "points to close, capped at the scale. The interval holds the error of both factors, that "
        "of the calibration curve included.",
        "slope × shortfall; Var = s² Var c + c² Var s + Var s Var c",
        "Goodman (1960)",
    ),
    "judgement_of_one": (
        "Judgement of one customer",
        "Mean overall judgement of one customer, drawn towards the segment's mean in as far as the "
        "customer's own answers are few. The interval is the middle 95 % of what it may truly be.",
        "B μ + (1 − B) ȳ, with B = se² / (se² + τ²)",
        "Efron and Morris (1975); Morris (1983)",
    ),
    "perception_of_one": (
        "Perception of one customer",
        "Mean rating of a criterion by one customer, drawn towards the segment's mean in as far as "
        "the customer's own answers are few. The interval is the middle 95 % of what it may truly "
        "be.",
        "B μ + (1 − B) p̄, with B = se² / (se² + τ²)",
        "Efron and Morris (1975); Morris (1983)",
    ),
    "delivery_to_one": (
        "Delivery to one customer",
        "Mean of the measure over all tickets of one customer that have it. It is counted, not "
        "estimated, and has no interval.",
        "Σ x / n",
        "Outside-in",
    ),
    "attainment_of_one": (
        "Service level attainment of one customer",
        "Share of a customer's tickets that met their level, drawn towards the segment's share in "
        "as far as the tickets are few.",
        "(met + a) / (tickets + a + b), with a and b from all customers of the segment",
        "Skellam (1948), beta-binomial",
    ),
    "association.answer": (
        "Indicator against customers' results, answer by answer",
        "Correlation within segments between a number on the ticket and the answer about it, "
        "turned so that positive means better goes with better. Related or opposed from an "
        "adjusted p of 0.05 on; unrelated where the whole interval lies within ±0.1.",
        "correlation of deviations from segment means",
        f"Benjamini and Hochberg (1995); {_KOTT}",
    ),
    "association.customer": (
        "Indicator against customers' results, by customer",
        "As answer by answer, but beside each answer stands the average of the number over all "
        "tickets of that customer, because answers name no ticket.",
        "correlation of deviations from segment means",
        f"Benjamini and Hochberg (1995); {_KOTT}",
    ),
    "association.team": (
        "Indicator against customers' results, by team and month",
        "Correlation over teams and months between an indicator and the mean judgement of the "
        "answers about that team's work, less their segment's mean; weighted with the answers.",
        "weighted correlation over team-months",
        "interval: jackknife that leaves out one team at a time; Benjamini and Hochberg (1995)",
    ),
    "association.site": (
        "Indicator against customers' results, by team and month",
        "Correlation over teams and months between an indicator and the mean judgement of the "
        "answers about that team's work, less their segment's mean; weighted with the answers.",
        "weighted correlation over team-months",
        "interval: jackknife that leaves out one site at a time; Benjamini and Hochberg (1995)",
    ),
    "value_met.capability": (
        "Capability against expectation",
        "Mean distance of the answers from “as expected”; above zero is more than expected.",
        "Σ (answer − middle of the scale) / n",
        f"Consortium for Service Innovation, Value Stack; {_KOTT}",
    ),
    "value_met.effort": (
        "Effort against expectation",
        "Mean distance of the answers from “as expected”; above zero is more effort than expected.",
        "Σ (answer − middle of the scale) / n",
        f"Consortium for Service Innovation, Value Stack; {_KOTT}",
    ),
    "value_met.as_expected": (
        "As expected",
        "Share of the answers in the middle of the scale for capability, effort or both.",
        "answers in no corner / answers to both questions",
        _KOTT,
    ),
    **{
        f"value_met.{capability}_capability_{effort}_effort": (
            f"{capability.capitalize()} capability with {effort} effort",
            f"Share of the answers that found {capability} capability than expected with {effort} "
            "effort than expected.",
            "answers in this corner / answers to both questions",
            f"Consortium for Service Innovation, Value Stack; {_KOTT}",
        )
        for capability in ("more", "less")
        for effort in ("more", "less")
    },
    "moment.rating": (
        "Rating of a moment",
        "Mean over the answers about the moment of their mean perception over all items.",
        "Σ p̄ / n",
        _KOTT,
    ),
    "moment.effort": (
        "Effort at a moment",
        "Mean answer about effort against expectation among the answers about the moment.",
        "Σ e / n",
        _KOTT,
    ),
    "moment.failures": (
        "Failures at a moment",
        "Share of the tickets of the moment that missed their service level or were opened again.",
        "failed / tickets that say so",
        _KOTT,
    ),
    "moment.leverage": (
        "Leverage of a moment",
        "How far the overall judgement, over all meetings, goes along with this moment: the slope "
        "of the judgement on the moment's rating, both standardized within segments, times the "
        "moment's share of all meetings. An association.",
        "within-segment correlation × volume / all volumes",
        _KOTT,
    ),
    "moment.leverage_on_renewal": (
        "Leverage of a moment on renewal",
        "As leverage, with the intention to renew in place of the overall judgement.",
        "within-segment correlation × volume / all volumes",
        _KOTT,
    ),
    "lmg": (
        "Part of R² (LMG)",
        "The part of the explained variance that goes to one driver, averaged over all orders in "
        "which the drivers may enter, within segments. The parts add up to R². An association.",
        "mean over all orders of the increase of R²",
        f"{_LMG}; {_KOTT}",
    ),
    "r2": (
        "R²",
        "Share of the variance of the judgement, within segments, that the drivers go along with.",
        "explained / total variance",
        _KOTT,
    ),
    "mean": ("Mean", "Mean of the answers used.", "Σ x / n", _KOTT),
    "alpha": (
        "Cronbach's alpha",
        "Reliability of the mean of the items of a criterion, from pairwise covariances.",
        "k / (k − 1) × (1 − Σ variances / variance of the sum)",
        f"Cronbach (1951); {_KOTT}",
    ),
    "servqual_weighted": (
        "Weighted gap 5",
        "Each respondent's gap by criterion, weighted with that respondent's 100 points.",
        "mean over rows of Σ w (P − E) / Σ w",
        _SERVQUAL,
    ),
}
