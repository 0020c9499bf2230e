"""Service levels computed from events, as the page and the JSON show them."""

from dataclasses import replace

import jsonschema
import pytest

from outsidein.report import AuditDocument, html
from outsidein.report.findings import to_json
from outsidein.report.schema import schema
from outsidein.terms.agreement import (
    Agreement,
    LeftOut,
    OtherReading,
    ServiceLevelFinding,
    TimeInState,
)
from outsidein.terms.estimate import Estimate

SHARE = Estimate(97.5, 97.1, 97.8, n=25_512, customers=799, excluded=88, unit="%")
FEW = Estimate(None, n=3, unit="%", withheld="3 customers in 3 blocks, and 40 in 20 are needed")
FOUND = ServiceLevelFinding(
    "solve",
    "Time to <solve>",
    "from opened to resolved",
    "office (Europe/Berlin)",
    SHARE,
    SHARE,
    Agreement(SHARE, 21_197, 3_666, 649, 0),
    (
        Agreement(SHARE, 10_662, 1_731, 281, 0, "priority", "P3"),
        Agreement(FEW, 1, 1, 1, 0, "team", "Night shift"),
    ),
    ("WO-000051",),
    (),
    (OtherReading("round the clock", SHARE),),
    (TimeInState("Awaiting User Info", Estimate(14.6, 12.7, 16.4, n=9, unit="h"), 5, True),),
    (LeftOut("they are still open, and within the target", 88),),
    "By their own events most kept it.",
    ("No ticket has the priority P9.",),
)


@pytest.fixture
def page(tickets_only: AuditDocument) -> str:
    """A report with one service level."""
    return html(replace(tickets_only, service_levels=(FOUND,)))


def test_the_page_shows_counts_examples_readings_and_states(page: str) -> None:
    for said in (
        "Time to &lt;solve&gt;",
        "office (Europe/Berlin)",
        "By their own events most kept it.",
        "88 left out: they are still open, and within the target.",
        "No ticket has the priority P9.",
        "WO-000051",
        "round the clock",
        "Awaiting User Info",
        "stands still",
    ):
        assert said in page, said
    assert "Night shift" not in page  # withheld groups are in the JSON
    assert "Called missed though" not in page


def test_a_document_without_service_levels_has_no_empty_part(tickets_only: AuditDocument) -> None:
    assert "computed from the tickets" not in html(replace(tickets_only, service_levels=()))


def test_the_json_fits_the_published_schema(tickets_only: AuditDocument) -> None:
    plain = to_json(replace(tickets_only, service_levels=(FOUND,)))
    jsonschema.Draft202012Validator(schema()).validate(plain)
    (level,) = plain["service_levels"]
    assert level["agreement"]["flag_only"] == 649
    assert level["groups"][1]["group"] == "Night shift"
    assert level["readings"][0]["reading"] == "round the clock"
