"""Contracts without a currency say so once, with what to do."""

from pathlib import Path

from outsidein import audit

ROWS = "".join(f"K{i},C{i},{1000 + i},2026-{i % 12 + 1:02}-01\n" for i in range(40))


def warnings(folder: Path, head: str, rows: str, service: str = "") -> list[str]:
    (folder / "contracts.csv").write_text(f"{head}\n{rows}")
    if service:
        (folder / "service.yaml").write_text(service)
    return [w for w in audit.run([folder]).warnings if "currency" in w]


def test_no_currency_is_one_warning_that_says_how_to_state_it(tmp_path: Path) -> None:
    (said,) = warnings(tmp_path, "contract_id,customer_id,annual_value,renewal_date", ROWS)
    assert "without a currency" in said
    assert "`currency: EUR` (or yours) under `organization:` in the service file" in said
    assert "a column `currency`" in said


def test_a_stated_currency_is_no_warning(tmp_path: Path) -> None:
    head = "contract_id,customer_id,annual_value,renewal_date"
    assert warnings(tmp_path, head, ROWS, "organization: {name: Acme, currency: EUR}\n") == []


def test_a_column_of_currencies_is_no_warning(tmp_path: Path) -> None:
    head = "contract_id,customer_id,annual_value,renewal_date,currency"
    assert warnings(tmp_path, head, ROWS.replace("\n", ",EUR\n")) == []
