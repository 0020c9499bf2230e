"""Header words in English, German and Korean speak for the right terms."""

import pytest

from outsidein.listen.recognize.words import WHOLE, guesses, normal, unit_of
from outsidein.terms.quality import Direction
from outsidein.terms.signal import ColumnTerm as T

HEADERS = {
    # the example organization
    "contract_id": T.CONTRACT, "customer_id": T.CUSTOMER, "segment": T.SEGMENT,
    "offering": T.OFFERING, "annual_value_eur": T.CONTRACT_VALUE, "renewal_date": T.RENEWAL_DATE,
    "start_date": T.START_DATE, "guarantee": T.GUARANTEE, "employee_id": T.EMPLOYEE,
    "team": T.TEAM, "site": T.SITE, "work_order_id": T.TICKET, "opened_at": T.OPENED,
    "first_contact_at": T.RESPONDED, "resolved_at": T.RESOLVED, "closed_at": T.CLOSED,
    "due_at": T.DUE, "sla_met": T.SLA_MET, "reopened": T.REOPENED, "reassignments": T.REASSIGNED,
    "cost_eur": T.MEASURE, "answer_id": T.ANSWER, "answered_at": T.TIME, "moment": T.MOMENT,
    "points_reliability": T.WEIGHT, "capability": T.CAPABILITY, "effort": T.EFFORT,
    "overall": T.OVERALL, "recommend": T.RECOMMEND, "renew": T.RENEW, "comment": T.COMMENT,
    "month": T.PERIOD, "average_handling_minutes": T.MEASURE,
    # ticket tools: Jira, Zendesk, ServiceNow
    "Issue key": T.TICKET, "Assignee": T.EMPLOYEE, "Reporter": T.USER, "Created": T.OPENED,
    "Resolved": T.RESOLVED, "Due date": T.DUE, "Priority": T.PRIORITY, "Status": T.STATE,
    "Requester": T.USER, "Organization": T.CUSTOMER, "Created at": T.OPENED,
    "Solved at": T.RESOLVED,
    "Satisfaction Score": T.OVERALL, "Group": T.TEAM, "Reopens": T.REOPENED,
    "made_sla": T.SLA_MET, "reopen_count": T.REOPENED, "sys_updated_at": T.TIME,
    # CRM and contracts
    "Account ID": T.CUSTOMER, "AccountName": T.CUSTOMER_NAME, "ARR": T.CONTRACT_VALUE,
    "Contract End Date": T.RENEWAL_DATE, "CurrencyIsoCode": T.CURRENCY,
    # German
    "Kundennummer": T.CUSTOMER, "Erstellt am": T.OPENED, "Gelöst am": T.RESOLVED,
    "Vertragsende": T.RENEWAL_DATE, "Weiterempfehlung": T.RECOMMEND, "Kommentar": T.COMMENT,
    "SLA eingehalten": T.SLA_MET, "Gesamtzufriedenheit": T.OVERALL, "Bearbeiter": T.EMPLOYEE,
    # Korean
    "고객번호": T.CUSTOMER, "추천의향": T.RECOMMEND, "의견": T.COMMENT,
    "4. 키오스크를 통한 서비스를 주변 사람들에게 추천하고 싶다.": T.RECOMMEND,
    # questions
    "How likely are you to recommend us to a colleague?": T.RECOMMEND,
    "Overall, how satisfied are you?": T.OVERALL, "How easy was it to get help?": T.EFFORT,
}  # fmt: skip


@pytest.mark.parametrize("header", HEADERS)
def test_the_surest_guess(header: str) -> None:
    assert guesses(header)[0].term is HEADERS[header]
    assert guesses(header)[0].evidence


@pytest.mark.parametrize(
    "header", ["resolved_by", "opened_by", "Gender", "Flight Distance", "sys_mod_count", "x1", ""]
)
def test_other_headers_speak_for_nothing(header: str) -> None:
    assert guesses(header) == []


def test_spelling_does_not_matter() -> None:
    assert normal("Opened_At") == normal("openedAt") == normal(" opened  at ") == "opened at"


def test_every_whole_header_is_in_normal_form() -> None:
    """A phrase in another form could never be found."""
    phrases = [phrase for listed in WHOLE.values() for phrase in listed.split("|")]
    assert [p for p in phrases if normal(p) != p] == []
    assert all(phrases)


@pytest.mark.parametrize(
    ("header", "unit", "direction"),
    [
        ("repair_hours", "h", None),
        ("waiting time (min)", "min", Direction.LESS),
        ("Reaktionszeit in Stunden", "h", Direction.LESS),
        ("first_time_fix", None, Direction.MORE),
        ("cost_usd", "USD", Direction.LESS),
    ],
)
def test_units_and_directions_come_from_words(
    header: str, unit: str | None, direction: Direction | None
) -> None:
    guess = guesses(header)[0]
    assert (guess.term, guess.unit, guess.direction) == (T.MEASURE, unit, direction)
    assert unit_of(normal(header)) == unit
