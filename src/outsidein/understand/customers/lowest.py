"""The criterion that a customer rates lowest, beside the others of its segment."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from outsidein.understand.ground import CUSTOMER, Answers, Ground


def lowest_criteria(ground: Ground, customers: Sequence[str]) -> dict[str, str]:
    """For each customer with two or more rated criteria, the name of the lowest one.

    Lowest is by the customer's mean less the mean of everybody, because some criteria are rated
    lower by all and are no message about this customer.
    """
    answers = ground.answers
    if answers is None or len(answers.perceived) < 2 or not customers:
        return {}
    criteria = list(answers.perceived)
    everybody = np.array([_mean(answers, answers.table, c) for c in criteria])
    wanted = pa.array(customers, pa.string())
    chosen = answers.table.filter(pc.is_in(answers.table[CUSTOMER], value_set=wanted))
    ids = np.array(chosen[CUSTOMER].to_pylist(), dtype=object)
    found = {}
    for customer in customers:
        own = chosen.filter(pa.array(ids == customer))
        off = np.array([_mean(answers, own, c) for c in criteria]) - everybody
        if np.isfinite(off).sum() >= 2:
            worst = criteria[int(np.nanargmin(off))]
            found[customer] = answers.names.get(worst, worst)
    return found


def _mean(answers: Answers, table: pa.Table, criterion: str) -> float:
    """Mean of all answers to the items of a criterion; NaN where there is none."""
    total, count = 0.0, 0
    for item in answers.perceived[criterion]:
        total += pc.sum(table.column(item)).as_py() or 0.0
        count += table.num_rows - table.column(item).null_count
    return total / count if count else float("nan")
