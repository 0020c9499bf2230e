"""A driver model as a finding."""

from collections.abc import Mapping

from outsidein.stats.moments import Moments
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import Driver, DriverFinding
from outsidein.terms.language import say

from .importance import quadrants, turns_sign
from .model import driver_model, part_of_variance


def finding(
    moments: Moments,
    outcome: str,
    *,
    n: int,
    customers: int | None,
    excluded: int,
    kept_share: float,
    segments: int,
    warnings: tuple[str, ...] = (),
    stated: Mapping[str, Estimate] | None = None,
) -> DriverFinding:
    """Every driver with its part of R², interval, performance, quadrant and sign check.

    `moments` (S, 64, p + 1, p + 1) hold the outcome last. `stated` is what customers say is
    important, by driver, where they were asked.
    """
    model = driver_model(moments, outcome)
    base = {"n": n, "customers": customers, "excluded": excluded}
    r2 = part_of_variance(model.r2, definition="r2", **base)  # type: ignore[arg-type]
    notes = list(warnings)
    if model.trouble is not None:
        notes.append(f"{model.trouble[0].upper()}{model.trouble[1:]}.")
    drivers = []
    for i, (name, quadrant) in enumerate(zip(model.names, quadrants(moments), strict=True)):
        flip = turns_sign(model.pooled[i], model.within[i])
        if flip:
            notes.append(
                say(
                    "{driver}: goes one way over all rows and the other way within segments; the "
                    "result within segments is the one to trust.",
                    driver=name,
                )
            )
        drivers.append(
            Driver(
                name=name,
                lmg=part_of_variance(model.parts[i], definition="lmg", **base),  # type: ignore[arg-type]
                share=model.parts[i].value / model.r2.value if model.r2.value else float("nan"),
                performance=model.performance[i].estimate(
                    n=n, customers=customers, excluded=excluded, definition="mean"
                ),
                importance_stated=(stated or {}).get(name),
                quadrant=quadrant,
                pooled_slope=_finite(model.pooled[i].value),
                within_slope=_finite(model.within[i].value),
                sign_flip=flip,
                relative_weight=_finite(model.relative_weights[i]),
            )
        )
    return DriverFinding(
        outcome=say(outcome),
        drivers=tuple(drivers),
        r2=r2,
        pooled_r2=_finite(model.pooled_r2.value),
        kept_share=kept_share,
        segments=segments,
        warnings=tuple(notes),
    )


def _finite(value: float) -> float | None:
    """None in place of NaN, which no reader of JSON understands."""
    return value if value == value else None
