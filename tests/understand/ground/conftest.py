"""A small organization whose every number can be worked out by hand."""

from pathlib import Path

import pytest

from outsidein.listen import hear
from outsidein.servicefile import load
from outsidein.understand.ground import Ground, lay

SURVEY = """\
answer_id,answered_at,customer_id,work_order_id,capability,effort,overall,recommend,p1,p2
A1,2026-01-10T10:00:00Z,C1,W1,5,1,7,10,6,7
A2,2026-01-11T10:00:00Z,C1,W2,4,2,6,9,6,6
A3,2026-02-10T10:00:00Z,C2,W3,1,5,2,3,2,1
A4,2026-02-12T10:00:00Z,C2,W4,2,4,1,0,1,
A5,2026-06-20T10:00:00Z,C3,,3,3,5,8,5,5
A6,2026-06-21T10:00:00Z,C3,W9,4,3,4,7,,4
"""
_ORDERS = (
    "work_order_id,customer_id,moment,team,site,opened_at,resolved_at,sla_met,reopened,"
    "reassignments\n"
)
ORDERS = f"""{_ORDERS}\
W1,C1,visit,T1,S1,2026-01-05T08:00:00Z,2026-01-05T10:00:00Z,true,false,0
W2,C1,visit,T1,S1,2026-01-06T08:00:00Z,2026-01-06T12:00:00Z,true,false,1
W3,C2,call,T2,S1,2026-02-05T08:00:00Z,2026-02-06T08:00:00Z,false,true,2
W4,C2,call,T2,S1,2026-02-07T08:00:00Z,2026-02-07T07:00:00Z,false,false,3
W5,C4,visit,T1,S1,2026-06-25T08:00:00Z,2026-06-25T09:30:00Z,true,true,0
"""
CONTRACTS = """contract_id,customer_id,segment,annual_value_eur,renewal_date
K1,C1,large,1000.50,2026-12-31
K2,C1,large,500,2026-07-15
K3,C2,small,200,2026-03-01
K4,C5,small,900,2026-08-01
"""
SERVICE = """
organization: {name: Small, currency: EUR}
period: month
scale: {low: 1, high: 7}
moments:
  - {id: visit, name: The visit}
  - {id: call, name: The call}
  - {id: invoice, name: The invoice}
criteria:
  set: own
  list:
    - id: quality
      name: Quality
      items:
        - {id: p1, text: First, perception: p1}
        - {id: p2, text: Second, perception: p2}
measures:
  - id: repair
    name: Hours to repair
    unit: h
    direction: less
    criterion: quality
    start: opened_at
    end: resolved_at
answers:
  overall: {column: overall, scale: {low: 1, high: 7}}
  recommend: {column: recommend, scale: {low: 0, high: 10}}
  capability: {column: capability, scale: {low: 1, high: 5}}
  effort: {column: effort, scale: {low: 1, high: 5, reverse: true}}
"""


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """The files above, heard and laid out."""
    folder: Path = tmp_path_factory.mktemp("small")
    texts = {"survey.csv": SURVEY, "work_orders.csv": ORDERS, "contracts.csv": CONTRACTS}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "service.yaml").write_text(SERVICE, encoding="utf-8")
    description = load(folder / "service.yaml")
    return lay(hear([folder], description=description), description)
