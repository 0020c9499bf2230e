"""Files and columns are recognized from words, structure, values and the service file."""

import random
from pathlib import Path

import pytest

from outsidein import listen
from outsidein.engine.sheet import Sheet
from outsidein.terms.description import ServiceDescription
from outsidein.terms.promise import Indicator, Measure
from outsidein.terms.quality import Criterion, Direction, Item, Scale, Voice
from outsidein.terms.signal import Column, FileKind
from outsidein.terms.signal import ColumnTerm as T


def heard(
    folder: Path, text: str, description: ServiceDescription | None = None, name: str = "f.csv"
) -> Sheet:
    (folder / name).write_text(text, encoding="utf-8")
    (sheet,) = listen.hear([folder / name], description=description).sheets
    return sheet


def column(sheet: Sheet, name: str) -> Column:
    return next(c for c in sheet.columns if c.name == name)


def answers(headers: str, *, rows: int = 40, top: int = 7) -> str:
    count = headers.count(",") + 1
    draw = random.Random(1)  # noqa: S311 - example answers, no secret
    lines = [",".join(str(draw.randint(1, top)) for _ in range(count)) for _ in range(rows)]
    return "\n".join([headers, *lines]) + "\n"


FILES = {
    FileKind.SURVEY: "answer_id,customer_id,answered_at,overall,recommend\nA1,C1,2024-01-05,5,9\n"
    "A2,C2,2024-01-06,6,10\n",
    FileKind.TICKETS: "Issue key,Reporter,Assignee,Created,Resolved,Priority\nA-1,r,x,2024-01-05,"
    "2024-01-06,High\nA-2,s,y,2024-01-07,2024-01-08,Low\n",
    FileKind.EVENT_LOG: "ticket_id,updated_at,opened_at,state\n1,2024-01-05,2024-01-04,new\n"
    "1,2024-01-06,2024-01-04,closed\n2,2024-01-06,2024-01-05,new\n",
    FileKind.CONTRACTS: "Kundennummer,Vertragswert,Vertragsende\nC1,1,2025-01-01\nC2,2,2026-01-0"
    "1\n",
    FileKind.EMPLOYEES: "employee_id,team,site\nE1,T1,S1\nE2,T1,S2\n",
    FileKind.CUSTOMERS: "customer_id,segment,city\nC1,large,x\nC2,small,y\n",
    FileKind.INDICATORS: "month,team,utilization,backlog\n2024-01,T1,0.8,5\n2024-02,T1,0.9,6\n",
    FileKind.PROMISES: "promise,channel,date\nWe answer within an hour,web,2024-01-01\n",
    FileKind.UNKNOWN: "alpha,beta\nx,y\nz,w\n",
}


@pytest.mark.parametrize("kind", FILES)
def test_kinds(kind: FileKind, tmp_path: Path) -> None:
    sheet = heard(tmp_path, FILES[kind])
    assert sheet.kind is kind
    assert (sheet.confidence > 0) is (kind is not FileKind.UNKNOWN)
    assert all(share <= max(sheet.confidence, 0.5) for _, share in sheet.alternatives)


def test_an_id_is_that_of_the_kind_of_file(tmp_path: Path) -> None:
    survey = heard(tmp_path, "ID,overall,recommend,effort\n1,5,9,2\n2,6,8,3\n", name="a.csv")
    tickets = heard(
        tmp_path, "ID,Created,Resolved,Priority\n1,2024-01-05,2024-01-06,x\n", name="b.csv"
    )
    assert column(survey, "ID").term is T.ANSWER
    assert column(tickets, "ID").term is T.TICKET


def test_expected_and_perceived_by_suffix(tmp_path: Path) -> None:
    headers = (
        "reliability_1_expected,reliability_1_perceived,recovery_2_expected,recovery_2_perceived"
    )
    sheet = heard(tmp_path, answers(headers))
    first, second = sheet.columns[:2]
    assert (first.term, first.voice, first.criterion) == (
        T.RATING,
        Voice.EXPECTATION,
        "reliability",
    )
    assert second.voice is Voice.PERCEPTION
    assert first.item == second.item == "reliability_1"
    assert first.scale == Scale(1, 7)


def test_expectation_and_perception_by_korean_words(tmp_path: Path) -> None:
    sheet = heard(tmp_path, answers("1-1. 빨라야 한다.(기대 설문),1-2. 빠르다. (인지 설문)"))
    assert [(c.voice, c.item) for c in sheet.columns] == [
        (Voice.EXPECTATION, "1"),
        (Voice.PERCEPTION, "1"),
    ]


def test_pairs_by_structure_stay_undecided(tmp_path: Path) -> None:
    sheet = heard(tmp_path, answers("sq1_1,sq1_2,sq2_1,sq2_2"))
    assert [c.voice for c in sheet.columns] == [Voice.EXPECTATION, Voice.PERCEPTION] * 2
    (open_one,) = [r for r in sheet.readings if not r.decided]
    assert "is the expectation?" in open_one.question
    assert set(open_one.affects) == {"sq1_1", "sq1_2", "sq2_1", "sq2_2"}
    assert open_one.remedy


def test_importance_and_performance_are_no_gap(tmp_path: Path) -> None:
    sheet = heard(tmp_path, answers("ipa1_1,ipa1_2,ipa2_1,ipa2_2"))
    assert [(c.term, c.voice) for c in sheet.columns] == [
        (T.IMPORTANCE, None),
        (T.RATING, None),
    ] * 2


def test_a_block_of_like_numbers_is_ratings(tmp_path: Path) -> None:
    sheet = heard(tmp_path, answers("Seat Comfort,Baggage Handling,Cleanliness,Wifi", top=5))
    assert {(c.term, c.voice) for c in sheet.columns} == {(T.RATING, Voice.PERCEPTION)}


def test_the_service_file_wins(tmp_path: Path) -> None:
    description = ServiceDescription(
        criteria=(Criterion("care", "Care", items=(Item("c1", "?", "frage 1", "Frage 2"),)),),
        scale=Scale(1, 9),
        answers={"overall": "Note", "customer": "Wer"},
        measures=(
            Measure("wait", "Wait", "min", Direction.LESS, criterion="care", column="w"),
            Measure("fix", "Fix", "h", Direction.LESS, start="begun", end="done"),
        ),
        indicators=(Indicator("load", "Load", "share", Direction.LESS, "utilization"),),
    )
    text = (
        "Frage 1,Frage 2,Note,Wer,w,begun,done,utilization\n"
        + "7,8,5,C1,3.5,05.01.2024 10:00,06.01.2024 10:00,0.5\n" * 3
    )
    sheet = heard(tmp_path, text, description)
    first = sheet.columns[0]
    assert (first.criterion, first.item, first.voice) == ("care", "c1", Voice.EXPECTATION)
    assert first.scale == Scale(1, 9)
    assert (first.confidence, first.evidence) == (1.0, "the service file names it")
    assert column(sheet, "Note").term is T.OVERALL
    assert column(sheet, "Wer").term is T.CUSTOMER
    wait = column(sheet, "w")
    assert (wait.term, wait.unit, wait.direction, wait.item) == (
        T.MEASURE,
        "min",
        Direction.LESS,
        "wait",
    )
    assert str(sheet.table.schema.field("begun").type) == "timestamp[us, tz=UTC]"
    assert column(sheet, "utilization").item == "load"


def test_an_event_column_of_the_service_file_rejects_what_is_no_time(tmp_path: Path) -> None:
    description = ServiceDescription(
        measures=(Measure("fix", "Fix", "h", Direction.LESS, start="begun", end="done"),)
    )
    text = "begun,done\n2024-01-05,2024-01-06\n2024-01-05,soon\n"
    sheet = heard(tmp_path, text, description)
    assert [(r.line, r.column, r.reason) for r in sheet.rejects] == [
        (3, "done", "not a date or time")
    ]


def test_the_caller_stands_for_the_customer_only_where_nobody_else_does(tmp_path: Path) -> None:
    rows = "1,x,y,2024-01-05,2024-01-06\n"
    alone = heard(
        tmp_path, "ticket_id,requester,agent,created_at,resolved_at\n" + rows, name="a.csv"
    )
    both = heard(
        tmp_path, "ticket_id,requester,company,created_at,resolved_at\n" + rows, name="b.csv"
    )
    assert column(alone, "requester").term is T.CUSTOMER
    assert "stands for the customer" in column(alone, "requester").evidence
    assert column(both, "requester").term is T.USER
    assert column(both, "company").term is T.CUSTOMER


def test_a_term_of_one_column_goes_to_the_surest(tmp_path: Path) -> None:
    sheet = heard(tmp_path, "customer_id,customer_name,overall,effort,nps\nC1,Ann,5,2,9\n")
    assert [c.term for c in sheet.columns[:2]] == [T.CUSTOMER, T.CUSTOMER_NAME]


@pytest.mark.parametrize(
    ("headers", "terms"),
    [
        # Salesforce cases, ServiceNow's dot-walked fields, Zendesk, German, a bare header beside
        # an id, in either order.
        ("Case Number,Account ID,Account Name,Created", [T.CUSTOMER, T.CUSTOMER_NAME]),
        ("number,company.number,company.name,opened_at", [T.CUSTOMER, T.CUSTOMER_NAME]),
        ("Ticket ID,Organization,Organization name,Created at", [T.CUSTOMER, T.CUSTOMER_NAME]),
        ("Vorgang,Kundennummer,Kundenname,Erstellt am", [T.CUSTOMER, T.CUSTOMER_NAME]),
        ("Ticket ID,Company,Customer ID,Created at", [T.CUSTOMER_NAME, T.CUSTOMER]),
        ("Ticket ID,Requester,Company name,Created at", [T.USER, T.CUSTOMER]),
    ],
)
def test_names_of_customers_beside_their_ids(headers: str, terms: list[T], tmp_path: Path) -> None:
    sheet = heard(
        tmp_path, f"{headers}\n1,C1,Ann,2024-01-05\n2,C2,Bob,2024-01-06\n3,C1,Ann,2024-01-07\n"
    )
    assert [c.term for c in sheet.columns[1:3]] == terms


def test_numbers_are_no_names(tmp_path: Path) -> None:
    sheet = heard(tmp_path, "customer_id,company_name,overall,nps\nC1,77,5,9\nC2,78,5,9\n")
    assert column(sheet, "company_name").term is T.OTHER


def test_a_name_stands_for_the_customer_where_no_column_gives_the_id(tmp_path: Path) -> None:
    sheet = heard(tmp_path, "Account name,ARR,Renewal date\nAnn,5,2027-01-01\nBob,6,2027-01-02\n")
    found = column(sheet, "Account name")
    assert found.term is T.CUSTOMER
    assert "no column gives its id" in found.evidence
    listed = heard(tmp_path, "Company name,ID,Segment\nAnn,1,x\nBob,2,y\n", name="customers.csv")
    assert [c.term for c in listed.columns[:2]] == [T.CUSTOMER_NAME, T.CUSTOMER]


def test_a_header_whose_values_do_not_fit_is_not_believed(tmp_path: Path) -> None:
    sheet = heard(
        tmp_path, "ticket_id,created_at,resolved\n1,2024-01-05,by phone\n2,2024-01-05,mail\n"
    )
    assert column(sheet, "resolved").term is T.OTHER
    assert sheet.account.used == 2


def test_unmatched_headers_of_the_service_file_are_told(tmp_path: Path) -> None:
    description = ServiceDescription(
        answers={"overall": "overal", "customer": "who"}, source="s.yaml"
    )
    (tmp_path / "f.csv").write_text("overall,recommend,effort\n5,9,2\n")
    hearing = listen.hear([tmp_path / "f.csv"], description=description)
    first, second = listen.unmatched(description, hearing)
    assert str(first) == (
        's.yaml, column "overal": no file has the column "overal" of answer "overall" '
        'Did you mean "overall"?'
    )
    assert second.remedy == "Pass the file that holds it."
