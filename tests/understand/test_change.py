"""Change against the period before, on the same blocks of customers."""

from dataclasses import replace

import numpy as np
import pytest

from outsidein.engine.blocks import block
from outsidein.simulate import Truth
from outsidein.stats.intervals import jackknife
from outsidein.understand.chain import Chain
from outsidein.understand.change import changes
from outsidein.understand.periods import Periods

Known = tuple[Chain, Truth]


def test_a_change_is_paired_on_the_same_customers(planted: Known) -> None:
    chain = planted[0]
    assert chain.study.answers is not None
    overall = chain.study.answers.overall
    table = chain.study.answer_rows
    assert table is not None
    assert overall is not None
    y = table[overall].to_numpy().astype(float)
    when = np.asarray(table["when"].to_pylist())
    blocks = np.array([block(c) for c in table["customer"].to_pylist()])

    def difference(keep: np.ndarray) -> float:
        after, before = y[(when == "current") & keep], y[(when == "previous") & keep]
        return float(np.nanmean(after) - np.nanmean(before))

    everybody = np.ones(len(y), dtype=bool)
    by_hand = jackknife(difference(everybody), [difference(blocks != b) for b in range(64)])
    found = changes(chain)[0]
    assert found.name == "Overall judgement"
    assert (found.before_label, found.after_label) == ("second half of 2025", "first half of 2026")
    assert found.difference.value == pytest.approx(by_hand.value, abs=1e-9)
    assert found.difference.low == pytest.approx(by_hand.low, abs=1e-9)
    assert found.difference.high == pytest.approx(by_hand.high, abs=1e-9)


def test_the_planted_campaign_raised_what_customers_expect(planted: Known) -> None:
    found = {c.name: c.difference for c in changes(planted[0])}
    raised = found["Reputation and credibility: expected"]
    lowered = found["Reputation and credibility: perceived"]
    assert raised.low is not None
    assert raised.low > 0.3
    assert lowered.high is not None
    assert lowered.high < 0
    # What did not change is not said to have changed by much.
    still = found["Recovery: perceived"].value
    assert still is not None
    assert abs(still) < 0.15


def test_without_an_earlier_period_there_is_no_change(planted: Known) -> None:
    chain = planted[0]
    study = replace(chain.study)
    object.__setattr__(study, "periods", Periods(chain.study.periods.current))
    assert changes(replace(chain, study=study)) == ()


def test_too_few_customers_are_withheld(planted: Known) -> None:
    chain = planted[0]
    description = replace(chain.study.description, minimums={"gap": 10_000})
    ground = replace(chain.study.ground, description=description)
    found = changes(replace(chain, study=replace(chain.study, ground=ground)))
    assert found
    assert all(c.difference.value is None and c.difference.withheld for c in found)
