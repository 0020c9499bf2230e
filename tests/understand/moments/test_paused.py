"""The column of time waited for the customer, by its header and by the service file."""

import pyarrow as pa
import pytest

from outsidein.engine.sheet import Hearing, Sheet
from outsidein.terms.clock import ServiceLevel
from outsidein.terms.description import ServiceDescription
from outsidein.terms.signal import Column, ColumnTerm, FileKind, RowAccount
from outsidein.understand.ground import Ground, lay
from outsidein.understand.moments.paused import paused


def ground(header: str, described: ServiceDescription | None = None) -> Ground:
    columns = (Column("id", "id", 1, ColumnTerm.TICKET), Column("wait", header, 2))
    table = pa.table({"id": ["1", "2"], "wait": [3, 4]})
    sheet = Sheet("t.csv", FileKind.TICKETS, columns, table, RowAccount(2, 2))
    return lay(Hearing((sheet,)), described or ServiceDescription())


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Agent wait time in minutes", "min"),  # Zendesk: the agent waits for the requester
        ("Waiting for customer (h)", "h"),
        ("time_waiting_for_customer_hours", "h"),
        ("Customer wait time [min]", "min"),
        ("Wartezeit auf Kunden in h", "h"),
    ],
)
def test_headers_that_say_what_and_in_which_unit(header: str, unit: str) -> None:
    here = ground(header)
    assert here.tickets is not None
    assert paused(here, here.tickets) == ("wait", unit)


@pytest.mark.parametrize(
    "header", ["Requester wait time in minutes", "Waiting for customer", "Hours on site"]
)
def test_headers_that_do_not(header: str) -> None:
    here = ground(header)
    assert here.tickets is not None
    assert paused(here, here.tickets) is None


def test_the_pause_column_of_a_service_level() -> None:
    level = ServiceLevel("sl", "Repair", pause_column="Clock stopped", pause_unit="h")
    here = ground("clock stopped", ServiceDescription(service_levels=(level,)))
    assert here.tickets is not None
    assert paused(here, here.tickets) == ("wait", "h")
