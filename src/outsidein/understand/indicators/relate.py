"""When two things are called related, unrelated or opposed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from outsidein.stats.association import jackknife_p
from outsidein.stats.intervals import jackknife
from outsidein.stats.multiple import benjamini_hochberg
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import IndicatorFinding, Relation
from outsidein.terms.language import message, say

WHOLE = message("overall judgement")
"""What the result is called that asks about the whole."""

BAND = 0.1
"""A correlation whose whole interval lies within this band is too weak to steer by."""

FALSE_ALARMS = 0.05
"""Expected share of false ones among all relations named (Benjamini and Hochberg 1995)."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One indicator against one result: the correlation and its replicates.

    The sign is turned so that positive means better goes with better. `direction_known` is false
    where nobody stated which way the indicator is better. `level` says what the rows are.
    """

    indicator: str
    result: str
    value: float
    replicates: npt.NDArray[np.float64]
    n: int
    excluded: int
    groups: int
    level: str
    direction_known: bool = True
    enough: str = ""


def relations(pairs: Sequence[Pair]) -> tuple[IndicatorFinding, ...]:
    """Every pair with its interval and its verdict, corrected for the number of tests."""
    tested = np.array([_p(pair) for pair in pairs])
    adjusted = benjamini_hochberg(tested) if len(pairs) else tested
    tests = int(np.isfinite(tested).sum())
    return tuple(_finding(pair, float(p), tests) for pair, p in zip(pairs, adjusted, strict=True))


def _p(pair: Pair) -> float:
    if pair.enough or not np.isfinite(pair.value):
        return float("nan")
    return jackknife_p(pair.value, pair.replicates)[1]


def _finding(pair: Pair, p: float, tests: int) -> IndicatorFinding:
    found = jackknife(pair.value, pair.replicates, scale="atanh")
    base = Estimate(
        None,
        n=pair.n,
        customers=None if pair.level in ("team", "site") else pair.groups,
        excluded=pair.excluded,
        definition=f"association.{pair.level}",
        unit="correlation",
    )
    if pair.enough or not np.isfinite(found.low):
        reason = pair.enough or say("the indicator or the result does not vary")
        return IndicatorFinding(
            pair.indicator,
            say(pair.result),
            Relation.UNDECIDED,
            base.withhold(reason),
            None,
            tests,
            say(
                "{indicator} against {result}: undecided, {reason}.",
                indicator=pair.indicator,
                result=say(pair.result),
                reason=reason,
            ),
        )
    relation = verdict(pair.value, found.low, found.high, p, known=pair.direction_known)
    return IndicatorFinding(
        pair.indicator,
        say(pair.result),
        relation,
        Estimate(
            pair.value,
            found.low,
            found.high,
            n=base.n,
            customers=base.customers,
            excluded=base.excluded,
            definition=base.definition,
            unit=base.unit,
            notes=(say(_CLUSTERS[pair.level], groups=pair.groups),),
        ),
        p if np.isfinite(p) else None,
        tests,
        _sentence(pair, relation, p),
    )


def verdict(value: float, low: float, high: float, p: float, *, known: bool = True) -> Relation:
    """Unrelated within the band, related or opposed beyond chance, undecided otherwise.

    The band comes first: with a million rows a correlation of 0.01 is beyond chance, and still
    nothing to steer by.
    """
    if low > -BAND and high < BAND:
        return Relation.UNRELATED
    if not p <= FALSE_ALARMS or not known:
        return Relation.UNDECIDED
    return Relation.RELATED if value > 0 else Relation.OPPOSED


_CLUSTERS = {
    "answer": message(
        "one row per answer about a ticket; the interval keeps {groups} customers whole"
    ),
    "customer": message(
        "one row per answer beside the customer's own average; the interval keeps {groups} "
        "customers whole"
    ),
    "team": message("one row per team and month; the interval keeps {groups} teams whole"),
    "site": message("one row per team and month; the interval keeps {groups} sites whole"),
}


def _sentence(pair: Pair, relation: Relation, p: float) -> str:
    both = {"indicator": pair.indicator, "result": say(pair.result)}
    if relation is Relation.RELATED:
        return say("Where {indicator} is better, {result} is better too.", **both)
    if relation is Relation.OPPOSED:
        return say("Where {indicator} is better, {result} is worse.", **both)
    if relation is Relation.UNRELATED:
        return say(
            "{indicator} and {result} do not go together: the correlation is within ±{band:g}.",
            band=BAND,
            **both,
        )
    if not pair.direction_known and p <= FALSE_ALARMS:
        return say(
            "{indicator} and {result} go together, but nobody stated which way the indicator is "
            "better: state its direction in the service file.",
            **both,
        )
    return say("{indicator} and {result}: the data do not decide whether they go together.", **both)
