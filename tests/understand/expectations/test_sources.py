"""Where expectations come from: answers in words, shares, levels, and audiences of promises."""

import numpy as np
import pytest

from outsidein.terms.expectation import ExpectationSource as Source
from outsidein.understand.chain import chain_of, chain_rows
from outsidein.understand.expectations import expectations
from outsidein.understand.expectations.audience import audience
from outsidein.understand.expectations.sources import sources_in


@pytest.mark.parametrize(
    ("answer", "sources"),
    [
        ("promise", {Source.PROMISE}),
        ("Past experience", {Source.PAST_EXPERIENCE}),
        ("past_experience", {Source.PAST_EXPERIENCE}),
        ("Word-of-mouth", {Source.WORD_OF_MOUTH}),
        ("word of mouth (what others say)", {Source.WORD_OF_MOUTH}),
        ("need (what your own work calls for)", {Source.NEED}),
        ("image (what we are known for)", {Source.IMAGE}),
        ("promise (what we said or wrote)", {Source.PROMISE}),
        ("promise;need", {Source.PROMISE, Source.NEED}),
        ("Erfahrung, Mundpropaganda", {Source.PAST_EXPERIENCE, Source.WORD_OF_MOUTH}),
        ("what colleagues say of your promises", {Source.WORD_OF_MOUTH}),
        ("no idea", set()),
        ("", set()),
    ],
)
def test_words_tell_the_source(answer, sources):
    assert sources_in(answer) == sources


def found_in(studied, table):
    made = studied(table)
    return expectations(made, chain_rows(chain_of(made)))


def with_source(survey):
    random = np.random.default_rng(8)
    words = ("promise", "past experience", "need", "the weather", None)
    named = random.choice(len(words), len(survey["time"]), p=(0.3, 0.4, 0.2, 0.05, 0.05))
    return {**survey, "source": [words[i] for i in named]}


def test_shares_and_levels_are_those_counted_by_hand(studied, survey):
    table = with_source(survey)
    found = found_in(studied, table)
    now = [i for i, t in enumerate(table["time"]) if t.month > 6]
    known = [i for i in now if table["source"][i] not in (None, "the weather")]
    by_source = {s.source: s for s in found.sources}
    assert set(by_source) == {Source.PROMISE, Source.PAST_EXPERIENCE, Source.NEED}
    for source, word in ((Source.PROMISE, "promise"), (Source.NEED, "need")):
        held = [i for i in known if table["source"][i] == word]
        one = by_source[source].share
        assert one.value == pytest.approx(len(held) / len(known))
        assert (one.n, one.excluded) == (len(known), len(now) - len(known))
        level = next(s for s in found.criteria[0].by_source if s.source is source)
        expected = np.array(table["speed_1_expected"])
        rest = [i for i in known if i not in held]
        assert level.level.value == pytest.approx(expected[held].mean())
        assert level.difference.value == pytest.approx(
            expected[held].mean() - expected[rest].mean()
        )
        change = by_source[source].change.value
        assert change == pytest.approx(one.value - by_source[source].before.value)
    assert found.unread_sources == table["source"].count("the weather")
    assert sum(s.share.value for s in found.sources) == pytest.approx(1)


def test_a_source_that_expects_more_differs_and_no_other_claim_is_made(studied, survey):
    table = with_source(survey)
    still = found_in(studied, table).criteria[0].by_source
    assert not any(s.differs for s in still)
    table["speed_1_expected"] = [
        e + 0.9 * (s == "need")
        for e, s in zip(table["speed_1_expected"], table["source"], strict=True)
    ]
    moved = {s.source: s.differs for s in found_in(studied, table).criteria[0].by_source}
    assert moved[Source.NEED]


def test_several_sources_may_be_chosen(studied, survey):
    table = {**survey, "source": ["promise;need"] * len(survey["time"])}
    found = found_in(studied, table)
    assert [s.share.value for s in found.sources] == [1.0, 1.0]


def test_what_is_missing_is_said_in_one_line_each(studied, survey):
    lines = found_in(studied, survey).missing
    assert len(lines) == 3
    assert any("--zone" in line for line in lines)
    assert any("--source" in line for line in lines)
    assert len(found_in(studied, with_source(survey)).missing) == 2


def test_nothing_is_found_where_no_expectation_was_asked(studied, survey):
    del survey["speed_1_expected"]
    made = studied(survey)
    assert expectations(made, chain_rows(chain_of(made))) is None


@pytest.mark.parametrize(
    ("stated", "members", "compared"),
    [
        ("big", {"big"}, True),
        ("Big", {"big"}, True),
        ("big and small", {"big", "small"}, False),
        ("all customers", {"big", "small"}, False),
        ("", {"big", "small"}, False),
        ("somebody else", {"big", "small"}, False),
    ],
)
def test_audiences(rows, survey, stated, members, compared):
    found = rows(survey)
    whom = audience(found, stated)
    held = {s for s, m in zip(survey["segment"], whom.members, strict=True) if m}
    assert held == members
    assert whom.compared is compared
    assert not (whom.members & whom.others).any()
    assert bool(whom.notes) is (stated == "somebody else")
