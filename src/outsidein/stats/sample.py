"""How many answers an interval needs, with customers who answer more than once."""

import math

from scipy import special


def design_effect(se: float, sd: float, n: float) -> float:
    """How many times larger the variance of a mean is than of as many independent answers.

    n se² / sd² (Kish 1965), with `se` the standard error that keeps customers whole. NaN where
    nothing varies.
    """
    if not (n > 0 and sd > 0 and math.isfinite(se)):
        return math.nan
    return n * se**2 / sd**2


def answers_needed(
    sd: float, half_width: float, *, design_effect: float = 1.0, level: float = 0.95
) -> int:
    """Answers for an interval of a mean that reaches `half_width` to either side.

    z² sd² / h² times the design effect (Cochran 1977, section 4.4; Kish 1965), rounded up. A
    design effect below one is taken as one: that blocks agreed by chance is no reason to ask less.
    ValueError where the half width is not positive or the deviation is not known.
    """
    if not half_width > 0:
        raise ValueError(f"an interval cannot reach {half_width} to either side")
    if not (math.isfinite(sd) and sd >= 0):
        raise ValueError("the deviation of the answers is not known")
    z = float(special.ndtri(0.5 + level / 2))
    effect = design_effect if math.isfinite(design_effect) else 1.0
    return max(2, math.ceil(z**2 * sd**2 / half_width**2 * max(1.0, effect) - 1e-9))
