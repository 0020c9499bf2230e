"""The known truth of a simulated organization, as it is laid beside its files."""

from dataclasses import dataclass

import numpy as np

from .blueprint import SEGMENTS, SERVICES, Causes
from .expecting import PLEDGE
from .happened import Happened, slopes
from .levels import VOICES, Levels
from .people import Customers
from .plan import Flags, Floats, Plan
from .reference import Reference
from .registers import RELATIONS

GAPS = {
    "gap_1": ("believed", "expected"),
    "gap_2": ("specified", "believed"),
    "gap_3": ("delivered", "specified"),
    "gap_4": ("delivered", "promised"),
    "gap_5": ("perceived", "expected"),
    "added_by_perception": ("perceived", "delivered"),
}
"""Each gap is the first level minus the second; negative is a shortfall."""


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
        """The six voices of a criterion, in the latest period unless stated otherwise.

        By default as an audit of ever more customers would find them: expected and perceived among
        those who answer; specified, delivered and promised over all that was delivered, whether
        answered about or not. Periods are 0 (all earlier), 1 (the previous) and 2 (the latest).
        """
        k, causes = self._causes(criterion)
        at_segment = None if segment is None else SEGMENTS.index(segment)
        at_service = None if service is None else SERVICES.index(service)

        def level(voice: str) -> float | None:
            told = voice in ("expected", "perceived")
            levels = of or (self.reference.respondents if told else self.reference.everyone)
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

    @property
    def pledge(self) -> float | None:
        """What the promise to one segment truly did to its expectation, against the others.

        In ticked points, from the earlier to the previous period; None where nobody answered
        before it.
        """
        k = [causes.id for causes in self.reference.blueprint.criteria].index(PLEDGE.criterion)
        told, levels = SEGMENTS.index(PLEDGE.segment), self.reference.respondents
        v = VOICES.index("expected")
        others = [s for s in range(len(SEGMENTS)) if s != told]
        sums, weights = (part[v, k].sum(axis=1) for part in (levels.sums, levels.weights))
        if not weights[0].sum():
            return None
        own = sums[:2, told] / weights[:2, told]
        rest = sums[:2, others].sum(axis=1) / weights[:2, others].sum(axis=1)
        return float((own[1] - own[0]) - (rest[1] - rest[0]))

    def zone(self, criterion: str, *, period: int = 2) -> dict[str, float | None]:
        """The borders and the perception of the first item among those who answer."""
        k, _ = self._causes(criterion)
        levels = self.reference.respondents
        return {
            "adequate": levels.level("adequate", k, period=period),
            "desired": levels.level("desired", k, period=period),
            "perceived": levels.level("perceived_first", k, period=period),
        }

    def overall(self) -> Floats:
        """What each customer truly concludes: the mean over all its users; NaN where none."""
        return share(self.happened.overall, self.happened.asked)

    def in_time(self, *, recorded: bool = True) -> Floats:
        """Share of each customer's orders in time, as recorded or as it truly was."""
        kept = self.happened.recorded if recorded else self.happened.in_time
        return share(kept, self.happened.orders)

    def by_outcome(self, name: str, *, kept: float = 0.9) -> Flags:
        """Whose service level was kept and judgement bad (below 4), or missed and good (above 5).

        Whatever the cause: strict customers are among them as well as those planted.
        """
        green = self.in_time() >= kept
        if name == "green_but_red":
            return np.asarray(green & (self.overall() < 4))
        return np.asarray(~green & (self.happened.orders > 0) & (self.overall() > 5))

    def state(self, name: str) -> Flags:
        """Which customers were made green_but_red, red_but_happy or silent, by number."""
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

    def customer(self, number: int) -> str:
        """The id of a customer in the files."""
        return f"C{number + 1:0{max(4, len(str(self.plan.customers)))}d}"

    def _causes(self, criterion: str) -> tuple[int, Causes]:
        for k, causes in enumerate(self.reference.blueprint.criteria):
            if causes.id == criterion:
                return k, causes
        raise KeyError(criterion)


def differences(voices: dict[str, float | None]) -> dict[str, float | None]:
    """The gaps between levels; None where one of the two is unknown."""
    found: dict[str, float | None] = {}
    for gap, (one, other) in GAPS.items():
        first, second = voices[one], voices[other]
        found[gap] = None if first is None or second is None else first - second
    return found


def share(part: Floats, whole: Floats) -> Floats:
    """Means or shares by customer; NaN of nothing."""
    return np.asarray(np.divide(part, whole, out=np.full(len(whole), np.nan), where=whole > 0))
