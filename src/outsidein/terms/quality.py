"""Service quality: criteria, scales, voices and the five gaps.

Sources: Grönroos (1988) for the six criteria of good perceived service quality; Parasuraman,
Zeithaml and Berry (1985, 1988) for the gap model and the RATER dimensions of SERVQUAL.
"""

from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Which direction of a measure is better for the customer.

    - more: a higher value is better for the customer.
    - less: a lower value is better for the customer.

    Source: Outside-in.
    """

    MORE = "more"
    LESS = "less"

    @property
    def sign(self) -> int:
        """+1 where more is better, -1 where less is: a shortfall times the sign is negative."""
        return 1 if self is Direction.MORE else -1


class Voice(StrEnum):
    """Who speaks about a criterion.

    - expectation: E, what customers say the service should be like.
    - belief: M, what management believes that customers expect or need.
    - specification: S, the standard that is set for the work.
    - delivery: D, what is measured in the work that is done.
    - promise: C, what market communication has told customers.
    - perception: P, what customers say the service is like.

    Source: Parasuraman, Zeithaml and Berry (1985), Journal of Marketing 49(4).
    """

    EXPECTATION = "expectation"
    BELIEF = "belief"
    SPECIFICATION = "specification"
    DELIVERY = "delivery"
    PROMISE = "promise"
    PERCEPTION = "perception"

    @property
    def symbol(self) -> str:
        """The letter of the gap formulas: E, M, S, D, C, P."""
        return {
            Voice.EXPECTATION: "E",
            Voice.BELIEF: "M",
            Voice.SPECIFICATION: "S",
            Voice.DELIVERY: "D",
            Voice.PROMISE: "C",
            Voice.PERCEPTION: "P",
        }[self]


class ExpectationLevel(StrEnum):
    """The level of an expectation that a question asks for, beside the expectation itself.

    - adequate: the least that a customer accepts.
    - desired: what a customer wishes for and holds to be possible.

    Source: Zeithaml, Berry and Parasuraman (1993), Journal of the Academy of Marketing Science
    21(1).
    """

    ADEQUATE = "adequate"
    DESIRED = "desired"


class Gap(StrEnum):
    """The difference of two voices on the customer's scale; negative is a shortfall.

    gap 1 = M - E, gap 2 = S - M, gap 3 = D - S, gap 4 = D - C, gap 5 = P - E
    (Parasuraman, Zeithaml and Berry 1985), and gap 5 = gap 1 + gap 2 + gap 3 + (P - D).

    - gap_1: believed minus expected: whether management knows what customers expect.
    - gap_2: specified minus believed: whether the standard asks for what management believes is
      needed.
    - gap_3: delivered minus specified: whether the work keeps the standard.
    - gap_4: delivered minus promised: whether the work keeps what communication promised.
    - gap_5: perceived minus expected: the customer's own balance.

    Source: Parasuraman, Zeithaml and Berry (1985), Journal of Marketing 49(4).
    """

    MANAGEMENT_PERCEPTION = "gap_1"
    SPECIFICATION = "gap_2"
    DELIVERY = "gap_3"
    COMMUNICATION = "gap_4"
    PERCEIVED_QUALITY = "gap_5"

    @property
    def number(self) -> int:
        """1 to 5."""
        return int(self.value[-1])

    @property
    def voices(self) -> tuple[Voice, Voice]:
        """(minuend, subtrahend): the gap is the first voice minus the second."""
        return {
            Gap.MANAGEMENT_PERCEPTION: (Voice.BELIEF, Voice.EXPECTATION),
            Gap.SPECIFICATION: (Voice.SPECIFICATION, Voice.BELIEF),
            Gap.DELIVERY: (Voice.DELIVERY, Voice.SPECIFICATION),
            Gap.COMMUNICATION: (Voice.DELIVERY, Voice.PROMISE),
            Gap.PERCEIVED_QUALITY: (Voice.PERCEPTION, Voice.EXPECTATION),
        }[self]


@dataclass(frozen=True, slots=True)
class Scale:
    """A rating scale: its two ends, which end is better, and the codes that are not answers.

    `reverse` is true where the low end is the better one. `not_applicable` holds codes such as 0,
    99 or -99 that stand for "not applicable" or "no answer".

    Source: Outside-in.
    """

    low: float
    high: float
    reverse: bool = False
    not_applicable: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if not self.low < self.high:
            raise ValueError(f"a scale must run from low to high, not {self.low} to {self.high}")

    @property
    def width(self) -> float:
        """High end minus low end, in scale points."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Item:
    """One question about a criterion, asked as an expectation and as a perception.

    `expectation` and `perception` refer to the columns that hold the answers: the header, or a
    pattern in which `*` stands for any text (`outsidein.terms.heading.find_columns`). Where they
    are None the columns are called after the item: `<id>_expected` and `<id>_perceived`
    (`column_for`), as in our own questionnaire. `expectation_text` and `perception_text` are the
    two questions as they are put to the customer; `text` is the neutral name of the matter.

    Source: Nunnally (1978), Psychometric Theory.
    """

    id: str
    text: str
    expectation: str | None = None
    perception: str | None = None
    expectation_text: str = ""
    perception_text: str = ""
    adequate: str | None = None
    desired: str | None = None
    adequate_text: str = ""
    desired_text: str = ""

    def column_at(self, level: ExpectationLevel) -> str:
        """The column reference of a level: stated, or by the questionnaire's names."""
        stated = self.adequate if level is ExpectationLevel.ADEQUATE else self.desired
        return stated or f"{self.id}_{level.value}"

    @property
    def asks_zone(self) -> bool:
        """Whether a level of this item is stated: then it is asked of the items that state one."""
        return bool(self.adequate or self.desired or self.adequate_text or self.desired_text)

    def column_for(self, voice: Voice) -> str:
        """The column reference of the customer's voice: stated, or by the questionnaire's names."""
        if voice is Voice.EXPECTATION:
            return self.expectation or f"{self.id}_expected"
        if voice is Voice.PERCEPTION:
            return self.perception or f"{self.id}_perceived"
        raise ValueError(f"customers answer for expectation and perception, not for {voice}")


@dataclass(frozen=True, slots=True)
class Criterion:
    """A quality dimension: one thing by which customers judge the service.

    `items` are the questions about it, `proofs` the ids of measures shown beside it as proof.

    Source: Grönroos (1988), Review of Business 9(3); Parasuraman, Zeithaml and Berry (1988),
    Journal of Retailing 64(1).
    """

    id: str
    name: str
    description: str = ""
    items: tuple[Item, ...] = ()
    proofs: tuple[str, ...] = ()
