"""Contract money in currencies whose minor unit is not a hundredth."""

from pathlib import Path

import pytest

from outsidein.listen import hear
from outsidein.terms.description import ServiceDescription
from outsidein.terms.money import Money
from outsidein.understand.ground import roster


@pytest.mark.parametrize(
    ("code", "money"),
    [
        ("EUR", Money(12_345_678, "EUR", 2)),
        ("JPY", Money(123_457, "JPY", 0)),
        ("KWD", Money(123_456_780, "KWD", 3)),
    ],
)
def test_value_is_kept_in_the_currency_s_own_minor_unit(
    tmp_path: Path, code: str, money: Money
) -> None:
    file = tmp_path / "contracts.csv"
    file.write_text(
        "contract_id,customer_id,annual_value,currency,renewal_date\n"
        f"K-1,C-1,123456.78,{code},2027-03-31\n",
        encoding="utf-8",
    )
    found = roster(hear([file]), ServiceDescription())
    assert found.money() == money
