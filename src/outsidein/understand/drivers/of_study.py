"""The drivers of what customers judge, from all that was heard."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pyarrow as pa

from outsidein.engine.cells import Cells
from outsidein.engine.conditions import is_in
from outsidein.engine.items import Derived, Flag, Item
from outsidein.engine.reduce import reduce
from outsidein.stats.drivers import MOST_PREDICTORS
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import DriverFinding
from outsidein.terms.language import message
from outsidein.terms.signal import ColumnTerm
from outsidein.understand.means import BlockMeans
from outsidein.understand.study import Answers, Study
from outsidein.understand.study.groups import CURRENT

from .table import drivers_of_cells, shortage, withheld_below

OUTCOMES: Mapping[ColumnTerm, str] = {
    ColumnTerm.OVERALL: message("overall judgement"),
    ColumnTerm.RENEW: message("intention to renew"),
    ColumnTerm.RECOMMEND: message("recommendation"),
}
"""What drivers are looked for of, and what it is called."""


@dataclass(frozen=True, slots=True)
class Predictors:
    """What may drive: criteria as respondents' means, or single items where there are none."""

    items: tuple[Derived, ...]
    criteria: tuple[str | None, ...]


def study_drivers(study: Study) -> tuple[DriverFinding, ...]:
    """Drivers of the overall judgement and of the intention to renew, as far as they were asked.

    Recommendation stands in where neither was. Predictors are the criteria's perceptions, or the
    single rated items where no criterion is known; segments' means are taken out. The answers of
    the period in question are used where they suffice, else all. Withheld below the minimum.
    """
    answers = study.answers
    if answers is None:
        return ()
    predictors = predictors_of(answers)
    asked = [term for term in OUTCOMES if term in answers.results]
    if len(asked) > 1:
        asked = [term for term in asked if term is not ColumnTerm.RECOMMEND]
    if not predictors.items or len(predictors.items) > MOST_PREDICTORS:
        return ()
    return tuple(_finding(study, answers, predictors, term) for term in asked)


def predictors_of(answers: Answers) -> Predictors:
    """The perceived criteria; where none is known, the rated items."""
    perceived = [c for c in answers.criteria if c.perceived]
    if perceived:
        items = tuple(Derived(c.criterion.name, c.perceived) for c in perceived)
        return Predictors(items, tuple(c.criterion.id for c in perceived))
    items = tuple(Derived(header, (column,)) for column, header in answers.loose.items())
    return Predictors(items, tuple(None for _ in items))


def outcome_item(study: Study, answers: Answers, term: ColumnTerm) -> Item:
    """The outcome: a rating, or whether the answer is the one that counts as 1.

    Files are heard with such answers as true and false; tables of other origin may hold the words.
    """
    column, counted = answers.results[term], study.description.answer_values.get(term.value)
    name = OUTCOMES[term]
    if counted is not None and not pa.types.is_boolean(answers.table.schema.field(column).type):
        return Flag(name, is_in(column, counted))
    return Derived(name, (column,))


def _finding(
    study: Study, answers: Answers, predictors: Predictors, term: ColumnTerm
) -> DriverFinding:
    items = [*predictors.items, outcome_item(study, answers, term)]
    found = _of_period(study, items, {"when": CURRENT})
    if shortage(found, study.description.minimums):
        found = _of_period(study, items, {})
    drivers = tuple(
        replace(driver, criterion=criterion)
        for driver, criterion in zip(found.drivers, predictors.criteria, strict=True)
    )
    stated = stated_importance(study, answers)
    drivers = tuple(
        replace(d, importance_stated=stated.get(d.criterion)) if d.criterion else d for d in drivers
    )
    return withheld_below(replace(found, drivers=drivers), study.description.minimums)


def _of_period(study: Study, items: list[Item], where: Mapping[str, object]) -> DriverFinding:
    def cells(*, complete: bool) -> Cells:
        return reduce(
            study.answer_rows,
            items,
            customer="customer",
            segment="segment",
            where=where,
            complete=complete,
            name=study.answers.source if study.answers else None,
        )

    return drivers_of_cells(cells(complete=True), lambda: cells(complete=False))


def stated_importance(study: Study, answers: Answers) -> dict[str, Estimate]:
    """The mean of customers' 100 points by criterion; else those the service file states."""
    if not answers.points:
        return {
            c: Estimate(points, definition="points", unit=message("points of 100"))
            for c, points in study.description.customer_weights.items()
        }
    columns = list(answers.points.values())
    cells = reduce(study.answer_rows, columns, customer="customer", where={"when": CURRENT})
    means = BlockMeans(cells.by_block())
    return {
        criterion: means.mean(column).estimate(
            n=means.n(column),
            excluded=cells.rows - means.n(column),
            definition="points",
            unit=message("points of 100"),
        )
        for criterion, column in answers.points.items()
    }
