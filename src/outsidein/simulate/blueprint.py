"""The causes of the simulated organization: nothing in here is written into its data files."""

from dataclasses import dataclass, replace

from .feeling import Feeling, Gain

SEGMENTS = ("key account", "mid-size", "small")
SERVICES = ("field-service", "remote-support")
SITES = ("Hamburg", "Essen", "Stuttgart", "Leipzig", "Graz", "Bremen", "Nürnberg", "Linz")
SHORT_OF_STAFF = (False, True, False, True, False, False, True, False)
"""Sites that lack skilled people, by the order of SITES."""

SERVICE_MOMENTS = {
    "field-service": ("repair-visit", "planned-visit", "spare-part"),
    "remote-support": ("remote-help",),
}
MOMENTS = (*SERVICE_MOMENTS["field-service"], *SERVICE_MOMENTS["remote-support"])
REVIEW = "contract-review"
"""The moment of answers that belong to no work order."""

SILENT = "part-return"
"""The moment at which nobody is asked: some of the orders about spare parts are returns."""

LEVERAGE = (1.2, 0.6, 0.7, 1.0)
"""How strongly an experience bears on the overall judgement, by the order of MOMENTS."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the provider says about a criterion: belief, specification and promise."""

    belief: float
    priority: int
    needed: float | None = None
    specified: float | None = None
    promised: float | None = None


@dataclass(frozen=True, slots=True)
class Causes:
    """What makes a criterion's expectations and perceptions, as latent levels.

    `weight` is the effect on the overall judgement, `halo` how far general temper and mood colour
    this criterion, `taste` how far customers differ in it by themselves, `points` what customers
    say it matters. Tuples run over SEGMENTS. `campaign` is
    what the promise of the latest period adds to expectation and perception.
    """

    id: str
    said: Said
    expected: float
    perceived: float
    weight: float
    points: int
    measure: str | None = None
    feeling: Feeling | Gain | None = None
    halo: float = 1.0
    taste: float = 0.2
    expected_by_segment: tuple[float, float, float] = (0.0, 0.0, 0.0)
    perceived_by_segment: tuple[float, float, float] = (0.0, 0.0, 0.0)
    campaign: tuple[float, float] = (0.0, 0.0)
    planted: str | None = None


@dataclass(frozen=True, slots=True)
class Blueprint:
    """All causes together. Effects are in scale points, or on the logarithm of hours.

    `content` is the overall judgement of somebody who perceives every criterion middling.
    """

    criteria: tuple[Causes, ...]
    planted: bool = True
    content: float = 4.75
    overall_by_segment: tuple[float, float, float] = (-1.35, 0.0, 0.9)
    speed_by_segment: tuple[float, float, float] = (-0.25, 0.0, 0.1)
    wait_centre: float = 27.0
    repair_centre: float = 27.0
    arrival_centre: float = 16.5
    callback_centre: float = 4.6
    shortage: tuple[float, float] = (0.60, 1.0)
    shortage_on_repair: float = 1.05
    training: float = 0.45
    rushed: float = 0.35
    bounced_share: float = 0.05
    resident_share: float = 0.04
    silent_share: float = 0.06
    leaving: float = 0.06
    leaving_by_temper: float = 1.0
    answers_by_experience: float = 0.30

    def said(self, criterion: str) -> Said:
        """What the provider says about a criterion."""
        return next(c.said for c in self.criteria if c.id == criterion)


def planted() -> Blueprint:
    """The organization of the demo: one gap of each kind, one criterion that is fine."""
    return Blueprint(
        criteria=(
            Causes(
                "professionalism",
                Said(belief=4.65, priority=15, needed=0.70, specified=0.70),
                expected=6.25,
                perceived=4.05,
                weight=0.22,
                points=20,
                measure="first_time_fix",
                feeling=Gain(0.8),
                planted="gap_1",
            ),
            Causes(
                "attitudes",
                Said(belief=5.5, priority=15),
                expected=5.52,
                perceived=5.53,
                weight=0.12,
                points=11,
                halo=0.3,
                expected_by_segment=(0.92, 0.05, -0.78),
                perceived_by_segment=(1.0, 0.05, -0.8),
            ),
            Causes(
                "accessibility",
                Said(belief=6.1, priority=20, needed=10, specified=30, promised=45),
                expected=6.15,
                perceived=0.0,
                weight=0.42,
                points=22,
                measure="minutes_to_person",
                feeling=Feeling(2.0, 5.2, 30.0, 1.3),
                expected_by_segment=(0.2, 0.0, -0.1),
                planted="gap_2",
            ),
            Causes(
                "reliability",
                Said(belief=5.9, priority=30, needed=34, specified=34),
                expected=5.95,
                perceived=0.0,
                weight=0.36,
                points=30,
                measure="hours_to_repair",
                feeling=Feeling(2.0, 4.8, 75.0, 1.9),
                expected_by_segment=(0.2, 0.0, -0.1),
                planted="gap_3",
            ),
            Causes(
                "recovery",
                Said(belief=4.5, priority=12, needed=24, specified=8, promised=24),
                expected=4.5,
                perceived=0.0,
                weight=0.0,
                points=5,
                measure="hours_to_callback",
                feeling=Feeling(5.3, 1.0, 24.0, 1.0),
                halo=0.25,
                taste=0.5,
                planted="relaxable",
            ),
            Causes(
                "reputation",
                Said(belief=5.1, priority=8, needed=24, specified=24, promised=8),
                expected=5.2,
                perceived=0.0,
                weight=0.14,
                points=12,
                measure="hours_to_arrival",
                feeling=Feeling(3.0, 3.6, 28.0, 1.4),
                campaign=(0.8, -0.45),
                planted="gap_4",
            ),
        )
    )


def without_gaps() -> Blueprint:
    """The same organization with nothing planted: every voice of a criterion at one level.

    Temper, mood, halo, skewed volumes, silence and missing answers stay. The levels that the
    provider states are settled afterwards, on what customers then feel (see `settle`).
    """
    before = planted()
    even = (0.0, 0.0, 0.0)
    points = {
        "professionalism": 18,
        "attitudes": 14,
        "accessibility": 20,
        "reliability": 24,
        "recovery": 12,
        "reputation": 12,
    }
    criteria = tuple(
        replace(
            causes,
            said=replace(causes.said, priority=points[causes.id]),
            points=points[causes.id],
            weight=max(causes.weight, 0.12),
            expected_by_segment=even,
            perceived_by_segment=even,
            campaign=(0.0, 0.0),
            planted=None,
        )
        for causes in before.criteria
    )
    return replace(
        before,
        criteria=criteria,
        planted=False,
        content=6.0,
        overall_by_segment=even,
        speed_by_segment=even,
        shortage=(0.0, 0.0),
        training=0.0,
        rushed=0.0,
        bounced_share=0.0,
        resident_share=0.0,
        leaving_by_temper=0.0,
        answers_by_experience=0.0,
    )
