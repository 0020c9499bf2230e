"""Which reading of the rows gives the figure that another tool reported."""

import math
from collections.abc import Sequence
from itertools import combinations

from outsidein.terms.language import language, localized, say
from outsidein.terms.reported import ReportedFigure, Reproduction
from outsidein.terms.trouble import Trouble

from .rows import Difference, Rows, What, sentence

Tried = tuple[tuple[Difference, ...], float]


def compare(rows: Rows, figure: ReportedFigure, ours: float, *, pairs: bool = True) -> Reproduction:
    """Try every plausible difference of reading, one at a time, then two at once.

    Two are tried only where one alone does not give the figure, since with many readings one of
    them comes close by chance; how many were tried and how many fit is told. A stated variant or
    period is tried first. Raises `Trouble` for a variant the metric does not have.
    """
    formula = rows.metric.variant(rows.variant).formula
    if fits(ours, figure):
        return _told(rows, figure, ours, ((), ours), formula, tried=1, matches=1)
    single = [(d,) for d in _in_order(rows, figure)]
    stated = tuple(d for (d,) in single if d.detail and d.detail in (figure.variant, figure.period))
    first: list[tuple[Difference, ...]] = [stated] if len(stated) > 1 else []
    tried = _values(rows, [*first, *single])
    matching = [t for t in tried if fits(t[1], figure)]
    if pairs and not matching:
        both = [(*a, *b) for a, b in combinations(single, 2) if a[0].field != b[0].field]
        tried += _values(rows, [p for p in both if _stated_or_plain(p, stated)])
        matching = [t for t in tried if fits(t[1], figure)]
    matching.sort(key=lambda t: _is_cut(t[1], figure))
    best = matching[0] if matching else min(tried, key=lambda t: _off(t, figure), default=None)
    return _told(rows, figure, ours, best, formula, tried=len(tried), matches=len(matching))


def fits(value: float, figure: ReportedFigure) -> bool:
    """Whether a value is the figure, rounded or cut off at its decimals."""
    unit = 10.0**-figure.places
    return abs(value - figure.value) <= 0.5 * unit * (1 + 1e-9) or _is_cut(value, figure)


def _is_cut(value: float, figure: ReportedFigure) -> bool:
    unit = 10.0**-figure.places
    cut = math.trunc(value / unit + math.copysign(1e-9, value)) * unit
    return abs(value - figure.value) > 0.5 * unit * (1 + 1e-9) and abs(cut - figure.value) < 1e-9


def _in_order(rows: Rows, figure: ReportedFigure) -> list[Difference]:
    """What is stated comes first; periods last, since there are many."""
    known = [v.slug for v in rows.metric.variants]
    if figure.variant and figure.variant not in known:
        raise Trouble(
            say(
                'the metric "{metric}" has no variant "{variant}"',
                metric=rows.metric.slug,
                variant=figure.variant,
            ),
            remedy=say("Choose one of: {names}.", names=", ".join(known)),
        )
    stated = (figure.variant, figure.period)
    found = list(rows.differences())
    return sorted(found, key=lambda d: not d.detail or d.detail not in stated)


def _stated_or_plain(pair: Sequence[Difference], stated: Sequence[Difference]) -> bool:
    """Periods that nobody stated are not paired: there are too many of them."""
    return all(d.what is not What.PERIOD or d in stated for d in pair)


def _values(rows: Rows, choices: Sequence[tuple[Difference, ...]]) -> list[Tried]:
    found = [(choice, rows.value(choice)) for choice in choices]
    return [(choice, value) for choice, value in found if value is not None]


def _off(tried: Tried, figure: ReportedFigure) -> float:
    return abs(tried[1] - figure.value)


def _told(
    rows: Rows,
    figure: ReportedFigure,
    ours: float,
    best: Tried | None,
    formula: str,
    *,
    tried: int,
    matches: int,
) -> Reproduction:
    differences, found = best if best is not None else ((), None)
    agrees = matches > 0 and not differences
    changed = next((d.detail for d in differences if d.what is What.VARIANT), rows.variant)
    words = tuple(sentence(rows, d) for d in differences)
    if words:
        words = (*words, say("Here the formula is {formula}.", formula=formula))
    return Reproduction(
        figure=figure,
        agrees=agrees,
        reproduced=matches > 0,
        found=found,
        differences=words,
        theirs=rows.metric.variant(changed).formula,
        ours=formula,
        tried=tried,
        matches=matches,
        sentence=" ".join(_sentences(figure, ours, found, words, tried, matches)),
    )


def _sentences(
    figure: ReportedFigure,
    ours: float,
    found: float | None,
    words: Sequence[str],
    tried: int,
    matches: int,
) -> list[str]:
    """Whole sentences, one after the other."""
    who = figure.source or say("The other tool")
    here = _written(ours, figure.places + 2)
    reported = _written(figure.value, figure.places)
    if matches and not words and _is_cut(ours, figure):
        return [
            say(
                "{who} reports {reported}; here it is {here}, the same with its decimals cut off.",
                who=who,
                reported=reported,
                here=here,
            )
        ]
    if matches and not words:
        return [
            say(
                "{who} reports {reported}; here it is {here}, the same when rounded.",
                who=who,
                reported=reported,
                here=here,
            )
        ]
    first = say(
        "{who} reports {reported}; here it is {here}.", who=who, reported=reported, here=here
    )
    if found is None:
        return [first, say("The rows allow no other reading.")]
    value = _written(found, figure.places + 2)
    if not matches:
        nearest = say(
            "None of {tried:,} other readings of the same rows gives {reported}; the nearest gives "
            "{value}, as follows.",
            tried=tried,
            reported=reported,
            value=value,
        )
        return [first, nearest, *words]
    gives = say("Read so, the same rows give {value}.", value=value)
    if _is_cut(found, figure):
        gives = say(
            "Read so, the same rows give {value}, whose decimals were cut off.", value=value
        )
    if matches == 1:
        return [first, *words, gives]
    others = say(
        "{matches:,} of {tried:,} readings give it, so which one it was is not certain.",
        matches=matches,
        tried=tried,
    )
    return [first, *words, gives, others]


def _written(value: float, places: int) -> str:
    """A number as the language writes it, with a true minus sign."""
    return localized(f"{value:,.{places}f}".replace("-", "−"), language())
