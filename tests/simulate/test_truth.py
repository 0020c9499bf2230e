"""The truth fits the files, counted again by other means."""

import json

import pytest

from outsidein.simulate import document, write
from outsidein.simulate.blueprint import SEGMENTS
from outsidein.simulate.truth import GAPS

CRITERIA = {
    "accessibility": "gap_2",
    "reliability": "gap_3",
    "professionalism": "gap_1",
    "reputation": "gap_4",
}


def mean(criterion: str, voice: str) -> str:
    items = ",".join(f"{criterion}_{n}_{voice}" for n in (1, 2, 3))
    return f"avg(list_avg([{items}]))"


@pytest.mark.parametrize("example", ["planted", "even"])
@pytest.mark.parametrize("voice", ["expected", "perceived"])
def test_levels_of_this_file_are_the_means_in_this_file(example, voice, request):
    """What was felt and what was ticked differ by the chance of single ticks alone."""
    example = request.getfixturevalue(example)
    for criterion in (*CRITERIA, "attitudes", "recovery"):
        for period, where in (
            (2, "answered_at >= '2026-01-01'"),
            (1, "answered_at >= '2025-07-01' and answered_at < '2026-01-01'"),
        ):
            [[ticked, n]] = example.sql(
                f"select {mean(criterion, voice)}, count(*) from {{survey}} where {where}"
            )
            felt = example.truth.levels(criterion, period=period, of=example.truth.happened.levels)[
                voice
            ]
            assert ticked == pytest.approx(felt, abs=4 * 0.55 / n**0.5), (criterion, period)


def test_levels_by_segment_are_those_of_customers_with_a_contract(planted):
    truth = planted.truth
    for segment in SEGMENTS:
        [[ticked, n]] = planted.sql(
            f"select {mean('attitudes', 'perceived')}, count(*) from {{survey}} join "
            "(select distinct customer_id, segment from {contracts}) using (customer_id) "
            f"where segment = '{segment}' and answered_at >= '2026-01-01'"
        )
        felt = truth.levels("attitudes", segment=segment, of=truth.happened.levels)["perceived"]
        assert ticked == pytest.approx(felt, abs=4 * 0.55 / n**0.5)


def test_quantities_are_those_in_the_file(planted):
    quantities = planted.truth.reference.quantities
    for criterion, start, end, hours in (
        ("accessibility", "opened_at", "first_contact_at", 1 / 60),
        ("reliability", "opened_at", "resolved_at", 1),
        ("recovery", "resolved_at", "closed_at", 1),
        ("reputation", "opened_at", "arrived_at", 1),
    ):
        [[median]] = planted.sql(
            f"select median(epoch({end}) - epoch({start})) / 3600 from {{work_orders}} "
            f"where opened_at >= '2026-01-01' and {end} is not null"
        )
        assert median / hours == pytest.approx(quantities[criterion].median, rel=0.12)


def test_counts_by_customer_are_those_in_the_files(planted):
    happened = planted.truth.happened
    rows = planted.sql("select customer_id, count(*), count(answer_id) from {survey} group by 1")
    assert sum(n for _, n, _ in rows) == happened.answer_count
    for customer, n, _ in rows:
        assert happened.answers[int(customer[1:]) - 1] == n
    for customer, n, met in planted.sql(
        "select customer_id, count(*), count(*) filter (where resolved_at <= due_at) "
        "from {work_orders} where resolved_at is not null group by 1"
    ):
        number = int(customer[1:]) - 1
        assert happened.orders[number] >= n
        assert happened.in_time[number] >= met
    [[opened]] = planted.sql("select count(*) from {work_orders}")
    assert happened.opened.sum() == opened


def test_the_planted_gap_is_the_one_that_leaks(planted):
    truth = planted.truth
    for criterion, gap in CRITERIA.items():
        gaps = truth.gaps(criterion)
        assert gaps[gap] is not None
        assert gaps[gap] < -0.4, criterion
        assert gaps["gap_5"] < -0.5
    for criterion in ("professionalism", "accessibility", "reliability"):
        gaps, gap = truth.gaps(criterion), CRITERIA[criterion]
        assert gaps[gap] == min(gaps["gap_1"], gaps["gap_2"], gaps["gap_3"])
    assert abs(truth.gaps("attitudes")["gap_5"]) < 0.05
    assert abs(truth.gaps("attitudes")["gap_1"]) < 0.08


def test_the_chain_adds_up(planted):
    for criterion in ("professionalism", "accessibility", "reliability", "recovery", "reputation"):
        gaps = planted.truth.gaps(criterion)
        whole = sum(gaps[name] for name in ("gap_1", "gap_2", "gap_3", "added_by_perception"))
        assert whole == pytest.approx(gaps["gap_5"], abs=1e-9)


def test_one_criterion_is_served_beyond_what_anybody_asks(planted):
    gaps = planted.truth.gaps("recovery")
    assert gaps["gap_5"] > 1
    assert planted.truth.drivers["recovery"] == 0
    assert planted.truth.reference.blueprint.said("recovery").priority > 0


def test_a_promise_of_the_latest_period_raises_expectation_and_spoils_perception(planted):
    before, after = (planted.truth.levels("reputation", period=p) for p in (1, 2))
    assert after["expected"] - before["expected"] > 0.6
    assert after["perceived"] - before["perceived"] < -0.3
    assert after["delivered"] == pytest.approx(before["delivered"], abs=0.05)
    assert planted.truth.gaps("reputation")["added_by_perception"] < -0.3


def test_bad_sites_make_the_delivery_worse_in_the_latest_period(planted):
    before, after = (planted.truth.levels("reliability", period=p) for p in (1, 2))
    assert after["delivered"] - before["delivered"] < -0.2
    assert after["perceived"] - before["perceived"] < -0.2
    by_site = planted.sql(
        "select site, median(epoch(resolved_at) - epoch(opened_at)) / 3600 from {work_orders} "
        "where opened_at >= '2026-01-01' group by site"
    )
    hours = dict(by_site)
    short = [hours.pop(site) for site in ("Essen", "Leipzig", "Nürnberg")]
    assert min(short) > 1.8 * max(hours.values())


def test_states_of_customers_are_what_they_say(planted):
    members = document.document(planted.truth)["customers"]
    many = {state: [c for c in found if c["work_orders"] >= 10] for state, found in members.items()}
    for customer in many["green_but_red"]:
        assert customer["truly_in_time"] > 0.7
    overall = [c["true_overall"] for c in many["green_but_red"]]
    assert sum(overall) / len(overall) < 3.5
    late = [c["truly_in_time"] for c in many["red_but_happy"]]
    assert sum(late) / len(late) < 0.6
    happy = [c["true_overall"] for c in many["red_but_happy"]]
    assert sum(happy) / len(happy) > 5.3
    assert len(members["silent"]) > 5
    assert all(c["answers"] == 0 for c in members["silent"])


def test_truth_is_laid_beside_the_files(planted):
    laid = json.loads((planted.folder / "truth.json").read_text("utf-8"))
    assert laid == json.loads(document.text(planted.truth))
    assert laid["plan"]["answers"] == 4_000
    rows = laid["levels"]
    assert len(rows) == 6 * (1 + 3 + 2) * 2
    for row in rows:
        for source in ("audit", "everyone", "here"):
            assert set(row[source]["gaps"]) == set(GAPS)
    green = laid["customers_by_outcome"]["green_but_red"]
    overall = planted.truth.overall()
    assert len(green) > 5
    assert all(overall[int(customer[1:]) - 1] < 4 for customer in green)


def test_the_truth_does_not_depend_on_the_seed_but_what_happens_does(planted, tmp_path):
    """Two organizations of one kind: the same truth to find, other customers to find it in."""
    other = write(tmp_path, seed=12, customers=400)
    assert planted.truth.levels("accessibility") == other.levels("accessibility")
    happened = [t.levels("accessibility", of=t.happened.levels) for t in (planted.truth, other)]
    assert happened[0] != happened[1]


@pytest.mark.parametrize("example", ["planted", "even"])
def test_the_flag_against_the_times_is_counted_as_it_stands_in_the_file(example, request):
    example = request.getfixturevalue(example)
    counted = example.sql(
        """
        select priority,
            count(*) filter (sla_met and resolved_at <= due_at),
            count(*) filter (not sla_met and coalesce(resolved_at > due_at, true)),
            count(*) filter (sla_met and resolved_at > due_at),
            count(*) filter (not sla_met and resolved_at <= due_at)
        from {work_orders} where sla_met is not null group by 1 order by 1
        """
    )
    found = document.document(example.truth)["service_levels"]["repair-in-time"]["by_priority"]
    cases = ("both_met", "both_missed", "flag_only", "clock_only")
    assert {p: tuple(found[p][case] for case in cases) for p in found} == {
        p: tuple(counts) for p, *counts in counted
    }
    assert found["P3"]["flag_only"] > 0
