"""The silent moment: it takes place, and no answer is about it."""

import csv
import json
from pathlib import Path

import pytest

from outsidein.simulate import write
from outsidein.simulate.blueprint import SILENT


@pytest.mark.parametrize("plant", [True, False])
def test_nobody_answers_about_the_silent_moment(tmp_path: Path, plant: bool) -> None:
    write(tmp_path, seed=2, customers=60, months=6, plant=plant)
    with (tmp_path / "work_orders.csv").open(encoding="utf-8", newline="") as file:
        moment = {row["work_order_id"]: row["moment"] for row in csv.DictReader(file)}
    with (tmp_path / "survey.csv").open(encoding="utf-8", newline="") as file:
        answers = list(csv.DictReader(file))
    silent = {order for order, name in moment.items() if name == SILENT}
    told = json.loads((tmp_path / "truth.json").read_text("utf-8"))
    assert told["silent_moments"] == ([SILENT] if plant else [])
    assert bool(silent) == plant
    assert not silent & {answer["work_order_id"] for answer in answers}
    assert SILENT not in {answer["moment"] for answer in answers}
    for answer in answers:
        if answer["work_order_id"]:
            assert moment[answer["work_order_id"]] == answer["moment"]
