"""Which statement covers a row of the chain."""

from datetime import date

import pytest

from outsidein.terms.description import ServiceDescription
from outsidein.terms.promise import Belief, Measure, Promise, Specification
from outsidein.terms.quality import Criterion, Direction
from outsidein.understand.chain.stated import measure_of, statements

REACH = Measure("reach", "Time to reach a person", "min", Direction.LESS, "access")
WAIT = Measure("wait", "Waiting in line", "min", Direction.LESS, "access")


def _specification(name: str, target: float, **scope: str) -> Specification:
    return Specification(name, "access", "reach", target, "min", Direction.LESS, **scope)  # type: ignore[arg-type]


DESCRIPTION = ServiceDescription(
    measures=(WAIT, REACH),
    beliefs=(
        Belief("access", who="A", expectation_level=5.0, needed_level=20, measure="reach"),
        Belief("access", who="B", expectation_level=6.0),
        Belief("access", segment="key", who="C", expectation_level=6.5),
        Belief("other", expectation_level=1.0),
    ),
    specifications=(
        _specification("all", 30),
        _specification("key", 10, segment="key"),
        _specification("field-key", 5, service="field", segment="key"),
    ),
    promises=(
        Promise("old", "30", "access", measure="reach", level=30, made_on=date(2024, 1, 1)),
        Promise("new", "15", "access", measure="reach", level=15, made_on=date(2025, 1, 1)),
        Promise("word", "always there", "access"),
    ),
)


def test_over_all_what_is_stated_for_all_counts() -> None:
    found = statements(DESCRIPTION, "access", REACH, None, None)
    assert found.expected == pytest.approx(5.5)
    assert found.believers == ("A", "B")
    assert found.needed == 20
    assert found.specification is not None
    assert found.specification.target == 30
    assert found.promised == 15
    assert found.promise is not None
    assert found.promise.id == "new"


def test_the_more_particular_statement_goes_first() -> None:
    found = statements(DESCRIPTION, "access", REACH, "remote", "key")
    assert found.expected == 6.5
    assert found.specification is not None
    assert found.specification.target == 10
    field = statements(DESCRIPTION, "access", REACH, "field", "key")
    assert field.specification is not None
    assert field.specification.target == 5
    small = statements(DESCRIPTION, "access", REACH, "field", "small")
    assert small.specification is not None
    assert small.specification.target == 30


def test_statements_about_another_measure_do_not_count() -> None:
    found = statements(DESCRIPTION, "access", WAIT, None, None)
    assert found.specification is None
    assert found.promised is None


def test_a_promise_without_a_measure_is_a_level_on_the_scale() -> None:
    told = ServiceDescription(promises=(Promise("p", "6 of 7", "access", level=6.0),))
    found = statements(told, "access", None, None, None)
    assert found.promised is None
    assert found.promised_level == 6.0


def test_nothing_stated_is_nothing_known() -> None:
    found = statements(ServiceDescription(), "access", None, None, None)
    assert (found.expected, found.needed, found.specification, found.promise) == (None,) * 4


def test_the_measure_with_a_specification_stands_for_the_criterion() -> None:
    access = Criterion("access", "Access")
    assert measure_of(DESCRIPTION, access, ["wait", "reach"]) is REACH
    bare = ServiceDescription(measures=(WAIT, REACH))
    assert measure_of(bare, access, ["reach"]) is REACH
    assert measure_of(bare, access, []) is WAIT
    assert measure_of(bare, Criterion("other", "Other"), []) is None
    proved = Criterion("other", "Other", proofs=("wait",))
    assert measure_of(bare, proved, ["wait"]) is WAIT
