"""Dates and times are read strictly, in the order that the column shows."""

import datetime as dt

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outsidein.listen.times import DayOrder, check_zone, day_order, looks_like_time, parse

MOMENT = dt.datetime(2024, 3, 5, 14, 30)


def read(text: str, *, day_first: bool = True, zone: str = "UTC") -> dt.datetime | None:
    found = parse(pa.array([text]), day_first=day_first, zone=zone, compact=True)
    if not found.ok[0]:
        return None
    return dt.datetime(1970, 1, 1) + dt.timedelta(microseconds=int(found.micros[0]))


@pytest.mark.parametrize(
    "text",
    [
        "2024-03-05 14:30", "2024-03-05T14:30:00", "2024-03-05T14:30:00.000Z", "2024/3/5 14:30",
        "5/3/2024 14:30", "05.03.2024 14:30", "5.3.24 14:30", "05-03-2024 14:30:00",
        "2024. 3. 5. 오후 2:30:00", "2024/03/05 2:30:00 PM", "05/Mar/24 2:30 PM",
        "5 March 2024 14:30", "5. März 2024 14:30", "Mar 5, 2024 2:30 PM",
        "Tue, 05 Mar 2024 14:30:00", "2024-03-05T15:30:00+01:00", "2024-03-05 23:30:00 GMT+9",
        "20240305 14:30",
    ],
)  # fmt: skip
def test_one_moment_in_many_hands(text: str) -> None:
    assert read(text) == MOMENT


@pytest.mark.parametrize(
    "text",
    ["30/2/2024", "29/2/2023", "2024-13-01", "2024-00-10", "24:00", "2024-03-05 24:00",
     "2024-03-05 12:60", "2024-03-05 13:00 PM", "0/3/2024", "5/3/", "yesterday", "12", "2024-3",
     "٥/٣/٢٠٢٤"],
)  # fmt: skip
def test_what_is_no_time_is_not_read(text: str) -> None:
    assert read(text) is None


@given(st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2100, 1, 1)))
def test_iso_reads_back(moment: dt.datetime) -> None:
    assert read(moment.isoformat(" ")) == moment


def test_the_month_first_when_told() -> None:
    assert read("3/5/2024 2:30 PM", day_first=False) == MOMENT


@pytest.mark.parametrize(
    ("texts", "order", "decided"),
    [
        (["5/3/2024", "13/3/2024"], DayOrder("13/3/2024", "", "5/3/2024"), True),
        (["3/5/2024", "3/13/2024"], DayOrder("", "3/13/2024", "3/5/2024"), False),
        (["5/3/2024", "7/8/2024"], DayOrder("", "", "5/3/2024"), None),
        (["13/3/2024", "3/13/2024"], DayOrder("13/3/2024", "3/13/2024", ""), None),
        (["5.3.2024"], DayOrder("5.3.2024", "", ""), True),
        (["2024-03-05"], DayOrder(), None),
    ],
)
def test_a_day_above_twelve_decides(
    texts: list[str], order: DayOrder, decided: bool | None
) -> None:
    assert day_order(pa.array(texts)) == order
    assert order.decided is decided


def test_local_times_become_utc_in_summer_and_winter() -> None:
    assert read("2024-07-01 12:00", zone="Europe/Berlin") == dt.datetime(2024, 7, 1, 10)
    assert read("2024-01-01 12:00", zone="Europe/Berlin") == dt.datetime(2024, 1, 1, 11)


def test_a_time_that_the_change_of_clocks_skips_or_repeats_is_still_read() -> None:
    assert read("2024-03-31 02:30", zone="Europe/Berlin") == dt.datetime(2024, 3, 31, 1)
    assert read("2024-10-27 02:30", zone="Europe/Berlin") == dt.datetime(2024, 10, 27, 0, 30)


def test_numbers_are_not_taken_for_times() -> None:
    texts = pa.array(["20240305", "3.5", "2024", "1-2", "2024-03-05"])
    assert np.flatnonzero(looks_like_time(texts)).tolist() == [4]


def test_zones_are_iana_names() -> None:
    assert check_zone("Europe/Berlin")
    assert not check_zone("Berlin")
    assert not check_zone("../etc/passwd")
