"""Views of customers and services, against what is worked out from the rows by hand."""

from collections import defaultdict
from datetime import date
from pathlib import Path
from statistics import NormalDist, mean, stdev

import pytest

from outsidein.listen import hear
from outsidein.servicefile import load
from outsidein.stats.shrinkage import normal_shrinkage
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ChainRow, CustomerFinding, CustomerState, VoiceLevel
from outsidein.terms.money import Money
from outsidein.terms.quality import Scale, Voice
from outsidein.terms.view import CustomerView, Views
from outsidein.understand.ground import Ground, lay
from outsidein.understand.views import look

SERVICE = """
organization: {name: Small, currency: EUR}
scale: {low: 1, high: 7}
services:
  - {id: field, name: Field service}
  - {id: remote, name: Remote support}
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
    name: Hours
    unit: h
    direction: less
    criterion: quality
    start: opened_at
    end: resolved_at
answers:
  overall: {column: overall, scale: {low: 1, high: 7}}
"""
TODAY = date(2026, 6, 1)
CUSTOMERS = [f"C{i}" for i in range(8)]


def _answers() -> list[tuple[str, int, int, int | None]]:
    """Customer, overall, and two items of which the second is left out now and then."""
    rows: list[tuple[str, int, int, int | None]] = []
    for i, customer in enumerate(CUSTOMERS):
        for j in range(2 if customer == "C7" else 5 + i % 3):
            low = 1 + (i + j * 2) % 3 + (i >= 4) * 3
            rows.append((customer, low, low + j % 2, None if j == 3 else low))
    return rows


def _tickets() -> list[tuple[str, str, int, bool]]:
    """Customer, service, hours to repair, service level met."""
    return [
        (customer, "Field service" if j % 2 else "remote", 2 + (i + j) % 5, (i + j) % 4 > 0)
        for i, customer in enumerate([*CUSTOMERS, "C8"])
        for j in range(6)
    ]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    folder: Path = tmp_path_factory.mktemp("views")
    survey = "answer_id,answered_at,customer_id,overall,p1,p2\n" + "".join(
        f"A{n},2026-05-{1 + n % 28:02d}T10:00:00Z,{c},{o},{a},{'' if b is None else b}\n"
        for n, (c, o, a, b) in enumerate(_answers())
    )
    orders = "work_order_id,customer_id,service,opened_at,resolved_at,sla_met\n" + "".join(
        f"W{n},{c},{s},2026-04-03T01:00:00Z,2026-04-03T{1 + h:02d}:00:00Z,{str(m).lower()}\n"
        for n, (c, s, h, m) in enumerate(_tickets())
    )
    contracts = (
        "contract_id,customer_id,annual_value_eur,renewal_date\n"
        "K1,C0,1000,2026-07-01\nK2,C0,500,2027-07-01\nK3,C1,9000,2027-01-15\nK4,C9,70,2026-06-02\n"
    )
    texts = {"survey.csv": survey, "work_orders.csv": orders, "contracts.csv": contracts}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "service.yaml").write_text(SERVICE, encoding="utf-8")
    description = load(folder / "service.yaml")
    return lay(hear([folder], description=description), description)


def _row() -> ChainRow:
    expected = VoiceLevel(Voice.EXPECTATION, Estimate(4.0, 3.9, 4.1, 60, unit="points"))
    promised = VoiceLevel(Voice.PROMISE, quantity=Estimate(4.0, unit="h"))
    return ChainRow("quality", "Quality", None, None, Scale(1, 7), (expected, promised), ())


NAMED = CustomerFinding("C3", CustomerState.SILENT, None, None, None, say="Call.")


@pytest.fixture(scope="module")
def views(ground: Ground) -> Views:
    return look(ground, [_row()], [NAMED], TODAY, None)


def _of(views: Views, customer: str) -> CustomerView:
    return next(view for view in views.customers if view.customer == customer)


def test_perception_is_the_mean_of_each_answer_drawn_towards_the_segment(views: Views) -> None:
    rated: dict[str, list[float]] = defaultdict(list)
    for customer, _, a, b in _answers():
        rated[customer].append(a if b is None else (a + b) / 2)
    spread = sum(stdev(r) ** 2 * (len(r) - 1) for r in rated.values())
    pooled = spread / sum(len(r) - 1 for r in rated.values())
    errors = [(pooled / len(rated[c])) ** 0.5 for c in CUSTOMERS]
    wanted = normal_shrinkage([mean(rated[c]) for c in CUSTOMERS], errors)
    for customer, level, sd in zip(CUSTOMERS, wanted.mean, wanted.sd, strict=True):
        if customer == "C7":
            continue
        one = _of(views, customer).criteria[0]
        assert one.perceived is not None
        assert one.perceived.value == pytest.approx(level, abs=1e-9)
        assert one.perceived.high == pytest.approx(min(7, level + 1.96 * sd), abs=1e-9)
        assert one.perceived.n == len(rated[customer])
        below = NormalDist(level, sd).cdf(4.0)
        assert one.shortfall == pytest.approx(below, abs=1e-9)


def test_delivery_is_the_mean_of_the_customer_s_own_tickets(views: Views) -> None:
    for customer in CUSTOMERS:
        hours = [h for c, _, h, _ in _tickets() if c == customer]
        one = _of(views, customer).criteria[0]
        assert one.delivered is not None
        assert one.delivered.value == pytest.approx(mean(hours))
        assert (one.delivered.n, one.delivered.unit) == (len(hours), "h")
        assert one.promised is not None
        assert one.promised.value == 4.0


def test_below_the_minimum_nothing_is_said_about_the_customer(views: Views) -> None:
    few = _of(views, "C7")
    assert few.answers == 2
    assert few.judgement is not None
    assert not few.judgement.shown
    assert few.judgement.withheld == "2 answers, 3 are needed"
    assert few.content is None
    assert few.discontent is None
    assert few.criteria[0].perceived is not None
    assert not few.criteria[0].perceived.shown
    assert few.criteria[0].shortfall is None
    assert few.say.startswith("2 answers are too few to judge by, 3 are needed.")


def test_money_renewals_and_services(views: Views) -> None:
    first = _of(views, "C0")
    assert first.contract_value == Money(150_000, "EUR")
    assert first.renewals == (date(2026, 7, 1), date(2027, 7, 1))
    assert first.renewal == date(2026, 7, 1)
    assert first.services == ("field", "remote")
    assert "The contract is up for renewal on 1 Jul 2026." in first.say
    field = next(s for s in views.services if s.service == "field")
    assert (field.name, field.customers, field.tickets) == ("Field service", 9, 27)
    assert field.contract_value == Money(1_050_000, "EUR")
    assert (field.due, field.value_due) == (1, Money(150_000, "EUR"))


def test_who_has_tickets_or_contracts_alone_has_a_view_too(views: Views) -> None:
    assert _of(views, "C8").judgement is None
    assert _of(views, "C8").say.startswith("No answer of this customer is known.")
    assert _of(views, "C9").tickets == 0
    assert _of(views, "C9").attainment is None
    assert views.without == 0


def test_what_a_finding_says_comes_first(views: Views, ground: Ground) -> None:
    assert views.customers[0].customer == "C3"
    assert views.customers[0].say == "Call."
    assert [view.customer for view in views.customers[1:4]] == ["C1", "C0", "C9"]
    usual = look(ground, [_row()], [NAMED], TODAY, 1000)
    assert [view.customer for view in usual.customers] == ["C3", "C1", "C0", "C9"]
    assert usual.without == 6
    bounded = look(ground, [_row()], [NAMED], TODAY, 2)
    assert [view.customer for view in bounded.customers] == ["C3", "C1"]
    assert bounded.without == 8


def test_the_criterion_that_falls_short_most_is_to_be_asked_about(views: Views) -> None:
    assert "Ask about Quality first" in _of(views, "C0").say
    assert "Quality" not in _of(views, "C6").say
