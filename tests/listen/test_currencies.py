"""The sign beside an amount is its currency; two of them are never added up."""

from pathlib import Path

import pytest

from outsidein import audit, listen
from outsidein.terms.signal import ColumnTerm


def contracts(folder: Path, *amounts: str) -> Path:
    rows = [f'K{i},C{i},"{a}",2026-0{i + 1}-01' for i, a in enumerate(amounts)]
    head = "contract_id,customer_id,contract_value,renewal_date"
    (folder / "contracts.csv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return folder / "contracts.csv"


@pytest.mark.parametrize(
    ("amounts", "code"),
    [(("€ 1200", "€ 800"), "EUR"), (("1,200.50 $", "800"), "USD"), (("CHF 1200", "300"), "CHF"),
     (("1200", "300"), None)],
)  # fmt: skip
def test_one_sign_names_the_currency(tmp_path: Path, amounts: tuple[str, ...], code: str) -> None:
    (sheet,) = listen.hear([contracts(tmp_path, *amounts)]).sheets
    column = sheet.one(ColumnTerm.CONTRACT_VALUE)
    assert column is not None
    assert column.unit == code
    assert sheet.account.rejected == 0


def test_two_signs_leave_the_money_open_and_out_of_the_report(tmp_path: Path) -> None:
    path = contracts(tmp_path, "€1200", "$800", "€300")
    document = audit.run([path])
    (open_one,) = (r for r in document.sources[0].readings if not r.decided)
    assert open_one.evidence == 'amounts stand in 2 currencies: "€1200", "$800"'
    assert "2300" not in str(document.answer)
    assert all("a year" not in s.text for s in document.answer)
    assert document.missing[0].what == "every number from contract_value of contracts.csv"
