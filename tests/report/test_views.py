"""Rows grouped, customers sorted, numbers listed."""

from dataclasses import replace

from outsidein.report.document import AuditDocument
from outsidein.report.views import (
    calibrations,
    chain_groups,
    customer_groups,
    indicator_lines,
    listed_numbers,
    moved,
    part_name,
)
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import CustomerState, Relation


def test_each_criterion_is_one_group_with_its_segments(rich_document: AuditDocument) -> None:
    groups = chain_groups(rich_document.chain)
    assert [g.id for g in groups][:2] == ["chain-accessibility", "chain-reliability"]
    assert all(g.row.segment is None for g in groups)
    assert [len(g.parts) for g in groups] == [4] * 6


def test_services_and_segments_are_parts_of_their_criterion(rich_document: AuditDocument) -> None:
    row = rich_document.chain[0]
    repair = replace(row, service="repair", segment="ports")
    (group,) = chain_groups([repair, row, replace(row, service="leasing")])
    assert group.row is row
    assert [part_name(part) for part in group.parts] == ["repair, ports", "leasing"]
    assert part_name(row) == "all customers"


def test_criteria_whose_names_look_alike_have_anchors_of_their_own(
    rich_document: AuditDocument,
) -> None:
    row = rich_document.chain[0]
    groups = chain_groups([replace(row, criterion="a b"), replace(row, criterion="a-b")])
    assert len({g.id for g in groups}) == 2


def test_each_indicator_has_one_line(rich_document: AuditDocument) -> None:
    first = rich_document.indicators[2]
    others = [
        replace(first, result="Recovery"),
        replace(first, result="Attitudes", relation=Relation.OPPOSED),
        replace(first, result="Reputation", relation=Relation.UNDECIDED),
    ]
    (line,) = indicator_lines([first, *others])
    assert line.main is first
    assert line.besides == "related to Recovery; opposed to Attitudes"


def test_a_change_has_moved_where_its_interval_leaves_out_zero(
    rich_document: AuditDocument,
) -> None:
    change = rich_document.changes[0]
    still = replace(change, difference=Estimate(0.1, -0.1, 0.3))
    withheld = replace(change, difference=Estimate(0.1, 0.05, 0.15).withhold("too few"))
    assert moved([change, still, withheld]) == ([change], [still, withheld])


def test_customers_are_sorted_by_money_then_renewal(rich_document: AuditDocument) -> None:
    shuffled = rich_document.customers[::-1]
    group = customer_groups(shuffled)[0]
    assert group.state is CustomerState.GREEN_BUT_RED
    assert group.total == 212
    keys = [
        (-(f.contract_value.minor if f.contract_value else -1), f.renewal)
        for f in (*group.first, *group.rest)
    ]
    assert keys == sorted(keys)
    assert customer_groups(shuffled) == customer_groups(rich_document.customers)


def test_a_customer_without_money_comes_last(rich_document: AuditDocument) -> None:
    poor = replace(rich_document.customers[0], contract_value=None, renewal=None)
    group = customer_groups([poor, *rich_document.customers[1:4]])[0]
    assert group.first[-1] is poor


def test_every_estimate_is_listed_once(rich_document: AuditDocument) -> None:
    small = replace(rich_document, chain=rich_document.chain[:1], moments=(), options=())
    listed = listed_numbers(small)
    names = [f"{item.section}: {item.name}" for item in listed]
    assert "The chain: Accessibility and flexibility · gap 2 · size" in names
    assert "The chain: Accessibility and flexibility · gap 2 · in unit" in names
    assert "Drivers: overall judgement · Recovery · lmg" in names
    assert "Metrics: Net Promoter Score · standard · estimate" in names
    assert len(names) == len(set(names))


def test_a_curve_is_shown_once(rich_document: AuditDocument) -> None:
    assert len(calibrations(rich_document.chain)) == 3
