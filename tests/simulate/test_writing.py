"""The files: what is in them, the same bytes again, and no file of anybody else touched."""

import csv
import hashlib
import json

import pytest

from outsidein.servicefile import load
from outsidein.simulate import write
from outsidein.terms.trouble import Trouble

CRITERIA = (
    "professionalism", "attitudes", "accessibility", "reliability", "recovery", "reputation",
)  # fmt: skip

CONTRACTS = """
    contract_id customer_id customer_name segment offering annual_value_eur start_date
    renewal_date guarantee
"""
WORK_ORDERS = """
    work_order_id customer_id site service moment priority opened_at first_contact_at arrived_at
    resolved_at closed_at due_at employee_id team sla_met reopened reassignments first_time_fix
    cost_eur
"""
INDICATORS = """
    month team utilization average_handling_minutes tickets_per_engineer training_hours backlog
    report_completeness
"""
SURVEY = [
    *["answer_id", "answered_at", "customer_id", "role", "work_order_id", "moment"],
    *(f"{c}_{n}_{v}" for c in CRITERIA for n in (1, 2, 3) for v in ("expected", "perceived")),
    *(f"{c}_1_{v}" for c in ("accessibility", "reliability") for v in ("adequate", "desired")),
    "expectation_source",
    *(f"points_{c}" for c in CRITERIA),
    *["capability", "effort", "overall", "recommend", "renew", "comment"],
]
HEADERS = {
    "contracts.csv": CONTRACTS.split(),
    "employees.csv": ["employee_id", "team", "site", "hired_on", "role"],
    "work_orders.csv": WORK_ORDERS.split(),
    "survey.csv": SURVEY,
    "indicators.csv": INDICATORS.split(),
}


def digests(folder):
    return {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in sorted(folder.iterdir())}


def test_the_files_hold_just_what_an_organization_would_know(planted):
    """No hidden cause has a column: the headers are these and no others."""
    for name, expected in HEADERS.items():
        with (planted.folder / name).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == expected
    others = {"service.yaml", "truth.json", "README.txt"}
    assert {f.name for f in planted.folder.iterdir()} == set(HEADERS) | others


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(tmp_path):
    for name, seed in (("a", 4), ("b", 4), ("c", 5)):
        write(tmp_path / name, seed=seed, customers=30, months=3)
    a, b, c = (digests(tmp_path / name) for name in "abc")
    assert a == b
    changed = {name for name in a if a[name] != c[name]}
    assert changed == set(a) - {"service.yaml"}


def test_a_simulated_folder_may_be_written_again(tmp_path):
    write(tmp_path, seed=1, customers=30, months=2)
    before = digests(tmp_path)
    write(tmp_path, seed=2, customers=30, months=2)
    write(tmp_path, seed=1, customers=30, months=2)
    assert digests(tmp_path) == before


def test_a_folder_with_other_files_is_left_alone(tmp_path):
    (tmp_path / "survey.csv").write_text("real answers")
    with pytest.raises(Trouble, match="not from a simulation"):
        write(tmp_path, customers=30, months=1)
    assert (tmp_path / "survey.csv").read_text() == "real answers"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_in_place_of_the_folder_is_told(tmp_path):
    (tmp_path / "here").write_text("a file")
    with pytest.raises(Trouble, match="is a file"):
        write(tmp_path / "here", customers=30, months=1)
    with pytest.raises(Trouble, match="cannot be made"):
        write(tmp_path / "here" / "below", customers=30, months=1)


def test_rows_may_be_set_apart_from_customers(tmp_path):
    truth = write(tmp_path, customers=50, months=4, answers=700, tickets=1_300)
    for name, rows in (("survey.csv", 700), ("work_orders.csv", 1_300)):
        with (tmp_path / name).open(encoding="utf-8", newline="") as file:
            assert sum(1 for _ in csv.reader(file)) == rows + 1
    assert truth.happened.answer_count == 700


def test_more_answers_than_work_orders_can_be_had(tmp_path):
    truth = write(tmp_path, customers=50, months=4, answers=3_000, tickets=1_000)
    assert truth.happened.answer_count == 3_000


@pytest.mark.parametrize("example", ["planted", "even"])
def test_everywhere_it_says_that_it_is_simulated(example, request):
    folder = request.getfixturevalue(example).folder
    assert (folder / "README.txt").read_text("utf-8").startswith("SIMULATED")
    assert json.loads((folder / "truth.json").read_text("utf-8"))["simulated"] is True
    service = load(folder / "service.yaml")
    assert service.organization.simulated
    assert "simulated" in service.organization.name
    with (folder / "contracts.csv").open(encoding="utf-8", newline="") as file:
        names = {row["customer_name"] for row in csv.DictReader(file)}
    assert all(name.startswith("Simulated customer ") for name in names)


@pytest.mark.parametrize("example", ["planted", "even"])
def test_the_service_file_loads_and_states_every_voice(example, request):
    service = load(request.getfixturevalue(example).folder / "service.yaml")
    assert tuple(criterion.id for criterion in service.criteria) == CRITERIA
    header = set(HEADERS["survey.csv"])
    for criterion in service.criteria:
        assert len(criterion.items) == 3
        for n, item in enumerate(criterion.items, 1):
            assert item.expectation in (None, f"{criterion.id}_{n}_expected")
            assert item.perception in (None, f"{criterion.id}_{n}_perceived")
            assert {f"{item.id}_expected", f"{item.id}_perceived"} <= header
    assert {belief.criterion for belief in service.beliefs} == set(CRITERIA)
    assert sum(belief.priority for belief in service.beliefs) == 100
    columns = set(HEADERS["work_orders.csv"])
    for measure in service.measures:
        assert {measure.column, measure.start, measure.end} - {None} <= columns
    assert {indicator.column for indicator in service.indicators} <= set(HEADERS["indicators.csv"])
    assert service.period == "half-year"
