"""Metrics that the service file asks for, with the columns of their roles."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.sheet import Sheet
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import MetricFinding
from outsidein.terms.heading import find_columns
from outsidein.terms.language import say
from outsidein.terms.reported import WantedMetric
from outsidein.terms.signal import ColumnTerm
from outsidein.terms.trouble import Trouble
from outsidein.understand.ground import Ground
from outsidein.understand.metrics import registry
from outsidein.understand.metrics.estimate import estimate
from outsidein.understand.metrics.metric import Variant
from outsidein.understand.metrics.sum_up import sums_of
from outsidein.understand.metrics.summed import CUSTOMER, Kind, Summed
from outsidein.understand.metrics.table import NO, YES

from .enough import enough, finding

SECONDS_OF_DAY = 86_400.0


def wanted(ground: Ground) -> Iterator[MetricFinding]:
    """Each from the first file that has all its columns; without a number where none has.

    Raises `Trouble` for a metric, variant or setting that does not exist, and for a metric that
    needs no roles.
    """
    for asked in ground.description.metrics:
        metric, variant, given = _asked(asked, ground.description.source)
        where = _where(ground, asked, metric, variant)
        if where is None:
            why = say("no file holds the columns it is computed from")
            key = f"metric.{metric.slug}.{variant.slug}"
            yield MetricFinding(
                metric.slug,
                variant.slug,
                say(metric.title),
                Estimate(None, definition=key, withheld=why),
            )
            continue
        sheet, names = where
        kinds = {i.role: i.kind for i in metric.inputs}
        columns = {r: _array(sheet, n, kinds.get(r, Kind.TEXT)) for r, n in names.items()}
        sums = sums_of(metric, columns, variant.slug, given, name=sheet.source)
        measured = estimate(metric, sums, variant.slug, given=given)
        yield finding(enough(measured, sums, ground, "row"), sheet.source)


def _asked(asked: WantedMetric, source: str) -> tuple[Summed, Variant, Mapping[str, Any]]:
    try:
        metric = registry.metric(asked.metric)
        variant = metric.variant(registry.variant(metric, asked.variant or None))
    except Trouble as trouble:
        raise Trouble(trouble.message, remedy=trouble.remedy, source=source) from trouble
    if not isinstance(metric, Summed):
        raise Trouble(
            say('the metric "{metric}" takes no columns by role', metric=metric.slug),
            remedy=say("The audit computes it by itself where it knows the column's meaning."),
            source=source,
        )
    kinds = {s.name: s.kind for s in metric.settings}
    given: dict[str, Any] = {}
    for name, value in asked.settings.items():
        try:
            given[name] = date.fromisoformat(value) if kinds[name] is date else float(value)
        except (KeyError, ValueError) as error:
            raise Trouble(
                say(
                    '"{value}" is no setting "{name}" of {metric}',
                    value=value,
                    name=name,
                    metric=metric.slug,
                ),
                remedy=say("Its settings are: {names}.", names=", ".join(kinds) or "–"),
                source=source,
            ) from error
    return metric, variant, given


def _where(
    ground: Ground, asked: WantedMetric, metric: Summed, variant: Variant
) -> tuple[Sheet, dict[str, str]] | None:
    """The first sheet with all columns that are named, and what the variant cannot do without."""
    needed = {i.role for i in metric.inputs_of(variant) if i.required and not i.way}
    if not needed <= set(asked.columns) | {CUSTOMER} or not asked.columns:
        return None
    for sheet in ground.hearing.sheets:
        headers = [c.header for c in sheet.columns]
        found = {role: find_columns(name, headers) for role, name in asked.columns.items()}
        if all(found.values()):
            names = {role: sheet.columns[at[0]].name for role, at in found.items()}
            customer = sheet.one(ColumnTerm.CUSTOMER)
            if customer is not None:
                names.setdefault(CUSTOMER, customer.name)
            return sheet, names
    return None


def _array(sheet: Sheet, name: str, kind: Kind) -> npt.NDArray[Any]:
    """A heard column as the metric takes it; what does not fit its kind is blank."""
    column = sheet.table.column(name)
    if kind is Kind.TEXT:
        texts = pc.fill_null(column.cast(pa.string()), "")
        return np.array(texts.to_pylist(), dtype=object)
    blank = np.full(len(column), np.nan)
    if kind in (Kind.DAY, Kind.TIME):
        if not pa.types.is_temporal(column.type):
            return blank
        micros = column.cast(pa.timestamp("us", tz=getattr(column.type, "tz", None)))
        seconds = _floats(micros.cast(pa.int64())) / 1e6
        return np.floor(seconds / SECONDS_OF_DAY) if kind is Kind.DAY else seconds
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        word = pc.utf8_lower(pc.utf8_trim_whitespace(column))
        yes = pc.is_in(word, value_set=pa.array(YES, word.type))
        known = pc.or_(yes, pc.is_in(word, value_set=pa.array(NO, word.type)))
        column = pc.if_else(known, yes, pa.scalar(None, pa.bool_()))
    return _floats(column)


def _floats(column: pa.ChunkedArray) -> npt.NDArray[np.float64]:
    found = column.cast(pa.float64()).to_numpy(zero_copy_only=False)
    return np.asarray(found, dtype=np.float64)
