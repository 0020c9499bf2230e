"""What every number of the report means: one note for each definition it uses."""

from collections.abc import Iterable

from outsidein.report.document import DefinitionNote
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import say
from outsidein.understand.metrics.registry import METRICS

from .wording import WORDING


def definitions(found: Iterable[Estimate]) -> tuple[DefinitionNote, ...]:
    """A note for every definition that an estimate names, by key."""
    used = {estimate.definition for estimate in found if estimate.definition}
    known = all_definitions()
    return tuple(known[key] for key in sorted(used) if key in known)


def all_definitions() -> dict[str, DefinitionNote]:
    """Every definition there is: those of the metrics come from their registry."""
    notes = {
        key: DefinitionNote(key, *(say(text) for text in texts)) for key, texts in WORDING.items()
    }
    for metric in METRICS.values():
        for variant in metric.variants:
            key = f"metric.{metric.slug}.{variant.slug}"
            notes[key] = DefinitionNote(
                key,
                say(
                    "{metric}, {variant}",
                    metric=say(metric.title),
                    variant=say(variant.slug.replace("_", " ")),
                ),
                say(
                    "{meaning} Here: {variant}.",
                    meaning=say(metric.meaning),
                    variant=say(variant.text),
                ),
                say(variant.formula),
                say(variant.source),
            )
    return notes
