"""Gaps in plain words, and what closing each one means."""

from outsidein.terms.finding import ChainRow
from outsidein.terms.language import inside, message, say
from outsidein.terms.quality import Gap

_TITLES = {
    Gap.MANAGEMENT_PERCEPTION: message("{criterion}: close gap 1, what management believes"),
    Gap.SPECIFICATION: message("{criterion}: close gap 2, the specification"),
    Gap.DELIVERY: message("{criterion}: close gap 3, the delivery"),
    Gap.COMMUNICATION: message("{criterion}: close gap 4, what is promised"),
    Gap.PERCEIVED_QUALITY: message("{criterion}: close gap 5, the whole shortfall"),
}
_DEEDS = {
    Gap.MANAGEMENT_PERCEPTION: message(
        "Show those who decide what customers expect, and let them hear customers themselves "
        "before the next decision on {about}."
    ),
    Gap.SPECIFICATION: message(
        "Write the standard for {about} from the level that customers expect, with those who have "
        "to keep it."
    ),
    Gap.DELIVERY: message(
        "Keep the standard there is for {about}: find what stands in the way of the people who "
        "deliver (time, tools, hand-overs) and remove it."
    ),
    Gap.COMMUNICATION: message(
        "Promise what is delivered on {about}, or deliver what is promised."
    ),
    Gap.PERCEIVED_QUALITY: message(
        "Talk with customers about {about}, and measure the delivery to see which link leaks."
    ),
}


def title(gap: Gap, row: ChainRow) -> str:
    """`Accessibility: close gap 2, the specification`."""
    return say(_TITLES[gap], criterion=row.criterion_name)


def do(gap: Gap, row: ChainRow) -> str:
    """The kind of work that closes a gap."""
    return say(_DEEDS[gap], about=row.measure_name or inside(row.criterion_name))
