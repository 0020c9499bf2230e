"""What the organization's own systems know: work orders and survey answers as tables."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from .answers import BLANK, Answers
from .blueprint import MOMENTS, REVIEW, SERVICES, SILENT, SITES, Blueprint
from .borders import SOURCES
from .columns import after, euros, ids, names, times, whole, width_of
from .comments import NONE, TEXTS
from .judgement import Invitations
from .people import Customers, team_names
from .plan import Flags, Ints, Plan
from .work import Orders

ROLES = ("customer", "sponsor", "user")
NOT_NOTED = 0.02
"""Share of orders in which nobody noted when the first contact was."""

ITEMS = 3


def customer_ids(plan: Plan, numbers: Ints) -> pa.Array:
    """Customer ids, the same in every file."""
    return ids("C", numbers + 1, width_of(plan.customers, 4))


def order_ids(plan: Plan, numbers: Ints, missing: Flags | None = None) -> pa.Array:
    """Work order ids, the same in every file."""
    return ids("WO-", numbers + 1, width_of(plan.orders, 6), missing)


def employee_ids(numbers: Ints) -> pa.Array:
    """Employee ids, the same in every file."""
    return ids("E", numbers + 1, 4)


def work_orders(
    plan: Plan, orders: Orders, first: int, answered: Ints, random: np.random.Generator
) -> pa.Table:
    """work_orders.csv of one month; `first` is the number of the first order.

    `answered` are the places of the orders that answers name; a return of a part has none.
    """
    n = len(orders)
    resolved = after(orders.opened, orders.repair)
    due = after(orders.opened, orders.due)
    unresolved = resolved >= plan.end
    undecided = unresolved & (due >= plan.end)
    columns = {
        "work_order_id": order_ids(plan, first + np.arange(n)),
        "customer_id": customer_ids(plan, orders.customer),
        "site": names(SITES, orders.site),
        "service": names(SERVICES, orders.service),
        "moment": moments(plan, orders, answered),
        "priority": ids("P", orders.priority + 1, 1),
        "opened_at": times(orders.opened, plan.end),
        "first_contact_at": times(
            after(orders.opened, orders.wait), plan.end, random.random(n) < NOT_NOTED
        ),
        "arrived_at": times(after(orders.opened, orders.arrival), plan.end, orders.service == 1),
        "resolved_at": times(resolved, plan.end),
        "closed_at": times(after(resolved, orders.callback), plan.end),
        "due_at": times(due, np.iinfo(np.int64).max),
        "employee_id": employee_ids(orders.employee),
        "team": names(team_names(), orders.team),
        "sla_met": pa.array(orders.sla_met & ~unresolved, mask=undecided),
        "reopened": pa.array(orders.reopened, mask=unresolved),
        "reassignments": pa.array(orders.reassigned.astype(np.int16)),
        "first_time_fix": pa.array(orders.fixed_first, mask=unresolved),
        "cost_eur": euros(orders.cost, unresolved),
    }
    return pa.table(columns)


def moments(plan: Plan, orders: Orders, answered: Ints) -> pa.Array:
    """The moment of each order, as the organization calls it."""
    if not plan.plant:
        return names(MOMENTS, orders.moment)
    asked = np.zeros(len(orders), dtype=bool)
    asked[answered] = True
    return names((*MOMENTS, SILENT), np.where(orders.returns(asked), len(MOMENTS), orders.moment))


def survey(
    plan: Plan,
    blueprint: Blueprint,
    people: Customers,
    orders: Orders,
    asked: Invitations,
    rows: Ints,
    answers: Answers,
    *,
    first_order: int,
    first_answer: int,
    borders: Mapping[str, Ints],
    source: Ints,
) -> pa.Table:
    """survey.csv of the answers at `rows`; `orders` has one row for each answer.

    `borders` are the answers at the adequate and the desired level by column.
    """
    n = len(rows)
    review, user = asked.review[rows], asked.user[rows]
    role = np.where(user == 0, 0, np.where((user == 1) & (people.users[orders.customer] > 2), 1, 2))
    columns: dict[str, pa.Array] = {
        "answer_id": ids("A-", first_answer + 1 + np.arange(n), width_of(plan.wanted_answers, 6)),
        "answered_at": times(asked.answered[rows], plan.end),
        "customer_id": customer_ids(plan, orders.customer),
        "role": names(ROLES, role),
        "work_order_id": order_ids(plan, first_order + asked.order[rows], review),
        "moment": names((*MOMENTS, REVIEW), np.where(review, len(MOMENTS), orders.moment)),
    }
    for k, causes in enumerate(blueprint.criteria):
        for item in range(ITEMS):
            for voice, given in (("expected", answers.expected), ("perceived", answers.perceived)):
                columns[f"{causes.id}_{item + 1}_{voice}"] = whole(given[:, k, item], BLANK)
    for column, level in borders.items():
        columns[column] = whole(level, BLANK)
    columns["expectation_source"] = names(SOURCES, source, source == len(SOURCES))
    for k, causes in enumerate(blueprint.criteria):
        columns[f"points_{causes.id}"] = whole(answers.points[:, k], BLANK)
    for name in ("capability", "effort", "overall", "recommend", "renew"):
        columns[name] = whole(getattr(answers, name), BLANK)
    columns["comment"] = names(TEXTS, answers.comment, answers.comment == NONE)
    return pa.table(columns)
