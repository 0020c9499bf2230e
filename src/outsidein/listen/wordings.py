"""Worded rating scales as survey tools offer them, each from the worst answer to the best.

English: the response sets that Qualtrics and SurveyMonkey suggest, and Vagias (2006), "Likert-type
scale response anchors", Clemson University. German: Rohrmann (1978), "Empirische Studien zur
Entwicklung von Antwortskalen für die sozialwissenschaftliche Forschung", and common use.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

NEITHER_AGREE = "neither agree nor disagree/neutral/neither disagree nor agree/undecided"
NEITHER_SATISFIED = "neither satisfied nor dissatisfied/neutral/neither dissatisfied nor satisfied"
NEITHER_EASY = "neither easy nor difficult/neutral/neither difficult nor easy"
NEITHER_LIKELY = "neither likely nor unlikely/neutral"
MIDDLE = "teils teils/weder noch/neutral/teilweise"

SCALES = (
    f"strongly disagree|disagree|{NEITHER_AGREE}|agree|strongly agree",
    f"strongly disagree|somewhat disagree|{NEITHER_AGREE}|somewhat agree|strongly agree",
    "strongly disagree|disagree|agree|strongly agree",
    "strongly disagree|somewhat disagree|somewhat agree|strongly agree",
    f"strongly disagree|disagree|somewhat disagree|{NEITHER_AGREE}|somewhat agree|agree"
    "|strongly agree",
    f"stimme überhaupt nicht zu|stimme eher nicht zu/stimme nicht zu|{MIDDLE}"
    "|stimme eher zu/stimme zu|stimme voll und ganz zu/stimme voll zu",
    "stimme überhaupt nicht zu|stimme eher nicht zu|stimme eher zu|stimme voll und ganz zu",
    f"trifft überhaupt nicht zu/trifft gar nicht zu|trifft eher nicht zu|{MIDDLE}|trifft eher zu"
    "|trifft voll und ganz zu/trifft voll zu",
    f"extremely dissatisfied|somewhat dissatisfied|{NEITHER_SATISFIED}|somewhat satisfied"
    "|extremely satisfied",
    f"very dissatisfied|dissatisfied|{NEITHER_SATISFIED}|satisfied|very satisfied",
    f"very dissatisfied|somewhat dissatisfied|{NEITHER_SATISFIED}|somewhat satisfied"
    "|very satisfied",
    "very dissatisfied|dissatisfied|satisfied|very satisfied",
    f"extremely dissatisfied|moderately dissatisfied|slightly dissatisfied|{NEITHER_SATISFIED}"
    "|slightly satisfied|moderately satisfied|extremely satisfied",
    "not at all satisfied|not so satisfied|somewhat satisfied|very satisfied|extremely satisfied",
    "not at all satisfied|slightly satisfied|moderately satisfied|very satisfied"
    "|extremely satisfied",
    f"sehr unzufrieden|unzufrieden/eher unzufrieden|{MIDDLE}|zufrieden/eher zufrieden"
    "|sehr zufrieden",
    "sehr unzufrieden|unzufrieden/eher unzufrieden|zufrieden/eher zufrieden|sehr zufrieden",
    "terrible|poor|average|good|excellent",
    "poor|fair|good|very good|excellent",
    "very poor|poor|fair/average/acceptable/neutral|good|very good/excellent",
    "very low quality|low quality|neither high nor low quality|high quality|very high quality",
    "sehr schlecht|schlecht|mittelmäßig/befriedigend/neutral|gut|sehr gut",
    f"extremely difficult|somewhat difficult|{NEITHER_EASY}|somewhat easy|extremely easy",
    f"very difficult|difficult|{NEITHER_EASY}|easy|very easy",
    f"very difficult|somewhat difficult|{NEITHER_EASY}|somewhat easy|very easy",
    "not at all easy|not so easy|somewhat easy|very easy|extremely easy",
    f"sehr schwierig/sehr schwer|schwierig/schwer|{MIDDLE}|einfach/leicht|sehr einfach/sehr leicht",
    f"extremely unlikely|somewhat unlikely|{NEITHER_LIKELY}|somewhat likely|extremely likely",
    f"very unlikely|unlikely|{NEITHER_LIKELY}|likely|very likely",
    "not at all likely|not so likely|somewhat likely|very likely|extremely likely",
    "very unfavorably|somewhat unfavorably|neither favorably nor unfavorably|somewhat favorably"
    "|very favorably",
    "very unfavorable|somewhat unfavorable|neither favorable nor unfavorable|somewhat favorable"
    "|very favorable",
    "not at all important|slightly important/not so important"
    "|moderately important/somewhat important|very important|extremely important",
    "not important|slightly important|moderately important|important|very important",
    "far short of expectations|short of expectations|equals expectations/meets expectations"
    "|exceeds expectations|far exceeds expectations",
    "much worse than expected|worse than expected|as expected/about as expected"
    "|better than expected|much better than expected",
)

NO_ANSWER = {
    "not applicable", "n/a", "na", "does not apply", "doesn't apply", "don't know", "do not know",
    "unsure", "not sure", "no opinion", "no answer", "no experience", "prefer not to say",
    "prefer not to answer", "cannot say", "can't say", "unfamiliar", "keine angabe",
    "keine antwort", "weiß nicht", "weiss nicht", "nicht zutreffend", "kann ich nicht beurteilen",
}  # fmt: skip
"""Answers beside a scale that are none on it."""

IMPORTANCE = "important"
EASE = re.compile(r"\b(easy|einfach)\b")


@dataclass(frozen=True, slots=True)
class Wording:
    """One scale: the number of each wording, and how its answers are called, from 1 on.

    Of answers about ease the high number is the hard one, for effort is what is measured; `turned`
    says that there less is better.
    """

    numbers: Mapping[str, int]
    answers: tuple[str, ...]
    turned: bool = False

    @property
    def steps(self) -> int:
        """The highest number; the lowest is 1."""
        return len(self.answers)

    @property
    def about_importance(self) -> bool:
        """Whether its answers say how important something is."""
        return all(IMPORTANCE in answer for answer in self.answers)


def _wording(text: str) -> Wording:
    steps = [step.split("/") for step in text.split("|")]
    turned = EASE.search(text) is not None
    steps = steps[::-1] if turned else steps
    numbers = {word: n for n, words in enumerate(steps, start=1) for word in words}
    return Wording(numbers, tuple(words[0] for words in steps), turned)


WORDINGS = tuple(_wording(text) for text in SCALES)
ANCHORS = re.compile(
    r"satisf|agree|likely|recommend|poor|good|excellent|terrible|bad|difficult|easy|effort"
    r"|important|expect|favou?rabl|never|always|zufrieden|stimm|trifft|gut|schlecht|schwer|schwierig"
    r"|einfach|leicht|wahrscheinlich|wichtig|niedrig|hoch|low|high|worst|best|not at all|extremely"
)
"""Words that only the end of a rating scale has."""


def plain_answer(text: str) -> str:
    """An answer for comparison: lower case, single blanks, no remark in brackets, no last sign."""
    text = " ".join(text.replace("’", "'").replace("/", " / ").split()).lower()
    text = re.sub(r"\s*\((?!n ?/ ?a\)).*\)$", "", text).strip(" .!,;:")
    return text.replace(" / ", "/" if text.startswith("n / a") else " ")


def is_no_answer(text: str) -> bool:
    """Whether a plain answer is one beside the scale."""
    bare = re.sub(r"\s*\(n ?/? ?a\)$", "", text)
    return bare != text or text in NO_ANSWER
