"""What truly happened in one simulated organization, summed up while its files are written."""

from dataclasses import dataclass

import numpy as np

from .blueprint import SEGMENTS, Blueprint
from .columns import after
from .feeling import EXPECTED_NOISE, mean_tick
from .judgement import Invitations, Judgement
from .levels import Levels, add_voices
from .people import Customers, Staff
from .plan import Floats, Ints, Plan
from .work import DUE_HOURS, Orders

TRAP = ("attitudes", "overall")
"""Within each segment they go together; over all segments pooled, against each other."""


@dataclass(slots=True)
class Happened:
    """Sums over all months: of those who answered (`levels`), and of everything by customer.

    By customer: `orders` and those truly in time (`in_time`) and recorded so (`recorded`), what
    all invited users concluded (`asked`, `overall`: sum of mean ticks), and `answers` given.
    `clocks` (priorities, 4) counts the orders that clock and export both decide: both met, both
    missed, only the export, only the clock says met. `trap` holds by segment n, sum x, sum y, sum
    xx, sum xy of TRAP among those who answered.
    """

    levels: Levels
    orders: Floats
    in_time: Floats
    recorded: Floats
    asked: Floats
    overall: Floats
    answers: Floats
    opened: Ints
    trap: Floats
    clocks: Ints

    @staticmethod
    def start(plan: Plan, blueprint: Blueprint, staff: Staff) -> "Happened":
        """Nothing has happened yet."""
        orders, in_time, recorded, asked, overall, answers = np.zeros((6, plan.customers))
        return Happened(
            levels=Levels.empty(len(blueprint.criteria)),
            orders=orders,
            in_time=in_time,
            recorded=recorded,
            asked=asked,
            overall=overall,
            answers=answers,
            opened=np.zeros((len(staff.size), plan.months), dtype=np.int64),
            trap=np.zeros((len(SEGMENTS), 5)),
            clocks=np.zeros((len(DUE_HOURS), 4), dtype=np.int64),
        )

    @property
    def answer_count(self) -> int:
        """Answers given so far."""
        return int(self.answers.sum())

    def work(self, orders: Orders, month: int, end: int) -> None:
        """Add the work orders of one month; `end` is the end of the data."""
        n = len(self.orders)
        self.orders += np.bincount(orders.customer, minlength=n)
        self.in_time += np.bincount(orders.customer, orders.repair <= orders.due, n)
        self.recorded += np.bincount(orders.customer, orders.sla_met, n)
        self.opened[:, month] = np.bincount(orders.team, minlength=len(self.opened))
        self._clocks(orders, end)

    def _clocks(self, orders: Orders, end: int) -> None:
        """Count the export's flag against the time from opening to repair, round the clock."""
        resolved, due = after(orders.opened, orders.repair), after(orders.opened, orders.due)
        done = resolved < end
        known = done | (due < end)
        said, kept = orders.sla_met & done, done & (resolved <= due)
        cases = (said & kept, ~said & ~kept, said & ~kept, ~said & kept)
        for column, case in enumerate(cases):
            self.clocks[:, column] += np.bincount(
                orders.priority[known & case], minlength=len(self.clocks)
            )

    def told(
        self,
        plan: Plan,
        blueprint: Blueprint,
        people: Customers,
        about: Orders,
        asked: Invitations,
        judged: Judgement,
        rows: Ints,
    ) -> None:
        """Add what one month's invited users concluded, and who of them answered (`rows`)."""
        n = len(self.orders)
        self.asked += np.bincount(about.customer, minlength=n)
        self.overall += np.bincount(about.customer, mean_tick(judged.overall, EXPECTED_NOISE), n)
        self.answers += np.bincount(about.customer[rows], minlength=n)
        given, told = judged.take(rows), asked.take(rows)
        answered = about.take(rows)
        weight = [(self.levels, np.ones(len(rows)))]
        add_voices(plan, blueprint, people, answered, told, given, weight)
        self._trap(blueprint, people, answered.customer, given, plan)

    def _trap(
        self, blueprint: Blueprint, people: Customers, who: Ints, given: Judgement, plan: Plan
    ) -> None:
        k = [causes.id for causes in blueprint.criteria].index(TRAP[0])
        stays = people.leaves[who] >= plan.months
        segment = people.segment[who][stays]
        x, y = given.perceived[stays, k], given.overall[stays]
        for column, value in enumerate((np.ones_like(x), x, y, x * x, x * y)):
            self.trap[:, column] += np.bincount(segment, value, len(SEGMENTS))


def slopes(trap: Floats) -> tuple[float | None, float | None]:
    """(pooled slope, slope within segments) of y on x from the sums of `Happened.trap`."""

    def slope(sums: Floats) -> float | None:
        n, x, y, xx, xy = sums
        spread = xx - x * x / n
        return float((xy - x * y / n) / spread) if spread > 0 else None

    filled = trap[trap[:, 0] > 1]
    if not len(filled):
        return None, None
    n, x, y, xx, xy = filled.T
    spread = (xx - x * x / n).sum()
    within = float((xy - x * y / n).sum() / spread) if spread > 0 else None
    return slope(filled.sum(axis=0)), within
