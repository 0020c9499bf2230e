"""Columns by role, for metrics that need more than one column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.sheet import Sheet
from outsidein.listen.times import day_order, parse
from outsidein.terms.counting import plural
from outsidein.terms.trouble import Trouble
from outsidein.understand.metrics.metric import Variant
from outsidein.understand.metrics.summed import CUSTOMER, Input, Kind, Setting, Summed
from outsidein.understand.metrics.table import NO, YES

from .columns import Columns

DAY = 86_400_000_000
"""Microseconds of a day."""

AS_TEXT = (Kind.TEXT, Kind.DAY, Kind.TIME)


@dataclass(frozen=True, slots=True)
class Roles:
    """Which column of a file plays which role of a metric."""

    metric: Summed
    columns: Mapping[str, str]

    @property
    def numbers(self) -> list[str]:
        """Columns that are read as numbers or flags."""
        return [name for role, name in self.columns.items() if self.kind(role) not in AS_TEXT]

    @property
    def texts(self) -> list[str]:
        """Columns that are read as text: words, days and times."""
        return [name for role, name in self.columns.items() if self.kind(role) in AS_TEXT]

    def kind(self, role: str) -> Kind:
        """What the column of a role holds; a customer is text where the metric does not ask."""
        return {i.role: i.kind for i in self.metric.inputs}.get(role, Kind.TEXT)

    def arrays(self, sheet: Sheet) -> dict[str, npt.NDArray[Any]]:
        """The columns of a sheet by role, as the metric takes them."""
        return {role: _array(sheet, name, self.kind(role)) for role, name in self.columns.items()}


def roles(metric: Summed, variant: Variant, columns: Columns, named: Sequence[str]) -> Roles:
    """Find the column of every role that a variant needs.

    `named` are `ROLE=COLUMN`, or columns alone, which take the roles that are still free in their
    order. A column that is headed like a role takes it unless it was named. Raises `Trouble` that
    says which columns are missing and what they hold.
    """
    inputs = _with_customer(metric.inputs_of(variant))
    found: dict[str, str] = {}
    alone = []
    for spec in _apart(named, inputs):
        role, equals, name = spec.partition("=")
        if equals and spec not in columns.headers:
            found[_role(role.strip(), metric, inputs)] = columns.name(name.strip()) or name
        else:
            alone += columns.names(spec)
    way = _way(inputs, found)
    given = [i for i in metric.inputs if i in inputs and i.role not in found and i.way in ("", way)]
    if len(alone) > len(given):
        raise Trouble(
            f"the metric {metric.slug} takes {plural(len(given), 'column')}, not {len(alone)}",
            remedy=f"Name them by role: {_example(inputs)}.",
        )
    found |= {i.role: name for i, name in zip(given, alone, strict=False)}
    headed = {_plain(header): header for header in reversed(columns.headers)}
    for entry in inputs:
        if entry.role not in found and entry.role in headed:
            found[entry.role] = headed[entry.role]
    _complete(metric, inputs, found, columns)
    return Roles(metric, found)


def settings(
    metric: Summed, variant: Variant, stated: Mapping[str, Any], way: str
) -> dict[str, Any]:
    """The settings a metric is given, as numbers and days; `Trouble` where one is missing."""
    known = {s.name: s for s in metric.settings}
    for name in stated:
        if name not in known:
            names = ", ".join(known) or "none"
            raise Trouble(
                f'the metric {metric.slug} has no setting "{name}"',
                remedy=f"Its settings are: {names}.",
            )
    given = {name: _value(known[name], value) for name, value in stated.items()}
    for setting in metric.settings:
        needed = variant.slug in setting.variants or (setting.way and setting.way == way)
        if needed and setting.name not in given:
            raise Trouble(
                f'the metric {metric.slug}, variant {variant.slug}, needs "{setting.name}", '
                f"the {setting.meaning}",
                remedy=f"State it: --set {setting.name}=2024-12-31."
                if setting.kind is date
                else f"State it: --set {setting.name}=1.",
            )
    return given


def way_of(metric: Summed, found: Roles) -> str:
    """The way in which the data are given, where there are several."""
    return _way(metric.inputs, found.columns)


def _way(inputs: Sequence[Input], found: Mapping[str, str]) -> str:
    """The way of the first role that is given; the first way where none is."""
    ways = [i.way for i in inputs if i.way]
    given = [i.way for i in inputs if i.way and i.role in found]
    return (given or ways or [""])[0]


def _with_customer(inputs: Sequence[Input]) -> tuple[Input, ...]:
    """Every metric takes the customer, whose rows belong together in the interval."""
    if any(i.role == CUSTOMER for i in inputs):
        return tuple(inputs)
    return (*inputs, Input(CUSTOMER, Kind.TEXT, "the customer", required=False))


def _apart(named: Sequence[str], inputs: Sequence[Input]) -> list[str]:
    """`a=x,b=y` as two, where each part names a role."""
    known = {i.role for i in inputs}
    parts = []
    for spec in named:
        pieces = spec.split(",")
        each = all(_plain(piece.partition("=")[0]) in known and "=" in piece for piece in pieces)
        parts += pieces if each else [spec]
    return parts


def _role(role: str, metric: Summed, inputs: Sequence[Input]) -> str:
    names = [i.role for i in inputs]
    if _plain(role) not in names:
        raise Trouble(
            f'the metric {metric.slug} takes no column for "{role}"',
            remedy=f"Its roles are: {', '.join(names)}.",
        )
    return _plain(role)


def _plain(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_")


def _complete(
    metric: Summed, inputs: Sequence[Input], found: Mapping[str, str], columns: Columns
) -> None:
    way = _way(inputs, found)
    needed = [i for i in inputs if i.required and i.way in ("", way)]
    missing = [i for i in needed if i.role not in found]
    if missing:
        what = "; ".join(f"{i.role}: {i.meaning}" for i in missing)
        ways = [_example([i for i in inputs if i.way == w]) for w in _ways(inputs) if w != way]
        instead = f" Or instead {ways[0]}." if ways and not found else ""
        raise Trouble(
            f"the metric {metric.slug} needs more columns ({what})",
            remedy=f"Name them, as in {_example(missing)}.{instead} "
            f"The file has: {', '.join(columns.headers[:30])}.",
        )


def _ways(inputs: Sequence[Input]) -> list[str]:
    return list(dict.fromkeys(i.way for i in inputs if i.way))


def _example(inputs: Sequence[Input]) -> str:
    return " ".join(f"--column {i.role}=COLUMN" for i in inputs if i.required)


def _value(setting: Setting, value: Any) -> Any:
    if isinstance(value, date) or value is None:
        return value
    try:
        return date.fromisoformat(str(value)) if setting.kind is date else float(value)
    except ValueError as error:
        form = "a day such as 2024-12-31" if setting.kind is date else "a number"
        raise Trouble(
            f'"{value}" is not {form}', remedy=f"Write {setting.name}=VALUE with {form}."
        ) from error


def _array(sheet: Sheet, name: str, kind: Kind) -> npt.NDArray[Any]:
    column = sheet.table.column(name)
    if kind is Kind.TEXT:
        texts = pc.fill_null(column.cast(pa.string()), "")
        return np.array(texts.to_pylist(), dtype=object)
    if kind in (Kind.DAY, Kind.TIME):
        micros = _micros(column.combine_chunks().cast(pa.string()), sheet, name)
        return np.floor(micros / DAY) if kind is Kind.DAY else micros / 1e6
    return _numbers(column, sheet, name)


def _numbers(column: pa.ChunkedArray, sheet: Sheet, name: str) -> npt.NDArray[np.float64]:
    """Numbers, or yes and no as 1 and 0; other words are refused."""
    kind = column.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        word = pc.utf8_lower(pc.utf8_trim_whitespace(column))
        yes = pc.is_in(word, value_set=pa.array(YES, word.type))
        no = pc.is_in(word, value_set=pa.array(NO, word.type))
        other = pc.and_(pc.is_valid(column), pc.invert(pc.or_(yes, no)))
        if pc.any(other).as_py():
            odd = column.filter(other)[0].as_py()
            raise Trouble(
                f'holds text, such as "{str(odd)[:40]}", where numbers or yes and no are needed',
                source=sheet.source,
                column=name,
                remedy="Name another column for this role.",
            )
        column = pc.if_else(pc.is_valid(column), yes, pa.scalar(None, pa.bool_()))
    floats = column.cast(pa.float64()).to_numpy(zero_copy_only=False)
    return np.asarray(floats, dtype=np.float64)


def _micros(texts: pa.Array, sheet: Sheet, name: str) -> npt.NDArray[np.float64]:
    """Microseconds since 1970 in UTC; NaN where blank; `Trouble` where a text is no time."""
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    known = pc.fill_null(pc.utf8_trim_whitespace(texts), "")
    order = day_order(known)
    read = parse(known, day_first=bool(order.decided))
    filled = np.asarray(pc.not_equal(known, "").to_numpy(zero_copy_only=False))
    bad = np.flatnonzero(filled & ~read.ok)
    if len(bad):
        raise Trouble(
            f'holds "{known[int(bad[0])].as_py()[:40]}", which is no day or time',
            source=sheet.source,
            column=name,
            remedy="Write days as 2024-12-31 and times as 2024-12-31 14:05.",
        )
    return np.where(read.ok, read.micros.astype(np.float64), np.nan)
