"""How consistently a set of items measures one thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from outsidein.understand.reliability import Reliability as ReliabilityTable
from outsidein.understand.reliability import reliability_table

from .columns import Names, columns_of, heard, numbers_only, reversed_items, with_warnings
from .grid import Grid
from .result import Result, known, shown, span


@dataclass(frozen=True)
class Reliability(Result):
    """Cronbach's alpha (1951), raw and standardized, and McDonald's omega (1999)."""

    table: ReliabilityTable

    def as_dict(self) -> dict[str, Any]:
        """Raw alpha from pairwise covariances; omega from a one-factor ML model."""
        table = self.table
        return {
            "n": table.n,
            "alpha": known(table.alpha.value),
            "alpha_low": known(table.alpha.low),
            "alpha_high": known(table.alpha.high),
            "alpha_standardized": known(table.alpha_standardized),
            "omega": known(table.omega),
            "items": [
                {
                    "name": item.name,
                    "n": item.n,
                    "mean": known(item.mean),
                    "item_rest": known(item.item_rest),
                    "alpha_if_dropped": known(item.alpha_if_dropped),
                }
                for item in table.items
            ],
            "excluded": table.excluded,
            "warnings": list(self.doubts),
        }

    def title(self) -> str:
        """What was computed."""
        return f"Reliability of {len(self.table.items)} items"

    def facts(self) -> str:
        """Alpha and omega with their base."""
        table = self.table
        return (
            f"alpha {shown(table.alpha.value)} ({span(table.alpha.low, table.alpha.high)}), "
            f"standardized {shown(table.alpha_standardized)}, omega {shown(table.omega)}, "
            f"n {table.n:,}, excluded {table.excluded:,}"
        )

    def grids(self) -> tuple[Grid, ...]:
        """One row an item."""
        header = ("item", "n", "mean", "item-rest", "alpha if dropped")
        rows = tuple(
            (
                item.name,
                f"{item.n:,}",
                shown(item.mean),
                shown(item.item_rest),
                shown(item.alpha_if_dropped),
            )
            for item in self.table.items
        )
        return (Grid("", header, rows),)

    @property
    def doubts(self) -> tuple[str, ...]:
        """The warnings."""
        return self.table.warnings


def reliability(
    table: Any,
    items: Names,
    *,
    reverse: Names = (),
    scale: tuple[float, float] | None = None,
    missing: Sequence[float | str] = (),
    customer: str | None = None,
) -> Reliability:
    """Alpha and omega of the columns `items`, with the items behind them.

    `table`, column lists and `missing` are as in `drivers`. `reverse` names the items that are
    worded the other way round; they are turned on `scale` (low, high). The interval of alpha keeps
    the rows of one `customer` together. Rows without any of the items are excluded and counted.
    """
    columns = columns_of(table)
    names = columns.names(items)
    turned = columns.names(reverse) if reverse else []
    client = columns.name(customer)
    sheet = columns.read([*names, *turned], texts=(client,), missing=missing)
    numbers_only(sheet, [*names, *turned])
    sheet, notes = reversed_items(sheet, turned, scale)
    found = reliability_table(sheet, names, customer=client)
    return Reliability(with_warnings(found, (*notes, *heard(sheet))))
