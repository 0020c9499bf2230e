"""Which ratings go together with an outcome."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from outsidein.terms.finding import DriverFinding
from outsidein.understand.drivers import driver_table

from .columns import Names, columns_of, heard, numbers_only, outcome_of, with_warnings
from .grid import Grid
from .result import Result, known, shown, span


@dataclass(frozen=True)
class Drivers(Result):
    """R² of an outcome divided among its drivers (LMG; Lindeman, Merenda and Gold 1980).

    `finding` holds every number with its interval. An R² divided says what goes together, not
    what causes what.
    """

    finding: DriverFinding

    def as_dict(self) -> dict[str, Any]:
        """`lmg` sums to `r2`; `share` is lmg / r2; `low` and `high` bound `lmg`."""
        r2 = self.finding.r2
        return {
            "n": r2.n,
            "customers": r2.customers,
            "excluded": r2.excluded,
            "r2": known(r2.value),
            "drivers": [
                {
                    "name": driver.name,
                    "lmg": known(driver.lmg.value),
                    "share": known(driver.share),
                    "low": known(driver.lmg.low),
                    "high": known(driver.lmg.high),
                }
                for driver in self.finding.drivers
            ],
            "warnings": list(self.doubts),
        }

    def title(self) -> str:
        """What was computed."""
        return f"Drivers of {self.finding.outcome} (exact LMG)"

    def facts(self) -> str:
        """R² with its base."""
        r2 = self.finding.r2
        return (
            f"R² {shown(r2.value)} ({span(r2.low, r2.high)}), n {r2.n:,}, "
            f"customers {r2.customers or 0:,}, excluded {r2.excluded:,}"
        )

    def grids(self) -> tuple[Grid, ...]:
        """One row a driver, greatest first, with the slopes that show sign flips."""
        ranked = sorted(
            self.finding.drivers, key=lambda d: -(d.lmg.value if d.lmg.value is not None else -1.0)
        )
        header = ("driver", "LMG", "95 % interval", "share of R²", "slope", "Johnson (preview)")
        rows = tuple(
            (
                driver.name,
                shown(driver.lmg.value),
                span(driver.lmg.low, driver.lmg.high),
                "–" if known(driver.share) is None else f"{100 * driver.share:.1f} %",
                shown(driver.within_slope, sign=True),
                shown(driver.relative_weight),
            )
            for driver in ranked
        )
        return (Grid("", header, rows),)

    @property
    def doubts(self) -> tuple[str, ...]:
        """The warnings."""
        return self.finding.warnings


def drivers(
    table: Any,
    outcome: str,
    on: Names,
    *,
    missing: Sequence[float | str] = (),
    segment: str | None = None,
    customer: str | None = None,
) -> Drivers:
    """Divide R² of `outcome` among the columns `on`, exactly, with 95 % intervals.

    `table` is a path (CSV, TSV, XLSX, Parquet, JSON lines, zipped or not), an Arrow table, a
    pandas or Polars frame, or a DuckDB relation. `outcome` is a column, or `COLUMN=VALUE` for the
    share of rows with that value. `on` takes names, positions (`#4`, `#4:#50:2`) and patterns.
    `missing` are codes that are not answers. With `segment` the segments' means are taken out
    first; `customer` names the column whose rows belong together, otherwise every row is a
    customer of its own.

    Rows that lack a value are excluded and counted. Raises `Trouble` for a column that is not
    there or is not numeric. Lindeman, Merenda and Gold (1980); Grömping (2006).
    """
    columns = columns_of(table)
    target = outcome_of(columns, outcome)
    names = columns.names(on)
    group, client = columns.name(segment), columns.name(customer)
    texts = (group, client, target.column if target.value is not None else None)
    sheet = columns.read([*names, target.column], texts=texts, missing=missing)
    numbers_only(sheet, names if target.value is not None else [*names, target.column])
    found = driver_table(sheet, target.item(sheet), names, segment=group, customer=client)
    return Drivers(with_warnings(found, heard(sheet)))
