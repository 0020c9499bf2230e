"""A number and everything it needs to be trusted."""

from dataclasses import dataclass, replace
from enum import StrEnum


class EvidenceGrade(StrEnum):
    """How far a statement may be leaned on. Association is never called cause.

    - stated: somebody says so; there are no data.
    - described: it is counted in the data.
    - associated: it goes together in the data, within segments; that is not a cause.
    - compared: it is shown against a comparison group.

    Source: Outside-in.
    """

    STATED = "stated"  # somebody says so; no data
    DESCRIBED = "described"  # counted in the data
    ASSOCIATED = "associated"  # goes together in the data, within segments
    COMPARED = "compared"  # shown against a comparison group


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its interval, base and exclusions.

    `value` is None where the number could not be computed or is withheld, and `withheld` says why.
    `low` and `high` bound a 95 % interval that keeps customers whole. `n` counts the rows used,
    `customers` the customers among them, `excluded` the rows this number could not use.
    `definition` is a key of the glossary of measures. `unit` is "points" for the rating scale.

    Source: Kott (2001), Journal of Official Statistics 17(4), for the interval.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0
    customers: int | None = None
    excluded: int = 0
    definition: str = ""
    unit: str = ""
    withheld: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether there is a number to show."""
        return self.value is not None and self.withheld is None

    def withhold(self, reason: str) -> "Estimate":
        """The same base without the number: below its minimum, or undecided."""
        return replace(self, value=None, low=None, high=None, withheld=reason)
