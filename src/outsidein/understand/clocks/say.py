"""What a service level's clock found, in words."""

from collections.abc import Sequence

from outsidein.terms.agreement import Agreement, OtherReading
from outsidein.terms.clock import Calendar, Event, ServiceLevel
from outsidein.terms.counting import plural
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import message, say, say_many

BETTER = 1.0
"""Points of agreement by which another reading must be better before it is told."""

EVENTS = {
    Event.OPENED.value: message("opened"),
    Event.RESPONDED.value: message("first contact"),
    Event.RESOLVED.value: message("resolved"),
    Event.CLOSED.value: message("closed"),
}

REASONS = {
    "no start": message("the time at which the clock starts is not known"),
    "no target": message("no target is stated for their priority"),
    "no due": message("no due time is stated"),
    "backwards": message("they stop before they start"),
    "open": message("they are still open, and within the target"),
}


def clock_words(level: ServiceLevel) -> str:
    """From which event to which the clock runs."""
    start, stop = (say(EVENTS.get(e.strip().casefold(), e)) for e in (level.start, level.stop))
    if level.target is None and not level.targets:
        return say("from {start} to {stop}, against the due time", start=start, stop=stop)
    if level.pause_states or level.pause_column:
        return say("from {start} to {stop}, pauses taken off", start=start, stop=stop)
    return say("from {start} to {stop}", start=start, stop=stop)


def calendar_words(calendar: Calendar, zone: str) -> str:
    """The calendar by its name, with the zone of its hours."""
    if calendar.always:
        return say("round the clock")
    name = calendar.name or calendar.id
    return say("{calendar} ({zone})", calendar=name, zone=calendar.time_zone or zone)


def sentence(
    name: str,
    attainment: Estimate,
    stated: Estimate | None,
    agreement: Agreement | None,
    readings: Sequence[OtherReading],
    least: float,
) -> str:
    """The finding in words; `least` is the agreement that another reading must beat."""
    if attainment.value is None:
        return say("{name}: not computed, {why}.", name=name, why=attainment.withheld or "")
    if agreement is None or stated is None or stated.value is None:
        return say(
            "By their own events {share} of {tickets} kept “{name}”; the file does not say itself "
            "which did.",
            share=span(attainment),
            tickets=plural(attainment.n, "ticket"),
            name=name,
        )
    first = say(
        "By their own events {share} of {tickets} kept “{name}”; where the file says so itself, "
        "it says {stated}.",
        share=span(attainment),
        tickets=plural(attainment.n, "ticket"),
        name=name,
        stated=span(stated),
    )
    apart = agreement.flag_only + agreement.clock_only
    if not apart:
        return f"{first} {say('Clock and flag agree on every ticket.')}"
    return " ".join([first, _apart(agreement), _best(readings, least)])


def _apart(agreement: Agreement) -> str:
    over = say_many(
        "{n:,} ticket is called met though its clock ran over",
        "{n:,} tickets are called met though their clock ran over",
        agreement.flag_only,
    )
    under = say_many(
        "{n:,} is called missed though its clock did not",
        "{n:,} are called missed though their clock did not",
        agreement.clock_only,
    )
    return say(
        "Clock and flag agree on {share}: {over}, {under}.",
        share=span(agreement.share),
        over=over,
        under=under,
    )


def _best(readings: Sequence[OtherReading], least: float) -> str:
    if not readings:
        return say("No other way to run the clock could be tried.")
    best = readings[0]
    if (best.share.value or 0.0) < least + BETTER:
        return say_many(
            "The other way to run the clock that was tried does not agree better by a point.",
            "None of the {n} other ways to run the clock that were tried agrees better by a point.",
            len(readings),
        )
    return say(
        "The flag agrees better, on {share}, with another way to run the clock: {reading}. That is "
        "an association and no proof of how the flag was made.",
        share=span(best.share),
        reading=best.reading,
    )


def span(estimate: Estimate) -> str:
    """A share with its interval, with as many digits as keep apart what is close to all."""
    value, low, high = estimate.value, estimate.low, estimate.high
    if value is None:
        return say("an unknown share")
    if low is None or high is None:
        return say("{value:.1f} %", value=value)
    return say("{value:.1f} % ({low:.1f} to {high:.1f})", value=value, low=low, high=high)
