"""What a promise did to expectations, in one sentence that never claims more than was shown."""

from outsidein.terms.estimate import EvidenceGrade
from outsidein.terms.expectation import PromiseEffect
from outsidein.terms.language import inside, say


def sentence(effect: PromiseEffect, moved: bool) -> str:
    """The sentence; `moved` says that the corrected test found a difference."""
    size = effect.effect.value
    if not effect.effect.shown or size is None:
        return ""
    compared = effect.others_change is not None
    if not moved:
        return _nothing(effect, compared)
    if effect.parallel is False:
        return _before_already(effect, compared)
    if compared and effect.grade is EvidenceGrade.COMPARED:
        return _compared(effect, size)
    return _alone(effect, size)


def _nothing(effect: PromiseEffect, compared: bool) -> str:
    if compared:
        return say(
            "Whom the promise was made to expect neither surely more nor surely less of "
            "{criterion} after it than the others do.",
            criterion=inside(effect.criterion_name),
        )
    return say(
        "What customers expect of {criterion} did not surely change after the promise.",
        criterion=inside(effect.criterion_name),
    )


def _before_already(effect: PromiseEffect, compared: bool) -> str:
    if compared:
        return say(
            "What is expected of {criterion} differs after the promise, but the two groups "
            "drifted apart before it already, so that this says little about the promise.",
            criterion=inside(effect.criterion_name),
        )
    return say(
        "What customers expect of {criterion} changed after the promise, but it was moving before "
        "it already, and there is nobody to compare with: this says little about the promise.",
        criterion=inside(effect.criterion_name),
    )


def _compared(effect: PromiseEffect, size: float) -> str:
    if size > 0:
        return say(
            "After the promise, those whom it was made to expect {size:.2f} points more of "
            "{criterion} than before, compared with customers whom it was not made to.",
            criterion=inside(effect.criterion_name),
            size=size,
        )
    return say(
        "After the promise, those whom it was made to expect {size:.2f} points less of {criterion} "
        "than before, compared with customers whom it was not made to.",
        criterion=inside(effect.criterion_name),
        size=-size,
    )


def _alone(effect: PromiseEffect, size: float) -> str:
    if size > 0:
        return say(
            "After the promise customers expect {size:.2f} points more of {criterion}. This is an "
            "association, the weaker evidence: there is nobody to compare with, and other things "
            "may have changed too.",
            criterion=inside(effect.criterion_name),
            size=size,
        )
    return say(
        "After the promise customers expect {size:.2f} points less of {criterion}. This is an "
        "association, the weaker evidence: there is nobody to compare with, and other things may "
        "have changed too.",
        criterion=inside(effect.criterion_name),
        size=-size,
    )
