"""Which states wait for the customer, by the names that ticket systems give them."""

import pytest

from outsidein.understand.journey.customer_acts import names_customer


@pytest.mark.parametrize(
    "state",
    [
        "Awaiting User Info",  # ServiceNow
        "Awaiting Caller",
        "Waiting for customer",  # Jira Service Management
        "Pending customer response",
        "On Hold - Client",
        "Customer action required",
        "Warten auf Kunde",
        "Wartet auf den Anwender",
    ],
)
def test_states_in_which_the_customer_has_to_act(state: str) -> None:
    assert names_customer(state)


@pytest.mark.parametrize(
    "state",
    ["New", "Active", "Awaiting Vendor", "Pending", "On hold", "Waiting for support", "Customer"],
)
def test_states_that_do_not_say_so(state: str) -> None:
    assert not names_customer(state)
