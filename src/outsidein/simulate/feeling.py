"""How quantities feel, and what people then tick on a scale from 1 to 7."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.special import ndtr

from .plan import Floats

ITEM_SHIFTS = np.array([-0.2, 0.0, 0.2])
"""Some questions about a criterion are answered more kindly than others."""

PERCEIVED_NOISE = 0.65
EXPECTED_NOISE = 0.50
"""What a single tick adds by chance, in scale points."""


@dataclass(frozen=True, slots=True)
class Feeling:
    """The level that a quantity is felt as: floor + rise / (1 + (quantity / centre)^steepness).

    Falls with the quantity (all are waiting times), with a threshold round `centre`.
    """

    floor: float
    rise: float
    centre: float
    steepness: float

    def level(self, quantity: Floats | float) -> Floats:
        """The latent level of a quantity."""
        ratio = np.asarray(quantity, dtype=float) / self.centre
        return np.asarray(self.floor + self.rise / (1 + ratio**self.steepness))

    def quantity(self, level: float) -> float:
        """The quantity that is felt as a level between floor and floor + rise."""
        odds = self.rise / (level - self.floor) - 1
        return float(self.centre * odds ** (1 / self.steepness))

    def ticks(self, rest: Floats, quantity: float) -> Floats:
        """What would be ticked if every case had this quantity, `rest` being all that is beside."""
        return mean_tick(rest + self.level(quantity), PERCEIVED_NOISE)


@dataclass(frozen=True, slots=True)
class Gain:
    """What a case gains that went well: the quantity is a share of such cases, or 1 and 0."""

    gain: float

    def level(self, quantity: Floats | float) -> Floats:
        """The latent level of a case that went well (1) or not (0)."""
        return self.gain * np.asarray(quantity, dtype=float)

    def ticks(self, rest: Floats, quantity: float) -> Floats:
        """What would be ticked if this share of the cases went well."""
        well, ill = (mean_tick(rest + gain, PERCEIVED_NOISE) for gain in (self.gain, 0.0))
        return quantity * well + (1 - quantity) * ill


@cache
def _ticked(noise: float) -> tuple[Floats, Floats]:
    """The mean tick over the three items for each latent level, on a fine grid."""
    levels = np.arange(-6.0, 14.0, 0.01)
    borders = np.arange(1.5, 7.0)
    latent = levels[:, None] + ITEM_SHIFTS
    ticks = 1 + ndtr((latent[:, :, None] - borders) / noise).sum(axis=2)
    return levels, ticks.mean(axis=1)


def mean_tick_of(latent: Floats, noise: float) -> Floats:
    """Expected answer to one item of somebody with a latent level for it."""
    borders = np.arange(1.5, 7.0)
    return np.asarray(1 + ndtr((latent[:, None] - borders) / noise).sum(axis=1))


def mean_tick(latent: Floats, noise: float) -> Floats:
    """Expected answer (mean of a criterion's items) of somebody with a latent level.

    Ticks are whole numbers from 1 to 7, so a latent level of 8 is still ticked 7: the ceiling.
    """
    levels, ticks = _ticked(noise)
    return np.interp(latent, levels, ticks)
