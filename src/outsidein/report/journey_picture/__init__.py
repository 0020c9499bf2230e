"""The journey as a picture: a flow of states, or a table of what comes next after what."""

from outsidein.terms.journey import Journey, JourneyKind

from .flow import flow_picture
from .heat import heat_picture

NAME = "journey"


def journey_pictures(journey: Journey) -> list[str]:
    """The picture for a phone and for a wide page; the style sheet shows one of them."""
    draw = flow_picture if journey.kind is JourneyKind.CASES else heat_picture
    return [draw(journey, NAME, "narrow"), draw(journey, NAME, "wide")]


__all__ = ["journey_pictures"]
