"""Answers in words become numbers: "7 - Extremely satisfied", "Strongly agree"."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from outsidein.terms.language import message, say, say_many
from outsidein.terms.quality import Scale

from .headings import with_texts
from .missing import MARKERS
from .question import Choice, Decider, Question
from .raw import Raw
from .wordings import ANCHORS, WORDINGS, Wording, is_no_answer, plain_answer

NUMBERED = re.compile(r"(-?[0-9]{1,2})\s*[-–—:.=)]\s*([^\W\d].*)", re.ASCII | re.DOTALL)
PLAIN = re.compile(r"-?[0-9]{1,2}", re.ASCII)
MOST_TEXTS = 40
"""A column of more different texts is none of a rating scale."""

LONGEST = 200
"""Letters beyond which a text is no answer of a scale."""

ENOUGH = 20
"""So many answers without its middle tell that a scale has none."""

QUESTION = message("Which numbers do the worded answers stand for?")


@dataclass(frozen=True, slots=True)
class _Group:
    """Columns whose answers are worded alike, with how often each answer was given."""

    columns: tuple[int, ...]
    counts: Mapping[str, int]
    fitting: tuple[Wording, ...]


def as_numbers(raw: Raw, decider: Decider) -> Raw:
    """The table with worded answers as numbers; `Raw.written` keeps how they stood in the file.

    The order comes from published response sets (`wordings`), so it is evident; where several sets
    of different length fit, the question stays open, and its columns give no numbers.
    """
    texts = {i: found for i in range(len(raw.headers)) if (found := _answers(raw, i))}
    scales, importance = dict(raw.scales), set(raw.importance)
    for index, counts in texts.items():
        numbers = _numbered(counts)
        if numbers is not None:
            raw = with_texts(raw, index, numbers)
    for group in _groups(texts):
        wording = _settle(raw, group, decider)
        for index in group.columns:
            numbers = {t: str(n) for t, n in wording.numbers.items()}
            changed = {t: numbers.get(plain_answer(t), "") for t in texts[index]}
            raw = with_texts(raw, index, changed)
            scales[index] = Scale(1, wording.steps, wording.turned)
            if wording.about_importance:
                importance.add(index)
    return replace(raw, scales=scales, importance=frozenset(importance))


def _answers(raw: Raw, index: int) -> dict[str, int]:
    """The different texts of a column with their counts; none where it cannot be worded answers."""
    array = raw.columns[index]
    if not pa.types.is_dictionary(array.type) or len(array.dictionary) > MOST_TEXTS:
        return {}
    counts = np.bincount(array.indices.to_numpy(), minlength=len(array.dictionary)).tolist()
    texts = array.dictionary.to_pylist()
    if any(len(text) > LONGEST for text in texts):
        return {}
    return {text: n for text, n in zip(texts, counts, strict=True) if text.strip() and n}


def _numbered(counts: Mapping[str, int]) -> dict[str, str] | None:
    """Numbers in front of labels, where the labels are those of a scale."""
    numbers: dict[str, str] = {}
    labels: list[str] = []
    plain = False
    for text in counts:
        bare = text.strip()
        found = NUMBERED.fullmatch(bare)
        if found:
            labels.append(found.group(2).lower())
            numbers[text] = found.group(1)
        elif PLAIN.fullmatch(bare):
            plain, numbers[text] = True, bare
        elif is_no_answer(plain_answer(bare)):
            numbers[text] = ""
        else:
            return None
    # Options of a list are numbered as well: labels of a scale stand beside bare numbers, or speak.
    if not labels or not (plain or any(ANCHORS.search(label) for label in labels)):
        return None
    return numbers


def _groups(texts: Mapping[int, Mapping[str, int]]) -> list[_Group]:
    """Columns by the scales that their answers fit; those that share one are one."""
    groups: list[_Group] = []
    for index, counts in texts.items():
        plain: Counter[str] = Counter()
        for text, count in counts.items():
            if text.strip().lower() not in MARKERS and not is_no_answer(plain_answer(text)):
                plain[plain_answer(text)] += count
        fitting = tuple(w for w in WORDINGS if plain and set(plain) <= set(w.numbers))
        if not fitting:
            continue
        for place, group in enumerate(groups):
            common = tuple(w for w in group.fitting if w in fitting)
            if common:
                both = Counter(group.counts) + plain
                groups[place] = _Group((*group.columns, index), both, common)
                break
        else:
            groups.append(_Group((index,), plain, fitting))
    return [g for g in groups if _is_scale(g.counts)]


def _is_scale(counts: Mapping[str, int]) -> bool:
    """Whether the answers are more than "satisfied or not": three of them, or a degree."""
    degree = re.compile(r"\b(very|extremely|strongly|somewhat|sehr|eher|voll|überhaupt|much|far)\b")
    return len(counts) >= 3 or (len(counts) == 2 and any(degree.search(text) for text in counts))


def _settle(raw: Raw, group: _Group, decider: Decider) -> Wording:
    names = tuple(raw.names[i] for i in group.columns)
    answers = sum(group.counts.values())
    whole = [w for w in group.fitting if {w.numbers[t] for t in group.counts} == _all(w)]
    sure = [w for w in whole if answers >= ENOUGH]
    evident = group.fitting[0] if len(group.fitting) == 1 else next(iter(sure), None)
    default = evident or (whole or group.fitting)[0]
    seen = _listed(sorted(group.counts, key=lambda text: default.numbers[text]))
    question = Question(
        raw.source,
        names[0] if len(names) == 1 else None,
        say(QUESTION),
        tuple(Choice(_key(w), _shown(w)) for w in group.fitting),
        say_many(
            "{n:,} answer is worded {seen}", "{n:,} answers are worded {seen}", answers, seen=seen
        ),
        _key(default),
        names,
        say("Export the answers as numbers, or turn these columns into numbers."),
    )
    chosen = decider.settle(question, evident=_key(evident) if evident else None)
    return next(w for w in group.fitting if _key(w) == chosen)


def _all(wording: Wording) -> set[int]:
    return set(range(1, wording.steps + 1))


def _key(wording: Wording) -> str:
    return "; ".join(wording.answers)


def _shown(wording: Wording) -> str:
    return ", ".join(f"{n} = {answer}" for n, answer in enumerate(wording.answers, start=1))


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(f'"{text}"' for text in texts)
