"""Gaps in plain words, and what closing each one means."""

from outsidein.terms.finding import ChainRow
from outsidein.terms.quality import Gap

_NAMES = {
    Gap.MANAGEMENT_PERCEPTION: "gap 1, what management believes",
    Gap.SPECIFICATION: "gap 2, the specification",
    Gap.DELIVERY: "gap 3, the delivery",
    Gap.COMMUNICATION: "gap 4, what is promised",
    Gap.PERCEIVED_QUALITY: "gap 5, the whole shortfall",
}


def name_of_gap(gap: Gap) -> str:
    """`gap 2, the specification`."""
    return _NAMES[gap]


def do(gap: Gap, row: ChainRow) -> str:
    """The kind of work that closes a gap."""
    about = row.measure_name or row.criterion_name.lower()
    return {
        Gap.MANAGEMENT_PERCEPTION: (
            "Show those who decide what customers expect, and let them hear customers themselves "
            f"before the next decision on {about}."
        ),
        Gap.SPECIFICATION: (
            f"Write the standard for {about} from the level that customers expect, with those who "
            "have to keep it."
        ),
        Gap.DELIVERY: (
            f"Keep the standard there is for {about}: find what stands in the way of the people "
            "who deliver (time, tools, hand-overs) and remove it."
        ),
        Gap.COMMUNICATION: f"Promise what is delivered on {about}, or deliver what is promised.",
        Gap.PERCEIVED_QUALITY: (
            f"Talk with customers about {about}, and measure the delivery to see which link leaks."
        ),
    }[gap]
