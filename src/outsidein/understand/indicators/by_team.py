"""Indicators that stand on teams or sites and months, beside the answers about their work."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.engine.sheet import Sheet
from outsidein.terms.heading import find_columns
from outsidein.terms.language import say
from outsidein.terms.promise import Indicator
from outsidein.terms.quality import Direction
from outsidein.terms.signal import Column, ColumnTerm, FileKind
from outsidein.understand.ground import LINKED, OPENED, SEGMENT, Ground
from outsidein.understand.ground.names import texts

from .relate import WHOLE, Pair

Floats = npt.NDArray[np.float64]
FEWEST_TEAMS = 5
"""Fewer teams say nothing about teams: an interval over four of them has three degrees."""


@dataclass(frozen=True, slots=True)
class TeamMonths:
    """The answers about the work of each team in each month.

    `key` is team and month, `n` the answers that count, `mean` their mean distance from the mean
    of their segment, for one result. `group` is what is left out together: the team, or its site
    where enough sites are known, because the teams of a site share people, managers and weather.
    """

    key: list[tuple[str, str]]
    group: list[str]
    grouped_by: str
    n: Floats
    mean: Floats


def pairs_by_team(ground: Ground) -> list[Pair]:
    """Every indicator of every file by team and month, against the overall judgement.

    The rows are teams and months, weighted with their answers; the interval leaves out one site
    (or team, where sites are too few or unknown) at a time, because its months are alike.
    """
    found: list[Pair] = []
    for sheet in ground.hearing.of(FileKind.INDICATORS):
        judged = _judged(ground, sheet)
        if judged is None:
            continue
        place = {key: i for i, key in enumerate(judged.key)}
        keys = _keys(sheet)
        for column, stated in _indicators(ground, sheet):
            values = np.full(len(judged.key), np.nan)
            for key, value in zip(keys, sheet.table.column(column.name).to_pylist(), strict=True):
                if key in place and value is not None:
                    values[place[key]] = float(value)
            found.append(_pair(column, stated, judged, values))
    return found


def _indicators(ground: Ground, sheet: Sheet) -> Iterable[tuple[Column, Indicator | None]]:
    """The indicator columns, with what the service file says of each."""
    headers = [c.header for c in sheet.columns]
    stated = {
        sheet.columns[i].name: indicator
        for indicator in ground.description.indicators
        for i in find_columns(indicator.column, headers)
    }
    for column in sheet.columns:
        numeric = pa.types.is_integer(sheet.table.column(column.name).type) or pa.types.is_floating(
            sheet.table.column(column.name).type
        )
        if numeric and (column.name in stated or column.term is ColumnTerm.INDICATOR):
            yield column, stated.get(column.name)


def _keys(sheet: Sheet) -> list[tuple[str, str]]:
    """Team or site, and month, of each row."""
    who, when = _who(sheet), _when(sheet)
    if who is None or when is None:
        return []
    teams = sheet.table.column(who.name).cast(pa.string()).to_pylist()
    months = _months(sheet.table.column(when.name)).to_pylist()
    return [(str(team), str(month)) for team, month in zip(teams, months, strict=True)]


def _who(sheet: Sheet) -> Column | None:
    return sheet.one(ColumnTerm.TEAM) or sheet.one(ColumnTerm.SITE)


def _when(sheet: Sheet) -> Column | None:
    return sheet.one(ColumnTerm.PERIOD) or sheet.one(ColumnTerm.TIME)


def _months(column: pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Months as `2026-03`."""
    if pa.types.is_timestamp(column.type) or pa.types.is_date(column.type):
        # There are few months, so that to write each of them once is a hundred times as fast.
        first = pc.floor_temporal(pc.cast(column, pa.timestamp("us")), unit="month")
        months = pc.unique(first)
        return pc.strftime(months, "%Y-%m").take(pc.index_in(first, value_set=months))
    return pc.utf8_slice_codeunits(column.cast(pa.string()), 0, 7)


def _judged(ground: Ground, sheet: Sheet) -> TeamMonths | None:
    """Answers by the team and month of the ticket they are about; None where that is not known."""
    answers, tickets, table = ground.answers, ground.tickets, ground.linked
    overall = answers.outcome(ColumnTerm.OVERALL) if answers else None
    who, when = _who(sheet), _when(sheet)
    if tickets is None or table is None or overall is None or who is None or when is None:
        return None
    team = tickets.names.get(who.term)
    if team is None or not tickets.knows(OPENED):
        return None
    month = _months(table[LINKED + OPENED])
    judgement = pc.cast(table.column(overall.column), pa.float64())
    segment = pc.fill_null(table[SEGMENT], "")
    means = (
        pa.table({"segment": segment, "y": judgement})
        .group_by("segment")
        .aggregate([("y", "mean")])
    )
    place = pc.index_in(segment, value_set=means.column("segment").combine_chunks())
    off = pc.subtract(judgement, means.column("y_mean").take(place))
    rows = pa.table({"team": table[LINKED + team].cast(pa.string()), "month": month, "y": off})
    # In one thread, so that the doubles always add up in the same order.
    groups = rows.group_by(["team", "month"], use_threads=False)
    grouped = groups.aggregate([("y", "count"), ("y", "mean")])
    kept = grouped.drop_null().sort_by([("team", "ascending"), ("month", "ascending")])
    teams = kept["team"].to_pylist()
    sites = _sites(ground, team)
    return TeamMonths(
        key=list(zip(teams, kept["month"].to_pylist(), strict=True)),
        group=[sites.get(name, name) for name in teams],
        grouped_by="site" if sites else "team",
        n=np.asarray(kept["y_count"].to_numpy(), dtype=np.float64),
        mean=np.asarray(kept["y_mean"].to_numpy(), dtype=np.float64),
    )


def _sites(ground: Ground, team: str) -> dict[str, str]:
    """The site of each team, by most of its tickets; empty where sites are too few or unknown."""
    tickets = ground.tickets
    site = tickets.names.get(ColumnTerm.SITE) if tickets else None
    if tickets is None or site is None or site == team:
        return {}
    named = {"team": texts(tickets.table, team), "site": texts(tickets.table, site)}
    rows = pa.table(named).drop_null()
    counted = rows.group_by(["team", "site"]).aggregate([([], "count_all")])
    order = [("count_all", "ascending"), ("site", "descending")]
    found = {str(r["team"]): str(r["site"]) for r in counted.sort_by(order).to_pylist()}
    return found if len(set(found.values())) >= FEWEST_TEAMS else {}


def _pair(column: Column, stated: Indicator | None, judged: TeamMonths, values: Floats) -> Pair:
    direction = stated.direction if stated else column.direction
    sign = direction.sign if direction else Direction.MORE.sign
    known = np.isfinite(values) & (judged.n > 0)
    groups = np.array(judged.group, dtype=object)[known]
    names = sorted(set(groups))
    x, y, n = values[known], judged.mean[known], judged.n[known]
    replicates = [correlation(x[m], y[m], n[m]) for m in (groups != name for name in names)]
    enough = ""
    if len(names) < FEWEST_TEAMS:
        enough = say("{n} teams or sites, and {least} are needed", n=len(names), least=FEWEST_TEAMS)
    return Pair(
        indicator=stated.name if stated else column.header,
        result=WHOLE,
        value=sign * correlation(x, y, n),
        replicates=sign * np.array(replicates, dtype=np.float64),
        n=int(known.sum()),
        excluded=int((~known).sum()),
        groups=len(names),
        level=judged.grouped_by,
        direction_known=direction is not None,
        enough=enough,
    )


def correlation(x: Floats, y: Floats, weight: Floats) -> float:
    """Weighted correlation; NaN where one of the two does not vary."""
    if len(x) < 3 or not weight.sum() > 0:
        return float("nan")
    a = x - np.average(x, weights=weight)
    b = y - np.average(y, weights=weight)
    scale = float((weight * a * a).sum() * (weight * b * b).sum())
    return float((weight * a * b).sum() / np.sqrt(scale)) if scale > 0 else float("nan")
