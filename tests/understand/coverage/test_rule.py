"""The rule for listening, case by case."""

import numpy as np
import pytest

from outsidein.engine.spreads import Spread
from outsidein.terms.coverage import Heard, Listening
from outsidein.understand.coverage.meetings import Meetings
from outsidein.understand.coverage.rule import heard

HOUR, DAY = 3_600.0, 86_400.0


def by_block(each: int) -> np.ndarray:
    return np.full(64, each, dtype=np.int64)


def met(answered: int, delay: float = HOUR) -> Meetings:
    counts = np.zeros((64, 1), dtype=np.int64)
    counts[:, 0] = max(answered, 1)
    return Meetings(
        volume={"visit": by_block(100)},
        asked={"visit": by_block(90)},
        answered={"visit": by_block(answered)},
        delays={"visit": Spread(np.array([delay]), counts, 0)},
    )


@pytest.mark.parametrize(
    ("answered", "delay", "wanted"),
    [
        (9, HOUR, Heard.WORKS),
        (4, HOUR, Heard.TOO_FEW),  # 4 of 90 are 4.4 %
        (9, 15 * DAY, Heard.TOO_LATE),
        (0, HOUR, Heard.SILENT),
    ],
)
def test_states(answered: int, delay: float, wanted: Heard) -> None:
    found = heard(Listening(), "visit", "The visit", met(answered, delay), 64 * answered)
    assert found.heard is wanted
    assert found.response is not None
    assert found.response.value == pytest.approx(answered / 90)
    assert found.response.excluded == 640
    assert (found.sentence == "") == (wanted is Heard.WORKS)


def test_another_rule_gives_another_state() -> None:
    strict = Listening(least_response=0.2)
    assert heard(strict, "visit", "The visit", met(9), 576).heard is Heard.TOO_FEW
    patient = Listening(within_days=20)
    assert heard(patient, "visit", "The visit", met(9, 15 * DAY), 576).heard is Heard.WORKS


def test_a_moment_that_no_file_counts() -> None:
    assert heard(Listening(), "talk", "The talk", Meetings(), 12).heard is Heard.ASKED
    silent = heard(Listening(), "talk", "The talk", Meetings(), 0)
    assert (silent.heard, silent.volume) == (Heard.SILENT, None)
    assert "no file says how often" in silent.sentence
