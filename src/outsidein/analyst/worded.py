"""Answers in words that a metric is computed from: their scale, and what is said about them."""

from dataclasses import replace

from outsidein.engine.sheet import Sheet
from outsidein.listen import WORDED
from outsidein.terms.language import say
from outsidein.terms.quality import Scale
from outsidein.terms.trouble import Trouble
from outsidein.understand.metrics.metric import Metric, Takes

RATED = (Takes.RATING, Takes.ITEMS, Takes.PAIRS)
BY_SCALE = ("csat", "nps")
"""Metrics that ask the same on several scales; of others, another scale is another question."""


def settled(
    metric: Metric,
    variant: str | None,
    sheet: Sheet,
    names: list[str],
    expected: list[str],
    scale: Scale | None,
) -> tuple[str | None, Scale | None]:
    """The variant and the scale for answers, as stated or as their words say."""
    numbers_only(sheet, [*names, *expected])
    if len(names) != 1 or scale is not None:
        return variant, scale
    variant = variant_for(metric, variant, sheet, names[0])
    return variant, scale_for(metric, variant, sheet, names[0])


def scale_of(sheet: Sheet, name: str) -> Scale | None:
    """The scale of answers in words; None where a column holds none."""
    return next((c.scale for c in sheet.columns if c.name == name), None)


def scale_for(metric: Metric, variant: str | None, sheet: Sheet, name: str) -> Scale | None:
    """The scale as the metric reads it: words about ease are numbered by the effort they tell."""
    scale = scale_of(sheet, name)
    effort = metric.slug == "ces" and metric.variant(variant).slug.startswith("ces1")
    return replace(scale, reverse=False) if scale is not None and effort else scale


def variant_for(metric: Metric, variant: str | None, sheet: Sheet, name: str) -> str | None:
    """The variant for answers in words: the stated one, else the one on their scale.

    Raises `Trouble` where the metric is not defined on the scale of the words.
    """
    scale, chosen = scale_of(sheet, name), metric.variant(variant)
    if scale is None or chosen.scale is None or _ends(chosen.scale) == _ends(scale):
        return variant
    same = [v.slug for v in metric.variants if v.scale and _ends(v.scale) == _ends(scale)]
    if variant is None and same and metric.slug in BY_SCALE:
        return same[0]
    low, high = _ends(chosen.scale)
    raise Trouble(
        say(
            "its answers are words on a scale from 1 to {steps:g}, and {metric} ({variant}) is "
            "defined from {low:g} to {high:g}",
            steps=scale.high, metric=metric.title, variant=chosen.slug, low=low, high=high,
        ),
        remedy=say("Choose --variant {same}, if that is what was asked.", same=" or ".join(same))
        if same
        else say("Take a column of answers from {low:g} to {high:g}.", low=low, high=high),
        source=sheet.source,
        column=name,
    )  # fmt: skip


def numbers_only(sheet: Sheet, names: list[str]) -> None:
    """Raise `Trouble` for answers that are neither numbers nor words of a known scale."""
    for name in names:
        column = sheet.table.column(name)
        if str(column.type) not in ("string", "large_string") or column.null_count == len(column):
            continue
        first = next(text for text in column.to_pylist() if text is not None)
        raise Trouble(
            say(
                'holds text, such as "{text}", that is no answer of a response set known here',
                text=str(first)[:40],
            ),
            remedy=say(
                "Take a column of numbers, or export the answers as numbers; what stands for no "
                "answer can be named with --missing."
            ),
            source=sheet.source,
            column=name,
        )


def notes(sheet: Sheet) -> tuple[str, ...]:
    """How answers in words were read."""
    return tuple(
        say("Answers in words were read as {chosen}: {evidence}.", chosen=r.chosen,
            evidence=r.evidence)
        for r in sheet.readings
        if r.decided and r.question == say(WORDED)
    )  # fmt: skip


def _ends(scale: Scale) -> tuple[float, float]:
    return scale.low, scale.high
