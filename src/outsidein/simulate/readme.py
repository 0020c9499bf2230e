"""README.txt of the simulated organization."""

from .truth import Truth

MARK = "SIMULATED ORGANIZATION"
"""The first words of the file: they mark a folder that may be written again."""


def readme(truth: Truth) -> str:
    """What lies in the folder, and that none of it is real."""
    plan = truth.plan
    options = f"--seed {plan.seed} --customers {plan.customers} --months {plan.months}"
    if plan.tickets is not None:
        options += f" --tickets {plan.tickets}"
    if plan.answers is not None:
        options += f" --answers {plan.answers}"
    if not plan.plant:
        options += " --no-gaps"
    planted = "with planted gaps" if plan.plant else "with nothing planted"
    orders, answers = int(truth.happened.orders.sum()), truth.happened.answer_count
    return f"""{MARK}

Nordwerk Pumps (simulated) makes pumps and sells service contracts. Neither it nor any of its
customers or employees exists; every figure in this folder is made up, {planted}.

Made by: outsidein simulate DIR {options}

contracts.csv    contracts that run at the end of the data
employees.csv    engineers with team and site
work_orders.csv  {orders:,} work orders with the times of their events, in UTC
survey.csv       {answers:,} answers: expectation and perception on six criteria (1 to 7), the
                 least accepted and the wished-for level of two items, where expectations come
                 from, points out of 100, capability and effort (1 much less than expected, 5
                 much more), overall judgement (1 to 7), recommendation (0 to 10), renewal (1 to
                 7), comment
indicators.csv   what the organization steers by, for each team and month
service.yaml     what the organization says: beliefs, specifications, promises, intended value
truth.json       what is true; no audit reads it

Times to reach a person, to arrive and to repair depend on causes that are in no file: sites that
lack skilled people, machines that grow old, distance, customers who are passed around. Who answers
depends on what was experienced. The reference page "The example organization" tells all of it.

See it from the outside in: outsidein audit DIR -o report.html
"""
