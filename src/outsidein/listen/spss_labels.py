"""What the value labels of an SPSS variable say: the ends of a scale, its codes, its better end."""

import re

from outsidein.terms.quality import Scale

from .spss_file import Labels, Ranges

NO_ANSWER = re.compile(
    r"\b(don'?t know|do not know|no answer|not applicable|not answered|no opinion|refus\w+"
    r"|can'?t (say|judge)|n/?a|missing|skipped|weiß nicht|weiss nicht|keine angabe|k\. ?a\."
    r"|trifft nicht zu|verweigert|keine antwort|nicht beantwortet)(?!\w)|무응답|모름|해당 ?없음",
    re.IGNORECASE,
)
"""Labels of codes that are no answers, whether or not the file declares them missing."""

GOOD = re.compile(
    r"^(completely|extremely|totally|very|fully|strongly|definitely|sehr|voll|völlig|äußerst)?\W*"
    r"(satisfied|agree|likely|good|happy|excellent|zufrieden|gut|stimme (voll )?zu|wahrscheinlich"
    r"|trifft (voll )?zu)\b|매우 (만족|그렇다)",
    re.IGNORECASE,
)
BAD = re.compile(
    r"\b(dissatisfied|unsatisfied|disagree|unlikely|bad|poor|unhappy|not|never|unzufrieden"
    r"|schlecht|nicht|mangelhaft|ungenügend|unwahrscheinlich)\b|불만족|그렇지 않다",
    re.IGNORECASE,
)
MOST = 101
"""Labelled numbers that are further apart span no rating scale."""


def codes(labels: Labels, missing: Ranges) -> tuple[float, ...]:
    """Labelled numbers that are no answers: declared missing, or so called by their label."""
    return tuple(
        value
        for value, label in sorted(labels.items())
        if _within(value, missing) or NO_ANSWER.search(label)
    )


def scale(labels: Labels, missing: Ranges) -> Scale | None:
    """The scale that the labels span, or None where they name no two whole numbers of one."""
    none = codes(labels, missing)
    rest = sorted(value for value in labels if value not in none)
    if len(rest) < 2 or any(not float(v).is_integer() for v in rest):
        return None
    low, high = rest[0], rest[-1]
    if high - low >= MOST or low < -10:
        return None
    best, worst = labels[low], labels[high]
    turned = bool(GOOD.search(best) and not BAD.search(best) and BAD.search(worst))
    return Scale(low, high, turned, none)


def _within(value: float, missing: Ranges) -> bool:
    return any(
        float(each["lo"]) <= value <= float(each["hi"])
        for each in missing
        if not isinstance(each["lo"], str) and not isinstance(each["hi"], str)
    )
