"""Where tickets go wrong: planted groups are found, noise is not ranked, few are not told."""

import collections
import csv
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from outsidein.listen import hear
from outsidein.terms.description import ServiceDescription
from outsidein.terms.finding import MetricFinding, Standing
from outsidein.understand.ground import Ground, lay
from outsidein.understand.places import places
from outsidein.understand.places.spots import Spots
from outsidein.understand.places.verdict import design_effect, p_value

Make = Callable[..., Ground]


def by(found: tuple[MetricFinding, ...], metric: str, grouping: str) -> list[MetricFinding]:
    return [f for f in found if (f.metric, f.by) == (metric, grouping)]


def test_the_planted_team_comes_first_and_only_it_is_worse(tickets: Make) -> None:
    found = places(tickets({"A": 0.9, "B": 0.9, "C": 0.6, "D": 0.9, "E": 0.9}))
    teams = by(found, "sla", "team")
    assert teams[0].group == "C"
    assert [f.group for f in teams if f.standing is Standing.WORSE] == ["C"]
    worst = teams[0]
    assert worst.p_adjusted is not None
    assert worst.p_adjusted < 1e-6
    assert worst.share_of_rows == pytest.approx(0.2)
    assert sum(f.share_of_cases or 0 for f in teams) == pytest.approx(1)
    assert sum(f.cases or 0 for f in teams) == sum(
        f.cases or 0 for f in by(found, "sla", "priority")
    )
    assert all(f.standing is Standing.UNDECIDED for f in by(found, "sla", "priority"))


def test_counts_are_those_of_the_file(tickets: Make, tmp_path: Path) -> None:
    found = by(places(tickets({"A": 0.9, "B": 0.5})), "sla", "team")
    missed: collections.Counter[str] = collections.Counter()
    rows: collections.Counter[str] = collections.Counter()
    with (tmp_path / "tickets.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows[row["team"]] += 1
            missed[row["team"]] += row["sla_met"] == "false"
    for f in found:
        assert (f.estimate.n, f.cases, f.estimate.customers) == (rows[f.group], missed[f.group], 80)
        assert f.estimate.value == pytest.approx(100 * (1 - missed[f.group] / rows[f.group]))
        assert f.estimate.low is not None
        assert f.estimate.high is not None
        assert f.estimate.low < f.estimate.value < f.estimate.high


def test_noise_is_hardly_ever_ranked(tickets: Make) -> None:
    """40 files without any difference: a claim in at most about one in twenty of them."""
    claims = 0
    for seed in range(40):
        found = places(tickets(dict.fromkeys("ABCDEF", 0.85), customers=60, each=3, seed=seed))
        claims += any(f.standing is not Standing.UNDECIDED for f in by(found, "sla", "team"))
    assert claims <= 6, "beyond the 99 % point of 40 draws at one in twenty"


def test_teams_of_few_customers_stand_together(tickets: Make) -> None:
    ground = tickets({"A": 0.9, "B": 0.8})
    few = tickets({"A": 0.9, "B": 0.8, "C": 0.9, "D": 0.9}, customers=30)
    assert [f.groups for f in by(places(ground), "sla", "team")] == [1, 1]
    (alone,) = by(places(few), "sla", "team")
    assert alone.groups == 4
    assert alone.group == "4 teams with few customers"


def test_a_single_group_below_the_minimum_is_withheld(tickets: Make, tmp_path: Path) -> None:
    tickets({"A": 0.9, "B": 0.8})
    path = tmp_path / "tickets.csv"
    few = [f"X{i},X-{i},Small,P1,2026-01-05T08:00:00Z,false,false,0" for i in range(12)]
    path.write_text(path.read_text(encoding="utf-8") + "\n".join(few) + "\n", encoding="utf-8")
    found = by(places(lay(hear([path]), ServiceDescription())), "sla", "team")
    small = next(f for f in found if f.group == "Small")
    assert small.estimate.value is None
    assert small.estimate.withheld is not None
    assert small.estimate.withheld.startswith("12 customers in")
    assert small.standing is Standing.UNDECIDED
    assert small.p_adjusted is None


def test_a_group_in_which_nothing_happened_is_not_called_better(tickets: Make) -> None:
    """50 tickets, none opened again, where one in a hundred is: 0.5 expected, nothing is known."""

    n = np.zeros((2, 64))
    n[0, :50], n[1] = 1, 200
    total = np.zeros((2, 64))
    total[1] = 2
    spots = Spots(("quiet", "rest"), n, total, None, np.ones(2, dtype=np.int64))
    assert np.isnan(p_value(spots, 0, share=True))


def test_the_p_value_against_an_independent_test() -> None:
    """Without clustering it is near that of Fisher's exact test on the same counts."""

    draw = np.random.default_rng(3)
    n = np.full((2, 64), 10.0)
    total = np.stack([draw.binomial(10, 0.80, 64), draw.binomial(10, 0.86, 64)]).astype(float)
    spots = Spots(("a", "b"), n, total, None, np.ones(2, dtype=np.int64))
    good = total.sum(axis=1)
    exact = stats.fisher_exact([[good[0], 640 - good[0]], [good[1], 640 - good[1]]]).pvalue
    assert design_effect(spots) < 1.5
    ours = p_value(spots, 0, share=True)
    assert np.log10(ours) == pytest.approx(np.log10(exact), abs=0.7)


def test_no_tickets_no_places(tmp_path: Path) -> None:
    path = tmp_path / "contracts.csv"
    path.write_text("contract_id,customer_id,annual_value_eur,renewal_date\nK1,C1,5,2027-01-01\n")
    assert places(lay(hear([path]), ServiceDescription())) == ()


def test_the_incident_log_by_priority(outside: Path) -> None:
    """Last event of each incident by priority, counted with pandas from the published log."""
    import pandas as pd

    path = next((outside / "data" / "incidents").glob("*.zip"))
    frame = pd.read_csv(path).drop_duplicates("number", keep="last")
    expected = frame.groupby("priority")["made_sla"].agg(["mean", "size"])
    ground = lay(hear([path]), ServiceDescription())
    found = by(places(ground), "sla", "priority")
    assert {f.group for f in found} == set(expected.index)
    for f in found:
        assert f.estimate.n == expected.loc[f.group, "size"]
        assert f.estimate.value == pytest.approx(100 * expected.loc[f.group, "mean"])
    assert [f.group for f in found[:2]] == ["2 - High", "1 - Critical"]
    assert by(places(ground), "sla", "category"), "ServiceNow's category is a grouping"
