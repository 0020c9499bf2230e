"""The scale of ratings: its ends, and the codes on it that are no answers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from outsidein.terms.counting import plural
from outsidein.terms.language import say, say_many
from outsidein.terms.quality import Scale
from outsidein.terms.signal import ColumnTerm as T

from .question import CODE, SCALE, ZERO, Choice, Decider, Question
from .recognize.profile import CODES, Profile
from .recognize.words import Guess

RATED = {
    T.RATING,
    T.IMPORTANCE,
    T.ADEQUATE,
    T.DESIRED,
    T.OVERALL,
    T.CAPABILITY,
    T.EFFORT,
    T.RECOMMEND,
    T.RENEW,
}
"""Terms whose numbers are answers on a scale."""

STANDARD = ((1, 5), (1, 7), (0, 10), (1, 10), (1, 4), (1, 6), (1, 3), (0, 4), (0, 6), (-2, 2),
            (-3, 3), (1, 9), (0, 100), (0, 1), (0, 5))  # fmt: skip
ZERO_MAY_BE_NONE = (5, 7, 9)
"""Tops of scales that usually start at 1, so that a 0 may be "not applicable"."""

USUAL = ((1, 5), (1, 7), (0, 10), (1, 10))
"""Scales that are taken as soon as both of their ends occur."""

ENOUGH = 20
"""So many answers tell which top a scale has."""

NONE, ANSWER = "not applicable", "an answer"


@dataclass(frozen=True, slots=True)
class Family:
    """Columns that share a scale, with how often each number occurs in them."""

    columns: tuple[int, ...]
    values: Mapping[float, int]
    term: T

    @property
    def answers(self) -> int:
        """Filled cells."""
        return sum(self.values.values())


def families(
    guesses: Sequence[Guess], profiles: Sequence[Profile], own: Mapping[int, Scale] | None = None
) -> list[Family]:
    """Rated columns grouped by what they ask; a question of its own is a family of its own.

    Columns for which the file itself states different scales (`own`) are different families.
    """
    groups: dict[tuple[str, Scale | None], list[int]] = {}
    for index, (guess, found) in enumerate(zip(guesses, profiles, strict=True)):
        if guess.term in RATED and found.numbers > 0 and found.values:
            key = guess.family or f"{guess.term} {index}", (own or {}).get(index)
            groups.setdefault(key, []).append(index)
    return [_family(columns, guesses, profiles) for columns in groups.values()]


def _family(columns: list[int], guesses: Sequence[Guess], profiles: Sequence[Profile]) -> Family:
    values: Counter[float] = Counter()
    for index in columns:
        found = profiles[index]
        values.update(dict(zip(found.values, found.counts, strict=True)))
    return Family(tuple(columns), dict(sorted(values.items())), guesses[columns[0]].term)


def settle_scale(
    family: Family, names: Sequence[str], source: str, decider: Decider, stated: Scale | None
) -> Scale | None:
    """The scale of a family: stated, or shown by the answers, or asked; codes settled first."""
    affects = tuple(names[i] for i in family.columns)
    column = affects[0] if len(affects) == 1 else None
    if stated is not None:
        decider.settle(
            Question(source, column, say(SCALE), (_ends_of(stated),), "", "", affects),
            stated=_key(stated.low, stated.high),
        )
        return stated
    codes = _codes(family, source, column, affects, decider)
    answers = {v: n for v, n in family.values.items() if v not in codes}
    if len(answers) < 2:
        return None
    if _zero_is_open(answers):
        if _zero(answers, source, column, affects, decider) == ANSWER:
            return Scale(0, max(answers), not_applicable=codes)
        codes = (*codes, 0.0)
        answers.pop(0.0)
    low, high = _ends(family.term, answers, source, column, affects, decider)
    return Scale(low, high, not_applicable=codes)


def labelled_scale(
    family: Family, names: Sequence[str], source: str, decider: Decider, scale: Scale
) -> Scale:
    """The scale that the file itself states for a family, or the tool that wrote it always uses."""
    affects = tuple(names[i] for i in family.columns)
    column = affects[0] if len(affects) == 1 else None
    evidence = say("the file, or the tool that wrote it, states its ends")
    question = Question(source, column, say(SCALE), (_ends_of(scale),), evidence, "", affects)
    decider.settle(question, evident=_key(scale.low, scale.high))
    return scale


def span(low: float, high: float) -> str:
    """`1 to 7`."""
    return say("{low:g} to {high:g}", low=low, high=high)


def _key(low: float, high: float) -> str:
    """The ends of a scale as an answer, the same in every language."""
    return f"{low:g} to {high:g}"


def _ends_of(scale: Scale) -> Choice:
    return Choice(_key(scale.low, scale.high), span(scale.low, scale.high))


def _codes(
    family: Family, source: str, column: str | None, affects: tuple[str, ...], decider: Decider
) -> tuple[float, ...]:
    """Numbers far from the rest: 99, -99 and the like are decided, a lone 9 above 5 is asked."""
    rest = [v for v in family.values if v not in CODES and v != -1]
    if not rest:
        return ()
    low, high = min(rest), max(rest)
    far = [v for v in family.values if v in CODES and (v > high + 10 or v < low - 3)]
    if -1 in family.values and low >= 0:
        far.append(-1.0)
    for code in far:
        often = plural(family.values[code], "time")
        evidence = say(
            "{code:g} occurs {often}, far from the other answers ({span})",
            code=code,
            often=often,
            span=span(low, high),
        )
        _ask_code(source, column, affects, decider, code, evidence, evident=NONE)
    lone = sorted(rest)[-2:]
    if high in (8, 9) and len(lone) == 2 and lone[0] in (4, 5, 7) and high - lone[0] >= 2:
        often = plural(family.values[high], "time")
        evidence = say(
            "{high:g} occurs {often}, no answer lies between it and {lone:g}",
            high=high,
            often=often,
            lone=lone[0],
        )
        if _ask_code(source, column, affects, decider, high, evidence) == NONE:
            far.append(high)
    return tuple(sorted(far))


def _ask_code(
    source: str,
    column: str | None,
    affects: tuple[str, ...],
    decider: Decider,
    code: float,
    evidence: str,
    evident: str | None = None,
) -> str:
    return decider.settle(
        Question(
            source,
            column,
            say(CODE, code=code),
            (
                Choice(NONE, say("{code:g} stands for not applicable or no answer", code=code)),
                Choice(ANSWER, say("{code:g} is an answer on the scale", code=code)),
            ),
            evidence,
            NONE,
            affects,
            say(
                "State `not_applicable: [{code:g}]`, or [] if it is an answer, in the mapping.",
                code=code,
            ),
        ),
        evident=evident,
    )


def _zero_is_open(answers: Mapping[float, int]) -> bool:
    return 0.0 in answers and min(answers) == 0 and max(answers) in ZERO_MAY_BE_NONE


def _zero(
    answers: Mapping[float, int],
    source: str,
    column: str | None,
    affects: tuple[str, ...],
    decider: Decider,
) -> str:
    total = sum(answers.values())
    share, one = answers[0.0] / total, answers.get(1.0, 0) / total
    return decider.settle(
        Question(
            source,
            column,
            say(ZERO),
            (
                Choice(NONE, say("0 stands for not applicable")),
                Choice(
                    ANSWER,
                    say(
                        "0 is the lowest answer of a scale from {span}", span=span(0, max(answers))
                    ),
                ),
            ),
            say(
                "0 is {share:.1%} of {answers} and 1 is {one:.1%}; scales that end at "
                "{top:g} mostly start at 1",
                share=share,
                answers=plural(total, "answer"),
                one=one,
                top=max(answers),
            ),
            ANSWER,
            affects,
            say(
                "State `not_applicable: [0]`, or `scale: [0, {top:g}]`, in the mapping.",
                top=max(answers),
            ),
        )
    )


def _ends(
    term: T,
    answers: Mapping[float, int],
    source: str,
    column: str | None,
    affects: tuple[str, ...],
    decider: Decider,
) -> tuple[float, float]:
    low, high, total = min(answers), max(answers), sum(answers.values())
    fitting = [s for s in STANDARD if s[0] <= low and high <= s[1]] or [(int(low), int(high + 0.5))]
    best = _likely(term, low, high, fitting)
    usual = best in USUAL
    exact = best == (low, high) and (usual or total >= 2 * ENOUGH)
    known_top = high == best[1] and best in ((1, 5), (1, 7)) and total >= ENOUGH
    ten = best == (1, 10) and total >= 10 * ENOUGH
    nps = term is T.RECOMMEND and best == (0, 10)
    evident = exact or known_top or ten or nps
    seen = say_many(
        "the {n:,} answer runs from {span}",
        "the {n:,} answers run from {span}",
        total,
        span=span(low, high),
    )
    if nps and not exact:
        seen = say("{seen}; by its definition the question has 0 to 10", seen=seen)
    answer = decider.settle(
        Question(
            source,
            column,
            say(SCALE),
            tuple(Choice(_key(*s), span(*s)) for s in _distinct([best, *fitting])[:5]),
            seen,
            _key(*best),
            affects,
            say("State the scale in the service file or as `scale: [low, high]` in the mapping."),
        ),
        evident=_key(*best) if evident else None,
    )
    first, last = answer.split(" to ")
    return float(first), float(last)


def _likely(
    term: T, low: float, high: float, fitting: Sequence[tuple[int, int]]
) -> tuple[int, int]:
    if term is T.RECOMMEND and (0, 10) in fitting and high > 7:
        return (0, 10)
    if low >= 1 and high > 7 and (1, 10) in fitting and high == 10:
        return (1, 10)
    exact = [s for s in fitting if s == (low, high)]
    return exact[0] if exact else fitting[0]


def _distinct(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return list(dict.fromkeys(spans))
