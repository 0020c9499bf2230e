"""An organization come to life, month by month."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyarrow as pa

from .answers import fill_in
from .blueprint import Blueprint
from .borders import borders, sources
from .climate import Climate, climate
from .happened import Happened
from .judgement import judge
from .people import Customers, Staff, customers, staff
from .plan import Plan
from .reference import Reference, reference
from .registers import contracts, employees, indicators
from .response import invite, respond, shares
from .tables import survey, work_orders
from .truth import Truth
from .work import month_of_work

Progress = Callable[[int, int], None]
"""Called with the months done and the months in all."""


@dataclass(frozen=True, slots=True)
class Organization:
    """One organization with its hidden causes."""

    plan: Plan
    reference: Reference
    customers: Customers
    staff: Staff
    climate: Climate
    happened: Happened

    @property
    def blueprint(self) -> Blueprint:
        """Its causes."""
        return self.reference.blueprint

    @property
    def truth(self) -> Truth:
        """What is true of it; complete when all months have been lived."""
        return Truth(self.plan, self.reference, self.customers, self.happened)

    def months(self) -> Iterator[tuple[pa.Table, pa.Table]]:
        """(work orders, answers) of each month in turn; a month's memory is then free again."""
        plan, blueprint, people = self.plan, self.blueprint, self.customers
        counts, wanted = shares(plan.orders, plan), shares(plan.wanted_answers, plan)
        first = 0
        for month in range(plan.months):
            orders = month_of_work(
                plan, blueprint, people, self.staff, self.climate, month, int(counts[month])
            )
            asked = invite(plan, people, orders, month)
            about = orders.take(asked.order)
            judged = judge(plan, blueprint, people, about, asked)
            rows = respond(plan, judged.appeal, int(wanted[month]), month)
            rows = rows[asked.answered[rows].argsort(kind="stable")]
            random = plan.random("answers", month)
            answers = fill_in(blueprint, people, about.take(rows), judged, rows, random)
            chance = plan.random("borders", month)
            given, answered = judged.take(rows), about.take(rows)
            told = survey(
                plan,
                blueprint,
                people,
                answered,
                asked,
                rows,
                answers,
                first_order=first,
                first_answer=self.happened.answer_count,
                borders=borders(blueprint, given, answers.expected, chance),
                source=sources(plan, blueprint, people, answered, asked.take(rows), chance),
            )
            self.happened.work(orders, month, plan.end)
            self.happened.told(plan, blueprint, people, about, asked, judged, rows)
            named = asked.order[rows[~asked.review[rows]]]
            clerk = plan.random("clerk", month)
            yield work_orders(plan, orders, first, named, clerk), told
            first += len(orders)

    def registers(self) -> dict[str, pa.Table]:
        """The small files, by file name; after all months, as they count the work orders."""
        opened = self.happened.opened
        return {
            "contracts.csv": contracts(self.plan, self.customers),
            "employees.csv": employees(self.plan, self.staff),
            "indicators.csv": indicators(
                self.plan, self.climate, self.staff, opened, self.blueprint.planted
            ),
        }


def organization(plan: Plan) -> Organization:
    """Draw an organization by a plan."""
    known = reference(plan.months, round(plan.answers_per_order, 3), plan.plant)
    team = staff(plan)
    return Organization(
        plan=plan,
        reference=known,
        customers=customers(plan, known.blueprint),
        staff=team,
        climate=climate(plan, known.blueprint),
        happened=Happened.start(plan, known.blueprint, team),
    )
