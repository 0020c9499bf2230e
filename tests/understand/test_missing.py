"""What the chain cannot say, and the cheapest way to be able to say it."""

from dataclasses import replace

import pytest

from outsidein.simulate import Truth
from outsidein.terms.description import ServiceDescription
from outsidein.terms.finding import Missing
from outsidein.understand.chain import Chain, chain_of
from outsidein.understand.missing import missing_links
from outsidein.understand.study import Study

Known = tuple[Chain, Truth]


def _with(chain: Chain, *, work: bool = True, answers: bool = True, **stated: object) -> Chain:
    """The chain of the same organization with less known about it."""
    description = replace(chain.study.description, **stated)  # type: ignore[arg-type]
    ground = replace(chain.study.ground, description=description)
    kept = chain.study
    return chain_of(Study(ground, kept.answers if answers else None, kept.work if work else None))


def _about(found: tuple[Missing, ...], word: str) -> Missing:
    return next(m for m in found if word in m.what)


def test_a_whole_chain_misses_only_what_was_left_out_on_purpose(planted: Known) -> None:
    found = missing_links(planted[0])
    assert all("Attitudes" in m.what or "gap 4" in m.what for m in found)
    assert all(m.collect and m.cost for m in found)


def test_statements_come_before_questions_to_customers(planted: Known) -> None:
    found = missing_links(_with(planted[0], work=False, beliefs=(), specifications=(), promises=()))
    assert found[0].what.startswith("gaps 1 and 2")
    assert "what they think" in found[0].collect or "which level" in found[0].collect
    work = _about(found, "what was delivered")
    assert work.why == "no work orders were given"
    assert found.index(work) > 1


def test_without_answers_customers_must_be_asked(planted: Known) -> None:
    found = missing_links(_with(planted[0], answers=False))
    assert _about(found, "gap 5 of").why == "customers were not asked what they experienced"
    assert _about(found, "gaps 1 and 5").why == "customers were not asked what they expect"
    assert found[-1].what.startswith(("gaps", "gap", "what"))


def test_too_few_pairs_ask_for_more(planted: Known) -> None:
    found = missing_links(_with(planted[0], minimums={"calibration": 5000}))
    curve = _about(found, "is worth to customers")
    assert "5000 customers" in curve.why
    assert curve.cost == "time"


def test_without_criteria_a_service_file_is_the_first_step(planted: Known) -> None:
    chain = planted[0]
    ground = replace(chain.study.ground, description=ServiceDescription())
    found = missing_links(chain_of(Study(ground, None, None)))
    assert "outsidein init" in found[0].collect


@pytest.mark.parametrize("part", ["work", "answers"])
def test_half_a_study_still_gives_rows(planted: Known, part: str) -> None:
    chain = _with(planted[0], **{part: False})  # type: ignore[arg-type]
    rows = [chain.row(c.id) for c in chain.criteria]
    assert len(rows) == 6
    shown = [r for r in rows if r.gaps[2].in_unit is not None]
    assert bool(shown) is (part == "answers")
