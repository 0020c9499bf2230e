"""The known truth of a simulated organization, as it is laid beside its files."""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np

from .blueprint import LEVERAGE, MOMENTS, SEGMENTS, SERVICES, Causes
from .happened import TRAP, Happened, slopes
from .levels import Levels
from .people import Customers
from .plan import Flags, Plan
from .reference import Reference
from .registers import RELATIONS

Json = dict[str, Any]

GAPS = {
    "gap_1": ("believed", "expected"),
    "gap_2": ("specified", "believed"),
    "gap_3": ("delivered", "specified"),
    "gap_4": ("delivered", "promised"),
    "gap_5": ("perceived", "expected"),
    "added_by_perception": ("perceived", "delivered"),
}
"""Each gap is the first level minus the second; negative is a shortfall."""

ABOUT = (
    "SIMULATED. The truth behind the files beside it; no audit reads this file. Levels are mean "
    "answers on the scale from 1 to 7 that ever more customers of the same kind would give: "
    "`respondents` among those who answer, `everyone` among all who are asked, `here` the answers "
    "of this very file without the chance of single ticks. Specified, delivered and promised are "
    "the perception that those quantities bring by themselves."
)


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true, beside what was written. `reference` holds the levels, `happened` the sums."""

    plan: Plan
    reference: Reference
    customers: Customers
    happened: Happened

    def levels(
        self,
        criterion: str,
        *,
        segment: str | None = None,
        service: str | None = None,
        period: int = 2,
        of: Levels | None = None,
    ) -> dict[str, float | None]:
        """The six voices of a criterion: by default among respondents, in the latest period.

        Periods are 0 (all earlier), 1 (the previous) and 2 (the latest).
        """
        k, causes = self._causes(criterion)
        levels = of or self.reference.respondents
        at_segment = None if segment is None else SEGMENTS.index(segment)
        at_service = None if service is None else SERVICES.index(service)

        def level(voice: str) -> float | None:
            return levels.level(voice, k, period=period, service=at_service, segment=at_segment)

        return {
            "expected": level("expected"),
            "believed": causes.said.belief,
            "specified": level("specified"),
            "delivered": level("delivered"),
            "promised": level("promised"),
            "perceived": level("perceived"),
        }

    def gaps(
        self,
        criterion: str,
        *,
        segment: str | None = None,
        service: str | None = None,
        period: int = 2,
        of: Levels | None = None,
    ) -> dict[str, float | None]:
        """The gaps of a criterion; None where a voice has no level on the scale."""
        voices = self.levels(criterion, segment=segment, service=service, period=period, of=of)
        return differences(voices)

    @property
    def drivers(self) -> dict[str, float]:
        """True effect of each criterion on the overall judgement, in points for each point."""
        return {causes.id: causes.weight for causes in self.reference.blueprint.criteria}

    def state(self, name: str) -> Flags:
        """Which customers truly are green_but_red, red_but_happy or silent, by number."""
        found: dict[str, Flags] = {
            "green_but_red": self.customers.bounced & ~self.customers.silent,
            "red_but_happy": self.customers.resident & ~self.customers.silent,
            "silent": self.customers.silent & (self.happened.orders > 0),
        }
        return found[name]

    @property
    def simpson(self) -> tuple[float | None, float | None]:
        """(pooled, within-segment) slope of the overall judgement on attitudes."""
        return slopes(self.happened.trap)

    @property
    def indicators(self) -> dict[str, str]:
        """How each indicator truly relates to what customers feel."""
        planted = self.reference.blueprint.planted
        return {name: kind if planted else "unrelated" for name, kind in RELATIONS.items()}

    def _causes(self, criterion: str) -> tuple[int, Causes]:
        for k, causes in enumerate(self.reference.blueprint.criteria):
            if causes.id == criterion:
                return k, causes
        raise KeyError(criterion)

    def document(self) -> Json:
        """All of it, for truth.json."""
        plan, reference = self.plan, self.reference
        pooled, within = self.simpson
        day = plan.month_starts.astype("datetime64[s]").astype("datetime64[D]").astype(str)
        return {
            "simulated": True,
            "about": ABOUT,
            "plan": {
                "seed": plan.seed,
                "customers": plan.customers,
                "months": plan.months,
                "work_orders": int(self.happened.orders.sum()),
                "answers": self.happened.answer_count,
                "planted": plan.plant,
            },
            "periods": {
                "length": plan.period,
                "previous_from": day[plan.previous],
                "latest_from": day[plan.latest],
                "end": day[-1],
            },
            "criteria": {c.id: self._criterion(c) for c in reference.blueprint.criteria},
            "levels": self._all_levels(),
            "drivers": self.drivers,
            "moments": dict(zip(MOMENTS, LEVERAGE, strict=True)),
            "indicators": self.indicators,
            "simpson": {
                "outcome": TRAP[1],
                "predictor": TRAP[0],
                "by": "segment",
                "pooled_slope": rounded(pooled),
                "within_slope": rounded(within),
                "planted": reference.blueprint.planted,
            },
            "customers": {
                name: self._members(name) for name in ("green_but_red", "red_but_happy", "silent")
            },
        }

    def _criterion(self, causes: Causes) -> Json:
        said, quantity = causes.said, self.reference.quantities.get(causes.id)
        return {
            "planted": causes.planted,
            "measure": causes.measure,
            "believed_level": said.belief,
            "needed": said.needed,
            "specified": said.specified,
            "promised": said.promised,
            "delivered_median": rounded(quantity.median) if quantity else None,
            "delivered_mean": rounded(quantity.mean) if quantity else None,
            "true_effect_on_overall": causes.weight,
            "stated_points": causes.points,
        }

    def _all_levels(self) -> list[Json]:
        rows = []
        groups: list[tuple[str | None, str | None]] = [(None, None)]
        groups += [(None, segment) for segment in SEGMENTS]
        groups += [(service, None) for service in SERVICES]
        sources = {
            "respondents": self.reference.respondents,
            "everyone": self.reference.everyone,
            "here": self.happened.levels,
        }
        for causes in self.reference.blueprint.criteria:
            for service, segment in groups:
                for period, label in ((1, "previous"), (2, "latest")):
                    row: Json = {"criterion": causes.id, "service": service, "segment": segment}
                    row["period"] = label
                    for name, source in sources.items():
                        voices = self.levels(
                            causes.id, service=service, segment=segment, period=period, of=source
                        )
                        row[name] = {v: rounded(level) for v, level in voices.items()}
                        gaps = differences(voices)
                        row[name]["gaps"] = {gap: rounded(size) for gap, size in gaps.items()}
                    rows.append(row)
        return rows

    def _members(self, state: str) -> list[Json]:
        happened = self.happened
        width = max(4, len(str(self.plan.customers)))
        return [
            {
                "customer": f"C{number + 1:0{width}d}",
                "work_orders": int(happened.orders[number]),
                "answers": int(happened.answers[number]),
                "truly_in_time": ratio(happened.in_time[number], happened.orders[number]),
                "recorded_in_time": ratio(happened.recorded[number], happened.orders[number]),
                "true_overall": ratio(happened.overall[number], happened.asked[number]),
            }
            for number in np.flatnonzero(self.state(state))
        ]

    def text(self) -> str:
        """truth.json, the same bytes for the same plan."""
        return json.dumps(self.document(), indent=1, ensure_ascii=False) + "\n"


def differences(voices: dict[str, float | None]) -> dict[str, float | None]:
    """The gaps between levels; None where one of the two is unknown."""
    found: dict[str, float | None] = {}
    for gap, (one, other) in GAPS.items():
        first, second = voices[one], voices[other]
        found[gap] = None if first is None or second is None else first - second
    return found


def rounded(value: float | None) -> float | None:
    """Four decimals are more than anybody can find out."""
    return None if value is None else round(float(value), 4)


def ratio(part: float, whole: float) -> float | None:
    """A mean or share; None of nothing."""
    return rounded(part / whole) if whole else None
