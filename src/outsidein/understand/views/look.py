"""Customers and services as views, for those that need one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from outsidein.stats.shrinkage import probability_below
from outsidein.terms.estimate import Estimate
from outsidein.terms.finding import ChainRow, CustomerFinding
from outsidein.terms.language import say_many
from outsidein.terms.minimum import minimum
from outsidein.terms.quality import Scale, Voice
from outsidein.terms.signal import ColumnTerm
from outsidein.terms.view import CriterionView, CustomerView, ServiceView, Views
from outsidein.understand.customers.find import service_level_target
from outsidein.understand.customers.posterior import Lines, Posterior, posterior
from outsidein.understand.customers.records import Records, gather
from outsidein.understand.ground import Ground

from .criteria import Delivered, Perceived, delivered, perceived
from .served import Served, served, services_of
from .words import next_words

SOON = timedelta(days=182)
"""A renewal within half a year is coming up."""
LIKELY = 0.9
"""A criterion is named from this probability on that it falls short of what is expected."""


def look(
    ground: Ground,
    rows: Sequence[ChainRow],
    found: Sequence[CustomerFinding],
    today: date,
    most: int | None,
) -> Views:
    """Views of services, and of the customers that need one, at most so many (None: of all).

    Those named by a finding come first, then those under contract, by money. With `most` None
    every customer that any file names has one.
    """
    seen = _Seen.of(ground, rows, found, today)
    chosen = seen.chosen(most)
    return Views(
        customers=tuple(seen.customer(i) for i in chosen),
        services=tuple(seen.service(s) for s in seen.services),
        minimum_answers=seen.least,
        without=len(seen.records.customers) - len(chosen),
    )


@dataclass(frozen=True)
class _Seen:
    """All that the views are made from, computed once for all customers."""

    ground: Ground
    records: Records
    rows: Sequence[ChainRow]
    named: dict[str, list[CustomerFinding]]
    today: date
    least: int
    scale: Scale | None
    found: Posterior
    perceived: dict[str, Perceived]
    delivered: dict[str, Delivered]
    services: list[Served]
    by_customer: dict[str, tuple[str, ...]]

    @classmethod
    def of(
        cls,
        ground: Ground,
        rows: Sequence[ChainRow],
        found: Sequence[CustomerFinding],
        today: date,
    ) -> "_Seen":
        records = gather(ground)
        named: dict[str, list[CustomerFinding]] = {}
        for finding in found:
            named.setdefault(finding.customer, []).append(finding)
        overall = ground.answers.outcome(ColumnTerm.OVERALL) if ground.answers else None
        scale = overall.scale if overall else None
        lines = Lines.on(scale or Scale(0, 1), service_level_target(ground))
        services = served(ground)
        return cls(
            ground=ground,
            records=records,
            rows=rows,
            named=named,
            today=today,
            least=minimum("customer_answers", ground.description.minimums),
            scale=scale,
            found=posterior(records, lines),
            perceived=dict(perceived(ground, records.customers, records.segments)),
            delivered=dict(delivered(ground, records.customers)),
            services=services,
            by_customer=dict(services_of(services)),
        )

    def chosen(self, most: int | None) -> list[int]:
        """The places of the customers that have a view."""
        customers, roster = self.records.customers, self.ground.roster

        def weight(i: int) -> tuple[bool, int, str]:
            value = roster.of(customers[i]).value
            return customers[i] not in self.named, -(value.minor if value else 0), customers[i]

        order = sorted(range(len(customers)), key=weight)
        if most is None:
            return order
        return [i for i in order if customers[i] in self.named or customers[i] in roster.clients][
            :most
        ]

    def customer(self, i: int) -> CustomerView:
        """The view of one customer."""
        records, customer = self.records, self.records.customers[i]
        client, named = self.ground.roster.of(customer), self.named.get(customer, [])
        judged, served_enough = records.answers[i] >= self.least, records.stated[i] >= self.least
        criteria = tuple(self._criteria(i))
        last = (records.last_answer[i], records.last_ticket[i])
        renewal = client.renewal(self.today)
        return CustomerView(
            customer=customer,
            name=client.name,
            segment=records.segments[i],
            states=tuple(finding.state for finding in named),
            say=" ".join(f.say for f in named if f.say) or self._next(i, criteria, renewal),
            answers=int(records.answers[i]),
            judgement=self._judgement(i),
            content=_known(self.found.good[i]) if judged else None,
            discontent=_known(self.found.bad[i]) if judged else None,
            last_answer=last[0].date() if last[0] else None,
            tickets=int(records.stated[i]),
            attainment=self._attainment(i),
            kept=_known(self.found.kept[i]) if served_enough else None,
            last_ticket=last[1].date() if last[1] else None,
            contract_value=client.value,
            renewals=client.renewals,
            renewal=renewal,
            services=self.by_customer.get(customer, ()),
            criteria=criteria,
        )

    def service(self, one: Served) -> ServiceView:
        """The view of one service: the customers with tickets of it, and their contracts."""
        roster = self.ground.roster
        clients = [roster.clients[c] for c in one.tickets if c in roster.clients]
        due = [
            c.customer
            for c in clients
            if any(self.today <= day and day - self.today <= SOON for day in c.renewals)
        ]
        return ServiceView(
            service=one.id,
            name=one.name,
            tickets=sum(one.tickets.values()),
            customers=len(one.tickets),
            contract_value=roster.money([c.customer for c in clients]) if clients else None,
            due=len(due),
            value_due=roster.money(due) if due else None,
        )

    def _judgement(self, i: int) -> Estimate | None:
        n = int(self.records.answers[i])
        if self.scale is None or not n:
            return None
        bounds = (self.scale.low, self.scale.high)
        level, sd = self.found.level[i], self.found.level_sd[i]
        return self._of_one(level, sd, bounds, n, "judgement_of_one", "points")

    def _attainment(self, i: int) -> Estimate | None:
        n = int(self.records.stated[i])
        if not n:
            return None
        share, sd = self.found.attained[i], self.found.attained_sd[i]
        return self._of_one(share, sd, (0.0, 1.0), n, "attainment_of_one", "share")

    def _of_one(
        self, value: float, sd: float, ends: tuple[float, float], n: int, what: str, unit: str
    ) -> Estimate:
        """A number about one customer; withheld where too little stands behind it."""
        bare = Estimate(None, n=n, customers=1, definition=what, unit=unit)
        if n < self.least or not np.isfinite(value) or not np.isfinite(sd):
            return bare.withhold(_too_few(n, self.least, unit))
        low, high = max(ends[0], value - 1.96 * sd), min(ends[1], value + 1.96 * sd)
        return Estimate(float(value), float(low), float(high), n, 1, 0, what, unit)

    def _criteria(self, i: int) -> list[CriterionView]:
        return [self._criterion(i, row) for row in self._rows(self.records.segments[i])]

    def _rows(self, segment: str | None) -> list[ChainRow]:
        """The rows of the customer's segment where there are some, of all customers elsewhere."""
        whole = [row for row in self.rows if row.service is None]
        own = {row.criterion: row for row in whole if row.segment == segment}
        return [own.get(row.criterion, row) for row in whole if row.segment is None]

    def _criterion(self, i: int, row: ChainRow) -> CriterionView:
        expected = row.voice(Voice.EXPECTATION).level
        promised = row.voice(Voice.PROMISE).quantity
        own, done = self.perceived.get(row.criterion), self.delivered.get(row.criterion)
        rated = got = None
        shortfall = None
        if own is not None and own.n[i]:
            ends = (row.scale.low, row.scale.high)
            n = int(own.n[i])
            rated = self._of_one(own.level[i], own.sd[i], ends, n, "perception_of_one", "points")
            if rated.shown and expected is not None and expected.value is not None:
                below = probability_below(own.level[i], own.sd[i], expected.value)
                shortfall = _known(float(below))
        if done is not None and done.n[i]:
            mean, n = float(done.mean[i]), int(done.n[i])
            got = Estimate(
                mean, n=n, customers=1, definition="delivery_to_one", unit=done.gauge.unit
            )
        return CriterionView(
            row.criterion, row.criterion_name, expected, promised, got, rated, shortfall
        )

    def _next(self, i: int, criteria: Sequence[CriterionView], renewal: date | None) -> str:
        lowest = min(
            (c for c in criteria if (c.shortfall or 0.0) >= LIKELY),
            key=lambda c: (_level(c.perceived) - _level(c.expected), c.criterion),
            default=None,
        )
        return next_words(
            answers=int(self.records.answers[i]),
            least=self.least,
            lowest=lowest.name if lowest is not None else None,
            renewal=renewal,
            today=self.today,
        )


def _level(estimate: Estimate | None) -> float:
    return 0.0 if estimate is None or estimate.value is None else estimate.value


def _too_few(n: int, least: int, unit: str) -> str:
    if unit == "share":
        return say_many(
            "{n:,} ticket, {least} are needed", "{n:,} tickets, {least} are needed", n, least=least
        )
    return say_many(
        "{n:,} answer, {least} are needed", "{n:,} answers, {least} are needed", n, least=least
    )


def _known(probability: float) -> float | None:
    return float(probability) if np.isfinite(probability) else None
