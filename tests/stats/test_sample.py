"""Sample sizes against published examples, and design effects against their definition."""

import numpy as np
import pytest

from outsidein.stats.intervals import jackknife
from outsidein.stats.sample import answers_needed, design_effect


def test_openstax_ages_of_students() -> None:
    """OpenStax, Introductory Statistics, example 8.7: sigma 15, two years, 95 %: 217 students."""
    assert answers_needed(15, 2) == 217


def test_cochran_effect_multiplies() -> None:
    """Kish (1965): answers of a clustered sample are worth n / deff independent ones."""
    assert answers_needed(15, 2, design_effect=2.0) == 433  # 2 x 216.08, rounded up
    assert answers_needed(15, 2, design_effect=0.4) == 217
    assert answers_needed(0, 2) == 2


@pytest.mark.parametrize(("sd", "half"), [(1.0, 0.0), (float("nan"), 0.2)])
def test_what_cannot_be_planned_is_refused(sd: float, half: float) -> None:
    with pytest.raises(ValueError, match=r"cannot reach|not known"):
        answers_needed(sd, half)


def test_design_effect_of_clusters_against_kish() -> None:
    """Equal clusters of m with intraclass correlation rho: deff = 1 + (m - 1) rho (Kish 1965)."""
    random = np.random.default_rng(11)
    clusters, m, rho = 4000, 6, 0.3
    rows = np.sqrt(rho) * random.normal(size=(clusters, 1)) + np.sqrt(1 - rho) * random.normal(
        size=(clusters, m)
    )
    mean, n = rows.mean(), rows.size
    replicates = (rows.sum() - rows.sum(axis=1)) / (n - m)
    se = jackknife(float(mean), replicates).se
    assert design_effect(se, float(rows.std(ddof=1)), n) == pytest.approx(1 + 5 * rho, rel=0.06)
    assert np.isnan(design_effect(0.1, 0.0, 9))
