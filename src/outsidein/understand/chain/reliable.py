"""How reliably the items of a criterion measure its gap."""

from outsidein.engine.items import Derived
from outsidein.engine.reduce import reduce
from outsidein.terms.counting import plural
from outsidein.terms.estimate import Estimate
from outsidein.terms.language import message, say
from outsidein.understand.reliability import alpha_resampled
from outsidein.understand.study import CriterionColumns, Study
from outsidein.understand.study.groups import CURRENT

NOTE = message("of the items' differences between perception and expectation")


def gap_reliabilities(study: Study) -> dict[str, Estimate]:
    """Cronbach's alpha of each criterion's item differences P - E in the period in question.

    Differences are less reliable than the answers they are made of (Peter, Churchill and Brown
    1993), so a gap is shown with its own reliability. Only criteria with two or more pairs have
    one; it is withheld below the minimum.
    """
    answers = study.answers
    paired = [c for c in answers.criteria if len(c.pairs) > 1] if answers else []
    if answers is None or not paired:
        return {}
    items = [Derived(f"{p} less {e}", (p,), minus=(e,)) for c in paired for e, p in c.pairs]
    cells = reduce(
        study.answer_rows,
        list(dict.fromkeys(items)),
        customer="customer",
        where={"when": CURRENT},
        name=answers.source,
    )
    by_block, found = cells.by_block(), {}
    for criterion in paired:
        part = by_block.take(tuple(dict.fromkeys(_names(criterion))))
        n = int(part.total().counts.min())
        estimate = alpha_resampled(part).estimate(
            n=n,
            customers=min(cells.n_customers, n),
            excluded=cells.rows - n,
            definition="alpha",
            unit="share",
            scale="log1m",
            notes=(say(NOTE),),
        )
        need = study.minimum("alpha")
        if n < need:
            estimate = estimate.withhold(
                say(
                    "{answers}; alpha is shown from {need} on",
                    answers=plural(n, "answer"),
                    need=need,
                )
            )
        found[criterion.criterion.id] = estimate
    return found


def _names(criterion: CriterionColumns) -> list[str]:
    return [f"{p} less {e}" for e, p in criterion.pairs]
