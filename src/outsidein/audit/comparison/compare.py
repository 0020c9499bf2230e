"""Compare two audits: what moved, which customers turned, what came of the options."""

from outsidein.report.comparison.document import Audited, Comparison, Moved
from outsidein.report.document import AuditDocument
from outsidein.stats.multiple import benjamini_hochberg
from outsidein.terms.language import language, say, say_many

from .afterwards import afterwards
from .customers import turned, turns
from .difference import difference, p_value
from .numbers import numbers

FALSE_ALARMS = 0.05
"""Expected share of false ones among all changes called sure (Benjamini and Hochberg 1995)."""


def compare(before: AuditDocument, after: AuditDocument) -> Comparison:
    """What changed from an earlier audit to a later one of the same organization.

    Numbers are compared where definition, unit and scale are the same; what only one audit holds is
    named. A change is called sure where it stands the correction for all numbers compared.
    """
    moved, only_before, only_after = _moved(before, after)
    turned_customers = turned(before.customers, after.customers)
    return Comparison(
        before=_audited(before),
        after=_audited(after),
        answer=(*_answer(moved), *turns(turned_customers)),
        moved=moved,
        turned=turned_customers,
        afterwards=afterwards(before, moved),
        only_before=only_before,
        only_after=only_after,
        notes=_notes(before, after),
        simulated=before.simulated or after.simulated,
        language=language(),
    )


def _audited(document: AuditDocument) -> Audited:
    return Audited(document.title, document.period_label, document.created_at, document.version)


def _moved(
    before: AuditDocument, after: AuditDocument
) -> tuple[tuple[Moved, ...], tuple[str, ...], tuple[str, ...]]:
    """Numbers in both, the surest change first, and the names of those in one only."""
    first, second = numbers(before), numbers(after)
    shared = [key for key in second if key in first]
    found = [difference(first[k].estimate, second[k].estimate) for k in shared]
    adjusted = benjamini_hochberg([p_value(d) for d in found])
    moved = []
    for key, change, p in zip(shared, found, adjusted.tolist(), strict=True):
        one = second[key]
        way = one.better * (change.value or 0.0)
        moved.append(
            Moved(
                part=one.part,
                name=one.name,
                whole=one.whole,
                before=first[key].estimate,
                after=one.estimate,
                difference=change,
                better=way > 0 if way else None,
                sure=p <= FALSE_ALARMS,
                p_adjusted=p if p == p else None,
            )
        )
    ranked = sorted(moved, key=_surest)
    gone = tuple(one.name for key, one in first.items() if key not in second)
    new = tuple(one.name for key, one in second.items() if key not in first)
    return tuple(ranked), gone, new


def _surest(one: Moved) -> tuple[bool, bool, float, float]:
    """What is about all customers first, then by p, and where p is alike by the distance to 0."""
    p = 1.0 if one.p_adjusted is None else one.p_adjusted
    value, low, high = one.difference.value, one.difference.low, one.difference.high
    known = value is not None and low is not None and high is not None and high > low
    distance = abs(value) / (high - low) if known else 0.0  # type: ignore[arg-type,operator]
    return not one.sure, not one.whole, p, -distance


def _answer(moved: tuple[Moved, ...]) -> tuple[str, ...]:
    """What moved surely, as sentences."""
    if not moved:
        return (say("No number stands in both audits, so nothing can be compared."),)
    sure = [m for m in moved if m.sure]
    if not sure:
        return (
            say_many(
                "The one number in both audits did not surely change.",
                "None of the {n:,} numbers in both audits surely changed.",
                len(moved),
            ),
        )
    text = say(
        "Of {n:,} numbers in both audits {better:,} got surely better and {worse:,} surely worse.",
        n=len(moved),
        better=sum(1 for m in sure if m.better),
        worse=sum(1 for m in sure if m.better is False),
    )
    unjudged = sum(1 for m in sure if m.better is None)
    if not unjudged:
        return (text,)
    more = say_many(
        "{n:,} more surely changed, of which nobody says which way is better.",
        "{n:,} more surely changed, of which nobody says which way is better.",
        unjudged,
    )
    return (text, more)


def _notes(before: AuditDocument, after: AuditDocument) -> tuple[str, ...]:
    notes = []
    if before.created_at > after.created_at:
        notes.append(say("The first file was made after the second: the two may be swapped."))
    if before.period_label == after.period_label:
        notes.append(
            say(
                "Both audits are about {period}: a difference may come from other files or "
                "another version, and not from time.",
                period=after.period_label,
            )
        )
    names = [d.organization.name if d.organization else "" for d in (before, after)]
    if names[0] != names[1]:
        notes.append(
            say(
                'The organizations have different names: "{first}" and "{second}".',
                first=names[0],
                second=names[1],
            )
        )
    return tuple(notes)
