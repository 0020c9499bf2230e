"""The likelihood of one factor as a function of the uniquenesses alone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..moments import Floats

FLOOR = 0.005
"""Smallest share of an item's variance that may be unique to it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Value (N,), derivatives by log-uniqueness, and the spectrum they come from."""

    value: Floats
    gradient: Floats
    hessian: Floats
    expected: Floats
    gamma: Floats
    vector: Floats

    def loadings(self, logs: Floats) -> Floats:
        """Loadings that are best for these uniquenesses, turned so that their sum is positive."""
        strength = np.sqrt(np.maximum(self.gamma - 1, 0.0))
        out = np.exp(logs / 2) * self.vector * strength[:, None]
        return np.asarray(out * np.where(out.sum(axis=-1, keepdims=True) < 0, -1.0, 1.0))

    def where(self, mask: NDArray[np.bool_], other: "Profile") -> "Profile":
        """Take the other's matrices where the mask is true."""
        one, two = mask[:, None], mask[:, None, None]
        return Profile(
            np.where(mask, other.value, self.value),
            np.where(one, other.gradient, self.gradient),
            np.where(two, other.hessian, self.hessian),
            np.where(two, other.expected, self.expected),
            np.where(mask, other.gamma, self.gamma),
            np.where(one, other.vector, self.vector),
        )


def profile(corr: Floats, logs: Floats) -> Profile:
    """Discrepancy at its best loadings for log-uniquenesses (N, k) of correlations (N, k, k).

    With γ and ω the eigenvalues and vectors of Ψ^-½ S Ψ^-½ and the first the largest, the value
    is Σ over the others of γ - log γ - 1 (Jöreskog 1967). Differentiating the eigenvalues gives
    gradient Σ (1 - γ) ω², and the eigenvectors the second derivatives

        Σ γ ω_i ω_j · Σ ω_i ω_j + ω_1i ω_1j Σ (1 - γ)(γ_1 + γ)/(γ_1 - γ) ω_i ω_j

    whose expectation at a true model, where γ = 1, is (Σ ω_i ω_j)².
    """
    shrink = np.exp(-logs / 2)
    values, vectors = np.linalg.eigh(corr * shrink[:, :, None] * shrink[:, None, :])
    gamma, top = values[:, -1], vectors[:, :, -1]
    rest, other = np.maximum(values[:, :-1], 1e-300), vectors[:, :, :-1]
    across = np.swapaxes(other, -1, -2)
    distance = np.maximum(gamma[:, None] - rest, 1e-12)
    twist = (1 - rest) * (gamma[:, None] + rest) / distance
    plain = other @ across
    curved = (other * rest[:, None, :]) @ across
    turned = (other * twist[:, None, :]) @ across
    return Profile(
        value=(rest - np.log(rest) - 1).sum(axis=-1),
        gradient=np.einsum("nm,nim->ni", 1 - rest, other**2),
        hessian=curved * plain + top[:, :, None] * top[:, None, :] * turned,
        expected=plain**2,
        gamma=gamma,
        vector=top,
    )
