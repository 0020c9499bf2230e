"""Whether the difference P - E says as much as P and E do: known faults of difference scores."""

from dataclasses import dataclass

import numpy as np

from outsidein.stats.drivers import pool_within
from outsidein.stats.edwards import EdwardsTest, edwards_test
from outsidein.stats.multiple import benjamini_hochberg
from outsidein.terms.language import say
from outsidein.terms.quality import Criterion
from outsidein.understand.chain import Chain
from outsidein.understand.chain.answered import expected_name, perceived_name
from outsidein.understand.study.groups import CURRENT

from .by_part import without_each_block
from .change import too_few

FALSE_ALARM = 0.05


@dataclass(frozen=True, slots=True)
class DifferenceCheck:
    """How the overall judgement follows P - E, P alone, and P and E each in its own way.

    `test` is Edwards' (2002) test that b_E = -b_P, with customers kept whole; `p_adjusted` its p
    corrected for the criteria tested; `r2_perception` what P alone explains (Cronin and Taylor
    1992). `disagrees` where the constraint is refused.
    """

    criterion: str
    name: str
    n: int
    test: EdwardsTest
    r2_perception: float
    p_adjusted: float

    @property
    def disagrees(self) -> bool:
        """Whether P and E do not act as their difference says."""
        return self.p_adjusted < FALSE_ALARM

    @property
    def sentence(self) -> str:
        """The verdict in one sentence."""
        shares = say(
            "{criterion}: perception alone explains {alone} of the overall judgement, P - E "
            "{difference}, both apart {both}.",
            criterion=self.name,
            alone=_percent(self.r2_perception),
            difference=_percent(self.test.r2_difference),
            both=_percent(self.test.r2),
        )
        verdict = (
            say("Use gap 5 to see where, perception to predict.")
            if self.disagrees
            else say("The difference loses nothing that the data show.")
        )
        return f"{shares} {verdict}"


def difference_checks(chain: Chain) -> tuple[DifferenceCheck, ...]:
    """Test every criterion that has both voices, in the period in question, within segments.

    Empty where the overall judgement was not asked, or customers are too few to show a gap.
    """
    overall = chain.study.answers.overall if chain.study.answers else None
    if chain.answered is None or overall is None:
        return ()
    part = chain.answered_of(CURRENT)
    if too_few(chain, part):
        return ()
    moments = chain.answered.by_segment(chain.study.segments)
    used = moments.rows.sum(axis=0) > 0
    found: list[tuple[Criterion, int, EdwardsTest, float]] = []
    for criterion in chain.criteria:
        names = (perceived_name(criterion.id), expected_name(criterion.id), overall)
        if not all(part.has(name) for name in names):
            continue
        three = moments.take(names)
        cov = pool_within(three.total(axis=1))
        n = int(three.total().counts.min())
        test = edwards_test(cov, n, replicates=pool_within(without_each_block(three))[used])
        with np.errstate(divide="ignore", invalid="ignore"):
            alone = float(cov[0, 2] ** 2 / (cov[0, 0] * cov[2, 2]))
        found.append((criterion, n, test, alone))
    adjusted = benjamini_hochberg([test.p for _, _, test, _ in found])
    return tuple(
        DifferenceCheck(c.id, c.name, n, test, alone, float(p))
        for (c, n, test, alone), p in zip(found, adjusted, strict=True)
        if np.isfinite(test.r2)
    )


def disagreement(checks: tuple[DifferenceCheck, ...]) -> str:
    """One sentence for the report where gap scores and perceptions disagree; else empty."""
    against = [check for check in checks if check.disagrees]
    if not against:
        return ""
    names = ", ".join(check.name for check in against)
    return say(
        "The overall judgement does not follow the difference of perception and expectation in "
        "{n} of {all} criteria ({criteria}): there perceptions alone, or both voices apart, say "
        "more than gap 5 (Edwards 2002; Cronin and Taylor 1992).",
        n=len(against),
        all=len(checks),
        criteria=names,
    )


def _percent(share: float) -> str:
    return f"{share:.0%}" if np.isfinite(share) else say("an unknown part")
