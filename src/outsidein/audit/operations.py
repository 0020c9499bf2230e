"""Availability, times to restore and between failures, and first-time fix, where columns say so."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.sheet import Sheet
from outsidein.listen.recognize.words import normal
from outsidein.terms.finding import MetricFinding
from outsidein.terms.language import say
from outsidein.terms.signal import Column, ColumnTerm, FileKind
from outsidein.terms.unit import is_duration, seconds
from outsidein.understand.ground import CUSTOMER, Ground, Tickets
from outsidein.understand.ground.names import times
from outsidein.understand.metrics.estimate import estimate
from outsidein.understand.metrics.registry import METRICS
from outsidein.understand.metrics.sum_up import sums_of
from outsidein.understand.metrics.summed import CUSTOMER as WHO
from outsidein.understand.metrics.summed import Summed

from .enough import enough, finding

WORDS = {
    "visit": "first time fix|first time fixed|fixed first time|first visit fix|first fix|ftf|ftfr",
    "contact": "first contact resolution|first call resolution|fcr|resolved at first contact"
    "|resolved on first contact|one touch",
    "outage": "outage|is outage|service outage|caused outage|service down",
    "down": "downtime|down time|downtime hours|downtime minutes|outage minutes|outage hours"
    "|downtime h|downtime min|unplanned downtime|ausfallzeit",
    "agreed": "agreed service time|agreed service hours|agreed hours|agreed time|service hours"
    "|vereinbarte servicezeit",
    "failures": "failures|number of failures|failure count|breakdowns|outages|number of outages"
    "|ausfälle",
    "users": "users|number of users|user count|users of the service|benutzer|anwender"
    "|anzahl anwender",
    "touched": "users touched|touched users|users affected|affected users|impacted users"
    "|users impacted|betroffene anwender|betroffene benutzer",
    "asset": "asset|asset id|equipment|equipment id|machine|machine id|configuration item|cmdb ci"
    "|serial number|anlage",
}
"""Headers, as words in lower case, of what only some exports hold."""

_ROLES = {word: role for role, words in WORDS.items() for word in words.split("|")}
_HOLDERS = (ColumnTerm.CUSTOMER, ColumnTerm.SITE, ColumnTerm.SERVICE, ColumnTerm.TEAM)

Floats = npt.NDArray[np.float64]
Texts = npt.NDArray[np.object_]
Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class _Found:
    """The columns of a table by role."""

    table: pa.Table
    by_role: dict[str, Column]

    @classmethod
    def of(cls, sheet: Sheet, table: pa.Table) -> "_Found":
        roles: dict[str, Column] = {}
        for column in sheet.columns:
            role = _ROLES.get(normal(column.header))
            if role is not None:
                roles.setdefault(role, column)
        return cls(table, roles)

    def numbers(self, role: str) -> Floats | None:
        """A column of numbers or flags; None where there is none."""
        column = self.by_role.get(role)
        if column is None:
            return None
        held = self.table.column(column.name)
        if not (pa.types.is_boolean(held.type) or pa.types.is_primitive(held.type)):
            return None
        if pa.types.is_temporal(held.type):
            return None
        values = pc.cast(held.cast(pa.int8()) if pa.types.is_boolean(held.type) else held, "double")
        return np.asarray(pc.fill_null(values, float("nan")).to_numpy(), dtype=np.float64)

    def hours(self, role: str) -> Floats | None:
        """A column of times whose unit is known, in hours."""
        column, values = self.by_role.get(role), self.numbers(role)
        if column is None or values is None or not (column.unit and is_duration(column.unit)):
            return None
        return values * (seconds(column.unit) / 3600)


def operations(ground: Ground) -> Iterator[MetricFinding]:
    """First-time fix and outages of the tickets; availability of every table of periods."""
    tickets = ground.tickets
    if tickets is not None:
        found = _Found.of(tickets.sheet, tickets.table)
        if found.by_role:
            yield from _first_time(ground, tickets, found)
            yield from _without_repeat(ground, tickets, found)
            yield from _restored(ground, tickets, found)
    for sheet in ground.hearing.sheets:
        if sheet.kind in (FileKind.INDICATORS, FileKind.UNKNOWN):
            yield from _periods(ground, sheet)


def _first_time(ground: Ground, tickets: Tickets, found: _Found) -> Iterator[MetricFinding]:
    for role, variant in (("visit", "first_visit"), ("contact", "first_contact")):
        fixed = found.numbers(role)
        if fixed is not None:
            column = found.by_role[role].header
            yield from _measured(
                ground, "first_time_fix", variant, {"fixed": fixed, **_who(tickets)}, column,
                tickets.sheet.source,
            )  # fmt: skip


def _without_repeat(ground: Ground, tickets: Tickets, found: _Found) -> Iterator[MetricFinding]:
    """First-time fix by what came back: another job for the same customer on the same asset.

    Without the asset, any two matters of a customer would be taken for one.
    """
    asset = found.by_role.get("asset")
    if asset is None or not tickets.knows(CUSTOMER) or ColumnTerm.OPENED not in tickets.names:
        return
    columns: Arrays = {
        "opened": _seconds(tickets, ColumnTerm.OPENED),
        "about": _texts(tickets.table.column(asset.name)),
        **_who(tickets),
    }
    # A job whose asset is not known cannot be said to have come back.
    columns["opened"] = np.where(columns["about"] == "", np.nan, columns["opened"])
    yield from _measured(
        ground, "first_time_fix", "no_repeat", columns, asset.header, tickets.sheet.source
    )


def _restored(ground: Ground, tickets: Tickets, found: _Found) -> Iterator[MetricFinding]:
    """Time to restore service: the stated downtime, else from opening to repair of an outage."""
    down, outage = found.hours("down"), found.numbers("outage")
    if down is not None:
        failed = np.where(np.isfinite(down), down > 0, np.nan)
        columns: Arrays = {"failed": np.zeros(len(down)), "restored": down * 3600}
        keep = failed == 1
        about = found.by_role["down"].header
    elif outage is not None and {ColumnTerm.OPENED, ColumnTerm.RESOLVED} <= tickets.names.keys():
        columns = {
            role: _seconds(tickets, term)
            for role, term in (("failed", ColumnTerm.OPENED), ("restored", ColumnTerm.RESOLVED))
        }
        keep = outage == 1
        about = found.by_role["outage"].header
    else:
        return
    chosen = {role: values[keep] for role, values in {**columns, **_who(tickets)}.items()}
    yield from _measured(ground, "mtrs", "mean", chosen, about, tickets.sheet.source)


def _periods(ground: Ground, sheet: Sheet) -> Iterator[MetricFinding]:
    """Tables with the agreed service time and the time down of services or assets."""
    found = _Found.of(sheet, sheet.table)
    agreed, down = found.hours("agreed"), found.hours("down")
    if agreed is None or down is None:
        return
    columns: Arrays = {"agreed": agreed, "down": down}
    holder = found.by_role.get("asset")
    for term in _HOLDERS:
        holder = holder or sheet.one(term)
    if holder is not None:
        columns[WHO] = _texts(sheet.table.column(holder.name))
    yield from _measured(ground, "availability", "agreed", columns, sheet.source, sheet.source)
    users = found.numbers("users")
    if users is not None:
        touched = found.numbers("touched")
        weighed: Arrays = {**columns, "users": users}
        if touched is not None:
            # Where nothing was down, nobody was touched.
            weighed["touched"] = np.where(np.isnan(touched) & (down == 0), 0.0, touched)
        yield from _measured(
            ground, "availability", "user_minutes", weighed, sheet.source, sheet.source
        )
    failures = found.numbers("failures")
    if failures is not None:
        columns = {**columns, "failures": failures}
        for slug in ("mtrs", "mtbf", "mtbsi"):
            yield from _measured(ground, slug, "mean", columns, sheet.source, sheet.source)


def _measured(
    ground: Ground, slug: str, variant: str, columns: Arrays, about: str, source: str
) -> Iterator[MetricFinding]:
    metric = METRICS[slug]
    if not isinstance(metric, Summed):
        raise TypeError(f"{slug} is not computed from sums")
    sums = sums_of(metric, columns, variant, name=source)
    measured = estimate(metric, sums, variant)
    # An account of all agreed time is no sample: it needs no minimum of customers.
    if metric.minimum > 1:
        measured = enough(measured, sums, ground, say("row"))
    yield finding(measured, about)


def _who(tickets: Tickets) -> Arrays:
    return {WHO: _texts(tickets.table.column(CUSTOMER))} if tickets.knows(CUSTOMER) else {}


def _texts(column: pa.ChunkedArray) -> Texts:
    texts = pc.fill_null(column.cast(pa.string()), "")
    return np.array(texts.to_pylist(), dtype=object)


def _seconds(tickets: Tickets, term: ColumnTerm) -> Floats:
    held = times(tickets.table, tickets.names[term]).cast(pa.int64())
    return np.asarray(held.to_numpy(zero_copy_only=False), dtype=np.float64) / 1e6
