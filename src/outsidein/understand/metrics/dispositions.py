"""Outcome rates of a survey, from the final disposition of every case."""

from typing import ClassVar

import numpy as np

from outsidein.terms.language import say
from outsidein.terms.quality import Scale

from .metric import Floats, Variant
from .summed import COUNT, Columns, Given, Input, Kind, Setting, Summed, ratio
from .sums import Sums

SOURCE = "AAPOR (2023), Standard Definitions, 10th edition"

Above = dict[str, tuple[str, ...]]
"""The groups above the line, by variant."""

Below = dict[str, tuple[tuple[str, ...], float | None]]
"""The groups below the line and the share of unknown cases with them; None is e, estimated."""

GROUPS = ("I", "P", "R", "NC", "O", "UH", "UO", "NE")
"""Complete, partial, refusal and break-off, non-contact, other, unknown if a household, unknown
other, not eligible."""

_CODES = {"1.1": "I", "1.2": "P", "2.1": "R", "2.2": "NC", "2.3": "O", "3.1": "UH"}
_WORDS = {
    "complete": "I",
    "completed": "I",
    "partial": "P",
    "refusal": "R",
    "refused": "R",
    "break-off": "R",
    "non-contact": "NC",
    "noncontact": "NC",
    "no contact": "NC",
    "other": "O",
    "unknown household": "UH",
    "unknown": "UO",
    "not eligible": "NE",
    "ineligible": "NE",
}


def group_of(disposition: str) -> str | None:
    """The group of a final disposition: its letters, its AAPOR code, or a plain word for it.

    None where it is none of these; such a case is excluded, never guessed.

        >>> group_of("nc"), group_of("2.112"), group_of("4.5"), group_of("bounced")
        ('NC', 'R', 'NE', None)
    """
    text = disposition.strip()
    if text.upper() in GROUPS:
        return text.upper()
    if text[:2] in ("1.", "2.", "3.", "4.") and text[2:].replace(".", "").isdecimal():
        rest = {"1": None, "2": None, "3": "UO", "4": "NE"}[text[0]]
        return _CODES.get(text[:3], rest)
    return _WORDS.get(text.lower())


class OutcomeRate(Summed):
    """A rate of some dispositions among others, each case in exactly one group."""

    unit = "%"
    minimum = 40
    parts = GROUPS
    inputs = (
        Input(
            "disposition",
            Kind.TEXT,
            "final disposition: I, P, R, NC, O, UH, UO or NE, or its AAPOR code such as 1.1",
        ),
        Input(
            COUNT, Kind.NUMBER, "cases with that disposition, in a table of counts", required=False
        ),
    )
    settings = (
        Setting(
            "e",
            float,
            "share of the cases of unknown eligibility that are eligible, 0 to 1; without it, the "
            "share among the cases whose eligibility is known",
        ),
    )
    above: ClassVar[Above]
    below: ClassVar[Below]

    def rows(self, columns: Columns, variant: str, given: Given) -> Floats:
        """One of the eight groups for each case."""
        kinds, place = np.unique(columns["disposition"].astype(str), return_inverse=True)
        each = np.full((len(kinds), len(GROUPS)), np.nan)
        for i, kind in enumerate(kinds.tolist()):
            group = group_of(kind)
            if group is not None:
                each[i] = [float(group == known) for known in GROUPS]
        return np.asarray(each[place.reshape(-1)])

    def of_sums(self, sums: Floats, variant: str, given: Given) -> Floats:
        """100 times the groups above over the groups below."""
        of = {group: sums[..., i] for i, group in enumerate(GROUPS)}
        known, share = self.below[variant]
        base = sum((of[g] for g in known), np.zeros(sums.shape[:-1]))
        unknown = of["UH"] + of["UO"]
        if share is None:
            base = base + np.where(unknown > 0, eligible(sums, given) * unknown, 0.0)
        else:
            base = base + share * unknown
        return 100.0 * ratio(sum((of[g] for g in self.above[variant]), np.zeros(base.shape)), base)

    def bounds(self, variant: str, scale: Scale | None) -> tuple[float, float]:
        """A part of its own base."""
        return (0.0, 100.0)

    def concerns(self, sums: Sums, variant: str, given: Given) -> tuple[str, ...]:
        """The share of eligible cases that was taken, where the variant needs one."""
        total = sums.total()
        if self.below[variant][1] is not None or not total[5:7].sum():
            return ()
        taken = float(eligible(total, given))
        if given.get("e") is not None:
            return (say("e = {taken:.4f}, as stated.", taken=taken),)
        return (
            say(
                "e = {taken:.4f}: that share of the cases whose eligibility is known is eligible. "
                "State --set e=SHARE where a better estimate is known.",
                taken=taken,
            ),
        )

    def nothing(self, sums: Sums, variant: str, given: Given) -> str:
        """Why there is no rate."""
        if not sums.n:
            return say("no case with a known disposition")
        return say("no case in the denominator")


def eligible(sums: Floats, given: Given) -> Floats:
    """The share e of eligible cases among those of unknown eligibility.

    As stated, else by proportional allocation: eligible cases over those whose eligibility is known
    (Smith 2009, A Revised Review of Methods to Estimate the Status of Cases with Unknown
    Eligibility; the CASRO method).
    """
    if given.get("e") is not None:
        return np.asarray(np.full(sums.shape[:-1], float(given["e"])))
    known = sums[..., :5].sum(axis=-1)
    return ratio(known, known + sums[..., 7])


def rate(slug: str, text: str, above: str, below: str) -> Variant:
    """A variant of an outcome rate."""
    return Variant(slug, text, f"100 × ({above}) / ({below})", SOURCE)
