"""What no number can be is withheld with its reason, whatever part of the audit made it."""

import math
from pathlib import Path

from outsidein import audit, report
from outsidein.audit.sound import NO_NUMBER, sound
from outsidein.audit.walk import estimates
from outsidein.terms.estimate import Estimate


def test_a_value_that_does_not_exist_is_withheld() -> None:
    found = sound(Estimate(math.nan, math.nan, math.nan, n=80, customers=20))
    assert (found.value, found.low, found.high, found.withheld) == (None, None, None, NO_NUMBER)


def test_an_end_that_does_not_exist_leaves_the_value() -> None:
    found = sound(Estimate(1.5, -math.inf, math.nan, n=80))
    assert (found.value, found.low, found.high) == (1.5, None, None)


def test_customers_are_never_more_than_rows() -> None:
    assert sound(Estimate(1.5, n=80, customers=84)).customers == 80
    assert sound(Estimate(1.5, n=0, customers=84)).customers == 84
    whole = Estimate(1.5, 1.0, 2.0, n=80, customers=20)
    assert sound(whole) is whole


def test_answers_that_never_vary_make_a_report(tmp_path: Path) -> None:
    head = "customer_id,answered_at,moment,reliability_1_expected,reliability_1_perceived,overall"
    rows = [
        f"C{i % 50},2026-0{i % 5 + 1}-03,{'visit' if i % 2 else 'call'},5,5,5" for i in range(200)
    ]
    (tmp_path / "survey.csv").write_text("\n".join([head, *rows]) + "\n")
    document = audit.run([tmp_path / "survey.csv"])
    assert all(e.value is None or math.isfinite(e.value) for e in estimates(document))
    assert "nan" not in report.html(document).lower().replace("governance", "")


def test_contracts_that_never_end_are_read(tmp_path: Path) -> None:
    head = "contract_id,customer_id,contract_value,renewal_date"
    rows = [f"K{i},C{i},1000,9999-12-31" for i in range(5)]
    (tmp_path / "contracts.csv").write_text("\n".join([head, *rows]) + "\n")
    assert "5 customers have contracts" in audit.run([tmp_path / "contracts.csv"]).answer[1].text


def test_times_of_placeholders_are_rejected(tmp_path: Path) -> None:
    head = "answer_id,answered_at,overall"
    times = ("9999-12-31", "1850-01-01", "2026-01-05")
    rows = [f"A{i},{when},{i % 5 + 1}" for i, when in enumerate(times)]
    (tmp_path / "survey.csv").write_text("\n".join([head, *rows]) + "\n")
    (source,) = audit.run([tmp_path / "survey.csv"]).sources
    assert source.account.rejected == 2
    assert source.rejects[0].reason == "no time between 1900 and 2200"
