"""What another tool said of a metric, and why it differs."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """What another tool or report gave for a metric.

    It states the variant and the period where they are known. The decimals are those it was
    published with; without them, those that the number needs.

    Source: Outside-in.
    """

    metric: str
    value: float
    variant: str = ""
    period: str = ""
    source: str = ""
    decimals: int | None = None

    @property
    def places(self) -> int:
        """Decimals that the figure was published with."""
        if self.decimals is not None:
            return self.decimals
        return len(f"{self.value:.10f}".rstrip("0").partition(".")[2])


@dataclass(frozen=True, slots=True)
class Reproduction:
    """The plausible reading of the same rows that comes closest to a reported figure.

    It agrees where the figure is the number itself, rounded. It is reproduced where some other
    reading gives the figure exactly. The matches count the readings that do so among those that
    were tried: more than one leaves open which it was. The formulas are those of both numbers.

    Source: Outside-in.
    """

    figure: ReportedFigure
    agrees: bool
    reproduced: bool
    found: float | None
    differences: tuple[str, ...]
    theirs: str
    ours: str
    tried: int
    matches: int
    sentence: str


@dataclass(frozen=True, slots=True)
class WantedMetric:
    """A metric that the service file asks for, with the column for each of its roles.

    Source: Outside-in.
    """

    metric: str
    columns: Mapping[str, str] = field(default_factory=dict)
    variant: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
