"""The day from which what is coming is counted."""

from datetime import date
from pathlib import Path

from outsidein.audit.hearing import hear
from outsidein.audit.today import today
from outsidein.understand.customers.records import gather
from outsidein.understand.ground import lay

HEAD = "customer_id,annual_value_eur,start_date,renewal_date\n"


def day(folder: Path, text: str) -> date:
    path = folder / "contracts.csv"
    path.write_text(text, encoding="utf-8")
    heard = hear([path])
    ground = lay(heard.hearing, heard.description)
    return today(gather(ground), ground)


def test_contracts_alone_count_from_the_last_start(tmp_path: Path) -> None:
    text = HEAD + "A,100,2024-01-15,2025-01-15\nB,200,2026-03-20,2027-03-20\n"
    assert day(tmp_path, text) == date(2026, 3, 20)


def test_a_start_after_every_renewal_is_no_day_to_count_from(tmp_path: Path) -> None:
    text = HEAD + "A,100,2024-01-15,2025-01-15\nB,200,2029-03-20,\n"
    assert day(tmp_path, text) == date(2024, 1, 15)


def test_contracts_without_a_start_count_from_their_first_renewal(tmp_path: Path) -> None:
    text = "customer_id,annual_value_eur,renewal_date\nA,100,2025-01-15\nB,200,2027-03-20\n"
    assert day(tmp_path, text) == date(2025, 1, 15)
