"""What customers are called: the name beside the id, from whichever file gives both."""

from pathlib import Path

from outsidein.listen import hear
from outsidein.terms.description import ServiceDescription
from outsidein.understand.ground import lay
from outsidein.understand.ground.called import customer_names

CONTRACTS = """contract_id,customer_id,customer_name,annual_value_eur,renewal_date
K1,C1,Aurland Waterworks,1000,2026-12-31
K2,C1,Aurland Waterworks Ltd,500,2026-07-15
K3,C2,,200,2026-03-01
K4,C3,C3,200,2026-03-01
"""
TICKETS = """Ticket ID,Organization ID,Organization name,Created at,Solved at
1,C1,Other name,2026-01-05,2026-01-06
2,C2, Brenta Paper ,2026-01-05,2026-01-06
3,C9,Cordova Foods,2026-01-05,2026-01-06
"""


def test_the_first_name_counts_and_contracts_come_first(tmp_path: Path) -> None:
    (tmp_path / "a_tickets.csv").write_text(TICKETS, encoding="utf-8")
    (tmp_path / "contracts.csv").write_text(CONTRACTS, encoding="utf-8")
    hearing = hear(sorted(tmp_path.iterdir()))
    assert customer_names(hearing) == {
        "C1": "Aurland Waterworks",
        "C2": "Brenta Paper",
        "C9": "Cordova Foods",
    }
    roster = lay(hearing, ServiceDescription()).roster
    assert [roster.of(c).name for c in ("C1", "C2", "C3", "C9", "C10")] == [
        "Aurland Waterworks",
        "Brenta Paper",
        None,
        "Cordova Foods",
        None,
    ]
    assert "C9" not in roster.clients, "a ticket gives a name and no contract"
