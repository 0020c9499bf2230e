"""Journey, moments and coverage through real runs: everything, one file alone, and a real log."""

import csv
import io
import json
import zipfile
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from outsidein.audit import run
from outsidein.report import AuditDocument, html, to_json
from outsidein.terms.coverage import Asking, Heard
from outsidein.terms.journey import Journey, JourneyKind

START = datetime(2026, 1, 5, 8)
SERVICE = """
organization: {name: Acme, currency: EUR}
moments:
  - {id: call, name: The call, done_by: both}
  - {id: visit, name: The visit}
  - {id: invoice, name: The invoice}
measures:
  - {id: repair, name: Time to repair, unit: h, direction: less, start: opened_at, end: resolved_at}
period: quarter
minimums: {gap: 20}
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """60 customers: each calls, is visited two days later, and half of the calls are answered."""
    folder = tmp_path_factory.mktemp("small")
    orders = ["work_order_id,customer_id,service,moment,opened_at,resolved_at,sla_met"]
    answers = ["answer_id,customer_id,work_order_id,answered_at,overall,speed_1_perceived"]
    contracts = ["contract_id,customer_id,annual_value_eur,renewal_date"]
    random = np.random.default_rng(4)
    for c in range(60):
        contracts.append(f"K{c},C{c},{1000 if c < 30 else 3000},2027-01-01")
        for n in range(4):
            called = START + timedelta(days=20 * n, hours=int(random.integers(0, 48)))
            seen = called + timedelta(days=2)
            for kind, at, hours in (("call", called, 4), ("visit", seen, 10)):
                id_ = f"W{c}-{n}-{kind}"
                done = at + timedelta(hours=hours)
                orders.append(f"{id_},C{c},repair,{kind},{at},{done},{str(c % 5 > 0).lower()}")
                if kind == "call" and (c + n) % 2:
                    told = done + timedelta(hours=5)
                    rating = int(random.integers(2, 8))
                    answers.append(f"A{len(answers)},C{c},{id_},{told},{rating},{rating}")
    (folder / "work_orders.csv").write_text("\n".join(orders) + "\n", "utf-8")
    (folder / "survey.csv").write_text("\n".join(answers) + "\n", "utf-8")
    (folder / "contracts.csv").write_text("\n".join(contracts) + "\n", "utf-8")
    (folder / "service.yaml").write_text(SERVICE, "utf-8")
    return folder


@pytest.fixture(scope="module")
def audited(small: Path) -> AuditDocument:
    return run([small])


def test_coverage_by_type_volume_and_money(audited: AuditDocument) -> None:
    found = audited.coverage
    assert found is not None
    by_name = {m.moment: m for m in found.moments}
    assert {n: m.heard for n, m in by_name.items()} == {
        "The call": Heard.WORKS,
        "The visit": Heard.SILENT,
        "The invoice": Heard.SILENT,
    }
    assert (found.types, found.types_heard) == (3, 1)
    assert found.by_volume is not None
    assert found.by_volume.value == pytest.approx(0.5)
    assert found.by_money is not None
    assert found.by_money.value == pytest.approx(0.5)  # every customer calls as often as is visited
    visit = by_name["The visit"]
    assert (visit.volume, visit.customers) == (240, 60)
    assert visit.money is not None
    assert visit.money.amount == 30 * 1000 + 30 * 3000
    assert "240 meetings" in visit.sentence
    assert "The visit" in found.sentence


def test_response_and_delay_of_the_moment_that_is_heard(audited: AuditDocument) -> None:
    assert audited.coverage is not None
    call = next(m for m in audited.coverage.moments if m.moment == "The call")
    assert call.delay is not None
    assert (call.delay.value, call.delay.unit) == (pytest.approx(5.0), "h")
    response = call.response
    assert response is not None
    assert response.value == pytest.approx(0.5, abs=0.12)  # the last fortnight is left out
    assert response.n + response.excluded == 240
    assert response.low is not None
    assert response.low <= (response.value or 0) <= (response.high or 0)


def test_the_need_of_answers(audited: AuditDocument) -> None:
    assert audited.coverage is not None
    (need,) = audited.coverage.needs
    assert need.moment == "The call"
    assert need.asking is Asking.ASK_MORE  # ratings from 2 to 7 at random vary by far
    assert need.needed >= 1.96**2 * need.deviation**2 / 0.2**2 - 1
    assert f"{need.needed:,} answers" in need.sentence


def test_the_journey_of_contacts(audited: AuditDocument) -> None:
    journey = audited.journey
    assert journey is not None
    assert journey.kind is JourneyKind.CONTACTS
    assert journey.events == 480
    assert pairs(journey) == {("The call", "The visit"): 240, ("The visit", "The call"): 180}
    there = next(t for t in journey.transitions if t.before == "The call")
    assert (there.wait.value, there.wait.unit) == (pytest.approx(48.0), "h")
    assert there.share.value == pytest.approx(1.0)
    assert journey.again is not None
    # Every call is followed by a visit within a week; no visit is by anything.
    assert journey.again.value == pytest.approx(0.5, abs=0.06)


def test_each_moment_has_its_waits_measures_and_who_acts(audited: AuditDocument) -> None:
    found = {m.moment: m for m in audited.moments}
    call, visit = found["The call"], found["The visit"]
    assert call.done_by == "both"
    assert call.wait is not None
    assert (call.wait.value, call.wait.unit) == (pytest.approx(4.0), "h")
    assert call.waits_until == "until it is solved"
    (measure,) = visit.measures
    assert measure.name == "Time to repair"
    assert measure.delivered.value == pytest.approx(10.0)
    assert call.again is not None
    assert visit.again is not None
    assert (call.again.value, visit.again.value) == (pytest.approx(1.0), pytest.approx(0.0))
    assert found["The invoice"].rating is None


def test_every_number_has_a_definition_and_the_page_and_json_hold_it(
    audited: AuditDocument,
) -> None:
    keys = {d.key for d in audited.definitions}
    wanted = {"journey.follows", "journey.again", "moment.wait", "moment.again", "moment.measure"}
    assert wanted | {"coverage.response", "coverage.delay", "coverage.by_volume"} <= keys
    told = json.loads(json.dumps(to_json(audited)))
    assert told["journey"]["kind"] == "contacts"
    assert told["coverage"]["moments"][0]["heard"] == "silent"
    page = html(audited)
    assert "Where customers are heard, and where not" in page
    assert "The visit: 240 meetings go unheard." in page


def test_a_rule_of_ones_own(small: Path, tmp_path: Path) -> None:
    strict = tmp_path / "service.yaml"
    strict.write_text(SERVICE + "listening: {least_response: 0.9}\n", "utf-8")
    found = run([small / "work_orders.csv", small / "survey.csv", strict]).coverage
    assert found is not None
    assert {m.moment: m.heard for m in found.moments}["The call"] is Heard.TOO_FEW


def test_tickets_alone(organization: Path) -> None:
    document = run([organization / "work_orders.csv"])
    assert document.journey is not None
    assert document.journey.events == 16_000
    assert document.coverage is not None
    assert document.coverage.types_heard == 0
    assert document.coverage.by_volume is not None
    assert document.coverage.by_volume.value == 0
    assert all(m.rating is None and m.wait is not None for m in document.moments)
    assert "16,000 meetings" in document.coverage.sentence
    assert "nothing" in html(document)


def test_a_survey_alone(organization: Path) -> None:
    document = run([organization / "survey.csv"])
    assert document.journey is None
    assert document.coverage is not None
    assert {m.heard for m in document.coverage.moments} == {Heard.ASKED}
    assert document.coverage.by_volume is None
    assert document.coverage.needs
    assert "Where customers are heard" in html(document)


def pairs(journey: Journey) -> dict[tuple[str, str], int]:
    return {(t.before, t.after): t.volume for t in journey.transitions}


def counted(rows: list[dict[str, str]]) -> tuple[Counter[tuple[str, str]], int]:
    """Changes of state and tickets that return to one, by going through the log line by line."""
    tickets: dict[str, list[tuple[datetime, int, str]]] = defaultdict(list)
    for i, row in enumerate(rows):
        at = datetime.strptime(row["sys_updated_at"], "%d/%m/%Y %H:%M")
        tickets[row["number"]].append((at, i, row["incident_state"]))
    follows: Counter[tuple[str, str]] = Counter()
    returning = 0
    for events in tickets.values():
        states = [s for _, _, s in sorted(events)]
        ways = [states[0], *(b for a, b in pairwise(states) if a != b)]
        follows.update(pairwise(ways))
        returning += len(set(ways)) < len(ways)
    return follows, returning


def log_of(outside: Path, most: int | None) -> str:
    with zipfile.ZipFile(next((outside / "data" / "incidents").glob("*.zip"))) as held:
        (name,) = [n for n in held.namelist() if n.endswith(".csv")]
        text = held.read(name).decode("utf-8")
    return text if most is None else "".join(text.splitlines(keepends=True)[:most])


@pytest.mark.parametrize("most", [8_000, pytest.param(None, marks=pytest.mark.deep)])
def test_the_states_of_a_real_log_against_a_count_in_plain_python(
    outside: Path, tmp_path: Path, most: int | None
) -> None:
    """UCI incident log: what directly follows what, counted line by line."""
    text = log_of(outside, most)
    (tmp_path / "log.csv").write_text(text, "utf-8")
    journey = run([tmp_path / "log.csv"]).journey
    assert journey is not None
    assert journey.kind is JourneyKind.CASES
    follows, returning = counted(list(csv.DictReader(io.StringIO(text))))
    assert sum(t.volume for t in journey.transitions) >= 0.98 * follows.total()
    for pair, volume in pairs(journey).items():
        assert volume == follows[pair], pair
    assert journey.again is not None
    assert journey.again.value == pytest.approx(returning / journey.journeys)
    assert journey.waiting_on_customer is not None
    acting = [s.step for s in journey.steps if s.waits_for_customer]
    assert acting == ["Awaiting User Info"]
