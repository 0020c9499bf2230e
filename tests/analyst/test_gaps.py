"""The gaps command on the kiosk study."""

from pathlib import Path

import pytest

import outsidein as oi
from outsidein.terms.quality import Criterion, Item
from outsidein.terms.trouble import Trouble


@pytest.fixture
def kiosk(outside: Path) -> Path:
    return outside / "data" / "kiosk"


def test_clean_file_reaches_the_published_means(kiosk: Path) -> None:
    found = oi.gaps(kiosk / "kiosk_clean.csv", "sq*_1", "sq*_2").as_dict()
    assert found["n"] == 194
    assert found["expected"] == pytest.approx(5.998067, abs=5e-7)
    assert found["perceived"] == pytest.approx(4.838703, abs=5e-7)
    assert found["gap"] == pytest.approx(-1.159364, abs=5e-7)
    assert found["gap_low"] < found["gap"] < found["gap_high"]


def test_raw_export_is_read_as_it_is(kiosk: Path) -> None:
    # cp949, headers with commas and tabs; four respondents left everything blank.
    found = oi.gaps(kiosk / "kiosk.csv", "#4:#50:2", "#5:#51:2").as_dict()
    assert (found["n"], found["excluded"]) == (207, 4)
    assert found["expected"] == pytest.approx(5.973833, abs=5e-7)
    assert found["perceived"] == pytest.approx(4.871779, abs=5e-7)
    assert found["gap"] == pytest.approx(-1.102053, abs=1e-6)


def test_alpha_of_the_differences(kiosk: Path) -> None:
    table = oi.gaps(kiosk / "kiosk_clean.csv", "sq*_1", "sq*_2").table
    assert table.alpha_difference == pytest.approx(0.886992, abs=5e-7)


def survey(tmp_path: Path) -> Path:
    """Four respondents, two criteria; the third leaves one perception blank."""
    file = tmp_path / "survey.csv"
    file.write_text(
        "a_e,a_p,b_e,b_p,points_a,points_b\n"
        "7,5,6,6,70,30\n5,5,5,4,50,50\n6,,6,3,20,80\n4,6,7,5,100,0\n",
        encoding="utf-8",
    )
    return file


def criteria() -> tuple[Criterion, ...]:
    return (
        Criterion("a", "Access", items=(Item("a", "", "a_e", "a_p"),)),
        Criterion("b", "Care", items=(Item("b", "", "b_e", "b_p"),)),
    )


def test_unweighted_and_weighted_by_hand(tmp_path: Path) -> None:
    # Gaps by respondent: a -2 0 . 2, b 0 -1 -3 -2. Means -1 -0.5 -3 0: unweighted -1.125.
    file = survey(tmp_path)
    plain = oi.gaps(file, "a_e,b_e", "a_p,b_p", criteria=criteria())
    assert plain.as_dict()["gap"] == pytest.approx(-1.125, abs=1e-6)
    assert [c["gap"] for c in plain.as_dict()["criteria"]] == pytest.approx([0.0, -1.5], abs=1e-6)
    # Weighted: -1.4, -0.5, -3 (only b is there), 2: mean -0.725.
    weighted = oi.gaps(file, "a_e,b_e", "a_p,b_p", criteria=criteria(), weights="points_a,points_b")
    assert weighted.as_dict()["gap"] == pytest.approx(-0.725, abs=1e-6)


def test_lists_that_do_not_pair_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="2 expectation columns and 1 perception"):
        oi.gaps(survey(tmp_path), "a_e,b_e", "a_p")


def test_criteria_without_these_columns_are_refused(tmp_path: Path) -> None:
    other = (Criterion("x", "X", items=(Item("x", "", "x_e", "x_p"),)),)
    with pytest.raises(Trouble, match="no criterion has an item among these columns"):
        oi.gaps(survey(tmp_path), "a_e", "a_p", criteria=other)
