"""Outside-in: where promised value is lost, for whom, what it is worth, and what to do next.

    import outsidein as oi

    oi.drivers("survey.csv", outcome="overall", on=["speed", "care"])
    oi.reliability(frame, ["speed_1", "speed_2", "speed_3"])
    oi.gaps(table, expected="*_expected", perceived="*_perceived")
    oi.metric("nps", frame, column="recommend")

A table is a path, an Arrow table, a pandas or Polars frame, or a DuckDB relation.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from outsidein.analyst.drivers import drivers
    from outsidein.analyst.gaps import gaps
    from outsidein.analyst.metric import metric, metrics
    from outsidein.analyst.reliability import reliability

__version__ = "0.1.0"
__all__ = ["drivers", "gaps", "metric", "metrics", "reliability"]

_HOMES = {
    "drivers": "outsidein.analyst.drivers",
    "gaps": "outsidein.analyst.gaps",
    "metric": "outsidein.analyst.metric",
    "metrics": "outsidein.analyst.metric",
    "reliability": "outsidein.analyst.reliability",
}


def __getattr__(name: str) -> Any:
    # The functions bring DuckDB and SciPy with them, so they are loaded when first asked for.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'outsidein' has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
