"""The flag of the example organization that flatters is found, as many times as it was planted."""

import json
from pathlib import Path

import pytest

from outsidein.report import AuditDocument


def test_orders_called_met_though_late_are_counted_as_planted(
    document: AuditDocument, organization: Path
) -> None:
    truth = json.loads((organization / "truth.json").read_text("utf-8"))["service_levels"]
    planted = truth["repair-in-time"]
    (found,) = document.service_levels
    assert found.id == "repair-in-time"
    whole = found.agreement
    assert whole is not None
    # An order still open, and due between the last event and the end of the data, is undecided.
    assert whole.both_missed == pytest.approx(planted["both_missed"], abs=5)
    assert (whole.both_met, whole.flag_only, whole.clock_only) == (
        planted["both_met"],
        planted["flag_only"],
        planted["clock_only"],
    )
    late = planted["flag_only"] + planted["both_missed"]
    assert planted["flag_only"] / late == pytest.approx(planted["late_orders_called_met"], abs=0.03)
    by_priority = {g.group: g.flag_only for g in found.groups if g.by == "priority"}
    assert by_priority == {p: c["flag_only"] for p, c in planted["by_priority"].items()}
    assert whole.share.low is not None
    assert whole.share.high is not None
    assert whole.share.low < (whole.share.value or 0) < whole.share.high
    assert len(found.flag_only_examples) == 5
    assert found.clock_only_examples == ()


def test_the_finding_stands_among_the_numbers_with_its_definitions(document: AuditDocument) -> None:
    notes = {note.key for note in document.definitions}
    assert {"clock.attainment", "clock.stated", "clock.agreement"} <= notes
    (found,) = document.service_levels
    sla = next(m for m in document.metrics if m.metric == "sla" and not m.by)
    assert found.stated is not None
    assert found.stated.value == pytest.approx(sla.estimate.value, abs=0.05)
    attained, stated = found.attainment.value, found.stated.value
    assert attained is not None
    assert stated is not None
    assert attained < stated
