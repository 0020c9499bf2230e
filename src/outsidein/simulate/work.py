"""Work orders: when they come and how long everything takes."""

from dataclasses import dataclass, fields

import numpy as np

from .blueprint import LEVERAGE, MOMENTS, SERVICE_MOMENTS, SERVICES, Blueprint
from .climate import Climate
from .people import Customers, Staff
from .plan import Flags, Floats, Ints, Plan

DAY = 86_400
WEEKDAY_WEIGHTS = np.array([1.1, 1.05, 1.0, 1.0, 0.95, 0.3, 0.2])
HOUR_WEIGHTS = np.array([1.0] * 7 + [6.0] * 11 + [2.0] * 6)
MOMENT_SHARES = (0.42, 0.14, 0.10, 0.34)
PRIORITY_SHARES = (0.08, 0.22, 0.50, 0.20)
PRIORITY_SPEED = np.array([-0.30, -0.12, 0.0, 0.30])
DUE_HOURS = np.array([48.0, 60.0, 72.0, 96.0])
CLOCK_PAUSED = 0.15
"""Share of late orders whose clock was stopped, so that the export says the level was met."""


@dataclass(frozen=True, slots=True)
class Orders:
    """One entry a work order, sorted by `opened` (seconds since 1970); hours from there.

    `callback` counts from the repair. `skill`, `training` and `rushed` are hidden causes that
    customers feel; `arrival` is hidden for remote support, where nobody notes it.
    """

    customer: Ints
    site: Ints
    team: Ints
    employee: Ints
    moment: Ints
    priority: Ints
    opened: Ints
    wait: Floats
    arrival: Floats
    repair: Floats
    callback: Floats
    due: Floats
    fixed_first: Flags
    reopened: Flags
    reassigned: Ints
    sla_met: Flags
    cost: Ints
    skill: Floats
    training: Floats
    rushed: Floats

    def __len__(self) -> int:
        return len(self.customer)

    @property
    def service(self) -> Ints:
        """0 for the field, 1 for remote support."""
        return (self.moment >= len(SERVICE_MOMENTS[SERVICES[0]])).astype(np.int64)

    @property
    def leverage(self) -> Floats:
        """How strongly the moment bears on the overall judgement."""
        return np.array(LEVERAGE)[self.moment]

    def returns(self, asked: Flags) -> Flags:
        """Which orders are returns of spare parts: every second one without an answer.

        Which second counts is that of the opening, on which nothing else hangs.
        """
        part = self.moment == MOMENTS.index("spare-part")
        return np.asarray(part & (self.opened % 2 == 0) & ~asked)

    def take(self, rows: Ints) -> "Orders":
        """The orders at these rows, repeated where a row is."""
        return Orders(**{f.name: getattr(self, f.name)[rows] for f in fields(self)})


def opening_times(plan: Plan, month: int, n: int, random: np.random.Generator) -> Ints:
    """Sorted seconds since 1970: many on working days by day, few at night and on weekends."""
    start, end = plan.month_starts[month], plan.month_starts[month + 1]
    days = np.arange(start, end, DAY)
    weekday = (days // DAY + 3) % 7  # 1970-01-01 was a Thursday; 0 is Monday
    weight = WEEKDAY_WEIGHTS[weekday]
    day = random.choice(days, n, p=weight / weight.sum())
    hour = random.choice(24, n, p=HOUR_WEIGHTS / HOUR_WEIGHTS.sum())
    times: Ints = np.sort(day + hour * 3600 + random.integers(0, 3600, n))
    return times


def outside_hours(opened: Ints) -> tuple[Flags, Flags]:
    """(at night, on a weekend)."""
    hour = opened // 3600 % 24
    weekday = (opened // DAY + 3) % 7
    return (hour < 7) | (hour >= 18), weekday >= 5


def who(people: Customers, month: int, n: int, random: np.random.Generator) -> Ints:
    """Whose orders these are: in proportion to volume, among customers that have not left."""
    share = np.cumsum(np.where(people.leaves > month, people.volume, 0.0))
    return np.asarray(np.searchsorted(share, random.random(n) * share[-1], side="right"))


def durations(
    blueprint: Blueprint,
    people: Customers,
    rows: Ints,
    opened: Ints,
    priority: Ints,
    shortage: Floats,
    random: np.random.Generator,
) -> tuple[Floats, Floats, Floats, Floats]:
    """Hours to a person, to arrival, to the repair, and from there to the callback."""
    n = len(rows)
    night, weekend = outside_hours(opened)
    speed = np.array(blueprint.speed_by_segment)[people.segment[rows]]
    bounced, resident = people.bounced[rows], people.resident[rows]
    wait = random.normal(0, 0.62, n) + speed + 0.45 * night + 0.25 * weekend + 1.1 * bounced
    wait = blueprint.wait_centre / 60 * np.exp(wait)
    rest = random.random(n) < 0.5
    idle = rest * (random.uniform(0, 8, n) * night + random.uniform(0, 20, n) * weekend)
    far = 0.12 * people.distance[rows]
    urgency = PRIORITY_SPEED[priority]
    arrival = np.exp(random.normal(0, 0.45, n) + urgency + far)
    arrival = np.maximum(blueprint.arrival_centre * arrival + idle, wait + 0.2)
    repair = random.normal(0, 0.45, n) + urgency + speed + far + 0.12 * people.age[rows]
    repair += blueprint.shortage_on_repair * shortage - 0.5 * bounced + 0.95 * resident
    repair = np.maximum(blueprint.repair_centre * np.exp(repair) + idle, wait + 0.4)
    arrival = np.minimum(arrival, wait + 0.9 * (repair - wait))
    callback = blueprint.callback_centre * np.exp(random.normal(0, 0.8, n))
    return wait, arrival, repair, callback


def month_of_work(
    plan: Plan,
    blueprint: Blueprint,
    people: Customers,
    team: Staff,
    weather: Climate,
    month: int,
    n: int,
) -> Orders:
    """The work orders opened in one month."""
    random = plan.random("work", month)
    opened = opening_times(plan, month, n, random)
    rows = who(people, month, n, random)
    site = people.site[rows]
    moment = random.choice(len(MOMENTS), n, p=MOMENT_SHARES)
    field = moment < len(SERVICE_MOMENTS[SERVICES[0]])
    teams = 2 * site + ~field
    employee = team.first[teams] + (random.random(n) * team.size[teams]).astype(np.int64)
    priority = random.choice(len(DUE_HOURS), n, p=PRIORITY_SHARES)
    shortage = weather.shortage[site, month]
    training = weather.training[teams, month]
    rushed = weather.rushed[teams, month]
    wait, arrival, repair, callback = durations(
        blueprint, people, rows, opened, priority, shortage, random
    )
    skill = team.skill[employee]
    fixed = random.random(n) < 1 / (
        1 + np.exp(-(1.0 + 0.6 * skill + 0.6 * training - 0.3 * rushed - 0.15 * people.age[rows]))
    )
    late = repair > DUE_HOURS[priority]
    return Orders(
        customer=rows,
        site=site,
        team=teams,
        employee=employee,
        moment=moment,
        priority=priority,
        opened=opened,
        wait=wait,
        arrival=arrival,
        repair=repair,
        callback=callback,
        due=DUE_HOURS[priority],
        fixed_first=fixed,
        reopened=~fixed & (random.random(n) < 0.3),
        reassigned=random.poisson(0.35 + 0.4 * shortage + 1.2 * people.bounced[rows]),
        sla_met=~late | (random.random(n) < CLOCK_PAUSED),
        cost=np.round(random.gamma(3, 6_000, n) * np.where(field, 1.0, 0.3)).astype(np.int64),
        skill=skill,
        training=training,
        rushed=rushed,
    )
