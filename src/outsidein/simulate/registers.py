"""The small files: contracts, employees and the monthly indicators of each team."""

import numpy as np
import pyarrow as pa

from .blueprint import SEGMENTS, SITES
from .climate import Climate
from .columns import euros, ids, names
from .people import Customers, Staff, team_names
from .plan import Floats, Ints, Plan
from .tables import customer_ids, employee_ids

OFFERINGS = ("basic", "plus", "uptime")
OFFERING_SHARES = np.array([[0.15, 0.35, 0.50], [0.35, 0.45, 0.20], [0.70, 0.26, 0.04]])
GUARANTEES = ("", "repair within 72 hours", "97 % uptime")
SEGMENT_VALUE = np.array([62_000.0, 21_000.0, 6_500.0])
SECOND_CONTRACT = 0.10
ROLES = ("field engineer", "remote engineer")

RELATIONS = {
    "backlog": "related",
    "training_hours": "related",
    "utilization": "opposed",
    "average_handling_minutes": "opposed",
    "tickets_per_engineer": "unrelated",
    "report_completeness": "unrelated",
}
"""How each indicator truly relates to what customers feel, in the direction it is steered in."""


def contracts(plan: Plan, people: Customers) -> pa.Table:
    """contracts.csv: contracts that run at the end. Customers that left are no longer listed."""
    random = plan.random("contracts")
    here = np.flatnonzero(people.leaves >= plan.months)
    who = np.sort(np.concatenate([here, here[random.random(len(here)) < SECOND_CONTRACT]]))
    n, segment = len(who), people.segment[who]
    offering = (random.random(n)[:, None] > OFFERING_SHARES[segment].cumsum(axis=1)).sum(axis=1)
    offering = np.minimum(offering, len(OFFERINGS) - 1)
    size = (people.volume[who] / np.mean(people.volume)) ** 0.5 * random.lognormal(0, 0.3, n)
    value = np.round(SEGMENT_VALUE[segment] * size * np.array([0.8, 1.0, 1.5])[offering], -1)
    end = np.datetime64(plan.end, "s").astype("datetime64[D]")
    years = random.integers(1, 4, n)
    renewal = end + random.integers(5, 545, n)
    second = np.r_[False, who[1:] == who[:-1]]
    guarantee = names(GUARANTEES, offering, offering == 0)
    return pa.table(
        {
            "contract_id": ids("K-", 2 * (who + 1) + second, 5),
            "customer_id": customer_ids(plan, who),
            "customer_name": ids("Simulated customer ", who + 1, 4),
            "segment": names(SEGMENTS, segment),
            "offering": names(OFFERINGS, offering),
            "annual_value_eur": euros((value * 100).astype(np.int64)),
            "start_date": pa.array(renewal - 365 * years),
            "renewal_date": pa.array(renewal),
            "guarantee": guarantee,
        }
    )


def employees(plan: Plan, staff: Staff) -> pa.Table:
    """employees.csv."""
    end = np.datetime64(plan.end, "s").astype("datetime64[D]")
    return pa.table(
        {
            "employee_id": employee_ids(np.arange(len(staff))),
            "team": names(team_names(), staff.team),
            "site": names(SITES, staff.team // 2),
            "hired_on": pa.array(end - staff.hired),
            "role": names(ROLES, staff.team % 2),
        }
    )


def indicators(plan: Plan, weather: Climate, staff: Staff, opened: Ints, planted: bool) -> pa.Table:
    """indicators.csv: one row for each month and team.

    `opened` counts work orders (teams x months). Where nothing is planted, every indicator is
    chance, and the causes that would have joined it to what customers feel do not act.
    """
    random = plan.random("indicators")
    shape = opened.shape
    short = np.repeat(weather.shortage, 2, axis=0)
    cause = 1.0 if planted else 0.0

    def chance(spread: float) -> Floats:
        return random.normal(0, spread, shape)

    values: dict[str, Floats] = {
        "utilization": np.clip(0.70 + cause * 0.18 * short + chance(0.035), 0.4, 0.99),
        "average_handling_minutes": 42 - cause * 16 * weather.rushed + chance(3.0),
        "tickets_per_engineer": (opened / staff.size[:, None]).astype(np.float64),
        "training_hours": np.maximum(0, 5 + cause * 4.5 * weather.training + chance(1.0)),
        "backlog": np.rint(np.maximum(0.0, 18 + cause * 45 * short + chance(6.0))),
        "report_completeness": np.clip(0.88 + chance(0.05), 0, 1),
    }
    months = plan.first_month + np.arange(plan.months)
    teams, digits = shape[0], {"utilization": 3, "report_completeness": 3, "backlog": 0}
    columns = {
        "month": pa.array([str(month) for month in np.repeat(months, teams)]),
        "team": names(team_names(), np.tile(np.arange(teams), plan.months)),
    }
    for name, value in values.items():
        columns[name] = pa.array(np.round(value.T.ravel(), digits.get(name, 2)))
    return pa.table(columns)
