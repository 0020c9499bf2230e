"""No number stands on more customers than rows, and the numbers of a survey count alike."""

from pathlib import Path

from outsidein import audit
from outsidein.audit.walk import estimates

ASKED = ("price_1_expected", "price_1_perceived", "price_2_expected", "price_2_perceived")
SERVICE = """
scale: {low: 1, high: 7}
criteria:
  set: own
  list:
    - {id: price, items: [{id: price_1, text: fair}, {id: price_2, text: clear}]}
"""


def test_rows_without_answers_add_no_customers(tmp_path: Path) -> None:
    lines = [f"{i % 2 + 6},{i % 5 + 1},{i % 3 + 5},{i % 6 + 1},{i % 7 + 1}" for i in range(160)]
    blank = [",,,,4"] * 9
    text = "\n".join([",".join((*ASKED, "overall")), *lines, *blank]) + "\n"
    (tmp_path / "survey.csv").write_text(text)
    (tmp_path / "service.yaml").write_text(SERVICE)
    document = audit.run([tmp_path])
    (row,) = document.chain
    five = row.gaps[-1].size
    assert five is not None
    assert (five.n, five.customers, five.excluded) == (160, 160, 9)
    overall = document.gap_model[-1].size
    assert overall is not None
    assert (overall.n, overall.customers, overall.excluded) == (160, 160, 9)
    numbers = list(estimates(document))
    assert len(numbers) > 10
    assert all(e.customers is None or e.customers <= e.n for e in numbers)


def test_a_gap_that_few_answered_is_withheld_however_many_answered_the_rest(tmp_path: Path) -> None:
    few = [f"{i % 2 + 6},{i % 5 + 1},{i % 3 + 5},{i % 6 + 1},{i % 7 + 1}" for i in range(12)]
    rest = [f",,,,{i % 7 + 1}" for i in range(300)]
    text = "\n".join([",".join((*ASKED, "overall")), *few, *rest]) + "\n"
    (tmp_path / "survey.csv").write_text(text)
    (tmp_path / "service.yaml").write_text(SERVICE)
    (row,) = audit.run([tmp_path]).chain
    five = row.gaps[-1].size
    assert five is not None
    assert five.value is None
    assert five.withheld is not None
    assert five.withheld.startswith("12 respondents in ")


def test_one_answer_is_told_in_the_singular(tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text("answer_id,comment\nA1,fine\n")
    text = audit.run([tmp_path]).answer[0].text
    assert "1 answer was heard, and no question in it" in text
