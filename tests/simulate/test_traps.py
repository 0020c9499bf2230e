"""What makes the data hard: counted in the files, with plain arithmetic of our own."""

import numpy as np
import pytest


def columns(example, query):
    return [np.array(column) for column in zip(*example.sql(query), strict=True)]


def slope(x, y):
    return ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()


def trap(example):
    attitudes = "list_avg([attitudes_1_perceived, attitudes_2_perceived, attitudes_3_perceived])"
    segment, x, y = columns(
        example,
        f"select segment, {attitudes} as x, overall from {{survey}} join "
        "(select distinct customer_id, segment from {contracts}) using (customer_id) "
        "where x is not null and overall is not null",
    )
    within = {s: slope(x[segment == s], y[segment == s]) for s in np.unique(segment)}
    return slope(x, y), within


def test_pooled_and_within_segments_the_sign_is_opposite(planted):
    pooled, within = trap(planted)
    assert pooled < -0.15
    assert all(value > 0.2 for value in within.values())
    told_pooled, told_within = planted.truth.simpson
    assert told_pooled < 0 < told_within


def test_without_planting_there_is_no_trap(even):
    pooled, within = trap(even)
    assert pooled > 0.2
    assert all(abs(value - pooled) < 0.25 for value in within.values())


def icc(example, column):
    """Intraclass correlation by customer: one-way analysis of variance (Fisher 1925)."""
    customer, value = columns(
        example, f"select customer_id, {column} from {{survey}} where {column} is not null"
    )
    _, group = np.unique(customer, return_inverse=True)
    n = np.bincount(group)
    means = np.bincount(group, value) / n
    between = (n * (means - value.mean()) ** 2).sum() / (len(n) - 1)
    within = ((value - means[group]) ** 2).sum() / (len(value) - len(n))
    typical = (n.sum() - (n**2).sum() / n.sum()) / (len(n) - 1)
    return (between - within) / (between + (typical - 1) * within)


@pytest.mark.parametrize("example", ["planted", "even"])
def test_answers_of_one_customer_are_alike(example, request):
    example = request.getfixturevalue(example)
    assert 0.1 < icc(example, "overall") < 0.7
    assert 0.1 < icc(example, "accessibility_2_expected") < 0.6


def test_expectations_pile_up_at_the_ceiling(planted):
    [[top]] = planted.sql("select avg((reliability_2_expected = 7)::int) from {survey}")
    assert 0.2 < top < 0.6


def test_answers_are_missing_in_every_way(planted):
    [[expectation, item, points, overall, comment, order]] = planted.sql(
        "select avg((accessibility_1_expected is null)::int), "
        "avg((accessibility_1_perceived is null)::int), avg((points_recovery is null)::int), "
        "avg((overall is null)::int), avg((comment is null)::int), "
        "avg((work_order_id is null)::int) from {survey}"
    )
    assert 0.03 < expectation < 0.12
    assert 0.005 < item < 0.05
    assert 0.25 < points < 0.45
    assert 0.002 < overall < 0.03
    assert 0.5 < comment < 0.9
    assert 0.03 < order < 0.12


def test_points_add_up_to_a_hundred(planted):
    criteria = (
        "professionalism", "attitudes", "accessibility", "reliability", "recovery", "reputation",
    )  # fmt: skip
    total = " + ".join(f"points_{criterion}" for criterion in criteria)
    assert planted.sql(f"select distinct {total} as t from {{survey}} where t is not null") == [
        (100,)
    ]


def test_who_answers_depends_on_what_was_experienced(planted):
    """The annoyed answer more: a survey alone cannot see this."""
    reference = planted.truth.reference
    told = planted.truth.levels("accessibility", of=reference.respondents)["perceived"]
    felt = planted.truth.levels("accessibility", of=reference.everyone)["perceived"]
    assert felt - told > 0.02


def test_some_customers_never_answer(planted):
    [[share]] = planted.sql(
        "select avg((customer_id not in (select customer_id from {survey}))::int) from "
        "(select customer_id from {work_orders} group by 1 having count(*) >= 20)"
    )
    assert 0.02 < share < 0.15


def test_work_is_skewed_over_customers_and_heavy_in_its_tails(planted):
    n, hours = columns(
        planted,
        "select count(*), quantile_cont(epoch(resolved_at) - epoch(opened_at), 0.5) "
        "from {work_orders} group by customer_id",
    )
    top = np.sort(n)[::-1][: len(n) // 10].sum() / n.sum()
    assert 0.2 < top < 0.5
    assert hours.max() > 4 * np.median(hours)
    [[median, high]] = planted.sql(
        "select quantile_cont(h, 0.5), quantile_cont(h, 0.99) from "
        "(select epoch(resolved_at) - epoch(opened_at) as h from {work_orders})"
    )
    assert high > 4 * median


def test_nights_and_weekends_are_quieter_and_slower(planted):
    [[share, day, night]] = planted.sql(
        "select avg(off::int), median(wait) filter (where not off), median(wait) filter (where off)"
        " from (select (hour(opened_at) < 7 or hour(opened_at) >= 18) as off, "
        "epoch(first_contact_at) - epoch(opened_at) as wait from "
        "(select opened_at::timestamp as opened_at, first_contact_at::timestamp as "
        "first_contact_at from {work_orders}))"
    )
    assert 0.1 < share < 0.4
    assert night > 1.3 * day


def test_larger_customers_are_served_faster_and_expect_more(planted):
    hours = dict(
        planted.sql(
            "select segment, median(epoch(resolved_at) - epoch(opened_at)) from {work_orders} "
            "join (select distinct customer_id, segment from {contracts}) using (customer_id) "
            "group by 1"
        )
    )
    assert hours["key account"] < 0.9 * hours["small"]
    truth = planted.truth
    for criterion in ("accessibility", "reliability"):
        key, small = (truth.levels(criterion, segment=s) for s in ("key account", "small"))
        assert key["expected"] > small["expected"] + 0.2
        assert key["perceived"] > small["perceived"]


def test_clocks_are_stopped_so_that_more_looks_in_time_than_is(planted):
    [[recorded, true]] = planted.sql(
        "select avg(sla_met::int), avg((resolved_at <= due_at)::int) from {work_orders} "
        "where resolved_at is not null"
    )
    assert recorded > true + 0.01


def test_those_who_left_are_in_old_orders_and_in_no_contract(planted):
    [[gone]] = planted.sql(
        "select count(distinct customer_id) from {work_orders} "
        "where customer_id not in (select customer_id from {contracts})"
    )
    assert gone > 10
    leavers = planted.truth.customers.leaves < planted.truth.plan.months
    assert leavers.sum() >= gone
    temper = planted.truth.customers.temper
    assert temper[leavers].mean() < temper[~leavers].mean()


def test_several_users_of_a_customer_answer(planted):
    roles = dict(planted.sql("select role, count(*) from {survey} group by 1"))
    assert set(roles) == {"customer", "sponsor", "user"}
    assert min(roles.values()) > 100


def test_events_are_in_order_and_before_the_end(planted):
    [[wrong]] = planted.sql(
        "select count(*) from {work_orders} where first_contact_at < opened_at "
        "or arrived_at < first_contact_at or resolved_at < arrived_at or closed_at < resolved_at "
        "or greatest(opened_at, first_contact_at, arrived_at, resolved_at, closed_at) "
        ">= '2026-07-01'::timestamptz"
    )
    assert wrong == 0
    [[early]] = planted.sql(
        "select count(*) from {survey} s join {work_orders} w using (work_order_id) "
        "where s.answered_at < w.resolved_at or s.customer_id <> w.customer_id "
        "or s.moment <> w.moment"
    )
    assert early == 0
    [[orders, linked]] = planted.sql(
        "select count(work_order_id), (select count(*) from {survey} join {work_orders} "
        "using (work_order_id)) from {survey}"
    )
    assert orders == linked


def test_a_measure_moves_the_rating_of_the_same_moment(planted):
    for criterion, start, end in (
        ("accessibility", "opened_at", "first_contact_at"),
        ("reliability", "opened_at", "resolved_at"),
        ("reputation", "opened_at", "arrived_at"),
    ):
        hours, rating = columns(
            planted,
            f"select ln(epoch({end}) - epoch({start})), {criterion}_2_perceived from {{survey}} "
            f"join {{work_orders}} using (work_order_id) where {end} > {start} "
            f"and {criterion}_2_perceived is not null",
        )
        assert np.corrcoef(hours, rating)[0, 1] < -0.2
