"""Drivers against R relaimpo, and what is said when data fall short."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import csv

from outsidein.engine.conditions import is_in
from outsidein.engine.items import Flag
from outsidein.engine.sheet import Sheet
from outsidein.terms.finding import Quadrant
from outsidein.terms.trouble import Trouble
from outsidein.understand.drivers import driver_table, withheld_below

SheetOf = Callable[[pa.Table], Sheet]
RData = Callable[[str, str], pa.Table]


def test_mtcars_against_relaimpos_own_example(rdata: RData, sheet_of: SheetOf) -> None:
    found = driver_table(sheet_of(rdata("datasets", "mtcars")), "mpg", ["am", "vs", "cyl"])
    assert found.r2.value == pytest.approx(0.7619773, abs=5e-8)
    parts = [d.lmg.value for d in found.drivers]
    assert parts == pytest.approx([0.1774892, 0.2027032, 0.3817849], abs=5e-8)
    assert sum(d.share for d in found.drivers) == pytest.approx(1)
    assert any("32 complete answers" in w for w in found.warnings)
    assert withheld_below(found, {}).withheld
    assert withheld_below(found, {"drivers": 20}).withheld is None


def test_swiss_against_relaimpo(rdata: RData, sheet_of: SheetOf) -> None:
    names = ["Agriculture", "Examination", "Education", "Catholic", "Infant.Mortality"]
    found = driver_table(sheet_of(rdata("datasets", "swiss")), "Fertility", names)
    assert found.r2.value == pytest.approx(0.7067350016, abs=1e-10)
    assert [d.lmg.value for d in found.drivers] == pytest.approx(
        [0.0570912208, 0.1711730289, 0.2601346786, 0.1055701504, 0.1127659229], abs=1e-10
    )
    assert [d.relative_weight for d in found.drivers] == pytest.approx(
        [0.0484168958, 0.1547082498, 0.2719641046, 0.1146800300, 0.1169657214], abs=1e-10
    )


AIRLINE = {
    "Boarding": 0.13021,
    "Entertainment": 0.03949,
    "Leg Room": 0.03624,
    "Seat": 0.03242,
    "On-board": 0.03108,
    "Wifi": 0.02696,
    "Cleanliness": 0.02037,
    "Check-in": 0.01870,
    "Baggage": 0.01327,
    "Convenience": 0.01299,
    "In-flight Service": 0.01253,
    "Ease": 0.01038,
    "Food": 0.00893,
    "Gate": 0.00154,
}


@pytest.fixture(scope="session")
def airline(outside: Path) -> pa.Table:
    """129,880 passengers; 0 stands for "not applicable"."""
    (path,) = (outside / "data" / "airline").glob("*.zip")
    with ZipFile(path) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith("passenger_satisfaction.csv"))
        with archive.open(name) as file:
            return csv.read_csv(file)


def _attributes(table: pa.Table) -> dict[str, str]:
    """The airline's column for each short name of the published figures."""
    return {
        short: next(c for c in table.column_names if short.lower() in c.lower() and c != "Class")
        for short in AIRLINE
    }


def test_airline_against_relaimpo_with_zeros(airline: pa.Table, sheet_of: SheetOf) -> None:
    columns = _attributes(airline)
    satisfied = Flag("Satisfied", is_in("Satisfaction", "Satisfied"))
    found = driver_table(sheet_of(airline), satisfied, list(columns.values()))
    assert found.r2.n == 129_880
    assert found.r2.value == pytest.approx(0.39512, abs=5e-6)
    for driver, figure in zip(found.drivers, AIRLINE.values(), strict=True):
        assert driver.lmg.value == pytest.approx(figure, abs=6e-6), driver.name


def test_airline_against_relaimpo_without_zeros(airline: pa.Table, sheet_of: SheetOf) -> None:
    table = airline
    columns = _attributes(table)
    for name in columns.values():
        values = table[name].to_numpy()
        place = table.column_names.index(name)
        table = table.set_column(place, name, pa.array(values, mask=values == 0))
    satisfied = Flag("Satisfied", is_in("Satisfaction", "Satisfied"))
    found = driver_table(sheet_of(table), satisfied, list(columns.values()))
    assert found.r2.n == 119_567
    assert found.r2.excluded == 129_880 - 119_567
    assert found.r2.value == pytest.approx(0.488331, abs=5e-7)
    assert found.kept_share == pytest.approx(119_567 / 129_880)


def _two_segments(n: int = 3000) -> pa.Table:
    """Within each segment y rises with x; the segment with more x has less y."""
    made = np.random.default_rng(11)
    segment = made.integers(0, 2, n)
    x = 3 * segment + made.normal(size=n)
    z = made.normal(size=n)
    y = -7 * segment + x + 0.2 * z + made.normal(size=n)
    return pa.table(
        {
            "customer": [f"c{i}" for i in made.integers(0, 500, n)],
            "segment": np.where(segment == 1, "big", "small"),
            "x": np.round(x, 3),
            "z": np.round(z, 3),
            "y": np.round(y, 3),
        }
    )


def test_segments_are_taken_out_and_a_turned_sign_is_said(sheet_of: SheetOf) -> None:
    sheet = sheet_of(_two_segments())
    found = driver_table(sheet, "y", ["x", "z"], segment="segment", customer="customer")
    x = found.drivers[0]
    assert found.segments == 2
    assert x.within_slope is not None
    assert x.within_slope > 0.5
    assert x.pooled_slope is not None
    assert x.pooled_slope < 0
    assert x.sign_flip
    assert not found.drivers[1].sign_flip
    assert any(w.startswith("x: goes one way") for w in found.warnings)
    assert found.r2.customers is not None
    assert found.r2.customers <= 500


def test_within_segments_equals_a_regression_with_a_dummy_for_each(sheet_of: SheetOf) -> None:
    table = _two_segments(500)
    found = driver_table(sheet_of(table), "y", ["x", "z"], segment="segment")
    columns = [table[c].to_numpy() for c in ("x", "z", "y")]
    segment = np.asarray(table["segment"].to_pylist())
    centred = [c - np.array([c[segment == s].mean() for s in segment]) for c in columns]
    design = np.column_stack(centred[:2])
    fitted = design @ np.linalg.lstsq(design, centred[2], rcond=None)[0]
    r2 = 1 - ((centred[2] - fitted) ** 2).sum() / (centred[2] ** 2).sum()
    assert found.r2.value == pytest.approx(r2, abs=1e-9)


def test_many_holes_turn_to_pairwise_correlations(sheet_of: SheetOf) -> None:
    made = np.random.default_rng(13)
    n, p = 2000, 8
    common = made.normal(size=n)
    columns = {}
    for i in range(p):
        x = common + made.normal(size=n)
        columns[f"x{i}"] = pa.array(np.round(x, 2), mask=made.random(n) < 0.12)
    columns["y"] = pa.array(np.round(common + made.normal(size=n), 2))
    found = driver_table(sheet_of(pa.table(columns)), "y", [f"x{i}" for i in range(p)])
    assert found.kept_share < 0.5
    assert any("pairwise" in w for w in found.warnings)
    assert found.r2.n > n * 0.8
    assert found.r2.value == pytest.approx(sum(d.lmg.value for d in found.drivers))


def test_quadrants_are_named_only_where_the_data_are_sure(sheet_of: SheetOf) -> None:
    made = np.random.default_rng(17)
    n = 2000
    low, high = 3 + made.normal(size=(n, 2)), 6 + made.normal(size=(n, 2))
    y = low[:, 0] + high[:, 0] + 0.05 * (low[:, 1] + high[:, 1]) + made.normal(size=n)
    table = pa.table(
        {
            "fix": np.round(low[:, 0], 2),
            "leave": np.round(low[:, 1], 2),
            "keep": np.round(high[:, 0], 2),
            "relax": np.round(high[:, 1], 2),
            "y": np.round(y, 2),
        }
    )
    found = driver_table(sheet_of(table), "y", ["fix", "leave", "keep", "relax"])
    assert [d.quadrant for d in found.drivers] == [
        Quadrant.FIX,
        Quadrant.LOW_PRIORITY,
        Quadrant.KEEP,
        Quadrant.POSSIBLE_OVERKILL,
    ]
    thin = driver_table(sheet_of(table.slice(0, 12)), "y", ["fix", "leave", "keep", "relax"])
    assert Quadrant.UNDECIDED in {d.quadrant for d in thin.drivers}


def test_an_outcome_that_never_varies_is_said_not_divided(sheet_of: SheetOf) -> None:
    table = pa.table({"x": [1, 2, 3, 4], "y": [5, 5, 5, 5]})
    found = driver_table(sheet_of(table), "y", ["x"])
    assert found.r2.value is None
    assert any("no variation in y" in w.lower() for w in found.warnings)


def test_without_any_complete_row_nothing_breaks(sheet_of: SheetOf) -> None:
    table = pa.table({"x": pa.array([1, None], pa.int8()), "y": pa.array([None, 2], pa.int8())})
    found = driver_table(sheet_of(table), "y", ["x"])
    assert found.r2.value is None
    assert found.r2.n == 0


@pytest.mark.parametrize(
    ("outcome", "on"),
    [("y", []), ("y", ["x", "x"]), ("y", ["y"]), ("y", [f"x{i}" for i in range(23)])],
)
def test_what_cannot_be_divided_is_refused(sheet_of: SheetOf, outcome: str, on: list[str]) -> None:
    with pytest.raises(Trouble) as caught:
        driver_table(sheet_of(pa.table({"x": [1], "y": [2]})), outcome, on)
    assert caught.value.remedy
