"""The sentence about the groups of tickets that stand out: only those that surely do."""

from dataclasses import replace
from datetime import date

from outsidein.audit.found import Found
from outsidein.audit.stand_out import stand_out
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import MetricFinding, Standing
from outsidein.understand.ground import Ground

GROUNDLESS: Ground = None  # type: ignore[assignment] - the sentence asks nothing of the ground
W, U = Standing.WORSE, Standing.UNDECIDED


def place(by: str, group: str, standing: Standing, cases: float, rows: float) -> MetricFinding:
    number = Estimate(40.0, 35.0, 45.0, n=100)
    return MetricFinding(
        "sla", "flag", "Attainment", number, "", by, group, standing, 0.01, 10, cases, rows
    )


def said(*places: MetricFinding) -> str:
    found = Found(GROUNDLESS, date(2026, 1, 1), metrics=places)
    return stand_out(found, "sla")


def test_one_group() -> None:
    assert said(place("priority", "P1", W, 0.3, 0.1), place("priority", "P2", U, 0.7, 0.9)) == (
        "The priority P1 misses it surely more often than the others: with 10 % of the tickets it "
        "has 30 % of all misses."
    )


def test_the_grouping_that_holds_most_of_the_misses_is_named() -> None:
    teams = (place("team", "South", W, 0.3, 0.1), place("team", "North", W, 0.3, 0.2))
    assert said(place("priority", "P1", W, 0.2, 0.1), *teams) == (
        "2 teams miss it surely more often than the others: with 30 % of the tickets they have "
        "60 % of all misses, and South adds most."
    )


def test_nothing_is_said_where_nothing_is_sure_or_many_stand_together() -> None:
    assert said(place("team", "South", U, 0.3, 0.1)) == ""
    many = replace(place("team", "12 teams with few customers", W, 0.3, 0.1), groups=12)
    assert said(many) == ""
