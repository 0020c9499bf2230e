"""Gap scores of paired columns: the analyst's view, which computes and warns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from outsidein.engine.cells import Cells
from outsidein.engine.items import Derived, Item
from outsidein.engine.reduce import reduce
from outsidein.engine.sheet import Sheet
from outsidein.stats.reliability import alpha, difference_score_reliability
from outsidein.terms.counting import plural
from outsidein.terms.estimate import Estimate
from outsidein.terms.minimum import minimum
from outsidein.terms.trouble import Trouble
from outsidein.understand.means import BlockMeans
from outsidein.understand.resampled import Resampled

from .pairs import Pair, expected_mean, gap_mean, perceived_mean

ALL = "all items"
WEIGHTED = "weighted by points"


@dataclass(frozen=True, slots=True)
class GapLine:
    """Expectation, perception and gap of one item, one criterion or all items.

    `n` counts the respondents who answered at least one of its pairs in full; expectation and
    perception are theirs, over these pairs, so that gap = perceived - expected.
    """

    name: str
    n: int
    expected: Estimate
    perceived: Estimate
    gap: Estimate


@dataclass(frozen=True, slots=True)
class GapTable:
    """Gaps of paired columns, overall, by criterion and by item.

    `overall.gap` is the unweighted SERVQUAL score, `overall.perceived` SERVPERF, `weighted` the
    SERVQUAL score weighted by each respondent's 100 points over criteria. The three alphas are
    those of all expectation items, all perception items and all differences; `reliability` is
    that of the difference of the two sums by the formula for difference scores (Lord 1963).
    """

    overall: GapLine
    items: tuple[GapLine, ...]
    criteria: tuple[GapLine, ...]
    weighted: Estimate | None
    alpha_expected: float | None
    alpha_perceived: float | None
    alpha_difference: float | None
    reliability: float | None
    excluded: int
    warnings: tuple[str, ...] = ()

    @property
    def n(self) -> int:
        """Respondents with at least one full pair."""
        return self.overall.n


def gap_table(
    sheet: Sheet,
    expected: Sequence[str],
    perceived: Sequence[str],
    criteria: Mapping[str, Sequence[int]] | None = None,
    weights: Sequence[str] | None = None,
    *,
    customer: str | None = None,
) -> GapTable:
    """Gap scores of columns asked twice (Parasuraman, Zeithaml and Berry 1988).

    `expected` and `perceived` are columns in the same order, pair by pair. A gap is the mean over
    respondents of their mean perception minus expectation over the pairs they answered in full.
    `criteria` gives the places (from 0) of the pairs that belong to each criterion, `weights` the
    columns with each respondent's points for the criteria, in the order of `criteria`. Intervals
    are 95 %, by jackknife over customer blocks (`customer`: the column whose rows belong together).
    Nothing is withheld; what is below the audit's minimum is said in the warnings.
    """
    pairs = _paired(expected, perceived)
    groups = _groups(criteria or {}, pairs)
    points = _points(weights, groups)
    cells = reduce(sheet.table, _items(pairs, groups, points), customer=customer, name=sheet.source)
    means = BlockMeans(cells.by_block())
    customers = cells.n_customers
    overall = _line(means, ALL, f"E:{ALL}", f"P:{ALL}", customers)
    weighted = None
    if points:
        n = means.n(WEIGHTED)
        weighted = means.mean(WEIGHTED).estimate(
            n=n, excluded=cells.rows - n, definition="servqual_weighted"
        )
    alphas = _alphas(cells, pairs)
    return GapTable(
        overall=overall,
        items=tuple(_line(means, p, e, p, None) for e, p in pairs),
        criteria=tuple(_line(means, name, f"E:{name}", f"P:{name}", None) for name in groups),
        weighted=weighted,
        alpha_expected=alphas[0],
        alpha_perceived=alphas[1],
        alpha_difference=alphas[2],
        reliability=alphas[3],
        excluded=cells.rows - overall.n,
        warnings=_warnings(cells, overall.n, means.blocks(f"P:{ALL}")),
    )


def _items(
    pairs: Sequence[Pair], groups: Mapping[str, Sequence[Pair]], points: Sequence[str]
) -> list[Item]:
    items: list[Item] = [column for pair in pairs for column in pair]
    for name, members in {ALL: pairs, **groups}.items():
        items += [expected_mean(f"E:{name}", members), perceived_mean(f"P:{name}", members)]
    if points:
        gaps = tuple(gap_mean(f"gap:{name}", members) for name, members in groups.items())
        items.append(Derived(WEIGHTED, gaps, weights=tuple(points)))
    return items


def _line(means: BlockMeans, name: str, e: str, p: str, customers: int | None) -> GapLine:
    """One line, over the rows that hold both columns."""
    n = means.n(e, p)
    expected, perceived = means.mean(e, p), means.mean(p, e)

    def shown(number: Resampled, definition: str) -> Estimate:
        return number.estimate(n=n, customers=customers, definition=definition)

    return GapLine(
        name,
        n,
        shown(expected, "expectation"),
        shown(perceived, "perception"),
        shown(perceived - expected, "gap_5"),
    )


def _alphas(cells: Cells, pairs: Sequence[Pair]) -> tuple[float | None, ...]:
    """Alpha of E, of P, of P - E, and the reliability of the difference of the two sums."""
    if len(pairs) < 2:
        return None, None, None, None
    k = len(pairs)
    names = tuple(e for e, _ in pairs) + tuple(p for _, p in pairs)
    cov = cells.total.take(names).covariances()
    e, p, across = cov[:k, :k], cov[k:, k:], cov[k:, :k]
    alpha_e, alpha_p = float(alpha(e)), float(alpha(p))
    alpha_d = float(alpha(p + e - across - across.T))
    sd_e, sd_p = float(np.sqrt(e.sum())), float(np.sqrt(p.sum()))
    r = float(across.sum()) / (sd_e * sd_p) if sd_e > 0 and sd_p > 0 else float("nan")
    of_difference = float(difference_score_reliability(alpha_p, alpha_e, sd_p, sd_e, r))
    return tuple(v if np.isfinite(v) else None for v in (alpha_e, alpha_p, alpha_d, of_difference))


def _warnings(cells: Cells, n: int, blocks: int) -> tuple[str, ...]:
    notes = []
    need, need_blocks = minimum("gap", {}), minimum("gap_blocks", {})
    if cells.n_customers < need or blocks < need_blocks:
        notes.append(
            f"{plural(cells.n_customers, 'customer')} in {plural(blocks, 'block')}: a report "
            f"shows a gap from {need} "
            f"customers in {need_blocks} blocks on."
        )
    if n == 0:
        notes.append("Nobody answered a pair in full.")
    return tuple(notes)


def _paired(expected: Sequence[str], perceived: Sequence[str]) -> list[Pair]:
    if len(expected) != len(perceived):
        raise Trouble(
            f"{plural(len(expected), 'expectation column')} and "
            f"{plural(len(perceived), 'perception column')}",
            remedy="Name them in the same order, one perception for each expectation.",
        )
    if not expected:
        raise Trouble("no columns are named", remedy="Name them with --expected and --perceived.")
    columns = [*expected, *perceived]
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if twice:
        raise Trouble(f"named twice: {', '.join(twice)}", remedy="Name each column once.")
    return list(zip(expected, perceived, strict=True))


def _groups(criteria: Mapping[str, Sequence[int]], pairs: list[Pair]) -> dict[str, list[Pair]]:
    groups = {}
    for name, places in criteria.items():
        if not places or not all(0 <= i < len(pairs) for i in places):
            raise Trouble(
                f"the criterion {name} has no pairs, or one that is not there",
                remedy=f"Give places from 1 to {len(pairs)}.",
            )
        groups[name] = [pairs[i] for i in places]
    return groups


def _points(weights: Sequence[str] | None, groups: Mapping[str, Sequence[Pair]]) -> list[str]:
    if not weights:
        return []
    if len(weights) != len(groups):
        raise Trouble(
            f"{plural(len(weights), 'column', 'columns')} of points and "
            f"{plural(len(groups), 'criterion', 'criteria')}",
            remedy="Give each criterion its column of points, in the order of the criteria.",
        )
    return list(weights)
