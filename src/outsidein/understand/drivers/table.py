"""The drivers of one column of a table: the analyst's view, which computes and warns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from outsidein.engine.cells import Cells
from outsidein.engine.items import Item, name_of
from outsidein.engine.reduce import reduce
from outsidein.engine.sheet import Sheet
from outsidein.stats.drivers import MOST_PREDICTORS
from outsidein.terms.counting import plural
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import DriverFinding
from outsidein.terms.minimum import minimum
from outsidein.terms.trouble import Trouble

from .finding import finding

KEPT_BOUND = 0.5
"""Below this share of complete rows, correlations are taken pairwise."""


def driver_table(
    sheet: Sheet,
    outcome: Item,
    on: Sequence[Item],
    *,
    segment: str | None = None,
    customer: str | None = None,
) -> DriverFinding:
    """Divide R² of an outcome among predictors, exactly, with intervals that keep customers whole.

    `outcome` and `on` are columns, or items such as row means and flags (a flag makes the outcome a
    share). With `segment` the segments' means are taken out first; `customer` names the column
    whose rows belong together, and without it every row is a customer of its own.

    Rows complete on all items are used. Where that keeps less than half of them, correlations
    are pairwise and checked for contradictions. Nothing is withheld: what is below the audit's
    minimum is said in the warnings.
    """
    items = _checked(outcome, on)
    complete = reduce(
        sheet.table, items, customer=customer, segment=segment, name=sheet.source, complete=True
    )
    found = drivers_of_cells(
        complete,
        lambda: reduce(sheet.table, items, customer=customer, segment=segment, name=sheet.source),
    )
    return replace(found, warnings=(*shortage(found, {}), *found.warnings))


def drivers_of_cells(
    complete: Cells, pairwise: Callable[[], Cells], stated: Mapping[str, Estimate] | None = None
) -> DriverFinding:
    """The drivers of the last item of cells, which hold only rows complete on all items.

    `pairwise` gives the cells of all rows, asked for only where too few rows are complete.
    """
    kept, cells, notes = complete.kept, complete, []
    if kept < KEPT_BOUND:
        cells = pairwise()
        notes.append(
            f"Only {kept:.0%} of the answers are complete, below the bound of {KEPT_BOUND:.0%}: "
            "correlations are taken pairwise, over the answers that hold both items."
        )
    segments, moments = cells.by_segment_block()
    n = int(moments.total().counts[:, -1].min()) if moments.rows.size else 0
    return finding(
        moments,
        cells.names[-1],
        n=n,
        customers=cells.n_customers,
        excluded=cells.rows + int(cells.incomplete.sum()) - n,
        kept_share=kept,
        segments=len(segments),
        warnings=tuple(notes),
        stated=stated,
    )


def shortage(found: DriverFinding, minimums: Mapping[str, int]) -> tuple[str, ...]:
    """What the data fall short of: the complete answers that a driver model needs."""
    predictors = len(found.drivers)
    need = max(
        minimum("drivers", minimums), minimum("drivers_per_predictor", minimums) * predictors
    )
    if found.r2.n >= need:
        return ()
    return (
        f"{plural(found.r2.n, 'complete answer')} for {plural(predictors, 'predictor')}: a report "
        f"shows drivers from {need} on.",
    )


def withheld_below(found: DriverFinding, minimums: Mapping[str, int]) -> DriverFinding:
    """The same finding with its numbers withheld where the answers are too few to show it."""
    reasons = shortage(found, minimums)
    return replace(found, withheld=reasons[0]) if reasons else found


def _checked(outcome: Item, on: Sequence[Item]) -> list[Item]:
    """Predictors first, the outcome last; refuses what no regression can take."""
    names = [name_of(item) for item in on]
    if not names:
        raise Trouble("no predictor is named", remedy="Name at least one column with --on.")
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise Trouble(f"named twice: {', '.join(twice)}", remedy="Name each predictor once.")
    if name_of(outcome) in names:
        raise Trouble(
            f"{name_of(outcome)} cannot explain itself",
            remedy="Leave the outcome out of the predictors.",
        )
    if len(names) > MOST_PREDICTORS:
        raise Trouble(
            f"{len(names)} predictors, and at most {MOST_PREDICTORS} can be divided exactly",
            remedy="Choose fewer, or put items together into criteria.",
        )
    return [*on, outcome]
