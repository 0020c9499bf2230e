"""Response, cooperation, refusal and contact rates (AAPOR)."""

from typing import ClassVar

from .dispositions import Above, Below, OutcomeRate, rate

_ALL = ("I", "P", "R", "NC", "O")
_KNOWN = "(I + P) + (R + NC + O)"
_FULL = f"{_KNOWN} + (UH + UO)"
_SHARE = f"{_KNOWN} + e (UH + UO)"


class ResponseRate(OutcomeRate):
    """Share of the eligible cases that gave an interview."""

    slug = "response_rate"
    title = "Response rate (AAPOR)"
    meaning = (
        "Complete answers, or complete and partial ones, as a share of the cases that are or may "
        "be eligible. A survey link that nobody opened is of unknown eligibility unless the "
        "address is known to reach a customer; then it is a non-contact."
    )
    above: ClassVar[Above] = {
        "rr1": ("I",),
        "rr2": ("I", "P"),
        "rr3": ("I",),
        "rr4": ("I", "P"),
        "rr5": ("I",),
        "rr6": ("I", "P"),
    }
    below: ClassVar[Below] = {
        "rr1": (_ALL, 1.0),
        "rr2": (_ALL, 1.0),
        "rr3": (_ALL, None),
        "rr4": (_ALL, None),
        "rr5": (_ALL, 0.0),
        "rr6": (_ALL, 0.0),
    }
    variants = (
        rate("rr1", "complete, every unknown case taken as eligible (the least)", "I", _FULL),
        rate("rr2", "complete and partial, every unknown case as eligible", "I + P", _FULL),
        rate("rr3", "complete, the share e of the unknown cases as eligible", "I", _SHARE),
        rate("rr4", "complete and partial, the share e of the unknown cases", "I + P", _SHARE),
        rate("rr5", "complete, no unknown case as eligible (the most)", "I", _KNOWN),
        rate("rr6", "complete and partial, no unknown case as eligible", "I + P", _KNOWN),
    )


class CooperationRate(OutcomeRate):
    """Share of the contacted cases that gave an interview."""

    slug = "cooperation_rate"
    title = "Cooperation rate (AAPOR)"
    meaning = (
        "Complete answers, or complete and partial ones, as a share of the eligible cases that "
        "were ever reached."
    )
    above: ClassVar[Above] = {
        "coop1": ("I",),
        "coop2": ("I", "P"),
        "coop3": ("I",),
        "coop4": ("I", "P"),
    }
    below: ClassVar[Below] = {
        "coop1": (("I", "P", "R", "O"), 0.0),
        "coop2": (("I", "P", "R", "O"), 0.0),
        "coop3": (("I", "P", "R"), 0.0),
        "coop4": (("I", "P", "R"), 0.0),
    }
    variants = (
        rate("coop1", "complete, of all reached", "I", "(I + P) + R + O"),
        rate("coop2", "complete and partial, of all reached", "I + P", "(I + P) + R + O"),
        rate("coop3", "complete, of all reached and able", "I", "(I + P) + R"),
        rate("coop4", "complete and partial, of all reached and able", "I + P", "(I + P) + R"),
    )


class RefusalRate(OutcomeRate):
    """Share of the eligible cases that refused or broke off."""

    slug = "refusal_rate"
    title = "Refusal rate (AAPOR)"
    better = "less"
    meaning = "Refusals and break-offs as a share of the cases that are or may be eligible."
    above: ClassVar[Above] = {"ref1": ("R",), "ref2": ("R",), "ref3": ("R",)}
    below: ClassVar[Below] = {"ref1": (_ALL, 1.0), "ref2": (_ALL, None), "ref3": (_ALL, 0.0)}
    variants = (
        rate("ref1", "every unknown case taken as eligible (the least)", "R", _FULL),
        rate("ref2", "the share e of the unknown cases as eligible", "R", _SHARE),
        rate("ref3", "no unknown case as eligible (the most)", "R", _KNOWN),
    )


class ContactRate(OutcomeRate):
    """Share of the eligible cases that were reached."""

    slug = "contact_rate"
    title = "Contact rate (AAPOR)"
    meaning = "Cases in which somebody was reached as a share of those that are or may be eligible."
    above: ClassVar[Above] = dict.fromkeys(("con1", "con2", "con3"), ("I", "P", "R", "O"))
    below: ClassVar[Below] = {"con1": (_ALL, 1.0), "con2": (_ALL, None), "con3": (_ALL, 0.0)}
    variants = (
        rate("con1", "every unknown case taken as eligible", "(I + P) + R + O", _FULL),
        rate("con2", "the share e of the unknown cases as eligible", "(I + P) + R + O", _SHARE),
        rate("con3", "no unknown case as eligible", "(I + P) + R + O", _KNOWN),
    )
