"""The files of the example organization are recognized whole, and its service file fits them."""

from pathlib import Path

import pytest

from outsidein import listen, servicefile, simulate
from outsidein.engine.sheet import Hearing
from outsidein.terms.signal import ColumnTerm as T
from outsidein.terms.signal import FileKind

TERMS = {
    "contracts.csv": {
        "contract_id": T.CONTRACT, "customer_id": T.CUSTOMER, "segment": T.SEGMENT,
        "offering": T.OFFERING, "annual_value_eur": T.CONTRACT_VALUE, "start_date": T.START_DATE,
        "renewal_date": T.RENEWAL_DATE, "guarantee": T.GUARANTEE,
    },
    "employees.csv": {"employee_id": T.EMPLOYEE, "team": T.TEAM, "site": T.SITE},
    "work_orders.csv": {
        "work_order_id": T.TICKET, "customer_id": T.CUSTOMER, "site": T.SITE, "service": T.SERVICE,
        "moment": T.MOMENT, "priority": T.PRIORITY, "opened_at": T.OPENED,
        "first_contact_at": T.RESPONDED, "resolved_at": T.RESOLVED, "closed_at": T.CLOSED,
        "due_at": T.DUE, "employee_id": T.EMPLOYEE, "team": T.TEAM, "sla_met": T.SLA_MET,
        "reopened": T.REOPENED, "reassignments": T.REASSIGNED, "first_time_fix": T.MEASURE,
        "cost_eur": T.MEASURE,
    },
    "survey.csv": {
        "answer_id": T.ANSWER, "answered_at": T.TIME, "customer_id": T.CUSTOMER,
        "work_order_id": T.TICKET, "moment": T.MOMENT, "points_recovery": T.WEIGHT,
        "capability": T.CAPABILITY, "effort": T.EFFORT, "overall": T.OVERALL,
        "recommend": T.RECOMMEND, "renew": T.RENEW, "comment": T.COMMENT,
        "reliability_1_expected": T.RATING, "reliability_1_perceived": T.RATING,
    },
    "indicators.csv": {"month": T.PERIOD, "team": T.TEAM},
}  # fmt: skip

KINDS = {
    "contracts.csv": FileKind.CONTRACTS,
    "employees.csv": FileKind.EMPLOYEES,
    "work_orders.csv": FileKind.TICKETS,
    "survey.csv": FileKind.SURVEY,
    "indicators.csv": FileKind.INDICATORS,
}


@pytest.fixture(scope="module", params=["with the service file", "without"])
def hearing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Hearing:
    folder = tmp_path_factory.mktemp("organization")
    simulate.write(folder, seed=3, customers=60, months=6)
    _, yamls = listen.split_paths([folder])
    description = servicefile.load(yamls[0]) if request.param.startswith("with ") else None
    return listen.hear([folder], description=description)


def test_every_file_and_term_is_recognized(hearing: Hearing) -> None:
    assert {s.source: s.kind for s in hearing.sheets} == KINDS
    for sheet in hearing.sheets:
        found = {c.name: c.term for c in sheet.columns}
        assert {name: found[name] for name in TERMS[sheet.source]} == TERMS[sheet.source]


def test_no_row_is_rejected_or_superseded_and_nothing_is_open(hearing: Hearing) -> None:
    for sheet in hearing.sheets:
        assert sheet.account.rows == sheet.account.used > 0
        assert [r for r in sheet.readings if not r.decided] == []


def test_the_service_file_names_no_column_that_is_not_there(tmp_path: Path) -> None:
    simulate.write(tmp_path, seed=3, customers=60, months=6)
    _, yamls = listen.split_paths([tmp_path])
    description = servicefile.load(yamls[0])
    hearing = listen.hear([tmp_path], description=description)
    assert listen.unmatched(description, hearing) == ()
