"""What can be said of each customer, seen beside the others of the segment."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from outsidein.stats.shrinkage import (
    beta_posterior,
    beta_probability_below,
    beta_shrinkage,
    normal_shrinkage,
    pooled_se,
    probability_below,
)
from outsidein.terms.quality import Scale

from .records import Records

Floats = npt.NDArray[np.float64]
FEWEST = 4
"""Customers a segment needs to be shrunken by itself; smaller ones are pooled with the rest."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Where bad, good and kept begin.

    `bad` is the middle of the scale, `good` the lower end of its upper third, `kept` the share of
    tickets that must meet their service level.
    """

    bad: float
    good: float
    kept: float

    @classmethod
    def on(cls, scale: Scale, kept: float) -> "Lines":
        """The lines of a scale: 4 and 5 on 1 to 7."""
        return cls((scale.low + scale.high) / 2, scale.low + 2 * scale.width / 3, kept)


@dataclass(frozen=True, slots=True)
class Posterior:
    """True level and true attainment of each customer (k,), shrunken towards the segment.

    `level` and `attained` are posterior means, `level_sd` and `attained_sd` their deviations,
    `bad`, `good`, `kept` and `missed` probabilities; NaN where a customer has too few answers.
    """

    level: Floats
    level_sd: Floats
    attained: Floats
    attained_sd: Floats
    bad: Floats
    good: Floats
    kept: Floats

    @property
    def missed(self) -> Floats:
        """Probability that the true attainment lies below the line."""
        return 1.0 - self.kept


def posterior(records: Records, lines: Lines) -> Posterior:
    """Judgement as normal means, attainment as beta-binomial shares, segment by segment.

    Empirical Bayes (Morris 1983; Skellam 1948). The two are multiplied as independent: the
    errors of a mean over answers and of a share over tickets come from different rows, while a
    relation between the true levels is left to the data of the customer.
    """
    k = len(records.customers)
    attained, attained_sd, kept = (np.full(k, np.nan) for _ in range(3))
    with np.errstate(divide="ignore", invalid="ignore"):
        means = records.total / np.where(records.answers > 0, records.answers, np.nan)
    errors = pooled_se(records.total, records.squares, records.answers)
    level, level_sd = shrunken(records.segments, records.answers, means, errors)
    for rows in _groups(records.segments, records.stated > 0):
        met, stated = records.met[rows], records.stated[rows]
        prior = beta_shrinkage(met, stated)
        attained[rows], attained_sd[rows] = beta_posterior(met, stated, prior.a, prior.b)
        kept[rows] = 1 - beta_probability_below(met, stated, prior.a, prior.b, lines.kept)
    return Posterior(
        level=level,
        level_sd=level_sd,
        attained=attained,
        attained_sd=attained_sd,
        bad=probability_below(level, level_sd, lines.bad),
        good=1 - probability_below(level, level_sd, lines.good),
        kept=kept,
    )


def shrunken(
    segments: tuple[str | None, ...], answers: Floats, means: Floats, errors: Floats
) -> tuple[Floats, Floats]:
    """Posterior mean and deviation (k,) of each customer's level; NaN where there is no answer.

    `means` and `errors` are each customer's own mean and its standard error, `answers` the count.
    """
    level, sd = np.full(len(segments), np.nan), np.full(len(segments), np.nan)
    for rows in _groups(segments, answers > 0):
        if np.isfinite(errors[rows]).any():
            found = normal_shrinkage(means[rows], errors[rows])
            level[rows], sd[rows] = found.mean, found.sd
    return level, sd


def _groups(
    segments: tuple[str | None, ...], present: npt.NDArray[np.bool_]
) -> list[npt.NDArray[np.int64]]:
    """Rows of each segment that has enough customers, and of all the others together."""
    names = np.array(["" if s is None else s for s in segments], dtype=object)
    groups: list[npt.NDArray[np.int64]] = []
    rest: list[npt.NDArray[np.int64]] = []
    for name in sorted(set(names[present])):
        rows = np.flatnonzero(present & (names == name))
        (groups if len(rows) >= FEWEST else rest).append(rows)
    if rest:
        groups.append(np.concatenate(rest))
    return groups
