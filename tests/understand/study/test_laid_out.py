"""What was heard, laid out for understanding."""

import numpy as np

from outsidein.simulate import Truth
from outsidein.understand.chain import Chain

Known = tuple[Chain, Truth]


def test_answers_take_service_and_segment_from_what_they_are_about(planted: Known) -> None:
    study = planted[0].study
    assert study.answers is not None
    assert study.work is not None
    answers, work = study.answers.table, study.work.table
    service = dict(zip(work["ticket"].to_pylist(), work["service"].to_pylist(), strict=True))
    for ticket, found in zip(
        answers["ticket"].to_pylist()[:500], answers["service"].to_pylist()[:500], strict=True
    ):
        assert found == service.get(ticket)
    assert study.services == ("field-service", "remote-support")
    assert study.segments == ("key account", "mid-size", "small")


def test_measures_are_in_the_unit_they_are_stated_in(planted: Known) -> None:
    study = planted[0].study
    assert study.work is not None
    assert study.ground.tickets is not None
    table = study.ground.tickets.table
    opened, resolved = (
        table[name].to_numpy().astype("datetime64[s]") for name in ("opened_at", "resolved_at")
    )
    hours = (resolved - opened).astype(float) / 3600
    there = ~np.isnat(resolved) & (hours >= 0)
    found = study.work.measures["hours_to_repair"]
    assert np.allclose(found[there], hours[there])
    assert np.isnan(found[~there]).all()
    minutes = study.work.measures["minutes_to_person"]
    assert 5 < np.nanmedian(minutes) < 120


def test_items_asked_twice_are_paired_and_points_are_known(planted: Known) -> None:
    answers = planted[0].study.answers
    assert answers is not None
    assert len(answers.criteria) == 6
    for criterion in answers.criteria:
        assert len(criterion.pairs) == 3
        for e, p in criterion.pairs:
            assert e.removesuffix("_expected") == p.removesuffix("_perceived")
    assert set(answers.points) == {c.criterion.id for c in answers.criteria}
    assert answers.overall == "overall"


def test_the_link_finds_the_work_of_each_answer(planted: Known) -> None:
    study = planted[0].study
    link = study.link
    assert link is not None
    assert study.answers is not None
    assert study.work is not None
    tickets = study.work.table["ticket"].to_pylist()
    for row, ticket in enumerate(study.answers.table["ticket"].to_pylist()[:300]):
        place = int(link.place[row])
        assert (tickets[place] if place >= 0 else None) == ticket
    assert link.held_out.any()
    assert not link.held_out.all()
