"""The criterion that a customer rates lowest, beside the others."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from outsidein.engine.customers import per_customer
from outsidein.understand.ground import CUSTOMER, Answers, Ground

Floats = npt.NDArray[np.float64]


def lowest_criteria(ground: Ground, customers: Sequence[str]) -> dict[str, str]:
    """For each customer with two or more rated criteria, the name of the lowest one.

    Lowest is by the customer's mean less the mean of everybody, because some criteria are rated
    lower by all and are no message about this customer.
    """
    answers = ground.answers
    if answers is None or len(answers.perceived) < 2 or not customers:
        return {}
    names, own, everybody = _means(answers)
    place = {name: i for i, name in enumerate(names)}
    criteria = list(answers.perceived)
    found = {}
    for customer in customers:
        off = own[place[customer]] - everybody
        if np.isfinite(off).sum() >= 2:
            worst = criteria[int(np.nanargmin(off))]
            found[customer] = answers.names[worst]
    return found


def _means(answers: Answers) -> tuple[tuple[str, ...], Floats, Floats]:
    """Customers, their mean of all answers to each criterion (N, k), and everybody's (k,)."""
    per = per_customer(answers.table, answers.items, customer=CUSTOMER)
    column = {name: i for i, name in enumerate(per.names)}
    sums, counts = [], []
    for items in answers.perceived.values():
        places = [column[item] for item in items]
        sums.append(per.sums[:, places].sum(axis=1))
        counts.append(per.n[:, places].sum(axis=1))
    total, count = np.stack(sums, axis=1), np.stack(counts, axis=1).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        return per.customer, total / count, total.sum(axis=0) / count.sum(axis=0)
